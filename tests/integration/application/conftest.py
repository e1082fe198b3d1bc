"""A real desk on a real encrypted replica, in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hattingen_desk.application.desk import Desk
from hattingen_desk.bootstrap.creating import create_profile
from hattingen_desk.bootstrap.wiring import open_desk


@pytest.fixture
def profile_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HATTINGEN_DESK_SECRETS_FILE", str(tmp_path / "secrets.json"))
    folder = tmp_path / "profile"
    create_profile(folder, login="overbeck", name="Jana Overbeck", unit="Fachbereich Personal")
    return folder


@pytest.fixture
def desk(profile_folder: Path) -> Iterator[Desk]:
    opened = open_desk(profile_folder)
    yield opened
    opened.close()


@pytest.fixture
def record_id(desk: Desk) -> str:
    """A trade record."""
    return desk.filing.create_record("32.10.10", "Fahrradwerkstatt Ruhrbogen").created


@pytest.fixture
def personnel_id(desk: Desk) -> str:
    """A personnel record with registers."""
    fields = {"personnel_number": "100417"}
    return desk.filing.create_record("11.30.02", "Hollenbeck, Anneke", fields=fields).created
