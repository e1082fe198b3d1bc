"""First hits while typing over 100,000 documents, beside the bare full-text query of the same kind."""

import random
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from hattingen_desk.adapters.store import cipher
from hattingen_desk.adapters.store.search_index import Meaning
from hattingen_desk.bootstrap.benchmarks.filled_replica import FilledReplica, fill
from hattingen_desk.bootstrap.benchmarks.invented_texts import SENTENCES, InventedTexts
from hattingen_desk.bootstrap.benchmarks.measurement import Measurement, durations, p95, within
from hattingen_desk.domain.search import parse_query

DOCUMENTS = 100_000
RECORDS = 5_000
QUERIES = 60
"""Queries of each kind."""

GOAL_MS = 30.0
HITS = 50


def search_speed(documents: int = DOCUMENTS) -> list[Measurement]:
    """Measure the 95th percentile of whole words (rare and common) and of parts of words, in milliseconds."""
    with tempfile.TemporaryDirectory(prefix="hattingen-desk-bench-") as name:
        records = max(1, documents * RECORDS // DOCUMENTS)
        texts = InventedTexts.with_seed(2026, sentences=min(SENTENCES, documents))
        filled = fill(Path(name), records=records, documents=documents, texts=texts)
        with filled.bare() as connection:
            words, parts = _queries(connection)
        return [_measured("search_words", filled, words), _measured("search_parts", filled, parts)]


def _measured(name: str, filled: FilledReplica, queries: Sequence[str]) -> Measurement:
    replica = filled.open()
    try:
        replica.warm_up()
        with filled.bare() as connection:
            bare = durations(partial(_bare, connection, each) for each in _expressions(connection, queries))
        ours = durations(partial(replica.search.find, parse_query(each), limit=HITS) for each in queries)
    finally:
        replica.close()
    return within(name, p95(ours), p95(bare), limit=GOAL_MS)


def _expressions(connection: cipher.Connection, queries: Sequence[str]) -> list[str]:
    """Return the full-text expression of each query, known beforehand: the bare engine has nothing to find out."""
    meant = (Meaning(connection, parse_query(each)) for each in queries)
    return [each.loose for each in meant if each.loose is not None]


def _bare(connection: cipher.Connection, expression: str) -> object:
    return connection.execute(
        "SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT ?", (expression, HITS)
    ).fetchall()


def _queries(connection: cipher.Connection) -> tuple[list[str], list[str]]:
    """Return whole words, and parts of common and of rare words: beginnings and middles, 2 to 8 letters."""
    rng = random.Random(1)  # noqa: S311 - repeatable, not secret
    found = connection.execute("SELECT term FROM search_count ORDER BY doc DESC").fetchall()
    every = [term for (term,) in found if term.isalnum()]
    common, letters = every[:300], [word for word in every if word.isalpha()]
    references = [
        row[0] for row in connection.execute("SELECT reference FROM record ORDER BY seq DESC LIMIT ?", (QUERIES,))
    ]
    words = rng.sample(common, QUERIES) + rng.sample(every, QUERIES) + rng.sample(letters, QUERIES) + references
    parts = [
        _part(rng, pool, length, beginning=beginning)
        for pool in (common, letters)
        for length in (2, 3, 4, 5, 6, 8)
        for beginning in (True, False)
        if beginning or length > 2
        for _each in range(QUERIES)
    ]
    parts += [f"{rng.choice(common)} {_part(rng, letters, 3, beginning=False)}" for _each in range(QUERIES)]
    return words, parts


def _part(rng: random.Random, pool: Sequence[str], length: int, *, beginning: bool) -> str:
    long_enough = [word for word in rng.sample(pool, min(50, len(pool))) if len(word) >= length]
    if not long_enough:
        return _part(rng, pool, length - 1, beginning=beginning)
    word = rng.choice(long_enough)
    start = 0 if beginning else rng.randrange(len(word) - length + 1)
    return word[start : start + length]
