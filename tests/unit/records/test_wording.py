"""What the record screen says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hattingen_desk.application.read_models import DocumentRow
from hattingen_desk.desktop.records import wording
from hattingen_desk.desktop.records.column_room import giving_way
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.records import DocumentStatus

TODAY = date(2026, 11, 24)
ROW = DocumentRow(
    id="d", title="Antrag auf Elternzeit", status=DocumentStatus.IN_PROGRESS, register="R4", case_id=None,
    case_title="", kind=FileKind.PDF, file_name="Antrag.pdf", size=1, received_on=TODAY,
    modified_at=datetime(2026, 11, 16, 12, tzinfo=UTC), attachment_count=0, due_on=None, quarantined=False, remarks=(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("due_on", "state"),
    [
        (None, "in_progress"),
        (date(2026, 11, 25), "in_progress"),
        (TODAY, "due_today"),
        (date(2026, 11, 23), "overdue"),
    ],
)
def test_a_document_is_due_by_its_follow_up_and_not_by_a_state_of_its_own(due_on: date | None, state: str) -> None:
    assert wording.document_state(replace(ROW, due_on=due_on), TODAY) == state


def test_a_file_to_be_clarified_says_so_even_when_it_is_overdue() -> None:
    row = replace(ROW, quarantined=True, due_on=date(2026, 1, 1))

    assert wording.document_state(row, TODAY) == "quarantined"
    assert wording.document_icon(row) == "file-question-mark"


@pytest.mark.parametrize(
    ("row", "icon"),
    [
        (ROW, "file-text"),
        (replace(ROW, kind=FileKind.MAIL), "mail"),
        (replace(ROW, kind=FileKind.INVOICE), "receipt-euro"),
        (replace(ROW, status=DocumentStatus.DRAFT, due_on=TODAY), "file-pen"),
        (replace(ROW, status=DocumentStatus.TO_CHECK, kind=FileKind.IMAGE), "file-scan"),
        (replace(ROW, kind=FileKind.MAIL, due_on=TODAY), "file-clock"),
    ],
)
def test_the_icon_tells_what_is_special_before_the_kind_of_file(row: DocumentRow, icon: str) -> None:
    assert wording.document_icon(row) == icon


@pytest.mark.parametrize(
    ("due_on", "words", "tone", "icon"),
    [
        (None, "", "text2", ""),
        (date(2026, 11, 22), "seit 2 Tagen", "bad", "triangle-alert"),
        (TODAY, "heute", "warn", "alarm-clock"),
        (date(2026, 11, 25), "morgen", "warn", "alarm-clock"),
        (date(2026, 12, 1), "Di 01.12.", "text2", ""),
    ],
)
def test_a_deadline_is_loud_only_from_the_day_before(due_on: date | None, words: str, tone: str, icon: str) -> None:
    due = wording.deadline(due_on, TODAY)

    assert (due.words, due.tone, due.icon) == (words, tone, icon)


def test_a_row_is_one_sentence_for_a_screen_reader() -> None:
    row = replace(ROW, attachment_count=2, due_on=TODAY, case_title="Elternzeit 2027")

    said = wording.document_sentence(row, TODAY, "Heute fällig")

    assert said == ("Antrag auf Elternzeit, Heute fällig, 2 Anlagen, Frist heute, geändert 16.11.2026, Elternzeit 2027")


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 Dokumente"), (1, "1 Dokument"), (28, "28 Dokumente"), (123456, "123.456 Dokumente")]
)
def test_counts_have_german_plurals_and_thousands(number: int, words: str) -> None:
    assert wording.documents(number) == words


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 Byte"), (999, "999 Byte"), (1000, "1 KB"), (38_400, "38 KB"), (1_440_000, "1,4 MB")]
)
def test_sizes_are_in_the_unit_a_clerk_knows(size: int, words: str) -> None:
    assert wording.file_size(size) == words.replace(" ", wording.NBSP)


def test_the_status_bar_counts_the_selection_and_without_one_what_there_is() -> None:
    assert wording.selected(3, 28, "Dokument", "Dokumente") == "3 von 28 ausgewählt"
    assert wording.selected(0, 1, "Dokument", "Dokumente") == "1 Dokument"


# --- which columns give way ---


def test_columns_give_way_in_their_order_until_the_title_can_be_read() -> None:
    widths = {"status": 138, "modified": 94, "due": 116}
    order = ("modified", "due")

    assert giving_way(widths, order, width=600, least=200) == frozenset()
    assert giving_way(widths, order, width=500, least=200) == {"modified"}
    assert giving_way(widths, order, width=300, least=200) == {"modified", "due"}
    assert giving_way({"status": 138, "due": 116}, order, width=360, least=200) == {"due"}
