"""Filing on a real replica: every act, its way back and its journal."""

import pytest

from hattingen_desk.application.changes import NO_CHANGES, Changes
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import Source, Target
from hattingen_desk.application.ports import DocumentFilter, RecordFilter
from hattingen_desk.domain.dates import add_months
from hattingen_desk.domain.errors import InvalidInputError, NotFoundError, StaleError
from hattingen_desk.domain.records import DocumentStatus, RecordStatus


def undone(changes: Changes) -> Changes:
    assert changes.undo is not None
    return changes.undo()


def titles(desk: Desk, record_id: str) -> list[str]:
    keys, _ = desk.browsing.catalogue.document_keys(DocumentFilter(record_id))
    return [row.title for row in desk.browsing.catalogue.document_rows(keys)]


def imported(desk: Desk, record_id: str, name: str = "Antrag.txt", text: str = "Antrag auf Elternzeit") -> str:
    source = Source(label=name, file_name=name, read=text.encode)
    return desk.importing.import_files([source], Target(record_id)).items[0].id


def test_a_new_record_gets_the_next_number_of_its_position_and_year(desk: Desk) -> None:
    first = desk.filing.create_record("32.10.10", "Kiosk Uferstraße").created
    second = desk.filing.create_record("32.10.10", "Nagelstudio Ruhrblick").created
    other = desk.filing.create_record("32.10.30", "Kiosk Uferstraße").created
    year = desk.clock.today().year
    references = [desk.browsing.catalogue.record(each).reference for each in (first, second, other)]
    assert references == [f"32.10.10-0001/{year}", f"32.10.10-0002/{year}", f"32.10.30-0001/{year}"]


def test_a_personnel_record_is_known_by_its_number(desk: Desk, personnel_id: str) -> None:
    assert desk.browsing.catalogue.find_record("11.30.02-100417").id == personnel_id


def test_two_personnel_records_cannot_share_a_number(desk: Desk, personnel_id: str) -> None:
    with pytest.raises(InvalidInputError, match="100417"):
        desk.filing.create_record("11.30.02", "Doppelt, Dora", fields={"personnel_number": "100417"})


def test_creating_is_taken_back_and_brought_again(desk: Desk) -> None:
    created = desk.filing.create_record("10.20", "Dienstanweisung Aktenführung")
    back = undone(created)
    assert len(desk.browsing.catalogue.record_keys(RecordFilter(plan="10.20"))) == 0
    assert desk.search.find("Aktenführung").hits == ()
    undone(back)
    assert [hit.id for hit in desk.search.find("Aktenführung").hits] == [created.created]


def test_an_edit_is_found_under_its_new_title_and_taken_back(desk: Desk, record_id: str) -> None:
    changes = desk.filing.edit_record(record_id, {"title": "Zweiradhaus Ruhrbogen", "former_reference": "Gew 12/98"})
    assert desk.search.find("zweirad").hits[0].id == record_id
    assert desk.search.find('"gew 12/98"').hits[0].id == record_id
    undone(changes)
    assert desk.search.find("zweirad").hits == ()
    assert desk.browsing.catalogue.record(record_id).former_reference == ""


def test_an_edit_that_changes_nothing_is_no_change(desk: Desk, record_id: str) -> None:
    assert desk.filing.edit_record(record_id, {"title": "Fahrradwerkstatt  Ruhrbogen "}) == NO_CHANGES


def test_undo_leaves_later_changes_of_other_values_alone(desk: Desk, record_id: str) -> None:
    first = desk.filing.edit_record(record_id, {"title": "Neuer Titel"})
    desk.filing.edit_record(record_id, {"unit": "FB 32"})
    undone(first)
    record = desk.browsing.catalogue.record(record_id)
    assert (record.title, record.unit) == ("Fahrradwerkstatt Ruhrbogen", "FB 32")


def test_undo_refuses_to_overwrite_a_later_change_of_the_same_value(desk: Desk, record_id: str) -> None:
    first = desk.filing.edit_record(record_id, {"title": "Neuer Titel"})
    desk.filing.edit_record(record_id, {"title": "Noch neuer"})
    with pytest.raises(StaleError, match="inzwischen"):
        undone(first)
    assert desk.browsing.catalogue.record(record_id).title == "Noch neuer"


@pytest.mark.parametrize("title", ["", "   ", "x" * 251])
def test_a_title_must_say_something_and_not_too_much(desk: Desk, record_id: str, title: str) -> None:
    with pytest.raises(InvalidInputError, match="Nichts wurde geändert"):
        desk.filing.edit_record(record_id, {"title": title})


def test_an_unknown_field_is_named_with_the_known_ones(desk: Desk, record_id: str) -> None:
    with pytest.raises(InvalidInputError, match="kein Feld „farbe“"):
        desk.filing.edit_record(record_id, {"fields.farbe": "rot"})


def test_moving_a_record_keeps_its_old_reference_findable(desk: Desk, record_id: str) -> None:
    before = desk.browsing.catalogue.record(record_id)
    changes = desk.filing.move_record(record_id, "32.10.30")
    after = desk.browsing.catalogue.record(record_id)
    assert after.reference.startswith("32.10.30-")
    assert desk.browsing.catalogue.find_record(before.reference).id == record_id
    assert desk.search.find(before.reference).hits[0].id == record_id
    undone(changes)
    assert desk.browsing.catalogue.record(record_id).reference == before.reference


def test_closing_a_record_says_when_and_can_be_taken_back(desk: Desk, record_id: str) -> None:
    changes = desk.filing.close_record(record_id)
    closed = desk.browsing.catalogue.record(record_id)
    assert (closed.status, closed.closed_on) == (RecordStatus.CLOSED, desk.clock.today())
    undone(changes)
    assert desk.browsing.catalogue.record(record_id).closed_on is None


def test_a_document_moves_with_its_follow_up_into_another_register(desk: Desk, personnel_id: str) -> None:
    document_id = imported(desk, personnel_id)
    desk.follow_ups.set(personnel_id, "Prüfen", desk.clock.today(), document_id=document_id)
    changes = desk.filing.move_document(document_id, personnel_id, register="R6")
    assert desk.browsing.catalogue.document(document_id).compartment == "urlaub"
    assert [row.document_id for row in desk.browsing.catalogue.follow_ups_of(personnel_id)] == [document_id]
    undone(changes)
    assert desk.browsing.catalogue.document(document_id).register == ""


def test_a_document_in_another_record_is_found_there_only(desk: Desk, record_id: str, personnel_id: str) -> None:
    document_id = imported(desk, record_id)
    desk.filing.move_document(document_id, personnel_id, register="R4")
    assert titles(desk, record_id) == []
    assert [hit.id for hit in desk.search.find("elternzeit", record_id=personnel_id).hits] == [document_id]
    assert desk.search.find("elternzeit", record_id=record_id).hits == ()


def test_a_record_without_registers_takes_none(desk: Desk, record_id: str) -> None:
    document_id = imported(desk, record_id)
    with pytest.raises(InvalidInputError, match="keine Register"):
        desk.filing.move_document(document_id, record_id, register="R6")


def test_a_case_holds_documents_and_closes(desk: Desk, record_id: str) -> None:
    case_id = desk.filing.open_case(record_id, "Anmeldung 2026").created
    document_id = imported(desk, record_id)
    desk.filing.move_document(document_id, record_id, case_id=case_id)
    assert [(case.title, case.document_count) for case in desk.browsing.sheet(record_id).cases] == [
        ("Anmeldung 2026", 1)
    ]
    changes = desk.filing.close_case(case_id)
    assert desk.browsing.sheet(record_id).cases[0].status is RecordStatus.CLOSED
    undone(changes)
    assert desk.browsing.sheet(record_id).cases[0].status is RecordStatus.OPEN


def test_withdrawn_documents_vanish_and_return(desk: Desk, record_id: str) -> None:
    document_ids = (imported(desk, record_id, "a.txt", "Alpha"), imported(desk, record_id, "b.txt", "Beta"))
    changes = desk.filing.withdraw_documents(document_ids)
    assert changes.sentence == "2 Dokumente zurückgenommen"
    assert titles(desk, record_id) == []
    assert desk.search.find("alpha").hits == ()
    undone(changes)
    assert sorted(titles(desk, record_id)) == ["a", "b"]


def test_the_journal_says_in_words_what_was_changed(desk: Desk, record_id: str) -> None:
    document_id = imported(desk, record_id)
    desk.filing.edit_document(document_id, title="Antrag vom 16.11.", status=DocumentStatus.DONE)
    rows = desk.browsing.journal([document_id])
    sentences = [row.sentence for row in rows]
    assert {row.actor for row in rows} == {"Jana Overbeck"}
    assert sentences == [
        "Titel: „Antrag“ → „Antrag vom 16.11.“; Status: In Bearbeitung → Abgeschlossen",
        "Dokument „Antrag“ abgelegt: Antrag.txt",
    ]


def test_reading_a_personnel_record_is_journalled_but_not_shown(desk: Desk, personnel_id: str) -> None:
    desk.browsing.open_record(personnel_id)
    assert "gelesen" not in " ".join(row.sentence for row in desk.browsing.journal([personnel_id]))
    found = desk.verifying.verify()
    assert found.faults == ()
    assert found.journal_entries == 2


def test_what_does_not_exist_cannot_be_told_from_what_may_not_be_seen(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        desk.browsing.catalogue.record("0")
    with pytest.raises(NotFoundError):
        desk.filing.edit_document("0", title="x")
    with pytest.raises(NotFoundError):
        desk.filing.create_record("99.99", "x")


def test_follow_ups_show_on_my_day_until_ticked_off(desk: Desk, record_id: str) -> None:
    today = desk.clock.today()
    desk.follow_ups.take_over(record_id, "Anhörung auswerten", add_months(today, -1))
    due = desk.follow_ups.set(record_id, "Bescheid schreiben", today)
    day = desk.follow_ups.my_day()
    assert (day.waiting, day.open_count) == (2, 2)
    changes = desk.follow_ups.tick_off(due.created)
    assert desk.follow_ups.my_day().waiting == 1
    undone(changes)
    assert desk.follow_ups.my_day().waiting == 2


def test_a_new_follow_up_cannot_lie_in_the_past(desk: Desk, record_id: str) -> None:
    with pytest.raises(InvalidInputError, match="Vergangenheit"):
        desk.follow_ups.set(record_id, "Zu spät", add_months(desk.clock.today(), -1))


def test_favourites_and_recent_records_are_kept(desk: Desk, record_id: str, personnel_id: str) -> None:
    desk.browsing.open_record(record_id)
    desk.browsing.open_record(personnel_id)
    desk.browsing.open_record(record_id)
    assert desk.browsing.recent() == (record_id, personnel_id)
    changes = desk.browsing.set_favourite(record_id, favourite=True)
    assert desk.browsing.favourites() == (record_id,)
    undone(changes)
    assert desk.browsing.favourites() == ()


def test_the_record_that_was_named_stands_before_documents_that_mention_it(desk: Desk, record_id: str) -> None:
    for number in range(3):
        imported(desk, record_id, f"{number}.txt", f"Fahrradwerkstatt Ruhrbogen, Schreiben {number}")
    assert desk.search.find("fahrradwerkstatt ruhrbogen").hits[0].id == record_id


def test_dates_in_the_fields_of_a_record_are_shown_as_clerks_write_them(desk: Desk) -> None:
    fields = {"personnel_number": "104170", "birth_date": "1991-07-03"}
    record = desk.filing.create_record("11.30.02", "Hollenbeck, Anneke", fields=fields).created
    hit = next(hit for hit in desk.search.find("hollenbeck").hits if hit.id == record)
    assert "1991-07-03" not in hit.snippet.text
