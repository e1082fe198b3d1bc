"""The widgets screens are built from; import them from here. Each module's docstring shows its use.

Buttons: ``Button, LinkButton, ToolButton``. Words: ``Label, ElidedLabel, KeyCap, Line, IconLabel``. States:
``StatusChip, FilterChip``. Errors and hints: ``Note, NoteStack``. Blocks: ``Card, SectionHeader, EmptyState,
ProgressLine, Avatar``. Input: ``LineEdit, LineField, DateField, FilterField``. And ``UndoBar``, ``TabStrip``,
``SegmentedControl``, ``PaneSplitter``, ``FocusRing``.

Each module is loaded when the first of its names is asked for: the first window needs few of them.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hattingen_desk.desktop.common.widgets.blocks import Avatar, Card, EmptyState, ProgressLine, SectionHeader
    from hattingen_desk.desktop.common.widgets.buttons import Button, LinkButton, ToolButton
    from hattingen_desk.desktop.common.widgets.chips import FilterChip, StatusChip
    from hattingen_desk.desktop.common.widgets.fields import DateField, FilterField, LineEdit, LineField
    from hattingen_desk.desktop.common.widgets.focus_ring import FocusRing
    from hattingen_desk.desktop.common.widgets.labels import ElidedLabel, IconLabel, KeyCap, Label, Line
    from hattingen_desk.desktop.common.widgets.notes import Note, NoteStack
    from hattingen_desk.desktop.common.widgets.splitter import PaneSplitter
    from hattingen_desk.desktop.common.widgets.tabs import SegmentedControl, TabStrip
    from hattingen_desk.desktop.common.widgets.undo_bar import UndoBar

_HOME_OF = {
    "Avatar": "blocks",
    "Button": "buttons",
    "Card": "blocks",
    "DateField": "fields",
    "ElidedLabel": "labels",
    "EmptyState": "blocks",
    "FilterChip": "chips",
    "FilterField": "fields",
    "FocusRing": "focus_ring",
    "IconLabel": "labels",
    "KeyCap": "labels",
    "Label": "labels",
    "Line": "labels",
    "LineEdit": "fields",
    "LineField": "fields",
    "LinkButton": "buttons",
    "Note": "notes",
    "NoteStack": "notes",
    "PaneSplitter": "splitter",
    "ProgressLine": "blocks",
    "SectionHeader": "blocks",
    "SegmentedControl": "tabs",
    "StatusChip": "chips",
    "TabStrip": "tabs",
    "ToolButton": "buttons",
    "UndoBar": "undo_bar",
}

__all__ = [
    "Avatar",
    "Button",
    "Card",
    "DateField",
    "ElidedLabel",
    "EmptyState",
    "FilterChip",
    "FilterField",
    "FocusRing",
    "IconLabel",
    "KeyCap",
    "Label",
    "Line",
    "LineEdit",
    "LineField",
    "LinkButton",
    "Note",
    "NoteStack",
    "PaneSplitter",
    "ProgressLine",
    "SectionHeader",
    "SegmentedControl",
    "StatusChip",
    "TabStrip",
    "ToolButton",
    "UndoBar",
]


def __getattr__(name: str) -> object:
    """Load the module a name lives in."""
    if name not in _HOME_OF:
        raise AttributeError(name)
    found: object = getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = found
    return found
