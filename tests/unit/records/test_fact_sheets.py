"""Facts edited in place: what is shown, what is stored, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hattingen_desk.desktop.records import fact_sheets
from hattingen_desk.desktop.records.fact_sheets import Fact, FieldKind
from hattingen_desk.desktop.records.presenter import DocumentDetail, RecordsPresenter
from hattingen_desk.domain.errors import InvalidInputError
from hattingen_desk.domain.records import DocumentStatus
from tests.desktop.records.desk_stub import StubDesk

TODAY = date(2026, 11, 24)


@pytest.fixture
def stub() -> StubDesk:
    return StubDesk()


@pytest.fixture
def staff(stub: StubDesk) -> str:
    return stub.record("11.30.02", "Hollenbeck, Anneke", personnel_number="20417", status="TVöD")


def detail_of(stub: StubDesk, document_id: str) -> DocumentDetail:
    return RecordsPresenter(stub.desk).detail(document_id)


def by_id(facts: list[Fact]) -> dict[str, Fact]:
    return {fact.id: fact for fact in facts}


def test_a_document_with_registers_offers_all_of_them_and_no_place_outside(stub: StubDesk, staff: str) -> None:
    document = stub.file(staff, "Urlaubsantrag", register="R6")

    facts = by_id(fact_sheets.document_fields(detail_of(stub, document), stub.desk.browsing.sheet(staff), TODAY))

    assert facts["register"].value == "R6"
    assert len(facts["register"].choices) == 13
    assert "case" not in facts


def test_due_today_is_shown_while_the_documents_own_state_can_be_chosen(stub: StubDesk, staff: str) -> None:
    document = stub.file(staff, "Urlaubsantrag", register="R6")
    stub.desk.follow_ups.set(staff, "Prüfen", TODAY, document_id=document)

    facts = by_id(fact_sheets.document_fields(detail_of(stub, document), stub.desk.browsing.sheet(staff), TODAY))

    assert (facts["status"].state, facts["status"].value) == ("due_today", "in_progress")
    assert "in_sign_off" not in dict(facts["status"].choices)


def test_a_typed_day_is_stored_as_the_day_that_is_meant(stub: StubDesk, staff: str) -> None:
    document = stub.file(staff, "Urlaubsantrag", register="R6")

    changes = fact_sheets.save_document(stub.desk, detail_of(stub, document), "received_on", "-3")

    assert stub.replica.shelf.documents[document].received_on == date(2026, 11, 21)
    assert "Urlaubsantrag" in changes.sentence
    assert changes.undo is not None
    changes.undo()
    assert stub.replica.shelf.documents[document].received_on == TODAY


def test_choosing_a_register_moves_the_document(stub: StubDesk, staff: str) -> None:
    document = stub.file(staff, "Zeugnis", register="R6")

    fact_sheets.save_document(stub.desk, detail_of(stub, document), "register", "R8")

    assert stub.replica.shelf.documents[document].register == "R8"


def test_choosing_a_case_files_the_document_into_it_and_no_case_takes_it_out(stub: StubDesk, staff: str) -> None:
    case = stub.desk.filing.open_case(staff, "Elternzeit 2027", register="R4").created
    document = stub.file(staff, "Antrag", register="R6")

    fact_sheets.save_document(stub.desk, detail_of(stub, document), "case", case)
    moved = stub.replica.shelf.documents[document]
    assert (moved.case_id, moved.register) == (case, "R4")

    fact_sheets.save_document(stub.desk, detail_of(stub, document), "case", "")
    assert stub.replica.shelf.documents[document].case_id is None


def test_the_status_is_saved_by_its_own_name(stub: StubDesk, staff: str) -> None:
    document = stub.file(staff, "Antrag", register="R6")

    fact_sheets.save_document(stub.desk, detail_of(stub, document), "status", "done")

    assert stub.replica.shelf.documents[document].status is DocumentStatus.DONE


def test_an_unreadable_day_and_an_empty_title_are_refused_with_a_sentence(stub: StubDesk, staff: str) -> None:
    detail = detail_of(stub, stub.file(staff, "Antrag", register="R6"))

    with pytest.raises(InvalidInputError, match="Datum"):
        fact_sheets.save_document(stub.desk, detail, "received_on", "99.99.")
    with pytest.raises(InvalidInputError, match="Titel"):
        fact_sheets.save_document(stub.desk, detail, "title", "  ")


def test_a_document_in_the_inbox_is_not_edited_here(stub: StubDesk, staff: str) -> None:
    document = stub.file(staff, "Antrag", register="R6")
    shelf = stub.replica.shelf.documents
    shelf[document] = replace(shelf[document], record_id=None, inbox="allgemein")

    with pytest.raises(InvalidInputError, match="Scan-Eingang"):
        fact_sheets.save_document(stub.desk, detail_of(stub, document), "title", "Neu")


def test_a_records_own_fields_stand_in_the_order_of_its_type_with_german_captions(stub: StubDesk, staff: str) -> None:
    facts = fact_sheets.record_fields(stub.desk.browsing.sheet(staff))

    own = [(fact.caption, fact.value) for fact in facts if fact.id.startswith("fields.")]
    assert own[:2] == [("Personalnummer", "20417"), ("Status", "TVöD")]
    assert by_id(facts)["fields.birth_date"].kind is FieldKind.DATE
    assert by_id(facts)["reference"].kind is FieldKind.FIXED


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("26", 2600),
        ("26,5", 2650),
        ("1.234,56 €", 123456),
        ("1234,56", 123456),
        ("0,01", 1),
        ("12.345.678", 1234567800),
    ],
)
def test_amounts_are_read_as_a_german_writes_them(stub: StubDesk, typed: str, cents: int) -> None:
    kind = stub.desk.browsing.record_types["finance"]

    assert fact_sheets.stored(kind, "amount_cents", typed, TODAY) == str(cents)
    assert fact_sheets.stored(kind, "amount_cents", fact_sheets.shown(kind, "amount_cents", cents), TODAY) == str(cents)


@pytest.mark.parametrize("typed", ["1,234.56", "12.34", "viel", "-5", "1,234"])
def test_amounts_that_could_mean_two_things_are_refused(stub: StubDesk, typed: str) -> None:
    with pytest.raises(InvalidInputError, match="Betrag"):
        fact_sheets.stored(stub.desk.browsing.record_types["finance"], "amount_cents", typed, TODAY)


def test_a_pattern_a_length_and_a_required_value_are_checked_before_anything_is_written(stub: StubDesk) -> None:
    finance, personnel = (stub.desk.browsing.record_types[each] for each in ("finance", "personnel"))

    with pytest.raises(InvalidInputError, match="Form"):
        fact_sheets.stored(finance, "budget_year", "26", TODAY)
    with pytest.raises(InvalidInputError, match="200 Zeichen"):
        fact_sheets.stored(finance, "creditor", "x" * 201, TODAY)
    with pytest.raises(InvalidInputError, match="nicht leer"):
        fact_sheets.stored(personnel, "personnel_number", " ", TODAY)


def test_a_records_day_is_stored_as_iso_and_shown_as_german(stub: StubDesk, staff: str) -> None:
    sheet = stub.desk.browsing.sheet(staff)

    fact_sheets.save_record(stub.desk, sheet, "fields.birth_date", "3.4.1988")

    assert stub.replica.shelf.records[staff].fields["birth_date"] == "1988-04-03"
    facts = by_id(fact_sheets.record_fields(stub.desk.browsing.sheet(staff)))
    assert facts["fields.birth_date"].value == "03.04.1988"
