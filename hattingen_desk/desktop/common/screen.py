"""What the shell and a screen agree on.

Use::

    class RecordsView(Screen):
        def panes(self): return [self.tree, self.table, self.preview]      # F6 goes through them in this order
        def entered(self): self.table.setFocus()
        def set_width_class(self, width): self.tree.setVisible(width is not WidthClass.NARROW)
        def _opened(self, record):
            self.breadcrumb_changed.emit([Crumb("Aktenplan", self.show_plan), Crumb(record.title)])
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hattingen_desk.desktop.common import sizes


class WidthClass(StrEnum):
    """How wide the window is, in logical pixels: wide from 1360, medium from 1260, below that narrow."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"

    @classmethod
    def of(cls, width: int) -> "WidthClass":
        """The class of a window ``width`` logical pixels wide."""
        if width >= sizes.WIDE_FROM:
            return cls.WIDE
        return cls.MEDIUM if width >= sizes.MEDIUM_FROM else cls.NARROW


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb; ``go`` None: the last one, where the clerk is."""

    text: str
    go: Callable[[], None] | None = None


class LayoutStore(Protocol):
    """Remembered layout of the person who works here; JSON texts by key, in the encrypted replica.

    ``get`` answers from memory (the store is read before the window opens), ``put`` writes in the background.
    """

    def get(self, key: str) -> str | None:
        """The JSON text stored last, None when there is none."""

    def put(self, key: str, value: str) -> None:
        """Stores a JSON text; returns at once."""


class MemoryLayoutStore:
    """A store that forgets with the program, for tests and for the first start."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """See ``LayoutStore``."""
        return self.values.get(key)

    def put(self, key: str, value: str) -> None:
        """See ``LayoutStore``."""
        self.values[key] = value


def remembered_numbers(store: LayoutStore, key: str) -> list[int] | None:
    """The list of whole numbers stored under ``key`` (widths, columns); None when absent or not one."""
    text = store.get(key)
    if text is None:
        return None
    try:
        value = json.loads(text)
    except json.JSONDecodeError:
        return None
    if isinstance(value, list) and all(isinstance(item, int) for item in value):
        return value
    return None


class Screen(QWidget):
    """Base of every area screen. All of it may stay as it is; override what the screen needs."""

    breadcrumb_changed = Signal(list)
    """list[Crumb]; an empty list brings the title of the area back."""
    status_changed = Signal(str)
    """The middle of the status bar, e.g. "3 von 28 ausgewählt"."""
    badge_changed = Signal(int)
    """How many things in this area wait for the clerk."""

    def panes(self) -> list[QWidget]:
        """The widgets F6 goes through, left to right; hidden ones are skipped."""
        return []

    def entered(self) -> None:
        """The area came to the front."""

    def left(self) -> None:
        """Another area came to the front."""

    def set_width_class(self, width: WidthClass) -> None:
        """The window changed its width class (also called once before the first show)."""

    def can_leave(self) -> bool:
        """Called before the window closes; False when something must be decided first (and is shown)."""
        return True
