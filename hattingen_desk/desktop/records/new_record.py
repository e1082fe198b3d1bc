"""The page on which a record is created: position, title, and the fields of its type.

Use::

    page = NewRecordPage(desk); page.ask("11.30.02")
    page.created.connect(...)        # Changes with ``created``; page.cancelled when the clerk changes his mind
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hattingen_desk.application.changes import Changes
from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.common import sizes, tasks, theme
from hattingen_desk.desktop.common.widgets import Button, DateField, Label, LineField
from hattingen_desk.desktop.records import fact_sheets
from hattingen_desk.desktop.records.choice_fields import ChoiceField, PositionField
from hattingen_desk.desktop.records.fact_sheets import TYPE_FIELD, Fact, FieldKind
from hattingen_desk.desktop.search.record_choice import RecordChoice
from hattingen_desk.domain.definitions import RecordType
from hattingen_desk.domain.errors import DeskError, InvalidInputError

_WIDTH = 520


class NewRecordPage(QWidget):
    """See the module."""

    created = Signal(object)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._type: RecordType | None = None
        self._fields: dict[str, LineField | ChoiceField] = {}
        self._busy = False
        self.place = PositionField(self.tr("Position im Aktenplan"), desk.browsing)
        self.title = LineField(self.tr("Titel"))
        self._type_fields = QWidget()
        self._type_layout = QVBoxLayout(self._type_fields)
        self._type_layout.setContentsMargins(0, 0, 0, 0)
        self._type_layout.setSpacing(12)
        self.save = Button(self.tr("Akte anlegen"), kind="main", icon="folder-plus")
        self.cancel = Button(self.tr("Abbrechen"), kind="quiet")
        self._lay_out()
        self.place.chosen.connect(self._show_type)
        self.save.clicked.connect(self._create)
        self.cancel.clicked.connect(self.cancelled)

    def _lay_out(self) -> None:
        body = QWidget()
        theme.set_ground(body, "surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(sizes.PANE, sizes.PANE, sizes.PANE, sizes.PANE)
        column.setSpacing(12)
        column.addWidget(Label(self.tr("Neue Akte"), "title"))
        hint = self.tr("Das Aktenzeichen wird beim Anlegen vergeben.")
        column.addWidget(Label(hint, "secondary", tone="text2", wrap=True))
        for widget in (self.place, self.title, self._type_fields):
            widget.setMaximumWidth(theme.px(_WIDTH))
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(sizes.GAP)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.setFocusProxy(self.place)

    def ask(self, number: str = "") -> None:
        """Opens with a position that may be known already."""
        self.title.set_text("")
        self._clear_type()
        if number:
            self.place.choose_number(number)
            self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.place.choose(None)
            self.place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._create()
        else:
            super().keyPressEvent(event)

    # --- fields of the type ---

    def _clear_type(self) -> None:
        self._type = None
        self._fields = {}
        while self._type_layout.count():
            item = self._type_layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_type(self, choice: RecordChoice | None) -> None:
        if choice is None:
            return
        kind = self._desk.browsing.record_type_of(choice.id)
        if self._type is not None and self._type.id == kind.id:
            return
        self._clear_type()
        self._type = kind
        for fact in fact_sheets.type_fields(kind, {}):
            field = self._field(fact)
            self._fields[fact.id] = field
            self._type_layout.addWidget(field)

    def _field(self, fact: Fact) -> LineField | ChoiceField:
        if fact.kind is FieldKind.CHOICE:
            choice = ChoiceField(fact.caption)
            choice.set_choices(fact.choices, None if fact.required else "")
            return choice
        if fact.kind is FieldKind.DATE:
            return DateField(fact.caption, self._desk.clock.today, optional=not fact.required)
        return LineField(fact.caption, optional=not fact.required, tabular=fact.tabular)

    # --- creating ---

    def _create(self) -> None:
        values = self._values()
        place = self.place.choice
        if values is None or place is None or self._busy:
            return
        title = self.title.text()
        self._busy = True

        def done(changes: Changes) -> None:
            self._busy = False
            self.created.emit(changes)

        def refused(error: DeskError) -> None:
            self._busy = False
            if isinstance(error, InvalidInputError):
                self.title.set_error(error.message)
            else:
                self.failed.emit(error)

        tasks.run(
            lambda: self._desk.filing.create_record(place.id, title, fields=values),
            parent=self, on_success=done, on_failure=refused,
        )  # fmt: skip

    def _values(self) -> dict[str, str] | None:
        """What was typed, as it is stored; None after every gap was shown and the cursor put into the first."""
        gaps: list[QWidget] = []
        if self.place.choice is None:
            self.place.set_error(self.tr("Wählen Sie eine Position aus der Liste."))
            gaps.append(self.place)
        if not self.title.text().strip():
            self.title.set_error(self.tr("Wie heißt die Akte?"))
            gaps.append(self.title)
        values: dict[str, str] = {}
        for fact_id, field in self._fields.items():
            name = fact_id.removeprefix(TYPE_FIELD)
            typed = field.value if isinstance(field, ChoiceField) else field.text()
            try:
                value = self._stored(name, typed)
            except InvalidInputError as error:
                field.set_error(error.message)
                gaps.append(field)
            else:
                if value:
                    values[name] = value
        if gaps:
            gaps[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return None
        return values

    def _stored(self, name: str, typed: str) -> str:
        if self._type is None:
            return ""
        return fact_sheets.stored(self._type, name, str(typed), self._desk.clock.today())
