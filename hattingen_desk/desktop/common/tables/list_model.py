"""A small model for lists of two-line rows with group heads.

Use::

    model = ListModel(parent)
    model.set_entries([GroupHead("Überfällig", icon="triangle-alert", tone="bad", count="2"), ("id-1", TwoLine(...))])
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hattingen_desk.desktop.common.tables.entries import KEY_ROLE, GroupHead, TwoLine, entry_data

Index = QModelIndex | QPersistentModelIndex
# joined once: views ask for the flags of every cell they paint
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
Keyed = tuple[str, TwoLine]


class ListModel(QAbstractListModel):
    """Rows of two lines and group heads, all in memory. For lists of some hundred rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Keyed | GroupHead] = []

    def set_entries(self, rows: Sequence[Keyed | GroupHead]) -> None:
        """Shows these rows; the same keys in the same order only repaint, so that selection and place stay."""
        if [_key(row) for row in rows] == [_key(row) for row in self._rows] and rows:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def key_at(self, row: int) -> str | None:
        """The key of a row; None for a group head and outside."""
        return _key(self._rows[row]) if 0 <= row < len(self._rows) else None

    def row_of(self, key: str) -> int:
        """The row with ``key``, -1 if there is none."""
        return next((number for number, row in enumerate(self._rows) if _key(row) == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], GroupHead):
            return Qt.ItemFlag.ItemNeverHasChildren
        return _CHOOSABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == KEY_ROLE:
            return _key(row)
        return entry_data(row if isinstance(row, GroupHead) else row[1], role)


def _key(row: Keyed | GroupHead) -> str | None:
    return None if isinstance(row, GroupHead) else row[0]
