"""Where on a page the words of a search stand, found in the page's own characters folded as the search folds."""

from collections.abc import Iterator, Sequence

from hattingen_desk.domain.folding import fold

# what PDFium puts where a word is broken at a line's end
_BREAKS = frozenset("\x02\ufffe\u00ad")
_LINE_END = frozenset("\r\n")
_LONGEST_WORD = 80


def matching_spans(characters: Sequence[str], highlight: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (start, length) in ``characters`` of what matches a folded part of ``highlight``, in order.

    A part matches inside a word, also across a line break; several parts in one word are one span.
    """
    parts = [part for part in highlight if part]
    for word in _words(characters):
        text = "".join(characters[index] for index in word)
        folded = fold(text)
        hits = [(folded.index(part), part) for part in parts if part in folded]
        if not hits:
            continue
        start = min(position for position, _ in hits)
        end = max(position + len(part) for position, part in hits)
        first, last = _unfolded(text, start, end)
        yield word[first], word[last] - word[first] + 1


def _words(characters: Sequence[str]) -> Iterator[list[int]]:
    """Yield the positions of each word's letters and digits."""
    word: list[int] = []
    broken = False
    for index, char in enumerate(characters):
        if char.isalnum() or (word and len(char) == 1 and _combines(char)):
            word.append(index)
            broken = False
        elif word and char in _BREAKS:
            broken = True
        elif word and (broken and char in _LINE_END):
            continue
        elif word:
            yield word
            word, broken = [], False
    if word:
        yield word


def _combines(char: str) -> bool:
    return "\u0300" <= char <= "\u036f"


def _unfolded(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the first and last position in ``text`` of what stands from ``start`` to ``end`` in its folded form."""
    if len(text) > _LONGEST_WORD:
        return 0, len(text) - 1
    lengths = [len(fold(text[:size])) for size in range(len(text) + 1)]
    first = max(size for size in range(len(text)) if lengths[size] <= start)
    last = next((size for size in range(1, len(text) + 1) if lengths[size] >= end), len(text)) - 1
    return first, max(first, last)
