"""Follow-ups (Wiedervorlagen): what comes back to a clerk on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hattingen_desk.domain.dates import short_date, weekday_date


class Urgency(StrEnum):
    """Where a follow-up stands on *Mein Tag*."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up on a record, one of its cases or documents. ``time_of_day`` is ``HH:MM`` or empty."""

    id: str
    record_id: str
    compartment: str
    title: str
    due_on: date
    created_at: datetime
    modified_at: datetime
    created_by: str
    assigned_to: str
    case_id: str | None = None
    document_id: str | None = None
    time_of_day: str = ""
    note: str = ""
    done_at: datetime | None = None
    version: int = 1
    withdrawn: bool = False


def urgency(due_on: date, today: date) -> Urgency:
    """Tell where a day stands, seen from today. The week ends on Sunday."""
    if due_on < today:
        return Urgency.OVERDUE
    if due_on == today:
        return Urgency.TODAY
    week_end = today + timedelta(days=6 - today.weekday())
    return Urgency.THIS_WEEK if due_on <= week_end else Urgency.LATER


def due_in_words(due_on: date, today: date) -> str:
    """Return the day in words, as lists show it: *seit 2 Tagen*, *seit gestern*, *heute*, *morgen*, *Mi 25.11.*."""
    days = (due_on - today).days
    if days < -1:
        return f"seit {-days} Tagen"
    named = {-1: "seit gestern", 0: "heute", 1: "morgen"}
    if days in named:
        return named[days]
    return weekday_date(due_on) if days < 180 else short_date(due_on)


def working_days(start: date, count: int, holidays: Collection[date]) -> tuple[date, ...]:
    """Return the first ``count`` working days from ``start`` on: Monday to Friday without the given holidays."""
    found: list[date] = []
    day = start
    while len(found) < count:
        if day.weekday() < 5 and day not in holidays:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)
