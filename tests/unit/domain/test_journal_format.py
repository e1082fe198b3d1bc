"""The journal's form is fixed: chains written today must still be provable in thirty years.

If one of these tests fails, the change of the code would turn every existing journal into a broken one.
"""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from hattingen_desk.domain.journal import CHAIN_START, Action, JournalEntry, canonical, chain, digest, faults

ENTRY = JournalEntry(
    id="e1", sequence=1, at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC), actor="overbeck", device="d1",
    action=Action.EDITED, object_kind="record", object_id="r1", bucket="r1/akte", digest="ab", chain="",
    salt="s", payload=None,
)  # fmt: skip


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_a_chain_starts_at_64_zeros() -> None:
    assert CHAIN_START == "0000000000000000000000000000000000000000000000000000000000000000"


def test_a_payload_is_written_with_sorted_keys_without_spaces_and_with_umlauts() -> None:
    assert canonical({"z": [1, True], "a": "Müller"}) == '{"a":"Müller","z":[1,true]}'


def test_a_digest_covers_salt_line_feed_and_payload() -> None:
    assert digest("salz", {"titel": "Prüfung"}) == _sha256('salz\n{"titel":"Prüfung"}')


def test_a_link_covers_what_went_before_and_everything_but_salt_and_payload() -> None:
    entry = replace(ENTRY, actor="müller")

    assert chain("00", entry) == _sha256(
        '["00","e1",1,"2026-11-24T09:30:00+00:00","müller","d1","edited","record","r1","r1/akte","ab"]'
    )


def test_missing_entries_are_told_even_if_the_chain_was_written_anew() -> None:
    second = replace(ENTRY, sequence=2)
    second = replace(second, chain=chain(CHAIN_START, second))

    assert faults([second]) == ["Zwischen Eintrag 0 und 2 fehlen Journaleinträge."]


def test_each_kind_of_fault_is_told_in_its_own_sentence() -> None:
    whole = replace(ENTRY, payload={"a": "b"}, digest=digest("s", {"a": "b"}))
    whole = replace(whole, chain=chain(CHAIN_START, whole))

    assert faults([whole]) == []
    assert faults([replace(whole, actor="anders")]) == [
        "Journaleintrag 1 wurde nachträglich verändert oder gehört nicht hierher."
    ]
    assert faults([replace(whole, payload={"a": "c"})]) == [
        "Der Inhalt von Journaleintrag 1 wurde nachträglich verändert."
    ]
