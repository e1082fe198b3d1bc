"""Takes files into a record in the background: words of progress, a way to stop, and what there is to say afterwards.

Use::

    importer = Importer(desk, publish, notes, parent=self)
    importer.progressed.connect(...)                   # words, callable to stop; ("", None) at the end
    importer.take(paths, Target(record_id, register="R6"))
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from hattingen_desk.application.changes import Changes
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import ImportReport, ItemResult, Outcome, Target
from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.common.widgets import NoteStack
from hattingen_desk.desktop.records import wording
from hattingen_desk.desktop.records.drops import files_below, sources
from hattingen_desk.domain.errors import DeskError

_QUIET_MS = 2000
_NAMED = 3


class Importer(QObject):
    """One import after the other. What is done stays done when it is stopped."""

    progressed = Signal(str, object)
    finished = Signal(object)
    """ImportReport"""

    def __init__(self, desk: Desk, publish: Callable[[Changes], None], notes: NoteStack, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._publish = publish
        self._notes = notes
        self._waiting: list[tuple[list[Path], Target]] = []
        self._stop: tasks.Stop | None = None
        self._words = ""
        # under two seconds nothing is said
        self._patience = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._patience.timeout.connect(self._say)

    @property
    def busy(self) -> bool:
        """Whether files are being taken in."""
        return self._stop is not None

    def take(self, paths: Sequence[Path], target: Target) -> None:
        """Files everything; folders are opened up. A second call waits for the first."""
        self._waiting.append((list(paths), target))
        if not self.busy:
            self._next()

    def stop(self) -> None:
        """Stops after the files that are on their way."""
        self._waiting.clear()
        if self._stop is not None:
            self._stop.request()

    def _next(self) -> None:
        if not self._waiting:
            return
        paths, target = self._waiting.pop(0)
        stop = tasks.Stop()
        self._stop = stop
        self._words = self.tr("Dateien werden abgelegt")
        self._patience.start()
        progress = tasks.Progress(self, self._count)

        def work() -> ImportReport:
            files = files_below(paths)
            done = 0

            def heard(_item: ItemResult) -> None:
                nonlocal done
                done += 1
                progress.report((done, len(files)))

            return self._desk.importing.import_files(
                sources(files), target, on_item=heard, cancelled=lambda: stop.requested
            )

        self.destroyed.connect(lambda _gone=None: stop.request())
        # reading and hashing take long: the lane of the replica stays free for what the clerk looks at
        tasks.run(work, parent=self, on_success=self._done, on_failure=self._refused, lane="pool")

    def _count(self, progress: tuple[int, int]) -> None:
        done, total = progress
        self._words = self.tr("{0} von {1} Dateien abgelegt").format(wording.grouped(done), wording.grouped(total))
        if not self._patience.isActive():
            self._say()

    def _say(self) -> None:
        if self.busy:
            self.progressed.emit(self._words, self.stop)

    def _end(self) -> None:
        self._stop = None
        self._patience.stop()
        self.progressed.emit("", None)

    def _done(self, report: ImportReport) -> None:
        self._end()
        if report.changes:
            self._publish(report.changes)
        self._tell(report)
        self.finished.emit(report)
        self._next()

    def _refused(self, error: DeskError) -> None:
        self._end()
        self._notes.show_error(error, self.tr("Die Dateien wurden nicht abgelegt"))
        self._next()

    def _tell(self, report: ImportReport) -> None:
        """What did not go as planned, one note for each kind of it."""
        failed = self._items(report, Outcome.FAILED)
        if failed:
            head = wording.counted(len(failed), "Datei wurde nicht abgelegt", "Dateien wurden nicht abgelegt")
            self._notes.show_note("bad", head, _remarks(failed))
        aside = self._items(report, Outcome.QUARANTINED)
        if aside:
            words = self.tr("{0} „Zu klären“")
            head = words.format(wording.counted(len(aside), "Datei ist", "Dateien sind"))
            self._notes.show_note("warn", head, _remarks(aside))
        twins = self._items(report, Outcome.DUPLICATE)
        if twins:
            head = wording.counted(
                len(twins), "Datei liegt schon in dieser Akte", "Dateien liegen schon in dieser Akte"
            )
            self._notes.show_note("info", head, _remarks(twins))

    def _items(self, report: ImportReport, outcome: Outcome) -> list[ItemResult]:
        return [item for item in report.items if item.outcome is outcome]


def _remarks(items: Sequence[ItemResult]) -> str:
    told = []
    for item in items[:_NAMED]:
        named = item.remark if item.label in item.remark else f"„{item.label}“: {item.remark}"
        told.append(named)
    if len(items) > _NAMED:
        told.append(f"Dasselbe gilt für {wording.counted(len(items) - _NAMED, 'weitere', 'weitere')}.")
    return "\n".join(told)
