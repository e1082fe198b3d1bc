"""The screens of the window and how they lead to each other. Each is imported when it is first shown."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.common import density, tasks
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import LayoutStore
from hattingen_desk.desktop.shell.areas import Area, Person
from hattingen_desk.desktop.shell.main_window import MainWindow

if TYPE_CHECKING:
    from hattingen_desk.desktop.inbox.watcher import FolderWatcher
    from hattingen_desk.desktop.preferences.presenter import ProfileFacts

_COUNTED = frozenset({Kind.FOLLOW_UP, Kind.INBOX, Kind.DOCUMENT})


class Screens:
    """Builds the window and its screens over a desk. ``facts`` tells the settings page what the desk does not know."""

    def __init__(self, desk: Desk, store: LayoutStore, facts: "Callable[[], ProfileFacts]") -> None:
        self._desk = desk
        self._store = store
        self.registry = ActionRegistry()
        self.feed = ChangeFeed()
        self._facts = facts
        self._watcher: FolderWatcher | None = None
        density.restore(store)
        person = Person(desk.actor.name, desk.actor.unit)
        self.window = MainWindow(self._areas(), self.registry, self.feed, store, person=person)
        self._counting = tasks.Latest(self.window)

    def begin(self) -> None:
        """Start what runs beside the window, once it is shown: the watched folder, what the palette finds."""
        from hattingen_desk.desktop.search.palette import SearchProvider

        self.window.add_provider(SearchProvider(self._desk, self.open_thing, self._show_waiting))
        self.watcher.noted.connect(self.window.show_note)
        self.watcher.start()
        for remark in self._desk.remarks:
            self.window.show_note("Beim Öffnen festgestellt", remark)
        self.feed.changed.connect(self._heard)
        self._count()
        tasks.run(self._desk.warm_up, parent=self.window)

    def close(self) -> None:
        """End what runs beside the window."""
        if self._watcher is not None:
            self._watcher.stop()

    @property
    def watcher(self) -> "FolderWatcher":
        """The watcher of the scan folder."""
        if self._watcher is None:
            from hattingen_desk.desktop.inbox.watcher import FolderWatcher

            self._watcher = FolderWatcher(self._desk, self.feed, self.window)
        return self._watcher

    def open_thing(self, record_id: str, document_id: str = "", highlight: Sequence[str] = ()) -> None:
        """Show a record, and a document in it, on the record screen."""
        from hattingen_desk.desktop.records.view import RecordsView

        view = self.window.go_to("records")
        if not isinstance(view, RecordsView):
            raise TypeError(type(view))
        if document_id:
            view.open_document(record_id, document_id, highlight)
        else:
            view.open_record(record_id)

    def _areas(self) -> list[Area]:
        return [
            Area("my_day", "Mein Tag", "sun", self._my_day, keywords=("Start", "Wiedervorlagen")),
            Area("inbox", "Eingang", "inbox", self._inbox, keywords=("Scan-Eingang", "Zu klären", "Post")),
            Area("records", "Akten", "folder-open", self._records, keywords=("Aktenplan", "Dokumente")),
            Area("forms", "Formulare", "file-pen", _empty("forms")),
            Area("finance", "Finanzen", "landmark", _empty("finance")),
            Area("search", "Suche", "search", self._search, keywords=("Finden",)),
            Area("conflicts", "Konflikte", "git-compare", _empty("conflicts")),
            Area("help", "Hilfe", "circle-question-mark", self._help, foot=True, keywords=("Handbuch", "Tastatur")),
            Area("preferences", "Einstellungen", "settings", self._preferences, foot=True),
        ]

    def _my_day(self) -> QWidget:
        from hattingen_desk.desktop.my_day.view import MyDayView

        view = MyDayView(self._desk, self.feed, self.registry)
        view.open_requested.connect(self.open_thing)
        view.inbox_requested.connect(self._show_waiting)
        view.new_requested.connect(self._begin_new)
        view.inbox_counted.connect(lambda count: self.window.set_badge("inbox", count))
        return view

    def _inbox(self) -> QWidget:
        from hattingen_desk.desktop.inbox.view import InboxView

        view = InboxView(self._desk, self.feed, self.registry, self._store, watcher=self.watcher)
        view.open_requested.connect(self.open_thing)
        view.preferences_requested.connect(self._choose_scan_folder)
        view.progress_changed.connect(self._show_progress)
        return view

    def _records(self) -> QWidget:
        from hattingen_desk.desktop.records.view import RecordsView

        view = RecordsView(self._desk, self.feed, self.registry, self._store)
        view.progress_changed.connect(self._show_progress)
        view.search_wanted.connect(self._search_in)
        return view

    def _search(self) -> QWidget:
        from hattingen_desk.desktop.search.view import SearchView

        view = SearchView(self._desk, self.feed, self.registry, self._store)
        view.open_requested.connect(self.open_thing)
        view.inbox_requested.connect(self._show_waiting)
        return view

    def _help(self) -> QWidget:
        from hattingen_desk.desktop.shell.help_page import HelpPage

        return HelpPage(self.registry)

    def _preferences(self) -> QWidget:
        from hattingen_desk.desktop.preferences.view import PreferencesView

        return PreferencesView(
            self._desk, self.feed, self.registry, self._store, watcher=self.watcher, facts=self._facts()
        )

    # --- badges -----------------------------------------------------------------------------------------------

    def _heard(self, changes: Changes) -> None:
        if changes.kinds & _COUNTED:
            self._count()

    def _count(self) -> None:
        """Show what waits beside the areas, whether their screens were opened yet or not."""

        def waiting() -> tuple[int, int]:
            return self._desk.follow_ups.my_day().waiting, len(self._desk.browsing.catalogue.inbox())

        self._counting.run(waiting, on_success=self._show_counts)

    def _show_counts(self, waiting: tuple[int, int]) -> None:
        self.window.set_badge("my_day", waiting[0])
        self.window.set_badge("inbox", waiting[1])

    # --- from screen to screen --------------------------------------------------------------------------------

    def _show_waiting(self, document_id: str = "") -> None:
        from hattingen_desk.desktop.inbox.view import InboxView

        view = self.window.go_to("inbox")
        if document_id and isinstance(view, InboxView):
            view.show_document(document_id)

    def _search_in(self, record_id: str, title: str) -> None:
        from hattingen_desk.desktop.search.view import SearchView

        view = self.window.go_to("search")
        if isinstance(view, SearchView):
            view.search_in(record_id, title)

    def _choose_scan_folder(self) -> None:
        from hattingen_desk.desktop.preferences.view import PreferencesView

        view = self.window.go_to("preferences")
        if isinstance(view, PreferencesView):
            view.choose_scan_folder()

    def _begin_new(self, action_id: str) -> None:
        self.window.go_to(action_id.partition(".")[0])
        self.registry.run(action_id)

    def _show_progress(self, words: str, cancel: Callable[[], None] | None) -> None:
        if words:
            self.window.show_progress(words, cancel)
        else:
            self.window.end_progress()


def _empty(area_id: str) -> Callable[[], QWidget]:
    def build() -> QWidget:
        from hattingen_desk.desktop.shell.empty_areas import empty_area

        return empty_area(area_id)

    return build
