"""The head of a table: 12/500 in text3, the sort arrow right after the word, a hairline below."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, theme

_EDGE = 16
_PADDING = 8
_ARROW_GAP = 4


class TableHeader(QHeaderView):
    """Paints itself: a style sheet puts the arrow at the far end of the column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        fonts.set_role(self, "label")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(sizes.TABLE_HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painting.hairline(painter, 0, self.height() - 1, self.width())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        model = self.model()
        words = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        align = model.headerData(logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        left = rect.x() + (_EDGE if self.visualIndex(logicalIndex) == 0 else _PADDING)
        room = QRect(left, rect.y(), rect.right() + 1 - _PADDING - left, rect.height() - 1)
        font = fonts.font("label")
        colour = "text2" if sorted_by else "text3"
        if isinstance(align, int) and align & Qt.AlignmentFlag.AlignRight.value:
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painting.text(painter, room, words, colour, font, flags)
            return
        used = painting.text(painter, room, words, colour, font)
        if sorted_by:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            spot = QRect(left + used + _ARROW_GAP, rect.y(), sizes.ICON_SMALL, rect.height() - 1)
            icons.draw(painter, "arrow-down" if down else "arrow-up", "text2", spot, sizes.ICON_SMALL)
