"""A desk in memory: the real use cases on dictionaries instead of the encrypted replica.

For presenters and for faults that a real replica cannot be made to show (a page that never comes, a refused write).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from hattingen_desk.application.browsing import Browsing
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.exporting import Exporting
from hattingen_desk.application.filing import Filing
from hattingen_desk.application.follow_ups import FollowUps
from hattingen_desk.application.importing import Importing, Source, Target
from hattingen_desk.application.ports import Actor, Catalogue, SearchIndex, UnitOfWork
from hattingen_desk.application.preferences import Preferences
from hattingen_desk.application.previewing import Previewing
from hattingen_desk.application.resource_folder import resource_folder
from hattingen_desk.domain.content import Content, FileKind, Mark, PagePicture
from hattingen_desk.domain.definitions import Definitions, RecordType, Register, RetentionRule
from hattingen_desk.domain.errors import NotFoundError, StaleError
from hattingen_desk.domain.filing_plan import FilingPlan, PlanPosition
from hattingen_desk.domain.follow_ups import FollowUp
from hattingen_desk.domain.identifiers import new_id
from hattingen_desk.domain.journal import CHAIN_START, Action, JournalEntry
from hattingen_desk.domain.records import BlobReference, Case, Document, DocumentVersion, Record
from tests.desktop.records.catalogue_stub import MemoryCatalogue

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)


class FixedClock:
    """It is always Tuesday, 24 November 2026, 10:42 in Hattingen."""

    def now(self) -> datetime:
        return NOW

    def today(self) -> date:
        return NOW.date()


class NoHolidays:
    def holidays(self, first: date, last: date) -> frozenset[date]:
        return frozenset()


class ShippedDefinitions:
    """The filing plan, registers and record types of resources/."""

    def __init__(self) -> None:
        def read(path: str) -> dict[str, list[dict[str, object]]]:
            return json.loads((resource_folder() / path).read_text(encoding="utf-8"))  # type: ignore[no-any-return]

        positions = [
            PlanPosition(str(each["number"]), str(each["title"]), str(each["record_type"]), str(each["retention"]))
            for each in read("filing_plans/hattingen.json")["positions"]
        ]
        self.filing_plan = FilingPlan("Aktenplan", {each.number: each for each in positions})
        types = {
            str(each["id"]): RecordType(
                str(each["id"]), str(each["title"]), str(each["icon"]), bool(each["registers"]),
                each["schema"], tuple(each["ui"]["order"]),  # type: ignore[arg-type, index]
            )
            for each in read("form_definitions/record_types.json")["record_types"]
        }  # fmt: skip
        registers = {
            str(each["id"]): Register(
                str(each["id"]), str(each["title"]), str(each["compartment"]), restricted=bool(each["restricted"])
            )
            for each in read("rules/registers.json")["registers"]
        }
        rules = {
            str(each["id"]): RetentionRule(
                str(each["id"]), str(each["summary"]), str(each["start"]), None, str(each["citation"]), ""
            )
            for each in read("rules/retention.json")["rules"]
        }
        self.definitions = Definitions(types, registers, rules)


class Shelf:
    """Everything that is stored. Keys of rows are the order in which things came."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.cases: dict[str, Case] = {}
        self.documents: dict[str, Document] = {}
        self.versions: dict[str, DocumentVersion] = {}
        self.follow_ups: dict[str, FollowUp] = {}
        self.entries: list[JournalEntry] = []
        self.settings: dict[str, str] = {}

    def copy(self) -> dict[str, object]:
        return {name: value.copy() for name, value in vars(self).items()}


def _checked(old: Record | Case | Document | FollowUp, new: Record | Case | Document | FollowUp) -> None:
    if new.version != old.version + 1:
        raise StaleError("Das wurde inzwischen anderswo geändert. Nichts wurde gespeichert.")


class _Records:
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def get(self, record_id: str) -> Record:
        if record_id not in self._shelf.records:
            raise NotFoundError("Diese Akte gibt es nicht.")
        return self._shelf.records[record_id]

    def find(self, ref: str) -> Record:
        for record in self._shelf.records.values():
            if ref in {record.id, record.reference, *record.earlier_references} and not record.withdrawn:
                return record
        raise NotFoundError("Diese Akte gibt es nicht.")

    def add(self, record: Record) -> None:
        self._shelf.records[record.id] = record

    def save(self, record: Record) -> None:
        _checked(self.get(record.id), record)
        self._shelf.records[record.id] = record

    def next_number(self, plan: str, year: int) -> int:
        return 1 + sum(each.reference.startswith(f"{plan}-") for each in self._shelf.records.values())


class _Cases:
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def get(self, case_id: str) -> Case:
        return self._shelf.cases[case_id]

    def add(self, case: Case) -> None:
        self._shelf.cases[case.id] = case

    def save(self, case: Case) -> None:
        _checked(self.get(case.id), case)
        self._shelf.cases[case.id] = case


class _Documents:
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def get(self, document_id: str) -> Document:
        if document_id not in self._shelf.documents:
            raise NotFoundError("Dieses Dokument gibt es nicht.")
        return self._shelf.documents[document_id]

    def children(self, document_id: str) -> Sequence[Document]:
        return [each for each in self._shelf.documents.values() if each.parent_id == document_id]

    def add(self, document: Document, version: DocumentVersion) -> None:
        self._shelf.documents[document.id] = document
        self._shelf.versions[version.id] = version

    def save(self, document: Document) -> None:
        _checked(self.get(document.id), document)
        self._shelf.documents[document.id] = document

    def add_version(self, document: Document, version: DocumentVersion) -> None:
        self.save(document)
        self._shelf.versions[version.id] = version

    def current_version(self, document_id: str) -> DocumentVersion:
        return self._shelf.versions[self.get(document_id).current_version_id]

    def version(self, version_id: str) -> DocumentVersion:
        return self._shelf.versions[version_id]

    def with_sha256(self, bucket: str, sha256: str) -> Document | None:
        for version in self._shelf.versions.values():
            document = self._shelf.documents[version.document_id]
            if version.sha256 == sha256 and document.bucket == bucket and not document.withdrawn:
                return document
        return None


class _FollowUps:
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def get(self, follow_up_id: str) -> FollowUp:
        return self._shelf.follow_ups[follow_up_id]

    def of_document(self, document_id: str) -> Sequence[FollowUp]:
        return [each for each in self._shelf.follow_ups.values() if each.document_id == document_id]

    def add(self, follow_up: FollowUp) -> None:
        self._shelf.follow_ups[follow_up.id] = follow_up

    def save(self, follow_up: FollowUp) -> None:
        _checked(self.get(follow_up.id), follow_up)
        self._shelf.follow_ups[follow_up.id] = follow_up


class _Journal:
    def __init__(self, shelf: Shelf, actor: Actor) -> None:
        self._shelf = shelf
        self._actor = actor

    def append(
        self, action: Action, object_kind: str, object_id: str, bucket: str, payload: Mapping[str, object]
    ) -> None:
        self._shelf.entries.append(
            JournalEntry(
                new_id(), len(self._shelf.entries) + 1, NOW, self._actor.name, "", action, object_kind, object_id,
                bucket, "", CHAIN_START, "", payload,
            )
        )  # fmt: skip

    def entries(self) -> Iterator[JournalEntry]:
        return iter(self._shelf.entries)

    def of_objects(self, object_ids: Sequence[str], *, actions: Sequence[Action] | None = None) -> list[JournalEntry]:
        found = [each for each in reversed(self._shelf.entries) if each.object_id in object_ids]
        return [each for each in found if actions is None or each.action in actions]


class _Settings:
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def get(self, key: str) -> str | None:
        return self._shelf.settings.get(key)

    def put(self, key: str, value: str) -> None:
        self._shelf.settings[key] = value


class _Collected:
    def add(self, path: str, size: int, modified_ns: int, sha256: str, document_id: str) -> None:
        raise NotImplementedError

    def find(self, path: str, size: int, modified_ns: int) -> tuple[str, str] | None:
        return None

    def remove(self, path: str) -> None:
        raise NotImplementedError


class _Work:
    """A unit of work that restores the shelf unless committed."""

    def __init__(self, shelf: Shelf, actor: Actor) -> None:
        self.records = _Records(shelf)
        self.cases = _Cases(shelf)
        self.documents = _Documents(shelf)
        self.follow_ups = _FollowUps(shelf)
        self.journal = _Journal(shelf, actor)
        self.settings = _Settings(shelf)
        self.collected_files = _Collected()
        self._shelf = shelf
        self._before = shelf.copy()
        self._committed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._committed:
            vars(self._shelf).update(self._before)

    def commit(self) -> None:
        self._committed = True


class MemoryReplica:
    """The shelf as a replica."""

    def __init__(self, actor: Actor) -> None:
        self.shelf = Shelf()
        self._actor = actor
        self._catalogue = MemoryCatalogue(self.shelf)

    def unit_of_work(self) -> UnitOfWork:
        return _Work(self.shelf, self._actor)  # type: ignore[return-value]  # narrower parts than the protocol names

    @property
    def catalogue(self) -> Catalogue:
        return self._catalogue

    @property
    def search(self) -> SearchIndex:
        raise NotImplementedError

    def versions(self) -> Iterator[DocumentVersion]:
        return iter(self.shelf.versions.values())

    def faults(self) -> Iterable[str]:
        return []

    def close(self) -> None: ...


class MemoryBlobs:
    def __init__(self) -> None:
        self._bytes: dict[str, bytes] = {}

    def put(self, data: bytes) -> BlobReference:
        reference = BlobReference(hashlib.sha256(data).hexdigest() + new_id(), b"")
        self._bytes[reference.id] = data
        return reference

    def settle(self) -> None:
        """Memory has no names to make durable."""

    def get(self, reference: BlobReference) -> bytes:
        return self._bytes[reference.id]

    def delete(self, blob_id: str) -> None:
        del self._bytes[blob_id]

    def ids(self) -> Iterator[str]:
        return iter(self._bytes)


_KINDS = {
    "pdf": (FileKind.PDF, "application/pdf"),
    "eml": (FileKind.MAIL, "message/rfc822"),
    "docx": (FileKind.WORD, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "txt": (FileKind.TEXT, "text/plain"),
    "xlsx": (FileKind.SPREADSHEET, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class TextReader:
    """Takes every file for UTF-8 text; a file that says KENNWORT is put aside, as a locked one would be."""

    def submit(self, data: bytes, file_name: str) -> Future[Content]:
        kind, media_type = _KINDS.get(file_name.rpartition(".")[2], (FileKind.UNKNOWN, "application/octet-stream"))
        text = data.decode()
        locked = "KENNWORT" in text
        remarks = ("Die Datei ist mit einem Kennwort geschützt; das Original ist unverändert gesichert.",)
        future: Future[Content] = Future()
        future.set_result(
            Content(kind, media_type, text=text, page_count=2, remarks=remarks if locked else (), quarantined=locked)
        )
        return future


class GreyPages:
    """Draws pages with grey lines; two pages for a PDF, none for anything else."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    def render(
        self, data: bytes | Callable[[], bytes], media_type: str, *, page: int, width: int, crop_margins: bool = False,
        highlight: Sequence[str] = (), key: str = "",
    ) -> PagePicture | None:  # fmt: skip
        self.asked.append((page, width))
        if media_type != "application/pdf":
            return None
        height = round(width * 1.414)
        rows = bytearray(b"\xff" * (width * height * 4))
        line = b"\x90\x90\x90\xff" * (width * 2 // 3)
        for top in range(height // 12, height * 2 // 3, max(4, height // 40)):
            start = (top * width + width // 8) * 4
            for thick in range(max(1, width // 300)):
                offset = start + thick * width * 4
                rows[offset : offset + len(line)] = line
        marks = (Mark(width // 8, height // 12 - 4, width // 5, 14),) if highlight else ()
        return PagePicture(width, height, bytes(rows), 2, marks)


class StubDesk:
    """A desk with its parts at hand. ``file`` puts a document into a record and returns its id."""

    def __init__(self) -> None:
        self.actor = Actor("overbeck", "Jana Overbeck", "Fachbereich Personal")
        self.clock = FixedClock()
        self.replica = MemoryReplica(self.actor)
        self.blobs = MemoryBlobs()
        self.pages = GreyPages()
        definitions = ShippedDefinitions()
        filing = Filing(self.replica, definitions, self.actor, self.clock)
        self.importing = Importing(self.replica, self.blobs, TextReader(), filing, definitions, self.actor, self.clock)
        self.desk = Desk(
            actor=self.actor,
            clock=self.clock,
            folder=Path("/nirgends"),
            is_demo=True,
            browsing=Browsing(self.replica, definitions),
            exporting=Exporting(self.replica, self.blobs),
            filing=filing,
            follow_ups=FollowUps(self.replica, self.actor, self.clock, NoHolidays()),
            importing=self.importing,
            previewing=Previewing(self.replica, self.blobs, self.pages),
            search=None,  # type: ignore[arg-type]  # the record screen has its own filters
            verifying=None,  # type: ignore[arg-type]
            preferences=Preferences(self.replica),
            scan_inbox=lambda _folder: None,  # type: ignore[arg-type, return-value]
            close=lambda: None,
        )

    def record(self, plan: str, title: str, **fields: str) -> str:
        return self.desk.filing.create_record(plan, title, fields=fields).created

    def file(
        self, record_id: str, title: str, *, name: str = "Schreiben.pdf", text: str = "", register: str = "",
        case_id: str | None = None, received: date | None = None, **values: object,
    ) -> str:  # fmt: skip
        data = (text or f"{title} {new_id()}").encode()
        source = Source(name, name, lambda: data, title=title, received_on=received)
        target = Target(record_id, register, case_id)
        document_id = self.importing.import_files([source], target).items[0].id
        if values:
            old = self.replica.shelf.documents[document_id]
            self.replica.shelf.documents[document_id] = replace(old, **values)  # type: ignore[arg-type]
        return document_id
