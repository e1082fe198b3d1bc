"""The journal: append-only, hash-chained entries of who did what to which object.

The chain covers a salted digest of the readable payload, not the payload itself, so that personal content can be
erased later (LBG NRW § 88) without breaking the proof.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

CHAIN_START = "0" * 64


class Action(StrEnum):
    """What an entry records."""

    CREATED = "created"
    EDITED = "edited"
    MOVED = "moved"
    CLOSED = "closed"
    REOPENED = "reopened"
    IMPORTED = "imported"
    VERSION_ADDED = "version_added"
    FILED = "filed"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    DONE = "done"
    READ = "read"
    EXPORTED = "exported"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One entry. ``payload`` is what a person reads; empty once erased. ``chain`` covers everything but it."""

    id: str
    sequence: int
    at: datetime
    actor: str
    device: str
    action: Action
    object_kind: str
    object_id: str
    bucket: str
    digest: str
    chain: str
    salt: str = field(repr=False)
    payload: Mapping[str, object] | None


def digest(salt: str, payload: Mapping[str, object]) -> str:
    """Return the salted SHA-256 of a payload in canonical JSON."""
    return hashlib.sha256(f"{salt}\n{canonical(payload)}".encode()).hexdigest()


def chain(previous: str, entry: JournalEntry) -> str:
    """Return the link of ``entry`` on ``previous`` (the chain value before it, ``CHAIN_START`` at first)."""
    covered = [
        previous, entry.id, entry.sequence, entry.at.isoformat(), entry.actor, entry.device, entry.action.value,
        entry.object_kind, entry.object_id, entry.bucket, entry.digest,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(covered, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def canonical(payload: Mapping[str, object]) -> str:
    """Return a payload as JSON with sorted keys and no spaces."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def faults(entries: Iterable[JournalEntry]) -> list[str]:
    """Check a whole chain in order and return German sentences for what is wrong; empty if it is sound."""
    found: list[str] = []
    previous, sequence = CHAIN_START, 0
    for entry in entries:
        if entry.sequence != sequence + 1:
            found.append(f"Zwischen Eintrag {sequence} und {entry.sequence} fehlen Journaleinträge.")
        if chain(previous, entry) != entry.chain:
            found.append(f"Journaleintrag {entry.sequence} wurde nachträglich verändert oder gehört nicht hierher.")
        if entry.payload is not None and digest(entry.salt, entry.payload) != entry.digest:
            found.append(f"Der Inhalt von Journaleintrag {entry.sequence} wurde nachträglich verändert.")
        previous, sequence = entry.chain, entry.sequence
    return found
