"""What the record screen reads."""

from __future__ import annotations

from datetime import date

import pytest

from hattingen_desk.application.ports import DocumentFilter, RecordFilter
from hattingen_desk.desktop.records.presenter import (
    RecordsPresenter,
    completions,
    find_node,
    matching,
)
from tests.desktop.records.desk_stub import StubDesk

PLAN = "32.10.10"
STAFF = "11.30.02"


@pytest.fixture
def stub() -> StubDesk:
    return StubDesk()


@pytest.fixture
def presenter(stub: StubDesk) -> RecordsPresenter:
    return RecordsPresenter(stub.desk)


def titles(presenter: RecordsPresenter, record_id: str, **which: object) -> list[str]:
    sheet = presenter.desk.browsing.sheet(record_id)
    found = presenter.documents(sheet, DocumentFilter(record_id, **which))  # type: ignore[arg-type]
    return [row.title for row in presenter.document_rows(found.keys)]


def test_documents_of_a_personnel_record_stand_below_their_registers(
    stub: StubDesk, presenter: RecordsPresenter
) -> None:
    record = stub.record(STAFF, "Hollenbeck, Anneke", personnel_number="20417", status="TVöD")
    for register, title in (("R10", "Nebentätigkeit"), ("R6", "Urlaub"), ("R6", "Resturlaub")):
        stub.file(record, title, register=register)

    found = presenter.documents(stub.desk.browsing.sheet(record), DocumentFilter(record))

    assert [(group.prefix, group.title, group.count, group.register) for group in found.groups] == [
        ("R6", "Urlaub", 2, "R6"),
        ("R10", "Nebentätigkeit", 1, "R10"),
    ]


def test_documents_of_a_record_without_registers_stand_below_their_cases(
    stub: StubDesk, presenter: RecordsPresenter
) -> None:
    record = stub.record(PLAN, "Kiosk am Bunker", business_name="Kiosk")
    case = stub.desk.filing.open_case(record, "Anmeldung").created
    loose = stub.file(record, "Notiz")
    stub.file(record, "Ausweis", case_id=case)
    assert loose

    found = presenter.documents(
        stub.desk.browsing.sheet(record), DocumentFilter(record, sort="title", descending=False)
    )

    assert [(group.title, group.count, group.case_id) for group in found.groups] == [
        ("Anmeldung", 1, case),
        ("Ohne Vorgang", 1, None),
    ]
    assert titles(presenter, record, sort="title", descending=False) == ["Ausweis", "Notiz"]


def test_a_filter_keeps_the_total_so_that_the_screen_can_say_how_many_are_hidden(
    stub: StubDesk, presenter: RecordsPresenter
) -> None:
    record = stub.record(PLAN, "Kiosk am Bunker", business_name="Kiosk")
    stub.file(record, "Anmeldung")
    stub.file(record, "Ausweis")

    found = presenter.documents(stub.desk.browsing.sheet(record), DocumentFilter(record, text="auswe"))

    assert (found.shown, found.total) == (1, 2)


def test_records_opened_last_keep_the_order_of_the_visits(stub: StubDesk, presenter: RecordsPresenter) -> None:
    ids = [stub.record(PLAN, name, business_name=name) for name in ("Aal", "Zander", "Barsch")]
    for record_id in ids:
        stub.desk.browsing.open_record(record_id)
    recent = stub.desk.browsing.recent()

    found = presenter.records(RecordFilter(ids=recent), given_order=True)

    assert [row.title for row in presenter.record_rows(found.keys)] == ["Barsch", "Zander", "Aal"]


def test_a_position_shows_one_screen_of_records_and_says_how_many_there_are(
    stub: StubDesk, presenter: RecordsPresenter
) -> None:
    for number in range(9):
        stub.record(PLAN, f"Betrieb {number}", business_name="x")
    node = find_node(presenter.tree().nodes, PLAN)
    assert node is not None

    children = presenter.children(node, 4)

    assert [row.title for row in children.rows] == ["Betrieb 0", "Betrieb 1", "Betrieb 2", "Betrieb 3"]
    assert children.total == 9


def test_the_record_that_is_open_is_among_the_records_shown(stub: StubDesk, presenter: RecordsPresenter) -> None:
    ids = [stub.record(PLAN, f"Betrieb {number}", business_name="x") for number in range(9)]
    node = find_node(presenter.tree().nodes, PLAN)
    assert node is not None

    children = presenter.children(node, 4, keep=ids[7])

    assert [row.title for row in children.rows] == ["Betrieb 0", "Betrieb 1", "Betrieb 2", "Betrieb 7"]


def test_a_position_with_positions_below_shows_only_records_that_lie_exactly_on_it(
    stub: StubDesk, presenter: RecordsPresenter
) -> None:
    stub.record("32.10", "Grundsatzakte")
    stub.record(PLAN, "Kiosk", business_name="x")
    node = find_node(presenter.tree().nodes, "32.10")
    assert node is not None

    children = presenter.children(node, 10)

    assert [row.title for row in children.rows] == ["Grundsatzakte"]
    assert (children.total, node.count) == (1, 2)


def test_the_plan_filter_keeps_what_lies_above_and_below_a_match(presenter: RecordsPresenter) -> None:
    found = matching(presenter.tree().nodes, "gewerbe")

    assert find_node(found, "32.10.10") is not None
    assert [node.position.number for node in found] == ["20", "32"]
    assert find_node(found, "32.30") is None


def test_a_position_is_completed_from_its_number_or_its_words(presenter: RecordsPresenter) -> None:
    positions = presenter.desk.browsing.positions()

    assert completions(positions, "11.30.0")[0].number == "11.30.01"
    assert "32.10.20" in [each.number for each in completions(positions, "gewerbeumm")]
    assert completions(positions, "gibtesnicht") == []


def test_a_documents_earliest_open_follow_up_counts(stub: StubDesk, presenter: RecordsPresenter) -> None:
    record = stub.record(PLAN, "Kiosk", business_name="x")
    document = stub.file(record, "Anmeldung")
    follow_ups = stub.desk.follow_ups
    done = follow_ups.set(record, "Zuerst", date(2026, 11, 25), document_id=document).created
    follow_ups.set(record, "Danach", date(2026, 12, 24), document_id=document)
    follow_ups.tick_off(done)

    assert presenter.detail(document).due_on == date(2026, 12, 24)
    assert [row.title for row in presenter.follow_ups(record, document)] == ["Danach", "Zuerst"]


def test_the_journal_of_a_document_tells_of_its_follow_ups_and_not_of_its_neighbours(
    stub: StubDesk, presenter: RecordsPresenter
) -> None:
    record = stub.record(PLAN, "Kiosk", business_name="x")
    document, _other = stub.file(record, "Anmeldung"), stub.file(record, "Ausweis")
    stub.desk.follow_ups.set(record, "Nachfragen", date(2026, 12, 1), document_id=document)

    sentences = [row.sentence for row in presenter.journal(record, document)]

    assert len(sentences) == 2
    assert "Nachfragen" in sentences[0]
    assert "Anmeldung" in sentences[1]
