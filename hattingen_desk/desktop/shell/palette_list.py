"""Model and delegate of the palette: captions and lines, the typed part strong, the shortcut at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, theme
from hattingen_desk.desktop.common.keys import in_german
from hattingen_desk.desktop.common.tables.entries import ENTRY_ROLE, plain
from hattingen_desk.desktop.common.widgets.labels import key_cap_width, paint_key_cap
from hattingen_desk.desktop.shell.palette_search import PaletteItem, typed_span

Index = QModelIndex | QPersistentModelIndex
# joined once: views ask for the flags of every cell they paint
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_INSET = 10
_CAPTION = 30
_ICON_LEFT = 20
_TEXT_LEFT = 46
_SUBTITLE_GAP = 11


@dataclass(frozen=True, slots=True)
class Caption:
    """The head of a group."""

    words: str


Line = Caption | PaletteItem


class PaletteModel(QAbstractListModel):
    """The lines on show."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self.query = ""

    def show(self, groups: Sequence[tuple[str, Sequence[PaletteItem]]], query: str) -> None:
        """Shows the groups that have lines."""
        self.beginResetModel()
        self.query = query
        self._lines = []
        for caption, items in groups:
            if items:
                self._lines += [Caption(caption), *items]
        self.endResetModel()

    @property
    def items(self) -> list[PaletteItem]:
        """The lines without the captions."""
        return [line for line in self._lines if isinstance(line, PaletteItem)]

    def item_at(self, row: int) -> PaletteItem | None:
        """The item of a row; None for a caption and outside."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, PaletteItem) else None

    def next_item(self, row: int, step: int) -> int:
        """The next row that is an item, up or down, round the end; -1 when there is none."""
        rows = [number for number, line in enumerate(self._lines) if isinstance(line, PaletteItem)]
        if not rows:
            return -1
        if row not in rows:
            return rows[0]
        return rows[(rows.index(row) + step) % len(rows)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._lines[index.row()], Caption):
            return Qt.ItemFlag.ItemNeverHasChildren
        return _CHOOSABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == ENTRY_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line.words if isinstance(line, Caption) else line.sentence
        return None


class PaletteDelegate(QStyledItemDelegate):
    """Draws captions and lines."""

    def __init__(self, view: QListView, model: PaletteModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        caption = isinstance(index.data(ENTRY_ROLE), Caption)
        return QSize(200, theme.px(_CAPTION if caption else sizes.PALETTE_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        if isinstance(line, Caption):
            words = rect.adjusted(_ICON_LEFT, 6, -_INSET, 0)
            painting.text(painter, words, line.words, "text3", fonts.font("label", weight=600))
        elif isinstance(line, PaletteItem):
            self._paint_item(painter, rect, line, current=self._view.currentIndex() == plain(index))

    def _paint_item(self, painter: QPainter, rect: QRect, item: PaletteItem, *, current: bool) -> None:
        if current:
            painting.panel(painter, rect.adjusted(_INSET, 0, -_INSET, 0), "sel", sizes.RADIUS)
        colour = "accent" if current else "text2"
        icons.draw(painter, item.icon, colour, QRect(rect.x() + _ICON_LEFT, rect.y(), sizes.ICON, rect.height()))
        right = rect.right() - 2 * _INSET + 1
        if item.shortcut:
            words = in_german(item.shortcut)
            width, height = key_cap_width(words), theme.px(20)
            cap = QRect(right - width, rect.y() + (rect.height() - height) // 2, width, height)
            paint_key_cap(painter, cap, words)
            right = cap.x() - 12
        left = rect.x() + _TEXT_LEFT
        left += self._paint_title(painter, QRect(left, rect.y(), right - left, rect.height()), item.title)
        left += _SUBTITLE_GAP
        rest = QRect(left, rect.y(), right - left, rect.height())
        if rest.width() > 40:
            painting.text(painter, rest, item.subtitle, "text2", fonts.font("secondary"))

    def _paint_title(self, painter: QPainter, area: QRect, title: str) -> int:
        """The typed part in 600; returns the width taken."""
        span = typed_span(title, self._model.query)
        start, end = span or (0, 0)
        left = area.x()
        for part, weight in ((title[:start], 400), (title[start:end], 600), (title[end:], 400)):
            if part and left < area.right():
                font = fonts.font("text", weight=weight)
                room = QRect(left, area.y(), area.right() + 1 - left, area.height())
                painting.text(painter, room, part, "text", font)
                left += QFontMetrics(font).horizontalAdvance(part)
        return min(left, area.right() + 1) - area.x()
