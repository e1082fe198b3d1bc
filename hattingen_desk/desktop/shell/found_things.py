"""Lets the palette find records, cases and documents.

Use::

    window.add_provider(FoundThings(desk.search.find, screens.open_thing))
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from hattingen_desk.application.read_models import Hit, SearchResult
from hattingen_desk.desktop.shell.palette_search import PaletteItem
from hattingen_desk.domain.search import HitKind

_ICONS = {HitKind.RECORD: "folder-open", HitKind.CASE: "folder", HitKind.DOCUMENT: "file-text"}


class Find(Protocol):
    """The search of the application."""

    def __call__(self, text: str, *, limit: int = ..., snippets: bool = ...) -> SearchResult:
        """The first hits of ``text``, everywhere."""


class FoundThings:
    """What the search finds, as lines of the palette. ``open_thing`` gets record id and document id ("": none)."""

    group = "Akten und Dokumente"
    prefix = "#"

    def __init__(self, find: Find, open_thing: Callable[[str, str], None]) -> None:
        self._find = find
        self._open = open_thing

    def find(self, query: str, limit: int) -> Sequence[PaletteItem]:
        """Hits in the order of the search; those that lie in no record yet are left to the inbox."""
        hits = self._find(query, limit=limit, snippets=False).hits
        return [self._item(hit) for hit in hits if hit.record_id]

    def _item(self, hit: Hit) -> PaletteItem:
        document_id = hit.id if hit.kind is HitKind.DOCUMENT else ""
        words = (hit.context, hit.reference) if hit.reference not in hit.context else (hit.context,)

        def go() -> None:
            self._open(hit.record_id, document_id)

        return PaletteItem(hit.title, go, " · ".join(word for word in words if word), _ICONS[hit.kind])
