"""The actions the window itself brings: areas, palette, undo, panes, theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hattingen_desk.desktop.common import theme
from hattingen_desk.desktop.common.actions import Action
from hattingen_desk.desktop.shell import appearance
from hattingen_desk.desktop.shell.areas import Area
from hattingen_desk.desktop.shell.rail import shortcut_of

if TYPE_CHECKING:
    from hattingen_desk.desktop.shell.main_window import MainWindow


def _tr(words: str) -> str:
    return QCoreApplication.translate("StandardActions", words)


def standard_actions(window: MainWindow, areas: Sequence[Area]) -> list[Action]:
    """All of them; the screens add their own when they are built."""
    return [*_area_actions(window, areas), *_window_actions(window), *_theme_actions(window)]


def _area_actions(window: MainWindow, areas: Sequence[Area]) -> list[Action]:
    def going(area_id: str) -> Callable[[], None]:
        def go() -> None:
            window.go_to(area_id)

        return go

    return [
        Action(
            f"go.{area.id}",
            area.title,
            going(area.id),
            shortcut="F1" if area.id == "help" else shortcut_of(areas, area),
            group=_tr("Bereiche"),
            icon=area.icon,
            hint=_tr("Bereich öffnen"),
            keywords=("gehen", "anzeigen", *area.keywords),
        )
        for area in areas
    ]


def _window_actions(window: MainWindow) -> list[Action]:
    everywhere = _tr("Überall")
    return [
        Action(
            "shell.palette",
            _tr("Suchen oder Befehl eingeben"),
            window.open_palette,
            shortcut="Ctrl+K",
            group=everywhere,
            icon="search",
            in_palette=False,
        ),
        Action(
            "shell.undo",
            _tr("Rückgängig"),
            window.feed.undo,
            shortcut="Ctrl+Z",
            group=everywhere,
            icon="undo-2",
            enabled_when=lambda: window.feed.can_undo,
        ),
        Action(
            "shell.next_pane",
            _tr("Zum nächsten Teil des Fensters"),
            lambda: window.step_pane(1),
            shortcut="F6",
            group=everywhere,
            icon="panel-right",
            in_palette=False,
        ),
        Action(
            "shell.previous_pane",
            _tr("Zum vorigen Teil des Fensters"),
            lambda: window.step_pane(-1),
            shortcut="Shift+F6",
            group=everywhere,
            icon="panel-left",
            in_palette=False,
        ),
    ]


def _theme_actions(window: MainWindow) -> list[Action]:
    def choosing(choice: theme.Choice) -> Callable[[], None]:
        def choose() -> None:
            _before, scale = appearance.read(window.layout_store)
            appearance.remember(window.layout_store, choice, scale)

        return choose

    words = (
        (theme.Choice.LIGHT, _tr("Helles Farbschema"), "sun"),
        (theme.Choice.DARK, _tr("Dunkles Farbschema"), "moon"),
        (theme.Choice.SYSTEM, _tr("Farbschema wie das System"), "monitor"),
    )
    return [
        Action(
            f"shell.theme.{choice}",
            title,
            choosing(choice),
            group=_tr("Ansicht"),
            icon=icon,
            keywords=("Darstellung", "Farben", "Hell", "Dunkel"),
        )
        for choice, title, icon in words
    ]
