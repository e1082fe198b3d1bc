"""Desktop tests: real widgets drawn into memory, a known theme, tasks that have ended before the next test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from hattingen_desk.desktop.common import tasks, theme


@pytest.fixture(autouse=True)
def known_theme(qapp: QApplication) -> None:
    """Light at 100 %, whatever the test before chose; offscreen has no scheme of its own."""
    theme.apply(theme.Choice.LIGHT, text_scale=1.0)


@pytest.fixture(autouse=True)
def tasks_end(qapp: QApplication) -> Iterator[None]:
    """Every task is told before the test ends; its executors and handlers are not the next test's."""
    yield
    tasks.wait_until_idle()
    tasks.shut_down()
    tasks.set_failure_handler(None)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def at_once() -> None:
    """Tasks run at once, in the test's own thread."""
    tasks.use_executors(tasks.ImmediateExecutor(), tasks.ImmediateExecutor())
