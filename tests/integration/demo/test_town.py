"""The invented town is the same each time, dated around today, and of the promised size."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from random import Random

import pytest

from hattingen_desk.bootstrap.demo.days import is_working_day, working_day
from hattingen_desk.bootstrap.demo.model import DemoRecord, DemoTown
from hattingen_desk.bootstrap.demo.templates import Block, all_blocks
from hattingen_desk.bootstrap.demo.town import demo_town

TUESDAY = date(2026, 11, 24)
DAYS = (
    TUESDAY,
    date(2026, 11, 19),  # six weeks later begins in the month before
    date(2026, 11, 22),  # a Sunday
    date(2026, 12, 24),
    date(2027, 1, 1),  # a public holiday
    date(2027, 3, 30),  # after Easter
    date(2028, 2, 29),
)


@cache
def town_on(today: date) -> DemoTown:
    return demo_town(today)


@pytest.fixture
def town() -> DemoTown:
    return town_on(TUESDAY)


def record(town: DemoTown, title: str) -> DemoRecord:
    return next(each for each in town.records if each.title == title)


def dues(town: DemoTown) -> Counter[date]:
    return Counter(follow_up.due_on for each in town.records for follow_up in each.follow_ups)


def test_there_are_about_sixty_records_with_four_hundred_documents(town: DemoTown) -> None:
    assert 55 <= len(town.records) <= 65
    assert 390 <= sum(len(each.documents) for each in town.records) <= 420
    kinds = Counter(each.record_type for each in town.records)
    assert kinds["personnel"] == 22
    assert kinds["finance"] >= 18
    assert kinds["trade"] == 14


@pytest.mark.parametrize("today", DAYS)
def test_two_follow_ups_are_overdue_four_due_and_fifteen_ahead(today: date) -> None:
    found = dues(town_on(today))
    assert sum(count for day, count in found.items() if day < today) == 2
    assert found[today] == 4
    ahead = [found[working_day(today, count)] for count in range(1, 10)]
    assert ahead == [2, 2, 1, 1, 2, 0, 4, 2, 1]


@pytest.mark.parametrize("today", DAYS)
def test_follow_ups_fall_on_working_days_or_on_the_day_of_the_demonstration(today: date) -> None:
    for due_on in dues(town_on(today)):
        assert due_on == today or is_working_day(due_on), due_on


@pytest.mark.parametrize("today", DAYS)
def test_nothing_was_received_in_the_future_or_on_a_day_off(today: date) -> None:
    for each in town_on(today).records:
        assert each.opened_on <= today
        for document in each.documents:
            assert document.received_on <= today, document.title
            assert is_working_day(document.received_on), document.title


@pytest.mark.parametrize("variant", [0, -1])
def test_every_choice_of_words_finds_its_values(variant: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def all_of_them(_self: Random, choices: Sequence[str]) -> str:
        return " ".join(choices)

    def first_or_last(_self: Random, count: int, stop: int | None = None) -> int:
        return variant % count if stop is None else count

    monkeypatch.setattr(Random, "choice", all_of_them)
    monkeypatch.setattr(Random, "randrange", first_or_last)
    town = demo_town(TUESDAY)  # a value that is missing anywhere raises KeyError
    assert len(town.records) > 50


def test_every_text_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    used: set[str] = set()

    class Noting(dict[str, Sequence[Block]]):
        def __getitem__(self, key: str) -> Sequence[Block]:
            used.add(key)
            return super().__getitem__(key)

    blocks = Noting(all_blocks())
    monkeypatch.setattr("hattingen_desk.bootstrap.demo.templates.all_blocks", lambda: blocks)
    demo_town(TUESDAY)
    assert set(blocks) - used == set()


def test_another_seed_words_the_letters_differently_but_files_the_same_things(town: DemoTown) -> None:
    other = demo_town(TUESDAY, seed=7)
    assert [each.title for each in other.records] == [each.title for each in town.records]
    assert [len(each.documents) for each in other.records] == [len(each.documents) for each in town.records]
    assert [d.title for each in other.records for d in each.documents] != [
        d.title for each in town.records for d in each.documents
    ]


def test_registers_stand_only_in_personnel_records(town: DemoTown) -> None:
    for each in town.records:
        registers = {document.register for document in each.documents}
        assert ("" in registers) == (each.record_type != "personnel"), each.title


def test_a_case_holds_documents_of_its_own_register_only(town: DemoTown) -> None:
    for each in town.records:
        for document in each.documents:
            if document.case is not None:
                assert each.cases[document.case].register == document.register, (each.title, document.title)


def test_all_thirteen_registers_are_filled_somewhere(town: DemoTown) -> None:
    registers = {document.register for each in town.records for document in each.documents} - {""}
    assert registers == {f"R{number}" for number in range(1, 14)}


def test_the_person_of_the_pictures_has_her_parental_leave_in_sign_off(town: DemoTown) -> None:
    hollenbeck = record(town, "Hollenbeck, Anneke")
    assert len(hollenbeck.documents) in range(26, 32)
    assert hollenbeck.former_reference == "PA-2019-0417"
    found = {document.title: document for document in hollenbeck.documents}
    assert found["Antrag auf Elternzeit"].register == "R4"
    draft = found["Bestätigung Elternzeit (Entwurf)"]
    assert draft.status == "in_sign_off"
    assert len(draft.later_versions) == 1
    application = hollenbeck.documents.index(found["Antrag auf Elternzeit"])
    assert [each.due_on for each in hollenbeck.follow_ups if each.document == application] == [TUESDAY]


def test_a_warning_is_drafted_only_after_the_person_was_heard(town: DemoTown) -> None:
    sealed = [document for each in town.records for document in each.documents if document.register == "R11"]
    days = {document.title: document.received_on for document in sealed}
    assert days["Anhörung zu einer beabsichtigten Abmahnung"] < days["Abmahnung (Entwurf, Anhörung läuft)"]
    assert {each.title for each in town.records if any(d.register == "R11" for d in each.documents)} == {
        "Quast, Torben"
    }


def test_file_names_are_their_own_within_a_record(town: DemoTown) -> None:
    for each in town.records:
        names = [document.file_name for document in each.documents]
        assert len(names) == len(set(names)), each.title


def test_personnel_fields_are_complete_and_numbers_belong_to_one_person(town: DemoTown) -> None:
    people = [each for each in town.records if each.record_type == "personnel"]
    numbers = [each.fields["personnel_number"] for each in people]
    assert len(numbers) == len(set(numbers))
    assert {each.fields["status"] for each in people} == {"Beamte", "TVöD", "Azubi"}
