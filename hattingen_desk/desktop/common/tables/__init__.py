"""Tables, lists and the filing plan tree; import from here. ``entries`` shows what a row is made of."""

from hattingen_desk.desktop.common.tables.entries import (
    ENTRY_ROLE,
    KEY_ROLE,
    Cell,
    GroupHead,
    TreeEntry,
    TwoLine,
    entry_data,
)
from hattingen_desk.desktop.common.tables.list_model import ListModel
from hattingen_desk.desktop.common.tables.list_view import ListView
from hattingen_desk.desktop.common.tables.paged_model import Column, PagedTableModel, Run
from hattingen_desk.desktop.common.tables.row_delegate import RowDelegate
from hattingen_desk.desktop.common.tables.table_view import TableView
from hattingen_desk.desktop.common.tables.tree_delegate import TreeDelegate
from hattingen_desk.desktop.common.tables.tree_model import Node, TreeModel
from hattingen_desk.desktop.common.tables.tree_view import TreeView
from hattingen_desk.desktop.common.tables.two_line_delegate import TwoLineDelegate

__all__ = [
    "ENTRY_ROLE",
    "KEY_ROLE",
    "Cell",
    "Column",
    "GroupHead",
    "ListModel",
    "ListView",
    "Node",
    "PagedTableModel",
    "RowDelegate",
    "Run",
    "TableView",
    "TreeDelegate",
    "TreeEntry",
    "TreeModel",
    "TreeView",
    "TwoLine",
    "TwoLineDelegate",
    "entry_data",
]
