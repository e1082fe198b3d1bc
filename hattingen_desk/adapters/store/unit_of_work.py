"""One transaction on the replica: everything or nothing."""

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.engine import Engine, RootTransaction
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from hattingen_desk.adapters.store.cipher import translated
from hattingen_desk.adapters.store.document_repository import SqlDocumentRepository
from hattingen_desk.adapters.store.engine import driver_connection
from hattingen_desk.adapters.store.follow_up_repository import SqlFollowUpRepository
from hattingen_desk.adapters.store.journal import SqlJournal
from hattingen_desk.adapters.store.local_tables import SqlCollectedFiles, SqlSettings
from hattingen_desk.adapters.store.record_repository import SqlCaseRepository, SqlRecordRepository
from hattingen_desk.adapters.store.search_writer import SearchWriter
from hattingen_desk.adapters.store.write_lock import WriteLock
from hattingen_desk.application.ports import (
    Actor,
    CaseRepository,
    Clock,
    CollectedFiles,
    DocumentRepository,
    FollowUpRepository,
    Journal,
    RecordRepository,
    Settings,
)


class SqlUnitOfWork:
    """Implements the port UnitOfWork. Can be entered once."""

    records: RecordRepository
    cases: CaseRepository
    documents: DocumentRepository
    follow_ups: FollowUpRepository
    journal: Journal
    collected_files: CollectedFiles
    settings: Settings

    def __init__(self, engine: Engine, lock: WriteLock, path: Path, actor: Actor, clock: Clock) -> None:
        self._engine = engine
        self._lock = lock
        self._path = path
        self._actor = actor
        self._clock = clock
        self._transaction: RootTransaction | None = None

    def __enter__(self) -> Self:
        self._lock.acquire()
        try:
            connection = self._engine.connect()
            try:
                self._transaction = connection.begin()
            except BaseException:
                connection.close()
                raise
        except DBAPIError as error:
            self._lock.release()
            raise translated(error, self._path) from error
        except BaseException:
            self._lock.release()
            raise
        search = SearchWriter(driver_connection(connection))
        self.records = SqlRecordRepository(connection, search)
        self.cases = SqlCaseRepository(connection, search)
        self.documents = SqlDocumentRepository(connection, search)
        self.follow_ups = SqlFollowUpRepository(connection)
        self.journal = SqlJournal(connection, self._actor, self._clock)
        self.collected_files = SqlCollectedFiles(connection)
        self.settings = SqlSettings(connection, self._actor.login)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._end()
        finally:
            self._lock.release()
        if isinstance(error, DBAPIError | dbapi2.Error):
            raise translated(error, self._path) from error

    def commit(self) -> None:
        """Make everything durable; raises DeskError when it cannot (disk full), and nothing was written then."""
        if self._transaction is None or not self._transaction.is_active:
            raise RuntimeError("this unit of work is over")
        try:
            self._transaction.commit()
        except DBAPIError as error:
            raise translated(error, self._path) from error

    def _end(self) -> None:
        transaction, self._transaction = self._transaction, None
        if transaction is None:
            return
        try:
            if transaction.is_active:
                transaction.rollback()
        finally:
            transaction.connection.close()
