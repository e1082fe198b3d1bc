"""What the use cases need from outside, as interfaces. Adapters fulfil them; tests fulfil them by hand."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self, TypeAlias

from hattingen_desk.application.read_models import (
    CaseRow,
    DocumentRow,
    FollowUpRow,
    Hit,
    InboxRow,
    RecordRow,
    RegisterGroup,
    SearchResult,
    VersionRow,
)
from hattingen_desk.domain.content import Content, PagePicture
from hattingen_desk.domain.definitions import Definitions
from hattingen_desk.domain.filing_plan import FilingPlan
from hattingen_desk.domain.follow_ups import FollowUp
from hattingen_desk.domain.journal import Action, JournalEntry
from hattingen_desk.domain.records import BlobReference, Case, Document, DocumentVersion, Record
from hattingen_desk.domain.search import Query


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts, and the device it happens on."""

    login: str
    name: str
    unit: str = ""
    device: str = ""


class Clock(Protocol):
    """The time. Aware datetimes in UTC; ``today`` is the date in Germany."""

    def now(self) -> datetime: ...
    def today(self) -> date: ...


class HolidayCalendar(Protocol):
    """Public holidays of North Rhine-Westphalia (Feiertagsgesetz NW)."""

    def holidays(self, first: date, last: date) -> frozenset[date]: ...


# --- writing --------------------------------------------------------------------------------------------------


class RecordRepository(Protocol):
    """Records. ``save`` expects ``record.version`` to be one more than the stored one and raises StaleError otherwise.

    ``get`` raises NotFoundError; withdrawn objects are found by ``get`` (undo needs them), not by ``find``.
    """

    def get(self, record_id: str) -> Record: ...
    def find(self, ref: str) -> Record: ...
    def add(self, record: Record) -> None: ...
    def save(self, record: Record) -> None: ...
    def next_number(self, plan: str, year: int) -> int: ...


class CaseRepository(Protocol):
    """Cases; errors as for records."""

    def get(self, case_id: str) -> Case: ...
    def add(self, case: Case) -> None: ...
    def save(self, case: Case) -> None: ...


class DocumentRepository(Protocol):
    """Documents and their versions; errors as for records.

    ``add_version`` makes the version the current one. ``with_sha256`` finds the document (not withdrawn) in a bucket
    that has these original bytes as one of its versions.
    """

    def get(self, document_id: str) -> Document: ...
    def children(self, document_id: str) -> Sequence[Document]: ...
    def add(self, document: Document, version: DocumentVersion) -> None: ...
    def save(self, document: Document) -> None: ...
    def add_version(self, document: Document, version: DocumentVersion) -> None: ...
    def current_version(self, document_id: str) -> DocumentVersion: ...
    def version(self, version_id: str) -> DocumentVersion: ...
    def with_sha256(self, bucket: str, sha256: str) -> Document | None: ...


class FollowUpRepository(Protocol):
    """Follow-ups; errors as for records."""

    def get(self, follow_up_id: str) -> FollowUp: ...
    def of_document(self, document_id: str) -> Sequence[FollowUp]: ...
    def add(self, follow_up: FollowUp) -> None: ...
    def save(self, follow_up: FollowUp) -> None: ...


class Journal(Protocol):
    """The journal. ``append`` chains the entry onto the device's last one, in the same transaction."""

    def append(
        self, action: Action, object_kind: str, object_id: str, bucket: str, payload: Mapping[str, object]
    ) -> None: ...
    def entries(self) -> Iterator[JournalEntry]: ...
    def of_objects(self, object_ids: Sequence[str], *, actions: Sequence[Action] | None = None) -> list[JournalEntry]:
        """Return the entries of these objects, newest first."""


class CollectedFiles(Protocol):
    """Files of the watched folder that are committed here but whose source may still lie there."""

    def add(self, path: str, size: int, modified_ns: int, sha256: str, document_id: str) -> None: ...
    def find(self, path: str, size: int, modified_ns: int) -> tuple[str, str] | None:
        """Return (sha256, document id) of a file that was taken in already."""

    def remove(self, path: str) -> None: ...


class Settings(Protocol):
    """What a person has set or left behind in the window: JSON texts by key, encrypted with the replica."""

    def get(self, key: str) -> str | None: ...
    def put(self, key: str, value: str) -> None: ...


class UnitOfWork(Protocol):
    """One transaction on the replica. Leaving without ``commit`` rolls everything back.

    Writing units are serialised; the search index follows the repositories in the same transaction.
    """

    records: RecordRepository
    cases: CaseRepository
    documents: DocumentRepository
    follow_ups: FollowUpRepository
    journal: Journal
    collected_files: CollectedFiles
    settings: Settings

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def commit(self) -> None: ...


# --- reading --------------------------------------------------------------------------------------------------

Keys: TypeAlias = "array[int]"  # as text: before Python 3.12 an array takes no brackets
"""Ordered keys of rows (``array('q')``). A list of a million rows is a few megabytes; pages of rows are read by key."""


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which records a list shows. ``plan``: this position and everything below; ``text`` is the quick filter."""

    plan: str = ""
    text: str = ""
    ids: tuple[str, ...] | None = None
    include_closed: bool = True
    sort: str = "title"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents of a record a list shows. ``sort``: title, status, modified, received or due."""

    record_id: str
    text: str = ""
    case_id: str = ""
    received_from: date | None = None
    sort: str = "modified"
    descending: bool = True


class Catalogue(Protocol):
    """Everything the screens read. Each call is one read transaction and may run beside a writing one."""

    def record_counts(self) -> Mapping[str, int]:
        """Return the number of records lying exactly on each plan number."""

    def record_keys(self, which: RecordFilter) -> Keys: ...
    def record_rows(self, keys: Sequence[int]) -> list[RecordRow]: ...
    def record(self, record_id: str) -> Record: ...
    def find_record(self, ref: str) -> Record:
        """Return the record with this id, reference or earlier reference; raises NotFoundError."""

    def cases(self, record_id: str) -> list[CaseRow]: ...
    def document_keys(self, which: DocumentFilter) -> tuple[Keys, list[RegisterGroup]]:
        """Return keys ordered by register (R1, R2 .. R13, none), then by the sort, and the runs per register."""

    def document_rows(self, keys: Sequence[int]) -> list[DocumentRow]: ...
    def document_position(self, which: DocumentFilter, document_id: str) -> int:
        """Return the index of a document in ``document_keys`` of the same filter, -1 if it is not among them."""

    def document(self, document_id: str) -> Document: ...
    def current_version(self, document_id: str) -> DocumentVersion: ...
    def version(self, version_id: str) -> DocumentVersion: ...
    def versions(self, document_id: str) -> list[VersionRow]: ...
    def attachments(self, document_id: str) -> list[DocumentRow]: ...
    def text(self, document_id: str) -> str: ...
    def open_follow_ups(self, *, until: date | None = None) -> list[FollowUpRow]:
        """Return the open follow-ups of the acting person up to a day, by due day."""

    def follow_ups_of(self, record_id: str, document_id: str = "") -> list[FollowUpRow]: ...
    def inbox(self) -> list[InboxRow]:
        """Return what waits: documents without a record, and quarantined ones still to be checked, wherever they lie.

        Attachments are not listed apart from what they came with. Oldest first.
        """

    def journal_of(self, object_ids: Sequence[str]) -> list[JournalEntry]:
        """Return the changes (no read entries) of these objects, newest first."""

    def setting(self, key: str) -> str | None: ...
    def settings(self) -> Mapping[str, str]:
        """Return everything the acting person has set or left behind."""


class SearchIndex(Protocol):
    """The word index. ``find`` returns at most ``limit`` hits without snippets, exact and prefix hits first."""

    def find(self, query: Query, *, record_id: str = "", limit: int = 50) -> SearchResult: ...
    def texts(self, hits: Sequence[Hit]) -> list[str]:
        """Return the text behind each hit, for snippets."""


class Replica(Protocol):
    """The encrypted local database: the only thing the program reads and writes."""

    def unit_of_work(self) -> UnitOfWork: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def search(self) -> SearchIndex: ...
    def versions(self) -> Iterator[DocumentVersion]:
        """Yield every version of every document, without texts."""

    def faults(self) -> Iterable[str]:
        """Check pages, references between rows and the index; yield German sentences for what is wrong."""

    def close(self) -> None: ...


class BlobStore(Protocol):
    """Encrypted files. ``get`` raises DeskError when one is damaged.

    ``put`` returns only after the bytes are durable and may be called from several threads at once; ``settle`` makes
    the names of all that was put durable and comes before the commit that refers to them.
    """

    def put(self, data: bytes) -> BlobReference: ...
    def settle(self) -> None: ...
    def get(self, reference: BlobReference) -> bytes: ...
    def delete(self, blob_id: str) -> None: ...
    def ids(self) -> Iterator[str]: ...


class DefinitionSource(Protocol):
    """The definitions in force."""

    @property
    def filing_plan(self) -> FilingPlan: ...
    @property
    def definitions(self) -> Definitions: ...


# --- files ----------------------------------------------------------------------------------------------------


class ContentReader(Protocol):
    """Reads files apart from this process; whatever the file does, a Content comes back."""

    def submit(self, data: bytes, file_name: str) -> Future[Content]: ...


class PageRenderer(Protocol):
    """Draws pages. Returns None for files that have no pages (mail, text, Office): show their text instead.

    ``data`` may be a function that gets the bytes: it is called only if the file with this ``key`` is not open yet.
    """

    def render(
        self,
        data: bytes | Callable[[], bytes],
        media_type: str,
        *,
        page: int,
        width: int,
        crop_margins: bool = False,
        highlight: Sequence[str] = (),
        key: str = "",
    ) -> PagePicture | None: ...
