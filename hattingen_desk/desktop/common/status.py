"""The states of things: one table of word, icon, colour and whether it is filled.

Use::

    chip = StatusChip("due_today")                # widget
    Cell(status="due_today")                     # in a table
    status.of("due_today").word                  # "Heute fällig"

Filled: somebody must act. Plain: it runs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """``word`` fits into 150 px at 12 px; ``spoken`` is the longer form for tooltip and screen reader."""

    word: str
    icon: str
    colour: str
    filled: bool = False
    spoken: str = ""

    @property
    def background(self) -> str:
        """The token of the fill."""
        return "mute_bg" if self.colour in {"text2", "mute"} else f"{self.colour}_bg"

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        return self.spoken or self.word


STATES = {
    "new": Status("Neu", "circle", "info", filled=True),
    "to_check": Status("Prüfen", "scan-line", "warn", filled=True, spoken="Scan ist zu prüfen"),
    "due_today": Status("Heute fällig", "alarm-clock", "warn", filled=True),
    "requested": Status("Nachforderung", "reply", "warn", filled=True, spoken="Unterlagen wurden nachgefordert"),
    "overdue": Status("Überfällig", "triangle-alert", "bad", filled=True),
    "conflict": Status("Konflikt", "git-compare", "bad", filled=True, spoken="Konflikt, wartet auf Entscheidung"),
    "in_sign_off": Status("In Mitzeichnung", "signature", "sign", filled=True, spoken="Wartet auf Mitzeichnung"),
    "quarantined": Status("Zu klären", "triangle-alert", "warn", filled=True, spoken="Datei ist zu klären"),
    "in_progress": Status("In Bearbeitung", "circle-dot", "text2"),
    "draft": Status("Entwurf", "pencil", "text2"),
    "checked": Status("Geprüft", "circle-check", "ok"),
    "ordered": Status("Angeordnet", "stamp", "ok"),
    "booked": Status("Gebucht", "landmark", "ok"),
    "waits_for_applicant": Status("Wartet auf Antragsteller", "circle-pause", "text2"),
    "waits_for_sync": Status("Wartet auf Abgleich", "cloud-upload", "info"),
    "done": Status("Abgeschlossen", "circle-check", "text2"),
    "filed": Status("z. d. A.", "archive", "text2", spoken="zu den Akten"),
    "locked": Status("Gesperrt", "lock", "text2"),
}


def of(key: str) -> Status:
    """The status called ``key``; KeyError when the table does not know it."""
    return STATES[key]
