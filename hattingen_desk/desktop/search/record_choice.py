"""Choosing a record by typing a part of its title or reference. Plain words, no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from hattingen_desk.application.desk import Desk
from hattingen_desk.application.ports import RecordFilter
from hattingen_desk.application.read_models import RecordRow
from hattingen_desk.domain.definitions import RecordType
from hattingen_desk.domain.records import RecordStatus

CHOICES = 8
"""Records offered at once."""


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """A record that may be chosen."""

    id: str
    title: str
    reference: str
    record_type: str
    type_title: str
    icon: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Records that fit what was typed; ``more``: there are further ones. Without typing: those visited last."""

    text: str
    found: tuple[RecordChoice, ...]
    more: bool


def find_records(desk: Desk, text: str, *, limit: int = CHOICES) -> Choices:
    """Return the records whose title or reference contains what was typed. Runs in the replica lane."""
    catalogue, types = desk.browsing.catalogue, desk.browsing.record_types
    typed = text.strip()
    if not typed:
        ids = desk.browsing.recent()[:limit]
        if not ids:
            return Choices(text, (), more=False)
        rows = catalogue.record_rows(catalogue.record_keys(RecordFilter(ids=ids)))
        rows.sort(key=lambda row: ids.index(row.id))
        return Choices(text, tuple(choice(row, types) for row in rows), more=False)
    keys = catalogue.record_keys(RecordFilter(text=typed))
    rows = catalogue.record_rows(keys[:limit])
    return Choices(text, tuple(choice(row, types) for row in rows), more=len(keys) > limit)


def choice(row: RecordRow, types: Mapping[str, RecordType]) -> RecordChoice:
    """Return a record as it is offered."""
    kind = types.get(row.record_type)
    return RecordChoice(
        id=row.id,
        title=row.title,
        reference=row.reference,
        record_type=row.record_type,
        type_title=kind.title if kind else "Akte",
        icon=kind.icon if kind else "folder",
        closed=row.status is RecordStatus.CLOSED,
    )
