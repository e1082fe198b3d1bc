"""A fresh encrypted profile for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hattingen_desk.adapters.store.replica import SqlReplica
from tests.integration.store.builders import Profile


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    """A folder for a replica; what a test leaves open is closed."""
    made = Profile(tmp_path / "profil")
    yield made
    made.close()


@pytest.fixture
def replica(profile: Profile) -> SqlReplica:
    """An open, empty replica with the shipped definitions."""
    return profile.create()
