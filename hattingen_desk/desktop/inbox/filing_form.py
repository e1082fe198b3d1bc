"""The middle pane of *Eingang*: where the current file goes. Enter files it and the next one comes."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hattingen_desk.application.browsing import RecordSheet
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.read_models import InboxRow
from hattingen_desk.desktop.common import sizes, tasks, theme
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.widgets import (
    Button,
    ElidedLabel,
    KeyCap,
    Label,
    Line,
    LineField,
    LinkButton,
    StatusChip,
    UndoBar,
)
from hattingen_desk.desktop.common.widgets.notes import set_error
from hattingen_desk.desktop.inbox import presenter
from hattingen_desk.desktop.inbox.presenter import Order, Place
from hattingen_desk.desktop.records.choice_fields import ChoiceField
from hattingen_desk.desktop.search.record_choice import RecordChoice, find_records
from hattingen_desk.desktop.search.record_field import RecordField
from hattingen_desk.domain.errors import DeskError

_WIDEST = 560


class FilingForm(QWidget):
    """See the module."""

    ordered = Signal(object)
    """Order"""
    failed = Signal(object)
    open_wanted = Signal(str)
    """The id of the chosen record: the clerk wants to see it first."""
    closed = Signal()
    """Esc: back to the list."""

    def __init__(self, desk: Desk, undo_bar: UndoBar, notes: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: InboxRow | None = None
        self._sheet: RecordSheet | None = None
        self._sheets = tasks.Latest(self)
        self._reading = tasks.Latest(self, delay_ms=40)
        theme.set_ground(self, "surface")
        self.setAccessibleName(self.tr("Ablegen"))
        self.head = ElidedLabel("", "title")
        self.chip = StatusChip("to_check")
        self.facts = ElidedLabel("", "secondary", tone="text2")
        self.record = RecordField(self.tr("Akte"), lambda text: find_records(desk, text))
        self.register = ChoiceField(self.tr("Register"))
        self.case = ChoiceField(self.tr("Vorgang"))
        self.look = LinkButton(self.tr("Akte ansehen"))
        self.title = LineField(self.tr("Titel"))
        self.register_error = Label(
            self.tr("Wählen Sie das Register, in das die Datei gehört."), "secondary", tone="bad"
        )
        self._found = Label(self.tr("Im Text gefunden"), "label", tone="text2")
        self._proposals = QVBoxLayout()
        self._proposals.setSpacing(4)
        self.file = Button(kind="main")
        self.withdraw = Button(kind="quiet")
        self._lay_out(undo_bar, notes)
        self.record.chosen.connect(self._load_sheet)
        self.register.chosen.connect(self._choose_register)
        self.look.clicked.connect(self._look_at_record)
        self.setEnabled(False)

    def _lay_out(self, undo_bar: UndoBar, notes: QWidget) -> None:
        title = QHBoxLayout()
        title.setSpacing(sizes.GAP)
        title.addWidget(self.head)
        title.addWidget(self.chip)
        title.addStretch(1)
        self.head.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head = QVBoxLayout()
        head.setContentsMargins(sizes.PAGE - 4, 14, sizes.PAGE - 4, 14)
        head.setSpacing(2)
        head.addLayout(title)
        head.addWidget(self.facts)
        form = QVBoxLayout()
        form.setContentsMargins(sizes.PAGE - 4, sizes.GROUP, sizes.PAGE - 4, sizes.GROUP)
        form.setSpacing(14)
        record = QVBoxLayout()
        record.setSpacing(4)
        record.addWidget(self.record)
        record.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        form.addLayout(record)
        found = QVBoxLayout()
        found.setSpacing(4)
        found.addWidget(self._found)
        found.addLayout(self._proposals)
        form.addLayout(found)
        register = QVBoxLayout()
        register.setSpacing(3)
        register.addWidget(self.register)
        register.addWidget(self.register_error)
        form.addLayout(register)
        form.addWidget(self.case)
        form.addWidget(self.title)
        form.addStretch(1)
        box = QWidget()
        box.setLayout(form)
        box.setMaximumWidth(_WIDEST)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout()
        row.addWidget(box, 1000)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(notes)
        layout.addLayout(head)
        layout.addWidget(Line())
        layout.addLayout(row, 1)
        layout.addWidget(undo_bar)
        layout.addWidget(Line())
        layout.addWidget(self._decision_bar())
        self._show_fields()

    def _decision_bar(self) -> QWidget:
        bar = QWidget()
        bar.setMinimumHeight(theme.px(sizes.DECISION_BAR))
        row = QHBoxLayout(bar)
        row.setContentsMargins(sizes.PAGE - 4, 0, sizes.PANE, 0)
        row.setSpacing(sizes.GAP)
        row.addWidget(self.file)
        row.addWidget(self.withdraw)
        row.addStretch(1)
        row.addWidget(ElidedLabel(self.tr("Danach nächste Datei"), "secondary", tone="text2", minimum=0))
        row.addWidget(KeyCap("Ctrl+Return"))
        return bar

    def dress(self, registry: ActionRegistry) -> None:
        """Lets the buttons run their actions."""
        registry.dress(self.file, "inbox.file")
        registry.dress(self.withdraw, "inbox.withdraw")
        self.withdraw.setText(self.tr("Herausnehmen"))

    # --- what it shows ---

    def show_row(self, row: InboxRow | None, today: date) -> None:
        """Shows a file; the fields begin anew when it is another one."""
        before, self._row = self._row, row
        self.setEnabled(row is not None)
        if row is None:
            self._reading.cancel()
            return
        self.head.setText(row.title)
        self.head.setToolTip(row.file_name)
        self.chip.set_status("quarantined" if row.quarantined else "to_check")
        self.facts.setText(f"{presenter.facts(row)} · {presenter.arrived(row, today)}")
        self.file.setText(self.tr("Ungeöffnet ablegen") if row.quarantined else self.tr("Ablegen"))
        if before is None or before.id != row.id:
            self.title.set_text(row.title)
            self.record.choose(None)
            self._show_proposals(())
            self._reading.run(
                lambda: presenter.proposals(self._desk, row.id),
                on_success=self._show_proposals,
                on_failure=self.failed.emit,
            )

    @property
    def row(self) -> InboxRow | None:
        """The file on show."""
        return self._row

    @property
    def proposed(self) -> list[str]:
        """The records proposed for the file, in words; none once a record is chosen."""
        links = [self._proposals.itemAt(number) for number in range(self._proposals.count())]
        shown = [link.widget() for link in links if link is not None]
        return [link.text() for link in shown if isinstance(link, LinkButton) and link.isVisibleTo(self)]

    def take_proposal(self, number: int) -> None:
        """Chooses a proposed record."""
        item = self._proposals.itemAt(number)
        link = item.widget() if item is not None else None
        if isinstance(link, LinkButton):
            link.click()

    def take_focus(self) -> None:
        """Leads the keys to the first field."""
        self.record.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def has_focus(self) -> bool:
        """Whether the keys go to one of the fields."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _show_proposals(self, proposals: Sequence[RecordChoice]) -> None:
        while (item := self._proposals.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for proposal in proposals:
            link = LinkButton(f"{proposal.title} · {proposal.reference}", icon=proposal.icon)
            link.setAccessibleName(self.tr("In Akte {0} ablegen").format(f"{proposal.title}, {proposal.reference}"))
            link.clicked.connect(lambda _checked=False, proposal=proposal: self._take(proposal))
            self._proposals.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_fields()

    def _take(self, proposal: RecordChoice) -> None:
        self.record.choose(proposal)
        self.take_focus()

    # --- record, register, case ---

    def _load_sheet(self, record: RecordChoice | None) -> None:
        self._sheet = None
        self._show_fields()
        if record is None:
            self._sheets.cancel()
            return
        self._sheets.run(
            lambda: self._desk.browsing.sheet(record.id), on_success=self._show_sheet, on_failure=self._no_sheet
        )

    def _show_sheet(self, sheet: RecordSheet) -> None:
        self._sheet = sheet
        self.register.set_choices(presenter.register_choices(sheet))
        self.case.set_choices(presenter.case_choices(sheet, ""))
        self._show_fields()

    def _no_sheet(self, error: DeskError) -> None:
        self.record.set_error(error.message)

    def _choose_register(self, register: str) -> None:
        if self._sheet is not None:
            self.case.set_choices(presenter.case_choices(self._sheet, register))
            self._show_fields()

    def _show_fields(self) -> None:
        self.register.setVisible(self.register.box.count() > 0 and self._sheet is not None)
        self.case.setVisible(self.case.box.count() > 0 and self._sheet is not None)
        set_error(self.register.box, wrong=False)
        self.register_error.hide()
        chosen = self.record.choice is not None
        self.look.setVisible(chosen)
        for number in range(self._proposals.count()):
            item = self._proposals.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(not chosen)
        self._found.setVisible(not chosen and self._proposals.count() > 0)

    def _look_at_record(self) -> None:
        if self.record.choice is not None:
            self.open_wanted.emit(self.record.choice.id)

    # --- filing ---

    def submit(self) -> None:
        """Orders the file to be filed, or leads to the first gap."""
        row = self._row
        if row is None:
            return
        gap = self._first_gap()
        if gap is not None:
            gap.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        record = self.record.choice
        if record is not None:
            place = Place(record.id, self.register.value, self.case.value or None)
            self.ordered.emit(Order(row.id, self.title.text().strip(), place, unopened=row.quarantined))

    def _first_gap(self) -> QWidget | None:
        gaps: list[QWidget] = []
        if self.record.choice is None:
            self.record.set_error(self.tr("Wählen Sie die Akte, in die die Datei gehört."))
            gaps.append(self.record.edit)
        elif self._sheet is None:
            # the registers are still being read: not filed anywhere yet
            gaps.append(self.record.edit)
        elif self.register.isVisibleTo(self) and not self.register.value:
            set_error(self.register.box, wrong=True)
            self.register_error.show()
            gaps.append(self.register.box)
        if not self.title.text().strip():
            self.title.set_error(self.tr("Geben Sie der Datei einen Titel."))
            gaps.append(self.title.edit)
        return gaps[0] if gaps else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
