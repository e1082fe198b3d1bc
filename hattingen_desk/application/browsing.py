"""Browsing: the filing plan with its counts, a record with what belongs beside it, versions, journal, recent things."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.application.journal_sentences import journal_rows
from hattingen_desk.application.ports import Catalogue, DefinitionSource, Replica
from hattingen_desk.application.read_models import CaseRow, JournalRow
from hattingen_desk.domain.definitions import RecordType, Register, RetentionRule
from hattingen_desk.domain.filing_plan import PlanPosition
from hattingen_desk.domain.journal import Action
from hattingen_desk.domain.records import Record

RECENT_COUNT = 20


@dataclass(frozen=True, slots=True)
class PlanNode:
    """A position of the filing plan in the tree. ``count``: records here and below."""

    position: PlanPosition
    count: int
    children: tuple["PlanNode", ...]


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """A record with everything its page shows around the table of documents."""

    record: Record
    record_type: RecordType
    path: tuple[PlanPosition, ...]
    registers: tuple[Register, ...]
    retention: RetentionRule | None
    cases: tuple[CaseRow, ...]
    is_favourite: bool


class Browsing:
    """Reads for the record screen. ``catalogue`` gives the plain lists; ``people`` are names by login."""

    def __init__(
        self, replica: Replica, definitions: DefinitionSource, people: Mapping[str, str] | None = None
    ) -> None:
        self._replica = replica
        self._definitions = definitions
        self._people = people or {}

    @property
    def catalogue(self) -> Catalogue:
        """The lists and rows as stored."""
        return self._replica.catalogue

    @property
    def registers(self) -> Mapping[str, Register]:
        """All registers by number."""
        return self._definitions.definitions.registers

    @property
    def record_types(self) -> Mapping[str, RecordType]:
        """All types of record by id."""
        return self._definitions.definitions.record_types

    def plan_tree(self) -> tuple[PlanNode, ...]:
        """Return the filing plan from the top with the number of records below each position."""
        return self._nodes("", self._replica.catalogue.record_counts())

    def plan_path(self, plan: str) -> tuple[PlanPosition, ...]:
        """Return the positions from the top down to ``plan``."""
        return self._definitions.filing_plan.path(plan)

    def positions(self) -> tuple[PlanPosition, ...]:
        """Return all positions in order, to choose one from."""
        return tuple(self._definitions.filing_plan)

    def record_type_of(self, plan: str) -> RecordType:
        """Return the type a new record under ``plan`` will have."""
        return self._definitions.definitions.record_type(self._definitions.filing_plan.position(plan).record_type)

    def open_record(self, record_id: str) -> RecordSheet:
        """Return a record's page and remember the visit; reading a personnel record is journalled (LBG NRW § 83)."""
        sheet = self.sheet(record_id)
        with self._replica.unit_of_work() as work:
            recent = [record_id, *(each for each in _ids(work.settings.get("recent")) if each != record_id)]
            work.settings.put("recent", json.dumps(recent[:RECENT_COUNT]))
            if sheet.record_type.has_registers:
                record = sheet.record
                work.journal.append(Action.READ, Kind.RECORD, record.id, record.bucket, {"title": record.title})
            work.commit()
        return sheet

    def sheet(self, record_id: str) -> RecordSheet:
        """Return a record's page without counting it as a visit (after a change, for scripts)."""
        record = self._replica.catalogue.record(record_id)
        definitions = self._definitions.definitions
        record_type = definitions.record_type(record.record_type)
        registers = sorted(definitions.registers.values(), key=lambda each: each.order)
        position = self._definitions.filing_plan.position(record.plan)
        return RecordSheet(
            record=record,
            record_type=record_type,
            path=self._definitions.filing_plan.path(record.plan),
            registers=tuple(registers) if record_type.has_registers else (),
            retention=definitions.retention.get(position.retention),
            cases=tuple(self._replica.catalogue.cases(record_id)),
            is_favourite=record_id in self.favourites(),
        )

    def journal(self, object_ids: Sequence[str]) -> list[JournalRow]:
        """Return the changes of these objects in words, newest first."""
        titles = {
            name: str(schema.get("title", name))
            for each in self._definitions.definitions.record_types.values()
            for name, schema in each.schema.get("properties", {}).items()
        }
        return journal_rows(self._replica.catalogue.journal_of(object_ids), titles, self._people)

    def recent(self) -> tuple[str, ...]:
        """Return the ids of the records visited last, newest first."""
        return _ids(self._replica.catalogue.setting("recent"))

    def favourites(self) -> tuple[str, ...]:
        """Return the ids of the favourite records."""
        return _ids(self._replica.catalogue.setting("favourites"))

    def set_favourite(self, record_id: str, *, favourite: bool) -> Changes:
        """Put a record on the list of favourites or take it off."""
        with self._replica.unit_of_work() as work:
            others = [each for each in _ids(work.settings.get("favourites")) if each != record_id]
            work.settings.put("favourites", json.dumps([*others, record_id] if favourite else others))
            work.commit()
        return Changes(
            kinds=frozenset({Kind.SETTING}),
            ids=frozenset({record_id}),
            sentence="Akte in die Favoriten aufgenommen" if favourite else "Akte aus den Favoriten genommen",
            undo=lambda: self.set_favourite(record_id, favourite=not favourite),
        )

    def _nodes(self, number: str, counts: Mapping[str, int]) -> tuple[PlanNode, ...]:
        found = []
        for position in self._definitions.filing_plan.children(number):
            children = self._nodes(position.number, counts)
            count = counts.get(position.number, 0) + sum(child.count for child in children)
            found.append(PlanNode(position, count, children))
        return tuple(found)


def _ids(text: str | None) -> tuple[str, ...]:
    return tuple(str(each) for each in json.loads(text)) if text else ()
