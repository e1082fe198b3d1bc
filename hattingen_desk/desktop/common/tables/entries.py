"""What delegates draw: plain values a model returns under ``ENTRY_ROLE``. Their ``sentence`` is for screen readers.

Use::

    Cell("Antrag auf Elternzeit", icon="file-clock", trailing=("paperclip",))       # one cell of a table
    Cell(status="due_today"), Cell("heute", icon="alarm-clock", tone="warn", weight=500)
    GroupHead("Arbeitszeit, Teilzeit, Elternzeit", prefix="R3", count="5 Dokumente")   # a group row
    TwoLine("Probezeitgespräch", "Personalakte Brandhoff, Mattis", reference="PA-2026-0031", right="14:00 Uhr")
    TreeEntry("Grundakten A–K", number="11.1", count="312")
"""

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from hattingen_desk.desktop.common import status as states
from hattingen_desk.desktop.common.icons import ICON_WORDS

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
KEY_ROLE = int(Qt.ItemDataRole.UserRole) + 2

Marks = tuple[tuple[int, int], ...]
"""Spans to highlight: (start, end) in characters, end not included."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a single-line row. Colours are tokens; ``tooltip`` is the whole text where it may be cut."""

    text: str = ""
    icon: str = ""
    icon_tone: str = "text3"
    tone: str = "text"
    weight: int = 400
    status: str = ""
    trailing: tuple[str, ...] = ()
    align_right: bool = False
    tabular: bool = False
    role: str = "text"
    marks: Marks = ()
    tooltip: str = ""

    @property
    def sentence(self) -> str:
        """The cell in words: the status spelled out, and what the icons at its end mean."""
        words = [states.of(self.status).sentence if self.status else self.text]
        words += [ICON_WORDS[name] for name in self.trailing if name in ICON_WORDS]
        return ", ".join(word for word in words if word)


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A group row of a table or list: 600, the count behind it in text3."""

    title: str
    prefix: str = ""
    count: str = ""
    icon: str = ""
    tone: str = "text2"

    @property
    def sentence(self) -> str:
        """The head in words."""
        return " ".join(part for part in (self.prefix, self.title, self.count) if part)


@dataclass(frozen=True, slots=True)
class TwoLine:
    """A row of two lines. ``reference`` follows the second line and is shown whole or not at all."""

    title: str
    second: str = ""
    reference: str = ""
    icon: str = ""
    icon_tone: str = "text3"
    right: str = ""
    right_tone: str = "text2"
    right_icon: str = ""
    right_weight: int = 500
    right_below: str = ""
    right_below_tone: str = "text3"
    right_below_icon: str = ""
    unread: bool = False
    title_marks: Marks = ()
    second_marks: Marks = ()
    tooltip: str = ""

    @property
    def sentence(self) -> str:
        """The row in words."""
        unread = "ungelesen" if self.unread else ""
        parts = (self.title, unread, self.second, self.reference, self.right, self.right_below)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A row of the filing plan. ``caption``: a section caption; ``more``: "309 weitere anzeigen …"."""

    text: str
    number: str = ""
    icon: str = ""
    count: str = ""
    caption: bool = False
    more: bool = False
    tooltip: str = ""

    @property
    def sentence(self) -> str:
        """The row in words."""
        words = " ".join(part for part in (self.number, self.text) if part)
        return f"{words}, {self.count}" if self.count else words


Entry = Cell | GroupHead | TwoLine | TreeEntry


def entry_data(entry: Entry, role: int) -> object:
    """What a model returns for ``entry`` under ``role``: the value itself, or its words for everybody else."""
    if role == ENTRY_ROLE:
        return entry
    if role == Qt.ItemDataRole.DisplayRole:
        return entry.text if isinstance(entry, Cell) and entry.text else entry.sentence
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return entry.sentence
    if role == Qt.ItemDataRole.ToolTipRole:
        tooltip = "" if isinstance(entry, GroupHead) else entry.tooltip
        return tooltip or None
    return None


def plain(index: QModelIndex | QPersistentModelIndex) -> QModelIndex:
    """The index as what Qt really hands to delegates; the stubs allow persistent ones, which no view passes."""
    return cast("QModelIndex", index)
