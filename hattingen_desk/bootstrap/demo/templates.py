"""The texts of the invented town hall: blocks in ``resources/demo/letters/*.txt``, filled with values.

A block begins with ``## key``, then come header lines (``name: value``), a line ``---`` and the body. Several blocks
with one key are variants of each other. In header and body ``{name}`` or ``{name:form}`` is replaced by a value, and
``[[a|b]]`` by one of its sides, so that two letters on the same matter do not read alike.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from hattingen_desk.application.resource_folder import resource_folder

Values = Mapping[str, object]

_CHOICE = re.compile(r"\[\[([^\[\]]*)\]\]")
_TYPESET = (
    (re.compile(r"(§§?) (?=\d)"), "\\1\u00a0"),
    (re.compile(r"(?<=\d) (?=[€%])"), "\u00a0"),
    (re.compile(r"\bz\. ?d\. ?A\."), "z.\u00a0d.\u00a0A."),
    (re.compile(r"\bAbs\. (?=\d)"), "Abs.\u00a0"),
    (re.compile(r"\bNr\. (?=\d)"), "Nr.\u00a0"),
    (re.compile(r"\bz\. ?B\."), "z.\u00a0B."),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A text before it is filled in."""

    key: str
    head: Mapping[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A text filled in. Paragraphs are separated by an empty line."""

    key: str
    head: Mapping[str, str]
    body: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the body, in order."""
        return tuple(part.strip("\n") for part in re.split(r"\n\s*\n", self.body) if part.strip())


@functools.cache
def all_blocks() -> Mapping[str, Sequence[Block]]:
    """Return all blocks by key, the variants of a key in the order of files and lines."""
    blocks: dict[str, list[Block]] = {}
    for file in sorted((resource_folder() / "demo" / "letters").glob("*.txt")):
        for part in re.split(r"^## ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head_text, _, body = part.partition("\n---\n")
            key, *lines = head_text.splitlines()
            head = dict(line.split(": ", 1) for line in lines if line.strip())
            blocks.setdefault(key.strip(), []).append(Block(key.strip(), head, body.strip("\n")))
    return blocks


def fill(key: str, values: Values, rng: Random) -> Filled:
    """Return a variant of the text ``key`` with all values in place; raises KeyError for an unknown key or value."""
    variants = all_blocks()[key]
    block = variants[rng.randrange(len(variants))]
    head = {name: fill_line(text, values, rng) for name, text in block.head.items()}
    return Filled(key, head, fill_line(block.body, values, rng))


def fill_line(text: str, values: Values, rng: Random) -> str:
    """Return ``text`` with choices made and values in place, typeset as German rules want it."""
    chosen = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), text)
    result = chosen.format_map(values)
    for pattern, replacement in _TYPESET:
        result = pattern.sub(replacement, result)
    return result
