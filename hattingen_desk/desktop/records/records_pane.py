"""A list of records: everything below a position of the filing plan, the favourites, or those opened last.

Use::

    pane = RecordsPane(presenter)
    pane.show_list(RecordFilter(plan="11.30"))      # 100,000 rows are fine, they are read page by page
    pane.opened.connect(self.open_record)           # record id
"""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hattingen_desk.application.ports import RecordFilter
from hattingen_desk.application.read_models import RecordRow
from hattingen_desk.desktop.common import focus, tasks, theme
from hattingen_desk.desktop.common.widgets import EmptyState, ProgressLine
from hattingen_desk.desktop.records import wording
from hattingen_desk.desktop.records.column_room import giving_way
from hattingen_desk.desktop.records.models import RecordModel
from hattingen_desk.desktop.records.presenter import RecordList, RecordsPresenter
from hattingen_desk.desktop.records.record_header import FilterRow
from hattingen_desk.desktop.records.steady_table import SteadyTable

_CHOOSABLE = ("reference", "status", "documents", "modified", "due")
_GIVING_WAY = ("documents", "modified", "status", "due")
_LEAST_TITLE = 200


class RecordTable(SteadyTable):
    """Records; the menu is asked for by key or pointer."""

    menu_wanted = Signal(QPoint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is event.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_wanted.emit(event.globalPos() if by_mouse else corner)


class RecordsPane(QWidget):
    """See the module."""

    current_changed = Signal(object)
    """RecordRow or None."""
    opened = Signal(str)
    selection_changed = Signal(int, int)
    new_wanted = Signal()
    failed = Signal(object)

    def __init__(self, presenter: RecordsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._which = RecordFilter()
        self._given_order = False
        self._empty_words = ("", "")
        self._hidden: set[str] = set()
        self._latest = tasks.Latest(self, delay_ms=40)
        self.row = FilterRow(self.tr("Akten filtern"), funnel=False)
        self.line = ProgressLine()
        self.table = RecordTable(self.tr("Akten"))
        self._model = RecordModel(presenter, parent=self.table)
        self.table.set_model(self._model)
        self._empty = EmptyState("folder", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.row)
        layout.addWidget(self.line)
        layout.addWidget(self._stack, 1)
        focus.lead(self, lambda: self._stack.currentWidget() or self.table)
        self._connect()

    def _connect(self) -> None:
        self.row.text_changed.connect(lambda text: self._filter(replace(self._which, text=text.strip())))
        self.row.down_pressed.connect(self._enter_table)
        self.table.current_changed.connect(lambda _key: self.current_changed.emit(self.current))
        self.table.opened.connect(self._open)
        self.table.selection_counted.connect(self._tell_selection)
        self.table.sort_requested.connect(self._sort)
        self._model.failed.connect(self.failed)
        titles = [(column.id, column.title) for column in self._model.columns if column.id in _CHOOSABLE]
        self.row.fill_columns(titles, lambda column: column not in self._hidden, self._choose_column)

    @property
    def current(self) -> RecordRow | None:
        """The record under the cursor."""
        index = self.table.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def show_list(self, which: RecordFilter, empty: tuple[str, str], *, given_order: bool = False) -> None:
        """Shows a list; ``empty`` is head and sentence where it holds nothing."""
        self.row.filter.edit.blockSignals(True)
        self.row.filter.clear()
        self.row.filter.edit.blockSignals(False)
        self.table.clearSelection()
        self.table.setCurrentIndex(self._model.index(-1, -1))
        self._which, self._given_order, self._empty_words = which, given_order, empty
        self.reload()

    def reload(self) -> None:
        """Reads keys and rows anew; cursor, selection and place stay."""
        which, given_order = self._which, self._given_order
        self.line.start()
        self._latest.run(
            lambda: self._presenter.records(which, given_order=given_order),
            on_success=self._show,
            on_failure=self._refused,
        )

    def focus_filter(self) -> None:
        """Strg+F."""
        self.row.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.row.filter.edit.selectAll()

    def _show(self, found: RecordList) -> None:
        self.line.stop()
        self._model.show_records(found)
        if not self._given_order:
            self.table.show_sort(self._which.sort, descending=self._which.descending)
        shown = len(found.keys)
        words = wording.records(found.total)
        self.row.set_count(self.tr("{0} von {1}").format(wording.grouped(shown), words) if self._which.text else words)
        self._stack.setCurrentIndex(0 if shown else 1)
        if not shown:
            self._show_empty(found)
        elif not self.table.currentIndex().isValid():
            self.table.select_first()
        spans = self.table.selectionModel().selection()
        self._tell_selection(sum(spans.at(number).height() for number in range(spans.count())))

    def _show_empty(self, found: RecordList) -> None:
        self._empty.clear_buttons()
        if self._which.text and found.total:
            text = self.tr("Keine Akte passt zum Filter.")
            self._empty.set_words(self.tr("Der Filter blendet alle Akten aus"), text, icon="funnel")
            self._empty.add_button(self.tr("Filter aufheben"), self.row.filter.clear, icon="x")
            return
        self._empty.set_words(*self._empty_words, icon="folder")
        if self._which.ids is None:
            self._empty.add_button(self.tr("Neue Akte anlegen"), self.new_wanted.emit, icon="folder-plus")

    def _refused(self, error: object) -> None:
        self.line.stop()
        self.failed.emit(error)

    def _filter(self, which: RecordFilter) -> None:
        if which != self._which:
            self._which = which
            self.reload()

    def _sort(self, sort: str, descending: bool) -> None:
        self._given_order = False
        self._filter(replace(self._which, sort=sort, descending=descending))

    def _choose_column(self, column: str, shown: bool) -> None:
        self._hidden = self._hidden - {column} if shown else self._hidden | {column}
        self._show_columns()

    def _show_columns(self) -> None:
        chosen = [column for column in self._model.columns if column.id in _CHOOSABLE and column.id not in self._hidden]
        wanted = {column.id: theme.px(column.width) for column in chosen}
        hidden = giving_way(wanted, _GIVING_WAY, self.table.viewport().width(), theme.px(_LEAST_TITLE))
        for column in _CHOOSABLE:
            self.table.set_column_shown(column, shown=column in wanted and column not in hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_columns()

    def _enter_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.select_first()

    def _open(self, _key: object) -> None:
        if self.current is not None:
            self.opened.emit(self.current.id)

    def _tell_selection(self, selected: int) -> None:
        self.selection_changed.emit(selected, self._model.total)
