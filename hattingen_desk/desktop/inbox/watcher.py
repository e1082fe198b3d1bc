"""Looks into the watched folder every few seconds and tells what came, and what stayed there and why.

Use::

    watcher = FolderWatcher(desk, feed); watcher.start()        # at the end: watcher.stop()
    watcher.noted.connect(window.show_note)                     # head, text: told once for each problem
    watcher.changed.connect(...)                                # watcher.folder, watcher.words

The folder is the setting ``scan_folder``; a change of it is heard and acted on.
"""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import Outcome
from hattingen_desk.application.scan_inbox import Collected, ScanInbox
from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.domain.errors import DeskError

SETTING = "scan_folder"
EVERY_MS = 4_000


class FolderWatcher(QObject):
    """See the module. Nothing runs twice at the same time, and nothing in the lane the screens wait for."""

    changed = Signal()
    noted = Signal(str, str)
    collected = Signal(int)
    """How many files were taken in."""

    def __init__(
        self, desk: Desk, feed: ChangeFeed, parent: QObject | None = None, *, every_ms: int = EVERY_MS
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._feed = feed
        self._folder: Path | None = None
        self._inbox: ScanInbox | None = None
        self._words = ""
        self._told: set[str] = set()
        self._stop = tasks.Stop()
        self._task: tasks.Task | None = None
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.look)
        feed.changed.connect(self._heard)

    @property
    def folder(self) -> Path | None:
        """The watched folder; None: there is none."""
        return self._folder

    @property
    def words(self) -> str:
        """What the last look brought, or why it failed; empty while there is nothing to say."""
        return self._words

    @property
    def is_looking(self) -> bool:
        """Whether a look is under way."""
        return self._task is not None

    def start(self) -> None:
        """Reads the setting and begins."""
        tasks.run(lambda: self._desk.preferences.scan_folder, parent=self, on_success=self._take_folder)

    def stop(self) -> None:
        """Begins no further look; one under way ends after the file it is at."""
        self._timer.stop()
        self._stop.request()

    def look(self) -> None:
        """Looks now, unless a look is under way."""
        inbox = self._inbox
        if inbox is None or self._task is not None:
            return
        # one for each look: the end of a task sets its own
        stop = self._stop = tasks.Stop()
        self._task = tasks.run(
            lambda: inbox.collect(cancelled=lambda: stop.requested),
            parent=self,
            on_success=lambda found: self._found(inbox, found),
            on_failure=lambda error: self._failed(inbox, error),
            lane="pool",
            stop=stop,
        )

    def _heard(self, changes: Changes) -> None:
        if Kind.SETTING in changes.kinds and SETTING in changes.ids:
            self.start()

    def _take_folder(self, folder: Path | None) -> None:
        if folder == self._folder:
            return
        self._stop.request()
        self._folder, self._words = folder, ""
        self._told.clear()
        self._inbox = self._desk.scan_inbox(folder) if folder is not None else None
        if folder is None:
            self._timer.stop()
        else:
            self._timer.start()
        self.changed.emit()
        self.look()

    def _found(self, inbox: ScanInbox, found: Collected) -> None:
        self._task = None
        self._feed.hear(found.changes)
        if inbox is not self._inbox:
            self.look()
            return
        count = sum(item.outcome is not Outcome.FAILED for item in found.items)
        known = sum(item.outcome is Outcome.DUPLICATE for item in found.items)
        if count:
            self.collected.emit(count)
        self._tell(found.kept)
        self._say(_brought(count, known, len(found.kept)) if count or found.kept else self._after_silence())

    def _failed(self, inbox: ScanInbox, error: DeskError) -> None:
        self._task = None
        if inbox is not self._inbox:
            self.look()
        elif not isinstance(error, tasks.StoppedError):
            self._tell([error.message])
            self._say("Scan-Ordner nicht erreichbar")

    def _after_silence(self) -> str:
        """A problem that has gone is not shown any longer; what was taken in last stays to be read."""
        return "" if self._words.startswith("Scan-Ordner nicht") or "blieb" in self._words else self._words

    def _say(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.changed.emit()

    def _tell(self, problems: Iterable[str]) -> None:
        """Tells each problem once; one that went away and comes back is told again."""
        now = set(problems)
        fresh = sorted(now - self._told)
        self._told = now
        if fresh:
            self.noted.emit(self.tr("Hinweis zum Scan-Ordner"), " ".join(fresh))


def _brought(count: int, known: int, kept: int) -> str:
    parts = []
    if count:
        parts.append("1 Datei aus dem Scan-Ordner übernommen" if count == 1 else f"{count} Dateien übernommen")
    if known:
        parts.append("1 davon lag schon hier" if known == 1 else f"{known} davon lagen schon hier")
    if kept:
        parts.append("1 Datei blieb im Scan-Ordner" if kept == 1 else f"{kept} Dateien blieben im Scan-Ordner")
    return ", ".join(parts)
