"""The window's remembered layout, kept in the encrypted replica: it may name records."""

from PySide6.QtCore import QObject

from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.common import tasks


class ReplicaLayoutStore(QObject):
    """Answers from memory; writes in the background, the last value of a key only."""

    def __init__(self, desk: Desk, texts: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._texts = texts
        self._waiting: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """Return what is kept under a key."""
        return self._texts.get(key)

    def put(self, key: str, value: str) -> None:
        """Keep a JSON text; returns at once."""
        if self._texts.get(key) == value:
            return
        self._texts[key] = value
        is_first = not self._waiting
        self._waiting[key] = value
        if is_first:
            tasks.run(self.flush, parent=self)

    def flush(self) -> None:
        """Write what waits. Runs in the worker, and once more after the window has closed."""
        while self._waiting:
            key, value = self._waiting.popitem()
            self._desk.preferences.put_text(key, value)
