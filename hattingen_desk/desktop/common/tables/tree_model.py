"""The model of the filing plan tree: nodes in memory, children may come later.

Use::

    tree = TreeModel(parent)
    tree.set_nodes([Node("plan", TreeEntry("Aktenplan", caption=True)),
                    Node("1", TreeEntry("Personal", number="1"), (Node("11", TreeEntry("Personalakten")),))])
    tree.set_children("11", [Node(record.id, TreeEntry(record.title, icon="circle-user")), ...])
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hattingen_desk.desktop.common.tables.entries import KEY_ROLE, TreeEntry, entry_data

Index = QModelIndex | QPersistentModelIndex
# joined once: views ask for the flags of every cell they paint
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the tree: key (unique in the tree), what is drawn, children."""

    key: str
    entry: TreeEntry
    children: tuple["Node", ...] = field(default=())


class _Branch:
    """A node in its place. Qt's indexes carry its number, never a pointer."""

    __slots__ = ("above", "children", "entry", "key", "number")

    def __init__(self, number: int, key: str, entry: TreeEntry, above: "_Branch | None") -> None:
        self.number = number
        self.key = key
        self.entry = entry
        self.above = above
        self.children: list[_Branch] = []


_ROOT = TreeEntry("")


class TreeModel(QAbstractItemModel):
    """The filing plan and what stands above it; some thousand nodes at most."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._next = 1
        self._root = _Branch(0, "", _ROOT, None)
        self._by_number: dict[int, _Branch] = {0: self._root}
        self._by_key: dict[str, _Branch] = {}

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Shows this tree. The view keeps what was open and chosen (see ``TreeView``)."""
        self.beginResetModel()
        self._root.children = []
        self._by_number = {0: self._root}
        self._by_key = {}
        self._grow(self._root, nodes)
        self.endResetModel()

    def set_children(self, key: str, nodes: Sequence[Node]) -> None:
        """Replaces what hangs below one node. KeyError: there is no such node."""
        branch = self._by_key[key]
        index = self.find(key)
        if branch.children:
            self.beginRemoveRows(index, 0, len(branch.children) - 1)
            for child in branch.children:
                self._cut(child)
            branch.children = []
            self.endRemoveRows()
        if nodes:
            self.beginInsertRows(index, 0, len(nodes) - 1)
            self._grow(branch, nodes)
            self.endInsertRows()

    def set_entry(self, key: str, entry: TreeEntry) -> None:
        """Changes what is drawn for one node (its count, say). KeyError: there is no such node."""
        self._by_key[key].entry = entry
        index = self.find(key)
        self.dataChanged.emit(index, index)

    def find(self, key: str) -> QModelIndex:
        """The index of the node with ``key``. KeyError: there is none."""
        return self._index_of(self._by_key[key])

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def walk(self) -> Iterator[QModelIndex]:
        """The indexes of all nodes."""
        return (self._index_of(branch) for branch in self._by_key.values())

    # --- Qt ---

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        children = self._branch(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, column, children[row].number)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # QObject.parent() too
        above = self._branch(child).above if child.isValid() else None
        return QModelIndex() if above is None or above is self._root else self._index_of(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._branch(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._branch(index).entry.caption:
            return Qt.ItemFlag.NoItemFlags
        return _CHOOSABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        branch = self._branch(index)
        return branch.key if role == KEY_ROLE else entry_data(branch.entry, role)

    def _branch(self, index: Index) -> _Branch:
        return self._by_number.get(index.internalId(), self._root) if index.isValid() else self._root

    def _index_of(self, branch: _Branch) -> QModelIndex:
        above = branch.above
        return QModelIndex() if above is None else self.createIndex(above.children.index(branch), 0, branch.number)

    def _grow(self, above: _Branch, nodes: Sequence[Node]) -> None:
        for node in nodes:
            branch = _Branch(self._next, node.key, node.entry, above)
            self._next += 1
            self._by_number[branch.number] = branch
            self._by_key[branch.key] = branch
            above.children.append(branch)
            self._grow(branch, node.children)

    def _cut(self, branch: _Branch) -> None:
        del self._by_number[branch.number]
        self._by_key.pop(branch.key, None)
        for child in branch.children:
            self._cut(child)
