"""Widgets the help form (ui/shell/help_page.ui) places by name."""

from PySide6.QtWidgets import QWidget

from hattingen_desk.desktop.common.tables.tree_view import TreeView
from hattingen_desk.desktop.common.widgets.fields import FilterField


class ChapterTree(TreeView):
    """Chapters with their sections below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Kapitel des Handbuchs", parent)


class HandbookFilter(FilterField):
    """Searches the whole text of the handbook."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Handbuch durchsuchen", parent)
