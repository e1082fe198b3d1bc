"""Blocks of a page: card, section header, empty state, progress line.

Use::

    card = Card("Wiedervorlagen"); card.header.set_count("11 offen"); card.header.add(button); card.body.addWidget(list)
    empty = EmptyState("file-text", "Noch keine Dokumente", "Ziehen Sie Dateien hierher.")
    empty.add_button("Datei ablegen", self._file, icon="paperclip")
    line = ProgressLine(); line.start() ... line.stop()      # shows itself only after 300 ms
"""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import fonts, sizes, theme
from hattingen_desk.desktop.common.widgets.buttons import Button
from hattingen_desk.desktop.common.widgets.labels import ElidedLabel, IconLabel, KeyCap, Label

_MEASURE = 600
"""Width of the sentence of an empty state at 100 %."""


class SectionHeader(QWidget):
    """A head of 13/600 with a count in text3 behind it, and room for small acts at the right."""

    def __init__(self, title: str, parent: QWidget | None = None, *, count: str = "") -> None:
        super().__init__(parent)
        self.title = Label(title, "section")
        self.count = ElidedLabel(count, "text", tone="text3", minimum=0)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(sizes.GAP)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.count)
        self._layout.addStretch(1)

    def set_count(self, count: str) -> None:
        """The words behind the head, e.g. "11 offen"."""
        self.count.setText(count)

    def add(self, widget: QWidget) -> None:
        """Adds a widget at the right end."""
        self._layout.addWidget(widget)


class Card(QFrame):
    """A block of an overview page: surface, hairline border, radius 8, header and ``body`` layout."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.header = SectionHeader(title)
        self.header.setContentsMargins(17, 0, 12, 0)
        fonts.set_minimum_height(self.header, 44)
        self.header.setVisible(bool(title))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        layout = QVBoxLayout(self)
        # one pixel for the border, so that rows do not paint over it
        layout.setContentsMargins(1, 1, 1, 8)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(self.body, 1)


class EmptyState(QWidget):
    """What an empty place says: what is empty, one sentence, at most three buttons with the next step."""

    MOST_BUTTONS = 3

    def __init__(self, icon: str, head: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon, "text3", sizes.ICON_EMPTY)
        self._head = Label(head, "area", wrap=True)
        self._text = Label(text, "text", tone="text2", wrap=True)
        for label in (self._head, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._row = QHBoxLayout()
        self._row.setSpacing(sizes.GAP)
        self._row.addStretch()
        self._row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sizes.PAGE, sizes.GROUP, sizes.PAGE, sizes.GROUP)
        layout.setSpacing(4)
        layout.addStretch(1)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(6)
        layout.addWidget(self._head)
        layout.addWidget(self._text)
        layout.addSpacing(6)
        layout.addLayout(self._row)
        layout.addStretch(2)
        self.set_words(head, text)

    def set_words(self, head: str, text: str, *, icon: str | None = None) -> None:
        """Says something else: nothing there, or the filter hides all."""
        self._head.setText(head)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        if icon is not None:
            self._icon.set_icon(icon)
        stop = "" if head.endswith(("?", "!", ".")) else "."
        self.setAccessibleName(f"{head}{stop} {text}".strip())

    def add_button(self, text: str, callback: Callable[[], None], *, icon: str | None = None) -> Button:
        """Adds a next step. ValueError at the fourth."""
        if self._row.count() - 2 >= self.MOST_BUTTONS:
            raise ValueError("an empty state offers at most three next steps")
        button = Button(text, icon=icon)
        button.clicked.connect(lambda: callback())  # noqa: PLW0108 - the click brings a boolean
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # long lines are hard to read; a maximum width on the labels would cut their wrapped lines
        side = max(sizes.PAGE, (self.width() - theme.px(_MEASURE)) // 2)
        self.setContentsMargins(side - sizes.PAGE, 0, side - sizes.PAGE, 0)

    def add_keys(self, shortcut: str, words: str) -> None:
        """Adds a key cap and what it does."""
        self._row.setSpacing(6)
        if self._row.count() > 2:
            self._row.insertSpacing(self._row.count() - 1, sizes.GAP)
        self._row.insertWidget(self._row.count() - 1, KeyCap(shortcut))
        self._row.insertWidget(self._row.count() - 1, Label(words, "secondary", tone="text2"))

    def clear_buttons(self) -> None:
        """Takes the buttons and keys away."""
        while self._row.count() > 2:
            item = self._row.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()


class ProgressLine(QWidget):
    """A 2 px line under the head of a pane. Its place is reserved; nothing shows in the first 300 ms."""

    DELAY_MS = 300

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fraction: float | None = None
        self._shown = False
        self._clock = QElapsedTimer()
        self._delay = QTimer(self, singleShot=True, interval=self.DELAY_MS)
        self._delay.timeout.connect(self._show_line)

    def start(self) -> None:
        """Something has begun."""
        if not self._shown and not self._delay.isActive():
            self._fraction = None
            self._clock.start()
            self._delay.start()

    def set_fraction(self, fraction: float) -> None:
        """How much is done, 0 to 1."""
        self._fraction = fraction
        self.update()

    def stop(self) -> None:
        """It has ended."""
        self._delay.stop()
        self._shown = False
        self.setAccessibleName("")
        self.update()

    @property
    def shown(self) -> bool:
        """Whether the line is to be seen."""
        return self._shown

    def _show_line(self) -> None:
        self._shown = True
        self.setAccessibleName("Wird geladen")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter = QPainter(self)
        # nothing loops: without a known share the line stands at a third
        share = 0.33 if self._fraction is None else max(0.02, min(1.0, self._fraction))
        painter.fillRect(0, 0, self.width(), 2, theme.colour("line"))
        painter.fillRect(0, 0, round(self.width() * share), 2, theme.colour("accent"))


class Avatar(QWidget):
    """The initials of a person on a round accent_soft ground."""

    def __init__(self, initials: str, name: str, parent: QWidget | None = None, *, size: int = 28) -> None:
        super().__init__(parent)
        self._initials = initials
        fonts.set_role(self, "caption")
        self.setFixedSize(size, size)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawEllipse(self.rect())
        painter.setFont(self.font())
        painter.setPen(theme.colour("accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
