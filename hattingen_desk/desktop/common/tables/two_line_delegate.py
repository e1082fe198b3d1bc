"""Draws rows of two lines and group heads for lists (*Mein Tag*, queues, hits).

Use: ``ListView(padding=16)`` installs it. The hairline starts at the text and is left out before a group head, at
the end and around the selection. A reference number in the second line is shown whole or not at all.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, theme
from hattingen_desk.desktop.common.tables.entries import ENTRY_ROLE, GroupHead, TwoLine, plain
from hattingen_desk.desktop.common.tables.manners import Manners
from hattingen_desk.desktop.common.tables.row_delegate import paint_ground

Index = QModelIndex | QPersistentModelIndex
_ICON_GAP = 10
_SIDE_GAP = 12


class TwoLineDelegate(QStyledItemDelegate):
    """For lists; two lines a row. ``padding`` is the distance to both edges: 16 in cards, 14 in panes."""

    def __init__(self, view: QAbstractItemView, manners: Manners, *, padding: int = 16) -> None:
        super().__init__(view)
        self._view = view
        self._manners = manners
        self._padding = padding

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        head = isinstance(index.data(ENTRY_ROLE), GroupHead)
        return QSize(120, theme.px(sizes.LIST_GROUP if head else sizes.TWO_LINE_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        if isinstance(entry, GroupHead):
            self._paint_head(painter, rect, entry)
        elif isinstance(entry, TwoLine):
            selected = self._selected(index)
            paint_ground(painter, rect, self._manners, index, selected=selected, first=True)
            self._paint_row(painter, rect, entry)
            if not selected and self._wants_line(index):
                left = rect.x() + self._padding + sizes.ICON + _ICON_GAP
                painting.hairline(painter, left, rect.bottom(), rect.right() + 1 - left)

    def _selected(self, index: Index) -> bool:
        return self._view.selectionModel().isSelected(plain(index))

    def _wants_line(self, index: Index) -> bool:
        below = index.model().index(index.row() + 1, 0)
        if not below.isValid() or self._selected(below):
            return False
        return not isinstance(below.data(ENTRY_ROLE), GroupHead)

    def _paint_head(self, painter: QPainter, rect: QRect, head: GroupHead) -> None:
        left = rect.x() + self._padding
        if head.icon:
            icons.draw(painter, head.icon, head.tone, QRect(left, rect.y(), sizes.ICON_SMALL, rect.height()), 14)
            left += sizes.ICON_SMALL + 6
        words = QRect(left, rect.y(), rect.right() - left - self._padding, rect.height())
        left += 8 + painting.text(painter, words, head.title, head.tone, fonts.font("label", weight=600))
        count = QRect(left, rect.y(), rect.right() - left, rect.height())
        painting.text(painter, count, head.count, "text3", fonts.font("secondary"))

    def _paint_row(self, painter: QPainter, rect: QRect, row: TwoLine) -> None:
        upper = QRect(rect.x(), rect.y() + theme.px(5), rect.width(), fonts.line_height("strong"))
        lower = QRect(rect.x(), upper.bottom() + 1, rect.width(), fonts.line_height("secondary"))
        left = rect.x() + self._padding
        if row.icon:
            icons.draw(painter, row.icon, row.icon_tone, QRect(left, upper.y(), sizes.ICON, upper.height()))
        left += sizes.ICON + _ICON_GAP
        right = rect.right() + 1 - self._padding
        title_end = self._paint_side(
            painter, upper, right, row.right, row.right_tone, row.right_icon, weight=row.right_weight
        )
        second_end = self._paint_side(
            painter, lower, right, row.right_below, row.right_below_tone, row.right_below_icon, weight=400
        )
        title = QRect(left, upper.y(), title_end - left, upper.height())
        font = fonts.font("strong", weight=600 if row.unread else 500)
        painting.marked_text(painter, title, row.title, row.title_marks, "text", font)
        second = QRect(left, lower.y(), second_end - left, lower.height())
        self._paint_second(painter, second, row)

    def _paint_side(
        self, painter: QPainter, line: QRect, right: int, words: str, tone: str, icon: str, *, weight: int
    ) -> int:
        """Draws what stands at the right of a line, never cut; returns where the left side has to end."""
        if not words and not icon:
            return right
        font = fonts.font("secondary", weight=weight, tabular=True)
        left = right - fonts.metrics("secondary", weight=weight, tabular=True).horizontalAdvance(words) - 1
        painting.text(painter, QRect(left, line.y(), right - left + 1, line.height()), words, tone, font)
        if icon:
            left -= sizes.ICON_SMALL + 5
            icons.draw(painter, icon, tone, QRect(left, line.y(), sizes.ICON_SMALL, line.height()), 14)
        return left - _SIDE_GAP

    def _paint_second(self, painter: QPainter, area: QRect, row: TwoLine) -> None:
        whole = f"{row.second} · {row.reference}" if row.second and row.reference else row.second or row.reference
        fits = fonts.metrics("secondary").horizontalAdvance(whole) <= area.width()
        words = whole if fits else row.second
        painting.marked_text(painter, area, words, row.second_marks, "text2", fonts.font("secondary"))
