"""Reads files in child processes, so that no file, however broken, can harm or stall the program."""

import os
import queue
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from hattingen_desk.adapters.documents import limits, remarks
from hattingen_desk.adapters.documents.protocol import ProtocolError, content_of_frame
from hattingen_desk.adapters.documents.worker_process import WorkerLostError, WorkerProcess
from hattingen_desk.domain.content import Content, FileKind
from hattingen_desk.domain.errors import UnavailableError

_SECONDS_PER_MIB = 0.5
_UNKNOWN_MEDIA_TYPE = "application/octet-stream"


class ProcessContentReader:
    """Finds out what is in a file. Thread-safe; children start at the first file and live until ``close``.

    Whatever the file does, a Content comes back: a file that kills its reader or takes longer than ``time_limit``
    seconds (plus half a second a mebibyte) is quarantined with a remark, and the next file gets a new child.
    """

    def __init__(self, *, processes: int | None = None, time_limit: float = 60.0) -> None:
        count = processes or min(3, os.cpu_count() or 2)
        self._time_limit = time_limit
        self._workers = [WorkerProcess() for _ in range(count)]
        self._idle: queue.LifoQueue[WorkerProcess] = queue.LifoQueue()  # the one used last is warm
        for worker in reversed(self._workers):
            self._idle.put(worker)
        self._pool = ThreadPoolExecutor(max_workers=count, thread_name_prefix="document-reader")
        self._closing = threading.Lock()
        self._closed = False

    def submit(self, data: bytes, file_name: str) -> Future[Content]:
        """Start reading ``data``; as many files are read at once as there are children.

        The future raises only UnavailableError: when no child can be started, or the reader is closed.
        """
        with self._closing:
            if self._closed:
                raise UnavailableError("Das Programm wird gerade beendet; die Datei wurde nicht gelesen.")
            return self._pool.submit(self._read, data, file_name)

    def read(self, data: bytes, file_name: str) -> Content:
        """Return what is in ``data``. ``file_name`` is only compared with what the file really is."""
        return self.submit(data, file_name).result()

    def close(self) -> None:
        """End the children. Files being read are given up, with UnavailableError in their futures."""
        with self._closing:
            self._closed = True
        for worker in self._workers:
            worker.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def process_ids(self) -> list[int]:
        """The ids of the children running now."""
        return [pid for worker in self._workers if (pid := worker.process_id) is not None]

    def _read(self, data: bytes, file_name: str) -> Content:
        if len(data) > limits.MAX_FILE:
            return _kept_unread(remarks.too_large(limits.MAX_FILE // limits.MIB))
        worker = self._idle.get()
        try:
            return self._read_with(worker, data, file_name)
        finally:
            self._idle.put(worker)

    def _read_with(self, worker: WorkerProcess, data: bytes, file_name: str) -> Content:
        seconds = self._time_limit + _SECONDS_PER_MIB * len(data) / limits.MIB
        # Twice: the first loss may be an earlier file's doing or the system's (memory), the second is this file's.
        for _ in range(2):
            try:
                header, blobs = worker.ask({"do": "read", "name": file_name}, [data], seconds=seconds)
                return content_of_frame(header, blobs)
            except WorkerLostError as error:
                if self._closed:
                    raise UnavailableError(
                        "Das Programm wird gerade beendet; die Datei wurde nicht gelesen.", cause="reader closed"
                    ) from error
                if error.too_slow:
                    return _kept_unread(remarks.TOO_SLOW)
            except ProtocolError:
                continue
        return _kept_unread(remarks.READER_CRASHED)


def _kept_unread(remark: str) -> Content:
    return Content(FileKind.UNKNOWN, _UNKNOWN_MEDIA_TYPE, remarks=(remark,), quarantined=True)
