"""A page of a table of 100,000 rows, beside the bare rows by their keys."""

import random
import tempfile
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from hattingen_desk.adapters.store import cipher
from hattingen_desk.application.ports import DocumentFilter, RecordFilter
from hattingen_desk.bootstrap.benchmarks.filled_replica import FilledReplica, fill
from hattingen_desk.bootstrap.benchmarks.measurement import Measurement, durations, p95, within

ROWS = 100_000
PAGE = 50
PAGES = 200
GOAL_MS = 16.0


def table_speed(rows: int = ROWS) -> list[Measurement]:
    """Measure pages of 50 records and of 50 documents among ``rows``, and reading the first list, in milliseconds."""
    with tempfile.TemporaryDirectory(prefix="hattingen-desk-bench-") as name:
        many_records = fill(Path(name, "records"), records=rows, documents=rows)
        long_record = fill(Path(name, "documents"), records=1, documents=rows)
        return [
            _measured("table_page_records", many_records, "record"),
            _measured("table_page_documents", long_record, "document"),
        ]


def _measured(name: str, filled: FilledReplica, kind: str) -> Measurement:
    replica = filled.open()
    try:
        catalogue = replica.catalogue
        record_keys = catalogue.record_keys(RecordFilter())
        keys, read = record_keys, cast("Callable[[Sequence[int]], object]", catalogue.record_rows)
        if kind == "document":
            record_id = catalogue.record_rows(record_keys[:1])[0].id
            keys, read = catalogue.document_keys(DocumentFilter(record_id))[0], catalogue.document_rows
        pages = _pages(keys)
        with filled.bare() as connection:
            bare = durations(partial(_bare, connection, kind, page) for page in pages)
        ours = durations(partial(read, page) for page in pages)
    finally:
        replica.close()
    return within(name, p95(ours), p95(bare), limit=GOAL_MS)


def _pages(keys: "array[int]") -> list["array[int]"]:
    """Return pages from all over the list, the first one first."""
    rng = random.Random(1)  # noqa: S311 - repeatable, not secret
    starts = [0, *(rng.randrange(max(1, len(keys) - PAGE)) for _each in range(PAGES - 1))]
    return [keys[start : start + PAGE] for start in starts]


def _bare(connection: cipher.Connection, kind: str, page: "array[int]") -> object:
    marks = ",".join("?" * len(page))
    return connection.execute(f"SELECT * FROM {kind} WHERE seq IN ({marks})", page.tolist()).fetchall()  # noqa: S608
