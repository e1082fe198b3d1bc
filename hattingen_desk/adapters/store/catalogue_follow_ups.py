"""Reading follow-ups."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hattingen_desk.adapters.store.cipher import Connection
from hattingen_desk.adapters.store.rows import to_moment
from hattingen_desk.application.read_models import FollowUpRow

_ROW = """
SELECT follow_up.id, follow_up.title, follow_up.note, follow_up.due_on, follow_up.time_of_day, record.id, record.title,
  record.reference, record.record_type, follow_up.document_id, coalesce(document.title, ''), coalesce("case".title, ''),
  follow_up.done_at
FROM follow_up JOIN record ON record.id = follow_up.record_id
LEFT JOIN document ON document.id = follow_up.document_id LEFT JOIN "case" ON "case".id = follow_up.case_id
"""
_THERE = 'record.withdrawn = 0 AND coalesce(document.withdrawn, 0) = 0 AND coalesce("case".withdrawn, 0) = 0'
OPEN = (
    f"{_ROW} WHERE follow_up.assigned_to = ? AND follow_up.done_at IS NULL AND follow_up.withdrawn = 0 "
    f"AND follow_up.due_on <= ? AND {_THERE} "
    "ORDER BY follow_up.due_on, follow_up.time_of_day = '', follow_up.time_of_day, follow_up.seq"
)
_OF = (
    f"{_ROW} WHERE {{condition}} AND follow_up.withdrawn = 0 AND {_THERE} "
    "ORDER BY follow_up.done_at IS NOT NULL, follow_up.due_on, follow_up.time_of_day, follow_up.seq"
)
OF_RECORD = _OF.format(condition="follow_up.record_id = ?")
OF_DOCUMENT = _OF.format(condition="follow_up.document_id = ? AND follow_up.record_id = ?")
_END_OF_TIME = "9999-12-31"


def open_of(connection: Connection, login: str, until: date | None) -> list[FollowUpRow]:
    """Return a person's open follow-ups on things that are not withdrawn, by due day and time."""
    last = _END_OF_TIME if until is None else until.isoformat()
    return [_row(row) for row in connection.execute(OPEN, (login, last))]


def of(connection: Connection, record_id: str, document_id: str) -> list[FollowUpRow]:
    """Return the follow-ups on a record, or on one of its documents."""
    if document_id:
        return [_row(row) for row in connection.execute(OF_DOCUMENT, (document_id, record_id))]
    return [_row(row) for row in connection.execute(OF_RECORD, (record_id,))]


def _row(row: Sequence[Any]) -> FollowUpRow:
    return FollowUpRow(
        id=row[0], title=row[1], note=row[2], due_on=date.fromisoformat(row[3]), time_of_day=row[4], record_id=row[5],
        record_title=row[6], record_reference=row[7], record_type=row[8], document_id=row[9], document_title=row[10],
        case_title=row[11], done_at=None if row[12] is None else to_moment(row[12]),
    )  # fmt: skip
