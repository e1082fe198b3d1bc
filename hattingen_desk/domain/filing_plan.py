"""The filing plan (Aktenplan): a tree of numbered positions, each saying what kind of record lies there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hattingen_desk.domain.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class PlanPosition:
    """One position, e.g. ``32.10.10 Gewerbeanmeldungen``. ``retention`` names a rule, empty if none is set yet."""

    number: str
    title: str
    record_type: str = "generic"
    retention: str = ""

    @property
    def parent_number(self) -> str:
        """The number one level up, empty at the top."""
        return self.number.rpartition(".")[0]


@dataclass(frozen=True)
class FilingPlan:
    """All positions by number. The tree follows from the numbers."""

    title: str
    positions: Mapping[str, PlanPosition]
    _children: dict[str, list[PlanPosition]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for position in sorted(self.positions.values(), key=lambda each: each.number):
            self._children.setdefault(position.parent_number, []).append(position)

    def __iter__(self) -> Iterator[PlanPosition]:
        return iter(sorted(self.positions.values(), key=lambda each: each.number))

    def position(self, number: str) -> PlanPosition:
        """Return the position with this number; raises NotFoundError."""
        if number not in self.positions:
            raise NotFoundError(f"Im Aktenplan gibt es keine Position {number}.")
        return self.positions[number]

    def children(self, number: str = "") -> tuple[PlanPosition, ...]:
        """Return the positions right below ``number`` (or the top ones), in order of their numbers."""
        return tuple(self._children.get(number, ()))

    def path(self, number: str) -> tuple[PlanPosition, ...]:
        """Return the positions from the top down to ``number``."""
        steps = [self.position(number)]
        while steps[0].parent_number in self.positions:
            steps.insert(0, self.positions[steps[0].parent_number])
        return tuple(steps)
