"""Whatever is done in whatever order, the replica says what a plain dictionary would say."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from hattingen_desk.adapters.store.replica import SqlReplica
from hattingen_desk.application.ports import DocumentFilter, RecordFilter, UnitOfWork
from hattingen_desk.domain.errors import StaleError
from hattingen_desk.domain.folding import fold, words
from hattingen_desk.domain.follow_ups import FollowUp
from hattingen_desk.domain.journal import Action
from hattingen_desk.domain.records import Document, DocumentVersion, Record
from tests.integration.store.builders import START, Profile, changed, document, follow_up, record, titles, version

WORDS = ("Müll", "Mueller", "Straße", "Bau", "Anbau", "Amt", "Bauamt", "Öl", "Ölamt", "2026", "Ämter", "x9y")
QUERIES = ("müll", "amt", "bau", "strass", "öl", "am", "b", "mt", "026", "x9", "ller", "bauamt", "ämter")
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
choices = st.integers(min_value=0, max_value=10_000)


class Model:
    """What the replica should hold: plain dictionaries, in the order of arrival."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.documents: dict[str, Document] = {}
        self.versions: dict[str, DocumentVersion] = {}
        self.follow_ups: dict[str, FollowUp] = {}
        self.arrival: list[str] = []
        self.entries = 0

    def copy(self) -> Model:
        """A copy that can be thrown away."""
        made = Model()
        for name, value in vars(self).items():
            setattr(made, name, value if isinstance(value, int) else value.copy())
        return made

    def found(self, query: str, record_id: str = "") -> list[str]:
        """The titles a search should give, in order."""
        part = fold(query)
        strict, loose = [], []
        for id_ in reversed(self.arrival):
            thing: Any = self.records.get(id_) or self.documents.get(id_)
            if thing.withdrawn or record_id not in {"", getattr(thing, "record_id", thing.id)}:
                continue
            its_words = list(self._words(thing))
            if any(word.startswith(part) for word in its_words):
                strict.append(thing.title)
            elif len(part) >= 3 and any(part in word for word in its_words):
                loose.append(thing.title)
        return strict + loose

    def _words(self, thing: Record | Document) -> Iterable[str]:
        if isinstance(thing, Record):
            return words(" ".join((thing.title, thing.reference, *thing.earlier_references)))
        current = self.versions[thing.current_version_id]
        return words(f"{thing.title} {current.file_name} {current.text}")


class ReplicaAgainstModel(RuleBasedStateMachine):
    """Random acts on both, compared after each."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="hattingen-desk-model-"))
        self.profile = Profile(self.folder / "profil")
        self.model = Model()
        self.number = 0

    @initialize()
    def create(self) -> None:
        self.replica: SqlReplica = self.profile.create()

    def teardown(self) -> None:
        try:
            if hasattr(self, "replica"):
                assert list(self.replica.faults()) == []
                with self.replica.unit_of_work() as work:
                    assert len(list(work.journal.entries())) == self.model.entries
        finally:
            self.profile.close()
            shutil.rmtree(self.folder)

    # --- acts -------------------------------------------------------------------------------------------------

    def _act(self, act: Any, *, commit: bool) -> None:  # noqa: ANN401 - a function of unit and model
        """Do something to both; when not committed, to neither."""
        model = self.model.copy()
        with self.replica.unit_of_work() as work:
            act(work, model)
            work.journal.append(Action.EDITED, "any", "any", "any/core", {"n": model.entries})
            model.entries += 1
            if commit:
                work.commit()
                self.model = model

    @rule(title=phrases, commit=st.booleans())
    def add_record(self, title: str, commit: bool) -> None:
        def act(work: UnitOfWork, model: Model) -> None:
            number = work.records.next_number("32.10.10", 2026)
            made = record(title, number=number)
            work.records.add(made)
            model.records[made.id] = made
            model.arrival.append(made.id)

        self._act(act, commit=commit)

    @precondition(lambda self: self.model.records)
    @rule(
        choice=choices, title=phrases, text=phrases, commit=st.booleans(), register=st.sampled_from(["", "R2", "R10"])
    )
    def add_document(self, choice: int, title: str, text: str, commit: bool, register: str) -> None:
        def act(work: UnitOfWork, model: Model) -> None:
            its, first = document(_pick(model.records, choice), title, text, register=register)
            work.documents.add(its, first)
            model.documents[its.id], model.versions[first.id] = its, first
            model.arrival.append(its.id)

        self._act(act, commit=commit)

    @precondition(lambda self: self.model.records)
    @rule(choice=choices, title=phrases, commit=st.booleans(), withdrawn=st.booleans())
    def edit_record(self, choice: int, title: str, commit: bool, withdrawn: bool) -> None:
        def act(work: UnitOfWork, model: Model) -> None:
            before = work.records.get(_pick(model.records, choice).id)
            assert before == model.records[before.id]
            after = changed(before, title=title, withdrawn=withdrawn)
            work.records.save(after)
            model.records[after.id] = after

        self._act(act, commit=commit)

    @precondition(lambda self: self.model.records)
    @rule(choice=choices, commit=st.booleans())
    def move_record(self, choice: int, commit: bool) -> None:
        def act(work: UnitOfWork, model: Model) -> None:
            before = work.records.get(_pick(model.records, choice).id)
            number = work.records.next_number("11.20.10", 2026)
            after = changed(
                before, plan="11.20.10", reference=f"11.20.10-{number:04d}/2026",
                earlier_references=(*before.earlier_references, before.reference),
            )  # fmt: skip
            work.records.save(after)
            model.records[after.id] = after

        self._act(act, commit=commit)

    @precondition(lambda self: self.model.documents)
    @rule(choice=choices, goal=choices, title=phrases, commit=st.booleans(), withdrawn=st.booleans())
    def edit_or_move_document(self, choice: int, goal: int, title: str, commit: bool, withdrawn: bool) -> None:
        def act(work: UnitOfWork, model: Model) -> None:
            before = work.documents.get(_pick(model.documents, choice).id)
            assert before == model.documents[before.id]
            record_id = _pick(model.records, goal).id
            after = changed(before, title=title, withdrawn=withdrawn, record_id=record_id)
            work.documents.save(after)
            model.documents[after.id] = after

        self._act(act, commit=commit)

    @precondition(lambda self: self.model.documents)
    @rule(choice=choices, text=phrases, commit=st.booleans())
    def add_version(self, choice: int, text: str, commit: bool) -> None:
        def act(work: UnitOfWork, model: Model) -> None:
            before = _pick(model.documents, choice)
            number = 1 + sum(each.document_id == before.id for each in model.versions.values())
            new = version(before.id, number, text=text)
            after = changed(before, current_version_id=new.id)
            work.documents.add_version(after, new)
            model.documents[after.id], model.versions[new.id] = after, new

        self._act(act, commit=commit)

    @precondition(lambda self: self.model.records)
    @rule(choice=choices, days=st.integers(0, 40), commit=st.booleans())
    def add_follow_up(self, choice: int, days: int, commit: bool) -> None:
        def act(work: UnitOfWork, model: Model) -> None:
            made = follow_up(_pick(model.records, choice), due_on=START.date() + timedelta(days))
            work.follow_ups.add(made)
            model.follow_ups[made.id] = made

        self._act(act, commit=commit)

    @precondition(lambda self: self.model.follow_ups)
    @rule(choice=choices, done=st.booleans(), withdrawn=st.booleans(), commit=st.booleans())
    def change_follow_up(self, choice: int, done: bool, withdrawn: bool, commit: bool) -> None:
        def act(work: UnitOfWork, model: Model) -> None:
            before = work.follow_ups.get(_pick(model.follow_ups, choice).id)
            assert before == model.follow_ups[before.id]
            after = changed(before, done_at=START if done else None, withdrawn=withdrawn)
            work.follow_ups.save(after)
            model.follow_ups[after.id] = after

        self._act(act, commit=commit)

    @precondition(lambda self: self.model.records)
    @rule(choice=choices)
    def save_a_stale_state(self, choice: int) -> None:
        stale = _pick(self.model.records, choice)
        with self.replica.unit_of_work() as work, pytest.raises(StaleError):
            work.records.save(replace(stale, title="Veraltet"))

    @rule()
    def reopen(self) -> None:
        self.profile.close()
        self.replica = self.profile.open()

    @rule()
    def purge(self) -> None:
        self.replica.purge()

    # --- comparisons ------------------------------------------------------------------------------------------

    @invariant()
    def the_list_of_records_is_the_same(self) -> None:
        if not hasattr(self, "replica"):
            return
        catalogue = self.replica.catalogue
        rows = catalogue.record_rows(catalogue.record_keys(RecordFilter()))
        visible = [each for each in self.model.records.values() if not each.withdrawn]
        in_order = sorted(visible, key=lambda each: (fold(each.title), self.model.arrival.index(each.id)))
        assert [row.title for row in rows] == [each.title for each in in_order]
        for row in rows:
            due = [
                each.due_on
                for each in self.model.follow_ups.values()
                if each.record_id == row.id and each.done_at is None and not each.withdrawn
            ]
            assert row.due_on == min(due, default=None)
            assert row.document_count == len(self._documents_of(row.id))

    @invariant()
    def the_documents_of_a_record_are_the_same(self) -> None:
        for record_id in list(self.model.records)[:3]:
            catalogue = self.replica.catalogue
            keys, groups = catalogue.document_keys(DocumentFilter(record_id, sort="title", descending=False))
            rows = catalogue.document_rows(keys)
            expected = self._documents_of(record_id)
            assert sorted(row.id for row in rows) == sorted(each.id for each in expected)
            order = {"R2": 2, "R10": 10, "": 99}
            placed = [(order[row.register], fold(row.title)) for row in rows]
            assert placed == sorted(placed)
            assert sum(group.count for group in groups) == len(rows)

    @invariant()
    def a_search_finds_the_same(self) -> None:
        if not hasattr(self, "replica"):
            return
        for query in QUERIES:
            assert titles(self.replica, query, limit=500) == self.model.found(query), query
        for record_id in list(self.model.records)[:2]:
            assert titles(self.replica, "amt", record_id=record_id, limit=500) == self.model.found("amt", record_id)

    def _documents_of(self, record_id: str) -> list[Document]:
        return [each for each in self.model.documents.values() if each.record_id == record_id and not each.withdrawn]


def _pick(things: dict[str, Any], choice: int) -> Any:  # noqa: ANN401 - one of the things
    return list(things.values())[choice % len(things)]


_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


def test_the_replica_says_what_the_model_says() -> None:
    run_state_machine_as_test(
        ReplicaAgainstModel,
        settings=settings(max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=_QUIET),
    )


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_the_replica_says_what_the_model_says_for_long() -> None:
    run_state_machine_as_test(
        ReplicaAgainstModel,
        settings=settings(max_examples=80, stateful_step_count=50, deadline=None, suppress_health_check=_QUIET),
    )
