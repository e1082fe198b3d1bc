"""Beside the hits: the page of a document with its hits marked, or what kind of thing a record or case is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hattingen_desk.application.desk import Desk
from hattingen_desk.application.read_models import Hit
from hattingen_desk.desktop.common import tasks, theme
from hattingen_desk.desktop.common.screen import LayoutStore
from hattingen_desk.desktop.common.widgets import EmptyState
from hattingen_desk.desktop.records.preview import PreviewPane
from hattingen_desk.desktop.records.preview_source import PreviewSource, Shown
from hattingen_desk.desktop.search.presenter import HitLine
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.errors import DeskError
from hattingen_desk.domain.records import Document
from hattingen_desk.domain.search import HitKind


class HitPreview(QWidget):
    """See the module."""

    open_wanted = Signal()

    def __init__(self, desk: Desk, store: LayoutStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = tasks.Latest(self, delay_ms=40)
        theme.set_ground(self, "sunken")
        self.pane = PreviewPane(PreviewSource(desk.previewing, desk.browsing.catalogue, self), store)
        self.pane.large.hide()
        self._thing = EmptyState("folder-open", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self._thing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setMinimumWidth(260)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No hit is chosen."""
        self._latest.cancel()
        self._stack.setCurrentWidget(self.pane)
        self.pane.show_nothing(
            self.tr("Kein Treffer ausgewählt"),
            self.tr("Mit den Pfeiltasten erscheint hier die Vorschau."),
            (("Return", self.tr("öffnen")), ("F6", self.tr("nächster Bereich"))),
        )

    def show_hit(self, hit: Hit, line: HitLine, parts: tuple[str, ...]) -> None:
        """Shows a hit with the words ``parts`` marked."""
        if hit.kind is not HitKind.DOCUMENT:
            self._latest.cancel()
            self._show_thing(hit, line)
            return

        def show(document: Document) -> None:
            self._stack.setCurrentWidget(self.pane)
            self.pane.show_document(
                Shown(hit.id, highlight=parts, stamp=document.current_version_id),
                document.title,
                hit.file_kind or FileKind.UNKNOWN,
                document.remarks,
                quarantined=document.quarantined,
            )
            self.pane.large.hide()

        self._latest.run(lambda: self._desk.browsing.catalogue.document(hit.id), on_success=show, on_failure=self._gone)

    def toggle_text(self) -> None:
        """Page picture or text."""
        self.pane.toggle_text()

    def _show_thing(self, hit: Hit, line: HitLine) -> None:
        where = " · ".join(part for part in (line.where or line.snippet, hit.reference) if part)
        self._thing.set_words(hit.title, where, icon=line.icon)
        self._thing.clear_buttons()
        words = self.tr("Akte öffnen") if hit.kind is HitKind.RECORD else self.tr("In der Akte zeigen")
        self._thing.add_button(words, self.open_wanted.emit)
        self._stack.setCurrentWidget(self._thing)

    def _gone(self, error: DeskError) -> None:
        self._thing.set_words(self.tr("Der Treffer ist nicht mehr da"), error.message, icon="file-x")
        self._thing.clear_buttons()
        self._stack.setCurrentWidget(self._thing)
