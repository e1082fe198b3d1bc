"""Where a clerk is on the record screen. Knows no Qt.

Use::

    Place.position("11.30.02"); Place.record(record_id, "11.30.02"); FAVOURITES; RECENT
"""

from dataclasses import dataclass

RECORD_KEY = "record:"
"""What the keys of records begin with in the tree."""


@dataclass(frozen=True, slots=True)
class Place:
    """A position, a record (with its position), or one of the two lists."""

    kind: str
    id: str = ""
    plan: str = ""

    @classmethod
    def record(cls, record_id: str, plan: str) -> "Place":
        """A record."""
        return cls("record", record_id, plan)

    @classmethod
    def position(cls, number: str) -> "Place":
        """A position of the filing plan."""
        return cls("position", number, number)

    @property
    def key(self) -> str:
        """The key of its node in the tree."""
        if self.kind == "record":
            return RECORD_KEY + self.id
        return self.id if self.kind == "position" else self.kind


FAVOURITES = Place("favourites")
RECENT = Place("recent")
