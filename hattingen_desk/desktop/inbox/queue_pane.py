"""The left pane of *Eingang*: views, quick filter, the files that wait, and where scans come from."""

import json
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from hattingen_desk.application.read_models import InboxRow
from hattingen_desk.desktop.common import sizes, theme
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.screen import LayoutStore
from hattingen_desk.desktop.common.tables import ListModel, ListView
from hattingen_desk.desktop.common.widgets import (
    ElidedLabel,
    EmptyState,
    FilterField,
    IconLabel,
    Line,
    LinkButton,
    ProgressLine,
    TabStrip,
    ToolButton,
)
from hattingen_desk.desktop.inbox import models, presenter
from hattingen_desk.desktop.inbox.presenter import QueueView

_VIEW_KEY = "inbox.view"


class QueuePane(QWidget):
    """See the module."""

    current_changed = Signal(object)
    """InboxRow or None."""
    view_changed = Signal()
    opened = Signal()
    """Enter on a file: it is to be filed."""
    withdraw_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, store: LayoutStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._rows: dict[str, InboxRow] = {}
        self._all: tuple[InboxRow, ...] = ()
        self._today = date.min
        self._view = self._remembered_view()
        self._quiet = False
        theme.set_ground(self, "surface")
        self.tabs = TabStrip(self.tr("Ansichten des Eingangs"))
        self.filter = FilterField(self.tr("Eingang filtern"))
        self.add = ToolButton("plus", self.tr("Dateien hinzufügen"))
        self.progress = ProgressLine()
        self.lines = ListView(self.tr("Dateien im Eingang"), padding=sizes.PANE)
        self.lines.setObjectName("inbox_queue")
        self._model = ListModel(self.lines)
        self.lines.setModel(self._model)
        self.empty = EmptyState("inbox", "")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.lines)
        self._pages.addWidget(self.empty)
        self._folder_words = ElidedLabel("", "secondary", tone="text2")
        self._folder_link = LinkButton(self.tr("Ordner wählen"))
        self._lay_out()
        self._show_tabs()
        self.tabs.current_changed.connect(self._choose_view)
        self.filter.changed.connect(self._fill)
        self.filter.down_pressed.connect(self.take_focus)
        self.lines.current_changed.connect(self._tell_current)
        self.lines.opened.connect(lambda _key: self.opened.emit())
        self._folder_link.clicked.connect(self.folder_wanted)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(sizes.PANE, 6, sizes.PANE - 4, 10)
        head.setSpacing(10)
        head.addWidget(self.tabs)
        row = QHBoxLayout()
        row.setSpacing(sizes.TIGHT)
        row.addWidget(self.filter, 1)
        row.addWidget(self.add)
        head.addLayout(row)
        foot = QFrame()
        foot.setMinimumHeight(theme.px(sizes.PAGE_STRIP))
        line = QHBoxLayout(foot)
        line.setContentsMargins(sizes.PANE, 0, sizes.PANE, 0)
        line.setSpacing(6)
        line.addWidget(IconLabel("folder-input", "text3", sizes.ICON_SMALL))
        line.addWidget(self._folder_words, 1)
        line.addWidget(self._folder_link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(Line())
        layout.addWidget(self.progress)
        layout.addWidget(self._pages, 1)
        layout.addWidget(Line())
        layout.addWidget(foot)
        self.setMinimumWidth(240)

    def dress(self, registry: ActionRegistry) -> None:
        """Lets the button run its action."""
        registry.dress(self.add, "inbox.add_files", text=False)

    # --- what it shows ---

    def show_rows(self, rows: Sequence[InboxRow], today: date, select: str = "") -> None:
        """Shows what waits; the cursor goes to ``select``, or stays, or goes to the first row."""
        self._all, self._today = tuple(rows), today
        self._show_tabs()
        self._fill(select=select)

    def show_folder(self, folder: str) -> None:
        """Says where scans come from; empty: no folder is watched."""
        self._folder_words.setText(folder or self.tr("Kein Scan-Ordner gewählt"))
        self._folder_link.setText(self.tr("Ändern") if folder else self.tr("Ordner wählen"))

    @property
    def view(self) -> QueueView:
        """The view on show."""
        return self._view

    def set_view(self, view: QueueView) -> None:
        """Shows another view."""
        if view is not self._view:
            self.tabs.set_current(view.value)
            self._choose_view(view.value)

    @property
    def current(self) -> InboxRow | None:
        """The file under the cursor."""
        key = self.lines.current_key
        return self._rows.get(key) if isinstance(key, str) else None

    @property
    def ids(self) -> list[str]:
        """The files on show, in order."""
        return list(self._rows)

    def select(self, document_id: str) -> bool:
        """Puts the cursor on a file of this view; False if it does not show it."""
        return self.lines.select_key(document_id)

    def take_focus(self) -> None:
        """Leads the keys to the list."""
        if self.lines.current_key is None and self._rows:
            self.lines.select_key(next(iter(self._rows)))
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tabs(self) -> None:
        counts = presenter.counts(self._all)
        words = {
            QueueView.SCANS: self.tr("Scan-Eingang"),
            QueueView.UNCLEAR: self.tr("Zu klären"),
            QueueView.APPLICATIONS: self.tr("Online-Anträge"),
        }
        self._quiet = True
        self.tabs.set_tabs(
            [(view.value, f"{word} {counts[view]}" if counts[view] else word) for view, word in words.items()]
        )
        self.tabs.set_current(self._view.value)
        self._quiet = False

    def _choose_view(self, key: str) -> None:
        if self._quiet or key == self._view.value:
            return
        self._view = QueueView(key)
        self._store.put(_VIEW_KEY, json.dumps(key))
        self._fill()
        self.view_changed.emit()

    def _fill(self, _text: str = "", *, select: str = "") -> None:
        rows = presenter.rows_of(self._view, self._all, self.filter.text())
        self._rows = {row.id: row for row in rows}
        self._model.set_entries(models.queue_rows(rows, self._today))
        if rows and not (select and self.lines.select_key(select)) and self.current is None:
            self.lines.select_key(rows[0].id)
        self._pages.setCurrentIndex(0 if rows else 1)
        if not rows:
            self._show_empty()
        self._tell_current()

    def _show_empty(self) -> None:
        self.empty.clear_buttons()
        if self.filter.text() and presenter.rows_of(self._view, self._all):
            self.empty.set_words(self.tr("Der Filter blendet alles aus"), "", icon="funnel")
            self.empty.add_button(self.tr("Filter aufheben"), self.filter.clear)
        elif self._view is QueueView.APPLICATIONS:
            self.empty.set_words(
                self.tr("Keine Online-Anträge"), self.tr("Sie kommen mit einer späteren Version."), icon="inbox"
            )
        elif self._view is QueueView.UNCLEAR:
            self.empty.set_words(
                self.tr("Nichts zu klären"),
                self.tr("Dateien, die sich nicht lesen lassen, stehen hier mit dem Grund."),
                icon="circle-check",
            )
        else:
            self.empty.set_words(
                self.tr("Keine Scans warten"),
                self.tr("Ziehen Sie Dateien hierher. Neue Scans erscheinen von selbst."),
                icon="inbox",
            )

    def _tell_current(self, _key: object = None) -> None:
        self.current_changed.emit(self.current)

    def _remembered_view(self) -> QueueView:
        text = self._store.get(_VIEW_KEY)
        try:
            value = json.loads(text) if text else ""
        except json.JSONDecodeError:
            value = ""
        return QueueView(value) if value in set(QueueView) else QueueView.SCANS

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Ablegen")).triggered.connect(self.opened)
        menu.addAction(self.tr("Aus dem Eingang nehmen")).triggered.connect(self.withdraw_wanted)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.lines.hasFocus():
            self.withdraw_wanted.emit()
        else:
            super().keyPressEvent(event)
