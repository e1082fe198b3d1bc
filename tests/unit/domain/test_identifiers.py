"""Identifiers follow RFC 9562: time first, so that sorting by them is sorting by birth."""

import time
import uuid

import pytest

from hattingen_desk.domain import identifiers
from hattingen_desk.domain.identifiers import new_id


def test_an_identifier_is_a_uuid_of_version_seven_and_the_common_variant() -> None:
    found = [uuid.UUID(new_id()) for _ in range(200)]

    assert {one.version for one in found} == {7}
    assert {one.variant for one in found} == {uuid.RFC_4122}
    assert len(set(found)) == 200


def test_its_first_48_bits_are_the_milliseconds_since_1970() -> None:
    before = time.time_ns() // 1_000_000
    stamp = uuid.UUID(new_id()).int >> 80
    after = time.time_ns() // 1_000_000

    # many identifiers within one millisecond may run a little ahead of the clock
    assert before <= stamp <= after + 10


def test_within_a_standing_millisecond_the_twelve_bits_behind_it_count_up(monkeypatch: pytest.MonkeyPatch) -> None:
    later = (time.time_ns() // 1_000_000 + 60_000) * 1_000_000
    monkeypatch.setattr(identifiers, "_last", 0)
    monkeypatch.setattr(time, "time_ns", lambda: later)

    found = [uuid.UUID(new_id()).int for _ in range(3)]

    assert [one >> 80 for one in found] == [later // 1_000_000] * 3
    assert [one >> 64 & 0xFFF for one in found] == [0, 1, 2]


def test_the_last_62_bits_are_random_in_full() -> None:
    found = [uuid.UUID(new_id()).int & (1 << 62) - 1 for _ in range(200)]
    ever_set = 0
    for one in found:
        ever_set |= one

    assert ever_set == (1 << 62) - 1
