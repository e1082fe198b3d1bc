"""What every table says about itself: how its rows are synchronised, merged, purged and journalled.

A table carries one of these in ``Table.info["sync"]``; an architecture test asks each table for it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Purge(StrEnum):
    """What happens to rows when a device loses their bucket."""

    WITH_BUCKET = "with bucket"
    WITH_PARENT = "with parent"
    NEVER = "never"


class Journalled(StrEnum):
    """Which entries of the journal a write of the table goes with."""

    EVERY_CHANGE = "every change"
    BY_PARENT = "by parent"
    IS_THE_JOURNAL = "is the journal"
    NO = "no"


class Policy(StrEnum):
    """By what the shared database will decide who may see a row."""

    GRANT_ON_BUCKET = "grant on bucket"
    PARENT = "parent"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Synced:
    """A synchronised table.

    ``bucket`` names the column that holds the bucket, or ``parent_table.column`` where the parent's counts.
    ``merge_groups``: columns that merge as one. ``never_merged``: columns whose two-sided change is a conflict.
    ``derived``: columns the replica computes for itself and never sends.
    """

    bucket: str
    policy: Policy
    purge: Purge
    journal: Journalled
    merge_groups: tuple[tuple[str, ...], ...] = ()
    never_merged: tuple[str, ...] = ()
    derived: tuple[str, ...] = ("seq",)


@dataclass(frozen=True, slots=True)
class LocalOnly:
    """A table of this device alone. ``why`` says what it is for."""

    why: str
    journal: Journalled = Journalled.NO
