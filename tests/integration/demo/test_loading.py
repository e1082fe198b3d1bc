"""The invented town, filed into a real encrypted profile, looks like a desk after years of work."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from hattingen_desk.adapters.calendar.clock import FixedClock
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import Importing, ImportReport, ItemResult, Outcome
from hattingen_desk.application.ports import DocumentFilter, RecordFilter
from hattingen_desk.application.read_models import DocumentRow
from hattingen_desk.bootstrap.creating import create_demo_profile
from hattingen_desk.bootstrap.demo.town import demo_town
from hattingen_desk.bootstrap.wiring import open_desk
from hattingen_desk.domain.errors import DeskError
from hattingen_desk.domain.follow_ups import Urgency

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def heard() -> list[int]:
    return []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, heard: list[int]) -> Path:
    folder = tmp_path_factory.mktemp("town") / "demo"
    create_demo_profile(folder, today=TODAY, progress=heard.append)
    return folder


@pytest.fixture(scope="module")
def desk(folder: Path) -> Iterator[Desk]:
    opened = open_desk(folder, clock=FixedClock(datetime(2026, 11, 24, 10, 42).astimezone()))
    yield opened
    opened.close()


def documents(desk: Desk, reference: str) -> dict[str, DocumentRow]:
    catalogue = desk.browsing.catalogue
    record = catalogue.find_record(reference)
    keys, _groups = catalogue.document_keys(DocumentFilter(record.id))
    return {row.title: row for row in catalogue.document_rows(keys)}


def test_every_record_and_document_of_the_town_is_there(desk: Desk) -> None:
    town = demo_town(TODAY)
    catalogue = desk.browsing.catalogue
    rows = catalogue.record_rows(catalogue.record_keys(RecordFilter()))
    filed = {row.title: row.document_count for row in rows}
    assert filed == {each.title: len(each.documents) for each in town.records}


def test_progress_counts_every_file_once(folder: Path, heard: list[int]) -> None:
    town = demo_town(TODAY)
    files = sum(len(each.documents) for each in town.records) + len(town.inbox) + 1
    assert heard == list(range(1, files + 1))


def test_the_start_screen_has_the_numbers_of_the_picture(desk: Desk) -> None:
    day = desk.follow_ups.my_day()
    assert {level: len(rows) for level, rows in day.groups.items()} == {
        Urgency.OVERDUE: 2,
        Urgency.TODAY: 4,
        Urgency.THIS_WEEK: 5,
    }
    assert [each.follow_ups for each in day.ahead] == [4, 2, 2, 1, 1, 2, 0, 4, 2, 1]
    titles = [row.title for row in day.groups[Urgency.TODAY]]
    assert "Elternzeit bestätigen (Antrag vom 16.11.)" in titles
    assert "Rechnung Metallbau Winzermark prüfen" in titles


def test_documents_carry_the_day_they_came_not_the_day_the_sample_was_made(desk: Desk) -> None:
    found = documents(desk, "11.30.02-104170")
    application = found["Antrag auf Elternzeit"]
    assert application.received_on == date(2026, 11, 16)
    assert application.modified_at.date() == date(2026, 11, 16)
    assert application.case_title == "Elternzeit 2027"
    assert application.due_on == TODAY
    assert found["Änderungsvertrag Teilzeit 30 Stunden"].modified_at.year == 2024


def test_the_draft_has_two_versions(desk: Desk) -> None:
    draft = documents(desk, "11.30.02-104170")["Bestätigung Elternzeit (Entwurf)"]
    versions = desk.browsing.catalogue.versions(draft.id)
    assert sorted(each.number for each in versions) == [1, 2]
    assert "Dringende betriebliche Gründe" in desk.browsing.catalogue.text(draft.id)


def test_references_are_counted_in_the_year_the_record_was_opened(desk: Desk) -> None:
    catalogue = desk.browsing.catalogue
    rows = catalogue.record_rows(catalogue.record_keys(RecordFilter(plan="32.10.10")))
    references = {row.title: row.reference for row in rows}
    assert references["Grill am Steinhagen"] == "32.10.10-0001/2021"
    assert references["Tönnesmann Dachtechnik"].endswith("/2026")
    assert catalogue.find_record("11.30.02-104170").former_reference == "PA-2019-0417"


def test_a_record_says_in_words_how_long_it_is_kept(desk: Desk) -> None:
    record = desk.browsing.catalogue.find_record("11.30.02-104170")
    rule = desk.browsing.sheet(record.id).retention
    assert rule is not None
    assert rule.title == "5 Jahre nach Ausscheiden"


def test_the_clerk_has_marked_six_records(desk: Desk) -> None:
    titles = [desk.browsing.catalogue.record(each).title for each in desk.browsing.favourites()]
    assert len(titles) == 6
    assert "Hollenbeck, Anneke" in titles


def test_the_inbox_holds_fresh_scans_and_one_file_to_clear_up(desk: Desk) -> None:
    rows = desk.browsing.catalogue.inbox()
    assert 4 <= sum(not row.quarantined for row in rows) <= 6
    locked = [row for row in rows if row.quarantined]
    assert len(locked) == 1
    assert "Kennwort" in " ".join(locked[0].remarks)


def test_nothing_else_was_held_back_and_scans_are_waiting_to_be_checked(desk: Desk) -> None:
    catalogue = desk.browsing.catalogue
    for row in catalogue.record_rows(catalogue.record_keys(RecordFilter())):
        keys, _groups = catalogue.document_keys(DocumentFilter(row.id))
        assert not [each.title for each in catalogue.document_rows(keys) if each.quarantined], row.title


def test_mails_bring_their_attachments_along(desk: Desk) -> None:
    catalogue = desk.browsing.catalogue
    record = next(row for row in catalogue.record_rows(catalogue.record_keys(RecordFilter(plan="10.40"))) if row.title)
    keys, _groups = catalogue.document_keys(DocumentFilter(record.id))
    assert [row.attachment_count for row in catalogue.document_rows(keys) if row.title == "Wartungsfenster Server"] == [
        1
    ]


def test_words_inside_letters_are_found(desk: Desk) -> None:
    for query, title in {
        "treppengelaender": "Treppengeländer",
        "bibliothek": "Reppel",
        "Yildirim": "Yıldırım",
        "elternz": "Elternzeit",
    }.items():
        hits = desk.search.find(query).hits
        assert any(title in f"{hit.title} {hit.context}" for hit in hits), query


def test_the_town_is_sound(desk: Desk) -> None:
    report = desk.verifying.verify()
    assert report.faults == ()
    assert report.orphans == 0
    assert report.journal_entries > 500


def test_the_journal_is_told_in_order_of_time(desk: Desk) -> None:
    record = desk.browsing.catalogue.find_record("11.30.02-105931")
    moments = [row.at for row in desk.browsing.journal([record.id])]
    assert moments == sorted(moments, reverse=True)
    assert moments[-1].year == 2021


def test_half_a_town_is_no_town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Importing.import_files

    def losing_one(self: Importing, *arguments: object, **names: object) -> ImportReport:
        report = whole(self, *arguments, **names)  # type: ignore[arg-type]  # handed on as it came
        lost = ItemResult("Scan_0412.pdf", Outcome.FAILED)
        return ImportReport((*report.items[:-1], lost), report.changes)

    monkeypatch.setattr(Importing, "import_files", losing_one)
    with pytest.raises(DeskError):
        create_demo_profile(tmp_path / "demo", today=TODAY)
    assert not (tmp_path / "demo").exists()
