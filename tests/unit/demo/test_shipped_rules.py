"""The shipped filing plan, registers, retention rules and record types hold together."""

import json
from typing import Any

import pytest

from hattingen_desk.application.resource_folder import resource_folder

FILES = (
    "filing_plans/hattingen.json",
    "rules/retention.json",
    "rules/registers.json",
    "rules/compartments.json",
    "form_definitions/record_types.json",
)


def shipped(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resource_folder() / name).read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_file_says_where_it_comes_from_and_since_when_it_holds(name: str) -> None:
    found = shipped(name)
    assert len(found["source"]) > 20
    assert found["valid_from"].count("-") == 2


def test_every_position_of_the_plan_has_its_parent() -> None:
    numbers = [position["number"] for position in shipped("filing_plans/hattingen.json")["positions"]]
    assert len(numbers) == len(set(numbers))
    parents = {number.rpartition(".")[0] for number in numbers} - {""}
    assert parents <= set(numbers)


def test_every_position_names_a_known_record_type_and_retention_rule() -> None:
    types = {each["id"] for each in shipped("form_definitions/record_types.json")["record_types"]}
    rules = {each["id"] for each in shipped("rules/retention.json")["rules"]}
    for position in shipped("filing_plans/hattingen.json")["positions"]:
        assert position["record_type"] in types, position
        assert position["retention"] in rules, position


def test_the_plan_is_written_in_whole_german_words() -> None:
    for position in shipped("filing_plans/hattingen.json")["positions"]:
        assert not position["title"].endswith("."), position
        assert position["title"][0].isupper(), position


def test_there_are_thirteen_registers_and_each_lies_in_a_known_compartment() -> None:
    registers = shipped("rules/registers.json")["registers"]
    kinds = {each["id"] for each in shipped("rules/compartments.json")["kinds"]}
    assert [each["id"] for each in registers] == [f"R{number}" for number in range(1, 14)]
    assert {each["compartment"] for each in registers} <= kinds


def test_only_complaints_are_sealed_and_sickness_is_for_named_clerks() -> None:
    registers = {each["id"]: each for each in shipped("rules/registers.json")["registers"]}
    assert [number for number, each in registers.items() if each["sealed"]] == ["R11"]
    assert [number for number, each in registers.items() if each["restricted"]] == ["R7", "R11"]


def test_every_retention_rule_cites_its_source_and_has_exactly_one_period() -> None:
    for rule in shipped("rules/retention.json")["rules"]:
        assert rule["citation"], rule
        assert rule["mark"] in {"S", "C", "K"}, rule
        periods = [rule["permanent"], rule["years"] is not None, rule["months"] is not None and rule["years"] is None]
        assert sum(periods) == 1, rule


def test_the_fields_of_a_record_type_stand_in_its_order_with_german_titles() -> None:
    for record_type in shipped("form_definitions/record_types.json")["record_types"]:
        properties = record_type["schema"]["properties"]
        assert sorted(record_type["ui"]["order"]) == sorted(properties)
        assert set(record_type["ui"]["optional"]).isdisjoint(record_type["schema"].get("required", []))
        assert all(each["title"] for each in properties.values())
        assert (resource_folder() / "icons" / f"{record_type['icon']}.svg").is_file()
