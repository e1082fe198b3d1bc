"""A window with small screens that tell what happens to them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import MemoryLayoutStore, Screen, WidthClass
from hattingen_desk.desktop.common.widgets import FilterField, LineEdit
from hattingen_desk.desktop.shell.appearance import AppearancePanel
from hattingen_desk.desktop.shell.areas import Area, Person
from hattingen_desk.desktop.shell.empty_areas import empty_area
from hattingen_desk.desktop.shell.help_page import HelpPage
from hattingen_desk.desktop.shell.main_window import MainWindow


class Desk(Screen):
    """A screen of two panes that notes what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.leaving_allowed = True
        self.left_pane = LineEdit("Links", self)
        self.right_pane = QWidget(self)
        self.inner = FilterField("Rechts filtern", self.right_pane)
        layout = QVBoxLayout(self)
        layout.addWidget(self.left_pane)
        layout.addWidget(self.right_pane)
        QVBoxLayout(self.right_pane).addWidget(self.inner)

    def panes(self) -> list[QWidget]:
        return [self.left_pane, self.right_pane]

    def entered(self) -> None:
        self.told.append("entered")

    def left(self) -> None:
        self.told.append("left")

    def set_width_class(self, width: WidthClass) -> None:
        self.told.append(width)

    def can_leave(self) -> bool:
        return self.leaving_allowed


@dataclass
class House:
    """A window and everything around it."""

    window: MainWindow
    registry: ActionRegistry
    feed: ChangeFeed
    store: MemoryLayoutStore
    built: list[str] = field(default_factory=list)

    def desk(self, area_id: str = "records") -> Desk:
        screen = self.window.go_to(area_id)
        assert isinstance(screen, Desk)
        return screen


def make_house(store: MemoryLayoutStore) -> House:
    """A window with all areas, not shown yet."""
    registry, feed = ActionRegistry(), ChangeFeed()
    built: list[str] = []

    def desk(area_id: str) -> Screen:
        built.append(area_id)
        return Desk()

    areas = [
        Area("my_day", "Mein Tag", "sun", lambda: desk("my_day"), badge=6),
        Area("submissions", "Eingang", "inbox", lambda: empty_area("submissions")),
        Area("records", "Akten", "folder-open", lambda: desk("records"), keywords=("Aktenplan",)),
        Area("forms", "Formulare", "file-pen", lambda: empty_area("forms")),
        Area("finance", "Finanzen", "landmark", lambda: empty_area("finance")),
        Area("search", "Suche", "search", lambda: desk("search")),
        Area("conflicts", "Konflikte", "git-compare", lambda: empty_area("conflicts"), bad=True),
        Area("help", "Hilfe", "circle-question-mark", lambda: HelpPage(registry), foot=True),
        Area("preferences", "Einstellungen", "settings", lambda: AppearancePanel(store), foot=True),
    ]
    window = MainWindow(areas, registry, feed, store, person=Person("Jana Overbeck", "Fachbereich Personal"))
    return House(window, registry, feed, store, built)


@pytest.fixture
def house(qtbot: QtBot) -> House:
    """A shown window in front of its first area."""
    house = make_house(MemoryLayoutStore())
    qtbot.addWidget(house.window)
    house.window.go_to("my_day")
    house.window.show()
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)
    return house
