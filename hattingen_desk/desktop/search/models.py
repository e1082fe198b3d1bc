"""From the words of the presenter to the rows the list of hits draws."""

from collections.abc import Sequence

from hattingen_desk.desktop.common.tables import TwoLine
from hattingen_desk.desktop.search.presenter import HitLine


def hit_rows(lines: Sequence[HitLine]) -> list[tuple[str, TwoLine]]:
    """Return the rows of the hits; the key is the id of the record, case or document."""
    return [(line.id, _row(line)) for line in lines]


def _row(line: HitLine) -> TwoLine:
    return TwoLine(
        line.title,
        line.snippet,
        icon=line.icon,
        reference=line.reference,
        right=line.where,
        right_below=line.date,
        title_marks=line.title_marks,
        second_marks=line.snippet_marks,
        tooltip="\n".join(part for part in (line.title, line.where, line.reference, line.snippet) if part),
    )
