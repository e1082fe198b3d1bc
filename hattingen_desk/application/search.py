"""Search while typing: the hits, with the words around them."""

import re
from dataclasses import replace
from datetime import date

from hattingen_desk.application.ports import Replica
from hattingen_desk.application.read_models import Hit, SearchResult
from hattingen_desk.domain.dates import short_date
from hattingen_desk.domain.folding import fold
from hattingen_desk.domain.search import HitKind, marks, parse_query, snippet

FIRST_HITS = 50

_STORED_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


class Search:
    """Finds records, cases and documents."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica

    def find(self, text: str, *, record_id: str = "", limit: int = FIRST_HITS, snippets: bool = True) -> SearchResult:
        """Return the first hits of a query, everywhere or in one record. An empty query has no hits.

        A record or case whose whole title was typed stands before everything else.
        """
        query = parse_query(text)
        if not query.terms:
            return SearchResult(text)
        result = self._replica.search.find(query, record_id=record_id, limit=limit)
        parts = result.parts or query.parts
        hits = sorted(result.hits, key=lambda hit: not _is_named(hit, text))
        hits = [replace(hit, title_marks=marks(hit.title, parts)) for hit in hits]
        if snippets:
            texts = self._replica.search.texts(hits)
            hits = [
                replace(hit, snippet=snippet(_readable(hit, content), parts))
                for hit, content in zip(hits, texts, strict=True)
            ]
        return replace(result, hits=tuple(hits), parts=parts)


def _is_named(hit: Hit, text: str) -> bool:
    return hit.kind is not HitKind.DOCUMENT and fold(hit.title) == fold(text.strip())


def _readable(hit: Hit, content: str) -> str:
    """Return the text behind a hit as a clerk reads it: the fields of a record hold dates as they are stored."""
    if hit.kind is HitKind.DOCUMENT:
        return content
    return _STORED_DATE.sub(lambda match: _shown(match.group()), content)


def _shown(stored: str) -> str:
    try:
        return short_date(date.fromisoformat(stored))
    except ValueError:
        return stored
