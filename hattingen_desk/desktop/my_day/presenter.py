"""What *Mein Tag* says: the sentence with the numbers, the rows, the bars. Plain words, no Qt.

Every number on the screen comes from one ``DayPage``, so that sentence, badge, cards and plot cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hattingen_desk.application.desk import Desk
from hattingen_desk.application.follow_ups import MyDay
from hattingen_desk.application.ports import RecordFilter
from hattingen_desk.application.read_models import FollowUpRow, InboxRow, RecordRow
from hattingen_desk.domain.dates import WEEKDAYS, short_date, weekday_date
from hattingen_desk.domain.definitions import RecordType
from hattingen_desk.domain.follow_ups import Urgency, due_in_words

RECENT_SHOWN = 6
"""Most records the card *Zuletzt geöffnet* may show; how many fit is the window's matter."""

LONGEST_NOTE = 36
"""Characters of a note at the right of a row; the whole note stands in the tooltip."""


@dataclass(frozen=True, slots=True)
class DayPage:
    """Everything the screen shows, read in one go."""

    my_day: MyDay
    types: Mapping[str, RecordType]
    inbox: tuple[InboxRow, ...]
    recent: tuple[RecordRow, ...]


@dataclass(frozen=True, slots=True)
class DueLine:
    """One follow-up in words. ``tone`` is a colour token; ``spoken`` adds what only the place on the screen says."""

    id: str
    title: str
    subject: str
    reference: str
    icon: str
    right: str
    tone: str
    strong: bool
    below: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class DueGroup:
    """A group of the list with its head."""

    urgency: Urgency
    title: str
    icon: str
    tone: str
    lines: tuple[DueLine, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One day of the plot. ``name`` stands above ``number`` below the bar."""

    name: str
    number: str
    count: int
    is_today: bool
    spoken: str


def load(desk: Desk) -> DayPage:
    """Read everything the screen shows. Runs in the replica lane."""
    catalogue = desk.browsing.catalogue
    ids = desk.browsing.recent()[:RECENT_SHOWN]
    found = {row.id: row for row in catalogue.record_rows(catalogue.record_keys(RecordFilter(ids=ids)))} if ids else {}
    return DayPage(
        my_day=desk.follow_ups.my_day(),
        types=desk.browsing.record_types,
        inbox=tuple(catalogue.inbox()),
        recent=tuple(found[each] for each in ids if each in found),
    )


# --- words ----------------------------------------------------------------------------------------------------


def sentence(page: DayPage) -> str:
    """Return the line below the date, with the numbers that matter."""
    overdue = len(page.my_day.groups[Urgency.OVERDUE])
    today = len(page.my_day.groups[Urgency.TODAY])
    return " ".join(part for part in (_due_sentence(page.my_day, overdue, today), _scans_sentence(page.inbox)) if part)


def _due_sentence(my_day: MyDay, overdue: int, today: int) -> str:
    late = "1 Wiedervorlage ist überfällig" if overdue == 1 else f"{overdue} Wiedervorlagen sind überfällig"
    if overdue and today:
        return f"{late}, {today} {'ist' if today == 1 else 'sind'} heute fällig."
    if overdue:
        return f"{late}, heute ist nichts fällig."
    if today:
        return "1 Wiedervorlage ist heute fällig." if today == 1 else f"{today} Wiedervorlagen sind heute fällig."
    following = next_deadline(my_day)
    return f"Heute ist nichts fällig. {following}".strip()


def next_deadline(my_day: MyDay) -> str:
    """Return *Nächste Frist: Mi 25.11.*, empty if there is none."""
    this_week = my_day.groups[Urgency.THIS_WEEK]
    day = this_week[0].due_on if this_week else my_day.next_due
    if day is None:
        return ""
    near = (day - my_day.today).days < 180
    return f"Nächste Frist: {weekday_date(day) if near else short_date(day)}".removesuffix(".") + "."


def _scans_sentence(inbox: tuple[InboxRow, ...]) -> str:
    unclear = sum(row.quarantined for row in inbox)
    waiting = len(inbox) - unclear
    if waiting and unclear:
        return f"{_scans(waiting)} im Eingang, {unclear} {'ist' if unclear == 1 else 'sind'} zu klären."
    if waiting:
        return f"{_scans(waiting)} im Eingang."
    if unclear:
        return "1 Datei im Eingang ist zu klären." if unclear == 1 else f"{unclear} Dateien im Eingang sind zu klären."
    return ""


def _scans(count: int) -> str:
    return "1 Scan wartet" if count == 1 else f"{count} Scans warten"


def inbox_count(inbox: tuple[InboxRow, ...]) -> str:
    """Return the words behind the head of the card *Scan-Eingang*."""
    return str(len(inbox)) if inbox else ""


# --- rows -----------------------------------------------------------------------------------------------------


def groups(page: DayPage) -> list[DueGroup]:
    """Return the groups that have rows: overdue before today before this week."""
    today = page.my_day.today
    weekday = WEEKDAYS[today.weekday()]
    heads = (
        (Urgency.OVERDUE, "Überfällig", "triangle-alert", "bad"),
        (Urgency.TODAY, f"Heute, {weekday} {today:%d.%m.}", "alarm-clock", "warn"),
        (Urgency.THIS_WEEK, "Diese Woche", "calendar-days", "text2"),
    )
    return [
        DueGroup(level, title, icon, tone, tuple(_line(row, level, page) for row in page.my_day.groups[level]))
        for level, title, icon, tone in heads
        if page.my_day.groups[level]
    ]


def _line(row: FollowUpRow, level: Urgency, page: DayPage) -> DueLine:
    subject, icon = thing_behind(row, page.types)
    time = f"{row.time_of_day} Uhr" if row.time_of_day else ""
    if level is Urgency.TODAY:
        right, tone, strong, below = time or _short(row.note), "text2", False, _short(row.note) if time else ""
    elif level is Urgency.OVERDUE:
        right, tone, strong, below = due_in_words(row.due_on, page.my_day.today), "bad", True, weekday_date(row.due_on)
    else:
        right, tone, strong, below = weekday_date(row.due_on), "text2", True, time or _short(row.note)
    tooltip = "\n".join(part for part in (row.title, f"{subject} · {row.record_reference}", row.note) if part)
    return DueLine(row.id, row.title, subject, row.record_reference, icon, right, tone, strong, below, tooltip)


def thing_behind(row: FollowUpRow, types: Mapping[str, RecordType]) -> tuple[str, str]:
    """Return the words and the icon of what a follow-up stands on."""
    if row.document_id is not None:
        return f"{row.document_title}, {row.record_title}", "file-text"
    if row.case_title:
        return f"Vorgang {row.case_title}, {row.record_title}", "folder"
    kind = types.get(row.record_type)
    return (f"{kind.title} {row.record_title}", kind.icon) if kind else (row.record_title, "folder")


def _short(note: str) -> str:
    line = " ".join(note.split())
    return line if len(line) <= LONGEST_NOTE else line[: LONGEST_NOTE - 1].rsplit(" ", 1)[0] + " …"


# --- plot -----------------------------------------------------------------------------------------------------


def bars(my_day: MyDay) -> tuple[Bar, ...]:
    """Return one bar for each working day ahead."""
    return tuple(_bar(each.day, each.follow_ups, my_day.today) for each in my_day.ahead)


def _bar(day: date, count: int, today: date) -> Bar:
    is_today = day == today
    name = "Heute" if is_today else WEEKDAYS[day.weekday()][:2]
    spoken = "heute" if is_today else weekday_date(day)
    return Bar(name, f"{day.day}.", count, is_today, f"{spoken} {count}")


def plot_top(shown: tuple[Bar, ...]) -> int:
    """Return the even number at the top of the axis; its half is the line in the middle."""
    most = max((bar.count for bar in shown), default=0)
    return 2 * max(1, -(-most // 2))


def plot_in_words(shown: tuple[Bar, ...]) -> str:
    """Return what a screen reader says of the plot."""
    if not any(bar.count for bar in shown):
        return "In den nächsten 10 Arbeitstagen ist nichts fällig."
    return "Wiedervorlagen: " + ", ".join(bar.spoken for bar in shown)
