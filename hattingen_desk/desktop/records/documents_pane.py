"""The documents of one record: filter row, table, and what stands there when it is empty.

Use::

    pane = DocumentsPane(presenter, store)
    pane.show_record(sheet); pane.current_changed.connect(self._preview)      # DocumentRow | None
    pane.select(document_id)
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hattingen_desk.application.browsing import RecordSheet
from hattingen_desk.application.ports import DocumentFilter
from hattingen_desk.application.read_models import DocumentRow
from hattingen_desk.desktop.common import focus, tasks, theme
from hattingen_desk.desktop.common.screen import LayoutStore
from hattingen_desk.desktop.common.widgets import EmptyState, ProgressLine
from hattingen_desk.desktop.records import wording
from hattingen_desk.desktop.records.column_room import giving_way
from hattingen_desk.desktop.records.document_table import DocumentTable
from hattingen_desk.desktop.records.models import HIDDEN_AT_FIRST, DocumentModel
from hattingen_desk.desktop.records.presenter import DocumentList, RecordsPresenter
from hattingen_desk.desktop.records.record_header import FilterRow

_COLUMNS_KEY = "records.document_columns"
_CHOOSABLE = ("status", "case", "received", "modified", "due")
_GIVING_WAY = ("received", "case", "modified", "due")
_LEAST_TITLE = 200


class DocumentsPane(QWidget):
    """See the module."""

    current_changed = Signal(object)
    """DocumentRow or None."""
    opened = Signal(object)
    """DocumentRow: Enter or double click."""
    selection_changed = Signal(int, int)
    """Selected, all."""
    file_wanted = Signal()
    failed = Signal(object)

    def __init__(self, presenter: RecordsPresenter, store: LayoutStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._store = store
        self._sheet: RecordSheet | None = None
        self._which = DocumentFilter("")
        self._awaited = ""
        self._last_row = -1
        self._record_meant = False
        self._medium = False
        self._hidden = self._remembered_columns()
        self._latest = tasks.Latest(self)
        self.row = FilterRow(self.tr("Dokumente filtern"))
        self.line = ProgressLine()
        self.table = DocumentTable(self.tr("Dokumente"))
        self._model = DocumentModel(presenter, parent=self.table)
        self.table.set_model(self._model)
        self._empty = EmptyState("file-text", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._lay_out()
        self._connect()
        self._apply_columns()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.row)
        layout.addWidget(self.line)
        layout.addWidget(self._stack, 1)
        focus.lead(self, lambda: self._stack.currentWidget() or self.table)

    def _connect(self) -> None:
        self.row.text_changed.connect(lambda text: self._filter(replace(self._which, text=text.strip())))
        self.row.down_pressed.connect(self._enter_table)
        self.row.funnel.menu().aboutToShow.connect(self._fill_funnel)
        self.table.current_changed.connect(self._tell_current)
        self.table.opened.connect(self._tell_opened)
        self.table.selection_counted.connect(self._tell_selection)
        self.table.sort_requested.connect(self._sort)
        self._model.page_loaded.connect(self._page_arrived)
        self._model.failed.connect(self.failed)

    # --- what the screen asks for ---

    @property
    def current(self) -> DocumentRow | None:
        """The document under the cursor, None while it is being read or when there is none."""
        return self._model.row_at(self.table.currentIndex().row()) if self.table.currentIndex().isValid() else None

    def selected_ids(self) -> Callable[[], list[str]]:
        """What tells the ids of the selected documents; it reads them, so it is called in a worker."""
        keys = self.table.selected_row_keys()
        return lambda: [row.id for row in self._presenter.document_rows(keys)] if keys else []

    def show_record(self, sheet: RecordSheet, select: str = "") -> None:
        """Shows a record's documents; ``select`` puts the cursor on one, which no filter then hides."""
        other = self._sheet is None or self._sheet.record.id != sheet.record.id
        self._sheet = sheet
        if other or select:
            self._which = DocumentFilter(sheet.record.id, sort=self._which.sort, descending=self._which.descending)
            self.row.filter.edit.blockSignals(True)
            self.row.filter.clear()
            self.row.filter.edit.blockSignals(False)
            self._awaited = select
        if other:
            self._last_row = -1
            self._record_meant = False
        self.reload(fresh=other)

    def reload(self, *, fresh: bool = False) -> None:
        """Reads keys and rows anew; cursor, selection and place stay."""
        if self._sheet is None:
            return
        sheet, which = self._sheet, self._which
        self.line.start()
        self._latest.run(
            lambda: self._presenter.documents(sheet, which),
            on_success=lambda found: self._show(found, sheet, fresh=fresh),
            on_failure=self._refused,
        )

    def select(self, document_id: str) -> None:
        """Puts the cursor on a document as soon as it is read."""
        self._awaited = document_id
        self._seek()

    def clear_selection(self) -> None:
        """No document: the record itself is meant, until one is chosen again."""
        self._record_meant = True
        self.table.clearSelection()
        self.table.setCurrentIndex(self._model.index(-1, -1))
        self.current_changed.emit(None)

    def set_medium(self, *, medium: bool) -> None:
        """In a medium window *Geändert* gives way."""
        self._medium = medium
        self._apply_columns()

    def focus_filter(self) -> None:
        """Strg+F."""
        self.row.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.row.filter.edit.selectAll()

    # --- showing ---

    def _show(self, found: DocumentList, sheet: RecordSheet, *, fresh: bool) -> None:
        self.line.stop()
        self._last_row = self.table.currentIndex().row() if self.table.currentIndex().isValid() else self._last_row
        if fresh:
            self.table.clearSelection()
            self.table.setCurrentIndex(self._model.index(-1, -1))
            self._last_row = -1
        self._model.show_documents(found, sheet.registers)
        self.table.show_sort(self._which.sort, descending=self._which.descending)
        filtered = bool(self._which.text or self._which.received_from or self._which.case_id)
        words = wording.documents(found.total)
        if filtered:
            words = self.tr("{0} von {1}").format(wording.grouped(found.shown), wording.of_documents(found.total))
        self.row.set_count(words)
        self._show_chips()
        self._show_empty(found, filtered=filtered)
        if self._awaited:
            self._seek()
        elif not self.table.currentIndex().isValid() and found.shown and not self._record_meant:
            self._select_near(self._last_row)
        elif not found.shown:
            self.current_changed.emit(None)
        self._tell_selection()

    def _select_near(self, row: int) -> None:
        """After a removal the next document is under the cursor; in a record just opened the first."""
        if row < 0:
            self.table.select_first()
            return
        last = self._model.rowCount() - 1
        row = min(row, last)
        if self._model.head_at(row) is not None:
            row = row + 1 if row < last else row - 1
        self.table.selectRow(row)

    def _seek(self) -> None:
        sheet, wanted = self._sheet, self._awaited
        if sheet is None or not wanted:
            return
        which = self._which
        catalogue = self._presenter.desk.browsing.catalogue

        def found(key: int | None) -> None:
            if key is not None and self._awaited == wanted and self.table.select_key(key):
                self._awaited = ""

        def look() -> int | None:
            keys, _runs = catalogue.document_keys(which)
            place = catalogue.document_position(which, wanted)
            return keys[place] if 0 <= place < len(keys) else None

        tasks.run(look, parent=self, on_success=found, on_failure=self.failed.emit)

    def _show_empty(self, found: DocumentList, *, filtered: bool) -> None:
        self._stack.setCurrentIndex(0 if found.shown else 1)
        if found.shown:
            return
        self._empty.clear_buttons()
        if filtered and found.total:
            text = self.tr("Kein Dokument dieser Akte passt zum Filter.")
            self._empty.set_words(self.tr("Der Filter blendet alle Dokumente aus"), text, icon="funnel")
            self._empty.add_button(self.tr("Filter aufheben"), self.clear_filters, icon="x")
            return
        text = self.tr("Legen Sie ein Dokument ab oder ziehen Sie Dateien hierher.")
        self._empty.set_words(self.tr("Noch keine Dokumente in dieser Akte"), text, icon="file-text")
        self._empty.add_button(self.tr("Datei ablegen …"), self.file_wanted.emit, icon="paperclip")

    def _refused(self, error: object) -> None:
        self.line.stop()
        self.failed.emit(error)

    # --- filters ---

    def clear_filters(self) -> None:
        """Shows all documents again."""
        self.row.filter.edit.blockSignals(True)
        self.row.filter.clear()
        self.row.filter.edit.blockSignals(False)
        self._filter(replace(self._which, text="", received_from=None, case_id=""))

    def _filter(self, which: DocumentFilter) -> None:
        if which != self._which:
            self._which = which
            self.reload()

    def _show_chips(self) -> None:
        chips = []
        if self._which.received_from is not None:
            words = self.tr("Ab {0}").format(self._which.received_from.year)
            chips.append((words, lambda: self._filter(replace(self._which, received_from=None))))
        if self._which.case_id and self._sheet is not None:
            title = next((case.title for case in self._sheet.cases if case.id == self._which.case_id), "")
            chips.append((title, lambda: self._filter(replace(self._which, case_id=""))))
        self.row.set_chips(chips)

    def _fill_funnel(self) -> None:
        menu = self.row.funnel.menu()
        menu.clear()
        this_year = self._presenter.today().year
        for year in range(this_year, this_year - 5, -1):
            entry = menu.addAction(self.tr("Eingang ab {0}").format(year))
            entry.setCheckable(True)
            first = date(year, 1, 1)
            entry.setChecked(self._which.received_from == first)
            entry.triggered.connect(lambda _on=False, first=first: self._filter_from(first))
        cases = self._sheet.cases if self._sheet is not None else ()
        if cases:
            menu.addSeparator()
        for case in cases[:12]:
            entry = menu.addAction(self.tr("Vorgang „{0}“").format(case.title))
            entry.setCheckable(True)
            entry.setChecked(self._which.case_id == case.id)
            entry.triggered.connect(lambda _on=False, case_id=case.id: self._filter_case(case_id))

    def _filter_from(self, first: date) -> None:
        self._filter(replace(self._which, received_from=None if self._which.received_from == first else first))

    def _filter_case(self, case_id: str) -> None:
        self._filter(replace(self._which, case_id="" if self._which.case_id == case_id else case_id))

    def _sort(self, sort: str, descending: bool) -> None:
        self._filter(replace(self._which, sort=sort, descending=descending))

    # --- columns ---

    def _remembered_columns(self) -> set[str]:
        text = self._store.get(_COLUMNS_KEY)
        try:
            value = json.loads(text) if text else None
        except json.JSONDecodeError:
            value = None
        return {str(each) for each in value} & set(_CHOOSABLE) if isinstance(value, list) else set(HIDDEN_AT_FIRST)

    def _apply_columns(self) -> None:
        self._show_columns()
        titles = [(column.id, column.title) for column in self._model.columns if column.id in _CHOOSABLE]
        self.row.fill_columns(titles, lambda column: column not in self._hidden, self._choose_column)

    def _choose_column(self, column: str, shown: bool) -> None:
        self._hidden = self._hidden - {column} if shown else self._hidden | {column}
        self._store.put(_COLUMNS_KEY, json.dumps(sorted(self._hidden)))
        self._show_columns()

    def _show_columns(self) -> None:
        """What the clerk hid, what a medium window hides, and what must give way for the title to be read."""
        chosen = [column for column in self._model.columns if column.id in _CHOOSABLE and column.id not in self._hidden]
        wanted = {column.id: theme.px(column.width) for column in chosen}
        if self._medium:
            wanted.pop("modified", None)
        hidden = giving_way(wanted, _GIVING_WAY, self.table.viewport().width(), theme.px(_LEAST_TITLE))
        for column in _CHOOSABLE:
            self.table.set_column_shown(column, shown=column in wanted and column not in hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_columns()

    # --- telling ---

    def _enter_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.select_first()

    def _tell_current(self, _key: object) -> None:
        row = self.current
        if row is not None:
            self._record_meant = False
        if row is not None or not self.table.currentIndex().isValid():
            self.current_changed.emit(row)

    def _page_arrived(self) -> None:
        # the row under the cursor may have been on its way when the cursor came
        if self.current is not None:
            self.current_changed.emit(self.current)

    def _tell_opened(self, _key: object) -> None:
        if self.current is not None:
            self.opened.emit(self.current)

    def _tell_selection(self, _count: int = 0) -> None:
        self.selection_changed.emit(self.table.count_selected(), self._model.list.total)
