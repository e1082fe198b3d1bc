"""Damaged files of every format, at random but repeatable: always a Content, never a stall, never another's loss."""

import random

import pytest

from hattingen_desk.adapters.documents.reader import ProcessContentReader
from hattingen_desk.domain.content import Content
from tests.integration.documents.samples import SAMPLES

_NUMBERS = (b"\xff" * 8, bytes(8), b"99999999", b"-1      ", b"\x00\x00\x00\x7f")


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Return ``data`` cut, with bytes changed, a piece left out or repeated, or a number made absurd."""
    changed = bytearray(data)
    place = rng.randrange(len(changed))
    match rng.randrange(5):
        case 0:
            return data[:place]
        case 1:
            for _ in range(rng.choice((1, 5, 50))):
                changed[rng.randrange(len(changed))] = rng.randrange(256)
        case 2:
            del changed[place : place + rng.choice((1, 16, 512))]
        case 3:
            changed[place:place] = changed[place : place + 64] * rng.choice((1, 40))
        case _:
            number = rng.choice(_NUMBERS)
            changed[place : place + len(number)] = number
    return bytes(changed)


def read_damaged(count: int, seed: str) -> None:
    with ProcessContentReader(time_limit=30) as reader:
        for name, build in SAMPLES.items():
            rng = random.Random(f"{seed}/{name}")  # noqa: S311 - repeatable on purpose
            data = build()
            jobs = [reader.submit(damaged(data, rng), name) for _ in range(count)]
            for number, job in enumerate(jobs):
                content = job.result()
                assert isinstance(content, Content)
                assert not any("zu lange" in remark for remark in content.remarks), (seed, name, number)
            assert reader.read(data, name).text == reader.read(data, name).text


def test_ten_damaged_files_of_each_format_each_end_in_a_content() -> None:
    read_damaged(10, "short")


@pytest.mark.long
def test_two_hundred_damaged_files_of_each_format_each_end_in_a_content() -> None:
    read_damaged(200, "long")
