"""Tables, lists and the filing plan tree; import from here. ``entries`` shows what a row is made of.

Each module is loaded when the first of its names is asked for: the first window needs few of them.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOME_OF = {
    "Cell": "entries",
    "Column": "paged_model",
    "ENTRY_ROLE": "entries",
    "GroupHead": "entries",
    "KEY_ROLE": "entries",
    "ListModel": "list_model",
    "ListView": "list_view",
    "Node": "tree_model",
    "PagedTableModel": "paged_model",
    "RowDelegate": "row_delegate",
    "Run": "paged_model",
    "TableView": "table_view",
    "TreeDelegate": "tree_delegate",
    "TreeEntry": "entries",
    "TreeModel": "tree_model",
    "TreeView": "tree_view",
    "TwoLine": "entries",
    "TwoLineDelegate": "two_line_delegate",
    "entry_data": "entries",
}

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


def __getattr__(name: str) -> object:
    """Load the module a name lives in."""
    if name not in _HOME_OF:
        raise AttributeError(name)
    found: object = getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = found
    return found
