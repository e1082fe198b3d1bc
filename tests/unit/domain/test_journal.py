"""The journal's chain shows every later change."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hattingen_desk.domain.journal import CHAIN_START, Action, JournalEntry, chain, digest, faults


def chained(count: int) -> list[JournalEntry]:
    entries: list[JournalEntry] = []
    previous = CHAIN_START
    for number in range(1, count + 1):
        payload = {"title": f"Antrag {number}"}
        entry = JournalEntry(
            id=f"id-{number}", sequence=number, at=datetime(2026, 11, 24, 9, number, tzinfo=UTC), actor="overbeck",
            device="d1", action=Action.EDITED, object_kind="document", object_id="x", bucket="r/akte",
            digest=digest("salt", payload), chain="", salt="salt", payload=payload,
        )  # fmt: skip
        entry = replace(entry, chain=chain(previous, entry))
        previous = entry.chain
        entries.append(entry)
    return entries


def test_an_untouched_chain_has_no_faults() -> None:
    assert faults(chained(5)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"actor": "anders"},
        {"action": Action.READ},
        {"object_id": "y"},
        {"bucket": "r/urlaub"},
        {"at": datetime(2026, 1, 1, tzinfo=UTC)},
        {"payload": {"title": "Antrag gefälscht"}},
        {"digest": "0" * 64},
    ],
)
@given(place=st.integers(0, 4))
def test_changing_an_entry_is_noticed(change: dict[str, object], place: int) -> None:
    entries = chained(5)
    entries[place] = replace(entries[place], **change)  # type: ignore[arg-type]
    assert faults(entries)


@given(place=st.integers(0, 3))
def test_taking_an_entry_out_is_noticed(place: int) -> None:
    entries = chained(5)
    del entries[place]
    assert faults(entries)


def test_erasing_what_an_entry_said_leaves_the_chain_sound() -> None:
    entries = [replace(entry, payload=None, salt="") for entry in chained(3)]
    assert faults(entries) == []
