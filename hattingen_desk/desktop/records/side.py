"""The right pane: preview above, facts below; it follows the cursor of the table.

Use::

    side = SidePane(desk, presenter, store, publish)
    side.follow(row, sheet); side.show_record(sheet); side.show_nothing(...)
    side.loaded.connect(...)            # DocumentDetail
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hattingen_desk.application.browsing import RecordSheet
from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.common import focus, tasks, theme
from hattingen_desk.desktop.common.screen import LayoutStore, WidthClass
from hattingen_desk.desktop.common.widgets import PaneSplitter
from hattingen_desk.desktop.records.commands import Publish
from hattingen_desk.desktop.records.details import DetailsPane
from hattingen_desk.desktop.records.presenter import DocumentDetail, RecordsPresenter
from hattingen_desk.desktop.records.preview import PreviewPane
from hattingen_desk.desktop.records.preview_source import PreviewSource, Shown
from hattingen_desk.domain.records import DocumentVersion

_FOLLOW_MS = 50
_HEIGHTS = {WidthClass.WIDE: (560, 252), WidthClass.MEDIUM: (400, 232), WidthClass.NARROW: (420, 240)}


class SidePane(QWidget):
    """See the module."""

    loaded = Signal(object)
    """DocumentDetail of what is shown."""
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        presenter: RecordsPresenter,
        store: LayoutStore,
        publish: Publish,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme.set_ground(self, "surface")
        self._presenter = presenter
        self._catalogue = desk.browsing.catalogue
        self._sheet: RecordSheet | None = None
        self._wide = True
        self._large = False
        self._wanted = ("", "")
        self._highlight: tuple[str, tuple[str, ...]] = ("", ())
        self._detail: DocumentDetail | None = None
        self._latest = tasks.Latest(self, delay_ms=_FOLLOW_MS)
        self.preview = PreviewPane(PreviewSource(desk.previewing, self._catalogue, self), store)
        self.details = DetailsPane(presenter, publish)
        self._splitter = PaneSplitter(
            "records.side", store, [self.preview, self.details],
            names=[self.tr("Vorschau"), self.tr("Angaben")], orientation=Qt.Orientation.Vertical,
        )  # fmt: skip
        self._splitter.set_defaults(_HEIGHTS, stretch=0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self.setMinimumWidth(theme.px(300))
        focus.lead(self, lambda: self.preview)
        self.details.attachment_wanted.connect(self._show_attachment)
        self.details.versions.shown_wanted.connect(self._show_version)
        self.preview.current_version_wanted.connect(lambda: self._show_version(""))
        self.details.failed.connect(self.failed)

    @property
    def detail(self) -> DocumentDetail | None:
        """The document that is shown, with its facts."""
        return self._detail

    @property
    def version_id(self) -> str:
        """The version that is shown, empty for the current one."""
        return self.preview.shown.version_id if self.preview.shown is not None else ""

    def highlight(self, document_id: str, parts: tuple[str, ...]) -> None:
        """Marks these folded parts of words in one document (a hit of the search)."""
        self._highlight = (document_id, parts)

    def follow(self, document_id: str, sheet: RecordSheet, version_id: str = "") -> None:
        """Shows a document as soon as the cursor rests; the one asked for last wins."""
        self._sheet = sheet
        self._wanted = (document_id, version_id)

        def read() -> tuple[DocumentDetail, DocumentVersion]:
            detail = self._presenter.detail(document_id)
            version = self._catalogue.version(version_id) if version_id else detail.version
            return detail, version

        self._latest.run(read, on_success=self._show, on_failure=self.failed.emit)

    def reload(self, sheet: RecordSheet) -> None:
        """Reads what is shown anew."""
        if self._wanted[0]:
            self.follow(self._wanted[0], sheet, self._wanted[1])
        else:
            self.show_record(sheet)

    def show_record(self, sheet: RecordSheet) -> None:
        """No document is chosen: the record's own facts, and how to get a preview."""
        self._forget()
        self._sheet = sheet
        self.preview.show_nothing(
            self.tr("Kein Dokument ausgewählt"),
            self.tr("Mit den Pfeiltasten erscheint hier die Vorschau."),
            self._keys(),
        )
        self.details.show_record(sheet)

    def _keys(self) -> tuple[tuple[str, str], ...]:
        keys = (("Return", self.tr("öffnen")), ("Space", self.tr("blättern")), ("F6", self.tr("nächster Bereich")))
        return keys if self._wide else keys[:2]

    def show_nothing(self, head: str, text: str, keys: tuple[tuple[str, str], ...] = ()) -> None:
        """No record is open."""
        self._forget()
        self._sheet = None
        self.preview.show_nothing(head, text, keys)
        self.details.show_nothing()

    def set_large(self, *, large: bool) -> None:
        """The page alone; the facts stand aside."""
        self._large = large
        self.details.setVisible(not large and self._sheet is not None)

    def set_width_class(self, width: WidthClass) -> None:
        """Tabs from the fourth on go under *Mehr* in a medium window."""
        self._wide = width is WidthClass.WIDE
        self._splitter.set_width_class(width)
        self.details.tabs.set_at_most(0 if width is WidthClass.WIDE else 3)

    def _forget(self) -> None:
        self._latest.cancel()
        self._wanted = ("", "")
        self._detail = None

    def _show(self, read: tuple[DocumentDetail, DocumentVersion]) -> None:
        detail, version = read
        sheet = self._sheet
        if sheet is None or detail.document.id != self._wanted[0]:
            return
        self._detail = detail
        document = detail.document
        parts = self._highlight[1] if self._highlight[0] == document.id else ()
        shown = Shown(document.id, self._wanted[1], highlight=parts, stamp=version.id)
        self.preview.show_document(
            shown, document.title, version.kind, document.remarks, quarantined=document.quarantined
        )
        self.details.show_document(detail, sheet)
        self.details.setVisible(not self._large)
        self.loaded.emit(detail)

    def _show_attachment(self, document_id: str) -> None:
        if self._sheet is not None:
            self.follow(document_id, self._sheet)

    def _show_version(self, version_id: str) -> None:
        if self._sheet is not None and self._wanted[0]:
            self.follow(self._wanted[0], self._sheet, version_id)
