"""The screen *Akten*: filing plan, table, preview. It knows where the clerk is and keeps the three panes in step.

Use::

    view = RecordsView(desk, feed, registry, store)
    view.open_record(record_id)
    view.open_document(record_id, document_id, highlight=("elternzeit",))
    view.set_follow_up()
    view.search_wanted.connect(...)           # record id, title: search in this record only
    view.progress_changed.connect(...)        # words, callable that stops the import; ("", None) when it has ended
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hattingen_desk.application.browsing import RecordSheet
from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.read_models import DocumentRow
from hattingen_desk.desktop.common import tasks, theme
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import LayoutStore, Screen, WidthClass
from hattingen_desk.desktop.common.widgets import PaneSplitter
from hattingen_desk.desktop.records import whereabouts, wording
from hattingen_desk.desktop.records.acts import Acts
from hattingen_desk.desktop.records.drawer import Drawer
from hattingen_desk.desktop.records.middle import MiddlePane
from hattingen_desk.desktop.records.places import FAVOURITES, RECENT, Place
from hattingen_desk.desktop.records.presenter import Group, RecordsPresenter
from hattingen_desk.desktop.records.remembering import Remembering
from hattingen_desk.desktop.records.side import SidePane
from hattingen_desk.desktop.records.tree_pane import TreePane
from hattingen_desk.domain.errors import DeskError

_ARROW_MS = 220
"""How long the cursor rests in the tree before a record is opened: opening a personnel record is journalled."""
_WIDTHS = {WidthClass.WIDE: (272, 644, 440), WidthClass.MEDIUM: (252, 572, 352), WidthClass.NARROW: (880, 440)}


class RecordsView(Screen):
    """See the module."""

    progress_changed = Signal(str, object)
    search_wanted = Signal(str, str)

    def __init__(self, desk: Desk, feed: ChangeFeed, registry: ActionRegistry, store: LayoutStore) -> None:
        super().__init__()
        self.desk = desk
        self._feed = feed
        self._memory = Remembering(store)
        self._presenter = RecordsPresenter(desk)
        self._place: Place | None = None
        self._sheet: RecordSheet | None = None
        self._width = WidthClass.WIDE
        self._large = False
        self._side_alone = False
        self._begun = False
        self._asked = False
        self._selection = ""
        self._opening = tasks.Latest(self)
        self._resting = tasks.Latest(self, delay_ms=_ARROW_MS)
        self._sheets = tasks.Latest(self)
        self.tree = TreePane(self._presenter)
        self.middle = MiddlePane(desk, self._presenter, store, feed)
        self.side = SidePane(desk, self._presenter, store, self.publish)
        self._splitter = PaneSplitter(
            "records.panes", store, [self.tree, self.middle, self.side],
            names=[self.tr("Aktenplan"), self.tr("Tabelle"), self.tr("Vorschau")],
        )  # fmt: skip
        self._splitter.set_defaults(_WIDTHS, stretch=1)
        self._drawer = Drawer(self, self.tree)
        theme.set_ground(self, "surface")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._drawer.door)
        layout.addWidget(self._splitter)
        self._drawer.door.hide()
        self.acts = Acts(self, desk, registry)
        self._connect()
        self._show_no_record()

    def _connect(self) -> None:
        self.tree.loaded.connect(self._restore_place)
        self.tree.place_chosen.connect(self._go)
        self.middle.page_changed.connect(self._show_panes)
        self.middle.recent_wanted.connect(lambda: self._go(RECENT, focus=True))
        self.middle.documents.current_changed.connect(self._follow)
        self.middle.documents.selection_changed.connect(self._tell_documents)
        self.middle.records.opened.connect(self.open_record)
        self.middle.records.selection_changed.connect(self._tell_records)
        for part in (self.tree, self.middle.records, self.middle.documents, self.side):
            part.failed.connect(self.show_error)
        self._feed.changed.connect(self._refresh)
        self.side.preview.large_wanted.connect(self.set_large)
        self.middle.documents.table.drag_over.connect(self._tell_drag)

    # --- what other screens may call ---

    def open_record(self, record_id: str) -> None:
        """Shows a record; counts as a visit."""
        self._open(record_id, focus=True)

    def open_document(self, record_id: str, document_id: str, highlight: Sequence[str] = ()) -> None:
        """Shows a document in its record; ``highlight`` are folded parts of words to mark in it."""
        self.side.highlight(document_id, tuple(highlight))
        if self._sheet is not None and self._sheet.record.id == record_id and self._place_is_record():
            self.middle.show_record(self._sheet, document_id)
            self.middle.focus_content()
        else:
            self._open(record_id, select=document_id, focus=True)

    def set_follow_up(self) -> None:
        """F8: asks for a follow-up on the document under the cursor, or on the record."""
        self.acts.set_follow_up()

    # --- Screen ---

    def panes(self) -> list[QWidget]:
        first = self._drawer.door if self._drawer.is_out and not self._drawer.is_open else self.tree.view
        return [first, self.middle.page, self.side.preview, self.side.details.tabs]

    def entered(self) -> None:
        if not self._begun:
            self._begun = True
            self.tree.open_these(self._memory.open_positions)
            self.tree.reload()
        self._tell_where()

    def left(self) -> None:
        self._memory.open_positions = self.tree.open_positions

    def can_leave(self) -> bool:
        self._memory.open_positions = self.tree.open_positions
        return True

    def set_width_class(self, width: WidthClass) -> None:
        self._width = width
        narrow, medium = width is WidthClass.NARROW, width is WidthClass.MEDIUM
        if narrow:
            self._drawer.take_out()
        else:
            self._drawer.put_back(self._splitter)
        self._splitter.set_width_class(width)
        self.tree.show_counts(shown=not medium)
        self.middle.documents.set_medium(medium=medium)
        self.side.set_width_class(width)
        self._show_panes()

    # --- what is where ---

    @property
    def sheet(self) -> RecordSheet | None:
        """The record that is open, with what stands around its documents; None in a list."""
        return self._sheet if self._place_is_record() else None

    @property
    def plan(self) -> str:
        """The position where the clerk is, empty in the lists."""
        return self._place.plan if self._place is not None else ""

    def set_large(self, large: bool) -> None:
        """The preview alone, or beside the table again."""
        if large != self._large:
            self._large = large
            self.side.preview.large.setChecked(large)
            self.side.set_large(large=large)
            self._show_panes()
            if large:
                self.side.preview.focus_content()
            else:
                self.middle.focus_content()

    def toggle_side(self) -> None:
        """Strg+Leertaste: in a narrow window preview instead of table; otherwise preview alone."""
        if self._width is WidthClass.NARROW:
            self._side_alone = not self._side_alone
            self._show_panes()
            (self.side.preview.focus_content if self._side_alone else self.middle.focus_content)()
        else:
            self.set_large(not self._large)

    def open_preview(self) -> None:
        """Enter: the document fills the screen; Esc leads back to the table."""
        if self._width is WidthClass.NARROW:
            self._side_alone = True
            self._show_panes()
            self.side.preview.focus_content()
        else:
            self.set_large(True)

    def show_lists(self) -> None:
        """Brings tree and table back when the preview covers them: what was asked for happens there."""
        if self._large:
            self.set_large(False)
        elif self._side_alone:
            self.toggle_side()

    def focus_plan_filter(self) -> None:
        """Strg+Umschalt+F."""
        self.show_lists()
        self._drawer.open()
        self.tree.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def publish(self, changes: Changes) -> None:
        """Tells everybody what was changed and offers the way back at the foot of the middle pane."""
        self._feed.publish(changes, bar=self.middle.undo_bar)

    def show_error(self, error: DeskError, head: str = "") -> None:
        """Shows what could not be done, in the middle pane."""
        self.middle.notes.show_error(error, head or self.tr("Das hat nicht geklappt"))

    def _show_panes(self) -> None:
        narrow = self._width is WidthClass.NARROW
        alone = self._large or (narrow and self._side_alone)
        if not self._drawer.is_out:
            self.tree.setVisible(not self._large)
        self.middle.setVisible(not alone)
        # in a list of records there is nothing to preview: the room goes to the table
        beside = not narrow and self._place_is_record() and not self.middle.is_new
        self.side.setVisible(alone or beside)

    def _place_is_record(self) -> bool:
        return self._place is not None and self._place.kind == "record"

    # --- going places ---

    def _go(self, place: Place, focus: bool) -> None:
        if place.kind != "record":
            self._opening.cancel()
            self._resting.cancel()
            self._show_list(place, focus=focus)
        elif self._sheet is not None and self._place_is_record() and self._sheet.record.id == place.id:
            self._opening.cancel()
            self._resting.cancel()
            if focus:
                self._drawer.close()
                self.middle.focus_content()
        else:
            self._open(place.id, focus=focus, rest=not focus)

    def _open(self, record_id: str, *, select: str = "", focus: bool = False, rest: bool = False) -> None:
        self._asked = True
        self._opening.cancel()
        self._resting.cancel()
        row = self._resting if rest else self._opening
        row.run(
            lambda: self.desk.browsing.open_record(record_id),
            on_success=lambda sheet: self._show_record(sheet, select=select, focus=focus),
            on_failure=self.show_error,
        )

    def _show_record(self, sheet: RecordSheet, *, select: str = "", focus: bool = False) -> None:
        if sheet.record.withdrawn:
            self._show_list(Place.position(sheet.record.plan), focus=focus)
            return
        self._sheet = sheet
        self._set_place(Place.record(sheet.record.id, sheet.record.plan))
        self.side.show_record(sheet)
        self.middle.notes.clear()
        self.middle.show_record(sheet, select)
        self.acts.dress_header(sheet)
        # the visit counts among those opened last
        self.tree.reload()
        if focus:
            self._drawer.close()
            self.middle.focus_content()

    def _show_list(self, place: Place, *, focus: bool = False) -> None:
        self._sheet = None
        self._set_place(place)
        self._show_no_record()
        self.acts.dress_header(None)
        self._fill_list(place)
        if focus:
            self._drawer.close()
            self.middle.focus_content()

    def _show_no_record(self) -> None:
        self.side.show_nothing(
            self.tr("Keine Akte geöffnet"),
            self.tr("Öffnen Sie eine Akte, um ihre Dokumente zu sehen."),
            (("Return", self.tr("öffnen")), ("F6", self.tr("nächster Bereich"))),
        )

    def _set_place(self, place: Place) -> None:
        self._place = place
        self._side_alone = False
        self.set_large(False)
        self._show_panes()
        self.tree.show_place(place)
        self._memory.place = place
        self._selection = ""
        self._tell_where()

    def _fill_list(self, place: Place) -> None:
        browsing = self.desk.browsing
        if place.kind == "position":
            self.middle.show_position(browsing.plan_path(place.id)[-1])
            return

        def show(ids: tuple[str, ...]) -> None:
            if self._place == place:
                self.middle.show_own_list(ids, favourites=place == FAVOURITES)

        self._sheets.run(browsing.favourites if place == FAVOURITES else browsing.recent, on_success=show)

    def _restore_place(self) -> None:
        place = self._memory.place
        if place is None or self._place is not None or self._asked:
            return
        known = {position.number for position in self.desk.browsing.positions()}
        if place.kind == "record":
            self._open(place.id)
        elif place in {FAVOURITES, RECENT} or place.id in known:
            self._show_list(place)

    # --- keeping in step ---

    def _follow(self, row: DocumentRow | None) -> None:
        if self._sheet is None:
            return
        if row is None:
            self.side.show_record(self._sheet)
        else:
            self.side.follow(row.id, self._sheet)

    def _refresh(self, changes: Changes) -> None:
        if not self._begun:
            return
        if changes.kinds & {Kind.RECORD, Kind.SETTING}:
            self.tree.reload()
        sheet = self._sheet
        if sheet is not None and self._place_is_record():
            if not changes.ids or sheet.record.id in changes.ids or self._shows_any(changes):
                self._reload_sheet(sheet.record.id)
        elif changes.kinds & {Kind.RECORD, Kind.DOCUMENT, Kind.FOLLOW_UP}:
            self.middle.records.reload()

    def _shows_any(self, changes: Changes) -> bool:
        detail = self.side.detail
        return detail is not None and detail.document.id in changes.ids

    def _reload_sheet(self, record_id: str) -> None:
        self._sheets.run(
            lambda: self.desk.browsing.sheet(record_id), on_success=self._show_again, on_failure=self.show_error
        )

    def _show_again(self, sheet: RecordSheet) -> None:
        if self._sheet is None or sheet.record.id != self._sheet.record.id:
            return
        if sheet.record.withdrawn:
            self._show_list(Place.position(sheet.record.plan))
            return
        moved = sheet.record.plan != self._sheet.record.plan
        changed = sheet != self._sheet
        self._sheet = sheet
        if moved or changed:
            self._set_place(Place.record(sheet.record.id, sheet.record.plan))
        self.middle.header.show_record(sheet)
        self.acts.dress_header(sheet)
        self.middle.documents.show_record(sheet)
        self.side.reload(sheet)

    # --- words ---

    def _tell_where(self) -> None:
        place = self._place
        if place is not None and place.plan:
            path = self._sheet.path if self._sheet is not None else self.desk.browsing.plan_path(place.plan)
            title = self._sheet.record.title if self.sheet is not None and self._sheet is not None else ""
            self.breadcrumb_changed.emit(whereabouts.crumbs(path[-1], title, self._to_plan, self._go_up))
        else:
            self.breadcrumb_changed.emit([])
        self._tell_status()

    def _go_up(self) -> None:
        if self._place is not None:
            self._go(Place.position(self._place.plan), focus=True)

    def _to_plan(self) -> None:
        if self._drawer.is_out:
            self._drawer.open()
        else:
            self.tree.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell_documents(self, selected: int, total: int) -> None:
        if self._place_is_record():
            self._selection = wording.selected(selected, total, "Dokument", "Dokumente")
            self._tell_status()

    def _tell_records(self, selected: int, total: int) -> None:
        if not self._place_is_record():
            self._selection = wording.selected(selected, total, "Akte", "Akten")
            self._tell_status()

    def _tell_drag(self, group: object) -> None:
        if group is False:
            self._tell_status()
        else:
            self.status_changed.emit(whereabouts.drop_words(group if isinstance(group, Group) else None))

    def _tell_status(self) -> None:
        self.status_changed.emit(whereabouts.status_words(self._selection, self.sheet))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self._large or self._side_alone):
            if self._large:
                self.set_large(False)
            else:
                self.toggle_side()
            return
        super().keyPressEvent(event)
