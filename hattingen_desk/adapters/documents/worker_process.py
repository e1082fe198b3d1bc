"""A child process that can be asked things, with a time limit for each answer."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import BinaryIO, cast

from hattingen_desk.adapters.documents.protocol import Header, ProtocolError, read_frame, write_frame
from hattingen_desk.domain.errors import UnavailableError

_START_SECONDS = 60.0
_START_ATTEMPTS = 3
_MAX_ANSWERS = 2_000
"""Answers after which a child is replaced, so that a parser's leaks cannot pile up."""

# what a Python needs to start on Windows and Linux; nothing else of the environment reaches the child
_ENVIRONMENT = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "LC_CTYPE")


class WorkerLostError(Exception):
    """The child ended before it answered. ``too_slow``: because its time was up."""

    def __init__(self, *, too_slow: bool) -> None:
        super().__init__("time was up" if too_slow else "the child ended")
        self.too_slow = too_slow


class WorkerProcess:
    """One child, started at the first question and again after it was lost. One question at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._answers = 0
        self._closed = False
        self._watchdog = _Watchdog(self._kill)
        self.generation = 0
        """Counts the children started, so that a caller knows when a child has forgotten what it held."""

    def ask(self, header: Header, blobs: Sequence[bytes] = (), *, seconds: float) -> tuple[Header, list[bytes]]:
        """Return the child's answer. Raises WorkerLostError, or UnavailableError if no child can be started."""
        with self._lock:
            process = self._running()
            try:
                answer = self._exchange(process, header, blobs, seconds)
            except (ProtocolError, OSError) as error:
                # fired or not is read after the child is gone for sure
                self._end()
                raise WorkerLostError(too_slow=self._watchdog.fired) from error
            self._answers += 1
            if answer[0].pop("retire", False) or self._answers >= _MAX_ANSWERS:
                self._end()
            return answer

    @property
    def process_id(self) -> int | None:
        """The running child's id, None if there is none."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def close(self) -> None:
        """End the child at once, also in the middle of a question (which then raises WorkerLostError)."""
        self._closed = True
        self._kill()
        with self._lock:
            self._end()
            self._watchdog.stop()

    def _exchange(
        self, process: "subprocess.Popen[bytes]", header: Header, blobs: Sequence[bytes], seconds: float
    ) -> tuple[Header, list[bytes]]:
        self._watchdog.arm(seconds)
        try:
            write_frame(cast("BinaryIO", process.stdin), header, blobs)
            answer = read_frame(cast("BinaryIO", process.stdout))
        finally:
            self._watchdog.disarm()
        if answer is None:
            raise ProtocolError("the child ended")
        return answer

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        for _ in range(_START_ATTEMPTS):
            if self._closed:
                break
            process = self._process = _start()
            self.generation += 1
            self._answers = 0
            try:
                self._exchange(process, {"do": "hello"}, (), _START_SECONDS)
            except (ProtocolError, OSError):
                self._end()
                continue
            return process
        raise UnavailableError(
            "Der Teil des Programms, der Dateien liest, ließ sich nicht starten. Die Dateien blieben, wo sie sind. "
            "Starten Sie das Programm neu; hilft das nicht, verständigen Sie die IT.",
            cause="document worker did not answer at start",
        )

    def _kill(self) -> None:
        process = self._process
        if process is not None:
            process.kill()

    def _end(self) -> None:
        """Kill the child if there is one, and release its pipes. The caller holds the lock."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            _close(cast("BinaryIO", pipe))
        process.wait()


def _close(pipe: BinaryIO) -> None:
    try:
        pipe.close()
    except OSError:
        # bytes meant for a child that is gone cannot be flushed; the descriptor is closed all the same
        return


def _start() -> "subprocess.Popen[bytes]":
    frozen = getattr(sys, "frozen", False)
    # neither the environment (-E) nor the working directory (-P) decides what is imported
    command = [sys.executable, "--document-worker"] if frozen else [sys.executable, "-E", "-P", "-m", _MODULE]
    return subprocess.Popen(  # noqa: S603 - this very program, nothing from outside
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


_MODULE = "hattingen_desk.adapters.documents.worker"


class _Watchdog:
    """Calls ``alarm`` when an armed deadline passes. One waiting thread for many deadlines, one after the other."""

    def __init__(self, alarm: Callable[[], None]) -> None:
        self._alarm = alarm
        self._changed = threading.Condition()
        self._deadline: float | None = None
        self._sleeping_until: float | None = None
        self._stopped = False
        self._thread: threading.Thread | None = None
        self.fired = False

    def arm(self, seconds: float) -> None:
        with self._changed:
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="document-watchdog", daemon=True)
                self._thread.start()
            self.fired = False
            self._deadline = time.monotonic() + seconds
            # a thread that wakes before the deadline looks at it by itself: no switch of threads for each question
            if self._sleeping_until is None or self._sleeping_until > self._deadline:
                self._changed.notify()

    def disarm(self) -> None:
        with self._changed:
            self._deadline = None

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _watch(self) -> None:
        with self._changed:
            while not self._stopped:
                if self._deadline is None:
                    self._sleeping_until = None
                    self._changed.wait()
                    continue
                left = self._deadline - time.monotonic()
                if left > 0:
                    self._sleeping_until = self._deadline
                    self._changed.wait(left)
                    continue
                self._deadline = None
                self.fired = True
                self._alarm()
