"""Records, cases and documents for the command palette. No Qt: ``find`` runs in a worker.

Use::

    window.add_provider(SearchProvider(desk, open_thing))       # open_thing(record id, document id or "", words)
"""

from collections.abc import Callable, Sequence

from hattingen_desk.application.desk import Desk
from hattingen_desk.application.read_models import Hit
from hattingen_desk.desktop.search import presenter
from hattingen_desk.desktop.shell.palette_search import PaletteItem
from hattingen_desk.domain.search import HitKind

MOST = 8
_LOOKED_AT = 40


class SearchProvider:
    """Fulfils ``PaletteProvider``: records first, then cases, then documents, best first in each."""

    group = "Akten und Dokumente"
    prefix = "#"

    def __init__(
        self,
        desk: Desk,
        open_thing: Callable[[str, str, tuple[str, ...]], None],
        open_waiting: Callable[[str], None] = lambda _document_id: None,
    ) -> None:
        self._desk = desk
        self._open_thing = open_thing
        self._open_waiting = open_waiting

    def find(self, query: str, limit: int) -> Sequence[PaletteItem]:
        """Return at most ``limit`` items, never more than eight. May raise DeskError."""
        result = self._desk.search.find(query, limit=_LOOKED_AT, snippets=False)
        order = [HitKind.RECORD, HitKind.CASE, HitKind.DOCUMENT]
        ranked = sorted(result.hits, key=lambda hit: order.index(hit.kind))
        return [self._item(hit, result.parts) for hit in ranked[: min(limit, MOST)]]

    def _item(self, hit: Hit, parts: tuple[str, ...]) -> PaletteItem:
        place, icon = presenter.place_and_icon(hit, self._desk.browsing)
        where = " · ".join(part for part in (place, hit.reference) if part)

        def open_it() -> None:
            if not hit.record_id:
                self._open_waiting(hit.id)
            else:
                self._open_thing(hit.record_id, hit.id if hit.kind is HitKind.DOCUMENT else "", parts)

        return PaletteItem(hit.title, open_it, where, icon)
