"""What the invented town hall consists of, before any of it is filed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

Bytes = Callable[[], bytes]
"""Writes a file when asked; asked twice, it gives the same bytes."""


@dataclass(frozen=True, slots=True)
class DemoCase:
    """A case (Vorgang) of a record; ``register`` is empty where the record has none."""

    title: str
    register: str
    opened_on: date
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DemoDocument:
    """A document. ``case`` is an index into the record's cases; ``status`` a value of ``DocumentStatus``.

    ``later_versions`` are the file's later states, oldest first.
    """

    file_name: str
    title: str
    data: Bytes
    register: str
    case: int | None
    status: str
    received_on: date
    origin: str
    later_versions: tuple[Bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoFollowUp:
    """A follow-up. ``time_of_day`` is ``HH:MM`` or None; ``document`` and ``case`` are indexes into the record."""

    title: str
    due_on: date
    time_of_day: str | None = None
    note: str = ""
    document: int | None = None
    case: int | None = None


@dataclass(frozen=True, slots=True)
class DemoRecord:
    """A record with everything in it. ``fields`` follow the schema of its record type."""

    plan: str
    title: str
    record_type: str
    fields: Mapping[str, str]
    former_reference: str
    opened_on: date
    closed_on: date | None
    unit: str
    responsible: str
    cases: tuple[DemoCase, ...]
    documents: tuple[DemoDocument, ...]
    follow_ups: tuple[DemoFollowUp, ...]
    favourite: bool = False


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A file that was not filed yet."""

    file_name: str
    data: Bytes
    origin: str = "Scan-Eingang"


@dataclass(frozen=True, slots=True)
class DemoTown:
    """The whole sample: filed records, what waits in the Scan-Eingang, and a file nobody can open."""

    today: date
    clerk: str
    unit: str
    records: tuple[DemoRecord, ...]
    inbox: tuple[DemoFile, ...]
    quarantine: DemoFile
