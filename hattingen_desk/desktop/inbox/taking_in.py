"""Takes files into the inbox in the background, with words of progress and a way to stop.

Use::

    taking = TakingIn(desk, parent=self); taking.progress.connect(...); taking.ended.connect(...)
    taking.take([Path("Scan.pdf")])
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import ImportReport, ItemResult, Target
from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.records.drops import files_below, sources
from hattingen_desk.domain.errors import DeskError


class TakingIn(QObject):
    """See the module. One import at a time; what is asked for meanwhile waits its turn."""

    progress = Signal(str)
    """Words of progress, "" when there is nothing under way."""
    ended = Signal(object)
    """ImportReport"""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[Sequence[Path]] = []
        self._stop: tasks.Stop | None = None
        self._counted: tasks.Progress[tuple[int, int]] = tasks.Progress(self, self._say)

    @property
    def is_busy(self) -> bool:
        """Whether files are being taken in."""
        return self._stop is not None

    def take(self, paths: Sequence[Path]) -> None:
        """Takes in these files, and those in the folders among them."""
        self._waiting.append(paths)
        self._next()

    def stop(self) -> None:
        """Ends after the file it is at; what was taken in stays."""
        self._waiting.clear()
        if self._stop is not None:
            self._stop.request()

    def _next(self) -> None:
        if self._stop is not None or not self._waiting:
            return
        paths = self._waiting.pop(0)
        stop = self._stop = tasks.Stop()
        target = Target(inbox=self._desk.actor.unit or Target().inbox)

        def work() -> ImportReport:
            files = files_below(paths)
            done = 0

            def count(_item: ItemResult) -> None:
                nonlocal done
                done += 1
                self._counted.report((done, len(files)))

            return self._desk.importing.import_files(
                sources(files), target, on_item=count, cancelled=lambda: stop.requested
            )

        tasks.run(work, parent=self, on_success=self._ended, on_failure=self._failed, lane="pool", stop=stop)
        self.progress.emit(self.tr("Dateien werden übernommen …"))

    def _say(self, counted: tuple[int, int]) -> None:
        if self._stop is not None:
            self.progress.emit(self.tr("{0} von {1} Dateien übernommen").format(*counted))

    def _ended(self, report: ImportReport) -> None:
        self._stop = None
        self.progress.emit("")
        self.ended.emit(report)
        self._next()

    def _failed(self, error: DeskError) -> None:
        self._stop = None
        self.progress.emit("")
        self.failed.emit(error)
        self._next()
