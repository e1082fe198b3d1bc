"""Draws the filing plan: chevron, number, words, count, captions; selection inset with round corners.

Use: ``TreeView`` installs it (and draws no branches itself).
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, theme
from hattingen_desk.desktop.common.tables.entries import ENTRY_ROLE, TreeEntry, plain
from hattingen_desk.desktop.common.tables.manners import Manners

Index = QModelIndex | QPersistentModelIndex
_CHEVRON = 14
_FIRST = 8
_EDGE = 16
_INSET = 6
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TreeDelegate(QStyledItemDelegate):
    """For the filing plan tree. ``show_counts`` False in medium windows."""

    def __init__(self, view: QTreeView, manners: Manners) -> None:
        super().__init__(view)
        self._view = view
        self._manners = manners
        self.show_counts = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(ENTRY_ROLE)
        caption = isinstance(entry, TreeEntry) and entry.caption
        return QSize(120, theme.px(sizes.TREE_CAPTION if caption else sizes.TREE_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, TreeEntry):
            return
        given: QRect = option.rect
        row = QRect(0, given.y(), self._view.viewport().width(), given.height())
        if entry.caption:
            words = row.adjusted(14, 8, -_EDGE, 0)
            painting.text(painter, words, entry.text, "text3", fonts.font("label", weight=600))
            return
        selected = self._view.selectionModel().isSelected(plain(index))
        self._paint_ground(painter, row, index, selected=selected)
        self._paint_entry(painter, row, index, entry, selected=selected)

    def _paint_ground(self, painter: QPainter, row: QRect, index: Index, *, selected: bool) -> None:
        box = row.adjusted(_INSET, 1, -_INSET, -1)
        if selected:
            painting.panel(painter, box, "sel" if self._view.hasFocus() else "sel_off", sizes.RADIUS)
        elif self._manners.hovered == index:
            painting.panel(painter, box, "hover", sizes.RADIUS)
        if selected and self._view.hasFocus():
            bar = QRect(box.x(), box.y() + 5, sizes.SELECTION_BAR, box.height() - 10)
            painting.panel(painter, bar, "accent", 1)

    def _paint_entry(self, painter: QPainter, row: QRect, index: Index, entry: TreeEntry, *, selected: bool) -> None:
        left = row.x() + _FIRST + _depth(index) * sizes.TREE_INDENT
        if index.model().hasChildren(plain(index)):
            chevron = "chevron-down" if self._view.isExpanded(plain(index)) else "chevron-right"
            icons.draw(painter, chevron, "text2", QRect(left - 1, row.y(), _CHEVRON, row.height()), _CHEVRON)
        left += _CHEVRON + 3
        right = row.right() + 1 - _EDGE
        if entry.count and self.show_counts:
            font = fonts.font("secondary", tabular=True)
            box = QRect(row.x(), row.y(), right - row.x(), row.height())
            right -= painting.text(painter, box, entry.count, "text3", font, _RIGHT) + 8
        weight = 500 if selected else 400
        if entry.number:
            font = fonts.font("text", weight=weight, tabular=True)
            left += painting.text(painter, QRect(left, row.y(), 90, row.height()), entry.number, "text", font) + 7
        icon = "ellipsis" if entry.more else entry.icon
        if icon:
            tone = "accent" if selected else "text3"
            icons.draw(painter, icon, tone, QRect(left, row.y(), sizes.ICON, row.height()))
            left += sizes.ICON + 6
        words = QRect(left, row.y(), right - left, row.height())
        painting.text(painter, words, entry.text, "text", fonts.font("text", weight=weight))


def _depth(index: Index) -> int:
    depth, above = 0, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return depth


def on_chevron(view: QTreeView, index: Index, x: int) -> bool:
    """Whether ``x`` (viewport) lies on the chevron of a row: a click there opens or closes it."""
    left = _FIRST + _depth(index) * sizes.TREE_INDENT
    return view.model().hasChildren(plain(index)) and left - 4 <= x <= left + _CHEVRON + 3
