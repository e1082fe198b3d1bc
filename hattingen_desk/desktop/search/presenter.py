"""What the search screen asks and says. Plain words, no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hattingen_desk.application.browsing import Browsing
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.read_models import Hit, SearchResult
from hattingen_desk.application.search import FIRST_HITS, Search
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.dates import short_date
from hattingen_desk.domain.errors import NotFoundError
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


Spans = tuple[tuple[int, int], ...]
"""Ranges (start, end) of characters, end not included."""


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


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a search, and each of them in words, in the same order."""

    result: SearchResult
    lines: tuple[HitLine, ...] = ()


def find(desk: Desk, text: str, scope: Scope, *, limit: int = FIRST_HITS) -> Found:
    """Return the first ``limit`` hits within a scope, in words. Runs in the replica lane."""
    result = _found(desk.search, text, scope, limit)
    return Found(result, tuple(_line(hit, desk.browsing, scope, result.parts) for hit in result.hits))


def _found(search: Search, text: str, scope: Scope, limit: int) -> SearchResult:
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


def _line(hit: Hit, browsing: Browsing, scope: Scope, parts: tuple[str, ...]) -> HitLine:
    place, icon = place_and_icon(hit, browsing)
    second, second_marks = hit.snippet.text, hit.snippet.marks
    if not second:
        second = "Vorgang" if hit.kind is HitKind.CASE else place
        second_marks = marks(second, parts)
    # inside one record its name and number would be the same in every row
    inside = bool(scope.record_id)
    where = "" if inside or second == place else place
    reference = "" if inside else hit.reference
    day = short_date(hit.date)
    return HitLine(hit.id, hit.title, hit.title_marks, second, second_marks, where, reference, day, icon)


def place_and_icon(hit: Hit, browsing: Browsing) -> tuple[str, str]:
    """Return where a hit lies in words (*Personalakte*, the record's title) and the icon for the kind of thing it is.

    Reads definitions, so it runs in a worker.
    """
    if hit.kind is HitKind.DOCUMENT:
        return hit.context, FILE_ICONS.get(hit.file_kind, "file-text") if hit.file_kind else "file-text"
    if hit.kind is HitKind.CASE:
        return hit.context, "folder"
    try:
        # the place of a record is its position in the filing plan
        kind = browsing.record_type_of(hit.context)
    except NotFoundError:
        return f"Akte {hit.context}".strip(), "folder-open"
    return kind.title, kind.icon


def around_first_mark(text: str, spans: Spans, fits: Callable[[str], bool]) -> tuple[str, Spans]:
    """Return a text cut at its beginning so that the first marked word is to be seen, and the spans moved with it.

    ``fits`` tells whether a piece of text has room. What has room stays as it is.
    """
    if not spans or fits(text[: spans[0][1]]):
        return text, spans
    first, last = spans[0]
    starts = [0, *(place + 1 for place, char in enumerate(text[:first]) if char == " ")]
    # a few words before the mark say more than the mark alone; half the room is left for what follows
    start = next((place for place in starts if fits((text[place:last] + "…") * 2)), starts[-1])
    moved = tuple((begin - start + 2, end - start + 2) for begin, end in spans if begin >= start)
    return f"… {text[start:]}", moved


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
