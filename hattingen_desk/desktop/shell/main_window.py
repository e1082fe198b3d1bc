"""The window: rail, top bar, the screens of the areas, status bar, palette, undo.

Use::

    registry, feed = ActionRegistry(), ChangeFeed()
    areas = [Area("my_day", "Mein Tag", "sun", build_my_day), ...]
    window = MainWindow(areas, registry, feed, store, person=Person("Jana Overbeck", "Fachbereich Personal"))
    window.add_provider(SearchProvider(...))
    window.show()

Screens are built at their first show. A ``Screen`` is heard: breadcrumb, status words, badge; F6 goes through its
panes.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from hattingen_desk.desktop.common import focus, tasks
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.forms import dress_form
from hattingen_desk.desktop.common.screen import Crumb, LayoutStore, Screen, WidthClass
from hattingen_desk.desktop.common.widgets.focus_ring import FocusRing
from hattingen_desk.desktop.common.widgets.notes import Note
from hattingen_desk.desktop.common.widgets.undo_bar import UndoBar
from hattingen_desk.desktop.generated.ui_main_window import Ui_MainWindow
from hattingen_desk.desktop.shell import layout_memory
from hattingen_desk.desktop.shell.areas import STAND_ALONE, Area, Person, SyncState
from hattingen_desk.desktop.shell.handbook import HandbookProvider
from hattingen_desk.desktop.shell.layout_memory import WindowPlace
from hattingen_desk.desktop.shell.notices import Notices
from hattingen_desk.desktop.shell.palette_search import PaletteProvider
from hattingen_desk.desktop.shell.standard_actions import standard_actions
from hattingen_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from hattingen_desk.desktop.shell.palette import Palette

_PRODUCT = "Hattingen Desk"


class MainWindow(QMainWindow):
    """See the module. ``area_entered`` with the id each time an area comes to the front."""

    area_entered = Signal(str)
    sync_wanted = Signal()
    """The clerk wants to see what waits for sync; not sent where the state explains itself."""

    def __init__(
        self,
        areas: Sequence[Area],
        registry: ActionRegistry,
        feed: ChangeFeed,
        store: LayoutStore,
        *,
        person: Person,
        sync: SyncState = STAND_ALONE,
    ) -> None:
        super().__init__()
        self.registry = registry
        self.feed = feed
        self._store = store
        self._areas = {area.id: area for area in areas}
        self._built: dict[str, QWidget] = {}
        self._crumbs: dict[str, list[Crumb]] = {}
        self._messages: dict[str, str] = {}
        self._current = ""
        self._width_class: WidthClass | None = None
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        dress_form(self)
        self.setCentralWidget(self.ui.central)
        self.ui.rail.set_areas(areas)
        self.ui.rail.chosen.connect(self.go_to)
        self.ui.topBar.set_person(person)
        self.ui.statusBar_.set_person(person)
        self._sync = sync
        self._notices = Notices()
        self.ui.statusBar_.set_sync(sync)
        self.ui.statusBar_.sync_wanted.connect(self._explain_sync)
        self.ui.topBar.notices_wanted.connect(self._show_notices)
        self.undo_bar = UndoBar(feed, default=True)
        self.ui.undoLayout.addWidget(self.undo_bar)
        feed.failed.connect(self.show_error)
        self._palette: Palette | None = None
        self._providers: list[PaletteProvider] = []
        self.ui.topBar.palette_wanted.connect(self.open_palette)
        if "help" in self._areas:
            self.add_provider(HandbookProvider(self._show_help))
        self._ring = FocusRing(self)
        registry.add(*standard_actions(self, areas))
        registry.bind_to(self)
        tasks.set_failure_handler(self.show_error)
        self._take_place()

    # --- areas ---

    @property
    def current_area(self) -> str:
        """The id of the area in front, "" before the first."""
        return self._current

    def screen_of(self, area_id: str) -> QWidget:
        """The screen of an area, built now if it was not. KeyError: there is no such area."""
        if area_id not in self._built:
            widget = self._areas[area_id].build()
            self._built[area_id] = widget
            self.ui.screens.addWidget(widget)
            if isinstance(widget, Screen):
                self._listen_to(area_id, widget)
                widget.set_width_class(self.width_class)
        return self._built[area_id]

    def go_to(self, area_id: str) -> QWidget:
        """Brings an area to the front and returns its screen."""
        screen = self.screen_of(area_id)
        if area_id != self._current:
            before = self._built.get(self._current)
            if isinstance(before, Screen):
                before.left()
            self._current = area_id
            self.registry.set_area(area_id)
            self.ui.rail.set_current(area_id)
            self.ui.screens.setCurrentWidget(screen)
            self._show_where()
            layout_memory.remember_area(self._store, area_id)
            if isinstance(screen, Screen):
                screen.entered()
            self.area_entered.emit(area_id)
        return screen

    def go_to_last(self, otherwise: str) -> QWidget:
        """Brings the area to the front that was there when the window was closed."""
        last = layout_memory.last_area(self._store)
        return self.go_to(last if last in self._areas else otherwise)

    def set_badge(self, area_id: str, count: int) -> None:
        """How much waits for the clerk in an area."""
        self.ui.rail.set_badge(area_id, count)

    def _listen_to(self, area_id: str, screen: Screen) -> None:
        def crumbs(steps: list[Crumb]) -> None:
            self._crumbs[area_id] = steps
            self._show_where()

        def message(words: str) -> None:
            self._messages[area_id] = words
            self._show_where()

        def badge(count: int) -> None:
            self.set_badge(area_id, count)

        screen.breadcrumb_changed.connect(crumbs)
        screen.status_changed.connect(message)
        screen.badge_changed.connect(badge)

    def _show_where(self) -> None:
        if not self._current:
            return
        steps = self._crumbs.get(self._current, [])
        title = self._areas[self._current].title
        if steps:
            self.ui.topBar.set_crumbs(steps)
        else:
            self.ui.topBar.set_title(title)
        self.ui.statusBar_.set_message(self._messages.get(self._current, ""))
        self.setWindowTitle(f"{steps[-1].text if steps else title} – {_PRODUCT}")

    @property
    def layout_store(self) -> LayoutStore:
        """What is remembered for the person who works here."""
        return self._store

    # --- palette ---

    @property
    def palette_(self) -> "Palette":
        """The palette, built when it is wanted for the first time."""
        if self._palette is None:
            from hattingen_desk.desktop.shell.palette import Palette

            self._palette = Palette(self, self.registry)
            for provider in self._providers:
                self._palette.add_provider(provider)
        return self._palette

    def open_palette(self, typed: str = "") -> None:
        """Opens the palette, with ``typed`` in its input."""
        self.palette_.open_with(typed)

    def add_provider(self, provider: PaletteProvider) -> None:
        """Lets the palette find more than commands."""
        self._providers.append(provider)
        if self._palette is not None:
            self._palette.add_provider(provider)

    def _show_help(self, chapter_id: str, heading: str) -> None:
        from hattingen_desk.desktop.shell.help_page import HelpPage

        page = self.go_to("help")
        if isinstance(page, HelpPage):
            page.show_chapter(chapter_id, heading)

    # --- what screens and the composition root tell ---

    def set_sync(self, state: SyncState) -> None:
        """The state of sync in words."""
        self._sync = state
        self.ui.statusBar_.set_sync(state)

    def show_error(self, error: DeskError) -> None:
        """Shows an error that belongs to no pane."""
        head = self.ui.notes.show_error(error).head
        self._notices.add(head, error.message, datetime.now())  # noqa: DTZ005 - the clock on the wall

    def show_note(self, head: str, text: str) -> Note:
        """Shows a hint that belongs to no pane."""
        self._notices.add(head, text, datetime.now())  # noqa: DTZ005 - the clock on the wall
        return self.ui.notes.show_note("info", head, text)

    def _explain_sync(self) -> None:
        if self._sync.explanation:
            self.ui.notes.show_note("info", self._sync.words, self._sync.explanation, icon=self._sync.icon)
        else:
            self.sync_wanted.emit()

    def _show_notices(self) -> None:
        from hattingen_desk.desktop.shell.notices import NoticesCard

        NoticesCard(self._notices, self).open_below(self.ui.topBar.bell)

    def show_progress(self, words: str, cancel: Callable[[], None] | None = None) -> None:
        """Shows long work in the status bar."""
        self.ui.statusBar_.show_progress(words, cancel)

    def end_progress(self) -> None:
        """The long work has ended."""
        self.ui.statusBar_.end_progress()

    # --- keys ---

    def step_pane(self, step: int) -> None:
        """F6: the focus goes to the next pane of the screen, then to the rail, then round."""
        screen = self._built.get(self._current)
        panes = [pane for pane in screen.panes() if pane.isVisible()] if isinstance(screen, Screen) else []
        stops: list[QWidget] = [self.ui.rail, *panes]
        focus = QApplication.focusWidget()
        here = next((n for n, stop in enumerate(stops) if focus is not None and _holds(stop, focus)), 0)
        there = (here + step) % len(stops)
        self._ring.keyboard_used()
        if there == 0:
            self.ui.rail.focus_current()
        else:
            _first_focus(stops[there]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- size ---

    @property
    def width_class(self) -> WidthClass:
        """How wide the window is."""
        return WidthClass.of(self.width())

    def _take_place(self) -> None:
        place = layout_memory.window_place(self._store)
        self.resize(place.width, place.height)
        if place.maximized:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)
        # written when the hand lets go, not for each pixel
        self._place_timer = QTimer(self, singleShot=True, interval=600)
        self._place_timer.timeout.connect(self._remember_place)

    def _remember_place(self) -> None:
        normal = self.normalGeometry() if self.isMaximized() else self.geometry()
        layout_memory.remember_window(self._store, WindowPlace(normal.width(), normal.height(), self.isMaximized()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width_class is not self._width_class:
            self._width_class = self.width_class
            for screen in self._built.values():
                if isinstance(screen, Screen):
                    screen.set_width_class(self.width_class)
        if self.isVisible():
            self._place_timer.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isVisible():
            self._place_timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        for area_id, screen in self._built.items():
            if isinstance(screen, Screen) and not screen.can_leave():
                self.go_to(area_id)
                event.ignore()
                return
        if self._place_timer.isActive():
            self._place_timer.stop()
            self._remember_place()
        tasks.set_failure_handler(None)
        super().closeEvent(event)


def _holds(pane: QWidget, focus: QWidget) -> bool:
    return pane is focus or pane.isAncestorOf(focus)


def _first_focus(pane: QWidget) -> QWidget:
    """Where the focus goes in a pane: itself, its proxy, or the first thing in it that takes the focus."""
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus or pane.focusProxy() is not None or focus.leads(pane):
        return pane
    for child in pane.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled():
            return child
    return pane
