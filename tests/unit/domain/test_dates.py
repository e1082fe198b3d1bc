"""What a clerk types as a date."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hattingen_desk.domain.dates import add_months, long_date, parse_date, short_date, weekday_date
from hattingen_desk.domain.errors import InvalidInputError

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("heute", date(2026, 11, 24)),
        ("Morgen", date(2026, 11, 25)),
        ("übermorgen", date(2026, 11, 26)),
        ("+14", date(2026, 12, 8)),
        ("+2w", date(2026, 12, 8)),
        ("+1m", date(2026, 12, 24)),
        ("+1j", date(2027, 11, 24)),
        ("-3", date(2026, 11, 21)),
        ("mo", date(2026, 11, 30)),
        ("di", date(2026, 12, 1)),
        ("Mi.", date(2026, 11, 25)),
        ("Freitag", date(2026, 11, 27)),
        ("31.12.", date(2026, 12, 31)),
        ("31.12", date(2026, 12, 31)),
        ("1.1.", date(2027, 1, 1)),
        ("24.11.", date(2026, 11, 24)),
        ("29.2.", date(2028, 2, 29)),
        ("5.3.27", date(2027, 3, 5)),
        ("05.03.2027", date(2027, 3, 5)),
        ("311226", date(2026, 12, 31)),
        ("31122026", date(2026, 12, 31)),
        ("2026-12-31", date(2026, 12, 31)),
        ("  31.12.2026 ", date(2026, 12, 31)),
    ],
)
def test_understands_what_clerks_type(typed: str, meant: date) -> None:
    assert parse_date(typed, TUESDAY) == meant


@pytest.mark.parametrize("typed", ["", "bald", "31.2.", "32.1.2026", "2026-13-01", "+", "99.99.9999", "0.0.", "+9999j"])
def test_tells_how_a_date_may_be_typed_when_it_is_unreadable(typed: str) -> None:
    with pytest.raises(InvalidInputError, match=r"Möglich sind zum Beispiel"):
        parse_date(typed, TUESDAY)


@given(st.text(max_size=20))
def test_never_fails_otherwise(typed: str) -> None:
    with contextlib.suppress(InvalidInputError):
        assert isinstance(parse_date(typed, TUESDAY), date)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_shown_date_can_be_typed_back(day: date) -> None:
    assert parse_date(short_date(day), TUESDAY) == day


def test_a_month_later_stays_within_the_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 31), -2) == date(2025, 11, 30)


def test_dates_in_words() -> None:
    assert short_date(TUESDAY) == "24.11.2026"
    assert weekday_date(TUESDAY) == "Di 24.11."
    assert long_date(TUESDAY) == "Dienstag, 24. November 2026"
