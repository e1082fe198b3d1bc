"""Reading records and cases."""

import json
from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hattingen_desk.adapters.store.cipher import Connection
from hattingen_desk.adapters.store.rows import RECORD_COLUMNS, columns, record_from, to_day, to_moment
from hattingen_desk.application.ports import Keys, RecordFilter
from hattingen_desk.application.read_models import CaseRow, RecordRow
from hattingen_desk.domain.errors import NotFoundError
from hattingen_desk.domain.folding import fold
from hattingen_desk.domain.records import Record, RecordStatus

_DUE = (
    "(SELECT min(due_on) FROM follow_up "
    "WHERE record_id = record.id AND done_at IS NULL AND withdrawn = 0)"
)  # fmt: skip
DOCUMENT_COUNT = (
    "(SELECT count(*) FROM document WHERE record_id = record.id AND withdrawn = 0 AND (parent_id IS NULL OR NOT EXISTS "
    "(SELECT 1 FROM document AS parent WHERE parent.id = document.parent_id AND parent.record_id = record.id "
    "AND parent.withdrawn = 0)))"
)

_SORTS = {
    "title": "title_key {way}",
    "reference": "reference_key {way}, title_key",
    "plan": "plan {way}, title_key",
    "type": "record_type {way}, title_key",
    "status": "status = 'closed' {way}, title_key",
    "unit": "unit {way}, title_key",
    "responsible": "responsible {way}, title_key",
    "modified": "modified_at {way}, title_key",
    "opened": "opened_on {way}, title_key",
    "documents": DOCUMENT_COUNT + " {way}, title_key",
    "due": _DUE + " {way} NULLS LAST, title_key",
}


def counts(connection: Connection) -> Mapping[str, int]:
    """Return the number of visible records by plan number."""
    return dict(connection.execute("SELECT plan, count(*) FROM record WHERE withdrawn = 0 GROUP BY plan").fetchall())


def keys(connection: Connection, which: RecordFilter) -> Keys:
    """Return the keys of the records a list shows, in order."""
    statement, parameters = keys_statement(which)
    return array("q", [row[0] for row in connection.execute(statement, parameters).fetchall()])


def keys_statement(which: RecordFilter) -> tuple[str, list[Any]]:
    """Return the SELECT for a list of records, and its parameters."""
    conditions, parameters = ["withdrawn = 0"], list[Any]()
    if which.plan:
        conditions.append("(plan = ? OR (plan >= ? AND plan < ?))")
        # everything below 32.10 lies between "32.10." and "32.10/", the character after the dot
        parameters += [which.plan, which.plan + ".", which.plan + "/"]
    if not which.include_closed:
        conditions.append("status = 'open'")
    if which.ids is not None:
        conditions.append("id IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(which.ids))
    for word in which.text.split():
        conditions.append("(instr(title_key, ?) OR instr(lower(reference), ?))")
        parameters += [fold(word), word.lower()]
    order = _SORTS[which.sort].format(way="DESC" if which.descending else "ASC")
    return f"SELECT seq FROM record WHERE {' AND '.join(conditions)} ORDER BY {order}, seq", parameters


def rows_of(connection: Connection, wanted: Sequence[int]) -> list[RecordRow]:
    """Return the rows of these keys in their order."""
    found = connection.execute(*rows_statement(*wanted))
    by_key = {
        row[0]: RecordRow(
            id=row[1], reference=row[2], title=row[3], plan=row[4], record_type=row[5], status=RecordStatus(row[6]),
            unit=row[7], modified_at=to_moment(row[8]), document_count=row[9], due_on=to_day(row[10]),
        )
        for row in found
    }  # fmt: skip
    return [by_key[key] for key in wanted if key in by_key]


def rows_statement(*wanted: int) -> tuple[str, list[Any]]:
    """Return the SELECT for the rows of these keys, and its parameters."""
    return (
        f"SELECT seq, id, reference, title, plan, record_type, status, unit, modified_at, {DOCUMENT_COUNT}, {_DUE} "
        f"FROM record WHERE seq IN ({','.join('?' * len(wanted))})"
    ), list(wanted)


def record(connection: Connection, record_id: str) -> Record:
    """Return a record; raises NotFoundError."""
    found = _first(connection, "id = ?", record_id)
    if found is None:
        raise NotFoundError("Die Akte ist nicht vorhanden oder nicht für Sie freigegeben.")
    return found


def find(connection: Connection, ref: str) -> Record:
    """Return the visible record with this id, reference or earlier reference; raises NotFoundError."""
    wanted = ref.strip()
    for condition in (
        "id = ? AND withdrawn = 0",
        "reference = ? AND withdrawn = 0",
        "id IN (SELECT record_id FROM earlier_reference WHERE reference = ?) AND withdrawn = 0",
    ):
        found = _first(connection, condition, wanted)
        if found is not None:
            return found
    raise NotFoundError(f"Eine Akte „{wanted}“ ist nicht vorhanden oder nicht für Sie freigegeben.")


def _first(connection: Connection, condition: str, value: str) -> Record | None:
    row = connection.execute(
        f"SELECT {columns(RECORD_COLUMNS, 'record')} FROM record WHERE {condition} ORDER BY seq DESC LIMIT 1", (value,)
    ).fetchone()
    if row is None:
        return None
    earlier = connection.execute(
        "SELECT reference FROM earlier_reference WHERE record_id = ? ORDER BY position", (row[0],)
    )
    return record_from(row, [each[0] for each in earlier])


def cases(connection: Connection, record_id: str) -> list[CaseRow]:
    """Return the visible cases of a record by register, then by day of opening."""
    found = connection.execute(
        'SELECT id, title, register, status, opened_on, '
        '(SELECT count(*) FROM document WHERE case_id = "case".id AND withdrawn = 0 AND parent_id IS NULL) '
        'FROM "case" WHERE record_id = ? AND withdrawn = 0 ORDER BY register_order, opened_on, seq',
        (record_id,),
    )  # fmt: skip
    return [
        CaseRow(id_, title, register, RecordStatus(status), date.fromisoformat(opened_on), count)
        for id_, title, register, status, opened_on, count in found
    ]
