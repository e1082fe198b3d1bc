"""What a clerk does with records and documents: each act runs in the background and can be taken back.

Use::

    commands = Commands(desk, publish, refuse, parent=self)
    commands.withdraw(lambda: ["id-1", "id-2"])    # undo bar: 2 Dokumente zurückgenommen
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from hattingen_desk.application.changes import Changes
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import Source
from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.records.gathering import gathered
from hattingen_desk.domain.errors import DeskError, UnavailableError

Publish = Callable[[Changes], None]
Refuse = Callable[[DeskError, str], None]
Ids = Callable[[], Sequence[str]]
"""What tells the ids of documents; it may read them, so it is called in the worker."""


class Commands(QObject):
    """See the module. ``publish`` shows the undo bar, ``refuse`` a note with a head."""

    def __init__(self, desk: Desk, publish: Publish, refuse: Refuse, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._publish = publish
        self._refuse = refuse

    # --- documents ---

    def withdraw(self, ids: Ids) -> None:
        """Takes documents back that were filed by mistake."""
        self._do(lambda: self._desk.filing.withdraw_documents(tuple(ids())), self.tr("Nicht zurückgenommen"))

    def rename(self, document_id: str, title: str) -> None:
        """Changes a document's title."""
        self._do(lambda: self._desk.filing.edit_document(document_id, title=title), self.tr("Titel nicht geändert"))

    def close_documents(self, ids: Ids) -> None:
        """Puts documents to the files."""
        filing = self._desk.filing
        words = self.tr("{0} Dokumente zu den Akten")
        self._do_all(filing.close_document, ids, words, self.tr("Status nicht geändert"))

    def move_documents(self, ids: Ids, record_id: str, register: str = "", case_id: str | None = None) -> None:
        """Files documents elsewhere."""

        def move(document_id: str) -> Changes:
            return self._desk.filing.move_document(document_id, record_id, register=register, case_id=case_id)

        self._do_all(move, ids, self.tr("{0} Dokumente verschoben"), self.tr("Nicht verschoben"))

    def add_version(self, document_id: str, path: Path) -> None:
        """Files a new version of a document's file."""
        source = Source(path.name, path.name, path.read_bytes)
        self._do(
            lambda: self._desk.importing.add_version(document_id, source),
            self.tr("Die neue Fassung wurde nicht abgelegt"),
            lane="pool",
        )

    def make_current(self, document_id: str, version_id: str) -> None:
        """Makes an earlier version the one that is shown and found."""
        self._do(lambda: self._desk.importing.make_current(document_id, version_id), self.tr("Nicht geändert"))

    def save_original(self, document_id: str, version_id: str, path: Path, done: Callable[[str], None]) -> None:
        """Writes the unchanged file to where the clerk wants it."""

        def work() -> str:
            original = self._desk.previewing.original(document_id, version_id)
            _write(path, original.data)
            return path.name

        self._run(work, done, self.tr("Das Original wurde nicht gespeichert"))

    def suggest_name(self, document_id: str, version_id: str, tell: Callable[[str], None]) -> None:
        """Tells the file name of a version."""
        catalogue = self._desk.browsing.catalogue

        def work() -> str:
            version = catalogue.version(version_id) if version_id else catalogue.current_version(document_id)
            return version.file_name

        self._run(work, tell, self.tr("Das Original wurde nicht gespeichert"))

    # --- records ---

    def close_record(self, record_id: str) -> None:
        """Z. d. A."""
        self._do(lambda: self._desk.filing.close_record(record_id), self.tr("Die Akte wurde nicht geschlossen"))

    def reopen_record(self, record_id: str) -> None:
        """Opens a closed record again."""
        self._do(lambda: self._desk.filing.reopen_record(record_id), self.tr("Die Akte wurde nicht wieder geöffnet"))

    def move_record(self, record_id: str, plan: str) -> None:
        """Moves a record to another position."""
        self._do(lambda: self._desk.filing.move_record(record_id, plan), self.tr("Die Akte wurde nicht verschoben"))

    def open_case(self, record_id: str, title: str, register: str) -> None:
        """Opens a case inside a record."""
        self._do(
            lambda: self._desk.filing.open_case(record_id, title, register=register),
            self.tr("Der Vorgang wurde nicht angelegt"),
        )

    def set_favourite(self, record_id: str, *, favourite: bool) -> None:
        """Puts a record on the list of favourites or takes it off."""
        self._do(
            lambda: self._desk.browsing.set_favourite(record_id, favourite=favourite),
            self.tr("Merkliste nicht geändert"),
        )

    def export_record(self, record_id: str, path: Path, done: Callable[[str], None]) -> None:
        """Writes a whole record as one package."""

        def work() -> str:
            try:
                with path.open("wb") as target:
                    self._desk.exporting.export_record(record_id, target)
            except OSError as error:
                raise _not_written(path, error) from error
            return path.name

        self._run(work, done, self.tr("Die Akte wurde nicht ausgegeben"), lane="pool")

    # --- follow-ups ---

    def set_follow_up(self, record_id: str, document_id: str, title: str, due_on: date, refuse: Callable[[str], None],
                      done: Callable[[], None]) -> None:  # fmt: skip
        """Sets a follow-up; ``refuse`` takes the sentence for the field."""

        def saved(changes: Changes) -> None:
            done()
            self._publish(changes)

        tasks.run(
            lambda: self._desk.follow_ups.set(record_id, title, due_on, document_id=document_id or None),
            parent=self, on_success=saved, on_failure=lambda error: refuse(error.message),
        )  # fmt: skip

    def tick_off(self, follow_up_id: str) -> None:
        """Marks a follow-up as done."""
        self._do(lambda: self._desk.follow_ups.tick_off(follow_up_id), self.tr("Wiedervorlage nicht geändert"))

    # --- inside ---

    def _do(self, act: Callable[[], Changes], head: str, lane: tasks.Lane = "replica") -> None:
        tasks.run(
            act, parent=self, on_success=self._publish, on_failure=lambda error: self._refuse(error, head), lane=lane
        )

    def _do_all(self, act: Callable[[str], Changes], ids: Ids, sentence: str, head: str) -> None:
        def work() -> tuple[Changes, DeskError | None]:
            return gathered([partial(act, each) for each in ids()], sentence)

        def finish(result: tuple[Changes, DeskError | None]) -> None:
            changes, error = result
            if changes:
                self._publish(changes)
            if error is not None:
                self._refuse(error, head)

        tasks.run(work, parent=self, on_success=finish, on_failure=lambda error: self._refuse(error, head))

    def _run(
        self, work: Callable[[], str], done: Callable[[str], None], head: str, lane: tasks.Lane = "replica"
    ) -> None:
        tasks.run(work, parent=self, on_success=done, on_failure=lambda error: self._refuse(error, head), lane=lane)


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> UnavailableError:
    return UnavailableError(
        f"„{path.name}“ ließ sich dort nicht schreiben. Die Akte ist unverändert; wählen Sie einen anderen Ordner.",
        cause=f"{type(error).__name__}: {error.errno}",
    )
