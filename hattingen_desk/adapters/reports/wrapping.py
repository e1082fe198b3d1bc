"""Breaks text into lines of a given width."""

from collections.abc import Callable, Iterator


def wrapped(text: str, measure: Callable[[str], float], width: float) -> Iterator[str]:
    """Yield ``text`` in lines no wider than ``width`` as ``measure`` tells it; a wider word stands alone."""
    space = measure(" ")
    for hard_line in text.split("\n"):
        line: list[str] = []
        used = 0.0
        for word in hard_line.split(" "):
            word_width = measure(word)
            if line and used + space + word_width > width:
                yield " ".join(line)
                line, used = [], 0.0
            used += word_width + (space if line else 0.0)
            line.append(word)
        yield " ".join(line)
