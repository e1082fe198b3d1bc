"""How high the rows of tables are: 32 px, or 28 px when the clerk chose *kompakt*.

Use::

    density.restore(store)                      # at start, before the first table
    density.remember(store, compact=True)       # from the settings; tables measure themselves again
"""

from hattingen_desk.desktop.common import sizes, theme
from hattingen_desk.desktop.common.screen import LayoutStore

KEY = "shell.compact_rows"


class _State:
    """One person, one choice."""

    compact: bool = False


def compact() -> bool:
    """Whether rows are compact."""
    return _State.compact


def table_row() -> int:
    """Height of a table row in logical pixels at 100 % text size."""
    return sizes.TABLE_ROW_COMPACT if _State.compact else sizes.TABLE_ROW


def read(store: LayoutStore) -> bool:
    """What is remembered; nothing remembered is not compact."""
    return store.get(KEY) == "true"


def restore(store: LayoutStore) -> None:
    """Puts the remembered choice in force."""
    set_compact(compact=read(store))


def remember(store: LayoutStore, *, compact: bool) -> None:
    """Stores the choice and puts it in force."""
    store.put(KEY, "true" if compact else "false")
    set_compact(compact=compact)


def set_compact(*, compact: bool) -> None:
    """Puts a choice in force for every table."""
    if compact != _State.compact:
        _State.compact = compact
        theme.signals().changed.emit()
