"""The screens of the window and how they lead to each other. Each is imported when it is first shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import LayoutStore
from hattingen_desk.desktop.shell.areas import Area, Person
from hattingen_desk.desktop.shell.main_window import MainWindow


class Screens:
    """Builds the window and its screens over a desk."""

    def __init__(self, desk: Desk, store: LayoutStore) -> None:
        self._desk = desk
        self._store = store
        self.registry = ActionRegistry()
        self.feed = ChangeFeed()
        person = Person(desk.actor.name, desk.actor.unit)
        self.window = MainWindow(self._areas(), self.registry, self.feed, store, person=person)

    def close(self) -> None:
        """End what runs beside the window."""

    def open_thing(self, record_id: str, document_id: str = "", highlight: object = ()) -> None:
        """Show a record, and a document in it, on the record screen."""
        view = self.window.go_to("records")
        if document_id:
            view.open_document(record_id, document_id, highlight)  # type: ignore[attr-defined]
        else:
            view.open_record(record_id)  # type: ignore[attr-defined]

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
        view.inbox_requested.connect(self._show_inbox)
        return view

    def _inbox(self) -> QWidget:
        from hattingen_desk.desktop.inbox.view import InboxView

        view = InboxView(self._desk, self.feed, self.registry, self._store)
        view.open_requested.connect(self.open_thing)
        return view

    def _records(self) -> QWidget:
        from hattingen_desk.desktop.records.view import RecordsView

        return RecordsView(self._desk, self.feed, self.registry, self._store)

    def _search(self) -> QWidget:
        from hattingen_desk.desktop.search.view import SearchView

        view = SearchView(self._desk, self.feed, self.registry, self._store)
        view.open_requested.connect(self.open_thing)
        view.inbox_requested.connect(self._show_inbox)
        return view

    def _help(self) -> QWidget:
        from hattingen_desk.desktop.shell.help_page import HelpPage

        return HelpPage(self.registry)

    def _preferences(self) -> QWidget:
        from hattingen_desk.desktop.preferences.view import PreferencesView

        return PreferencesView(self._desk, self.feed, self.registry, self._store)

    def _show_inbox(self, document_id: str = "") -> None:
        view = self.window.go_to("inbox")
        if document_id:
            view.show_document(document_id)  # type: ignore[attr-defined]


def _empty(area_id: str) -> Callable[[], QWidget]:
    def build() -> QWidget:
        from hattingen_desk.desktop.shell.empty_areas import empty_area

        return empty_area(area_id)

    return build
