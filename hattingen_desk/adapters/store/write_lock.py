"""Who writes next: writing units of all threads, one after the other."""

import threading


class WriteLock:
    """Serialises writing units; a unit inside a unit of the same thread would wait for itself and is refused."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owner: int | None = None

    def acquire(self) -> None:
        """Wait for the others."""
        if self._owner == threading.get_ident():
            raise RuntimeError("a unit of work was opened inside another one of the same thread")
        self._lock.acquire()
        self._owner = threading.get_ident()

    def release(self) -> None:
        """Let the next one write."""
        self._owner = None
        self._lock.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_reason: object) -> None:
        self.release()
