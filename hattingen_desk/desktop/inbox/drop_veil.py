"""Lies over the screen while files are dragged above it, and says what letting go will do."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, theme


class DropVeil(QWidget):
    """A veil in accent_soft with an icon and a line of words."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._words = words
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lay_over(self) -> None:
        """Covers its parent."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = theme.colour("accent_soft")
        ground.setAlphaF(0.9)
        painter.fillRect(self.rect(), ground)
        middle = self.rect().center()
        icon = QRect(middle.x() - 14, middle.y() - 40, sizes.ICON_EMPTY, sizes.ICON_EMPTY)
        icons.draw(painter, "inbox", "accent", icon, sizes.ICON_EMPTY)
        words = QRect(0, middle.y(), self.width(), theme.px(28))
        painting.text(painter, words, self._words, "accent", fonts.font("area"), Qt.AlignmentFlag.AlignCenter)
