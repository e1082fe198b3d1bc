"""The form that opens inside the card for a new follow-up, and the small one that changes a day in place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import sizes, theme
from hattingen_desk.desktop.common.widgets import Button, DateField, LineField
from hattingen_desk.desktop.my_day.typed_time import parse_time
from hattingen_desk.desktop.search.record_choice import Choices
from hattingen_desk.desktop.search.record_field import RecordField
from hattingen_desk.domain.dates import short_date, weekday_date
from hattingen_desk.domain.errors import DeskError, InvalidInputError

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class NewFollowUp:
    """What the form was filled with."""

    record_id: str
    title: str
    due_on: date
    time_of_day: str
    note: str


class FollowUpForm(QFrame):
    """Title, record, day, time and note of a new follow-up. Enter sets it, Esc closes the form."""

    submitted = Signal(object)
    """NewFollowUp"""
    closed = Signal()

    def __init__(
        self, find: Callable[[str], Choices], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        theme.set_ground(self, "sunken")
        self.setAccessibleName(self.tr("Neue Wiedervorlage"))
        self.title = LineField(self.tr("Was ist zu tun?"))
        self.record = RecordField(self.tr("Akte"), find)
        self.due = DateField(self.tr("Fällig am"), today)
        self.time = LineField(self.tr("Uhrzeit"), optional=True, tabular=True)
        self.note = LineField(self.tr("Bemerkung"), optional=True)
        self._save = Button(self.tr("Wiedervorlage setzen"), icon="check")
        self._cancel = Button(self.tr("Abbrechen"), kind="quiet")
        self._save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.close_form)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.GROUP)
        grid.setVerticalSpacing(sizes.GAP)
        grid.addWidget(self.title, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.due, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.time, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.record, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.note, 1, 1, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 1)
        self.time.setMinimumWidth(theme.px(110))
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.GAP)
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(17, 12, 17, 14)
        layout.setSpacing(12)
        layout.addLayout(grid)
        layout.addLayout(buttons)

    def open_form(self) -> None:
        """Shows the form, empty and with tomorrow's day proposed, the focus in its first field."""
        if self.isHidden():
            self.title.set_text("")
            self.record.choose(None)
            self.due.set_date(self._today() + timedelta(days=1))
            self.time.set_text("")
            self.note.set_text("")
            self.show()
        self.title.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_form(self) -> None:
        """Hides the form; what was typed is gone."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def submit(self) -> None:
        """Gives out what was typed, or leads to the first gap."""
        gap = self._first_gap()
        if gap is not None:
            gap.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        record, due = self.record.choice, self.due.value()
        if record is not None and due is not None:
            time = parse_time(self.time.text())
            self.submitted.emit(NewFollowUp(record.id, self.title.text(), due, time, self.note.text()))

    def refuse(self, error: DeskError) -> None:
        """Shows why the follow-up could not be set, at the day it most often concerns."""
        self.due.set_error(error.message)
        self.due.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _first_gap(self) -> LineField | None:
        gaps: list[LineField] = []
        if not self.title.text().strip():
            self.title.set_error(self.tr("Schreiben Sie, was zu tun ist."))
            gaps.append(self.title)
        if not self.due.check():
            if not self.due.error:
                self.due.set_error(self.tr("Tippen Sie einen Tag, etwa +14 oder mo."))
            gaps.append(self.due)
        try:
            parse_time(self.time.text())
        except InvalidInputError as error:
            self.time.set_error(error.message)
            gaps.append(self.time)
        if self.record.choice is None:
            self.record.set_error(self.tr("Wählen Sie die Akte, zu der die Wiedervorlage gehört."))
            gaps.append(self.record)
        return gaps[0] if gaps else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in _ENTER:
            self.submit()
        else:
            super().keyPressEvent(event)


class NewDay(QFrame):
    """Changes the day of a follow-up at its row. Enter takes the day, Esc leaves it as it was."""

    submitted = Signal(object)
    """date"""
    closed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("new_day")
        self._today = today
        self.setProperty("card", "float")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.due = DateField(self.tr("Neuer Tag"), today)
        quick = QHBoxLayout()
        quick.setSpacing(6)
        for words, step in ((self.tr("Morgen"), 1), (self.tr("1 Woche"), 7), (self.tr("2 Wochen"), 14)):
            button = Button(words, small=True)
            button.clicked.connect(lambda _checked=False, step=step: self._take(self._today() + timedelta(days=step)))
            quick.addWidget(button)
        quick.addStretch(1)
        take = Button(self.tr("Verschieben"), icon="check", small=True)
        take.clicked.connect(self.submit)
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        row.addWidget(self.due, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addLayout(row)
        layout.addLayout(quick)
        layout.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedWidth(theme.px(300))
        self.hide()

    @property
    def over(self) -> QWidget:
        """The widget it lies over; places are told in its coordinates."""
        return self._over

    def open_at(self, title: str, day: date, top: int, right: int) -> None:
        """Opens with its upper right corner at ``right``, ``top`` of the parent, for a follow-up due on ``day``."""
        self.setAccessibleName(self.tr("Neuer Tag für {0}, jetzt {1}").format(title, short_date(day)))
        self.due.set_date(day)
        self.adjustSize()
        highest = max(0, self._over.height() - self.height() - sizes.GAP)
        self.move(max(0, right - self.width()), max(0, min(top, highest)))
        self.show()
        self.raise_()
        self.due.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.due.edit.selectAll()
        self.due.edit.setToolTip(self.tr("Jetzt {0}").format(weekday_date(day)))

    def submit(self) -> None:
        """Gives out the day, or says that it cannot be read."""
        if self.due.check():
            self._take(self.due.value())
        elif not self.due.error:
            self.due.set_error(self.tr("Tippen Sie einen Tag, etwa +14 oder mo."))

    def close_form(self) -> None:
        """Hides it and changes nothing."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _take(self, day: date | None) -> None:
        if day is not None:
            self.submitted.emit(day)
            self.close_form()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in _ENTER:
            self.submit()
        else:
            super().keyPressEvent(event)
