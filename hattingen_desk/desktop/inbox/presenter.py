"""What *Eingang* says of the files that wait, and where they may go. Plain words, no Qt."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from hattingen_desk.application.browsing import RecordSheet
from hattingen_desk.application.changes import Changes
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.filing import Filing
from hattingen_desk.application.importing import ImportReport, ItemResult, Outcome
from hattingen_desk.application.ports import RecordFilter
from hattingen_desk.application.read_models import InboxRow
from hattingen_desk.desktop.records import wording
from hattingen_desk.desktop.search.presenter import FILE_ICONS
from hattingen_desk.desktop.search.record_choice import RecordChoice, choice
from hattingen_desk.domain.dates import weekday_date
from hattingen_desk.domain.errors import DeskError, NotFoundError
from hattingen_desk.domain.folding import fold
from hattingen_desk.domain.records import DocumentStatus, RecordStatus


class QueueView(StrEnum):
    """The views of the queue; the values are stored."""

    SCANS = "scans"
    UNCLEAR = "unclear"
    APPLICATIONS = "applications"


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One waiting file in words."""

    id: str
    title: str
    second: str
    icon: str
    icon_tone: str
    right: str
    unclear: bool
    tooltip: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file is to go."""

    record_id: str
    register: str = ""
    case_id: str | None = None


def rows_of(view: QueueView, rows: Sequence[InboxRow], text: str = "") -> list[InboxRow]:
    """Return the rows of a view that match the quick filter, newest first."""
    if view is QueueView.APPLICATIONS:
        return []
    wanted = fold(text).split()
    chosen = [row for row in rows if row.quarantined is (view is QueueView.UNCLEAR)]
    matching = [row for row in chosen if all(part in fold(f"{row.title} {row.file_name}") for part in wanted)]
    return sorted(matching, key=lambda row: row.created_at, reverse=True)


def counts(rows: Sequence[InboxRow]) -> dict[QueueView, int]:
    """Return how many files wait in each view."""
    unclear = sum(row.quarantined for row in rows)
    return {QueueView.SCANS: len(rows) - unclear, QueueView.UNCLEAR: unclear, QueueView.APPLICATIONS: 0}


def waiting_in_words(counted: Mapping[QueueView, int]) -> str:
    """Return what the status bar says: *6 Scans warten, 2 Dateien zu klären*."""
    scans, unclear = counted[QueueView.SCANS], counted[QueueView.UNCLEAR]
    parts = []
    if scans:
        parts.append("1 Scan wartet" if scans == 1 else f"{scans} Scans warten")
    if unclear:
        parts.append("1 Datei zu klären" if unclear == 1 else f"{unclear} Dateien zu klären")
    return ", ".join(parts) or "Nichts abzulegen"


def grouped(rows: Sequence[InboxRow], today: date) -> list[tuple[str, list[InboxRow]]]:
    """Return the rows by day of arrival, newest first, each day with its words."""
    groups: list[tuple[str, list[InboxRow]]] = []
    for row in rows:
        words = day_in_words(local_day(row.created_at), today)
        if not groups or groups[-1][0] != words:
            groups.append((words, []))
        groups[-1][1].append(row)
    return groups


def local_day(moment: datetime) -> date:
    """Return the day of a moment where the machine stands."""
    return moment.astimezone().date()


def day_in_words(day: date, today: date) -> str:
    """Return *Heute*, *Gestern*, *Mi 18.11.* or the full date for what is older than half a year."""
    if day == today:
        return "Heute"
    if day == today - timedelta(days=1):
        return "Gestern"
    return weekday_date(day) if (today - day).days < 180 else f"{day:%d.%m.%Y}"


def line(row: InboxRow) -> QueueLine:
    """Return a waiting file in words."""
    time = f"{row.created_at.astimezone():%H:%M}"
    tooltip = "\n".join([row.title, row.file_name, *row.remarks])
    return QueueLine(
        id=row.id,
        title=row.title,
        second=facts(row),
        icon="file-x" if row.quarantined else FILE_ICONS[row.kind],
        icon_tone="warn" if row.quarantined else "text3",
        right=time,
        unclear=row.quarantined,
        tooltip=tooltip,
    )


def facts(row: InboxRow) -> str:
    """Return *PDF-Dokument · 2 Seiten · 84 KB*."""
    pages = wording.counted(row.page_count, "Seite", "Seiten") if row.page_count else ""
    return " · ".join(part for part in (wording.KIND_WORDS[row.kind], pages, wording.file_size(row.size)) if part)


def arrived(row: InboxRow, today: date) -> str:
    """Return where a file came from and when: *Scan-Eingang, heute um 09:12*."""
    return f"{row.origin or 'Von Hand abgelegt'}, {arrived_when(row, today)}"


def arrived_when(row: InboxRow, today: date) -> str:
    """Return when a file came: *heute um 09:12*."""
    moment = row.created_at.astimezone()
    day = day_in_words(moment.date(), today)
    return f"{day.lower() if day in {'Heute', 'Gestern'} else day} um {moment:%H:%M}"


# --- where to -------------------------------------------------------------------------------------------------

_REFERENCE = re.compile(r"\b\d{2}(?:\.\d{2})+-\d{1,8}(?:/\d{4})?\b")
_MOST_PROPOSALS = 4


def proposals(desk: Desk, document_id: str) -> tuple[RecordChoice, ...]:
    """Return the records whose reference stands in the text of a file. Runs in the replica lane."""
    catalogue = desk.browsing.catalogue
    found: dict[str, RecordChoice] = {}
    for reference in dict.fromkeys(_REFERENCE.findall(catalogue.text(document_id))):
        try:
            record = catalogue.find_record(reference)
        except NotFoundError:
            continue
        rows = catalogue.record_rows(catalogue.record_keys(RecordFilter(ids=(record.id,))))
        found.update({row.id: choice(row, desk.browsing.record_types) for row in rows})
        if len(found) == _MOST_PROPOSALS:
            break
    return tuple(found.values())


def register_choices(sheet: RecordSheet) -> list[tuple[str, str]]:
    """Return the registers of a record to choose from, the first asking for a choice; empty if it has none."""
    if not sheet.registers:
        return []
    return [("", "Register wählen"), *((each.number, f"{each.number} {each.title}") for each in sheet.registers)]


def case_choices(sheet: RecordSheet, register: str) -> list[tuple[str, str]]:
    """Return the open cases of a record, with registers only those of the chosen one; empty if there are none."""
    cases = [
        (case.id, case.title)
        for case in sheet.cases
        if case.status is RecordStatus.OPEN and (not sheet.registers or case.register == register)
    ]
    return [("", "Kein Vorgang"), *cases] if cases else []


@dataclass(frozen=True, slots=True)
class Order:
    """What the clerk wants done with a file: which title it gets and where it goes."""

    document_id: str
    title: str
    place: Place
    unopened: bool


def carry_out(filing: Filing, order: Order) -> Changes:
    """File a document from the inbox: title, status and place as one act with one way back.

    What was looked at is no longer to be checked; what is filed unopened still is. Runs in the replica lane.
    """
    status = None if order.unopened else DocumentStatus.IN_PROGRESS
    edited = filing.edit_document(order.document_id, title=order.title, status=status)
    place = order.place
    try:
        filed = filing.move_document(order.document_id, place.record_id, register=place.register, case_id=place.case_id)
    except DeskError:
        if edited.undo is not None:
            edited.undo()
        raise
    if edited.undo is None or filed.undo is None:
        return filed
    return replace(filed, kinds=filed.kinds | edited.kinds, ids=filed.ids | edited.ids, undo=_both(filed, edited))


def _both(later: Changes, earlier: Changes) -> Callable[[], Changes]:
    def undo() -> Changes:
        backs = [each.undo() for each in (later, earlier) if each.undo is not None]
        kinds = frozenset().union(*(back.kinds for back in backs))
        ids = frozenset().union(*(back.ids for back in backs))
        return replace(backs[0], kinds=kinds, ids=ids)

    return undo


def after(ids: Sequence[str], filed: str) -> str:
    """Return the file that is shown after ``filed`` is gone: the next one, else the one before, else empty."""
    if filed not in ids:
        return ids[0] if ids else ""
    where = ids.index(filed)
    left = [each for each in ids if each != filed]
    return left[min(where, len(left) - 1)] if left else ""


# --- what an import brought -----------------------------------------------------------------------------------


def report_in_words(report: ImportReport) -> tuple[str, str]:
    """Return head and text of a note on files that need a look; both empty if all is well."""
    odd = [item for item in report.items if item.outcome is not Outcome.STORED]
    if not odd:
        return "", ""
    failed = [item for item in odd if item.outcome is Outcome.FAILED]
    unclear = [item for item in odd if item.outcome is Outcome.QUARANTINED]
    known = [item for item in odd if item.outcome is Outcome.DUPLICATE]
    heads = [
        _counted(failed, "{} wurde nicht abgelegt", "{} Dateien wurden nicht abgelegt"),
        _counted(unclear, "{} liegt unter „Zu klären“", "{} Dateien liegen unter „Zu klären“"),
        _counted(known, "{} lag schon hier", "{} Dateien lagen schon hier"),
    ]
    remarks = list(dict.fromkeys(item.remark for item in (*failed, *unclear, *known) if item.remark))
    text = " ".join(remarks[:3])
    rest = len(remarks) - 3
    if rest == 1:
        text += " Dazu 1 weiterer Hinweis dieser Art."
    elif rest > 1:
        text += f" Dazu {rest} weitere Hinweise dieser Art."
    return ", ".join(head for head in heads if head), text


def _counted(items: Sequence[ItemResult], one: str, many: str) -> str:
    if not items:
        return ""
    named = items[0].title or items[0].label
    return one.format(f"„{named}“") if len(items) == 1 else many.format(len(items))
