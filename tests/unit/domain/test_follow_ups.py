"""Where a follow-up stands, and how its day is said."""

from datetime import date

import pytest

from hattingen_desk.domain.follow_ups import Urgency, due_in_words, urgency, working_days

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("due", "where"),
    [
        (date(2026, 11, 23), Urgency.OVERDUE),
        (date(2026, 11, 24), Urgency.TODAY),
        (date(2026, 11, 25), Urgency.THIS_WEEK),
        (date(2026, 11, 29), Urgency.THIS_WEEK),
        (date(2026, 11, 30), Urgency.LATER),
    ],
)
def test_the_week_ends_on_sunday(due: date, where: Urgency) -> None:
    assert urgency(due, TUESDAY) is where


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 11, 20), "seit 4 Tagen"),
        (date(2026, 11, 23), "seit gestern"),
        (date(2026, 11, 24), "heute"),
        (date(2026, 11, 25), "morgen"),
        (date(2026, 11, 27), "Fr 27.11."),
        (date(2027, 11, 27), "27.11.2027"),
    ],
)
def test_a_day_in_words(due: date, words: str) -> None:
    assert due_in_words(due, TUESDAY) == words


def test_working_days_leave_out_weekends_and_holidays() -> None:
    christmas = frozenset({date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)})
    days = working_days(date(2026, 12, 24), 6, christmas)
    assert days == (
        date(2026, 12, 24), date(2026, 12, 28), date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31),
        date(2027, 1, 4),
    )  # fmt: skip
