"""Draws the hits: title and place above, the words around the hit and the day below.

The title gets at least half of the line; the reference number beside it is shown whole or not at all.
"""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, theme
from hattingen_desk.desktop.common.tables import ListView, TwoLine, TwoLineDelegate
from hattingen_desk.desktop.common.tables.manners import Manners
from hattingen_desk.desktop.search.presenter import around_first_mark

_EDGE = 16
_ICON_GAP = 10
_SIDE_GAP = 16


class HitDelegate(TwoLineDelegate):
    """``right`` is where a hit lies, ``reference`` the number of its record, ``right_below`` the day."""

    def __init__(self, view: ListView, name: str) -> None:
        super().__init__(view, Manners(view, name), padding=_EDGE)

    def _paint_row(self, painter: QPainter, rect: QRect, row: TwoLine) -> None:
        upper = QRect(rect.x(), rect.y() + theme.px(5), rect.width(), fonts.line_height("strong"))
        lower = QRect(rect.x(), upper.bottom() + 1, rect.width(), fonts.line_height("secondary"))
        left = rect.x() + _EDGE
        icons.draw(painter, row.icon, row.icon_tone, QRect(left, upper.y(), sizes.ICON, upper.height()))
        left += sizes.ICON + _ICON_GAP
        right = rect.right() + 1 - _EDGE
        title_end = self._paint_place(painter, upper, left, right, row)
        title = QRect(left, upper.y(), title_end - left, upper.height())
        painting.marked_text(painter, title, row.title, row.title_marks, "text", fonts.font("strong"))
        second_end = self._paint_side(painter, lower, right, row.right_below, row.right_below_tone, "", weight=400)
        second = QRect(left, lower.y(), second_end - left, lower.height())
        measure = fonts.metrics("secondary")
        words, marks = around_first_mark(
            row.second, row.second_marks, lambda piece: measure.horizontalAdvance(piece) <= second.width()
        )
        painting.marked_text(painter, second, words, marks, "text2", fonts.font("secondary"))

    def _paint_place(self, painter: QPainter, line: QRect, left: int, right: int, row: TwoLine) -> int:
        """Draws place and number at the right of a line; returns where the title has to end."""
        measure = fonts.metrics("secondary")
        title = fonts.metrics("strong").horizontalAdvance(row.title) + 2
        room = max((right - left) // 2, right - left - title - _SIDE_GAP)
        whole = " · ".join(part for part in (row.right, row.reference) if part)
        words = whole if measure.horizontalAdvance(whole) <= room else row.right
        width = min(room, measure.horizontalAdvance(words) + 1)
        if not words:
            return right
        spot = QRect(right - width, line.y(), width, line.height())
        painting.text(painter, spot, words, row.right_tone, fonts.font("secondary"))
        return right - width - _SIDE_GAP
