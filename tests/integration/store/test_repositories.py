"""Writing: what was put in comes out, once, in step, or not at all."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from hattingen_desk.adapters.store.replica import SqlReplica
from hattingen_desk.domain.errors import InvalidInputError, NotFoundError, StaleError, UnavailableError
from hattingen_desk.domain.records import DocumentStatus, RecordStatus
from tests.integration.store.builders import START, Profile, add, case, changed, document, follow_up, record, version


def test_a_record_comes_back_as_it_was_written(replica: SqlReplica) -> None:
    written = record(
        fields={"subject": "Kiosk Weiß", "amount_cents": 125_000}, earlier_references=("A 1", "A 2"),
        former_reference="alt/77", unit="Ordnung", responsible="Jana Overbeck", status=RecordStatus.CLOSED,
        closed_on=date(2026, 11, 20),
    )  # fmt: skip

    add(replica, written)

    assert replica.catalogue.record(written.id) == written
    with replica.unit_of_work() as work:
        assert work.records.get(written.id) == written


def test_case_document_version_and_follow_up_come_back_as_they_were_written(replica: SqlReplica) -> None:
    its_record = record()
    its_case = case(its_record, register="R6", compartment="urlaub")
    its_document, its_version = document(
        its_record, text="Der Urlaub ist genehmigt.", case_id=its_case.id, register="R6", compartment="urlaub",
        origin="Post", quarantined=True, remarks=("Die Datei ist verschlüsselt.",), status=DocumentStatus.TO_CHECK,
    )  # fmt: skip
    its_follow_up = follow_up(
        its_record,
        case_id=its_case.id,
        document_id=its_document.id,
        time_of_day="09:30",
        note="Tel. 204",
        done_at=START,
    )

    add(replica, its_record, its_case, (its_document, its_version), its_follow_up)

    with replica.unit_of_work() as work:
        assert work.cases.get(its_case.id) == its_case
        assert work.documents.get(its_document.id) == its_document
        assert work.documents.current_version(its_document.id) == its_version
        assert work.documents.version(its_version.id) == its_version
        assert work.follow_ups.get(its_follow_up.id) == its_follow_up
        assert list(work.follow_ups.of_document(its_document.id)) == [its_follow_up]
    assert replica.catalogue.document(its_document.id) == its_document
    assert replica.catalogue.current_version(its_document.id) == its_version


def test_leaving_without_commit_changes_nothing(replica: SqlReplica) -> None:
    kept = record("Bleibt")
    add(replica, kept)
    lost = record("Verfällt", number=2)

    with replica.unit_of_work() as work:
        work.records.add(lost)
        work.records.save(changed(kept, title="Anders"))

    assert replica.catalogue.record(kept.id).title == "Bleibt"
    with pytest.raises(NotFoundError):
        replica.catalogue.record(lost.id)
    assert list(replica.faults()) == []


def test_an_error_inside_a_unit_changes_nothing_and_the_next_unit_works(replica: SqlReplica) -> None:
    lost, kept = record("Verfällt"), record("Bleibt", number=2)

    def fail() -> None:
        with replica.unit_of_work() as work:
            work.records.add(lost)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    add(replica, kept)
    assert [row.title for row in replica.catalogue.record_rows([1, 2, 3])] == ["Bleibt"]


def test_a_save_over_a_newer_state_is_refused(replica: SqlReplica) -> None:
    first = record()
    add(replica, first)
    with replica.unit_of_work() as work:
        work.records.save(changed(first, title="Zweite Fassung"))
        work.commit()

    with replica.unit_of_work() as work, pytest.raises(StaleError, match="inzwischen geändert"):
        work.records.save(changed(first, title="Dritte Fassung"))

    assert replica.catalogue.record(first.id).title == "Zweite Fassung"


def test_saving_what_does_not_exist_is_no_stale_save(replica: SqlReplica) -> None:
    with replica.unit_of_work() as work:
        with pytest.raises(NotFoundError):
            work.records.save(changed(record()))
        with pytest.raises(NotFoundError):
            work.documents.get("nirgends")
        with pytest.raises(NotFoundError):
            work.cases.get("nirgends")
        with pytest.raises(NotFoundError):
            work.follow_ups.get("nirgends")


def test_a_record_is_found_by_id_reference_and_earlier_reference(replica: SqlReplica) -> None:
    moved = record(earlier_references=("11.20-0003/2025",), number=7)
    add(replica, record(), moved)

    with replica.unit_of_work() as work:
        for ref in (moved.id, " 32.10.10-0007/2026 ", "11.20-0003/2025"):
            assert work.records.find(ref) == moved
            assert replica.catalogue.find_record(ref) == moved
        with pytest.raises(NotFoundError, match=r"11\.20-0004"):
            work.records.find("11.20-0004/2025")


def test_a_withdrawn_record_is_reached_by_id_only(replica: SqlReplica) -> None:
    gone = record()
    add(replica, gone)
    with replica.unit_of_work() as work:
        work.records.save(changed(gone, withdrawn=True))
        work.commit()

    with replica.unit_of_work() as work:
        assert work.records.get(gone.id).withdrawn
        with pytest.raises(NotFoundError):
            work.records.find(gone.reference)
    with pytest.raises(NotFoundError):
        replica.catalogue.find_record(gone.reference)


def test_a_reference_is_given_once(replica: SqlReplica) -> None:
    first = record()
    add(replica, first)

    with replica.unit_of_work() as work, pytest.raises(InvalidInputError, match="ist schon vergeben"):
        work.records.add(record("Doppelt"))

    with replica.unit_of_work() as work:
        work.records.save(changed(first, withdrawn=True))
        work.records.add(record("Nachfolger"))
        work.commit()
    with replica.unit_of_work() as work, pytest.raises(InvalidInputError, match="ist schon vergeben"):
        work.records.save(changed(changed(first), withdrawn=False))


def test_numbers_go_up_by_position_and_year_and_come_back_when_not_used(replica: SqlReplica) -> None:
    with replica.unit_of_work() as work:
        assert [work.records.next_number("32.10.10", 2026) for _ in range(3)] == [1, 2, 3]
        work.commit()
    with replica.unit_of_work() as work:
        assert work.records.next_number("32.10.10", 2026) == 4
    with replica.unit_of_work() as work:
        assert work.records.next_number("32.10.10", 2026) == 4
        assert work.records.next_number("32.10.10", 2027) == 1
        assert work.records.next_number("32.10", 2026) == 1


def test_a_number_that_came_from_elsewhere_is_not_given_again(replica: SqlReplica) -> None:
    add(replica, record(number=147), record(number=12))

    with replica.unit_of_work() as work:
        assert work.records.next_number("32.10.10", 2026) == 148


def test_a_new_version_becomes_the_current_one_and_the_one_that_is_found(replica: SqlReplica) -> None:
    its_record = record()
    its_document, first = document(its_record, text="Entwurf mit Altbestand")
    add(replica, its_record, (its_document, first))
    second = version(its_document.id, 2, text="Reinschrift mit Neubestand")

    with replica.unit_of_work() as work:
        work.documents.add_version(changed(its_document, current_version_id=second.id), second)
        work.commit()

    assert replica.catalogue.current_version(its_document.id) == second
    assert [row.number for row in replica.catalogue.versions(its_document.id)] == [2, 1]
    assert replica.catalogue.text(its_document.id) == "Reinschrift mit Neubestand"
    assert list(replica.faults()) == []


def test_a_version_after_going_back_gets_the_next_free_number(replica: SqlReplica) -> None:
    its_record = record()
    its_document, first = document(its_record)
    add(replica, its_record, (its_document, first))
    second, third = version(its_document.id, 2), version(its_document.id, 2)

    with replica.unit_of_work() as work:
        after_second = changed(its_document, current_version_id=second.id)
        work.documents.add_version(after_second, second)
        back = changed(after_second, current_version_id=first.id)
        work.documents.save(back)
        work.documents.add_version(changed(back, current_version_id=third.id), third)
        work.commit()

    assert [row.number for row in replica.catalogue.versions(its_document.id)] == [3, 2, 1]


def test_the_same_bytes_are_found_within_one_compartment_only(replica: SqlReplica) -> None:
    its_record, other = record(), record(number=2)
    its_document, first = document(its_record, data=b"Vertrag")
    add(replica, its_record, other, (its_document, first))
    elsewhere = changed(its_document, register="R6", compartment="urlaub")

    with replica.unit_of_work() as work:
        assert work.documents.with_sha256(its_document.bucket, first.sha256) == its_document
        assert work.documents.with_sha256(f"{other.id}/akte", first.sha256) is None
        work.documents.save(elsewhere)
        assert work.documents.with_sha256(its_document.bucket, first.sha256) is None
        assert work.documents.with_sha256(elsewhere.bucket, first.sha256) == elsewhere
        work.documents.save(changed(elsewhere, withdrawn=True))
        assert work.documents.with_sha256(elsewhere.bucket, first.sha256) is None


def test_children_are_listed_in_the_order_they_came(replica: SqlReplica) -> None:
    its_record = record()
    mail, of_mail = document(its_record, "Mail")
    first, second = (document(its_record, name, parent_id=mail.id) for name in ("Anlage B", "Anlage A"))
    add(replica, its_record, (mail, of_mail), first, second)

    with replica.unit_of_work() as work:
        assert [each.title for each in work.documents.children(mail.id)] == ["Anlage B", "Anlage A"]
    assert [row.title for row in replica.catalogue.attachments(mail.id)] == ["Anlage B", "Anlage A"]


def test_settings_belong_to_the_person(profile: Profile) -> None:
    replica = profile.create()
    with replica.unit_of_work() as work:
        work.settings.put("theme", '"dark"')
        work.settings.put("theme", '"light"')
        work.commit()
    assert replica.catalogue.setting("theme") == '"light"'
    profile.close()

    other = Profile(profile.folder, actor=type(profile.actor)("kowalski", "Kim Kowalski"))
    assert other.open().catalogue.setting("theme") is None
    other.close()


def test_a_collected_file_is_known_until_it_is_removed_or_has_changed(replica: SqlReplica) -> None:
    its_document, first = document(None)
    with replica.unit_of_work() as work:
        work.documents.add(its_document, first)
        work.collected_files.add("/scan/a.pdf", 10, 99, "abc", its_document.id)
        assert work.collected_files.find("/scan/a.pdf", 10, 99) == ("abc", its_document.id)
        assert work.collected_files.find("/scan/a.pdf", 11, 99) is None
        work.collected_files.remove("/scan/a.pdf")
        assert work.collected_files.find("/scan/a.pdf", 10, 99) is None


def test_a_unit_inside_a_unit_is_refused_instead_of_waiting_for_ever(replica: SqlReplica) -> None:
    with (
        replica.unit_of_work(),
        pytest.raises(RuntimeError, match="inside another"),
        replica.unit_of_work(),
    ):
        pass


def test_writers_of_several_threads_wait_for_each_other_while_readers_read(replica: SqlReplica) -> None:
    add(replica, record("Zähler", fields={"count": 0}))
    (its,) = replica.catalogue.record_rows([1])
    failures: list[BaseException] = []
    read: list[int] = []

    def count() -> None:
        try:
            for _ in range(20):
                with replica.unit_of_work() as work:
                    now = work.records.get(its.id)
                    number = now.fields["count"]
                    assert isinstance(number, int)
                    work.records.save(changed(now, fields={"count": number + 1}))
                    work.commit()
                seen = replica.catalogue.record(its.id).fields["count"]
                assert isinstance(seen, int)
                read.append(seen)
        except BaseException as error:  # noqa: BLE001 - shown by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=count) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert replica.catalogue.record(its.id).fields["count"] == 120
    assert max(read) == 120


def test_a_reader_sees_nothing_of_a_unit_that_is_not_committed(replica: SqlReplica) -> None:
    waiting = record()
    with replica.unit_of_work() as work:
        work.records.add(waiting)
        with pytest.raises(NotFoundError):
            replica.catalogue.record(waiting.id)
        work.commit()
    assert replica.catalogue.record(waiting.id) == waiting


def test_a_closed_replica_says_so(profile: Profile) -> None:
    replica = profile.create()
    replica.close()
    replica.close()

    with pytest.raises(UnavailableError, match="schon geschlossen"):
        replica.catalogue.record_counts()
    with pytest.raises(UnavailableError, match="schon geschlossen"):
        replica.unit_of_work()
