"""The tabs below the preview: *Metadaten, Journal, Wiedervorlagen, Versionen* of a document, or of the record itself.

Use::

    details = DetailsPane(presenter, publish)
    details.show_document(detail, sheet); details.show_record(sheet); details.show_nothing()
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from hattingen_desk.application.browsing import RecordSheet
from hattingen_desk.application.changes import Changes
from hattingen_desk.application.read_models import JournalRow
from hattingen_desk.desktop.common import sizes, tasks, theme
from hattingen_desk.desktop.common.tables import ListModel, ListView, TwoLine
from hattingen_desk.desktop.common.widgets import Label, TabStrip
from hattingen_desk.desktop.records import fact_sheets, wording
from hattingen_desk.desktop.records.attachments import AttachmentLinks
from hattingen_desk.desktop.records.fact_form import FactForm
from hattingen_desk.desktop.records.follow_ups_tab import FollowUpsTab
from hattingen_desk.desktop.records.presenter import DocumentDetail, RecordsPresenter
from hattingen_desk.desktop.records.versions_tab import VersionsTab
from hattingen_desk.domain.errors import DeskError, InvalidInputError
from hattingen_desk.domain.journal import Action

_TABS = ("metadata", "journal", "follow_ups", "versions")


class DetailsPane(QWidget):
    """See the module. Saving a fact goes through ``publish`` (the undo bar names it); errors stay at the field."""

    attachment_wanted = Signal(str)
    """Document id: show an attachment in the preview."""
    failed = Signal(object)

    def __init__(
        self, presenter: RecordsPresenter, publish: Callable[[Changes], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._publish = publish
        self._sheet: RecordSheet | None = None
        self._detail: DocumentDetail | None = None
        self._latest = tasks.Latest(self)
        self.tabs = TabStrip(self.tr("Angaben"))
        # one form each: going from document to record changes values, it does not build fields anew
        self._of_document = FactForm(self.tr("Angaben zum Dokument"), presenter.today)
        self._of_record = FactForm(self.tr("Angaben zur Akte"), presenter.today)
        self._of_record.hide()
        self._attachments = AttachmentLinks()
        self.journal = ListView(self.tr("Journal"), padding=sizes.PANE)
        self._journal = ListModel(self.journal)
        self.journal.setModel(self._journal)
        self.follow_ups = FollowUpsTab(presenter)
        self.versions = VersionsTab(presenter)
        self._stack = QStackedWidget()
        self._nothing = Label("", "text", tone="text2", wrap=True)
        self._lay_out()
        self.tabs.current_changed.connect(self._show_tab)
        for form in (self._of_document, self._of_record):
            form.committed.connect(self._save)
        self._attachments.wanted.connect(self.attachment_wanted)
        self.follow_ups.failed.connect(self.failed)
        self.versions.failed.connect(self.failed)

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._of_document)
        column.addWidget(self._of_record)
        column.addWidget(self._attachments)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        area.viewport().setAutoFillBackground(False)
        theme.set_ground(body, "surface")
        for page in (area, self.journal, self.follow_ups, self.versions):
            self._stack.addWidget(page)
        strip = QVBoxLayout()
        strip.setContentsMargins(sizes.PANE, 0, 0, 0)
        strip.addWidget(self.tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(strip)
        layout.addWidget(self._stack, 1)
        self.setMinimumHeight(theme.px(120))

    @property
    def metadata(self) -> FactForm:
        """The form on show: the document's, or the record's."""
        return self._of_record if self._detail is None else self._of_document

    # --- what the screen asks for ---

    def show_document(self, detail: DocumentDetail, sheet: RecordSheet) -> None:
        """Shows a document's facts."""
        other = self._detail is None or self._detail.document.id != detail.document.id
        if other:
            self._of_document.restore_all()
        self._detail, self._sheet = detail, sheet
        self._show_form()
        self._set_tabs(document=True)
        self.metadata.set_facts(fact_sheets.document_fields(detail, sheet, self._presenter.today()))
        self._attachments.show_rows(detail.attachments, detail.parent)
        self._show_tab(self.tabs.current)

    def show_record(self, sheet: RecordSheet) -> None:
        """Shows the record's own facts."""
        if self._detail is not None or self._sheet is None or self._sheet.record.id != sheet.record.id:
            self._of_record.restore_all()
        self._detail, self._sheet = None, sheet
        self._show_form()
        self._set_tabs(document=False)
        self.metadata.set_facts(fact_sheets.record_fields(sheet))
        self._attachments.show_rows((), None)
        self._show_tab(self.tabs.current)

    def _show_form(self) -> None:
        self._of_document.setVisible(self._detail is not None)
        self._of_record.setVisible(self._detail is None)

    def show_nothing(self) -> None:
        """Neither record nor document is open."""
        self._latest.cancel()
        self._sheet = self._detail = None
        self.hide()

    def show_tab(self, key: str) -> None:
        """Brings a tab to the front."""
        self.tabs.set_current(key)

    # --- tabs ---

    def _set_tabs(self, *, document: bool) -> None:
        self.show()
        words = [self.tr("Metadaten"), self.tr("Journal"), self.tr("Wiedervorlagen"), self.tr("Versionen")]
        wanted = list(zip(_TABS, words, strict=True))[: 4 if document else 3]
        if self.property("tabs") == len(wanted):
            return
        current = self.tabs.current
        self.setProperty("tabs", len(wanted))
        self.tabs.blockSignals(True)
        self.tabs.set_tabs(wanted)
        if current in dict(wanted):
            self.tabs.set_current(current)
        self.tabs.blockSignals(False)

    def _show_tab(self, key: str) -> None:
        sheet = self._sheet
        if sheet is None or key not in _TABS:
            return
        self._stack.setCurrentIndex(_TABS.index(key))
        document = self._detail.document.id if self._detail is not None else ""
        record = sheet.record.id
        if key == "journal":
            self._latest.run(
                lambda: self._presenter.journal(record, document),
                on_success=self._show_journal,
                on_failure=self.failed.emit,
            )
        elif key == "follow_ups":
            self.follow_ups.show_things(record, document)
        elif key == "versions" and self._detail is not None:
            self.versions.show_document(self._detail.document)

    def _show_journal(self, rows: list[JournalRow]) -> None:
        entries = [(str(number), _journal_line(row)) for number, row in enumerate(rows)]
        self._journal.set_entries(entries)

    # --- saving ---

    def _save(self, fact: str, text: str) -> None:
        sheet, detail, form = self._sheet, self._detail, self.metadata
        desk = self._presenter.desk
        if sheet is None:
            return

        def work() -> Changes:
            if detail is not None:
                return fact_sheets.save_document(desk, detail, fact, text)
            return fact_sheets.save_record(desk, sheet, fact, text)

        def saved(changes: Changes) -> None:
            form.settle(fact)
            if changes:
                self._publish(changes)
            else:
                self._show_again()

        def refused(error: DeskError) -> None:
            form.show_error(fact, error.message)
            if not isinstance(error, InvalidInputError):
                self.failed.emit(error)

        tasks.run(work, parent=self, on_success=saved, on_failure=refused)

    def _show_again(self) -> None:
        if self._detail is not None and self._sheet is not None:
            self.show_document(self._detail, self._sheet)
        elif self._sheet is not None:
            self.show_record(self._sheet)


_ACTION_ICONS = {
    Action.CREATED: "circle-plus",
    Action.EDITED: "pencil",
    Action.MOVED: "folder-input",
    Action.CLOSED: "archive",
    Action.REOPENED: "folder-open",
    Action.IMPORTED: "file-plus",
    Action.FILED: "file-plus",
    Action.VERSION_ADDED: "upload",
    Action.WITHDRAWN: "trash-2",
    Action.RESTORED: "undo-2",
    Action.DONE: "circle-check",
    Action.READ: "eye",
    Action.EXPORTED: "download",
}


def _journal_line(row: JournalRow) -> TwoLine:
    second = f"{row.actor} · {wording.moment(row.at)}"
    return TwoLine(row.sentence, second, icon=_ACTION_ICONS[row.action], tooltip=row.sentence)
