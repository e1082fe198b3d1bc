"""The encrypted replica of one profile: created, opened, read, written, checked, closed."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from hattingen_desk.adapters.store import catalogue_documents, cipher, definitions, faults
from hattingen_desk.adapters.store.blobs import FileBlobStore
from hattingen_desk.adapters.store.catalogue import SqlCatalogue
from hattingen_desk.adapters.store.lock import ReplicaLock
from hattingen_desk.adapters.store.readers import Readers
from hattingen_desk.adapters.store.revision import REVISION, stored_revision
from hattingen_desk.adapters.store.search_index import SqlSearchIndex, warm_up_stemmer
from hattingen_desk.adapters.store.search_writer import optimise
from hattingen_desk.adapters.store.vocabulary import remove_unused
from hattingen_desk.adapters.store.write_lock import WriteLock
from hattingen_desk.application.ports import Actor, Catalogue, Clock, SearchIndex, UnitOfWork
from hattingen_desk.application.resource_folder import resource_folder
from hattingen_desk.domain.errors import UnavailableError
from hattingen_desk.domain.records import DocumentVersion

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

_CHUNK = 500


def create_replica(
    path: Path, key: bytes, *, actor: Actor, clock: Clock, blobs: FileBlobStore, resources: Path | None = None
) -> "SqlReplica":
    """Create a replica at ``path`` with the shipped definitions and open it.

    Raises UnavailableError if there is one already or the folder cannot be written.
    """
    from hattingen_desk.adapters.store.migration import create_file

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnavailableError(
            f"Der Ordner „{path.parent}“ lässt sich nicht anlegen. Es wurde nichts verändert. Prüfen Sie Laufwerk "
            "und Berechtigung.",
            cause=repr(error),
        ) from error
    lock = ReplicaLock(path)
    lock.acquire()
    try:
        if path.exists():
            raise UnavailableError(
                f"In „{path.parent}“ liegen schon Akten. Sie blieben unverändert. Wählen Sie einen anderen Ordner."
            )
        create_file(path, key)
        return SqlReplica(path, key, lock, actor=actor, clock=clock, blobs=blobs, resources=resources)
    except BaseException:
        lock.release()
        raise


def open_replica(
    path: Path, key: bytes, *, actor: Actor, clock: Clock, blobs: FileBlobStore, resources: Path | None = None
) -> "SqlReplica":
    """Open the replica at ``path``, bringing its schema up to date if an older program wrote it.

    Raises UnavailableError that tells a missing file, another program at work, a wrong key, a foreign file, damage
    and a newer program's file apart.
    """
    if not path.parent.is_dir():
        raise UnavailableError(
            f"Den Ordner „{path.parent}“ gibt es nicht. Wählen Sie das richtige Profil oder legen Sie es an."
        )
    lock = ReplicaLock(path)
    lock.acquire()
    try:
        return SqlReplica(path, key, lock, actor=actor, clock=clock, blobs=blobs, resources=resources)
    except BaseException:
        lock.release(orderly=not lock.was_cut_off)
        raise


class SqlReplica:
    """Implements the port Replica. Usable from several threads: one writes at a time, readers run beside it.

    ``remarks`` are German sentences on what was found when opening and does not keep anybody from working.
    """

    def __init__(
        self, path: Path, key: bytes, lock: ReplicaLock, *,
        actor: Actor, clock: Clock, blobs: FileBlobStore, resources: Path | None = None,
    ) -> None:  # fmt: skip
        self._path = path
        self._key = key
        self._lock = lock
        self._actor = actor
        self._clock = clock
        self._blobs = blobs
        self._engine: Engine | None = None
        self._engine_lock = threading.Lock()
        self._write_lock = WriteLock()
        self._closed = False
        self.remarks: tuple[str, ...] = ()
        wal_is_gone = lock.was_cut_off and not self._wal.exists()
        # the first connection shows whether the key fits, and holds the write-ahead log open
        self._writer = cipher.connect(path, key, writing=True)
        try:
            if wal_is_gone:
                self._check_after_lost_log()
            self._bring_up_to_date()
            cipher.refresh_key_check(path, key)
            self._add_definitions(resources or resource_folder())
            if lock.was_cut_off:
                blobs.remove_parts()
            lock.mark_in_use()
        except dbapi2.Error as error:
            self._writer.close()
            raise cipher.translated(error, path) from error
        except BaseException:
            self._writer.close()
            raise
        self._readers = Readers(path, lambda: cipher.connect(path, key, writing=False))
        self._catalogue = SqlCatalogue(self._readers, actor.login)
        self._search = SqlSearchIndex(self._readers)
        self._definitions = definitions.SqlDefinitionSource(self._readers, clock)

    def __repr__(self) -> str:
        return f"SqlReplica({str(self._path)!r})"

    # --- reading and writing ----------------------------------------------------------------------------------

    @property
    def catalogue(self) -> Catalogue:
        """Everything the screens read."""
        return self._catalogue

    @property
    def search(self) -> SearchIndex:
        """The word index."""
        return self._search

    @property
    def definitions(self) -> definitions.SqlDefinitionSource:
        """The definitions in force."""
        return self._definitions

    def unit_of_work(self) -> UnitOfWork:
        """Return a new transaction, to be entered with ``with``. The first one loads SQLAlchemy."""
        from hattingen_desk.adapters.store.engine import writing_engine
        from hattingen_desk.adapters.store.unit_of_work import SqlUnitOfWork

        with self._engine_lock:
            if self._closed:
                raise UnavailableError("Das Profil ist schon geschlossen. Öffnen Sie es erneut.")
            if self._engine is None:
                self._engine = writing_engine(lambda: self._writer)
        return SqlUnitOfWork(self._engine, self._write_lock, self._path, self._actor, self._clock)

    def warm_up(self) -> None:
        """Load what the first write and the first stemmed query need; to be called once the window is there."""
        self.unit_of_work()
        warm_up_stemmer()

    def versions(self) -> Iterator[DocumentVersion]:
        """Yield every version of every document, without texts; no transaction is held between pages."""
        seq = 0
        while True:
            with self._readers.reading() as connection:
                page = list(catalogue_documents.versions_after(connection, seq, _CHUNK))
            if not page:
                return
            seq = page[-1][0]
            yield from (version for _seq, version in page)

    # --- care -------------------------------------------------------------------------------------------------

    def faults(self, *, deep: bool = False) -> Iterator[str]:
        """Check pages, references between rows and the index; yield German sentences for what is wrong.

        With ``deep`` also the journal's chains and every stored file (decrypted and compared).
        """
        yield from self.remarks
        with self._readers.reading(fresh=True) as connection:
            broken = list(faults.page_faults(connection))
            yield from broken
            if broken:
                return  # what else would be said rests on pages that cannot be read
            yield from faults.row_faults(connection)
            yield from faults.index_faults(connection)
            if deep:
                yield from faults.journal_faults(connection)
                yield from faults.blob_faults(connection, self._blobs)

    def purge(self) -> int:
        """Take words no visible document holds out of the file, for good; return how many there were.

        Rewrites the index: seconds with 100,000 documents, during which nobody else writes. Pages that become free
        are overwritten (secure_delete).
        """
        with self._write_lock, self._translated():
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                count = remove_unused(self._writer)
                optimise(self._writer)
                self._writer.execute("COMMIT")
            except BaseException:
                self._writer.rollback()
                raise
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return count

    def close(self) -> None:
        """Wait for those who read and write, write the log back into the file and let others open it."""
        with self._engine_lock:
            if self._closed:
                return
            self._closed = True
        self._readers.close()
        with self._write_lock:
            try:
                with self._translated():
                    self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                # before the log goes: cut off between the two, the next start would miss a log that held nothing
                self._lock.mark_done()
            finally:
                if self._engine is not None:
                    self._engine.dispose()
                self._writer.close()
                self._lock.release()

    # --- opening ----------------------------------------------------------------------------------------------

    @property
    def _wal(self) -> Path:
        return self._path.with_name(self._path.name + "-wal")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except dbapi2.Error as error:
            raise cipher.translated(error, self._path) from error

    def _check_after_lost_log(self) -> None:
        """The last program was cut off and its write-ahead log is gone: whatever was only in it is lost."""
        found = list(faults.page_faults(self._writer))
        if found:
            raise cipher.damaged(self._path, f"write-ahead log lost: {' '.join(found)}")
        sentence = (
            "Das Programm wurde zuletzt nicht ordentlich beendet, und die Datei mit den letzten Änderungen "
            f"(„{self._wal.name}“) fehlt. Der übrige Bestand ist unversehrt; prüfen Sie, ob Ihre letzten Eingaben da "
            "sind, und holen Sie sie sonst aus der Sicherung zurück."
        )
        self.remarks = (sentence,)

    def _bring_up_to_date(self) -> None:
        stored = stored_revision(self._writer)
        if stored == REVISION:
            return
        if stored > REVISION:
            raise UnavailableError(
                "Diese Akten wurden mit einer neueren Fassung des Programms geöffnet. Sie blieben unverändert. "
                "Bringen Sie das Programm auf den neuen Stand.",
                cause=f"revision {stored}, known {REVISION}",
            )
        from hattingen_desk.adapters.store.migration import migrate_file

        self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._writer.close()
        try:
            migrate_file(self._path, self._key)
        finally:
            self._writer = cipher.connect(self._path, self._key, writing=True)

    def _add_definitions(self, resources: Path) -> None:
        new = definitions.missing_definitions(self._writer, resources)
        if not new:
            return
        self._writer.execute("BEGIN IMMEDIATE")
        definitions.add_definitions(self._writer, new, self._clock.now())
        self._writer.execute("COMMIT")
