"""Work off the GUI thread: results and errors come back to it, a task dies with its parent."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from hattingen_desk.desktop.common import tasks
from hattingen_desk.domain.errors import DeskError


@pytest.fixture
def parent(qapp: QApplication) -> QObject:
    return QObject()


def _raise(error: BaseException) -> Callable[[], object]:
    def work() -> object:
        raise error

    return work


def test_work_runs_elsewhere_and_its_result_comes_back_here(parent: QObject) -> None:
    told: list[tuple[bool, bool]] = []
    here = threading.get_ident()

    tasks.run(threading.get_ident, parent=parent, on_success=lambda there: told.append((there != here, _is_here(here))))
    tasks.wait_until_idle()

    assert told == [(True, True)]


def _is_here(thread: int) -> bool:
    return threading.get_ident() == thread


def test_nothing_is_told_before_the_caller_has_gone_on(parent: QObject) -> None:
    told: list[int] = []

    tasks.run(lambda: 1, parent=parent, on_success=told.append)

    assert told == []
    tasks.wait_until_idle()
    assert told == [1]


@pytest.mark.parametrize("lane", ["replica", "pool"])
def test_an_error_comes_back_as_it_is(parent: QObject, lane: tasks.Lane) -> None:
    told: list[DeskError] = []
    error = DeskError("Die Akte ist inzwischen geändert.")

    tasks.run(_raise(error), parent=parent, on_failure=told.append, lane=lane)
    tasks.wait_until_idle()

    assert told == [error]


def test_an_unexpected_error_is_told_in_german_and_logged_whole(
    parent: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[DeskError] = []

    with caplog.at_level(logging.ERROR):
        tasks.run(_raise(ZeroDivisionError("secret of a record")), parent=parent, on_failure=told.append)
        tasks.wait_until_idle()

    assert "Ihre Daten sind unverändert" in told[0].message
    assert "secret" not in told[0].message
    assert caplog.records[0].exc_info is not None


def test_an_error_nobody_waits_for_reaches_the_one_handler(parent: QObject) -> None:
    told: list[DeskError] = []
    tasks.set_failure_handler(told.append)

    tasks.run(_raise(DeskError("Nicht abgelegt.")), parent=parent, on_success=lambda _: None)
    tasks.wait_until_idle()

    assert [error.message for error in told] == ["Nicht abgelegt."]


def test_a_task_dies_with_its_parent(parent: QObject) -> None:
    told: list[object] = []
    gate = threading.Event()
    doomed = QObject(parent)

    task = tasks.run(gate.wait, parent=doomed, on_success=told.append, on_failure=told.append)
    stop = task.stop
    tasks.run(lambda: "alive", parent=parent, on_success=told.append)
    doomed.setParent(None)
    del task
    doomed.deleteLater()
    del doomed
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    gate.set()
    tasks.wait_until_idle()

    assert told == ["alive"]
    assert stop.requested


def test_cancelled_work_that_has_not_begun_never_begins(parent: QObject) -> None:
    done: list[str] = []
    gate = threading.Event()

    tasks.run(gate.wait, parent=parent)
    waiting = tasks.run(lambda: done.append("ran"), parent=parent, on_success=lambda _: done.append("told"))
    waiting.cancel()
    gate.set()
    tasks.wait_until_idle()

    assert done == []


def test_work_that_is_stopped_between_two_steps_tells_how_far_it_came(parent: QObject) -> None:
    told: list[int] = []
    stop, began, gate = tasks.Stop(), threading.Event(), threading.Event()

    def work() -> int:
        for step in range(1000):
            if stop.requested:
                return step
            began.set()
            gate.wait()
        return 1000

    tasks.run(work, parent=parent, on_success=told.append, stop=stop)
    assert began.wait(5)
    stop.request()
    gate.set()
    tasks.wait_until_idle()

    assert told == [1]


def test_work_stopped_before_it_began_says_so(parent: QObject) -> None:
    told: list[DeskError] = []
    stop = tasks.Stop()
    stop.request()

    tasks.run(lambda: 1, parent=parent, on_failure=told.append, stop=stop)
    tasks.wait_until_idle()

    assert isinstance(told[0], tasks.StoppedError)


def test_the_replica_has_one_worker_and_keeps_the_order(parent: QObject) -> None:
    order: list[int] = []
    workers: set[int] = set()

    def work(number: int) -> None:
        workers.add(threading.get_ident())
        order.append(number)

    for number in range(50):
        tasks.run(lambda number=number: work(number), parent=parent)  # type: ignore[misc]  # bound at once
    tasks.wait_until_idle()

    assert order == list(range(50))
    assert len(workers) == 1


def test_of_many_requests_only_the_last_is_answered(parent: QObject) -> None:
    told: list[int] = []
    latest = tasks.Latest(parent, delay_ms=5)

    for number in range(10):
        latest.run(lambda number=number: number, on_success=told.append)  # type: ignore[misc]  # bound at once
    tasks.wait_until_idle()

    assert told == [9]


def test_a_late_answer_to_an_old_request_is_dropped(parent: QObject) -> None:
    told: list[str] = []
    latest, gate = tasks.Latest(parent), threading.Event()

    def old() -> str:
        gate.wait()
        return "old"

    latest.run(old, on_success=told.append)
    latest.run(lambda: "new", on_success=told.append)
    gate.set()
    tasks.wait_until_idle()

    assert told == ["new"]


def test_a_request_whose_owner_dies_before_it_begins_is_not_waited_for(qapp: QApplication) -> None:
    told: list[int] = []
    owner = QObject()
    latest = tasks.Latest(owner, delay_ms=60_000)
    latest.run(lambda: 1, on_success=told.append)
    assert tasks.pending() == 1

    shiboken6.delete(owner)

    assert tasks.pending() == 0
    assert told == []


def test_waiting_for_quiet_waits_for_a_request_that_is_still_delayed(parent: QObject) -> None:
    told: list[int] = []
    tasks.Latest(parent, delay_ms=30).run(lambda: 1, on_success=told.append)

    tasks.wait_until_idle()

    assert told == [1]


def test_progress_shows_the_newest_and_skips_what_came_too_fast(parent: QObject) -> None:
    shown: list[int] = []
    progress = tasks.Progress[int](parent, shown.append)

    def work() -> None:
        for number in range(10_000):
            progress.report(number)

    tasks.run(work, parent=parent)
    tasks.wait_until_idle()

    assert shown[-1] == 9999
    assert len(shown) < 10_000


def test_an_executor_that_runs_at_once_tells_at_once(parent: QObject, at_once: None) -> None:
    told: list[object] = []

    tasks.run(lambda: 1, parent=parent, on_success=told.append)
    tasks.run(_raise(DeskError("Nein.")), parent=parent, on_failure=told.append)

    assert told[0] == 1
    assert isinstance(told[1], DeskError)
    assert tasks.pending() == 0


def test_waiting_for_work_that_hangs_ends_with_an_error(parent: QObject) -> None:
    gate = threading.Event()
    tasks.run(gate.wait, parent=parent)

    with pytest.raises(TimeoutError, match="1 tasks"):
        tasks.wait_until_idle(timeout_ms=30)

    gate.set()
