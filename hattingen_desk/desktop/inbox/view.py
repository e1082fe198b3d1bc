"""*Eingang*: files that wait, where they go, and their preview.

Use::

    view = InboxView(desk, feed, registry, store, watcher=watcher)
    view.preferences_requested.connect(...)             # the clerk wants to choose the watched folder
    view.open_requested.connect(records.open)           # record id, document id
    view.progress_changed.connect(...)                  # words, callable that stops; ("", None) when it has ended
    view.show_document(document_id); view.take_files(paths)

Actions in area ``inbox``: ``inbox.add_files`` (Strg+O, everywhere), ``inbox.file`` (Strg+Enter), ``inbox.withdraw``
(Entf), ``inbox.text`` (Strg+T), ``inbox.preview`` (Strg+Leertaste, in a narrow window).
"""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import ImportReport
from hattingen_desk.application.read_models import InboxRow
from hattingen_desk.desktop.common import tasks, theme
from hattingen_desk.desktop.common.actions import Action, ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import LayoutStore, Screen, WidthClass
from hattingen_desk.desktop.common.widgets import EmptyState, NoteStack, PaneSplitter, UndoBar
from hattingen_desk.desktop.inbox import presenter
from hattingen_desk.desktop.inbox.drop_veil import DropVeil
from hattingen_desk.desktop.inbox.filing_form import FilingForm
from hattingen_desk.desktop.inbox.presenter import Order, QueueView
from hattingen_desk.desktop.inbox.queue_pane import QueuePane
from hattingen_desk.desktop.inbox.taking_in import TakingIn
from hattingen_desk.desktop.inbox.watcher import FolderWatcher
from hattingen_desk.desktop.records.drops import dropped_files
from hattingen_desk.desktop.records.preview import PreviewPane
from hattingen_desk.desktop.records.preview_source import PreviewSource, Shown
from hattingen_desk.desktop.search.file_acts import FileActs
from hattingen_desk.domain.errors import DeskError

AREA = "inbox"
_FOLDER_KEY = "inbox.last_folder"
_CONCERNED = frozenset({Kind.INBOX, Kind.DOCUMENT})


class InboxView(Screen):
    """See the module."""

    preferences_requested = Signal()
    progress_changed = Signal(str, object)
    """Words, and what stops the import; ("", None) when it has ended."""
    open_requested = Signal(str, str)
    """Record id, document id (empty): the record that is chosen for a file."""

    def __init__(
        self,
        desk: Desk,
        feed: ChangeFeed,
        registry: ActionRegistry,
        store: LayoutStore,
        parent: QWidget | None = None,
        *,
        watcher: FolderWatcher | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._feed = feed
        self._store = store
        self._watcher = watcher
        self._rows: tuple[InboxRow, ...] = ()
        self._select = ""
        self._returned: frozenset[str] = frozenset()
        self._back_to_form = False
        self._width = WidthClass.WIDE
        self._reading = tasks.Latest(self)
        self._taking = TakingIn(desk, self)
        self.setObjectName("inbox")
        self.setAcceptDrops(True)
        theme.set_ground(self, "surface")
        self.notes = NoteStack()
        self.undo_bar = UndoBar(feed)
        self.queue = QueuePane(store)
        self.form = FilingForm(desk, self.undo_bar, self.notes)
        self.preview = PreviewPane(PreviewSource(desk.previewing, desk.browsing.catalogue, self), store)
        self.nothing = EmptyState("inbox", "")
        self._middle = QStackedWidget()
        self._veil = DropVeil(self.tr("Loslassen, um die Dateien in den Scan-Eingang zu legen"), self)
        self._lay_out()
        self._add_actions(registry)
        self._connect()
        self._show_folder()
        self.reload()

    def _lay_out(self) -> None:
        theme.set_ground(self.preview, "sunken")
        self._middle.addWidget(self.form)
        self._middle.addWidget(self.nothing)
        self._middle.setMinimumWidth(380)
        self.preview.setMinimumWidth(260)
        names = [self.tr("Eingang"), self.tr("Ablegen"), self.tr("Vorschau")]
        self._panes = PaneSplitter("inbox.panes", self._store, [self.queue, self._middle, self.preview], names=names)
        self._panes.set_defaults({WidthClass.WIDE: [356, 560, 440], WidthClass.MEDIUM: [312, 532, 352]}, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)

    def _add_actions(self, registry: ActionRegistry) -> None:
        group = self.tr("Eingang")

        def has_row() -> bool:
            return self.queue.current is not None

        registry.add(
            Action(
                "inbox.add_files", self.tr("Dateien hinzufügen …"), self.choose_files, shortcut="Ctrl+O", area=AREA,
                group=group, icon="plus", hint=self.tr("Dateien in den Scan-Eingang legen"),
                keywords=("Import", "Scan", "ablegen"),
            ),
            Action(
                "inbox.file", self.tr("Ablegen"), self.form.submit, shortcut="Ctrl+Return", area=AREA, group=group,
                icon="folder-input", hint=self.tr("Datei in die gewählte Akte ablegen"), enabled_when=has_row,
            ),
            Action(
                "inbox.withdraw", self.tr("Aus dem Eingang nehmen"), self._withdraw, shortcut="Del", area=AREA,
                group=group, icon="trash-2", enabled_when=has_row, bound=False,
            ),
            Action(
                "inbox.text", self.tr("Seite oder Textfassung zeigen"), self.preview.toggle_text, shortcut="Ctrl+T",
                area=AREA, group=group, icon="accessibility", enabled_when=has_row,
            ),
            Action(
                "inbox.preview", self.tr("Vorschau zeigen oder verbergen"), self._switch_preview,
                shortcut="Ctrl+Space", area=AREA, group=group, icon="panel-right",
                enabled_when=lambda: self._width is WidthClass.NARROW,
            ),
        )  # fmt: skip
        self.queue.dress(registry)
        self.form.dress(registry)

    def _connect(self) -> None:
        self.files = FileActs(
            self._desk,
            self.preview,
            publish=self._publish,
            refuse=self._refused,
            tell=self.status_changed.emit,
            parent=self,
        )
        self._feed.changed.connect(self._heard)
        self._feed.taken_back.connect(self._select_returned)
        if self._watcher is not None:
            self._watcher.changed.connect(self._show_folder)
        self.queue.current_changed.connect(self._show_row)
        self.queue.view_changed.connect(self._show_view)
        self.queue.opened.connect(self.form.take_focus)
        self.queue.withdraw_wanted.connect(self._withdraw)
        self.queue.folder_wanted.connect(self.preferences_requested)
        self.form.ordered.connect(self._file)
        self.form.failed.connect(self.notes.show_error)
        self.form.open_wanted.connect(lambda record_id: self.open_requested.emit(record_id, ""))
        self.form.closed.connect(self.queue.take_focus)
        self._taking.ended.connect(self._taken_in)
        self._taking.failed.connect(self.notes.show_error)
        self._taking.progress.connect(self._show_progress)

    # --- from outside ---

    def show_document(self, document_id: str) -> None:
        """Brings a waiting file under the cursor, in the view that shows it."""
        self._select = document_id
        self.reload()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Takes files into the inbox."""
        self._taking.take(paths)

    def stop_taking_files(self) -> None:
        """Ends a long import; what was taken in stays."""
        self._taking.stop()

    def choose_files(self) -> None:
        """Asks which files are to be taken in."""
        dialog = QFileDialog(self, self.tr("Dateien in den Scan-Eingang legen"), self._last_folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, names: Sequence[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            self._store.put(_FOLDER_KEY, json.dumps(str(paths[0].parent)))
            self.take_files(paths)

    def _last_folder(self) -> str:
        text = self._store.get(_FOLDER_KEY)
        return str(json.loads(text)) if text else ""

    # --- reading ---

    def reload(self) -> None:
        """Reads what waits."""
        self.queue.progress.start()
        self._reading.run(
            lambda: tuple(self._desk.browsing.catalogue.inbox()), on_success=self._show, on_failure=self._not_read
        )

    def _show(self, rows: tuple[InboxRow, ...]) -> None:
        self.queue.progress.stop()
        known = {row.id for row in self._rows}
        returned = next((row.id for row in rows if row.id in self._returned and row.id not in known), "")
        select, self._select, self._returned = self._select or returned, "", frozenset()
        self._rows = rows
        wanted = next((row for row in rows if row.id == select), None)
        if wanted is not None:
            self.queue.set_view(QueueView.UNCLEAR if wanted.quarantined else QueueView.SCANS)
        self.queue.show_rows(rows, self._desk.clock.today(), select)
        self.badge_changed.emit(len(rows))
        self._show_view()
        if self._back_to_form:
            self._back_to_form = False
            self._go_on()

    def _not_read(self, error: DeskError) -> None:
        self.queue.progress.stop()
        self.notes.show_error(error)

    def _heard(self, changes: Changes) -> None:
        known = {row.id for row in self._rows}
        if Kind.INBOX in changes.kinds or (changes.kinds & _CONCERNED and changes.ids & known):
            self.reload()

    def _select_returned(self, changes: Changes) -> None:
        """What comes back by undo gets the cursor."""
        self._returned = changes.ids

    # --- the current file ---

    def _show_view(self) -> None:
        counts = presenter.counts(self._rows)
        if self.queue.view is QueueView.APPLICATIONS:
            self.nothing.set_words(
                self.tr("Online-Anträge kommen später"),
                self.tr(
                    "Hier werden Anträge aus dem Serviceportal mit Frist, Zahlung und Anlagen bearbeitet. "
                    "Bis dahin legen Sie Eingänge als Datei in der passenden Akte ab."
                ),
            )
        else:
            self.nothing.set_words(
                self.tr("Keine Datei ausgewählt"), self.tr("Links steht, was abzulegen ist."), icon="folder-input"
            )
        self._middle.setCurrentWidget(self.form if self.queue.current is not None else self.nothing)
        brought = self._watcher.words if self._watcher is not None else ""
        waiting = presenter.waiting_in_words(counts)
        self.status_changed.emit(" · ".join(w for w in (waiting, brought) if w))

    def _show_row(self, row: InboxRow | None) -> None:
        self.form.show_row(row, self._desk.clock.today())
        self._middle.setCurrentWidget(self.form if row is not None else self.nothing)
        if row is None:
            self.preview.show_nothing(
                self.tr("Keine Datei ausgewählt"),
                self.tr("Mit den Pfeiltasten erscheint hier die Vorschau."),
                (("Return", self.tr("ablegen")), ("F6", self.tr("nächster Bereich"))),
            )
            return
        stamp = f"{row.file_name} {row.size} {row.page_count}"
        self.preview.show_document(
            Shown(row.id, stamp=stamp), row.title, row.kind, row.remarks, quarantined=row.quarantined
        )
        self.preview.large.hide()

    # --- acts ---

    def _file(self, order: Order) -> None:
        following = presenter.after(self.queue.ids, order.document_id)

        def filed(changes: Changes) -> None:
            self._select, self._back_to_form = following, True
            self.notes.clear()
            self._publish(changes)

        tasks.run(
            lambda: presenter.carry_out(self._desk.filing, order),
            parent=self,
            on_success=filed,
            on_failure=self._refused,
        )

    def _withdraw(self) -> None:
        row = self.queue.current
        if row is None:
            return
        following = presenter.after(self.queue.ids, row.id)

        def gone(changes: Changes) -> None:
            self._select = following
            self._publish(changes)

        tasks.run(
            lambda: self._desk.filing.withdraw_documents((row.id,)),
            parent=self,
            on_success=gone,
            on_failure=self._refused,
        )

    def _publish(self, changes: Changes) -> None:
        self._feed.publish(changes, bar=self.undo_bar)

    def _refused(self, error: DeskError, head: str = "") -> None:
        self.notes.show_error(error, head or self.tr("Die Datei wurde nicht abgelegt"))

    def _go_on(self) -> None:
        """After filing by keyboard the next file is filed the same way."""
        if self.queue.current is not None:
            self.form.take_focus()
        else:
            self.queue.take_focus()

    # --- taking files in ---

    def _taken_in(self, report: ImportReport) -> None:
        head, text = presenter.report_in_words(report)
        if head:
            self.notes.show_note("warn", head, text)
        self._select = report.changes.created
        self._publish(report.changes)

    def _show_progress(self, words: str) -> None:
        self.progress_changed.emit(words, self.stop_taking_files if words else None)

    def _show_folder(self) -> None:
        folder = self._watcher.folder if self._watcher is not None else None
        self.queue.show_folder(str(folder) if folder is not None else "")
        self._show_view()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            self._veil.lay_over()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        paths = dropped_files(event.mimeData())
        if paths:
            # a copy: whatever the other program offers, the source stays
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.take_files(paths)

    # --- what the shell asks ---

    def panes(self) -> list[QWidget]:
        return [self.queue.lines, self.form, self.preview]

    def entered(self) -> None:
        self.queue.take_focus()

    def set_width_class(self, width: WidthClass) -> None:
        self._width = width
        self._panes.set_width_class(width)
        self.preview.setVisible(width is not WidthClass.NARROW)
        self._middle.show()

    def _switch_preview(self) -> None:
        """In a narrow window the preview takes the place of the form."""
        shown = self.preview.isVisible()
        self.preview.setVisible(not shown)
        self._middle.setVisible(shown)
