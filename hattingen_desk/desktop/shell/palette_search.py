"""What the palette finds: commands of the registry, and whatever its providers find. No Qt here.

Use::

    class RecordsProvider:                       # fulfils PaletteProvider
        group, prefix = "Akten und Dokumente", "#"
        def find(self, query, limit): return [PaletteItem(hit.title, partial(go, hit.id), hit.context, "folder"), ...]

``find`` runs in a worker; the ``open`` of an item runs in the GUI thread.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from hattingen_desk.domain.folding import fold

COMMANDS = "Befehle"
_EACH = 6


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One line of the palette. ``icon`` a file name of resources/icons, ``shortcut`` in Qt's portable form."""

    title: str
    open: Callable[[], None]
    subtitle: str = ""
    icon: str = "file-text"
    shortcut: str = ""

    @property
    def sentence(self) -> str:
        """The line in words, for screen readers."""
        return f"{self.title}, {self.subtitle}" if self.subtitle else self.title


class PaletteProvider(Protocol):
    """Finds things of one group. ``prefix`` ("#", "?" or "") narrows the palette to it."""

    @property
    def group(self) -> str:
        """The caption over its lines."""

    @property
    def prefix(self) -> str:
        """The letter that narrows to it."""

    def find(self, query: str, limit: int) -> Sequence[PaletteItem]:
        """At most ``limit`` items for ``query`` (not empty), best first. Runs in a worker; may raise DeskError."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as the palette sees it."""

    title: str
    open: Callable[[], None]
    subtitle: str = ""
    icon: str = "arrow-right"
    shortcut: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """What was typed: the narrowing prefix and the query behind it."""

    prefix: str
    query: str

    @classmethod
    def of(cls, typed: str) -> "Request":
        """Reads the text of the input."""
        text = typed.strip()
        if text[:1] in {">", "#", "?"}:
            return cls(text[0], text[1:].strip())
        return cls("", text)

    @property
    def wants_commands(self) -> bool:
        """Whether commands are looked for."""
        return self.prefix in {"", ">"}

    def wants(self, provider: PaletteProvider) -> bool:
        """Whether ``provider`` is asked; only with letters to look for."""
        return bool(self.query) and self.prefix in {"", provider.prefix}


def find_commands(commands: Iterable[Command], query: str, limit: int = _EACH) -> list[Command]:
    """The commands whose words begin with, or contain, every word of ``query``; titles before keywords."""
    parts = fold(query).split()
    if not parts:
        return list(commands)[:limit]
    ranked = [(rank, number, command) for number, command in enumerate(commands) if (rank := _rank(command, parts))]
    return [command for _rank_, _number, command in sorted(ranked, key=lambda entry: entry[:2])[:limit]]


def _rank(command: Command, parts: list[str]) -> int:
    """1 best, 0 not at all."""
    title = fold(command.title)
    if all(_begins(title, part) for part in parts):
        return 1
    if all(part in title for part in parts):
        return 2
    everything = " ".join((title, *(fold(word) for word in command.keywords), fold(command.subtitle)))
    return 3 if all(part in everything for part in parts) else 0


def _begins(words: str, part: str) -> bool:
    return words.startswith(part) or any(word.startswith(part) for word in words.replace("-", " ").split())


def commands_first(commands: Sequence[Command], query: str) -> bool:
    """Commands stand on top when the text begins one of their words (a verb, mostly), otherwise what was found."""
    parts = fold(query).split()
    return not parts or any(all(_begins(fold(command.title), part) for part in parts) for command in commands)


def typed_span(title: str, query: str) -> tuple[int, int] | None:
    """Where ``query`` stands in ``title`` (start, end), to be shown strong; None when it is not there as typed."""
    if not query:
        return None
    start = title.lower().find(query.lower())
    # lower() may change the length of a text (İ): then nothing is marked
    if start < 0 or len(title.lower()) != len(title):
        return None
    return (start, start + len(query))
