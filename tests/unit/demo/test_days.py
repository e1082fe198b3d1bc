"""Days of the sample data are told from the day of the demonstration."""

from datetime import date

import pytest

from hattingen_desk.bootstrap.demo.days import Day, count_working_days, day_at, is_working_day, working_day
from hattingen_desk.bootstrap.demo.money import Cents

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("+0d", date(2026, 11, 24)),
        ("-8d", date(2026, 11, 16)),
        ("+1y2m", date(2028, 1, 24)),
        ("-7y^", date(2019, 11, 1)),
        ("$", date(2026, 11, 30)),
        ("/12-21", date(2026, 12, 21)),
        ("+1w@mo", date(2026, 12, 7)),
        ("-1m$<", date(2026, 10, 30)),
        ("+5d>", date(2026, 11, 30)),
        ("w3", date(2026, 11, 27)),
        ("w-2", date(2026, 11, 20)),
    ],
)
def test_an_expression_is_read_from_left_to_right(expression: str, expected: date) -> None:
    assert day_at(expression, TUESDAY, TUESDAY) == expected


def test_an_expression_with_t_starts_today_whatever_it_stands_beside() -> None:
    assert day_at("T-1d", date(2001, 1, 1), TUESDAY) == date(2026, 11, 23)


@pytest.mark.parametrize("expression", ["", "morgen", "+3", "+3q", "@so", "w"])
def test_anything_else_is_refused(expression: str) -> None:
    if expression == "":
        assert day_at(expression, TUESDAY, TUESDAY) == TUESDAY
    else:
        with pytest.raises(ValueError, match="not a day"):
            day_at(expression, TUESDAY, TUESDAY)


def test_corpus_christi_and_all_saints_are_no_working_days_here() -> None:
    assert not is_working_day(date(2026, 6, 4))
    assert not is_working_day(date(2027, 11, 1))
    assert is_working_day(date(2026, 6, 5))


def test_the_working_day_after_christmas_eve_is_the_monday_after() -> None:
    assert working_day(date(2026, 12, 24), 1) == date(2026, 12, 28)
    assert working_day(date(2026, 12, 28), -1) == date(2026, 12, 24)
    assert count_working_days(date(2026, 12, 21), date(2027, 1, 3)) == 8


def test_a_day_writes_itself_as_letters_do() -> None:
    day = Day.of(date(2026, 3, 5))
    assert f"{day} {day:short} {day:long} {day:month} {day:iso}" == (
        "05.03.2026 05.03. 5. März 2026 März 2026 2026-03-05"
    )


def test_cents_write_themselves_as_german_amounts() -> None:
    assert f"{Cents(128402)}|{Cents(-444000):bare}|{Cents(7):point}" == "1.284,02\u00a0€|-4.440,00|0.07"
