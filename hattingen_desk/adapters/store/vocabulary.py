"""The vocabulary of the word index, and which of its words a part of a query stands for.

A word's id is its length in the upper bits and a running number below: rows come shortest first, so that a search for
a common part stops after the words it may use instead of reading all that contain it.
"""

import re
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from hattingen_desk.adapters.store.cipher import Connection
from hattingen_desk.adapters.store.search_schema import SEARCH_PART
from hattingen_desk.domain.folding import words

MAX_WORD = 64
"""Longer runs of letters are cut, in texts and queries alike."""

MAX_EXPANSION = 100
"""Words one part of a query may stand for."""

PART_LENGTH = 3
"""Shorter parts are looked up as beginnings of words only."""

MAX_CHANGES = 4
"""Changes between letters and digits in a word of the vocabulary; more are machine made (base64, serial numbers)."""

SCOPE_MARK = "\ue000"
"""First character of the token that names the record something lies in; no folded text contains it."""

_LENGTH_SHIFT = 32
_AFTER_ALL = "\U0010ffff"
_CHANGE = re.compile(r"(?<=\d)(?=\D)|(?<=\D)(?=\d)")


def index_words(text: str) -> list[str]:
    """Return the folded words of a text as they go into the index and into a query."""
    return [word[:MAX_WORD] for word in words(text)]


def belongs(word: str) -> bool:
    """Tell whether a word is kept in the vocabulary. One that is not is still found whole or by its beginning."""
    return word.isalpha() or word.isdigit() or len(_CHANGE.findall(word)) <= MAX_CHANGES


@dataclass(frozen=True, slots=True)
class Expansion:
    """The words a part stands for: the part itself and words that begin with it, then words that contain it."""

    beginning: tuple[str, ...]
    containing: tuple[str, ...]
    capped: bool


def expand(connection: Connection, part: str, limit: int = MAX_EXPANSION, *, parts: bool = True) -> Expansion:
    """Return the words for a part of three or more letters: exact, prefix, then shortest, alphabetical.

    Without ``parts`` only the word itself and those that begin with it.
    """
    beginning = [
        row[0]
        for row in connection.execute(
            "SELECT word FROM search_word WHERE word >= ? AND word < ? ORDER BY id >> 32, word LIMIT ?",
            (part, part + _AFTER_ALL, limit + 1),
        )
    ]
    if len(beginning) > limit:
        return Expansion(tuple(beginning[:limit]), (), capped=True)
    if not parts:
        return Expansion(tuple(beginning), (), capped=False)
    with closing(_containing(connection, part)) as found:
        containing = _shortest(found, limit + 1 - len(beginning))
    capped = len(beginning) + len(containing) > limit
    return Expansion(tuple(beginning), tuple(containing[: limit - len(beginning)]), capped)


def _containing(connection: Connection, part: str) -> Generator[tuple[int, str]]:
    """Yield (length, word) of the words that hold ``part`` behind their beginning, shortest first."""
    trigrams = " AND ".join(f'"{part[at : at + 3]}"' for at in range(len(part) - 2))
    rows = connection.execute(
        "SELECT search_word.id >> 32, search_word.word FROM search_part "
        "JOIN search_word ON search_word.id = search_part.rowid "
        "WHERE search_part MATCH ? AND instr(search_word.word, ?) > 1 ORDER BY search_part.rowid",
        (trigrams, part),
    )
    try:
        yield from rows
    finally:
        rows.close()


def _shortest(found: Iterator[tuple[int, str]], count: int) -> list[str]:
    """Return the first ``count`` words by length and alphabet, reading no further than the last length needed."""
    taken: list[tuple[int, str]] = []
    for length, word in found:
        if len(taken) >= count and length > taken[count - 1][0]:
            break
        taken.append((length, word))
    return [word for _length, word in sorted(taken)[:count]]


def add_words(connection: Connection, found: Iterable[str]) -> None:
    """Put the words that are new into the vocabulary."""
    candidates = sorted({word for word in found if belongs(word)})
    known: set[str] = set()
    for start in range(0, len(candidates), 500):
        chunk = candidates[start : start + 500]
        marks = ",".join("?" * len(chunk))
        known.update(
            row[0] for row in connection.execute(f"SELECT word FROM search_word WHERE word IN ({marks})", chunk)
        )
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in candidates:
        if word not in known:
            by_length[len(word)].append(word)
    for length, fresh in sorted(by_length.items()):
        _insert(connection, length, fresh)


def _insert(connection: Connection, length: int, fresh: list[str]) -> None:
    first = length << _LENGTH_SHIFT
    last = connection.execute(
        "SELECT max(id) FROM search_word WHERE id BETWEEN ? AND ?", (first, first + (1 << _LENGTH_SHIFT) - 1)
    ).fetchone()[0]
    rows = list(enumerate(fresh, (first if last is None else last) + 1))
    connection.executemany("INSERT INTO search_word (id, word) VALUES (?, ?)", rows)
    if length >= PART_LENGTH:
        connection.executemany("INSERT INTO search_part (rowid, word) VALUES (?, ?)", rows)


def remove_unused(connection: Connection) -> int:
    """Take words no document holds any more out of vocabulary and trigrams; return how many there were."""
    unused = connection.execute(
        "SELECT id FROM search_word WHERE word NOT IN (SELECT term FROM search_count)"
    ).fetchall()
    connection.executemany("DELETE FROM search_part WHERE rowid = ?", unused)
    connection.executemany("DELETE FROM search_word WHERE id = ?", unused)
    return len(unused)


def rebuild(connection: Connection) -> None:
    """Fill vocabulary and trigrams from the word index in one go, words of a length in alphabetical order."""
    connection.execute("DELETE FROM search_word")
    connection.execute("DROP TABLE search_part")
    connection.execute(SEARCH_PART)
    by_length: dict[int, list[str]] = defaultdict(list)
    for (term,) in connection.execute("SELECT term FROM search_count ORDER BY term"):
        if not term.startswith(SCOPE_MARK) and belongs(term):
            by_length[len(term)].append(term)
    for length, fresh in sorted(by_length.items()):
        _insert(connection, length, fresh)
