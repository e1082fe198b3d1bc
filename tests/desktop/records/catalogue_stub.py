"""The reading half of the desk in memory, see ``desk_stub``."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from hattingen_desk.application.ports import DocumentFilter, Keys, RecordFilter
from hattingen_desk.application.read_models import (
    CaseRow,
    DocumentRow,
    FollowUpRow,
    InboxRow,
    RecordRow,
    RegisterGroup,
    VersionRow,
)
from hattingen_desk.domain.errors import NotFoundError
from hattingen_desk.domain.folding import fold
from hattingen_desk.domain.follow_ups import FollowUp
from hattingen_desk.domain.journal import Action, JournalEntry
from hattingen_desk.domain.records import Document, DocumentVersion, Record, RecordStatus

if TYPE_CHECKING:
    from tests.desktop.records.desk_stub import Shelf


class MemoryCatalogue:
    """Reads from the shelf. The key of a thing is its place in the order of arrival."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    # --- records ---

    def record_counts(self) -> Mapping[str, int]:
        return Counter(each.plan for each in self._shelf.records.values() if not each.withdrawn)

    def record_keys(self, which: RecordFilter) -> Keys:
        wanted = fold(which.text).split()
        found = [
            (number, each)
            for number, each in enumerate(self._shelf.records.values())
            if not each.withdrawn
            and (not which.plan or each.plan == which.plan or each.plan.startswith(f"{which.plan}."))
            and (which.ids is None or each.id in which.ids)
            and (which.include_closed or each.status is RecordStatus.OPEN)
            and all(word in fold(f"{each.title} {each.reference}") for word in wanted)
        ]
        orders = {
            "title": lambda pair: fold(pair[1].title),
            "reference": lambda pair: pair[1].reference,
            "modified": lambda pair: pair[1].modified_at,
            "status": lambda pair: pair[1].status,
            "due": lambda pair: self._due(pair[1].id) or date.max,
            "documents": lambda pair: len(self._in_record(pair[1].id)),
        }
        found.sort(key=orders[which.sort], reverse=which.descending)
        return array("q", [number for number, _ in found])

    def record_rows(self, keys: Sequence[int]) -> list[RecordRow]:
        records = list(self._shelf.records.values())
        return [
            RecordRow(
                each.id, each.reference, each.title, each.plan, each.record_type, each.status, each.unit,
                each.modified_at, len(self._in_record(each.id)), self._due(each.id),
            )
            for each in (records[key] for key in keys)
        ]  # fmt: skip

    def record(self, record_id: str) -> Record:
        if record_id not in self._shelf.records or self._shelf.records[record_id].withdrawn:
            raise NotFoundError("Diese Akte gibt es nicht mehr. Wählen Sie eine andere.")
        return self._shelf.records[record_id]

    def find_record(self, ref: str) -> Record:
        for record in self._shelf.records.values():
            if ref in {record.id, record.reference, *record.earlier_references} and not record.withdrawn:
                return record
        raise NotFoundError("Diese Akte gibt es nicht.")

    def cases(self, record_id: str) -> list[CaseRow]:
        return [
            CaseRow(
                each.id, each.title, each.register, each.status, each.opened_on,
                sum(document.case_id == each.id for document in self._in_record(record_id)),
            )
            for each in self._shelf.cases.values()
            if each.record_id == record_id and not each.withdrawn
        ]  # fmt: skip

    # --- documents ---

    def document_keys(self, which: DocumentFilter) -> tuple[Keys, list[RegisterGroup]]:
        wanted = fold(which.text).split()
        order = list(self._shelf.documents)
        found = [
            each
            for each in self._in_record(which.record_id)
            if all(word in fold(each.title) for word in wanted)
            and which.case_id in {"", each.case_id}
            and (which.received_from is None or each.received_on >= which.received_from)
        ]
        found.sort(key=lambda each: self._document_order(which.sort, each), reverse=which.descending)
        found.sort(key=lambda each: int(each.register.lstrip("R") or 99))
        counts = Counter(each.register for each in found)
        groups = [RegisterGroup(number, counts[number]) for number in dict.fromkeys(each.register for each in found)]
        return array("q", [order.index(each.id) for each in found]), groups

    def document_rows(self, keys: Sequence[int]) -> list[DocumentRow]:
        documents = list(self._shelf.documents.values())
        return [self._document_row(documents[key]) for key in keys]

    def document_position(self, which: DocumentFilter, document_id: str) -> int:
        keys, _ = self.document_keys(which)
        order = list(self._shelf.documents)
        wanted = order.index(document_id) if document_id in order else -1
        return list(keys).index(wanted) if wanted in keys else -1

    def document(self, document_id: str) -> Document:
        if document_id not in self._shelf.documents:
            raise NotFoundError("Dieses Dokument gibt es nicht mehr.")
        return self._shelf.documents[document_id]

    def current_version(self, document_id: str) -> DocumentVersion:
        return self._shelf.versions[self.document(document_id).current_version_id]

    def version(self, version_id: str) -> DocumentVersion:
        return self._shelf.versions[version_id]

    def versions(self, document_id: str) -> list[VersionRow]:
        return [
            VersionRow(
                each.id, each.number, each.file_name, each.size, each.page_count, each.sha256, each.created_at,
                each.created_by, each.comment,
            )
            for each in sorted(self._shelf.versions.values(), key=lambda one: -one.number)
            if each.document_id == document_id
        ]  # fmt: skip

    def attachments(self, document_id: str) -> list[DocumentRow]:
        return [
            self._document_row(each)
            for each in self._shelf.documents.values()
            if each.parent_id == document_id and not each.withdrawn
        ]

    def text(self, document_id: str) -> str:
        return self.current_version(document_id).text

    # --- the rest ---

    def open_follow_ups(self, *, until: date | None = None) -> list[FollowUpRow]:
        rows = [self._follow_up_row(each) for each in self._open()]
        return sorted((each for each in rows if until is None or each.due_on <= until), key=lambda each: each.due_on)

    def follow_ups_of(self, record_id: str, document_id: str = "") -> list[FollowUpRow]:
        found = [
            each
            for each in self._shelf.follow_ups.values()
            if each.record_id == record_id and not each.withdrawn and document_id in {"", each.document_id}
        ]
        return sorted((self._follow_up_row(each) for each in found), key=lambda each: each.due_on)

    def inbox(self) -> list[InboxRow]:
        return []

    def journal_of(self, object_ids: Sequence[str]) -> list[JournalEntry]:
        return [
            each
            for each in reversed(self._shelf.entries)
            if each.object_id in object_ids and each.action is not Action.READ
        ]

    def settings(self) -> Mapping[str, str]:
        return dict(self._shelf.settings)

    def setting(self, key: str) -> str | None:
        return self._shelf.settings.get(key)

    # --- inside ---

    def _in_record(self, record_id: str) -> list[Document]:
        return [
            each
            for each in self._shelf.documents.values()
            if each.record_id == record_id and not each.withdrawn and each.parent_id is None
        ]

    def _document_order(self, sort: str, document: Document) -> str | date | datetime:
        if sort == "title":
            return fold(document.title)
        if sort == "status":
            return document.status.value
        if sort == "received":
            return document.received_on
        if sort == "due":
            return self._due(document.record_id or "", document.id) or date.max
        return document.modified_at

    def _document_row(self, document: Document) -> DocumentRow:
        version = self._shelf.versions[document.current_version_id]
        case = self._shelf.cases.get(document.case_id or "")
        return DocumentRow(
            document.id, document.title, document.status, document.register, document.case_id,
            case.title if case else "", version.kind, version.file_name, version.size, document.received_on,
            document.modified_at, len(self.attachments(document.id)),
            self._due(document.record_id or "", document.id), document.quarantined, document.remarks,
            document.parent_id is not None,
        )  # fmt: skip

    def _open(self) -> Iterable[FollowUp]:
        return (each for each in self._shelf.follow_ups.values() if not each.withdrawn and each.done_at is None)

    def _due(self, record_id: str, document_id: str = "") -> date | None:
        days = [
            each.due_on
            for each in self._open()
            if each.record_id == record_id and (not document_id or each.document_id == document_id)
        ]
        return min(days, default=None)

    def _follow_up_row(self, each: FollowUp) -> FollowUpRow:
        record = self._shelf.records[each.record_id]
        document = self._shelf.documents.get(each.document_id or "")
        case = self._shelf.cases.get(each.case_id or "")
        return FollowUpRow(
            each.id, each.title, each.note, each.due_on, each.time_of_day, record.id, record.title, record.reference,
            record.record_type, each.document_id, document.title if document else "", case.title if case else "",
            each.done_at,
        )  # fmt: skip
