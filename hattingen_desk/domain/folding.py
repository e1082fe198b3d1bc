"""How German text and queries are made comparable for search.

Text and query pass through the same function, so a hit online is a hit offline: lower case, umlauts and their
two-letter spellings alike (*Müller*, *Mueller* -> ``muller``), ß as ss, every other combining mark stripped.
"""

import re
import unicodedata
from collections.abc import Iterator

_LIGATURES = str.maketrans(
    {
        "ß": "ss",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "\u00ad": "",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬀ": "ff",
    }
)
# ae, oe, ue stand for an umlaut unless a vowel or q goes before: Bauer, neue, Quelle stay. All e's that follow go at
# once (Menueessen, Menüessen), so that folding twice is folding once.
_TWO_LETTER_UMLAUT = re.compile(r"(?<![aeiouyq])([aou])e+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return ``text`` folded for comparison. Idempotent; keeps everything that is neither letter nor mark.

    >>> fold("Grundstücksgeschäfte der Frau Mueller-Weiß")
    'grundstucksgeschafte der frau muller-weiss'
    >>> fold("Neue Bauer-Quelle")
    'neue bauer-quelle'
    """
    if text.isascii():
        return _TWO_LETTER_UMLAUT.sub(r"\1", text.lower())
    lowered = unicodedata.normalize("NFC", text).lower().translate(_LIGATURES)
    decomposed = unicodedata.normalize("NFD", lowered)
    plain = unicodedata.normalize("NFC", _NOT_ASCII.sub(_without_marks, decomposed))
    return _TWO_LETTER_UMLAUT.sub(r"\1", plain)


def _without_marks(run: re.Match[str]) -> str:
    return "".join(char for char in run.group() if not unicodedata.combining(char))


def words(text: str) -> Iterator[str]:
    """Yield the folded words of ``text``: runs of letters and digits, in order, repetitions included."""
    return (match.group() for match in _WORD.finditer(fold(text)))
