"""Definitions in the replica: shipped ones are copied in once, a newer program adds newer versions, none is changed."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from hattingen_desk.adapters.store.cipher import Connection
from hattingen_desk.adapters.store.readers import Readers
from hattingen_desk.adapters.store.rows import to_microseconds
from hattingen_desk.application.ports import Clock
from hattingen_desk.domain.definitions import Definitions, RecordType, Register, RetentionRule
from hattingen_desk.domain.errors import DeskError
from hattingen_desk.domain.filing_plan import FilingPlan, PlanPosition

_SHIPPED = {
    "filing_plan": ("filing_plans", "*.json"),
    "record_types": ("form_definitions", "record_types.json"),
    "registers": ("rules", "registers.json"),
    "compartments": ("rules", "compartments.json"),
    "retention": ("rules", "retention.json"),
}


@dataclass(frozen=True, slots=True)
class ShippedDefinition:
    """One definition file of this installation."""

    kind: str
    name: str
    valid_from: str
    content: str
    sha256: str


def shipped(resources: Path) -> Iterator[ShippedDefinition]:
    """Yield the definition files that come with the program."""
    for kind, (folder, pattern) in _SHIPPED.items():
        for path in sorted((resources / folder).glob(pattern)):
            content = path.read_text(encoding="utf-8")
            found = json.loads(content)
            yield ShippedDefinition(
                kind, str(found["id"]), str(found["valid_from"]), content, hashlib.sha256(content.encode()).hexdigest()
            )


def missing_definitions(connection: Connection, resources: Path) -> list[ShippedDefinition]:
    """Return the shipped definitions a replica does not hold yet."""
    held = {row[0] for row in connection.execute("SELECT sha256 FROM definition")}
    return [each for each in shipped(resources) if each.sha256 not in held]


def add_definitions(connection: Connection, new: Sequence[ShippedDefinition], now: datetime) -> None:
    """Put definitions into the replica, beside the earlier versions; inside the caller's transaction."""
    at = to_microseconds(now.astimezone(UTC))
    connection.executemany(
        "INSERT INTO definition (kind, name, valid_from, content, sha256, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        [(each.kind, each.name, each.valid_from, each.content, each.sha256, at) for each in new],
    )


class SqlDefinitionSource:
    """Implements the port DefinitionSource: what is in force today, read once."""

    def __init__(self, readers: Readers, clock: Clock) -> None:
        self._readers = readers
        self._clock = clock

    @cached_property
    def filing_plan(self) -> FilingPlan:
        """The filing plan in force."""
        found = self._in_force["filing_plan"]
        positions = [
            PlanPosition(
                number=each["number"],
                title=each["title"],
                record_type=each.get("record_type", "generic"),
                retention=each.get("retention", ""),
            )
            for each in found["positions"]
        ]
        return FilingPlan(found["title"], {position.number: position for position in positions})

    @cached_property
    def definitions(self) -> Definitions:
        """Record types, registers and retention rules in force."""
        types = [_record_type(each) for each in self._in_force["record_types"]["record_types"]]
        registers = [_register(each) for each in self._in_force["registers"]["registers"]]
        retention = [_retention(each) for each in self._in_force["retention"]["rules"]]
        return Definitions(
            record_types={each.id: each for each in types},
            registers={each.number: each for each in registers},
            retention={each.id: each for each in retention},
        )

    @cached_property
    def _in_force(self) -> Mapping[str, Any]:
        """The content by kind: the version whose ``valid_from`` came last, the latest added among equals."""
        today: date = self._clock.today()
        with self._readers.reading() as connection:
            rows = connection.execute(
                "SELECT kind, content FROM definition WHERE valid_from <= ? ORDER BY valid_from, seq",
                (today.isoformat(),),
            ).fetchall()
        latest = dict(rows)
        absent = [kind for kind in _SHIPPED if kind not in latest]
        if absent:
            raise DeskError(
                "In diesem Profil fehlen gültige Festlegungen (Aktenplan, Aktenarten, Fristen). Die Akten sind "
                "unverändert. Starten Sie das Programm neu oder wenden Sie sich an die IT.",
                cause=f"no definition in force: {absent}",
            )
        return {kind: json.loads(content) for kind, content in latest.items()}


def _record_type(found: Mapping[str, Any]) -> RecordType:
    order = found.get("ui", {}).get("order") or list(found["schema"].get("properties", {}))
    return RecordType(
        id=found["id"],
        title=found["title"],
        icon=found["icon"],
        has_registers=bool(found["registers"]),
        schema=found["schema"],
        order=tuple(order),
    )


def _register(found: Mapping[str, Any]) -> Register:
    return Register(
        number=found["id"],
        title=found["title"],
        compartment=found["compartment"],
        restricted=bool(found.get("restricted", False)),
    )


def _retention(found: Mapping[str, Any]) -> RetentionRule:
    return RetentionRule(
        id=found["id"],
        title=found.get("summary") or found["object"],  # the rule in words, as a clerk reads it
        start=found["start"],
        years=found["years"],
        citation=found["citation"],
        valid_from=found["valid_from"],
    )
