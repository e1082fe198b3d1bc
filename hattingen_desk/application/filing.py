"""Filing: create, edit, move and close records, cases and documents. Every act can be taken back."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from hattingen_desk.application.changes import NO_CHANGES, Changes, Kind
from hattingen_desk.application.edits import checked_title, differences, taken_back
from hattingen_desk.application.ports import Actor, Clock, DefinitionSource, Replica, UnitOfWork
from hattingen_desk.domain.errors import InvalidInputError, NotFoundError
from hattingen_desk.domain.identifiers import new_id
from hattingen_desk.domain.journal import Action
from hattingen_desk.domain.records import Case, Document, DocumentStatus, Record, RecordStatus
from hattingen_desk.domain.references import Reference, personnel_reference

_RECORD_TEXTS = frozenset({"title", "former_reference", "unit", "responsible"})


class Filing:
    """Writes records, cases and documents."""

    def __init__(self, replica: Replica, definitions: DefinitionSource, actor: Actor, clock: Clock) -> None:
        self._replica = replica
        self._definitions = definitions
        self._actor = actor
        self._clock = clock

    # --- records ----------------------------------------------------------------------------------------------

    def create_record(
        self,
        plan: str,
        title: str,
        *,
        fields: Mapping[str, str] | None = None,
        former_reference: str = "",
        unit: str = "",
        opened_on: date | None = None,
    ) -> Changes:
        """Create a record under a position of the filing plan; its type is the position's.

        A personnel record with a personnel number is referenced by it, any other gets the next number of its
        position and year. Raises NotFoundError for an unknown position, InvalidInputError for a bad value.
        """
        position = self._definitions.filing_plan.position(plan)
        record_type = self._definitions.definitions.record_type(position.record_type)
        values = {name: record_type.checked(name, value) for name, value in (fields or {}).items()}
        now, today = self._clock.now(), self._clock.today()
        with self._replica.unit_of_work() as work:
            record = Record(
                id=new_id(),
                plan=plan,
                reference=self._new_reference(work, plan, values),
                title=checked_title(title),
                record_type=record_type.id,
                opened_on=opened_on or today,
                created_at=now,
                modified_at=now,
                former_reference=former_reference.strip(),
                fields=values,
                unit=unit,
                responsible=self._actor.name,
            )
            work.records.add(record)
            work.journal.append(
                Action.CREATED, Kind.RECORD, record.id, record.bucket,
                {"title": record.title, "reference": record.reference},
            )  # fmt: skip
            work.commit()
        return Changes(
            kinds=frozenset({Kind.RECORD}),
            ids=frozenset({record.id}),
            sentence=f"Akte „{record.title}“ angelegt",
            undo=lambda: self._withdraw_record(record.id),
            created=record.id,
        )

    def edit_record(self, record_id: str, values: Mapping[str, str]) -> Changes:
        """Change ``title``, ``former_reference``, ``unit``, ``responsible`` or ``fields.NAME`` of a record."""
        with self._replica.unit_of_work() as work:
            before = work.records.get(record_id)
            after = self._edited_record(before, values)
            if after == before:
                return NO_CHANGES
            _save_record(work, Action.EDITED, before, after, self._clock)
            work.commit()
        return self._record_changes(before, "geändert", lambda: self._restore_record(before, after, Action.EDITED))

    def move_record(self, record_id: str, plan: str) -> Changes:
        """Move a record to another position. It gets a new reference; the old one stays searchable."""
        self._definitions.filing_plan.position(plan)
        with self._replica.unit_of_work() as work:
            before = work.records.get(record_id)
            if before.plan == plan:
                return NO_CHANGES
            after = replace(
                before,
                plan=plan,
                reference=self._new_reference(work, plan, before.fields),
                earlier_references=(*before.earlier_references, before.reference),
                record_type=self._definitions.filing_plan.position(plan).record_type,
            )
            _save_record(work, Action.MOVED, before, after, self._clock)
            work.commit()
        place = f"nach {plan} verschoben"
        return self._record_changes(before, place, lambda: self._restore_record(before, after, Action.MOVED))

    def close_record(self, record_id: str) -> Changes:
        """Close a record: *zu den Akten* (z. d. A.)."""
        return self._set_record_status(record_id, RecordStatus.CLOSED)

    def reopen_record(self, record_id: str) -> Changes:
        """Open a closed record again."""
        return self._set_record_status(record_id, RecordStatus.OPEN)

    # --- cases ------------------------------------------------------------------------------------------------

    def open_case(self, record_id: str, title: str, *, register: str = "", opened_on: date | None = None) -> Changes:
        """Open a case inside a record, in the compartment of its register."""
        now = self._clock.now()
        with self._replica.unit_of_work() as work:
            record = work.records.get(record_id)
            case = Case(
                id=new_id(),
                record_id=record.id,
                compartment=self._compartment(record, register),
                register=register,
                title=checked_title(title),
                opened_on=opened_on or self._clock.today(),
                created_at=now,
                modified_at=now,
            )
            work.cases.add(case)
            work.journal.append(Action.CREATED, Kind.CASE, case.id, case.bucket, {"title": case.title})
            work.commit()
        return Changes(
            kinds=frozenset({Kind.CASE}),
            ids=frozenset({case.id, record_id}),
            sentence=f"Vorgang „{case.title}“ angelegt",
            undo=lambda: self._change_case(case.id, Action.WITHDRAWN, "zurückgenommen", withdrawn=True),
            created=case.id,
        )

    def edit_case(self, case_id: str, title: str) -> Changes:
        """Change a case's title."""
        return self._change_case(case_id, Action.EDITED, "geändert", title=checked_title(title))

    def close_case(self, case_id: str) -> Changes:
        """Close a case (z. d. A.)."""
        today = self._clock.today()
        return self._change_case(case_id, Action.CLOSED, "zu den Akten", status=RecordStatus.CLOSED, closed_on=today)

    def reopen_case(self, case_id: str) -> Changes:
        """Open a closed case again."""
        return self._change_case(case_id, Action.REOPENED, "wieder geöffnet", status=RecordStatus.OPEN, closed_on=None)

    # --- documents --------------------------------------------------------------------------------------------

    def edit_document(
        self,
        document_id: str,
        *,
        title: str | None = None,
        status: DocumentStatus | None = None,
        received_on: date | None = None,
        origin: str | None = None,
    ) -> Changes:
        """Change what is given; the file itself never changes (see ``Importing.add_version``)."""
        given: dict[str, object] = {"status": status, "received_on": received_on, "origin": origin}
        if title is not None:
            given["title"] = checked_title(title)
        values = {name: value for name, value in given.items() if value is not None}
        return self._change_document(document_id, Action.EDITED, "geändert", values)

    def move_document(
        self, document_id: str, record_id: str, *, register: str = "", case_id: str | None = None
    ) -> Changes:
        """File a document elsewhere: into another record, register or case. Attachments go along.

        From the inbox this is the filing itself; a quarantined document may be filed unopened and keeps its remark.
        """
        with self._replica.unit_of_work() as work:
            record = work.records.get(record_id)
            if case_id is not None:
                case = work.cases.get(case_id)
                if case.record_id != record_id:
                    raise InvalidInputError("Der Vorgang gehört zu einer anderen Akte. Nichts wurde verschoben.")
                register = case.register
            compartment = self._compartment(record, register)
            family = _family(work, document_id)
            before = family[0]
            if (before.record_id, before.register, before.case_id) == (record_id, register, case_id):
                return NO_CHANGES
            action = Action.MOVED if before.record_id else Action.FILED
            moves = [
                (
                    each,
                    replace(
                        each, record_id=record_id, compartment=compartment, register=register, case_id=case_id, inbox=""
                    ),
                )
                for each in family
            ]
            for old, new in moves:
                self._save_document(work, action, old, new)
            work.commit()
        target = (
            f"nach {register} verschoben"
            if before.record_id == record_id and register
            else f"in „{record.title}“ abgelegt"
        )
        return Changes(
            kinds=frozenset({Kind.DOCUMENT, Kind.RECORD, Kind.INBOX}),
            ids=frozenset(
                {each.id for each in family} | {record_id} | ({before.record_id} if before.record_id else set())
            ),
            sentence=f"„{before.title}“ {target}",
            undo=lambda: self._take_back(moves, action),
        )

    def close_document(self, document_id: str) -> Changes:
        """Put a document to the files (z. d. A.)."""
        return self._change_document(document_id, Action.CLOSED, "zu den Akten", {"status": DocumentStatus.FILED})

    def file_unopened(self, document_id: str) -> Changes:
        """Accept a quarantined document where it lies, without opening it: it leaves *Zu klären*, its remark stays."""
        values = {"status": DocumentStatus.IN_PROGRESS}
        return self._change_document(document_id, Action.FILED, "ungeöffnet abgelegt", values)

    def withdraw_documents(self, document_ids: tuple[str, ...]) -> Changes:
        """Hide documents that were filed by mistake; bytes and journal stay until disposal."""
        with self._replica.unit_of_work() as work:
            hidden = {
                each.id: (each, replace(each, withdrawn=True))
                for document_id in document_ids
                for each in _family(work, document_id)
                if not each.withdrawn
            }
            for old, new in hidden.values():
                self._save_document(work, Action.WITHDRAWN, old, new)
            work.commit()
        if not hidden:
            return NO_CHANGES
        pairs = list(hidden.values())
        named = f"„{pairs[0][0].title}“" if len(document_ids) == 1 else f"{len(document_ids)} Dokumente"
        return Changes(
            kinds=frozenset({Kind.DOCUMENT, Kind.RECORD, Kind.INBOX}),
            ids=_touched(pairs),
            sentence=f"{named} zurückgenommen",
            undo=lambda: self._take_back(pairs, Action.RESTORED),
        )

    # --- inside -----------------------------------------------------------------------------------------------

    def _new_reference(self, work: UnitOfWork, plan: str, fields: Mapping[str, object]) -> str:
        number = fields.get("personnel_number")
        if number:
            reference = personnel_reference(plan, str(number))
            with contextlib.suppress(NotFoundError):
                taken = work.records.find(reference)
                raise InvalidInputError(
                    f"Das Aktenzeichen {reference} hat schon die Akte „{taken.title}“. Nichts wurde geändert."
                )
            return reference
        year = self._clock.today().year
        return str(Reference(plan, year, work.records.next_number(plan, year)))

    def _compartment(self, record: Record, register: str) -> str:
        definitions = self._definitions.definitions
        if register and not definitions.record_type(record.record_type).has_registers:
            raise InvalidInputError(f"Die Akte „{record.title}“ hat keine Register.")
        return definitions.compartment(register)

    def _edited_record(self, record: Record, values: Mapping[str, str]) -> Record:
        texts: dict[str, str] = {}
        fields = dict(record.fields)
        for name, value in values.items():
            if name.startswith("fields."):
                key = name.removeprefix("fields.")
                fields[key] = self._definitions.definitions.record_type(record.record_type).checked(key, value)
            elif name in _RECORD_TEXTS:
                texts[name] = checked_title(value) if name == "title" else value.strip()
            else:
                known = ", ".join([*sorted(_RECORD_TEXTS), "fields.NAME"])
                raise InvalidInputError(f"„{name}“ lässt sich nicht ändern. Möglich sind: {known}.")
        changed = fields if fields != dict(record.fields) else record.fields
        return replace(record, **texts, fields=changed)  # type: ignore[arg-type]

    def _set_record_status(self, record_id: str, status: RecordStatus) -> Changes:
        closing = status is RecordStatus.CLOSED
        action = Action.CLOSED if closing else Action.REOPENED
        with self._replica.unit_of_work() as work:
            before = work.records.get(record_id)
            if before.status is status:
                return NO_CHANGES
            after = replace(before, status=status, closed_on=self._clock.today() if closing else None)
            _save_record(work, action, before, after, self._clock)
            work.commit()
        words = "zu den Akten" if closing else "wieder geöffnet"
        return self._record_changes(before, words, lambda: self._restore_record(before, after, action))

    def _withdraw_record(self, record_id: str) -> Changes:
        with self._replica.unit_of_work() as work:
            before = work.records.get(record_id)
            after = replace(before, withdrawn=True)
            _save_record(work, Action.WITHDRAWN, before, after, self._clock)
            work.commit()
        redo = Action.RESTORED
        return self._record_changes(before, "zurückgenommen", lambda: self._restore_record(before, after, redo))

    def _restore_record(self, before: Record, after: Record, action: Action) -> Changes:
        with self._replica.unit_of_work() as work:
            now = work.records.get(before.id)
            _save_record(work, action, now, taken_back(now, before, after), self._clock)
            work.commit()
        return self._record_changes(before, "zurückgesetzt", lambda: self._restore_record(after, before, action))

    def _record_changes(self, record: Record, words: str, undo: Callable[[], Changes]) -> Changes:
        kinds = frozenset({Kind.RECORD})
        return Changes(kinds=kinds, ids=frozenset({record.id}), sentence=f"Akte „{record.title}“ {words}", undo=undo)

    def _change_case(self, case_id: str, action: Action, words: str, **values: object) -> Changes:
        with self._replica.unit_of_work() as work:
            before = work.cases.get(case_id)
            after = replace(before, **values)  # type: ignore[arg-type]
            if after == before:
                return NO_CHANGES
            self._save_case(work, action, before, after)
            work.commit()
        return self._case_changes(before, words, lambda: self._restore_case(before, after))

    def _restore_case(self, before: Case, after: Case) -> Changes:
        with self._replica.unit_of_work() as work:
            now = work.cases.get(before.id)
            self._save_case(work, Action.RESTORED, now, taken_back(now, before, after))
            work.commit()
        return self._case_changes(before, "zurückgesetzt", lambda: self._restore_case(after, before))

    def _save_case(self, work: UnitOfWork, action: Action, before: Case, after: Case) -> None:
        work.cases.save(replace(after, version=before.version + 1, modified_at=self._clock.now()))
        work.journal.append(action, Kind.CASE, after.id, after.bucket, differences(before, after))

    def _case_changes(self, case: Case, words: str, undo: Callable[[], Changes]) -> Changes:
        ids = frozenset({case.id, case.record_id})
        return Changes(frozenset({Kind.CASE}), ids, sentence=f"Vorgang „{case.title}“ {words}", undo=undo)

    def _change_document(self, document_id: str, action: Action, words: str, values: Mapping[str, object]) -> Changes:
        with self._replica.unit_of_work() as work:
            before = work.documents.get(document_id)
            after = replace(before, **values)  # type: ignore[arg-type]
            if after == before:
                return NO_CHANGES
            self._save_document(work, action, before, after)
            work.commit()
        pairs = [(before, after)]
        return self._document_changes(pairs, words, action)

    def _take_back(self, pairs: Sequence[tuple[Document, Document]], action: Action) -> Changes:
        with self._replica.unit_of_work() as work:
            for before, after in pairs:
                now = work.documents.get(before.id)
                self._save_document(work, action, now, taken_back(now, before, after))
            work.commit()
        return self._document_changes([(after, before) for before, after in pairs], "zurückgesetzt", action)

    def _document_changes(self, pairs: Sequence[tuple[Document, Document]], words: str, action: Action) -> Changes:
        return Changes(
            kinds=frozenset({Kind.DOCUMENT, Kind.RECORD, Kind.INBOX}),
            ids=_touched(pairs),
            sentence=f"„{pairs[0][0].title}“ {words}",
            undo=lambda: self._take_back(pairs, action),
        )

    def _save_document(self, work: UnitOfWork, action: Action, before: Document, after: Document) -> None:
        now = self._clock.now()
        work.documents.save(replace(after, version=before.version + 1, modified_at=now))
        work.journal.append(action, Kind.DOCUMENT, after.id, after.bucket, differences(before, after))
        if after.record_id and after.bucket != before.bucket:
            for follow_up in work.follow_ups.of_document(after.id):
                place = replace(follow_up, record_id=after.record_id, compartment=after.compartment)
                work.follow_ups.save(replace(place, version=follow_up.version + 1, modified_at=now))


def _touched(pairs: Sequence[tuple[Document, Document]]) -> frozenset[str]:
    both = [each for pair in pairs for each in pair]
    return frozenset({each.id for each in both} | {each.record_id for each in both if each.record_id})


def _save_record(work: UnitOfWork, action: Action, before: Record, after: Record, clock: Clock) -> None:
    work.records.save(replace(after, version=before.version + 1, modified_at=clock.now()))
    work.journal.append(action, Kind.RECORD, after.id, after.bucket, differences(before, after))


def _family(work: UnitOfWork, document_id: str) -> list[Document]:
    """Return a document and, below it, everything that came attached to it."""
    family = [work.documents.get(document_id)]
    for member in family:
        family.extend(work.documents.children(member.id))
    return family
