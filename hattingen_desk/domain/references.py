"""Aktenzeichen: the human numbers of records."""

import re
from dataclasses import dataclass

from hattingen_desk.domain.errors import InvalidInputError

_COUNTED = re.compile(r"(?P<plan>\d{2}(?:\.\d{2})*)-(?P<number>\d{1,6})/(?P<year>\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A counted reference, ``<plan>-<number>/<year>`` (filing plan's pattern), e.g. ``32.10.10-0147/2026``."""

    plan: str
    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.plan}-{self.number:04d}/{self.year}"

    @classmethod
    def parse(cls, text: str) -> "Reference":
        """Read ``32.10.10-0147/2026``; raises InvalidInputError."""
        match = _COUNTED.fullmatch(text.strip())
        if match is None:
            raise InvalidInputError(f"„{text}“ ist kein Aktenzeichen. Erwartet wird etwa 32.10.10-0147/2026.")
        return cls(match["plan"], int(match["year"]), int(match["number"]))


def personnel_reference(plan: str, personnel_number: str) -> str:
    """Return the reference of a personnel record: plan and personnel number, never a name."""
    return f"{plan}-{personnel_number}"
