"""The record screen on a real, encrypted replica; each test has a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hattingen_desk.adapters.calendar.clock import FixedClock
from hattingen_desk.application.desk import Desk
from hattingen_desk.bootstrap import profiles
from hattingen_desk.bootstrap.wiring import create_replica_of, open_desk
from hattingen_desk.desktop.common.screen import MemoryLayoutStore
from tests.desktop.records import scenario
from tests.desktop.records.driving import Driver

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)


def new_desk(folder: Path) -> Desk:
    """Return the desk of a new, empty profile; it is always 24 November 2026."""
    folder.mkdir(parents=True, exist_ok=True)
    profile = profiles.describe_new(
        folder, login="overbeck", name="Jana Overbeck", unit="Fachbereich Personal", is_demo=True
    )
    create_replica_of(profile)
    profiles.save(profile)
    return open_desk(folder, clock=FixedClock(NOW))


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, str]]:
    """The folder of the filled profile, closed, and the ids in it."""
    folder = tmp_path_factory.mktemp("records") / "profile"
    desk = new_desk(folder)
    try:
        return folder, scenario.fill(desk)
    finally:
        desk.close()


@pytest.fixture
def desk(hall: tuple[Path, Mapping[str, str]], tmp_path: Path) -> Iterator[Desk]:
    """A desk of the test's own."""
    folder = tmp_path / "profile"
    shutil.copytree(hall[0], folder)
    opened = open_desk(folder, clock=FixedClock(NOW))
    yield opened
    opened.close()


@pytest.fixture
def store() -> MemoryLayoutStore:
    return MemoryLayoutStore()


@pytest.fixture
def screen(desk: Desk, hall: tuple[Path, Mapping[str, str]], store: MemoryLayoutStore, qtbot: QtBot) -> Driver:
    """The screen in a window of its own, 1356 x 824 as in the shell at 1440 x 900."""
    return Driver(desk, hall[1], store, qtbot)
