"""What every edit has in common: checked titles, what differs, and how it is taken back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from hattingen_desk.domain.errors import InvalidInputError, StaleError
from hattingen_desk.domain.records import Case, Document, Record

Thing = TypeVar("Thing", Record, Case, Document)

MAX_TITLE = 250
"""Longest title of a record, case or document, in characters."""

_BOOKKEEPING = frozenset({"id", "version", "created_at", "modified_at", "current_version_id"})


def checked_title(title: str) -> str:
    """Return a title without needless space; raises InvalidInputError if it is empty or too long."""
    clean = " ".join(title.split())
    if not clean:
        raise InvalidInputError("Der Titel ist leer. Nichts wurde geändert; geben Sie einen Titel ein.")
    if len(clean) > MAX_TITLE:
        raise InvalidInputError(f"Der Titel hat {len(clean)} Zeichen, möglich sind {MAX_TITLE}. Nichts wurde geändert.")
    return clean


def differences(before: Thing, after: Thing) -> dict[str, object]:
    """Return ``{field: [old, new]}`` of what differs, as the journal keeps it, with the title for readers."""
    changed: dict[str, object] = {}
    for name in type(before).__slots__:
        old, new = getattr(before, name), getattr(after, name)
        if name not in _BOOKKEEPING and old != new:
            changed[name] = [_plain(old), _plain(new)]
    return {"title": before.title, "changes": changed}


def taken_back(now: Thing, before: Thing, after: Thing) -> Thing:
    """Return ``now`` with what a change from ``before`` to ``after`` did undone; later changes elsewhere stay.

    Raises StaleError if something else has changed the same values since.
    """
    values: dict[str, object] = {}
    for name in type(before).__slots__:
        old, new = getattr(before, name), getattr(after, name)
        if name in _BOOKKEEPING or old == new:
            continue
        if getattr(now, name) != new:
            raise StaleError(
                f"„{now.title}“ wurde inzwischen anders geändert. Der jetzige Stand bleibt; nichts wurde zurückgesetzt."
            )
        values[name] = old
    return replace(now, **values)  # type: ignore[arg-type]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value
