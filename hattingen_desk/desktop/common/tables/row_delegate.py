"""Draws single-line rows: icon, words, status, trailing icons, group rows, selection bar, hover, hairlines.

Use: ``TableView`` installs it. It needs ``ENTRY_ROLE`` to return a ``Cell`` or ``GroupHead`` and nothing else.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, status, theme
from hattingen_desk.desktop.common.tables.entries import ENTRY_ROLE, Cell, GroupHead
from hattingen_desk.desktop.common.tables.manners import Manners

Index = QModelIndex | QPersistentModelIndex
_EDGE = 16
_PADDING = 8
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_ground(
    painter: QPainter, rect: QRect, manners: Manners, index: Index, *, selected: bool, first: bool
) -> None:
    """The ground of a row: selection (with its bar when the pane has the focus), or hover."""
    focused = manners.view.hasFocus()
    if selected:
        painter.fillRect(rect, theme.colour("sel" if focused else "sel_off"))
    elif manners.over(index.row()):
        painter.fillRect(rect, theme.colour("hover"))
    if selected and focused and first and manners.view.currentIndex().row() == index.row():
        painter.fillRect(QRect(rect.x(), rect.y(), sizes.SELECTION_BAR, rect.height()), theme.colour("accent"))


class RowDelegate(QStyledItemDelegate):
    """For tables; one line a row."""

    def __init__(self, view: QAbstractItemView, manners: Manners) -> None:
        super().__init__(view)
        self._view = view
        self._manners = manners

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.px(sizes.TABLE_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        if isinstance(entry, GroupHead):
            self._paint_head(painter, rect, entry)
        elif isinstance(entry, Cell):
            selected = self._view.selectionModel().isRowSelected(index.row())
            first = rect.x() <= 0 or index.column() == 0
            paint_ground(painter, rect, self._manners, index, selected=selected, first=first)
            self._paint_cell(painter, rect, entry, first=index.column() == 0)
        painting.hairline(painter, rect.x(), rect.bottom(), rect.width())

    def _paint_head(self, painter: QPainter, rect: QRect, head: GroupHead) -> None:
        left = rect.x() + _EDGE
        if head.icon:
            icons.draw(painter, head.icon, head.tone, QRect(left, rect.y(), sizes.ICON_SMALL, rect.height()), 14)
            left += sizes.ICON_SMALL + 6
        strong = fonts.font("label", weight=600)
        # a little lower than the middle: the head belongs to the rows below it
        top, height = rect.y() + 3, rect.height() - 3
        if head.prefix:
            left += 7 + painting.text(painter, QRect(left, top, 80, height), head.prefix, head.tone, strong)
        room = rect.right() - left - _EDGE
        left += 10 + painting.text(painter, QRect(left, top, room, height), head.title, head.tone, strong)
        rest = QRect(left, top, rect.right() - left - _PADDING, height)
        painting.text(painter, rest, head.count, "text3", fonts.font("secondary"))

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, *, first: bool) -> None:
        left = rect.x() + (_EDGE if first else _PADDING)
        right = rect.right() + 1 - _PADDING
        if cell.status:
            painting.chip(painter, QRect(left, rect.y(), right - left, rect.height() - 1), status.of(cell.status))
            return
        for name in reversed(cell.trailing):
            spot = QRect(right - sizes.ICON_SMALL - 2, rect.y(), sizes.ICON_SMALL, rect.height() - 1)
            icons.draw(painter, name, "text3", spot, sizes.ICON_SMALL)
            right = spot.x() - 6
        if cell.icon:
            size = sizes.ICON if first else sizes.ICON_SMALL
            icons.draw(painter, cell.icon, cell.icon_tone, QRect(left, rect.y(), size, rect.height() - 1), size)
            left += size + (8 if first else 6)
        area = QRect(left, rect.y(), right - left, rect.height() - 1)
        font = fonts.font(cell.role, weight=cell.weight, tabular=cell.tabular)
        if cell.marks:
            painting.marked_text(painter, area, cell.text, cell.marks, cell.tone, font)
        elif cell.align_right:
            painting.text(painter, area, cell.text, cell.tone, font, _RIGHT)
        else:
            painting.text(painter, area, cell.text, cell.tone, font)
