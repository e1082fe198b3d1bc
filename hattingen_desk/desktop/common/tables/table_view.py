"""The table of single-line rows.

Use::

    table = TableView("Dokumente"); table.set_model(model)
    table.current_changed.connect(self._preview); table.opened.connect(self._open)
    table.sort_requested.connect(self._sort)      # then model.set_keys(...) and table.show_sort(...)

``current_changed`` brings the key under the cursor (None: nothing), ``opened`` the key of Enter or a double click.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hattingen_desk.desktop.common import density, fonts, sizes, theme
from hattingen_desk.desktop.common.tables.entries import KEY_ROLE
from hattingen_desk.desktop.common.tables.manners import Manners
from hattingen_desk.desktop.common.tables.paged_model import PagedTableModel
from hattingen_desk.desktop.common.tables.row_delegate import RowDelegate
from hattingen_desk.desktop.common.tables.table_header import TableHeader


class TableView(QTableView):
    """A table of single-line rows over a ``PagedTableModel``."""

    current_changed = Signal(object)
    opened = Signal(object)
    sort_requested = Signal(str, bool)
    """Column sort name, descending."""
    selection_counted = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._manners = Manners(self, name)
        self._compact = compact
        self._kept: tuple[object, set[object]] = (None, set())
        self._measured_at = (fonts.scale(), density.compact())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(RowDelegate(self, self._manners))
        self.verticalHeader().hide()
        head = TableHeader(self)
        self.setHorizontalHeader(head)
        head.setAccessibleName(f"Spalten von {name}")
        head.sectionClicked.connect(self._sort_by)
        self._set_heights()
        theme.signals().changed.connect(self._measure_again)
        self.activated.connect(self._open)

    def set_model(self, model: PagedTableModel[Any]) -> None:
        """Shows ``model`` with its columns and group rows."""
        self.setModel(model)
        # the header asks every row whether it is selected, unless it has a selection model of its own
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self.horizontalHeader()))
        self.verticalHeader().setSelectionModel(QItemSelectionModel(model, self.verticalHeader()))
        self._set_widths(model)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self._count)
        self._group_rows(model)

    def set_column_shown(self, column_id: str, *, shown: bool) -> None:
        """Shows or hides a column (*Geändert* in a medium window)."""
        self.setColumnHidden(self._column(column_id), not shown)

    def show_sort(self, sort: str, *, descending: bool) -> None:
        """Puts the arrow into the head of the column that has this sort name."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for number, column in enumerate(self._columns()):
            if column.sort == sort:
                self.horizontalHeader().setSortIndicatorShown(True)
                self.horizontalHeader().setSortIndicator(number, order)

    @property
    def current_key(self) -> object:
        """The key under the cursor; None when there is none."""
        index = self.currentIndex()
        return index.data(KEY_ROLE) if index.isValid() else None

    def selected_keys(self, at_most: int = 10_000) -> list[object]:
        """The selected keys in order, read from ranges; ``selectedRows`` would take seconds in a long table."""
        keys: list[object] = []
        for span in sorted(self._spans(), key=lambda part: part.top()):
            rows = range(span.top(), span.bottom() + 1)
            keys.extend(self.model().index(row, 0).data(KEY_ROLE) for row in rows[: at_most - len(keys)])
        return [key for key in dict.fromkeys(keys) if key is not None]

    def _spans(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(number) for number in range(selection.count())]

    def select_key(self, key: int) -> bool:
        """Puts cursor and selection on ``key``; False when the table does not show it."""
        model = self.model()
        row = model.row_of(key) if isinstance(model, PagedTableModel) else -1
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(model.index(row, 0))
        return row >= 0

    def select_first(self) -> None:
        """Puts the cursor on the first row that is no group head."""
        model = self.model()
        if isinstance(model, PagedTableModel) and len(model):
            self.selectRow(model.row_of_position(0))

    def _columns(self) -> Sequence[Any]:
        model = self.model()
        return model.columns if isinstance(model, PagedTableModel) else ()

    def _column(self, column_id: str) -> int:
        return next(number for number, column in enumerate(self._columns()) if column.id == column_id)

    def _set_widths(self, model: PagedTableModel[Any]) -> None:
        head = self.horizontalHeader()
        head.setStretchLastSection(False)
        for number, column in enumerate(model.columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(number, mode)
            self.setColumnWidth(number, theme.px(column.width))

    def _set_heights(self) -> None:
        side = self.verticalHeader()
        # a minimum above the old height would make every row one of its own height, which the default skips
        side.setMinimumSectionSize(1)
        row = sizes.TABLE_ROW_COMPACT if self._compact else density.table_row()
        side.setDefaultSectionSize(theme.px(row))

    def _measure_again(self) -> None:
        now = (fonts.scale(), density.compact())
        if self._measured_at == now:
            return
        self._measured_at = now
        self._set_heights()
        model = self.model()
        if isinstance(model, PagedTableModel):
            self._set_widths(model)
            self._group_rows(model)

    def _group_rows(self, model: PagedTableModel[Any]) -> None:
        self.clearSpans()
        columns = model.columnCount()
        for row in model.group_rows:
            if columns > 1:
                self.setSpan(row, 0, 1, columns)
            self.setRowHeight(row, theme.px(sizes.TABLE_GROUP))

    def _keep(self) -> None:
        self._kept = (self.current_key, set(self.selected_keys()))

    def _restore(self) -> None:
        model = self.model()
        if not isinstance(model, PagedTableModel):
            return
        self._group_rows(model)
        current, selected = self._kept
        row = model.row_of(current) if isinstance(current, int) else -1
        if row < 0:
            self.current_changed.emit(None)
            return
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(model.index(row, 0), flags.ClearAndSelect | flags.Rows)
        for key in selected - {current}:
            other = model.row_of(key) if isinstance(key, int) else -1
            if other >= 0:
                self.selectionModel().select(model.index(other, 0), flags.Select | flags.Rows)

    def _tell_current(self, current: QModelIndex) -> None:
        self.current_changed.emit(current.data(KEY_ROLE) if current.isValid() else None)

    def _count(self) -> None:
        self.selection_counted.emit(sum(span.height() for span in self._spans()))

    def _open(self, index: QModelIndex) -> None:
        key = index.data(KEY_ROLE)
        if key is not None:
            self.opened.emit(key)

    def _sort_by(self, section: int) -> None:
        column = self._columns()[section]
        if not column.sort:
            return
        head = self.horizontalHeader()
        same = head.isSortIndicatorShown() and head.sortIndicatorSection() == section
        descending = head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder if same else False
        self.sort_requested.emit(column.sort, descending)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # an editor takes Enter for itself, but the key comes here, too
        editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid() and not editing:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
