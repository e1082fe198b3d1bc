"""Import: files become documents. Original bytes unchanged, hashed, encrypted; text extracted; nothing is dropped."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from hattingen_desk.application.changes import NO_CHANGES, Changes, Kind
from hattingen_desk.application.edits import MAX_TITLE, checked_title
from hattingen_desk.application.filing import Filing
from hattingen_desk.application.ports import (
    Actor,
    BlobStore,
    Clock,
    ContentReader,
    DefinitionSource,
    Replica,
    UnitOfWork,
)
from hattingen_desk.domain.content import Attachment, Content
from hattingen_desk.domain.errors import DeskError, InvalidInputError
from hattingen_desk.domain.file_names import safe_file_name
from hattingen_desk.domain.identifiers import new_id
from hattingen_desk.domain.journal import Action
from hattingen_desk.domain.records import (
    GENERAL_COMPARTMENT,
    BlobReference,
    Document,
    DocumentStatus,
    DocumentVersion,
)

MAX_DEPTH = 5
"""How deep mails inside mails are followed; what lies deeper stays inside the file it came in."""

BATCH = 50
"""Files committed in one transaction. A file's blob is durable before; the source is never touched before commit."""

AHEAD = 8
"""Files read, encrypted and written ahead while earlier ones are stored."""

WRITERS = 4
"""Files that are made durable at the same time: a disk that is asked for several at once answers for all."""


class Outcome(StrEnum):
    """What became of a file. ``FAILED``: it could not even be read from disk, the source is untouched."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import. ``read`` returns its bytes and may raise OSError; ``label`` is how the result names it."""

    label: str
    file_name: str
    read: Callable[[], bytes]
    title: str = ""
    origin: str = ""
    received_on: date | None = None
    status: DocumentStatus | None = None
    place: "Target | None" = None
    collected: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Where imported files go: a record (register, case), or the inbox of a unit when ``record_id`` is None."""

    record_id: str | None = None
    register: str = ""
    case_id: str | None = None
    inbox: str = "allgemein"


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What became of one file. ``id`` is the document's (that of the one already there for a duplicate)."""

    label: str
    outcome: Outcome
    id: str = ""
    sha256: str = ""
    remark: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All results in order, and one Changes with which the whole import can be taken back."""

    items: tuple[ItemResult, ...]
    changes: Changes

    def count(self, outcome: Outcome) -> int:
        """Return how many files ended this way."""
        return sum(item.outcome is outcome for item in self.items)


@dataclass(slots=True)
class _Prepared:
    """A file on its way in. ``attachments`` are filled once its content is known, before any transaction."""

    source: Source
    sha256: str = ""
    size: int = 0
    writing: "Future[BlobReference] | None" = None
    blob: BlobReference | None = None
    reading: "Future[Content] | None" = None
    content: Content | None = None
    attachments: "list[_Prepared]" = field(default_factory=list)
    failure: str = ""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A file that only needs to be written down."""

    prepared: _Prepared
    blob: BlobReference
    content: Content


class Importing:
    """Takes files in."""

    def __init__(
        self,
        replica: Replica,
        blobs: BlobStore,
        reader: ContentReader,
        filing: Filing,
        definitions: DefinitionSource,
        actor: Actor,
        clock: Clock,
    ) -> None:
        self._replica = replica
        self._blobs = blobs
        self._reader = reader
        self._filing = filing
        self._definitions = definitions
        self._actor = actor
        self._clock = clock

    def import_files(
        self,
        sources: Iterable[Source],
        target: Target,
        *,
        on_item: Callable[[ItemResult], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ImportReport:
        """Import files one after the other; what is done stays done when cancelled or when a later one fails.

        ``on_item`` hears of a file after its commit. Raises NotFoundError if the target does not exist.
        """
        results: list[ItemResult] = []
        for batch in self._batches(sources, cancelled):
            self._blobs.settle()
            with self._replica.unit_of_work() as work:
                targets = {each.source.place or target for each in batch}
                places = {each: self._place(work, each) for each in targets}
                done = [self._store(work, each, places[each.source.place or target]) for each in batch]
                work.commit()
            results.extend(done)
            if on_item is not None:
                for item in done:
                    on_item(item)
        return ImportReport(tuple(results), self._changes(results, target))

    def add_version(self, document_id: str, source: Source, *, comment: str = "") -> Changes:
        """Add a new version of a document's file. Earlier versions stay as they are."""
        with _writers() as writers:
            ready = _ready(self._finish(self._prepare(source, writers), writers))
        self._blobs.settle()
        prepared, content = ready.prepared, ready.content
        with self._replica.unit_of_work() as work:
            document = work.documents.get(document_id)
            current = work.documents.current_version(document_id)
            if current.sha256 == prepared.sha256:
                return NO_CHANGES
            version = self._version(document_id, ready, number=current.number + 1, comment=comment)
            changed = replace(
                document, remarks=content.remarks, quarantined=content.quarantined, current_version_id=version.id,
                version=document.version + 1, modified_at=self._clock.now(),
            )  # fmt: skip
            work.documents.add_version(changed, version)
            work.journal.append(
                Action.VERSION_ADDED, Kind.DOCUMENT, document_id, document.bucket,
                {"title": document.title, "detail": f"Fassung {work.documents.current_version(document_id).number}"},
            )  # fmt: skip
            work.commit()
        ids = frozenset({document_id} | ({document.record_id} if document.record_id else set()))
        return Changes(
            frozenset({Kind.DOCUMENT}),
            ids,
            sentence=f"Neue Fassung von „{document.title}“ abgelegt",
            undo=lambda: self.make_current(document_id, current.id),
        )

    def make_current(self, document_id: str, version_id: str) -> Changes:
        """Make another version the one that is shown and found; the others stay in the list of versions."""
        with self._replica.unit_of_work() as work:
            document, version = work.documents.get(document_id), work.documents.version(version_id)
            former = document.current_version_id
            if version.document_id != document_id or former == version_id:
                return NO_CHANGES
            now = self._clock.now()
            changed = replace(document, current_version_id=version_id, version=document.version + 1, modified_at=now)
            work.documents.save(changed)
            work.journal.append(
                Action.RESTORED, Kind.DOCUMENT, document_id, document.bucket,
                {"title": document.title, "detail": f"Fassung {version.number}"},
            )  # fmt: skip
            work.commit()
        ids = frozenset({document_id} | ({document.record_id} if document.record_id else set()))
        sentence = f"Fassung {version.number} von „{document.title}“ ist wieder aktuell"
        return Changes(
            frozenset({Kind.DOCUMENT}), ids, sentence=sentence, undo=lambda: self.make_current(document_id, former)
        )

    # --- inside -----------------------------------------------------------------------------------------------

    def _batches(self, sources: Iterable[Source], cancelled: Callable[[], bool]) -> Iterator[list[_Prepared]]:
        waiting: deque[_Prepared] = deque()
        batch: list[_Prepared] = []
        with _writers() as writers:
            for source in sources:
                if cancelled():
                    break
                waiting.append(self._prepare(source, writers))
                if len(waiting) > AHEAD:
                    batch.append(self._finish(waiting.popleft(), writers))
                if len(batch) >= BATCH:
                    yield batch
                    batch = []
            batch.extend(self._finish(each, writers) for each in waiting)
            if batch:
                yield batch

    def _prepare(self, source: Source, writers: Executor) -> _Prepared:
        """Read and hash a file; start reading its content and writing its encrypted blob."""
        try:
            data = source.read()
        except OSError as error:
            reason = error.strerror or "unbekannter Grund"
            return _Prepared(
                source,
                failure=f"„{source.label}“ ließ sich nicht lesen ({reason}). Die Datei blieb, wo sie ist; "
                "prüfen Sie, ob sie noch geöffnet ist, und legen Sie sie erneut ab.",
            )
        reading = self._reader.submit(data, source.file_name)
        writing = writers.submit(self._blobs.put, data)
        return _Prepared(source, hashlib.sha256(data).hexdigest(), len(data), writing, reading=reading)

    def _finish(self, prepared: _Prepared, writers: Executor, depth: int = 0) -> _Prepared:
        """Wait for blob and content and prepare the attachments, so that no transaction waits for either."""
        if prepared.reading is not None and prepared.writing is not None:
            try:
                prepared.blob = prepared.writing.result()
                prepared.content = prepared.reading.result()
            except DeskError as error:
                self._discard(prepared)
                prepared.failure = error.message
                return prepared
            if depth < MAX_DEPTH:
                children = [
                    self._prepare(_attachment_source(each, prepared.source), writers)
                    for each in prepared.content.attachments
                ]
                prepared.attachments = [self._finish(child, writers, depth + 1) for child in children]
        return prepared

    def _store(self, work: UnitOfWork, prepared: _Prepared, place: Document) -> ItemResult:
        label = prepared.source.label
        if prepared.failure:
            return ItemResult(label, Outcome.FAILED, remark=prepared.failure)
        twin = work.documents.with_sha256(place.bucket, prepared.sha256)
        if twin is not None:
            self._discard(prepared)
            self._note_collected(work, prepared, twin.id)
            where = "in dieser Akte" if place.record_id else "im Scan-Eingang"
            remark = f"Diese Datei liegt schon {where}: „{twin.title}“. Sie wurde nicht noch einmal abgelegt."
            return ItemResult(label, Outcome.DUPLICATE, twin.id, prepared.sha256, remark, twin.title)
        document = self._add(work, _ready(prepared), place)
        self._note_collected(work, prepared, document.id)
        outcome = Outcome.QUARANTINED if document.quarantined else Outcome.STORED
        return ItemResult(label, outcome, document.id, prepared.sha256, " ".join(document.remarks), document.title)

    def _discard(self, prepared: _Prepared) -> None:
        if prepared.blob is not None:
            self._blobs.delete(prepared.blob.id)
        for child in prepared.attachments:
            self._discard(child)

    def _place(self, work: UnitOfWork, target: Target) -> Document:
        """Return an empty document in the target's place, the pattern for those to come."""
        now = self._clock.now()
        compartment, register, case_id = GENERAL_COMPARTMENT, target.register, target.case_id
        if target.record_id is not None:
            record = work.records.get(target.record_id)
            if case_id is not None:
                case = work.cases.get(case_id)
                if case.record_id != record.id:
                    raise InvalidInputError("Der Vorgang gehört zu einer anderen Akte. Nichts wurde abgelegt.")
                register = case.register
            if register and not self._definitions.definitions.record_type(record.record_type).has_registers:
                raise InvalidInputError(f"Die Akte „{record.title}“ hat keine Register. Nichts wurde abgelegt.")
            compartment = self._definitions.definitions.compartment(register)
        return Document(
            id="", record_id=target.record_id, compartment=compartment, title="", received_on=self._clock.today(),
            created_at=now, modified_at=now, case_id=case_id, register=register,
            inbox="" if target.record_id else target.inbox,
        )  # fmt: skip

    def _add(self, work: UnitOfWork, ready: _Ready, place: Document) -> Document:
        source, content = ready.prepared.source, ready.content
        name, name_remark = safe_file_name(source.file_name)
        document_id = new_id()
        version = self._version(document_id, ready, number=1)
        title = (source.title or content.title or name.rsplit(".", 1)[0] or name).strip()[:MAX_TITLE]
        waiting = DocumentStatus.TO_CHECK if place.record_id is None else DocumentStatus.IN_PROGRESS
        failures = tuple(child.failure for child in ready.prepared.attachments if child.failure)
        document = replace(
            place,
            id=document_id,
            title=checked_title(title) if title else "Ohne Titel",
            received_on=source.received_on or place.received_on,
            status=DocumentStatus.TO_CHECK if content.quarantined else source.status or waiting,
            origin=source.origin or content.sender,
            quarantined=content.quarantined,
            remarks=tuple(each for each in (name_remark, *content.remarks, *failures) if each),
            current_version_id=version.id,
        )
        work.documents.add(document, version)
        work.journal.append(
            Action.IMPORTED, Kind.DOCUMENT, document_id, document.bucket,
            {"title": document.title, "detail": version.file_name, "sha256": version.sha256},
        )  # fmt: skip
        for child in ready.prepared.attachments:
            if not child.failure:
                self._add(work, _ready(child), replace(place, parent_id=document_id))
        return document

    def _version(self, document_id: str, ready: _Ready, *, number: int, comment: str = "") -> DocumentVersion:
        return DocumentVersion(
            id=new_id(),
            document_id=document_id,
            number=number,
            blob=ready.blob,
            file_name=safe_file_name(ready.prepared.source.file_name)[0],
            kind=ready.content.kind,
            media_type=ready.content.media_type,
            size=ready.prepared.size,
            sha256=ready.prepared.sha256,
            page_count=ready.content.page_count,
            created_at=self._clock.now(),
            created_by=self._actor.name,
            comment=comment,
            text=ready.content.text,
        )

    def _note_collected(self, work: UnitOfWork, prepared: _Prepared, document_id: str) -> None:
        if prepared.source.collected is not None:
            path, size, modified_ns = prepared.source.collected
            work.collected_files.add(path, size, modified_ns, prepared.sha256, document_id)

    def _changes(self, results: list[ItemResult], target: Target) -> Changes:
        taken = [item for item in results if item.outcome in {Outcome.STORED, Outcome.QUARANTINED}]
        if not taken:
            return NO_CHANGES
        ids = tuple(item.id for item in taken)
        named = f"„{taken[0].title}“" if len(taken) == 1 else f"{len(taken)} Dokumente"
        record = {target.record_id} if target.record_id else set()
        return Changes(
            kinds=frozenset({Kind.DOCUMENT, Kind.INBOX}),
            ids=frozenset(set(ids) | record),
            sentence=f"{named} abgelegt" if target.record_id else f"{named} im Scan-Eingang",
            undo=lambda: self._filing.withdraw_documents(ids),
            created=ids[0],
        )


def stored_bytes_match(blobs: BlobStore, version: DocumentVersion) -> bool:
    """Read a version's bytes back from the store and compare their hash with the original's."""
    return hashlib.sha256(blobs.get(version.blob)).hexdigest() == version.sha256


def _writers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(WRITERS, thread_name_prefix="blob-writer")


def _ready(prepared: _Prepared) -> _Ready:
    """Return a file that was read; raises DeskError with its failure otherwise."""
    if prepared.blob is None or prepared.content is None:
        raise DeskError(prepared.failure)
    return _Ready(prepared, prepared.blob, prepared.content)


def _attachment_source(attachment: Attachment, parent: Source) -> Source:
    return Source(
        label=f"{parent.label} › {attachment.file_name}",
        file_name=attachment.file_name,
        read=lambda: attachment.data,
        origin=parent.origin,
        received_on=parent.received_on,
    )
