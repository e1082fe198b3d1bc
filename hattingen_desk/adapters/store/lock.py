"""One program per replica: an operating-system lock, so that it ends with the process, however that ends."""

import os
import sys
from pathlib import Path

from hattingen_desk.domain.errors import UnavailableError


class ReplicaLock:
    """The lock beside a replica.

    While it is held the file says so; an orderly end empties it. A file that still says so when the lock is free
    tells that the last program was cut off.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._file: int | None = None
        self.was_cut_off = False

    def acquire(self) -> None:
        """Take the lock; raises UnavailableError when another program has it or the folder is not writable."""
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise UnavailableError(
                f"Der Ordner „{self._path.parent}“ lässt sich nicht beschreiben. Es wurde nichts verändert. "
                "Prüfen Sie Laufwerk und Berechtigung.",
                cause=repr(error),
            ) from error
        if not _lock(file):
            os.close(file)
            raise UnavailableError(
                "Dieses Profil ist schon in einem anderen Fenster oder Programm geöffnet. Dort bleibt alles, wie es "
                "ist. Arbeiten Sie dort weiter oder beenden Sie es zuerst.",
                cause=f"locked: {self._path}",
            )
        self._file = file
        self.was_cut_off = os.fstat(file).st_size > _MARK_AT

    def mark_in_use(self) -> None:
        """Note in the file that a program is at work."""
        if self._file is not None:
            os.lseek(self._file, _MARK_AT, os.SEEK_SET)
            os.write(self._file, b"*")

    def mark_done(self) -> None:
        """Note that everything is written back: whatever happens from here on, nothing can be lost."""
        if self._file is not None:
            os.ftruncate(self._file, 0)

    def release(self, *, orderly: bool = True) -> None:
        """Give the lock back; with ``orderly`` the file no longer says that a program is at work."""
        if self._file is None:
            return
        if orderly:
            self.mark_done()
        _unlock(self._file)
        os.close(self._file)
        self._file = None


_MARK_AT = 1
"""The byte behind the locked one: Windows lets nobody else touch a locked byte."""

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        os.lseek(file, 0, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
