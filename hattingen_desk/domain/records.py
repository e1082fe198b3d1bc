"""Records, cases, documents and their versions.

A record (Akte) holds cases (Vorgänge) and documents; a document has versions, a version points to an encrypted blob.
Everything below a record lies in one *compartment*, the unit of confidentiality and of sync (its *bucket*).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from hattingen_desk.domain.content import FileKind

NO_FIELDS: Mapping[str, object] = MappingProxyType({})

CORE_COMPARTMENT = "core"
"""The compartment of a record's head; visible with any of its compartments."""

GENERAL_COMPARTMENT = "akte"
"""The compartment of everything in a record that has no register."""


class RecordStatus(StrEnum):
    """A record or case is worked on, or closed (*z. d. A.*, zu den Akten)."""

    OPEN = "open"
    CLOSED = "closed"


class DocumentStatus(StrEnum):
    """How far a document is. *Heute fällig* and *Überfällig* are not states: they follow from follow-ups."""

    DRAFT = "draft"
    TO_CHECK = "to_check"
    IN_PROGRESS = "in_progress"
    IN_SIGN_OFF = "in_sign_off"
    DONE = "done"
    FILED = "filed"


@dataclass(frozen=True, slots=True)
class Record:
    """A record. ``earlier_references`` are numbers it carried before; they stay searchable.

    ``fields`` are the values of its type's own fields; ``withdrawn`` hides what was created by mistake.
    """

    id: str
    plan: str
    reference: str
    title: str
    record_type: str
    opened_on: date
    created_at: datetime
    modified_at: datetime
    former_reference: str = ""
    earlier_references: tuple[str, ...] = ()
    status: RecordStatus = RecordStatus.OPEN
    fields: Mapping[str, object] = field(default_factory=lambda: NO_FIELDS)
    unit: str = ""
    responsible: str = ""
    closed_on: date | None = None
    version: int = 1
    withdrawn: bool = False

    @property
    def bucket(self) -> str:
        """The sync bucket of the record's head."""
        return bucket_of(self.id, CORE_COMPARTMENT)


@dataclass(frozen=True, slots=True)
class Case:
    """A case (Vorgang) inside a record and one of its compartments."""

    id: str
    record_id: str
    compartment: str
    register: str
    title: str
    opened_on: date
    created_at: datetime
    modified_at: datetime
    status: RecordStatus = RecordStatus.OPEN
    closed_on: date | None = None
    version: int = 1
    withdrawn: bool = False

    @property
    def bucket(self) -> str:
        """The sync bucket the case lies in."""
        return bucket_of(self.record_id, self.compartment)


@dataclass(frozen=True, slots=True)
class BlobReference:
    """Where the encrypted bytes of a version lie: ``id`` is the SHA-256 of the ciphertext, ``key`` opens it."""

    id: str
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class DocumentVersion:
    """One state of a document's file. ``sha256`` and ``size`` (bytes) are those of the original, unencrypted."""

    id: str
    document_id: str
    number: int
    blob: BlobReference
    file_name: str
    kind: FileKind
    media_type: str
    size: int
    sha256: str
    page_count: int
    created_at: datetime
    created_by: str
    comment: str = ""
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A document. ``record_id`` is None while it waits in the inbox (Scan-Eingang).

    ``quarantined`` documents (*Zu klären*) are kept unopened; ``remarks`` say why. ``parent_id`` is the mail it came
    with. ``register`` is the number of a personnel record's register (``R6``), empty elsewhere.
    """

    id: str
    record_id: str | None
    compartment: str
    title: str
    received_on: date
    created_at: datetime
    modified_at: datetime
    case_id: str | None = None
    register: str = ""
    status: DocumentStatus = DocumentStatus.IN_PROGRESS
    origin: str = ""
    parent_id: str | None = None
    quarantined: bool = False
    remarks: tuple[str, ...] = ()
    current_version_id: str = ""
    version: int = 1
    withdrawn: bool = False
    inbox: str = ""

    @property
    def bucket(self) -> str:
        """The sync bucket the document lies in: a record's compartment, or a unit's inbox."""
        return bucket_of(self.record_id, self.compartment) if self.record_id else f"inbox/{self.inbox}"


def bucket_of(record_id: str, compartment: str) -> str:
    """Return the bucket of one confidentiality compartment of one record."""
    return f"{record_id}/{compartment}"
