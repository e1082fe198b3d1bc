"""Menus made of the registry's acts: only what can be done now stands in them, each with its keys.

Use::

    menus = Menus(registry, view); menus.fill(button.menu(), RECORD_MENU); menus.popup(DOCUMENT_MENU, point)
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from hattingen_desk.desktop.common import icons
from hattingen_desk.desktop.common.actions import Action, ActionRegistry


class Menus(QObject):
    """See the module. ``ids`` are those of acts, an empty one is a line."""

    def __init__(self, registry: ActionRegistry, view: QWidget) -> None:
        super().__init__(view)
        self._registry = registry
        self._view = view

    def keep_filled(self, menu: QMenu, ids: Sequence[str]) -> None:
        """Fills a menu anew each time it is opened."""
        menu.aboutToShow.connect(lambda: self.fill(menu, ids))

    def fill(self, menu: QMenu, ids: Sequence[str]) -> None:
        """Puts the acts that can be done now into a menu."""
        menu.clear()
        for action_id in ids:
            if not action_id:
                menu.addSeparator()
            elif self._registry[action_id].enabled_when():
                self._add(menu, self._registry[action_id])

    def popup(self, ids: Sequence[str], place: QPoint) -> None:
        """Opens a menu at a point of the screen."""
        menu = QMenu(self._view)
        menu.setAccessibleName(self.tr("Befehle"))
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill(menu, ids)
        if not menu.isEmpty():
            menu.popup(place)

    def _add(self, menu: QMenu, action: Action) -> None:
        words = f"{action.title}\t{action.shortcut_text}" if action.shortcut else action.title
        entry = menu.addAction(words)
        if action.icon:
            entry.setIcon(icons.icon(action.icon))
        entry.triggered.connect(lambda: self._registry.run(action.id))
