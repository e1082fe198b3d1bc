"""Where the clerk is, in the words of breadcrumb and status bar.

Use::

    crumbs(position, "Hollenbeck, Anneke", to_plan, to_position)       # Aktenplan > 11.30.02 ... > Hollenbeck, Anneke
    status_words("3 von 28 ausgewählt", sheet)
"""

from collections.abc import Callable

from hattingen_desk.application.browsing import RecordSheet
from hattingen_desk.desktop.common.screen import Crumb
from hattingen_desk.desktop.records import wording
from hattingen_desk.desktop.records.presenter import Group
from hattingen_desk.domain.filing_plan import PlanPosition


def crumbs(
    position: PlanPosition, record: str, to_plan: Callable[[], None], to_position: Callable[[], None]
) -> list[Crumb]:
    """Return the steps to a record, or to a position where ``record`` is empty."""
    name = f"{position.number} {position.title}"
    top = Crumb("Aktenplan", to_plan)
    return [top, Crumb(name, to_position), Crumb(record)] if record else [top, Crumb(name)]


def status_words(selection: str, sheet: RecordSheet | None) -> str:
    """Return what is selected, and that reading this record is journalled (LBG NRW § 83) where it is."""
    recorded = wording.ACCESS_IS_RECORDED if sheet is not None and sheet.record_type.has_registers else ""
    between = f"{wording.NBSP} · {wording.NBSP}"
    return between.join(part for part in (selection, recorded) if part)


def drop_words(group: Group | None) -> str:
    """Return where something that is dragged would go."""
    where = f"{group.prefix} {group.title}".strip() if group is not None else "dieser Akte"
    return f"Loslassen legt in {where} ab"
