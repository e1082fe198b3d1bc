"""Inline panels at the foot of the middle pane: a question with one or two fields, never a dialog.

Use::

    panel = FollowUpPanel(clock.today); panel.ask("Antrag auf Elternzeit")
    panel.accepted.connect(self._save); panel.closed.connect(self._focus_table)

Enter accepts, Esc closes; ``refuse`` shows a sentence at the field it concerns.
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hattingen_desk.application.browsing import Browsing, RecordSheet
from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.common import sizes, tasks, theme
from hattingen_desk.desktop.common.widgets import Button, DateField, ElidedLabel, Line, LineField, ToolButton
from hattingen_desk.desktop.records.choice_fields import ChoiceField, PositionField
from hattingen_desk.desktop.search.record_choice import RecordChoice, find_records
from hattingen_desk.desktop.search.record_field import RecordField
from hattingen_desk.domain.definitions import Register


class InlinePanel(QWidget):
    """Head line with close, a row of fields, and the button that does it."""

    accepted = Signal()
    closed = Signal()

    def __init__(self, icon: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = ElidedLabel("", "section")
        self.act = Button(act, icon=icon)
        self.act.clicked.connect(self.accepted)
        self._close = ToolButton("x", self.tr("Schließen"), shortcut="Esc")
        self._close.clicked.connect(self.close_panel)
        self._fields = QHBoxLayout()
        self._fields.setSpacing(12)
        theme.set_ground(self, "sunken")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self._close)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(self._fields, 1)
        side = QVBoxLayout()
        side.setContentsMargins(0, theme.px(18) + 3, 0, 0)
        side.addWidget(self.act)
        side.addStretch(1)
        row.addLayout(side)
        inner = QVBoxLayout()
        inner.setContentsMargins(sizes.PANE, 6, 10, 12)
        inner.setSpacing(4)
        inner.addLayout(top)
        inner.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Line())
        layout.addLayout(inner)
        self.hide()

    def close_panel(self) -> None:
        """Goes without doing anything."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, field: QWidget, share: int) -> None:
        # captions stand on one line, whatever is said below a field
        self._fields.addWidget(field, share, Qt.AlignmentFlag.AlignTop)

    def _open(self, head: str, first: QWidget) -> None:
        self.head.setText(head)
        self.setAccessibleName(head)
        self.show()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)


class FollowUpPanel(InlinePanel):
    """F8: what comes back, and when."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("alarm-clock", self.tr("Setzen"), parent)
        self.title = LineField(self.tr("Was ist zu tun?"))
        self.due = DateField(self.tr("Wann?"), today)
        self._add(self.title, 3)
        self._add(self.due, 2)

    def ask(self, subject: str) -> None:
        """Opens for a document or record."""
        self.title.set_text(subject)
        self.due.set_date(None)
        self._open(self.tr("Wiedervorlage zu „{0}“").format(subject), self.due)

    def answer(self) -> tuple[str, date] | None:
        """Title and day; None after the gap was shown and the cursor put there."""
        if not self.title.text().strip():
            self.title.set_error(self.tr("Sagen Sie kurz, was zu tun ist."))
            self.title.setFocus()
            return None
        self.due.check()
        day = self.due.value()
        if day is None:
            if not self.due.text().strip():
                self.due.set_error(self.tr("Wann? Zum Beispiel +14 oder mo."))
            self.due.setFocus()
            return None
        return self.title.text().strip(), day


class CasePanel(InlinePanel):
    """A new case inside the record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("folder-plus", self.tr("Anlegen"), parent)
        self.title = LineField(self.tr("Titel des Vorgangs"))
        self.register = ChoiceField(self.tr("Register"))
        self._add(self.title, 3)
        self._add(self.register, 2)

    def ask(self, sheet: RecordSheet, register: str = "") -> None:
        """Opens for a record."""
        self.title.set_text("")
        self.register.set_choices(register_choices(sheet.registers), register)
        self.register.setVisible(bool(sheet.registers))
        self._open(self.tr("Neuer Vorgang in „{0}“").format(sheet.record.title), self.title)


class MovePanel(InlinePanel):
    """Where documents go: a record found by typing, and the register or case in it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("folder-input", self.tr("Verschieben"), parent)
        self._desk = desk
        self._latest = tasks.Latest(self)
        self.ids: Callable[[], Sequence[str]] = tuple
        self._here = ""
        self.record = RecordField(self.tr("Akte"), lambda text: find_records(desk, text))
        self.place = ChoiceField(self.tr("Register oder Vorgang"))
        self._add(self.record, 1)
        self._add(self.place, 1)
        self.record.chosen.connect(self._load_places)

    def ask(self, head: str, ids: Callable[[], Sequence[str]], record: RecordChoice, here: str = "") -> None:
        """Opens for these documents; their own record and place (``register:R6``, ``case:ID``) stand there at first."""
        self.ids = ids
        self._here = here
        self.record.choose(record)
        self._open(head, self.record)
        self.record.edit.selectAll()

    def target(self) -> tuple[str, str, str | None] | None:
        """Record id, register, case id; None after the gap was shown."""
        if self.record.choice is None:
            self.record.set_error(self.tr("Wählen Sie eine Akte aus der Liste."))
            self.record.setFocus()
            return None
        kind, _, value = self.place.value.partition(":")
        return self.record.choice.id, value if kind == "register" else "", value if kind == "case" else None

    def _load_places(self, record: RecordChoice | None) -> None:
        self.place.setVisible(False)
        if record is None:
            return
        self._latest.run(lambda: self._desk.browsing.sheet(record.id), on_success=self._show_places)

    def _show_places(self, sheet: RecordSheet) -> None:
        places = [(f"register:{number}", words) for number, words in register_choices(sheet.registers)]
        if not sheet.registers:
            places.append(("register:", self.tr("Ohne Vorgang")))
        places += [(f"case:{case.id}", self.tr("Vorgang {0}").format(case.title)) for case in sheet.cases]
        self.place.set_choices(places, self._here)
        self.place.setVisible(len(places) > 1)


class MoveRecordPanel(InlinePanel):
    """Which position of the filing plan a record goes to."""

    def __init__(self, browsing: Browsing, parent: QWidget | None = None) -> None:
        super().__init__("folder-input", self.tr("Verschieben"), parent)
        self.place = PositionField(self.tr("Position im Aktenplan"), browsing)
        self._add(self.place, 1)

    def ask(self, sheet: RecordSheet) -> None:
        """Opens for a record."""
        self.place.choose(None)
        self._open(
            self.tr("„{0}“ verschieben: die Akte erhält ein neues Zeichen").format(sheet.record.title), self.place
        )

    def target(self) -> str:
        """The number; empty after the gap was shown."""
        if self.place.choice is None:
            self.place.set_error(self.tr("Wählen Sie eine Position aus der Liste."))
            self.place.setFocus()
            return ""
        return self.place.choice.id


def register_choices(registers: Sequence[Register]) -> list[tuple[str, str]]:
    """Return the registers as choices; a record with registers files everything into one of them."""
    return [(each.number, f"{each.number} {each.title}") for each in registers]
