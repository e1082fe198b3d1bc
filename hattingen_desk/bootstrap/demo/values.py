"""Works out what the texts of a record may name: days, amounts, spans, sums, plans of rates."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from hattingen_desk.bootstrap.demo.days import Day, count_working_days, day_at, is_working_day, on_or_after
from hattingen_desk.bootstrap.demo.money import Cents
from hattingen_desk.bootstrap.demo.templates import Values, fill_line
from hattingen_desk.domain.dates import add_months

Json = Mapping[str, Any]


def own_values(data: Json, on: date, known: Values, today: date, rng: Random) -> dict[str, object]:
    """Return the values a record or event declares.

    ``dates`` are expressions (see ``days.day_at``) from ``on``, or with ``name:`` in front from a day named before;
    ``with`` are texts, which may name other values, and amounts (``..._cents``); ``items`` are lines of an account
    with their sum; ``installments`` a plan of monthly rates.
    """
    values: dict[str, object] = {}
    for name, expression in data.get("dates", {}).items():
        start, _, steps = expression.rpartition(":")
        base = values.get(start) or known.get(start) or on
        values[name] = Day.of(day_at(steps, base if isinstance(base, date) else on, today))
    values |= _span(values)
    given = data.get("with", {})
    values |= {name: Cents(value) if name.endswith("cents") else value for name, value in given.items()}
    years = {"year": on.year, "lasty": on.year - 1}
    for name, value in given.items():
        if isinstance(value, str) and "{" in value:
            values[name] = fill_line(value, {**known, **values, **years}, rng)
    if "items" in data:
        values |= _account(data["items"])
    if "installments" in data:
        values |= _installments(data["installments"], today)
    return values


def _span(values: Values) -> dict[str, object]:
    """Return what can be said of ``from`` and ``until``: working days, and the span in words."""
    first, last = values.get("from"), values.get("until", values.get("from"))
    if not isinstance(first, Day) or not isinstance(last, Day):
        return {}
    first, last = _off_holidays(first, last)
    days = count_working_days(first, last)
    return {
        "from": first,
        "until": last,
        "workdays": days,
        "workday_words": "1 Arbeitstag" if days == 1 else f"{days} Arbeitstage",
        "span": f"{first} bis {last}" if first < last else f"{first}",
        "fromto": f"vom {first} bis {last}" if first < last else f"am {first}",
    }


def _off_holidays(first: Day, last: Day) -> tuple[Day, Day]:
    """Return a span a week or more later if it would begin or end on a public holiday; weekends are left alone."""
    while any(day.weekday() < 5 and not is_working_day(day) for day in (first, last)):
        first, last = (Day.of(day + timedelta(days=7)) for day in (first, last))
    return first, last


def _account(items: Iterable[tuple[str, int]]) -> dict[str, object]:
    """Return lines of an account as rows of a table, as pairs of a form, and their sum."""
    pairs = [(text, Cents(amount)) for text, amount in items]
    return {
        "items": "\n".join(f"| {text} | {amount} |" for text, amount in pairs),
        "pairs": "\n".join(f"{text} | {amount}" for text, amount in pairs),
        "total": Cents(sum(amount for _, amount in pairs)),
    }


def _installments(data: Json, today: date) -> dict[str, object]:
    """Return a plan of monthly rates that ends with what is left."""
    debt, rate = Cents(data["debt"]), Cents(data["rate"])
    first, rest = day_at(data["start"], today, today), int(debt)
    lines: list[str] = []
    while rest > 0:
        paid = min(rate, rest)
        rest -= paid
        due = Day.of(on_or_after(add_months(first, len(lines))))
        lines.append(f"| {len(lines) + 1} | {due} | {Cents(paid):bare} | {Cents(rest):bare} |")
    return {
        "start": Day.of(on_or_after(first)),
        "debt_cents": debt,
        "rate_cents": rate,
        "count": len(lines),
        "plan": "\n".join(lines),
    }
