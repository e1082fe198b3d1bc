"""From the words of the presenter to the rows the lists draw."""

from collections.abc import Mapping, Sequence
from datetime import date

from hattingen_desk.application.read_models import InboxRow, RecordRow
from hattingen_desk.desktop.common.tables import GroupHead, TwoLine
from hattingen_desk.desktop.inbox import presenter as inbox
from hattingen_desk.desktop.my_day.presenter import DueGroup, DueLine
from hattingen_desk.domain.dates import weekday_date
from hattingen_desk.domain.definitions import RecordType

Rows = list[tuple[str, TwoLine] | GroupHead]


def follow_up_rows(groups: Sequence[DueGroup]) -> Rows:
    """Return the rows of the follow-ups with their group heads; the key is the follow-up's id."""
    rows: Rows = []
    for group in groups:
        rows.append(GroupHead(group.title, count=str(len(group.lines)), icon=group.icon, tone=group.tone))
        rows.extend((line.id, _follow_up(line)) for line in group.lines)
    return rows


def _follow_up(line: DueLine) -> TwoLine:
    return TwoLine(
        line.title,
        line.subject,
        reference=line.reference,
        icon=line.icon,
        right=line.right,
        right_tone=line.tone,
        right_weight=500 if line.strong else 400,
        right_below=line.below,
        tooltip=line.tooltip,
    )


def scan_rows(rows: Sequence[InboxRow], today: date, at_most: int) -> Rows:
    """Return the files that wait longest to be clarified, then the newest scans; the key is the document's id."""
    ordered = sorted(rows, key=lambda row: (not row.quarantined, -row.created_at.timestamp()))
    return [(row.id, _scan(row, today)) for row in ordered[:at_most]]


def _scan(row: InboxRow, today: date) -> TwoLine:
    line = inbox.line(row)
    second = f"{line.second} · {inbox.arrived_when(row, today)}"
    return TwoLine(
        line.title,
        second,
        icon=line.icon,
        right="Zu klären" if row.quarantined else "",
        right_tone="warn",
        right_icon="triangle-alert" if row.quarantined else "",
        tooltip=line.tooltip,
    )


def recent_rows(rows: Sequence[RecordRow], types: Mapping[str, RecordType], today: date) -> Rows:
    """Return the records visited last; the key is the record's id."""
    return [(row.id, _recent(row, types, today)) for row in rows]


def _recent(row: RecordRow, types: Mapping[str, RecordType], today: date) -> TwoLine:
    kind = types.get(row.record_type)
    due = row.due_on
    tone = "text2" if due is None else "bad" if due < today else "warn" if due == today else "text2"
    return TwoLine(
        row.title,
        kind.title if kind else "Akte",
        reference=row.reference,
        icon=kind.icon if kind else "folder",
        right="" if due is None else "heute fällig" if due == today else f"fällig {weekday_date(due)}",
        right_tone=tone,
        right_weight=400,
        tooltip=f"{row.title}\n{row.reference}",
    )
