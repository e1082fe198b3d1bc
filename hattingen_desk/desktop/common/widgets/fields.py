"""Fields: one line with caption, error and repair link; filter field; date field; choice row.

Use::

    iban = LineField("IBAN", optional=True)
    iban.set_error("Zu kurz: eine deutsche IBAN hat 22 Stellen.", repair="Übernehmen", on_repair=self._take)
    due = DateField("Frist", today=clock.today)          # typed +14, mo, 31.12.; due.value() -> date | None
    filter = FilterField("Dokumente filtern"); filter.edit.textChanged.connect(...)
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import fonts, icons, sizes, spoken, theme
from hattingen_desk.desktop.common.widgets.buttons import LinkButton
from hattingen_desk.desktop.common.widgets.labels import ElidedLabel, IconLabel, Label
from hattingen_desk.domain.dates import WEEKDAYS, parse_date, short_date
from hattingen_desk.domain.errors import InvalidInputError


class LineEdit(QLineEdit):
    """A line edit in our fonts that shows the beginning of a long value."""

    def __init__(self, name: str, parent: QWidget | None = None, *, tabular: bool = False, small: bool = False) -> None:
        super().__init__(parent)
        fonts.set_role(self, "text", tabular=tabular)
        self.setAccessibleName(name)
        self.setProperty("small", "true" if small else "false")

    def show_value(self, text: str) -> None:
        """Sets the text and shows it from its first letter."""
        self.setText(text)
        self.setCursorPosition(0)


class LineField(QWidget):
    """Caption, line edit, and below it one line for an error with its repair, or for a remark."""

    changed = Signal(str)
    """The clerk typed."""
    committed = Signal(str)
    """Enter, or the focus left after a change."""

    def __init__(
        self,
        caption: str,
        parent: QWidget | None = None,
        *,
        optional: bool = False,
        remark: str = "",
        tabular: bool = False,
    ) -> None:
        super().__init__(parent)
        self.caption = Label(caption, "label", tone="text2")
        self.edit = LineEdit(caption, tabular=tabular)
        self.caption.setBuddy(self.edit)
        self._remark = Label(remark or (self.tr("freiwillig") if optional else ""), "smallest", tone="text3")
        self._hint_icon = IconLabel("circle-alert", "bad", sizes.ICON_SMALL)
        self._hint = ElidedLabel("", "secondary", tone="bad")
        self._repair = LinkButton("")
        self._on_repair: Callable[[], None] | None = None
        self._repair.clicked.connect(self._do_repair)
        self._below = QWidget()
        self._lay_out()
        self._stored = ""
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._commit)
        self.setFocusProxy(self.edit)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(sizes.GAP)
        head.addWidget(self.caption)
        head.addWidget(self._remark)
        head.addStretch(1)
        below = QHBoxLayout(self._below)
        below.setContentsMargins(1, 0, 0, 0)
        below.setSpacing(5)
        below.addWidget(self._hint_icon)
        below.addWidget(self._hint)
        below.addWidget(self._repair)
        below.addStretch(1)
        self._repair.hide()
        self._below.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addWidget(self.edit)
        layout.addWidget(self._below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Puts a value in, shown from its first letter, and forgets errors."""
        self._stored = text
        self.edit.show_value(text)
        self.clear_hint()

    def set_read_only(self, *, read_only: bool = True) -> None:
        """Read-only is to be read: sunken, text in full colour."""
        self.edit.setReadOnly(read_only)
        theme.polish(self.edit)

    @property
    def error(self) -> str:
        """The error on show, "" when there is none."""
        return self._hint.text() if self.edit.property("state") == "error" else ""

    def set_error(self, sentence: str, *, repair: str = "", on_repair: Callable[[], None] | None = None) -> None:
        """Says what is wrong, below the field, with the repair as a link on the same line."""
        theme.set_property(self.edit, "state", "error")
        self._show_hint(sentence, "circle-alert", "bad")
        self._repair.setText(repair)
        self._repair.setVisible(bool(repair))
        self._on_repair = on_repair
        spoken.announce(self.edit, sentence)

    def set_hint(self, sentence: str, *, icon: str = "info", tone: str = "text2") -> None:
        """Says something about the value that is no error."""
        theme.set_property(self.edit, "state", "normal")
        self._repair.hide()
        self._show_hint(sentence, icon, tone)

    def clear_hint(self) -> None:
        """Takes error and hint away."""
        theme.set_property(self.edit, "state", "normal")
        self._below.hide()
        self.edit.setAccessibleDescription("")

    def _show_hint(self, sentence: str, icon: str, tone: str) -> None:
        self._hint_icon.set_icon(icon, "text3" if tone == "text2" else tone)
        self._hint.set_tone(tone)
        self._hint.setText(sentence)
        self.edit.setAccessibleDescription(sentence)
        self._below.show()

    def _do_repair(self) -> None:
        if self._on_repair is not None:
            self._on_repair()

    def _typed(self, text: str) -> None:
        if self.error:
            self.clear_hint()
        self.changed.emit(text)

    def _commit(self) -> None:
        if self.edit.text() != self._stored:
            self._stored = self.edit.text()
            self.committed.emit(self._stored)


class DateField(LineField):
    """A date as a clerk types it: ``+14``, ``mo``, ``31.12.``; below it stands the day it means."""

    date_changed = Signal(object)
    """date or None, while typing."""

    def __init__(
        self,
        caption: str,
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        optional: bool = False,
    ) -> None:
        super().__init__(caption, parent, optional=optional, tabular=True)
        self._today = today
        self._date: date | None = None
        self._optional = optional
        self.edit.setPlaceholderText(self.tr("31.12., +14, +2w, mo"))
        self.edit.textEdited.connect(self._read)
        self.edit.editingFinished.connect(self.check)

    def value(self) -> date | None:
        """The day that is meant; None while nothing readable stands there."""
        return self._date

    def set_date(self, day: date | None) -> None:
        """Shows a day as dd.MM.yyyy."""
        self._date = day
        self.set_text(short_date(day) if day is not None else "")
        if day is not None:
            self._say(day)

    def check(self) -> bool:
        """Whether what stands there can be taken; otherwise the error is shown. The day is written out."""
        text = self.edit.text().strip()
        if not text:
            self._date = None
            if self._optional:
                self.clear_hint()
                return True
            return False
        try:
            day = parse_date(text, self._today())
        except InvalidInputError as error:
            self._date = None
            self.set_error(error.message)
            return False
        self.set_date(day)
        return True

    def _read(self, text: str) -> None:
        try:
            self._date = parse_date(text, self._today())
        except InvalidInputError:
            self._date = None
            self.clear_hint()
        else:
            self._say(self._date)
        self.date_changed.emit(self._date)

    def _say(self, day: date) -> None:
        self.set_hint(f"{WEEKDAYS[day.weekday()]}, {short_date(day)}", icon="calendar-days")


class FilterField(QWidget):
    """The quick filter of a list: magnifier, placeholder, clear; Esc empties it, Strg+F leads to it."""

    changed = Signal(str)
    down_pressed = Signal()
    """Arrow down: the list below takes the focus."""

    def __init__(self, placeholder: str, parent: QWidget | None = None, *, magnifier: bool = True) -> None:
        super().__init__(parent)
        self.edit = _FilterEdit(placeholder, self)
        self.edit.setPlaceholderText(placeholder)
        if magnifier:
            sign = self.edit.addAction(icons.icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
            sign.setText(placeholder)  # its button's name for screen readers
        self._clear = self.edit.addAction(icons.icon("x", "text3"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(self.tr("Filter leeren"))
        self._clear.setToolTip(self.tr("Filter leeren (Esc)"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.edit.clear)
        self.edit.textChanged.connect(self._changed)
        self.edit.down_pressed.connect(self.down_pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What is filtered by."""
        return self.edit.text()

    def clear(self) -> None:
        """Empties the filter."""
        self.edit.clear()

    def _changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.changed.emit(text)


class _FilterEdit(LineEdit):
    down_pressed = Signal()

    def sizeHint(self) -> QSize:
        return QSize(140, theme.px(sizes.CONTROL_SMALL) + 2)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent, small=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)
