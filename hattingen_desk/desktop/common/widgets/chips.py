"""The status of a thing as a chip, the filter chip, and the number badge.

Use::

    StatusChip("due_today")                       # filled: somebody must act
    StatusChip("in_progress", beside_title=True)  # a plain one gets a neutral fill beside a title
    chip = FilterChip("Ab 2023"); chip.removed.connect(self._all_years)
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, status, theme
from hattingen_desk.desktop.common.status import Status


class StatusChip(QWidget):
    """Word, icon and colour of a status, from the one table in ``status``."""

    def __init__(self, key: str, parent: QWidget | None = None, *, beside_title: bool = False) -> None:
        super().__init__(parent)
        self._beside_title = beside_title
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._state: Status = status.of(key)
        self.set_status(key)

    def set_status(self, key: str) -> None:
        """Shows the status called ``key``."""
        self.set_state(status.of(key))

    def set_state(self, state: Status) -> None:
        """Shows a status that is not in the table (a computed deadline, say)."""
        self._state = state
        self.setAccessibleName(state.sentence)
        self.setToolTip(state.sentence if state.spoken else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = painting.chip_width(self._state)
        if self._beside_title and not self._state.filled:
            width += 2 * sizes.CHIP_PADDING + 2
        return QSize(width, theme.px(sizes.CHIP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.chip(painter, self.rect(), self._state, ground=True if self._beside_title else None)


class FilterChip(QPushButton):
    """A filter in force; pressing it takes the filter away."""

    removed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        fonts.set_role(self, "label")
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setAccessibleName(f"Filter {text} aufheben")
        self.setToolTip(f"Filter „{text}“ aufheben")
        self.clicked.connect(self._remove)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _remove(self) -> None:
        self.removed.emit()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 10 + 6 + 14 + 8, theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.panel(painter, self.rect(), "sel" if self.underMouse() else "accent_soft", sizes.RADIUS_SMALL)
        words = self.rect().adjusted(10, 0, -28, 0)
        painting.text(painter, words, self.text(), "accent", self.font())
        cross = QRect(self.width() - 22, 0, 14, self.height())
        icons.draw(painter, "x", "accent", cross, sizes.ICON_SMALL)


def badge_text(count: int) -> str:
    """The figure on a badge: above 99 it says 99+."""
    return "99+" if count > 99 else str(count)


def badge_width(count: int) -> int:
    """Width of the badge that ``paint_badge`` draws."""
    font_width = fonts.metrics("caption").horizontalAdvance(badge_text(count))
    return max(theme.px(sizes.BADGE), font_width + 9)


def paint_badge(painter: QPainter, left: int, top: int, count: int, *, bad: bool = False) -> None:
    """Draws a number badge, accent or bad; nothing for 0."""
    if count <= 0:
        return
    rect = QRect(left, top, badge_width(count), theme.px(sizes.BADGE))
    painting.panel(painter, rect, "bad" if bad else "accent", rect.height() // 2)
    painting.text(
        painter, rect, badge_text(count), "on_accent", fonts.font("caption", tabular=True), Qt.AlignmentFlag.AlignCenter
    )
