"""Dates as a clerk types and reads them."""

import calendar
import re
from datetime import date, timedelta

from hattingen_desk.domain.errors import InvalidInputError

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_SHORT_WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
_RELATIVE = re.compile(r"([+-])\s*(\d{1,4})\s*([twmj]?)")
_ABSOLUTE = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.?\s*(\d{2}|\d{4})?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})?")


def parse_date(text: str, today: date) -> date:
    """Return the date a clerk means by ``text``.

    Understood: ``heute``, ``morgen``, ``übermorgen``; ``+14`` days, ``+2w`` weeks, ``+1m`` months, ``+1j`` years;
    ``mo`` .. ``so`` or a weekday's name (the next one, never today); ``31.12.`` (the next such day), ``31.12.26``,
    ``31.12.2026``, ``311226``, ``2026-12-31``.

    Raises InvalidInputError with a sentence that names the ways to type a date.
    """
    typed = text.strip().lower()
    found = _named_day(typed, today) or _relative(typed, today) or _written_out(typed, today)
    if found is None:
        raise InvalidInputError("Dieses Datum ist nicht lesbar. Möglich sind zum Beispiel 31.12., +14, +2w oder mo.")
    return found


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, or that month's last day where it is shorter (BGB § 188 Abs. 3)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def short_date(day: date) -> str:
    """Return ``31.12.2026``."""
    return f"{day:%d.%m.%Y}"


def weekday_date(day: date) -> str:
    """Return ``Do 31.12.``, for places where the week is what matters."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day:%d.%m.}"


def long_date(day: date) -> str:
    """Return ``Donnerstag, 31. Dezember 2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}. {MONTHS[day.month - 1]} {day.year}"


def _named_day(typed: str, today: date) -> date | None:
    offsets = {"heute": 0, "h": 0, "morgen": 1, "übermorgen": 2}
    if typed in offsets:
        return today + timedelta(days=offsets[typed])
    names = [*_SHORT_WEEKDAYS, *(name.lower() for name in WEEKDAYS)]
    if typed.rstrip(".") not in names:
        return None
    weekday = names.index(typed.rstrip(".")) % 7
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _relative(typed: str, today: date) -> date | None:
    match = _RELATIVE.fullmatch(typed)
    if match is None:
        return None
    sign, amount, unit = match.groups()
    count = int(amount) * (1 if sign == "+" else -1)
    try:
        if unit in {"m", "j"}:
            return add_months(today, count * (12 if unit == "j" else 1))
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    except (OverflowError, ValueError):
        return None


def _written_out(typed: str, today: date) -> date | None:
    iso = _ISO.fullmatch(typed)
    match = _ABSOLUTE.fullmatch(typed) or _COMPACT.fullmatch(typed)
    try:
        if iso:
            return date(*(int(part) for part in iso.groups()))
        if match is None:
            return None
        day, month, year = match.groups()
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        return _next_such_day(int(day), int(month), today)
    except ValueError:
        return None


def _next_such_day(day: int, month: int, today: date) -> date:
    """Return the next ``day.month.`` from today on; 29.02. waits for the next leap year."""
    for year in range(today.year, today.year + 9):
        if day == 29 and month == 2 and not calendar.isleap(year):
            continue
        if (found := date(year, month, day)) >= today:
            return found
    raise ValueError
