"""What the shell needs to know of an area, and of the person who works here.

Use::

    Area("records", "Akten", "folder-open", lambda: RecordsView(...))       # built at its first show
    Person("Jana Overbeck", "Fachbereich Personal")
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Area:
    """One entry of the rail. ``foot``: it stands at the foot of the rail; ``bad``: its badge means trouble.

    ``build`` makes the screen (a ``Screen`` or any widget) when the clerk goes there for the first time.
    """

    id: str
    title: str
    icon: str
    build: Callable[[], QWidget]
    badge: int = 0
    foot: bool = False
    bad: bool = False
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Who works here, as the status bar and the avatar show it."""

    name: str
    unit: str = ""

    @property
    def initials(self) -> str:
        """At most two letters: of the first and the last name."""
        words = [word for word in self.name.split() if word[0].isalpha()]
        if not words:
            return "?"
        letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
        return letters.upper()

    @property
    def line(self) -> str:
        """Name and unit."""
        return f"{self.name} · {self.unit}" if self.unit else self.name


@dataclass(frozen=True, slots=True)
class SyncState:
    """The left end of the status bar: an icon and words; ``tone`` warn when offline, bad when broken."""

    words: str
    icon: str = "cloud-check"
    tone: str = "ok"
    explanation: str = ""
    """What a click says, where there is nothing to open."""

    @property
    def loud(self) -> bool:
        """Whether the words take the colour, too."""
        return self.tone in {"warn", "bad"}


STAND_ALONE = SyncState(
    "Eigenständiges Profil – alles liegt auf diesem Gerät",
    "laptop",
    "text2",
    "Alle Akten liegen verschlüsselt auf diesem Gerät, ein Abgleich mit anderen Geräten ist nicht eingerichtet. "
    "Sichern Sie das Profil deshalb regelmäßig.",
)
