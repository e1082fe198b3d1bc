"""Connections for reading beside the writing one: a few, opened when first needed, one read transaction a call."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from hattingen_desk.adapters.store.cipher import Connection, translated
from hattingen_desk.domain.errors import UnavailableError

MAX_READERS = 4


class Readers:
    """A small pool of reading connections. A SQLCipher connection must never be used by two threads at once."""

    def __init__(self, path: Path, connect: Callable[[], Connection]) -> None:
        self._path = path
        self._connect = connect
        self._free: list[Connection] = []
        self._places = threading.Semaphore(MAX_READERS)
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def reading(self, *, fresh: bool = False) -> Iterator[Connection]:
        """Give a connection inside one read transaction: everything read in it belongs to one moment.

        ``fresh`` gives a new one, for checks: FTS5 checks a table by what a connection remembers of its structure,
        and calls it corrupt when another connection has merged it since. Raises DeskError for the driver's errors.
        """
        with self._places:
            if self._closed:
                raise UnavailableError("Das Profil ist schon geschlossen. Öffnen Sie es erneut.")
            connection = self._connect() if fresh else self._take()
            try:
                connection.execute("BEGIN")
                try:
                    yield connection
                finally:
                    connection.execute("ROLLBACK")
            except dbapi2.Error as error:
                raise translated(error, self._path) from error
            finally:
                if fresh:
                    connection.close()
                else:
                    self._give_back(connection)

    def close(self) -> None:
        """Wait for those who read, then close all connections."""
        self._closed = True
        for _place in range(MAX_READERS):
            self._places.acquire()
        try:
            while self._free:
                self._free.pop().close()
        finally:
            self._places.release(MAX_READERS)

    def _take(self) -> Connection:
        with self._lock:
            if self._free:
                return self._free.pop()
        return self._connect()

    def _give_back(self, connection: Connection) -> None:
        with self._lock:
            self._free.append(connection)
