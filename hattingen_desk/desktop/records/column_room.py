"""Which columns give way when a table is too narrow for all of them. Knows no Qt.

Use::

    giving_way({"status": 138, "modified": 94, "due": 116}, order=("modified", "due"), width=480, least=200)
"""

from collections.abc import Mapping, Sequence


def giving_way(widths: Mapping[str, int], order: Sequence[str], width: int, least: int) -> frozenset[str]:
    """Return the columns to hide, in ``order``, so that at least ``least`` pixels of ``width`` stay for the title.

    ``widths`` are the columns with a width of their own; one that does not stand in ``order`` never gives way.
    """
    room = width - sum(widths.values())
    hidden: set[str] = set()
    for column in order:
        if room >= least:
            break
        if column in widths:
            hidden.add(column)
            room += widths[column]
    return frozenset(hidden)
