"""Labels: plain words by role and tone, an eliding one for data, key caps, separators.

Use::

    title = Label("Hollenbeck, Anneke", "title")
    where = ElidedLabel(record.title, "secondary", tone="text2")      # data always goes into an eliding label
    keys = KeyCap("Ctrl+K")                                           # shows Strg+K
    layout.addWidget(Line())                                          # a hairline
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, theme
from hattingen_desk.desktop.common.keys import in_german


class Label(QLabel):
    """Plain text in the font of ``role`` and the colour of ``tone``. Never guesses rich text."""

    def __init__(
        self,
        text: str = "",
        role: str = "text",
        parent: QWidget | None = None,
        *,
        tone: str = "text",
        wrap: bool = False,
        tabular: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        fonts.set_role(self, role, tabular=tabular)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            # setWordWrap made the height depend on the width; a policy of our own would forget that
            policy = self.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            self.setSizePolicy(policy)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Changes the colour token of the words."""
        theme.set_property(self, "tone", tone)


class ElidedLabel(Label):
    """One line that ends in an ellipsis where room ends; the tooltip then shows the whole.

    It never forces a window wider, so all text that comes from data belongs into one.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "text",
        parent: QWidget | None = None,
        *,
        tone: str = "text",
        tabular: bool = False,
        minimum: int = 24,
    ) -> None:
        self._minimum = minimum
        super().__init__(text, role, parent, tone=tone, tabular=tabular)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._minimum, super().sizeHint().height())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.fontMetrics().height() + 2)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._show_whole_if_cut()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole_if_cut()

    def _show_whole_if_cut(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = self.property("tone") if self.isEnabled() else "disabled"
        painting.text(painter, self.rect(), self.text(), tone or "text", self.font(), self.alignment())


class KeyCap(QWidget):
    """A key or shortcut drawn as a small key; ``shortcut`` in Qt's portable form or a German word."""

    def __init__(self, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = in_german(shortcut)
        fonts.set_role(self, "smallest")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._words)

    def set_shortcut(self, shortcut: str) -> None:
        """Shows other keys."""
        self._words = in_german(shortcut)
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 12, theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key_cap(painter, self.rect(), self._words)


def key_cap_width(words: str) -> int:
    """Width of the key cap that ``paint_key_cap`` draws for ``words``."""
    return fonts.metrics("smallest").horizontalAdvance(words) + 12


def paint_key_cap(painter: QPainter, rect: QRect, words: str) -> None:
    """Draws a key cap that fills ``rect``, for delegates and fields."""
    painting.panel(painter, rect, "surface", sizes.RADIUS_SMALL, "line2")
    painting.text(painter, rect, words, "text3", fonts.font("smallest"), Qt.AlignmentFlag.AlignCenter)


class Line(QWidget):
    """A hairline between panes or blocks; upright between panes side by side."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False, colour: str = "line") -> None:
        super().__init__(parent)
        self._upright = upright
        self._colour = colour
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        length = self.height() if self._upright else self.width()
        painting.hairline(painter, 0, 0, length, self._colour, upright=self._upright)


class IconLabel(QWidget):
    """An icon in a colour token, beside words that say the same: it has no accessible name of its own."""

    def __init__(self, icon: str, colour: str = "text3", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._colour = colour
        self._size = size
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, colour: str | None = None) -> None:
        """Shows another icon, in another colour if one is given."""
        self._icon = icon
        self._colour = colour or self._colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw(painter, self._icon, self._colour, self.rect(), self._size)
