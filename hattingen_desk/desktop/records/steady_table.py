"""A table whose cursor goes where the program puts it, and whose selection survives a reload at any length.

Use: base of the tables of documents and of records.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from hattingen_desk.desktop.common.tables import PagedTableModel, TableView

R = TypeVar("R")
_Flag = QItemSelectionModel.SelectionFlag


class KeyedModel(PagedTableModel[R], Generic[R]):
    """A paged model that tells its keys, so that many rows can be named without reading them."""

    @property
    def keys(self) -> Sequence[int]:
        """The keys in order."""
        return self._keys


class SteadyTable(TableView):
    """``selectRow`` of Qt looks at the keyboard: with Strg held, as after Strg+K, it would take the row out again.

    Selected rows are kept as ranges of keys: 100,000 of them, taken one by one, would hold the window up for seconds.
    """

    _before = array("q")

    def selectRow(self, row: int) -> None:
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), _Flag.ClearAndSelect | _Flag.Rows)

    def count_selected(self) -> int:
        """How many rows are selected; heads that lie between them are not counted."""
        return sum(last - first for first, last in self._selected_positions())

    def selected_row_keys(self) -> "array[int]":
        """The keys of the selected rows, from the top."""
        model, found = self.model(), array("q")
        if isinstance(model, KeyedModel):
            for first, last in sorted(self._selected_positions()):
                found.extend(model.keys[first:last])
        return found

    def _selected_positions(self) -> Iterator[tuple[int, int]]:
        """Ranges of selected keys: (first, last + 1), heads left out."""
        model = self.model()
        heads = model.group_rows if isinstance(model, KeyedModel) else []
        spans = self.selectionModel().selection() if self.selectionModel() is not None else QItemSelection()
        for number in range(spans.count()):
            top, bottom = spans.at(number).top(), spans.at(number).bottom()
            yield top - bisect_left(heads, top), bottom + 1 - bisect_right(heads, bottom)

    # --- through a reload ---

    def _keep(self) -> None:
        self._before = self.selected_row_keys() if self.count_selected() > 1 else array("q")
        self._kept = (self.current_key, set())

    def _restore(self) -> None:
        super()._restore()
        before, self._before = self._before, array("q")
        model = self.model()
        if not before or not isinstance(model, KeyedModel) or not self.currentIndex().isValid():
            return
        wanted = set(before)
        positions = [place for place, key in enumerate(model.keys) if key in wanted]
        selection = QItemSelection()
        for first, last in _runs(positions, set(_starts(model))):
            top, bottom = model.row_of_position(first), model.row_of_position(last)
            selection.select(model.index(top, 0), model.index(bottom, 0))
        self.selectionModel().select(selection, _Flag.ClearAndSelect | _Flag.Rows)


def _starts(model: KeyedModel[Any]) -> Iterator[int]:
    return (row - number for number, row in enumerate(model.group_rows))


def _runs(positions: list[int], starts: set[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of positions that follow each other below one head."""
    first = last = -2
    for place in positions:
        if place != last + 1 or place in starts:
            if first >= 0:
                yield first, last
            first = place
        last = place
    if first >= 0:
        yield first, last
