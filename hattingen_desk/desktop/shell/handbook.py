"""The handbook inside the program: Markdown chapters of ``resources/help``, in the order of their file names.

Use::

    chapters = handbook.chapters()               # read it in a worker, not in the GUI thread
    HandbookProvider(open_chapter)               # finds sections for the palette ("?")

A file ``10-akten.md`` is the chapter ``akten``; its first heading is its title, every ``##`` heading a section.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from hattingen_desk.application.resource_folder import resource_folder
from hattingen_desk.desktop.shell.palette_search import PaletteItem
from hattingen_desk.domain.errors import UnavailableError
from hattingen_desk.domain.folding import fold

SHORTCUTS = "tastenkuerzel"
_HEADING = re.compile(r"^(#{1,3})\s+(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a chapter: heading and the text below it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter. ``markdown`` is the whole text with its title."""

    id: str
    title: str
    markdown: str
    sections: tuple[Section, ...]

    def mentions(self, query: str) -> bool:
        """Whether every word of ``query`` stands in the chapter."""
        text = fold(self.markdown)
        return all(part in text for part in fold(query).split())


@cache
def chapters(folder: Path | None = None) -> tuple[Chapter, ...]:
    """All chapters. UnavailableError when the handbook is not there."""
    place = folder or resource_folder() / "help"
    found = tuple(_read(path) for path in sorted(place.glob("*.md")))
    if not found:
        raise UnavailableError(
            "Das Handbuch fehlt in dieser Installation, alles andere ist da. Die IT kann es nachliefern.",
            cause=f"no chapters in {place}",
        )
    return found


def _read(path: Path) -> Chapter:
    text = path.read_text(encoding="utf-8")
    headings = list(_HEADING.finditer(text))
    title = headings[0].group(2) if headings else path.stem
    sections = []
    for number, heading in enumerate(headings):
        end = headings[number + 1].start() if number + 1 < len(headings) else len(text)
        sections.append(Section(heading.group(2), text[heading.end() : end].strip()))
    return Chapter(re.sub(r"^\d+-", "", path.stem), title, text, tuple(sections))


class HandbookProvider:
    """Finds sections of the handbook for the palette."""

    group = "Hilfe"
    prefix = "?"

    def __init__(self, go: Callable[[str, str], None]) -> None:
        self._go = go

    def find(self, query: str, limit: int) -> Sequence[PaletteItem]:
        """Sections whose heading, then whose text holds every word of ``query``."""
        parts = fold(query).split()
        ranked: list[tuple[int, PaletteItem]] = []
        for chapter in chapters():
            for section in chapter.sections:
                rank = _rank(section, parts)
                if rank:
                    subtitle = f"Handbuch, Kapitel {chapter.title}"
                    go = partial(self._go, chapter.id, section.heading)
                    item = PaletteItem(section.heading, go, subtitle, "circle-question-mark")
                    ranked.append((rank, item))
        return [item for _rank_, item in sorted(ranked, key=lambda entry: entry[0])[:limit]]


def _rank(section: Section, parts: Sequence[str]) -> int:
    heading = fold(section.heading)
    if all(part in heading for part in parts):
        return 1
    text = f"{heading} {fold(section.text)}"
    return 2 if all(part in text for part in parts) else 0
