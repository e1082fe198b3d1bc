"""The journal: one chain a device, which shows whatever is done to it afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hattingen_desk.adapters.store import cipher
from hattingen_desk.adapters.store.replica import SqlReplica
from hattingen_desk.domain import journal
from hattingen_desk.domain.journal import Action
from tests.integration.store.builders import ACTOR, KEY, Profile


def _write(replica: SqlReplica, count: int) -> None:
    with replica.unit_of_work() as work:
        for number in range(count):
            work.journal.append(Action.EDITED, "record", f"r{number % 3}", "r/core", {"title": "Ä", "number": number})
        work.commit()


def test_entries_chain_onto_each_other_over_transactions_and_openings(profile: Profile) -> None:
    _write(profile.create(), 3)
    profile.close()
    replica = profile.open()
    _write(replica, 2)

    with replica.unit_of_work() as work:
        entries = list(work.journal.entries())
    assert [entry.sequence for entry in entries] == [1, 2, 3, 4, 5]
    assert journal.faults(entries) == []
    assert entries[4].payload == {"title": "Ä", "number": 1}
    assert (entries[4].actor, entries[4].device) == ("overbeck", "geraet-1")
    assert list(replica.faults(deep=True)) == []


def test_a_rolled_back_entry_leaves_no_gap(replica: SqlReplica) -> None:
    _write(replica, 1)
    with replica.unit_of_work() as work:
        work.journal.append(Action.EDITED, "record", "r", "r/core", {})
    _write(replica, 1)

    with replica.unit_of_work() as work:
        assert [entry.sequence for entry in work.journal.entries()] == [1, 2]
    assert list(replica.faults(deep=True)) == []


def test_each_device_has_a_chain_of_its_own(profile: Profile) -> None:
    _write(profile.create(), 2)
    profile.close()
    second = Profile(profile.folder, actor=replace(ACTOR, device="geraet-2"))
    replica = second.open()
    _write(replica, 2)

    with replica.unit_of_work() as work:
        entries = [(entry.device, entry.sequence) for entry in work.journal.entries()]
    assert entries == [("geraet-1", 1), ("geraet-1", 2), ("geraet-2", 1), ("geraet-2", 2)]
    assert list(replica.faults(deep=True)) == []
    second.close()


def test_more_entries_than_a_page_come_in_order(replica: SqlReplica) -> None:
    _write(replica, 2300)

    with replica.unit_of_work() as work:
        assert [entry.sequence for entry in work.journal.entries()] == list(range(1, 2301))


def test_entries_of_objects_by_action_newest_first(replica: SqlReplica) -> None:
    _write(replica, 4)
    with replica.unit_of_work() as work:
        work.journal.append(Action.READ, "record", "r0", "r/core", {})
        found = work.journal.of_objects(["r0", "r1"])
        assert [entry.object_id for entry in found] == ["r0", "r0", "r1", "r0"]
        assert [entry.action for entry in work.journal.of_objects(["r0"], actions=[Action.READ])] == [Action.READ]


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("UPDATE journal_entry SET actor = 'niemand' WHERE sequence = 2", "wurde nachträglich verändert"),
        ("UPDATE journal_entry SET at = at + 1000000 WHERE sequence = 2", "wurde nachträglich verändert"),
        ("UPDATE journal_payload SET payload = '{}' WHERE entry_seq = 2", "Der Inhalt von Journaleintrag 2"),
        ("DELETE FROM journal_entry WHERE sequence = 2", "fehlen Journaleinträge"),
    ],
    ids=["actor", "time", "payload", "deleted"],
)
def test_tampering_is_evident(profile: Profile, tampering: str, said: str) -> None:
    _write(profile.create(), 4)
    profile.close()
    connection = cipher.connect(profile.path, KEY, writing=True)
    connection.execute(tampering)
    connection.close()

    assert any(said in fault for fault in profile.open().faults(deep=True))


def test_an_erased_payload_does_not_break_the_proof(profile: Profile) -> None:
    _write(profile.create(), 3)
    profile.close()
    connection = cipher.connect(profile.path, KEY, writing=True)
    connection.execute("DELETE FROM journal_payload WHERE entry_seq = 2")
    connection.close()
    replica = profile.open()

    with replica.unit_of_work() as work:
        entries = list(work.journal.entries())
    assert [entry.payload is None for entry in entries] == [False, True, False]
    assert list(replica.faults(deep=True)) == []
