"""The middle pane: head, notes, the list or table of the place, the inline panels, and the undo bar at its foot.

Use::

    middle = MiddlePane(desk, presenter, store, feed)
    middle.show_record(sheet); middle.show_position(position); middle.show_own_list(ids, favourites=True)
"""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hattingen_desk.application.browsing import RecordSheet
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.ports import RecordFilter
from hattingen_desk.desktop.common import focus, theme
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import LayoutStore
from hattingen_desk.desktop.common.widgets import EmptyState, NoteStack, UndoBar
from hattingen_desk.desktop.records.documents_pane import DocumentsPane
from hattingen_desk.desktop.records.new_record import NewRecordPage
from hattingen_desk.desktop.records.panels import CasePanel, FollowUpPanel, InlinePanel, MovePanel, MoveRecordPanel
from hattingen_desk.desktop.records.presenter import RecordsPresenter
from hattingen_desk.desktop.records.record_header import RecordHeader
from hattingen_desk.desktop.records.records_pane import RecordsPane
from hattingen_desk.domain.filing_plan import PlanPosition

Panel = TypeVar("Panel", bound=InlinePanel)


class MiddlePane(QWidget):
    """See the module."""

    recent_wanted = Signal()
    new_wanted = Signal()
    made = Signal(object)
    """The page for a new record or a panel, made now; to be connected."""
    page_changed = Signal()
    """The page for a new record came or went."""

    def __init__(self, desk: Desk, presenter: RecordsPresenter, store: LayoutStore, feed: ChangeFeed) -> None:
        super().__init__()
        theme.set_ground(self, "surface")
        self.header = RecordHeader()
        self.notes = NoteStack()
        self.start = EmptyState("folder-open", "")
        self.records = RecordsPane(presenter)
        self.documents = DocumentsPane(presenter, store)
        self._desk = desk
        self._panels: list[InlinePanel] = []
        self.undo_bar = UndoBar(feed)
        self._stack = QStackedWidget()
        self._before_new: QWidget = self.start
        for page in (self.start, self.records, self.documents):
            self._stack.addWidget(page)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.header)
        self._layout.addWidget(self.notes)
        self._layout.addWidget(self._stack, 1)
        self._layout.addWidget(self.undo_bar)
        self.setMinimumWidth(theme.px(400))
        focus.lead(self, lambda: self.page)
        self.show_start()

    # --- made when they are first asked for: opening the screen must not wait for them ---

    @cached_property
    def new_record(self) -> NewRecordPage:
        """The page on which a record is created."""
        page = NewRecordPage(self._desk)
        self._stack.addWidget(page)
        self.made.emit(page)
        return page

    @cached_property
    def follow_up(self) -> FollowUpPanel:
        """The panel of F8."""
        return self._with(FollowUpPanel(self._desk.clock.today))

    @cached_property
    def case(self) -> CasePanel:
        """The panel for a new case."""
        return self._with(CasePanel())

    @cached_property
    def move_documents(self) -> MovePanel:
        """The panel that asks where documents go."""
        return self._with(MovePanel(self._desk))

    @cached_property
    def move_record(self) -> MoveRecordPanel:
        """The panel that asks where a record goes."""
        return self._with(MoveRecordPanel(self._desk.browsing))

    def _with(self, panel: Panel) -> Panel:
        self._layout.insertWidget(self._layout.indexOf(self.undo_bar), panel)
        panel.closed.connect(self.focus_content)
        self._panels.append(panel)
        self.made.emit(panel)
        return panel

    @property
    def page(self) -> QWidget:
        """What fills the pane."""
        return self._stack.currentWidget() or self.start

    @property
    def is_new(self) -> bool:
        """Whether the page for a new record is shown."""
        return isinstance(self.page, NewRecordPage)

    def show_start(self) -> None:
        """Nothing is chosen yet."""
        self.start.clear_buttons()
        self.start.set_words(
            self.tr("Keine Akte ausgewählt"),
            self.tr("Wählen Sie links eine Position oder Akte. Mit Strg+K finden Sie jede Akte beim Tippen."),
        )
        self.start.add_button(self.tr("Zuletzt geöffnete Akten"), self.recent_wanted.emit, icon="history")
        self.start.add_button(self.tr("Neue Akte"), self.new_wanted.emit, icon="folder-plus")
        self.header.hide()
        self._show(self.start)

    def show_position(self, position: PlanPosition) -> None:
        """Shows everything that lies on a position of the filing plan, and below it."""
        head = self.tr("Noch keine Akten in {0} {1}").format(position.number, position.title)
        empty = (head, self.tr("Neue Akten erscheinen hier."))
        self._show_list((position.title, position.number), RecordFilter(plan=position.number), empty)

    def show_own_list(self, ids: tuple[str, ...], *, favourites: bool) -> None:
        """Shows the favourites, or the records opened last in the order of the visits."""
        title = self.tr("Favoriten") if favourites else self.tr("Zuletzt geöffnet")
        empty = (self.tr("Noch keine Akte geöffnet"), self.tr("Hier stehen die Akten, die Sie zuletzt geöffnet haben."))
        if favourites:
            text = self.tr("Der Stern neben dem Titel einer Akte nimmt sie auf (Strg+D).")
            empty = (self.tr("Noch keine Favoriten"), text)
        self._show_list((title, ""), RecordFilter(ids=ids), empty, given_order=not favourites)

    def _show_list(
        self, head: tuple[str, str], which: RecordFilter, empty: tuple[str, str], *, given_order: bool = False
    ) -> None:
        self.header.show_list(*head)
        self.header.show()
        self._show(self.records)
        self.records.show_list(which, empty, given_order=given_order)

    def show_record(self, sheet: RecordSheet, select: str = "") -> None:
        """Shows a record with its documents."""
        self.header.show_record(sheet)
        self.header.show()
        self._show(self.documents)
        self.documents.show_record(sheet, select)

    def ask_new(self, number: str) -> None:
        """Shows the page for a new record."""
        if not self.is_new:
            self._before_new = self.page
        self.close_panels()
        self.header.hide()
        self._stack.setCurrentWidget(self.new_record)
        self.page_changed.emit()
        self.new_record.ask(number)

    def leave_new(self) -> None:
        """Back to what was there before."""
        if self.is_new:
            self.header.setVisible(self._before_new is not self.start)
            self._stack.setCurrentWidget(self._before_new)
            self.page_changed.emit()
            self.focus_content()

    def open_panel(self, panel: InlinePanel) -> None:
        """Closes the other panels; the caller then asks."""
        for other in self._panels:
            if other is not panel:
                other.hide()

    def close_panels(self) -> None:
        """Closes all panels."""
        for panel in self._panels:
            panel.hide()

    def focus_content(self) -> None:
        """The keys go to the list or table."""
        self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        """Strg+F."""
        page = self.page
        if isinstance(page, DocumentsPane | RecordsPane):
            page.focus_filter()

    def _show(self, page: QWidget) -> None:
        if page is not self.page:
            self.close_panels()
        was_new = self.is_new
        self._stack.setCurrentWidget(page)
        if was_new:
            self.page_changed.emit()
