"""Search while typing: the hits, with the words around them."""

from dataclasses import replace

from hattingen_desk.application.ports import Replica
from hattingen_desk.application.read_models import Hit, SearchResult
from hattingen_desk.domain.search import marks, parse_query, snippet

FIRST_HITS = 50


class Search:
    """Finds records, cases and documents."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica

    def find(self, text: str, *, record_id: str = "", limit: int = FIRST_HITS, snippets: bool = True) -> SearchResult:
        """Return the first hits of a query, everywhere or in one record. An empty query has no hits."""
        query = parse_query(text)
        if not query.terms:
            return SearchResult(text)
        result = self._replica.search.find(query, record_id=record_id, limit=limit)
        parts = result.parts or query.parts
        hits: tuple[Hit, ...] = tuple(replace(hit, title_marks=marks(hit.title, parts)) for hit in result.hits)
        if snippets:
            texts = self._replica.search.texts(hits)
            hits = tuple(
                replace(hit, snippet=snippet(content, parts)) for hit, content in zip(hits, texts, strict=True)
            )
        return replace(result, hits=hits, parts=parts)
