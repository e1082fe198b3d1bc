"""*Suche*: one field, hits while typing, the preview beside them.

Use::

    view = SearchView(desk, feed, registry, store)
    view.open_requested.connect(records.open)           # record id, document id or "", words to highlight
    view.inbox_requested.connect(inbox.show_item)       # a hit that still waits in the inbox
    view.search_in(record_id); view.start("elternzeit")

Actions, both in area ``search``: ``search.open`` (Enter), ``search.text`` (Strg+T: page picture or text).
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.read_models import Hit, SearchResult
from hattingen_desk.application.search import FIRST_HITS
from hattingen_desk.desktop.common import spoken, tasks, theme
from hattingen_desk.desktop.common.actions import Action, ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import LayoutStore, Screen, WidthClass
from hattingen_desk.desktop.common.widgets import EmptyState, NoteStack, PaneSplitter
from hattingen_desk.desktop.search import presenter
from hattingen_desk.desktop.search.file_acts import FileActs
from hattingen_desk.desktop.search.found_list import FoundList
from hattingen_desk.desktop.search.hit_preview import HitPreview
from hattingen_desk.desktop.search.presenter import Found
from hattingen_desk.desktop.search.recent_searches import RecentSearches
from hattingen_desk.desktop.search.search_bar import SearchBar
from hattingen_desk.domain.errors import DeskError
from hattingen_desk.domain.search import HitKind

AREA = "search"
_TYPING_MS = 60
_CONCERNED = frozenset({Kind.RECORD, Kind.CASE, Kind.DOCUMENT, Kind.INBOX})


class SearchView(Screen):
    """See the module."""

    open_requested = Signal(str, str, object)
    inbox_requested = Signal(str)

    def __init__(
        self,
        desk: Desk,
        feed: ChangeFeed,
        registry: ActionRegistry,
        store: LayoutStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._limit = FIRST_HITS
        self._result = SearchResult("")
        self._shown_for: object = None
        # what Enter was pressed for before its hits were there
        self._opening: object = None
        self._searching = tasks.Latest(self, delay_ms=_TYPING_MS)
        self.setObjectName("search")
        theme.set_ground(self, "surface")
        self.bar = SearchBar(store)
        self.notes = NoteStack()
        self.found = FoundList()
        self.recent = RecentSearches(store)
        self.nothing = EmptyState("search", "")
        self.preview = HitPreview(desk, store)
        self._stack = QStackedWidget()
        for widget in (self.recent, self.found, self.nothing):
            self._stack.addWidget(widget)
        self._lay_out(store)
        self._add_actions(registry)
        self._connect(feed)

    def _lay_out(self, store: LayoutStore) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.notes):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        left.setMinimumWidth(380)
        self._panes = PaneSplitter(
            "search.panes", store, [left, self.preview], names=[self.tr("Treffer"), self.tr("Vorschau")]
        )
        self._panes.set_defaults({WidthClass.WIDE: [916, 440], WidthClass.MEDIUM: [844, 352]}, stretch=0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)

    def _add_actions(self, registry: ActionRegistry) -> None:
        group = self.tr("Suche")

        def has_hit() -> bool:
            return self.found.current is not None

        registry.add(
            Action(
                "search.open", self.tr("Treffer öffnen"), self.found.open_current, shortcut="Return", area=AREA,
                group=group, icon="folder-open", enabled_when=has_hit, bound=False,
            ),
            Action(
                "search.text", self.tr("Seite oder Textfassung zeigen"), self.preview.toggle_text, shortcut="Ctrl+T",
                area=AREA, group=group, icon="accessibility", enabled_when=has_hit,
            ),
        )  # fmt: skip

    def _connect(self, feed: ChangeFeed) -> None:
        self.files = FileActs(
            self._desk,
            self.preview.pane,
            publish=feed.publish,
            refuse=self._refused,
            tell=self.status_changed.emit,
            parent=self,
        )
        feed.changed.connect(self._heard)
        self.bar.changed.connect(self._typed)
        self.bar.list_key.connect(self.found.take_key)
        self.bar.opened.connect(self._open_when_found)
        self.found.current_changed.connect(self._preview)
        self.found.opened.connect(self._open)
        self.found.more_wanted.connect(self._load_more)
        self.recent.chosen.connect(self.start)
        self.preview.open_wanted.connect(self.found.open_current)

    # --- from outside ---

    def start(self, text: str) -> None:
        """Searches for ``text``."""
        self.bar.edit.setText(text)
        self.bar.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_in(self, record_id: str, title: str = "") -> None:
        """Searches in one record only; its title is read where it is not given. Empty id: everywhere."""
        if record_id and not title:
            tasks.run(
                lambda: self._desk.browsing.catalogue.record(record_id).title,
                parent=self,
                on_success=lambda found: self.bar.set_record(record_id, found),
                on_failure=self._failed,
            )
        else:
            self.bar.set_record(record_id, title)
        self.bar.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def result(self) -> SearchResult:
        """What was found last."""
        return self._result

    # --- searching ---

    def _typed(self) -> None:
        self._opening = None
        self._limit = FIRST_HITS
        self._search()

    def _search(self) -> None:
        text, scope, limit = self.bar.text, self.bar.scope, self._limit
        if not presenter.is_searchable(text):
            self._searching.cancel()
            self._show_before_search()
            return
        self.bar.progress.start()
        self._searching.run(
            lambda: presenter.find(self._desk, text, scope, limit=limit),
            on_success=self._show,
            on_failure=self._failed,
        )

    def _show_before_search(self) -> None:
        self.bar.progress.stop()
        self.bar.count.setText("")
        self._result, self._shown_for = SearchResult(self.bar.text), None
        self._stack.setCurrentWidget(self.recent)
        self.preview.show_nothing()
        self.status_changed.emit("")

    def _show(self, found: Found) -> None:
        result = found.result
        self.bar.progress.stop()
        self.notes.clear()
        self._result = result
        scope = self.bar.scope
        words = presenter.count_in_words(result)
        same = self._shown_for == (result.query, scope)
        self._shown_for = (result.query, scope)
        self.bar.count.setText(words)
        self.status_changed.emit(words)
        if not result.hits:
            self._show_nothing_found(result)
            return
        self._stack.setCurrentWidget(self.found)
        self.found.show_hits(found, keep_current=same)
        if not same:
            spoken.announce(self.bar.edit, words)
        if self._opening == self._shown_for:
            self._opening = None
            self.found.open_current()

    def _show_nothing_found(self, result: SearchResult) -> None:
        head, text = presenter.nothing_found(result.query, self.bar.scope)
        self.nothing.set_words(head, text)
        self.nothing.clear_buttons()
        if self.bar.scope.record_id:
            self.nothing.add_button(self.tr("In allen Akten suchen"), self.bar.search_everywhere, icon="folder-open")
        if self.bar.scope.kind is not None:
            self.nothing.add_button(self.tr("Alle Arten zeigen"), self.bar.search_all_kinds)
        self._stack.setCurrentWidget(self.nothing)
        self.preview.show_nothing()
        spoken.announce(self.bar.edit, head)

    def _load_more(self) -> None:
        self._limit = self._limit * presenter.FURTHER_HITS
        self._search()

    def _heard(self, changes: Changes) -> None:
        if changes.kinds & _CONCERNED and self._result.query:
            self._search()

    def _refused(self, error: DeskError, head: str) -> None:
        self.notes.show_error(error, head)

    def _failed(self, error: DeskError) -> None:
        self.bar.progress.stop()
        self.notes.show_error(error)

    # --- hits ---

    def _preview(self, hit: Hit | None) -> None:
        if hit is None:
            self.preview.show_nothing()
        else:
            self.preview.show_hit(hit, self.found.line_of(hit), self._result.parts)

    def _open_when_found(self) -> None:
        """Enter right after typing must open what was typed, not what was found before."""
        if self._shown_for == (self.bar.text, self.bar.scope):
            self.found.open_current()
        else:
            self._opening = (self.bar.text, self.bar.scope)

    def _open(self, hit: Hit) -> None:
        self.recent.remember(self._result.query)
        if not hit.record_id:
            self.inbox_requested.emit(hit.id)
            return
        document_id = hit.id if hit.kind is HitKind.DOCUMENT else ""
        self.open_requested.emit(hit.record_id, document_id, self._result.parts)

    # --- what the shell asks ---

    def panes(self) -> list[QWidget]:
        return [self.bar.edit, self.found.lines, self.preview]

    def entered(self) -> None:
        self.bar.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bar.edit.selectAll()

    def left(self) -> None:
        self._opening = None

    def set_width_class(self, width: WidthClass) -> None:
        self._panes.set_width_class(width)
        self.preview.setVisible(width is not WidthClass.NARROW)
