"""Work off the GUI thread. Results *and* errors come back to it; a task dies with its parent.

Use::

    tasks.run(lambda: records.open(record_id), parent=self, on_success=self._show, on_failure=self._show_error)
    tasks.run(lambda: render(page), parent=self, on_success=self._paint, lane="pool")
    latest = tasks.Latest(self, delay_ms=80)          # preview, search: only the last request is answered
    latest.run(lambda: search.find(text), on_success=self._show_hits)
    progress = tasks.Progress(self, self._show_progress)          # progress.report(...) from the worker thread

Lane ``replica`` is one worker (the database), lane ``pool`` renders and talks to the network. In tests:
``tasks.use_executors(tasks.ImmediateExecutor(), tasks.ImmediateExecutor())`` or ``tasks.wait_until_idle()``.
"""

import itertools
import logging
import os
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, Generic, Literal, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal, Slot

from hattingen_desk.domain.errors import DeskError

T = TypeVar("T")
P = ParamSpec("P")
Lane = Literal["replica", "pool"]

_log = logging.getLogger(__name__)


class Stop:
    """A request to stop, set in the GUI thread and read by the work between two steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def request(self) -> None:
        """Asks the work to stop; what it has finished so far stays."""
        self._event.set()

    @property
    def requested(self) -> bool:
        """Whether the work should stop at the next step."""
        return self._event.is_set()


class StoppedError(DeskError):
    """The work was stopped before it began."""

    def __init__(self) -> None:
        super().__init__("Abgebrochen, bevor etwas geändert wurde.")


class Task(QObject):
    """One piece of work on its way. Its end is told to the callbacks given to ``run``."""

    finished = Signal()

    def __init__(
        self,
        parent: QObject,
        stop: Stop,
        on_success: Callable[[Any], None] | None,
        on_failure: Callable[[DeskError], None] | None,
    ) -> None:
        super().__init__(parent)
        self.stop = stop
        self._cancelled = False
        self._on_success = on_success
        self._on_failure = on_failure
        # a function without self: a destroyed task must not be touched
        self.destroyed.connect(lambda _gone=None: stop.request())

    def cancel(self) -> None:
        """Nothing is told any more; work that has not begun does not begin, other work may look at ``stop``."""
        self.stop.request()
        self._cancelled = True
        self._on_success = None
        self._on_failure = None

    def settle(self, result: object, error: BaseException | None) -> None:
        """Called by the courier in the GUI thread."""
        on_success, on_failure = self._on_success, self._on_failure
        self.finished.emit()
        self.deleteLater()
        if error is None:
            if on_success is not None:
                on_success(result)
        elif not self._cancelled:
            (on_failure or _Hub.show_failure)(_told(error))


def _told(error: BaseException) -> DeskError:
    """The error as a clerk may read it; an unexpected one goes to the log whole."""
    if isinstance(error, DeskError):
        _log.info("a task was refused: %s (%s)", type(error).__name__, error.cause)
        return error
    _log.error("a task failed unexpectedly", exc_info=error)
    return DeskError(
        "Das hat nicht geklappt, der Grund liegt im Programm. Ihre Daten sind unverändert. "
        "Versuchen Sie es noch einmal; bleibt es dabei, hilft die IT mit dem Protokoll weiter.",
        cause=type(error).__name__,
    )


class _Job:
    """What a worker carries out; it goes back to the GUI thread whole, so that nothing of Qt is freed elsewhere."""

    def __init__(self, work: Callable[[], object], task: Task) -> None:
        self.work = work
        self.task = task
        self.stop = task.stop
        self.result: object = None
        self.error: BaseException | None = None

    def perform(self) -> None:
        """Runs in the worker."""
        if self.stop.requested:
            self.error = StoppedError()
            return
        try:
            self.result = self.work()
        except BaseException as caught:  # noqa: BLE001 - it is delivered, logged and shown, not swallowed
            self.error = caught

    def settle(self) -> None:
        """Runs in the GUI thread."""
        if shiboken6.isValid(self.task):
            self.task.settle(self.result, self.error)
        elif self.error is not None:
            _told(self.error)


class _Courier(QObject):
    """Lives in the GUI thread; signals sent by workers are queued to it."""

    arrived = Signal(int)
    idle = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pending = 0
        self.waiting: dict[int, _Job] = {}
        self.done: dict[int, _Job] = {}
        self._numbers = itertools.count()
        # auto: queued when a worker sends, at once when an executor that runs at once does
        self.arrived.connect(self._deliver, Qt.ConnectionType.AutoConnection)

    def take(self, job: _Job) -> int:
        """The number under which a worker fetches ``job``."""
        number = next(self._numbers)
        self.waiting[number] = job
        self.pending += 1
        return number

    def perform(self, number: int) -> None:
        """Runs in the worker, which keeps no reference when it reports."""
        self.waiting[number].perform()
        self.done[number] = self.waiting.pop(number)
        if shiboken6.isValid(self):
            self.arrived.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        try:
            self.done.pop(number).settle()
        finally:
            self.finish_one()

    def finish_one(self) -> None:
        """One thing less to wait for."""
        self.pending -= 1
        if self.pending == 0:
            self.idle.emit()


class ImmediateExecutor(Executor):
    """Runs work at once in the calling thread, for tests and for programs without an event loop."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def _log_failure(error: DeskError) -> None:
    _log.warning("nobody showed this error: %s", error.message)


class _Hub:
    """Executors and handlers of this process."""

    executors: dict[Lane, Executor] | None = None
    courier: _Courier | None = None
    show_failure: Callable[[DeskError], None] = staticmethod(_log_failure)


def _courier() -> _Courier:
    if _Hub.courier is None or not shiboken6.isValid(_Hub.courier):
        _Hub.courier = _Courier()
    return _Hub.courier


def _executor(lane: Lane) -> Executor:
    if _Hub.executors is None:
        _Hub.executors = {
            "replica": ThreadPoolExecutor(1, thread_name_prefix="replica"),
            "pool": ThreadPoolExecutor(max(2, min(4, os.cpu_count() or 2)), thread_name_prefix="pool"),
        }
    return _Hub.executors[lane]


def use_executors(replica: Executor, pool: Executor) -> None:
    """Replaces both lanes; what runs in the old ones ends there."""
    _Hub.executors = {"replica": replica, "pool": pool}


def set_failure_handler(show: Callable[[DeskError], None] | None) -> None:
    """Who shows errors of tasks that were started without ``on_failure`` (the shell: a note)."""
    _Hub.show_failure = show or _log_failure


def run(
    work: Callable[[], T],
    *,
    parent: QObject,
    on_success: Callable[[T], None] | None = None,
    on_failure: Callable[[DeskError], None] | None = None,
    lane: Lane = "replica",
    stop: Stop | None = None,
) -> Task:
    """Runs ``work`` in ``lane``; exactly one of the callbacks is called in the GUI thread, unless ``parent`` died.

    ``stop`` is set when the task is cancelled or its parent dies; give one when the work looks at it between steps.
    """
    task = Task(parent, stop or Stop(), on_success, on_failure)
    courier = _courier()
    _executor(lane).submit(courier.perform, courier.take(_Job(work, task)))
    return task


class _Waiting:
    """A request that has not become a task yet counts as one, so that waiting for quiet waits for it, too."""

    def __init__(self) -> None:
        self._counted = False

    def begin(self) -> None:
        """From now on it counts."""
        if not self._counted:
            self._counted = True
            _courier().pending += 1

    def end(self) -> None:
        """It no longer does: it began, was cancelled, or its owner died."""
        if self._counted:
            self._counted = False
            _courier().finish_one()


class Latest(QObject):
    """A row of tasks of which only the last matters: a new one cancels the one before."""

    def __init__(self, parent: QObject, *, delay_ms: int = 0, lane: Lane = "replica") -> None:
        super().__init__(parent)
        self._lane: Lane = lane
        self._task: Task | None = None
        self._start: Callable[[], Task] | None = None
        self._waiting = waiting = _Waiting()
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(self._begin)
        # a function without self: a destroyed object must not be touched
        self.destroyed.connect(lambda _gone=None: waiting.end())

    def run(
        self,
        work: Callable[[], T],
        *,
        on_success: Callable[[T], None],
        on_failure: Callable[[DeskError], None] | None = None,
    ) -> None:
        """Starts ``work`` after the delay, unless another call comes first."""
        self.cancel()

        def start() -> Task:
            return run(work, parent=self, on_success=on_success, on_failure=on_failure, lane=self._lane)

        self._start = start
        if self._timer.interval() == 0:
            self._begin()
        else:
            self._waiting.begin()
            self._timer.start()

    def cancel(self) -> None:
        """Nothing that was asked for so far is told any more."""
        self._timer.stop()
        self._start = None
        if self._task is not None and shiboken6.isValid(self._task):
            self._task.cancel()
        self._task = None
        self._waiting.end()

    def _begin(self) -> None:
        start, self._start = self._start, None
        if start is not None:
            self._task = start()
        self._waiting.end()


class Progress(QObject, Generic[T]):
    """Carries words of progress from the worker to the GUI thread; only the newest is delivered."""

    _arrived = Signal()

    def __init__(self, parent: QObject, show: Callable[[T], None]) -> None:
        super().__init__(parent)
        self._show = show
        self._lock = threading.Lock()
        self._newest: list[T] = []
        self._arrived.connect(self._deliver)

    def report(self, value: T) -> None:
        """Call it from the work; cheap, values that come faster than the screen are skipped."""
        with self._lock:
            waiting = bool(self._newest)
            self._newest = [value]
        if not waiting and shiboken6.isValid(self):
            self._arrived.emit()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            values, self._newest = self._newest, []
        for value in values:
            self._show(value)


def pending() -> int:
    """How many tasks have not ended."""
    return _courier().pending


def wait_until_idle(timeout_ms: int = 10_000) -> None:
    """Handles events until every task has ended and been told. TimeoutError after ``timeout_ms``."""
    courier = _courier()
    loop = QEventLoop()
    courier.idle.connect(loop.quit)
    timer = QTimer(singleShot=True, interval=timeout_ms)
    timer.timeout.connect(loop.quit)
    timer.start()
    while courier.pending:
        if not timer.isActive():
            raise TimeoutError(f"{courier.pending} tasks still run after {timeout_ms} ms")
        loop.exec()
    courier.idle.disconnect(loop.quit)
    QCoreApplication.sendPostedEvents(None, 0)


def shut_down() -> None:
    """Ends both lanes: what has begun ends, what waits does not begin."""
    executors, _Hub.executors = _Hub.executors, None
    for executor in (executors or {}).values():
        executor.shutdown(wait=True, cancel_futures=True)
    if _Hub.courier is not None:
        _Hub.courier.pending = 0
        _Hub.courier.waiting.clear()
