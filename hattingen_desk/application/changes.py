"""What a write changed, told to everybody who shows something."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of thing a view may show."""

    RECORD = "record"
    CASE = "case"
    DOCUMENT = "document"
    FOLLOW_UP = "follow_up"
    INBOX = "inbox"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Changes:
    """The result of a write.

    ``sentence`` is what the undo bar shows (German, past participle, no full stop); ``undo`` takes the act back and
    returns what that changed, None if there is nothing to take back. ``created`` is the id of a new object.
    """

    kinds: frozenset[Kind] = frozenset()
    ids: frozenset[str] = frozenset()
    sentence: str = ""
    undo: Callable[[], "Changes"] | None = field(default=None, compare=False)
    created: str = ""

    def __bool__(self) -> bool:
        return bool(self.kinds)


NO_CHANGES = Changes()
