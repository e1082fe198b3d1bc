"""The widgets screens are built from; import them from here.

``Button, LinkButton, ToolButton`` buttons; ``Label, ElidedLabel, KeyCap, Line, IconLabel`` words;
``StatusChip, FilterChip`` states; ``Note, NoteStack`` errors and hints; ``Card, SectionHeader, EmptyState,
ProgressLine, Avatar`` blocks; ``LineEdit, LineField, DateField, FilterField`` input; ``UndoBar``; ``TabStrip, SegmentedControl``;
``PaneSplitter``; ``FocusRing``. Each module's docstring shows its use.
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
