"""What the links in a preview do outside the record screen: save the original, file a new version.

Use::

    FileActs(desk, preview, publish=self._publish, refuse=self._refuse, tell=self.status_changed.emit, parent=self)
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from hattingen_desk.application.changes import Changes
from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.common import spoken
from hattingen_desk.desktop.records.commands import Commands
from hattingen_desk.desktop.records.preview import PreviewPane
from hattingen_desk.domain.errors import DeskError


class FileActs(QObject):
    """Belongs to one preview. ``tell`` gets a sentence for the status bar."""

    def __init__(
        self,
        desk: Desk,
        preview: PreviewPane,
        *,
        publish: Callable[[Changes], None],
        refuse: Callable[[DeskError, str], None],
        tell: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._preview = preview
        self._tell = tell
        self._window = parent
        self._commands = Commands(desk, publish, refuse, self)
        preview.export_wanted.connect(self.ask_where_to)
        preview.new_version_wanted.connect(self.ask_for_version)

    def ask_where_to(self) -> None:
        """Asks where the unchanged file is to be written."""
        shown = self._preview.shown
        if shown is not None:
            self._commands.suggest_name(shown.document_id, shown.version_id, self._ask)

    def ask_for_version(self) -> None:
        """Asks for the file of a new version."""
        shown = self._preview.shown
        if shown is None:
            return
        path, _filter = QFileDialog.getOpenFileName(self._window, self.tr("Neue Fassung ablegen"))
        if path:
            self._commands.add_version(shown.document_id, Path(path))

    def save_to(self, path: Path) -> None:
        """Writes the unchanged file of what is shown; the journal keeps that it left."""
        shown = self._preview.shown
        if shown is not None:
            self._commands.save_original(shown.document_id, shown.version_id, path, self._saved)

    def _ask(self, name: str) -> None:
        path, _filter = QFileDialog.getSaveFileName(self._window, self.tr("Original speichern unter"), name)
        if path:
            self.save_to(Path(path))

    def _saved(self, name: str) -> None:
        words = self.tr("„{0}“ unverändert gespeichert").format(name)
        self._tell(words)
        spoken.announce(self._window, words)
