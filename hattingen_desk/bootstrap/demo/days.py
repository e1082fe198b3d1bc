"""Days of the invented town hall, always told from the day of the demonstration."""

import re
from datetime import date, timedelta

from hattingen_desk.adapters.calendar.public_holidays import PublicHolidays
from hattingen_desk.domain.dates import MONTHS, add_months

_STEP = re.compile(r"[+-](?:\d+[dwmy])+|/\d\d-\d\d|@(?:mo|di|mi|do|fr)|[\^$<>]")
_SPAN = re.compile(r"(\d+)([dwmy])")
_WEEKDAYS = ("mo", "di", "mi", "do", "fr")


def is_working_day(day: date) -> bool:
    """Tell whether a town hall in North Rhine-Westphalia works: Monday to Friday, no public holiday."""
    return day.weekday() < 5 and day not in PublicHolidays().holidays(day, day)


def on_or_before(day: date) -> date:
    """Return the last working day up to ``day``."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def on_or_after(day: date) -> date:
    """Return the first working day from ``day`` on."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_day(today: date, count: int) -> date:
    """Return the working day ``count`` working days after today (before it, if negative); 0 is today itself.

    Today itself may be a Sunday: who shows the program on one still wants to see something due.
    """
    day = today
    for _ in range(abs(count)):
        day = on_or_after(day + timedelta(days=1)) if count > 0 else on_or_before(day - timedelta(days=1))
    return day


def count_working_days(first: date, last: date) -> int:
    """Return the number of working days from ``first`` to ``last``, both included."""
    return sum(is_working_day(first + timedelta(days=step)) for step in range((last - first).days + 1))


def day_at(expression: str, base: date, today: date) -> date:
    """Return the day an expression of the sample data means.

    An expression is a chain of steps from ``base`` (from today if it begins with ``T``): ``+2y3m`` or ``-8d`` spans of
    days, weeks, months, years; ``/12-21`` that day of the same year; ``^`` and ``$`` first and last day of the month;
    ``@mo`` the next such weekday, ``<`` and ``>`` the nearest working day before and after. ``w3`` is the third
    working day after today.

    Raises ValueError for anything else.
    """
    if match := re.fullmatch(r"w([+-]?\d+)", expression):
        return working_day(today, int(match[1]))
    steps = expression.removeprefix("T")
    day = today if expression.startswith("T") else base
    if "".join(_STEP.findall(steps)) != steps:
        raise ValueError(f"not a day: {expression}")
    for step in _STEP.findall(steps):
        day = _stepped(day, step)
    return day


def _stepped(day: date, step: str) -> date:
    if step in "<>":
        return on_or_before(day) if step == "<" else on_or_after(day)
    if step in "^$":
        first = day.replace(day=1)
        return first if step == "^" else add_months(first, 1) - timedelta(days=1)
    if step[0] == "/":
        return day.replace(month=int(step[1:3]), day=int(step[4:6]))
    if step[0] == "@":
        return day + timedelta(days=(_WEEKDAYS.index(step[1:]) - day.weekday()) % 7)
    sign = 1 if step[0] == "+" else -1
    for count, unit in _SPAN.findall(step):
        amount = sign * int(count)
        day = (
            day + timedelta(days=amount * (7 if unit == "w" else 1))
            if unit in "dw"
            else add_months(day, amount * (12 if unit == "y" else 1))
        )
    return day


class Day(date):
    """A date that formats as a German letter writes it.

    Without a format ``16.11.2026``; ``short`` 16.11., ``long`` 16. November 2026, ``month`` November 2026, ``year``
    2026, ``iso`` 2026-11-16, ``two`` 26.
    """

    @classmethod
    def of(cls, day: date) -> "Day":
        """Return ``day`` as one that formats itself."""
        return cls(day.year, day.month, day.day)

    def __format__(self, spec: str) -> str:
        forms = {
            "": f"{self.day:02d}.{self.month:02d}.{self.year}",
            "short": f"{self.day:02d}.{self.month:02d}.",
            "long": f"{self.day}. {MONTHS[self.month - 1]} {self.year}",
            "month": f"{MONTHS[self.month - 1]} {self.year}",
            "year": str(self.year),
            "iso": self.isoformat(),
            "two": f"{self.year % 100:02d}",
        }
        return forms[spec]
