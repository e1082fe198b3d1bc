"""What the search screen asks and says. Plain words, no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hattingen_desk.application.desk import Desk
from hattingen_desk.application.read_models import Hit, SearchResult
from hattingen_desk.application.search import FIRST_HITS, Search
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.dates import short_date
from hattingen_desk.domain.definitions import RecordType
from hattingen_desk.domain.search import HitKind, marks, parse_query

FURTHER_HITS = 4
"""By how much the number of hits grows when more are asked for, or when a kind is rare among the first."""

MOST_HITS = 3200
"""So many hits are looked through for one kind; beyond, the words say that the search should be narrowed."""

LONGEST_MEMORY = 8
"""Recent searches that are kept."""

KINDS = ((HitKind.RECORD, "Akten"), (HitKind.CASE, "Vorgänge"), (HitKind.DOCUMENT, "Dokumente"))

FILE_ICONS = {
    FileKind.PDF: "file-text",
    FileKind.WORD: "file-text",
    FileKind.SPREADSHEET: "file-spreadsheet",
    FileKind.PRESENTATION: "file-text",
    FileKind.IMAGE: "image",
    FileKind.MAIL: "mail",
    FileKind.TEXT: "file-text",
    FileKind.INVOICE: "receipt-euro",
    FileKind.UNKNOWN: "file-question-mark",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Where is searched: ``record_id`` empty means everywhere; ``kind`` None means all kinds."""

    record_id: str = ""
    record_title: str = ""
    kind: HitKind | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.record_id) or self.kind is not None


@dataclass(frozen=True, slots=True)
class HitLine:
    """One hit in words. Marks are spans (start, end) of characters."""

    id: str
    title: str
    title_marks: tuple[tuple[int, int], ...]
    snippet: str
    snippet_marks: tuple[tuple[int, int], ...]
    where: str
    reference: str
    date: str
    icon: str
    spoken: str


def find(search: Search, text: str, scope: Scope, *, limit: int = FIRST_HITS) -> SearchResult:
    """Return the first ``limit`` hits within a scope. Runs in the replica lane."""
    if scope.kind is None:
        return search.find(text, record_id=scope.record_id, limit=limit)
    asked = limit
    while True:
        # one kind may be rare among the first hits: look at more of them until enough are found
        found = search.find(text, record_id=scope.record_id, limit=asked, snippets=False)
        of_kind = tuple(hit for hit in found.hits if hit.kind is scope.kind)
        if len(of_kind) >= limit or not found.more or asked >= MOST_HITS:
            break
        asked = min(asked * FURTHER_HITS, MOST_HITS)
    more = found.more or len(of_kind) > limit
    if not of_kind:
        return replace(found, hits=(), more=more)
    with_snippets = {hit.id: hit for hit in search.find(text, record_id=scope.record_id, limit=asked).hits}
    return replace(found, hits=tuple(with_snippets.get(hit.id, hit) for hit in of_kind[:limit]), more=more)


def lines(result: SearchResult, types: Mapping[str, RecordType], scope: Scope) -> list[HitLine]:
    """Return the hits in words, in their order."""
    return [_line(hit, types, scope, result.parts) for hit in result.hits]


def _line(hit: Hit, types: Mapping[str, RecordType], scope: Scope, parts: tuple[str, ...]) -> HitLine:
    where = "" if scope.record_id and hit.kind is not HitKind.RECORD else hit.context
    snippet, snippet_marks = hit.snippet.text, hit.snippet.marks
    if not snippet:
        snippet, snippet_marks = _second_line(hit), marks(_second_line(hit), parts)
    reference = "" if scope.record_id else hit.reference
    day = short_date(hit.date)
    kind = kind_in_words(hit)
    spoken = ", ".join(part for part in (hit.title, kind, where, reference, day, snippet) if part)
    return HitLine(
        hit.id, hit.title, hit.title_marks, snippet, snippet_marks, where, reference, day, icon_of(hit, types), spoken
    )


def _second_line(hit: Hit) -> str:
    return kind_in_words(hit)


def kind_in_words(hit: Hit) -> str:
    """Return *Akte*, *Vorgang* or *Dokument*."""
    return {HitKind.RECORD: "Akte", HitKind.CASE: "Vorgang", HitKind.DOCUMENT: "Dokument"}[hit.kind]


def icon_of(hit: Hit, types: Mapping[str, RecordType]) -> str:
    """Return the icon for the kind of thing a hit is."""
    if hit.kind is HitKind.DOCUMENT:
        return FILE_ICONS.get(hit.file_kind, "file-text") if hit.file_kind else "file-text"
    if hit.kind is HitKind.CASE:
        return "folder"
    return next((kind.icon for kind in types.values() if hit.context.startswith(kind.title)), "folder-open")


def count_in_words(result: SearchResult) -> str:
    """Return *1 Treffer*, *17 Treffer*, *die ersten 50 Treffer*."""
    count = len(result.hits)
    if result.more:
        return f"die ersten {count} Treffer" if count else "0 Treffer"
    return f"{count} Treffer"


def limits_in_words(result: SearchResult) -> str:
    """Return the sentence that says what is not shown, empty if all is."""
    if result.capped:
        return (
            "Ein Wortteil steht in zu vielen Wörtern; gezeigt werden Treffer zu den 100 nächstliegenden. "
            "Tippen Sie mehr Buchstaben."
        )
    if result.more:
        return f"Mehr als {len(result.hits)} Treffer – genauer suchen oder weitere laden."
    return ""


def nothing_found(text: str, scope: Scope) -> tuple[str, str]:
    """Return head and sentence for an empty list of results."""
    typed = f"„{text.strip()}“"
    if scope.record_id:
        return f"Kein Treffer für {typed} in dieser Akte", "In anderen Akten kann es Treffer geben."
    if scope.kind is not None:
        word = dict(KINDS)[scope.kind]
        return f"Kein Treffer für {typed} unter „{word}“", "Unter den anderen Arten kann es Treffer geben."
    return (
        f"Kein Treffer für {typed}",
        "Prüfen Sie die Schreibweise oder tippen Sie nur den Anfang des Wortes. ä, ö, ü und ae, oe, ue gelten gleich.",
    )


def is_searchable(text: str) -> bool:
    """Tell whether a text has anything to search for."""
    return bool(parse_query(text).terms)


def remembered(memory: list[str], text: str) -> list[str]:
    """Return the recent searches with ``text`` in front; what it continues (``Elt`` before ``Elternzeit``) goes."""
    clean = " ".join(text.split())
    if not is_searchable(clean):
        return memory
    others = [each for each in memory if not clean.casefold().startswith(each.casefold())]
    return [clean, *others][:LONGEST_MEMORY]


class RecordTitles:
    """Reads the name of a record for the chip *nur in dieser Akte*."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def reader(self, record_id: str) -> Callable[[], str]:
        """Return the work that reads it. Runs in the replica lane."""
        return lambda: self._desk.browsing.catalogue.record(record_id).title
