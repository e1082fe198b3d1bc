"""From the words of the presenter to the rows of the queue."""

from collections.abc import Sequence
from datetime import date

from hattingen_desk.application.read_models import InboxRow
from hattingen_desk.desktop.common.tables import GroupHead, TwoLine
from hattingen_desk.desktop.inbox import presenter

Rows = list[tuple[str, TwoLine] | GroupHead]


def queue_rows(rows: Sequence[InboxRow], today: date) -> Rows:
    """Return the files by day of arrival; the key is the document's id."""
    entries: Rows = []
    for words, group in presenter.grouped(rows, today):
        entries.append(GroupHead(words, count=str(len(group)), icon="calendar-days"))
        entries.extend((row.id, _row(row)) for row in group)
    return entries


def _row(row: InboxRow) -> TwoLine:
    line = presenter.line(row)
    return TwoLine(
        line.title,
        line.second,
        icon=line.icon,
        icon_tone=line.icon_tone,
        right=line.right,
        right_weight=400,
        tooltip=line.tooltip,
    )
