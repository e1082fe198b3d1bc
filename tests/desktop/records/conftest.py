"""The record screen on a real, encrypted replica in the test's own folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from hattingen_desk.application.desk import Desk
from hattingen_desk.bootstrap import profiles
from hattingen_desk.bootstrap.wiring import create_replica_of, open_desk
from tests.desktop.records import scenario
from tests.desktop.records.desk_stub import FixedClock


def new_desk(folder: Path) -> Desk:
    """Return the desk of a new profile; it is always 24 November 2026."""
    folder.mkdir(parents=True, exist_ok=True)
    profile = profiles.describe_new(
        folder, login="overbeck", name="Jana Overbeck", unit="Fachbereich Personal", is_demo=True
    )
    create_replica_of(profile)
    profiles.save(profile)
    return open_desk(folder, clock=FixedClock())


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Mapping[str, str]]]:
    """A desk with the scenario, shared by the tests of a module; what they change they take back."""
    desk = new_desk(tmp_path_factory.mktemp("records") / "profile")
    ids = scenario.fill(desk)
    yield desk, ids
    desk.close()
