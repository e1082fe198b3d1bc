"""Reading documents, versions, the inbox."""

import itertools
from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from hattingen_desk.adapters.store.cipher import Connection
from hattingen_desk.adapters.store.rows import (
    DOCUMENT_COLUMNS,
    VERSION_COLUMNS,
    columns,
    document_from,
    remarks_from,
    to_day,
    to_moment,
    version_from,
)
from hattingen_desk.application.ports import DocumentFilter, Keys
from hattingen_desk.application.read_models import DocumentRow, InboxRow, RegisterGroup, VersionRow
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.errors import NotFoundError
from hattingen_desk.domain.folding import fold
from hattingen_desk.domain.records import Document, DocumentStatus, DocumentVersion

_DUE = (
    "(SELECT min(due_on) FROM follow_up "
    "WHERE document_id = document.id AND done_at IS NULL AND withdrawn = 0)"
)  # fmt: skip
_STATUS_ORDER = " ".join(f"WHEN '{status}' THEN {place}" for place, status in enumerate(DocumentStatus))
_SORTS = {
    "title": "document.title_key {way}",
    "status": f"CASE document.status {_STATUS_ORDER} END {{way}}, document.title_key",
    "modified": "document.modified_at {way}",
    "received": "document.received_on {way}, document.title_key",
    "due": _DUE + " {way} NULLS LAST, document.title_key",
}
_ON_ITS_OWN = (
    "(document.parent_id IS NULL OR NOT EXISTS (SELECT 1 FROM document AS parent "
    "WHERE parent.id = document.parent_id AND parent.record_id = document.record_id "
    "AND parent.withdrawn = 0))"
)
_ROW = f"""
SELECT document.seq, document.id, document.title, document.status, document.register, document.case_id,
  coalesce("case".title, ''), document_version.kind, document_version.file_name, document_version.size,
  document.received_on, document.modified_at,
  (SELECT count(*) FROM document AS child WHERE child.parent_id = document.id AND child.withdrawn = 0),
  {_DUE}, document.quarantined, document.remarks, document.parent_id IS NOT NULL
FROM document LEFT JOIN document_version ON document_version.id = document.current_version_id
LEFT JOIN "case" ON "case".id = document.case_id
"""


def keys(connection: Connection, which: DocumentFilter) -> tuple[Keys, list[RegisterGroup]]:
    """Return the keys of the documents a list shows, and its runs per register."""
    statement, parameters = keys_statement(which)
    found = array("q")
    groups: list[tuple[str, int]] = []
    for seq, register in connection.execute(statement, parameters):
        if not groups or groups[-1][0] != register:
            groups.append((register, len(found)))
        found.append(seq)
    starts = [*(start for _register, start in groups), len(found)]
    counts = [end - start for start, end in itertools.pairwise(starts)]
    return found, [RegisterGroup(number, count) for (number, _start), count in zip(groups, counts, strict=True)]


def keys_statement(which: DocumentFilter) -> tuple[str, list[Any]]:
    """Return the SELECT for a list of documents (seq, register), and its parameters."""
    conditions, parameters = ["document.record_id = ?", "document.withdrawn = 0"], [which.record_id]
    source = "document"
    if which.text.strip():
        source += " JOIN document_version ON document_version.id = document.current_version_id"
        for word in which.text.split():
            conditions.append("(instr(document.title_key, ?) OR instr(lower(document_version.file_name), ?))")
            parameters += [fold(word), word.lower()]
    else:
        conditions.append(_ON_ITS_OWN)
    if which.case_id:
        conditions.append("document.case_id = ?")
        parameters.append(which.case_id)
    if which.received_from is not None:
        conditions.append("document.received_on >= ?")
        parameters.append(which.received_from.isoformat())
    order = _SORTS[which.sort].format(way="DESC" if which.descending else "ASC")
    return (
        f"SELECT document.seq, document.register FROM {source} WHERE {' AND '.join(conditions)} "
        f"ORDER BY document.register_order, document.register, {order}, document.seq DESC"
    ), parameters


def rows_of(connection: Connection, wanted: Sequence[int]) -> list[DocumentRow]:
    """Return the rows of these keys in their order."""
    found = connection.execute(*rows_statement(*wanted))
    by_key = {row[0]: _row(row) for row in found}
    return [by_key[key] for key in wanted if key in by_key]


def rows_statement(*wanted: int) -> tuple[str, list[Any]]:
    """Return the SELECT for the rows of these keys, and its parameters."""
    return f"{_ROW} WHERE document.seq IN ({','.join('?' * len(wanted))})", list(wanted)


def attachments(connection: Connection, document_id: str) -> list[DocumentRow]:
    """Return the visible documents that came with a document."""
    found = connection.execute(
        f"{_ROW} WHERE document.parent_id = ? AND document.withdrawn = 0 ORDER BY document.seq", (document_id,)
    )
    return [_row(row) for row in found]


def _row(row: Sequence[Any]) -> DocumentRow:
    (_seq, id_, title, status, register, case_id, case_title, kind, file_name, size, received_on, modified_at,
     attachment_count, due_on, quarantined, remarks, is_attachment) = row  # fmt: skip
    return DocumentRow(
        id=id_, title=title, status=DocumentStatus(status), register=register, case_id=case_id, case_title=case_title,
        kind=FileKind(kind), file_name=file_name, size=size, received_on=date.fromisoformat(received_on),
        modified_at=to_moment(modified_at), attachment_count=attachment_count, due_on=to_day(due_on),
        quarantined=bool(quarantined), remarks=remarks_from(remarks), is_attachment=bool(is_attachment),
    )  # fmt: skip


def position(connection: Connection, which: DocumentFilter, document_id: str) -> int:
    """Return where a document stands in a list, -1 if it is not there."""
    row = connection.execute("SELECT seq FROM document WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        return -1
    found, _groups = keys(connection, which)
    try:
        return found.index(row[0])
    except ValueError:
        return -1


def document(connection: Connection, document_id: str) -> Document:
    """Return a document; raises NotFoundError."""
    row = connection.execute(
        f"SELECT {columns(DOCUMENT_COLUMNS, 'document')} FROM document WHERE id = ?", (document_id,)
    ).fetchone()
    if row is None:
        raise NotFoundError("Das Dokument ist nicht vorhanden oder nicht für Sie freigegeben.")
    return document_from(row)


def current_version(connection: Connection, document_id: str) -> DocumentVersion:
    """Return the current version of a document; raises NotFoundError."""
    return version(connection, document(connection, document_id).current_version_id)


def version(connection: Connection, version_id: str) -> DocumentVersion:
    """Return a version with its text; raises NotFoundError."""
    row = connection.execute(
        f"SELECT {columns(VERSION_COLUMNS, 'document_version')}, coalesce(document_text.text, '') "
        "FROM document_version LEFT JOIN document_text ON document_text.version_seq = document_version.seq "
        "WHERE document_version.id = ?",
        (version_id,),
    ).fetchone()
    if row is None:
        raise NotFoundError("Die Fassung ist nicht vorhanden oder nicht für Sie freigegeben.")
    return version_from(row[:-1], row[-1])


def versions(connection: Connection, document_id: str) -> list[VersionRow]:
    """Return the versions of a document, newest first."""
    found = connection.execute(
        "SELECT id, number, file_name, size, page_count, sha256, created_at, created_by, comment "
        "FROM document_version WHERE document_id = ? ORDER BY number DESC",
        (document_id,),
    )
    return [
        VersionRow(
            id=row[0], number=row[1], file_name=row[2], size=row[3], page_count=row[4], sha256=row[5],
            created_at=to_moment(row[6]), created_by=row[7], comment=row[8],
        )
        for row in found
    ]  # fmt: skip


def versions_after(connection: Connection, seq: int, count: int) -> Iterator[tuple[int, DocumentVersion]]:
    """Yield the next ``count`` versions behind a ``seq``, each with its own, without texts."""
    found = connection.execute(
        f"SELECT seq, {columns(VERSION_COLUMNS, 'document_version')} FROM document_version "
        "WHERE seq > ? ORDER BY seq LIMIT ?",
        (seq, count),
    )
    return ((row[0], version_from(row[1:])) for row in found.fetchall())


def text(connection: Connection, document_id: str) -> str:
    """Return the text of a document's current version, empty if it has none."""
    row = connection.execute(
        "SELECT document_text.text FROM document "
        "JOIN document_version ON document_version.id = document.current_version_id "
        "JOIN document_text ON document_text.version_seq = document_version.seq WHERE document.id = ?",
        (document_id,),
    ).fetchone()
    return "" if row is None else str(row[0])


_INBOX_ROW = """
SELECT document.id, document.title, document_version.file_name, document_version.kind, document_version.size,
  document_version.page_count, document.created_at, document.quarantined, document.remarks, document.origin,
  document.record_id, coalesce(record.title, ''), coalesce(record.reference, ''), document.seq
FROM document JOIN document_version ON document_version.id = document.current_version_id
LEFT JOIN record ON record.id = document.record_id
WHERE document.withdrawn = 0 AND +document.parent_id IS NULL AND
"""
INBOX = (
    f"{_INBOX_ROW} document.record_id IS NULL UNION ALL "
    f"{_INBOX_ROW} document.quarantined = 1 AND document.status = 'to_check' AND document.record_id IS NOT NULL "
    "ORDER BY 7, 14"
)


def inbox(connection: Connection) -> list[InboxRow]:
    """Return documents without a record and quarantined ones still to be checked, oldest first."""
    return [
        InboxRow(
            id=row[0], title=row[1], file_name=row[2], kind=FileKind(row[3]), size=row[4], page_count=row[5],
            created_at=to_moment(row[6]), quarantined=bool(row[7]), remarks=remarks_from(row[8]), origin=row[9],
            record_id=row[10], record_title=row[11], record_reference=row[12],
        )
        for row in connection.execute(INBOX)
    ]  # fmt: skip
