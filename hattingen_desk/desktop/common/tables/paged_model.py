"""A table model for any number of rows: ordered keys in memory, rows read page by page off the GUI thread.

Use::

    columns = [Column("title", "Dokument", lambda row: Cell(row.title, icon="file-text"), stretch=True),
               Column("status", "Status", lambda row: Cell(status=row.status), width=150), ...]
    model = PagedTableModel(columns, catalogue.document_rows, parent=self, speak=lambda row: row.title)
    model.set_keys(keys, [Run(GroupHead("Urlaub", prefix="R6", count="18 Dokumente"), 18), ...])

``fetch`` runs in the replica lane and returns one row for each key, in the same order. The number of rows never changes
while scrolling; a row that is not there yet shows an ellipsis. ``row_at``, ``key_at`` and ``row_of`` translate.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.common.tables.entries import ENTRY_ROLE, KEY_ROLE, Cell, GroupHead, entry_data
from hattingen_desk.domain.errors import DeskError

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
# joined once: views ask for the flags of every cell they paint
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

PAGE = 100
_KEPT_PAGES = 40
_AT_ONCE = 3
_WAITING = Cell("…", tone="text3")


# no slots: Column[Row](...) of a frozen generic with slots is a TypeError in Python 3.11
@dataclass(frozen=True)
class Column(Generic[R]):
    """One column. ``width`` in logical pixels at 100 %; one column has ``stretch``; ``sort`` names its order."""

    id: str
    title: str
    cell: Callable[[R], Cell]
    width: int = 120
    stretch: bool = False
    align_right: bool = False
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """``count`` rows that stand below a group head."""

    head: GroupHead
    count: int


class PagedTableModel(QAbstractTableModel, Generic[R]):
    """See the module. ``failed`` when a page could not be read (the screen shows a note)."""

    failed = Signal(object)
    """DeskError"""
    page_loaded = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        fetch: Callable[[Sequence[int]], Sequence[R]],
        *,
        parent: QObject,
        speak: Callable[[R], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._speak = speak
        self._keys: Sequence[int] = ()
        self._runs: tuple[Run, ...] = ()
        self._heads: list[int] = []
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._asked: OrderedDict[int, tasks.Task] = OrderedDict()
        self._generation = 0

    # --- what it holds ---

    def set_keys(self, keys: Sequence[int], runs: Sequence[Run] = ()) -> None:
        """Shows these rows, in this order; ``runs`` must add up to the number of keys or be empty."""
        if runs and sum(run.count for run in runs) != len(keys):
            raise ValueError("the runs do not add up to the rows")
        self.beginResetModel()
        self._keys = keys
        self._runs = tuple(runs)
        starts = accumulate((run.count for run in runs), initial=0)
        self._heads = [start + number for number, start in zip(range(len(runs)), starts, strict=False)]
        self._forget_pages()
        self.endResetModel()

    def refresh(self) -> None:
        """Reads the rows anew and keeps the order: something in them changed."""
        self._forget_pages()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def key_at(self, row: int) -> int | None:
        """The key of a row; None for a group row."""
        position = self._position(row)
        return None if position is None else self._keys[position]

    def row_of(self, key: int) -> int:
        """The row that shows ``key``, -1 if none does."""
        try:
            position = self._keys.index(key)
        except ValueError:
            return -1
        return self.row_of_position(position)

    def row_of_position(self, position: int) -> int:
        """The row that shows the key at ``position`` of the keys (group rows are counted in)."""
        if not self._heads:
            return position
        starts = [head - number for number, head in enumerate(self._heads)]
        return position + bisect_right(starts, position)

    def row_at(self, row: int) -> R | None:
        """What a row shows; None for a group row, or while it is being read."""
        position = self._position(row)
        return None if position is None else self._loaded(position)

    def head_at(self, row: int) -> GroupHead | None:
        """The group head a row is; None for all others."""
        number = bisect_right(self._heads, row) - 1
        return self._runs[number].head if number >= 0 and self._heads[number] == row else None

    @property
    def group_rows(self) -> list[int]:
        """The rows that are group heads."""
        return list(self._heads)

    def __len__(self) -> int:
        return len(self._keys)

    # --- Qt ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys) + len(self._runs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.head_at(index.row()) is not None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return _CHOOSABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role in _NEVER:
            return None
        head = self.head_at(index.row())
        if head is not None:
            return entry_data(head, role)
        if role == KEY_ROLE:
            return self.key_at(index.row())
        row = self.row_at(index.row())
        if row is None:
            return entry_data(_WAITING, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0 and self._speak is not None:
            return self._speak(row)
        return entry_data(self.columns[index.column()].cell(row), role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.align_right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    # --- pages ---

    def _position(self, row: int) -> int | None:
        number = bisect_right(self._heads, row) - 1
        if number >= 0 and self._heads[number] == row:
            return None
        position = row - number - 1
        return position if 0 <= position < len(self._keys) else None

    def _loaded(self, position: int) -> R | None:
        number, offset = divmod(position, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._ask(number)
            # an executor that runs at once has it by now
            page = self._pages.get(number)
            if page is None:
                return None
        self._pages.move_to_end(number)
        return page[offset]

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        # who scrolls fast leaves pages behind that nobody will see
        while len(self._asked) >= _AT_ONCE:
            _old, task = self._asked.popitem(last=False)
            task.cancel()
        keys = self._keys[number * PAGE : (number + 1) * PAGE]
        generation = self._generation

        def arrived(rows: Sequence[R]) -> None:
            self._arrived(number, rows, generation)

        def failed(error: DeskError) -> None:
            self._asked.pop(number, None)
            self.failed.emit(error)

        task = tasks.run(lambda: self._fetch(keys), parent=self, on_success=arrived, on_failure=failed)
        if number not in self._pages:
            self._asked[number] = task

    def _arrived(self, number: int, rows: Sequence[R], generation: int) -> None:
        if generation != self._generation:
            return
        self._asked.pop(number, None)
        self._pages[number] = rows
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        first = self.row_of_position(number * PAGE)
        last = self.row_of_position(number * PAGE + len(rows) - 1)
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
        self.page_loaded.emit()

    def _forget_pages(self) -> None:
        self._generation += 1
        for task in self._asked.values():
            task.cancel()
        self._asked.clear()
        self._pages.clear()


# asked for each cell by every view; answered without touching a page
_NEVER = frozenset(
    {
        int(Qt.ItemDataRole.DecorationRole),
        int(Qt.ItemDataRole.FontRole),
        int(Qt.ItemDataRole.ForegroundRole),
        int(Qt.ItemDataRole.BackgroundRole),
        int(Qt.ItemDataRole.TextAlignmentRole),
        int(Qt.ItemDataRole.CheckStateRole),
        int(Qt.ItemDataRole.SizeHintRole),
    }
)
__all__ = ["ENTRY_ROLE", "Column", "PagedTableModel", "Run"]
