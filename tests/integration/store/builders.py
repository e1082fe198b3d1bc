"""What the store's tests build: a profile in a folder, and invented records, documents and follow-ups."""
# ruff: noqa: ANN401 - the builders pass on whatever values a test wants to be different

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hattingen_desk.adapters.store.blobs import FileBlobStore
from hattingen_desk.adapters.store.replica import SqlReplica, create_replica, open_replica
from hattingen_desk.application.ports import Actor, UnitOfWork
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.follow_ups import FollowUp
from hattingen_desk.domain.identifiers import new_id
from hattingen_desk.domain.records import BlobReference, Case, Document, DocumentVersion, Record
from hattingen_desk.domain.search import parse_query

KEY = bytes(range(32))
ACTOR = Actor("overbeck", "Jana Overbeck", "Fachbereich Personal", "geraet-1")
START = datetime(2026, 11, 16, 8, 0, 0, 123456, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that moves a second with every look."""

    moment: datetime = START

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def today(self) -> date:
        return self.moment.date()


@dataclass
class Profile:
    """A folder with a replica that can be created, opened and closed again and again."""

    folder: Path
    key: bytes = KEY
    actor: Actor = ACTOR
    clock: Clock = field(default_factory=Clock)
    open_ones: list[SqlReplica] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.folder / "replica.db"

    @property
    def blobs(self) -> FileBlobStore:
        return FileBlobStore(self.folder / "blobs")

    def create(self, **more: Any) -> SqlReplica:
        return self._kept(
            create_replica(self.path, self.key, actor=self.actor, clock=self.clock, blobs=self.blobs, **more)
        )

    def open(self, **more: Any) -> SqlReplica:
        given = {"key": self.key, **more}
        return self._kept(open_replica(self.path, actor=self.actor, clock=self.clock, blobs=self.blobs, **given))

    def close(self) -> None:
        while self.open_ones:
            self.open_ones.pop().close()

    def _kept(self, replica: SqlReplica) -> SqlReplica:
        self.open_ones.append(replica)
        return replica


def record(title: str = "Gewerbe Müller", **values: Any) -> Record:
    """An invented record."""
    number = values.pop("number", 1)
    base = Record(
        id=new_id(), plan="32.10.10", reference=f"32.10.10-{number:04d}/2026", title=title, record_type="trade",
        opened_on=START.date(), created_at=START, modified_at=START,
    )  # fmt: skip
    return replace(base, **values)


def case(of: Record, title: str = "Anmeldung", **values: Any) -> Case:
    """An invented case."""
    base = Case(
        id=new_id(), record_id=of.id, compartment="akte", register="", title=title, opened_on=START.date(),
        created_at=START, modified_at=START,
    )  # fmt: skip
    return replace(base, **values)


def document(
    of: Record | None, title: str = "Bescheid", text: str = "", *, data: bytes = b"", **values: Any
) -> tuple[Document, DocumentVersion]:
    """An invented document with its first version; its file is not stored."""
    file_name = values.pop("file_name", "scan.pdf")
    base = Document(
        id=new_id(), record_id=of.id if of else None, compartment="akte", title=title, received_on=START.date(),
        created_at=START, modified_at=START, inbox="" if of else "allgemein",
    )  # fmt: skip
    first = version(base.id, text=text, data=data, file_name=file_name)
    return replace(base, current_version_id=first.id, **values), first


def version(document_id: str, number: int = 1, *, text: str = "", data: bytes = b"", **values: Any) -> DocumentVersion:
    """An invented version."""
    base = DocumentVersion(
        id=new_id(), document_id=document_id, number=number,
        blob=BlobReference(hashlib.sha256(document_id.encode() + bytes([number])).hexdigest(), bytes(32)),
        file_name="scan.pdf", kind=FileKind.PDF, media_type="application/pdf", size=len(data),
        sha256=hashlib.sha256(data or document_id.encode()).hexdigest(), page_count=1, created_at=START,
        created_by="Jana Overbeck", text=text,
    )  # fmt: skip
    return replace(base, **values)


def follow_up(of: Record, title: str = "Nachfragen", **values: Any) -> FollowUp:
    """An invented follow-up."""
    base = FollowUp(
        id=new_id(), record_id=of.id, compartment="akte", title=title, due_on=START.date(), created_at=START,
        modified_at=START, created_by="overbeck", assigned_to="overbeck",
    )  # fmt: skip
    return replace(base, **values)


def changed(thing: Any, **values: Any) -> Any:
    """The next version of a thing."""
    return replace(thing, version=thing.version + 1, **values)


def add(replica: SqlReplica, *things: Any) -> None:
    """Write records, cases, (document, version) pairs and follow-ups in one transaction."""
    with replica.unit_of_work() as work:
        for thing in things:
            _add(work, thing)
        work.commit()


def _add(work: UnitOfWork, thing: Any) -> None:
    match thing:
        case Record():
            work.records.add(thing)
        case Case():
            work.cases.add(thing)
        case FollowUp():
            work.follow_ups.add(thing)
        case (Document() as its_document, DocumentVersion() as its_version):
            work.documents.add(its_document, its_version)
        case _:
            raise TypeError(thing)


def titles(replica: SqlReplica, query: str, *, record_id: str = "", limit: int = 50) -> list[str]:
    """The titles of the hits, in order."""
    return [hit.title for hit in replica.search.find(parse_query(query), record_id=record_id, limit=limit).hits]
