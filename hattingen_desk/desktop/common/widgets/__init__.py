"""The widgets screens are built from; import them from here. Each module's docstring shows its use.

Buttons: ``Button, LinkButton, ToolButton``. Words: ``Label, ElidedLabel, KeyCap, Line, IconLabel``. States:
``StatusChip, FilterChip``. Errors and hints: ``Note, NoteStack``. Blocks: ``Card, SectionHeader, EmptyState,
ProgressLine, Avatar``. Input: ``LineEdit, LineField, DateField, FilterField``. And ``UndoBar``, ``TabStrip``,
``SegmentedControl``, ``PaneSplitter``, ``FocusRing``.
"""

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
