"""The tab *Versionen*: every state of the file; look at an old one, make it current, file a new one, save the original.

Use::

    tab = VersionsTab(presenter); tab.show_document(document)
    tab.shown_wanted.connect(...)         # version id, "" for the current one
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hattingen_desk.application.read_models import VersionRow
from hattingen_desk.desktop.common import sizes, tasks
from hattingen_desk.desktop.common.tables import ListModel, ListView, TwoLine
from hattingen_desk.desktop.common.widgets import Button, ToolButton
from hattingen_desk.desktop.records import wording
from hattingen_desk.desktop.records.presenter import RecordsPresenter
from hattingen_desk.domain.records import Document


class VersionsTab(QWidget):
    """See the module."""

    shown_wanted = Signal(str)
    new_wanted = Signal()
    current_wanted = Signal(str)
    export_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, presenter: RecordsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._document: Document | None = None
        self._latest = tasks.Latest(self)
        self.new = Button(self.tr("Neue Fassung ablegen …"), icon="upload", small=True)
        self.make_current = ToolButton("history", self.tr("Diese Fassung wieder zur aktuellen machen"))
        self.export = ToolButton("download", self.tr("Original dieser Fassung speichern unter …"))
        self.list = ListView(self.tr("Fassungen"), padding=sizes.PANE)
        self._model = ListModel(self.list)
        self.list.setModel(self._model)
        row = QHBoxLayout()
        row.setContentsMargins(sizes.PANE, 8, 8, 6)
        row.setSpacing(2)
        row.addWidget(self.new)
        row.addStretch(1)
        row.addWidget(self.make_current)
        row.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.list, 1)
        self._connect()

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.make_current.clicked.connect(lambda: self._tell(self.current_wanted))
        self.export.clicked.connect(lambda: self._tell(self.export_wanted))
        self.list.current_changed.connect(self._moved)
        self.list.opened.connect(lambda _key: self._look())
        self.list.clicked.connect(lambda _index: self._look())

    def show_document(self, document: Document) -> None:
        """Reads and shows the versions of a document."""
        self._document = document
        self._latest.run(
            lambda: self._presenter.versions(document.id), on_success=self._show, on_failure=self.failed.emit
        )

    def _show(self, rows: list[VersionRow]) -> None:
        document = self._document
        if document is None:
            return
        entries = [(row.id, _line(row, current=row.id == document.current_version_id)) for row in rows]
        self._model.set_entries(entries)
        if self.list.current_key is None and rows:
            self.list.select_key(document.current_version_id)
        self._moved(self.list.current_key)

    def _moved(self, key: object) -> None:
        document = self._document
        old = document is not None and isinstance(key, str) and key != document.current_version_id
        self.make_current.setVisible(old)

    def _look(self) -> None:
        key, document = self.list.current_key, self._document
        if document is not None and isinstance(key, str):
            self.shown_wanted.emit("" if key == document.current_version_id else key)

    def _tell(self, signal: object) -> None:
        key = self.list.current_key
        if isinstance(key, str) and hasattr(signal, "emit"):
            signal.emit(key)


def _line(row: VersionRow, *, current: bool) -> TwoLine:
    pages = wording.counted(row.page_count, "Seite", "Seiten") if row.page_count else ""
    facts = (wording.moment(row.created_at), row.created_by, row.comment)
    return TwoLine(
        f"Fassung {row.number} · {row.file_name}",
        " · ".join(part for part in facts if part),
        icon="file-text",
        right="aktuell" if current else "",
        right_icon="circle-check" if current else "",
        right_tone="ok",
        right_weight=400,
        right_below=" · ".join(part for part in (wording.file_size(row.size), pages) if part),
        tooltip=f"{row.file_name}\nSHA-256 {row.sha256}",
    )
