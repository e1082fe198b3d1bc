"""Between rows and domain objects: one pair of functions a kind, shared by reading and writing."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.errors import InvalidInputError
from hattingen_desk.domain.folding import fold
from hattingen_desk.domain.follow_ups import FollowUp
from hattingen_desk.domain.journal import Action, JournalEntry
from hattingen_desk.domain.records import (
    NO_FIELDS,
    BlobReference,
    Case,
    Document,
    DocumentStatus,
    DocumentVersion,
    Record,
    RecordStatus,
    bucket_of,
)
from hattingen_desk.domain.references import Reference

NO_REGISTER = 9999
"""``register_order`` of what has no register: after R1 .. R13."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DIGITS = re.compile(r"\d+")

Values = dict[str, Any]
Row = Sequence[Any]


def to_microseconds(moment: datetime) -> int:
    """Return an aware datetime as microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def to_moment(microseconds: int) -> datetime:
    """Return microseconds since 1970 as a datetime in UTC."""
    return _EPOCH + timedelta(microseconds=microseconds)


def to_day(text: str | None) -> date | None:
    """Return an ISO text as a date, None for none."""
    return None if text is None else date.fromisoformat(text)


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def register_order(register: str) -> int:
    """Return where a register stands: R2 before R10, without register last."""
    found = _DIGITS.search(register)
    return int(found.group()) if found else NO_REGISTER


def reference_key(reference: str) -> str:
    """Return a text that sorts references by position, year and number."""
    try:
        counted = Reference.parse(reference)
    except InvalidInputError:
        return fold(reference)
    return f"{counted.plan}/{counted.year:04d}/{counted.number:06d}"


def remarks_from(text: str) -> tuple[str, ...]:
    """Return stored remarks."""
    return () if text == "[]" else tuple(json.loads(text))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def columns(names: Sequence[str], table: str) -> str:
    """Return the names as a list of columns of ``table`` for a SELECT."""
    return ", ".join(f"{table}.{name}" for name in names)


# --- records --------------------------------------------------------------------------------------------------

RECORD_COLUMNS = (
    "id", "plan", "reference", "title", "record_type", "opened_on", "created_at", "modified_at", "former_reference",
    "status", "fields", "unit", "responsible", "closed_on", "version", "withdrawn",
)  # fmt: skip


def record_from(row: Row, earlier_references: Sequence[str]) -> Record:
    """Return a record from ``RECORD_COLUMNS``."""
    (id_, plan, reference, title, record_type, opened_on, created_at, modified_at, former, status, fields, unit,
     responsible, closed_on, version, withdrawn) = row  # fmt: skip
    return Record(
        id=id_, plan=plan, reference=reference, title=title, record_type=record_type,
        opened_on=date.fromisoformat(opened_on), created_at=to_moment(created_at), modified_at=to_moment(modified_at),
        former_reference=former, earlier_references=tuple(earlier_references), status=RecordStatus(status),
        fields=NO_FIELDS if fields == "{}" else MappingProxyType(json.loads(fields)), unit=unit,
        responsible=responsible, closed_on=to_day(closed_on), version=version, withdrawn=bool(withdrawn),
    )  # fmt: skip


def record_values(record: Record) -> Values:
    """Return the columns of a record, without ``seq``."""
    return {
        "id": record.id, "bucket": record.bucket, "version": record.version, "plan": record.plan,
        "reference": record.reference, "reference_key": reference_key(record.reference), "title": record.title,
        "title_key": fold(record.title), "record_type": record.record_type,
        "former_reference": record.former_reference, "status": record.status.value,
        "fields": _json(dict(record.fields)), "unit": record.unit, "responsible": record.responsible,
        "opened_on": record.opened_on.isoformat(), "closed_on": _day_text(record.closed_on),
        "created_at": to_microseconds(record.created_at), "modified_at": to_microseconds(record.modified_at),
        "withdrawn": int(record.withdrawn),
    }  # fmt: skip


# --- cases ----------------------------------------------------------------------------------------------------

CASE_COLUMNS = (
    "id", "record_id", "compartment", "register", "title", "opened_on", "created_at", "modified_at", "status",
    "closed_on", "version", "withdrawn",
)  # fmt: skip


def case_from(row: Row) -> Case:
    """Return a case from ``CASE_COLUMNS``."""
    (id_, record_id, compartment, register, title, opened_on, created_at, modified_at, status, closed_on, version,
     withdrawn) = row  # fmt: skip
    return Case(
        id=id_, record_id=record_id, compartment=compartment, register=register, title=title,
        opened_on=date.fromisoformat(opened_on), created_at=to_moment(created_at), modified_at=to_moment(modified_at),
        status=RecordStatus(status), closed_on=to_day(closed_on), version=version, withdrawn=bool(withdrawn),
    )  # fmt: skip


def case_values(case: Case) -> Values:
    """Return the columns of a case, without ``seq``."""
    return {
        "id": case.id, "bucket": case.bucket, "version": case.version, "record_id": case.record_id,
        "compartment": case.compartment, "register": case.register, "register_order": register_order(case.register),
        "title": case.title, "title_key": fold(case.title), "status": case.status.value,
        "opened_on": case.opened_on.isoformat(), "closed_on": _day_text(case.closed_on),
        "created_at": to_microseconds(case.created_at), "modified_at": to_microseconds(case.modified_at),
        "withdrawn": int(case.withdrawn),
    }  # fmt: skip


# --- documents ------------------------------------------------------------------------------------------------

DOCUMENT_COLUMNS = (
    "id", "record_id", "compartment", "title", "received_on", "created_at", "modified_at", "case_id", "register",
    "status", "origin", "parent_id", "quarantined", "remarks", "current_version_id", "version", "withdrawn", "inbox",
)  # fmt: skip


def document_from(row: Row) -> Document:
    """Return a document from ``DOCUMENT_COLUMNS``."""
    (id_, record_id, compartment, title, received_on, created_at, modified_at, case_id, register, status, origin,
     parent_id, quarantined, remarks, current_version_id, version, withdrawn, inbox) = row  # fmt: skip
    return Document(
        id=id_, record_id=record_id, compartment=compartment, title=title,
        received_on=date.fromisoformat(received_on), created_at=to_moment(created_at),
        modified_at=to_moment(modified_at), case_id=case_id, register=register, status=DocumentStatus(status),
        origin=origin, parent_id=parent_id, quarantined=bool(quarantined), remarks=remarks_from(remarks),
        current_version_id=current_version_id, version=version, withdrawn=bool(withdrawn), inbox=inbox,
    )  # fmt: skip


def document_values(document: Document) -> Values:
    """Return the columns of a document, without ``seq``."""
    return {
        "id": document.id, "bucket": document.bucket, "version": document.version, "record_id": document.record_id,
        "case_id": document.case_id, "parent_id": document.parent_id, "compartment": document.compartment,
        "register": document.register, "register_order": register_order(document.register), "inbox": document.inbox,
        "title": document.title, "title_key": fold(document.title), "status": document.status.value,
        "origin": document.origin, "received_on": document.received_on.isoformat(),
        "quarantined": int(document.quarantined), "remarks": _json(list(document.remarks)),
        "current_version_id": document.current_version_id, "created_at": to_microseconds(document.created_at),
        "modified_at": to_microseconds(document.modified_at), "withdrawn": int(document.withdrawn),
    }  # fmt: skip


VERSION_COLUMNS = (
    "id", "document_id", "number", "blob_id", "blob_key", "file_name", "kind", "media_type", "size", "sha256",
    "page_count", "created_at", "created_by", "comment",
)  # fmt: skip


def version_from(row: Row, text: str = "") -> DocumentVersion:
    """Return a version from ``VERSION_COLUMNS``."""
    (id_, document_id, number, blob_id, blob_key, file_name, kind, media_type, size, sha256, page_count, created_at,
     created_by, comment) = row  # fmt: skip
    return DocumentVersion(
        id=id_, document_id=document_id, number=number, blob=BlobReference(blob_id, bytes(blob_key)),
        file_name=file_name, kind=FileKind(kind), media_type=media_type, size=size, sha256=sha256,
        page_count=page_count, created_at=to_moment(created_at), created_by=created_by, comment=comment, text=text,
    )  # fmt: skip


def version_values(version: DocumentVersion, bucket: str) -> Values:
    """Return the columns of a version, without ``seq`` and text."""
    return {
        "id": version.id, "bucket": bucket, "document_id": version.document_id, "number": version.number,
        "blob_id": version.blob.id, "blob_key": version.blob.key, "file_name": version.file_name,
        "kind": version.kind.value, "media_type": version.media_type, "size": version.size, "sha256": version.sha256,
        "page_count": version.page_count, "created_at": to_microseconds(version.created_at),
        "created_by": version.created_by, "comment": version.comment,
    }  # fmt: skip


# --- follow-ups -----------------------------------------------------------------------------------------------

FOLLOW_UP_COLUMNS = (
    "id", "record_id", "compartment", "title", "due_on", "created_at", "modified_at", "created_by", "assigned_to",
    "case_id", "document_id", "time_of_day", "note", "done_at", "version", "withdrawn",
)  # fmt: skip


def follow_up_from(row: Row) -> FollowUp:
    """Return a follow-up from ``FOLLOW_UP_COLUMNS``."""
    (id_, record_id, compartment, title, due_on, created_at, modified_at, created_by, assigned_to, case_id,
     document_id, time_of_day, note, done_at, version, withdrawn) = row  # fmt: skip
    return FollowUp(
        id=id_, record_id=record_id, compartment=compartment, title=title, due_on=date.fromisoformat(due_on),
        created_at=to_moment(created_at), modified_at=to_moment(modified_at), created_by=created_by,
        assigned_to=assigned_to, case_id=case_id, document_id=document_id, time_of_day=time_of_day, note=note,
        done_at=None if done_at is None else to_moment(done_at), version=version, withdrawn=bool(withdrawn),
    )  # fmt: skip


def follow_up_values(follow_up: FollowUp) -> Values:
    """Return the columns of a follow-up, without ``seq``."""
    return {
        "id": follow_up.id, "bucket": bucket_of(follow_up.record_id, follow_up.compartment),
        "version": follow_up.version, "record_id": follow_up.record_id, "case_id": follow_up.case_id,
        "document_id": follow_up.document_id, "compartment": follow_up.compartment, "title": follow_up.title,
        "due_on": follow_up.due_on.isoformat(), "time_of_day": follow_up.time_of_day, "note": follow_up.note,
        "created_by": follow_up.created_by, "assigned_to": follow_up.assigned_to,
        "done_at": None if follow_up.done_at is None else to_microseconds(follow_up.done_at),
        "created_at": to_microseconds(follow_up.created_at), "modified_at": to_microseconds(follow_up.modified_at),
        "withdrawn": int(follow_up.withdrawn),
    }  # fmt: skip


# --- journal --------------------------------------------------------------------------------------------------

ENTRY_COLUMNS = (
    "id", "sequence", "at", "actor", "device", "action", "object_kind", "object_id", "bucket", "digest", "chain",
)  # fmt: skip


def entry_from(row: Row, salt: str | None, payload: str | None) -> JournalEntry:
    """Return a journal entry from ``ENTRY_COLUMNS`` and its payload, None once that is erased."""
    id_, sequence, at, actor, device, action, object_kind, object_id, bucket, digest, chain = row
    read: Mapping[str, object] | None = None if payload is None else json.loads(payload)
    return JournalEntry(
        id=id_, sequence=sequence, at=to_moment(at), actor=actor, device=device, action=Action(action),
        object_kind=object_kind, object_id=object_id, bucket=bucket, digest=digest, chain=chain, salt=salt or "",
        payload=read,
    )  # fmt: skip
