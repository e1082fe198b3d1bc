"""The lock is complete, hashed, free of any place it was made at, and what is installed here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Pin:
    """One entry of the lock: ``requirement`` is ``name==version ; marker``."""

    requirement: Requirement
    hashes: int

    @property
    def version(self) -> str:
        return str(self.requirement.specifier).removeprefix("==")

    @property
    def applies_here(self) -> bool:
        return self.requirement.marker is None or self.requirement.marker.evaluate()


def _pins() -> Iterator[Pin]:
    for entry in re.split(r"\n(?=[a-z0-9])", LOCK):
        if not entry.startswith("#"):
            head = entry.splitlines()[0].removesuffix("\\").strip()
            yield Pin(Requirement(head), entry.count("--hash=sha256:"))


def test_every_entry_is_pinned_and_hashed() -> None:
    loose = [str(pin.requirement) for pin in _pins() if pin.hashes == 0 or pin.version[:1] not in "0123456789"]

    assert loose == []


def test_everything_asked_for_is_locked_in_a_fitting_version() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*pyproject["project"]["dependencies"], *pyproject["dependency-groups"]["dev"]]
    locked = {str(canonicalize_name(pin.requirement.name)): pin.version for pin in _pins()}

    unfit = [text for text in asked if not _fits(Requirement(text), locked)]

    assert len(asked) > 20
    assert unfit == []


def _fits(requirement: Requirement, locked: dict[str, str]) -> bool:
    version = locked.get(canonicalize_name(requirement.name))
    return version is not None and requirement.specifier.contains(version)


def test_the_lock_names_no_address_and_no_folder() -> None:
    options = [line for line in LOCK.splitlines() if line.lstrip().startswith("--") and "--hash=" not in line]

    assert options == []
    assert re.findall(r"(?:https?|file)://\S+", LOCK) == []


def test_the_environment_is_the_lock() -> None:
    differing = [
        f"{pin.requirement.name}: locked {pin.version}, installed {metadata.version(pin.requirement.name)}"
        for pin in _pins()
        if pin.applies_here and metadata.version(pin.requirement.name) != pin.version
    ]

    assert differing == []
