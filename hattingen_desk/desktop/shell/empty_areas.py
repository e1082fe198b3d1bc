"""Honest pages for areas that are not built yet: what will be here, and what to do today instead.

Use::

    Area("submissions", "Eingang", "inbox", lambda: empty_area("submissions"))
"""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hattingen_desk.desktop.common import focus, theme
from hattingen_desk.desktop.common.screen import Screen
from hattingen_desk.desktop.common.widgets.blocks import EmptyState


@dataclass(frozen=True, slots=True)
class _Words:
    icon: str
    head: str
    text: str


_PAGES = {
    "submissions": _Words(
        "inbox",
        "Online-Anträge kommen später",
        "Hier werden Anträge aus dem Serviceportal mit Frist, Zahlung und Anlagen bearbeitet. "
        "Bis dahin legen Sie Eingänge als Dokument in der passenden Akte ab.",
    ),
    "forms": _Words(
        "file-pen",
        "Formulare kommen später",
        "Hier werden Formulare ausgefüllt, aus Belegen übernommen und zur Mitzeichnung weitergeleitet. "
        "Bis dahin legen Sie ausgefüllte Formulare als Dokument in der Akte ab und setzen eine Wiedervorlage.",
    ),
    "finance": _Words(
        "landmark",
        "Finanzen kommen später",
        "Hier werden Rechnungen geprüft, Anordnungen gezeichnet und Haushaltsmittel ausgewertet. "
        "Bis dahin legen Sie Rechnungen in der Akte ab; E-Rechnungen sind dort lesbar.",
    ),
    "conflicts": _Words(
        "git-compare",
        "Keine Konflikte",
        "Konflikte entstehen erst, wenn mehrere Geräte abgleichen. Dieses Profil ist eigenständig: "
        "Alle Daten liegen auf diesem Gerät, niemand sonst ändert sie.",
    ),
}


def empty_area(area_id: str, parent: QWidget | None = None) -> Screen:
    """The page of an area that has nothing to show yet. KeyError: the area has no such page."""
    words = _PAGES[area_id]
    screen = Screen(parent)
    theme.set_ground(screen, "surface")
    layout = QVBoxLayout(screen)
    layout.setContentsMargins(0, 0, 0, 0)
    empty = EmptyState(words.icon, words.head, words.text)
    layout.addWidget(empty)
    focus.lead(screen, lambda: empty)
    return screen
