"""Rows as the screens show them. Everything here is read in one go by the catalogue and never written back."""

from dataclasses import dataclass, field
from datetime import date, datetime

from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.journal import Action
from hattingen_desk.domain.records import DocumentStatus, RecordStatus
from hattingen_desk.domain.search import HitKind, Snippet


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record in a list. ``due_on`` is its earliest open follow-up."""

    id: str
    reference: str
    title: str
    plan: str
    record_type: str
    status: RecordStatus
    unit: str
    modified_at: datetime
    document_count: int
    due_on: date | None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case of a record with the number of its documents."""

    id: str
    title: str
    register: str
    status: RecordStatus
    opened_on: date
    document_count: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a table. ``due_on`` is its earliest open follow-up; ``attachment_count`` its children."""

    id: str
    title: str
    status: DocumentStatus
    register: str
    case_id: str | None
    case_title: str
    kind: FileKind
    file_name: str
    size: int
    received_on: date
    modified_at: datetime
    attachment_count: int
    due_on: date | None
    quarantined: bool
    remarks: tuple[str, ...]
    is_attachment: bool = False


@dataclass(frozen=True, slots=True)
class RegisterGroup:
    """A run of rows in a document list that share a register, in the order of the list. Empty number: no register."""

    number: str
    count: int


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A follow-up with the thing it stands on. ``subject`` names the record; ``icon_kind`` is its record type."""

    id: str
    title: str
    note: str
    due_on: date
    time_of_day: str
    record_id: str
    record_title: str
    record_reference: str
    record_type: str
    document_id: str | None
    document_title: str
    case_title: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A file that waits to be filed (Scan-Eingang), or to be looked at (*Zu klären*, ``quarantined``).

    A quarantined one stays in the record it was meant for (``record_id``): elsewhere others might see it.
    """

    id: str
    title: str
    file_name: str
    kind: FileKind
    size: int
    page_count: int
    created_at: datetime
    quarantined: bool
    remarks: tuple[str, ...]
    origin: str
    record_id: str | None = None
    record_title: str = ""
    record_reference: str = ""


@dataclass(frozen=True, slots=True)
class JournalRow:
    """A journal entry in words."""

    at: datetime
    actor: str
    action: Action
    sentence: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a document."""

    id: str
    number: int
    file_name: str
    size: int
    page_count: int
    sha256: str
    created_at: datetime
    created_by: str
    comment: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A search hit. ``record_id`` is where it lies (empty: inbox), ``context`` names record and place in words."""

    id: str
    kind: HitKind
    reference: str
    title: str
    record_id: str
    context: str
    date: date
    file_kind: FileKind | None = None
    snippet: Snippet = field(default_factory=lambda: Snippet(""))
    title_marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, newest first among equals. ``more``: there are further ones; ``capped``: a part stood for too many words.

    ``parts`` are the folded words to highlight in previews.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    more: bool = False
    capped: bool = False
    parts: tuple[str, ...] = ()
