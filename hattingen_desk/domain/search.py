"""Search queries, and how a hit is shown."""

import re
from dataclasses import dataclass
from enum import StrEnum

from hattingen_desk.domain.folding import fold, words

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"[^\W_]+")
SNIPPET_LENGTH = 160


class HitKind(StrEnum):
    """What a hit is."""

    RECORD = "record"
    CASE = "case"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query: folded words in order. More than one word means: these words side by side."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """All terms must be found. ``text`` is what was typed; stems are taken from it."""

    text: str
    terms: tuple[Term, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The folded words to highlight."""
        return tuple(dict.fromkeys(word for term in self.terms for word in term.words))


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text around the first hit, with the ranges (start, end) to highlight in it."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def parse_query(text: str) -> Query:
    """Split what was typed into terms: quoted phrases and numbers with dots, dashes or slashes stay together."""
    terms = []
    for match in _TERM.finditer(text):
        found = tuple(words(match[1] or match[2]))
        if found:
            together = match[1] is not None or any(char.isdigit() for char in match[2])
            terms.extend([Term(found)] if together else [Term((word,)) for word in found])
    return Query(text.strip(), tuple(terms))


def snippet(text: str, parts: tuple[str, ...], *, length: int = SNIPPET_LENGTH) -> Snippet:
    """Return about ``length`` characters of ``text`` around the first word that contains one of the folded parts."""
    first = next((match for match in _WORD.finditer(text) if _contains(match.group(), parts)), None)
    start = 0
    if first is not None and len(text) > length and first.start() > length // 3:
        start = text.rfind(" ", 0, first.start() - length // 3) + 1
    piece = " ".join(text[start : start + length].split())
    if start + length < len(text):
        piece = piece.rsplit(" ", 1)[0] + " …"
    if start > 0:
        piece = "… " + piece
    return Snippet(piece, marks(piece, parts))


def marks(text: str, parts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the words in ``text`` that contain one of the folded parts."""
    return tuple(match.span() for match in _WORD.finditer(text) if _contains(match.group(), parts))


def _contains(word: str, parts: tuple[str, ...]) -> bool:
    folded = fold(word)
    return any(folded.startswith(part) if len(part) < 3 else part in folded for part in parts)
