"""Definitions: shipped ones come in once, newer ones beside them, and what is in force follows the day."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hattingen_desk.application.resource_folder import resource_folder
from hattingen_desk.domain.errors import DeskError
from tests.integration.store.builders import START, Profile


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of the shipped definitions that a test may change."""
    copy = tmp_path / "resources"
    for folder in ("filing_plans", "form_definitions", "rules"):
        shutil.copytree(resource_folder() / folder, copy / folder)
    return copy


def _edit(path: Path, **values: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever the file holds
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    found.update(values)
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return found


def test_the_shipped_definitions_are_in_force_in_a_new_replica(profile: Profile) -> None:
    definitions = profile.create().definitions

    assert definitions.filing_plan.position("32.10.10").record_type in definitions.definitions.record_types
    assert definitions.definitions.registers["R6"].compartment == "urlaub"
    assert definitions.definitions.registers["R7"].restricted
    assert definitions.definitions.record_type("personnel").has_registers
    assert definitions.definitions.record_type("personnel").order[0] == "personnel_number"
    official = definitions.definitions.retention["personnel_official"]
    assert (official.years, official.citation[:12]) == (5, "LBG NRW § 90")


def test_every_position_names_a_type_and_a_rule_that_exist(profile: Profile) -> None:
    source = profile.create().definitions

    for position in source.filing_plan:
        assert position.record_type in source.definitions.record_types, position
        assert not position.retention or position.retention in source.definitions.retention, position


def test_opening_again_adds_nothing(profile: Profile) -> None:
    profile.create()
    before = _count(profile)
    profile.close()
    profile.open()

    assert _count(profile) == before


def test_a_newer_program_adds_its_version_and_the_earlier_one_stays(profile: Profile, resources: Path) -> None:
    profile.create(resources=resources)
    before = _count(profile)
    profile.close()
    _edit(resources / "filing_plans" / "hattingen.json", title="Aktenplan, neue Fassung")

    replica = profile.open(resources=resources)

    assert replica.definitions.filing_plan.title == "Aktenplan, neue Fassung"
    assert _count(profile) == before + 1


def test_a_version_comes_into_force_on_its_day(profile: Profile, resources: Path) -> None:
    profile.create(resources=resources).definitions.filing_plan  # noqa: B018 - read once, as a window would
    profile.close()
    in_a_week = START.date() + timedelta(days=7)
    _edit(resources / "filing_plans" / "hattingen.json", title="Ab nächster Woche", valid_from=in_a_week.isoformat())

    assert profile.open(resources=resources).definitions.filing_plan.title != "Ab nächster Woche"
    profile.close()
    profile.clock.moment += timedelta(days=7)
    assert profile.open(resources=resources).definitions.filing_plan.title == "Ab nächster Woche"


def test_without_a_definition_in_force_the_program_says_so(profile: Profile, resources: Path) -> None:
    for path in (resources / "rules").glob("*.json"):
        _edit(path, valid_from="2999-01-01")

    with pytest.raises(DeskError, match="fehlen gültige Festlegungen"):
        profile.create(resources=resources).definitions.filing_plan  # noqa: B018 - reading it is the point


def _count(profile: Profile) -> int:
    with profile.open_ones[-1]._readers.reading() as connection:  # noqa: SLF001 - versions are not shown anywhere
        return int(connection.execute("SELECT count(*) FROM definition").fetchone()[0])
