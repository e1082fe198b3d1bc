"""What *Mein Tag* says: the sentence, the groups, the right side of a row, the plot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hattingen_desk.application.follow_ups import DayCount, MyDay
from hattingen_desk.application.read_models import FollowUpRow, InboxRow
from hattingen_desk.desktop.my_day import presenter
from hattingen_desk.desktop.my_day.presenter import DayPage
from hattingen_desk.desktop.my_day.typed_time import parse_time
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.definitions import RecordType
from hattingen_desk.domain.errors import InvalidInputError
from hattingen_desk.domain.follow_ups import Urgency, working_days

TUESDAY = date(2026, 11, 24)
PERSONNEL = RecordType("personnel", "Personalakte", "circle-user", True, {}, ())
ROW = FollowUpRow(
    id="f", title="Probezeitgespräch vorbereiten", note="", due_on=TUESDAY, time_of_day="", record_id="r",
    record_title="Brandhoff, Mattis", record_reference="11.30.02-100031", record_type="personnel", document_id=None,
    document_title="", case_title="", done_at=None,
)  # fmt: skip
SCAN = InboxRow("d", "Scan", "scan.pdf", FileKind.PDF, 84_000, 1, datetime(2026, 11, 24, tzinfo=UTC), False, (), "")


def _my_day(overdue: int = 0, today: int = 0, week: int = 0, next_due: date | None = None) -> MyDay:
    groups = {
        Urgency.OVERDUE: tuple(replace(ROW, due_on=TUESDAY - timedelta(3)) for _ in range(overdue)),
        Urgency.TODAY: tuple(ROW for _ in range(today)),
        Urgency.THIS_WEEK: tuple(replace(ROW, due_on=TUESDAY + timedelta(1)) for _ in range(week)),
    }
    ahead = tuple(DayCount(day, today if day == TUESDAY else 0) for day in working_days(TUESDAY, 10, ()))
    return MyDay(TUESDAY, groups, ahead, next_due)


def _page(my_day: MyDay, scans: int = 0, unclear: int = 0) -> DayPage:
    inbox = (*(SCAN for _ in range(scans)), *(replace(SCAN, quarantined=True) for _ in range(unclear)))
    return DayPage(my_day, {"personnel": PERSONNEL}, inbox, ())


@pytest.mark.parametrize(
    ("overdue", "today", "scans", "unclear", "sentence"),
    [
        (2, 4, 0, 0, "2 Wiedervorlagen sind überfällig, 4 sind heute fällig."),
        (1, 1, 0, 0, "1 Wiedervorlage ist überfällig, 1 ist heute fällig."),
        (1, 0, 0, 0, "1 Wiedervorlage ist überfällig, heute ist nichts fällig."),
        (0, 1, 1, 0, "1 Wiedervorlage ist heute fällig. 1 Scan wartet im Eingang."),
        (0, 3, 4, 1, "3 Wiedervorlagen sind heute fällig. 4 Scans warten im Eingang, 1 ist zu klären."),
        (0, 0, 0, 2, "Heute ist nichts fällig. 2 Dateien im Eingang sind zu klären."),
        (0, 0, 0, 0, "Heute ist nichts fällig."),
    ],
)
def test_the_sentence_names_what_waits_in_good_german(
    overdue: int, today: int, scans: int, unclear: int, sentence: str
) -> None:
    assert presenter.sentence(_page(_my_day(overdue, today), scans, unclear)) == sentence


def test_a_free_day_names_the_next_deadline_from_this_week_or_beyond() -> None:
    assert presenter.sentence(_page(_my_day(week=2))) == "Heute ist nichts fällig. Nächste Frist: Mi 25.11."
    beyond = _my_day(next_due=date(2026, 12, 3))
    assert presenter.sentence(_page(beyond)) == "Heute ist nichts fällig. Nächste Frist: Do 03.12."
    far = _my_day(next_due=date(2027, 12, 3))
    assert presenter.sentence(_page(far)) == "Heute ist nichts fällig. Nächste Frist: 03.12.2027."


def test_groups_come_overdue_first_and_empty_ones_are_left_out() -> None:
    groups = presenter.groups(_page(_my_day(overdue=1, week=2)))

    assert [(group.title, len(group.lines)) for group in groups] == [("Überfällig", 1), ("Diese Woche", 2)]


def test_a_row_of_today_says_what_else_matters_and_not_that_it_is_today() -> None:
    page = _page(_my_day(today=1))

    def right(*, time_of_day: str = "", note: str = "") -> tuple[str, str]:
        row = replace(ROW, time_of_day=time_of_day, note=note)
        my_day = replace(page.my_day, groups={**page.my_day.groups, Urgency.TODAY: (row,)})
        line = presenter.groups(replace(page, my_day=my_day))[0].lines[0]
        return line.right, line.below

    assert right() == ("", "")
    assert right(time_of_day="14:00") == ("14:00 Uhr", "")
    assert right(note="2 % Skonto bis heute") == ("2 % Skonto bis heute", "")
    assert right(time_of_day="14:00", note="Raum 2.14") == ("14:00 Uhr", "Raum 2.14")


def test_an_overdue_row_says_since_when_and_which_day_it_was() -> None:
    line = presenter.groups(_page(_my_day(overdue=1)))[0].lines[0]

    assert (line.right, line.tone, line.below) == ("seit 3 Tagen", "bad", "Sa 21.11.")


def test_a_long_note_is_cut_at_a_word_and_stays_whole_in_the_tooltip() -> None:
    note = "Rücksprache mit dem Fachbereich wegen der Vertretung im Dezember"
    my_day = _my_day()
    page = _page(replace(my_day, groups={**my_day.groups, Urgency.TODAY: (replace(ROW, note=note),)}))

    line = presenter.groups(page)[0].lines[0]

    assert line.right == "Rücksprache mit dem Fachbereich …"
    assert note in line.tooltip


def test_the_row_shows_the_kind_of_the_thing_behind_it() -> None:
    types = {"personnel": PERSONNEL}

    assert presenter.thing_behind(ROW, types) == ("Personalakte Brandhoff, Mattis", "circle-user")
    on_case = replace(ROW, case_title="Elternzeit 2027")
    assert presenter.thing_behind(on_case, types) == ("Vorgang Elternzeit 2027, Brandhoff, Mattis", "folder")
    on_document = replace(on_case, document_id="d", document_title="Antrag")
    assert presenter.thing_behind(on_document, types) == ("Antrag, Brandhoff, Mattis", "file-text")
    assert presenter.thing_behind(replace(ROW, record_type="unknown"), types)[0] == "Brandhoff, Mattis"


def test_the_plot_counts_working_days_and_marks_today() -> None:
    shown = presenter.bars(_my_day(today=4))

    assert [bar.name for bar in shown] == ["Heute", "Mi", "Do", "Fr", "Mo", "Di", "Mi", "Do", "Fr", "Mo"]
    assert (shown[0].count, shown[0].is_today, shown[1].is_today) == (4, True, False)
    assert presenter.plot_in_words(shown).startswith("Wiedervorlagen: heute 4, Mi 25.11. 0")
    assert presenter.plot_in_words(presenter.bars(_my_day())) == ("In den nächsten 10 Arbeitstagen ist nichts fällig.")


@pytest.mark.parametrize(("most", "top"), [(0, 2), (1, 2), (2, 2), (3, 4), (5, 6), (12, 12), (13, 14)])
def test_the_axis_ends_at_an_even_number_so_that_its_middle_is_whole(most: int, top: int) -> None:
    assert presenter.plot_top(presenter.bars(_my_day(today=most))) == top


@pytest.mark.parametrize(
    ("typed", "time"),
    [("14", "14:00"), ("9", "09:00"), ("14:30", "14:30"), ("14.30", "14:30"), ("1430", "14:30"), ("8 Uhr", "08:00"),
     ("", ""), ("  ", "")],
)  # fmt: skip
def test_a_time_may_be_typed_in_several_ways(typed: str, time: str) -> None:
    assert parse_time(typed) == time


@pytest.mark.parametrize("typed", ["24", "12:60", "mittags", "1:2", "-3"])
def test_what_is_no_time_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="Uhrzeit nicht lesbar"):
        parse_time(typed)
