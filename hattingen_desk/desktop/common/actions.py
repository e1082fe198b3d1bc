"""Actions as data: one registry feeds shortcuts, menus, tooltips, the palette and the shortcut page.

Use::

    registry.add(Action("records.new", "Neue Akte", self.create, shortcut="Ctrl+N", area="records", icon="folder-plus",
                        group="Akten", keywords=("anlegen",), enabled_when=lambda: self.plan is not None))
    registry.dress(button, "records.new")       # text, icon, tooltip with shortcut, accessible name, click
    menu.addAction(registry.qaction("records.new"))

``area`` None: valid everywhere. An action with an area is found and triggered only while that area is in front.
Keys that a list handles itself (Enter, Leertaste) are added with ``bound=False``: shown, but not taken.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from hattingen_desk.desktop.common import icons
from hattingen_desk.desktop.common.keys import in_german

_log = logging.getLogger(__name__)


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a clerk can do. ``shortcut`` in Qt's portable form, ``icon`` a file name of resources/icons."""

    id: str
    title: str
    callback: Callable[[], None]
    shortcut: str = ""
    area: str | None = None
    group: str = "Allgemein"
    icon: str | None = None
    hint: str = ""
    keywords: tuple[str, ...] = ()
    enabled_when: Callable[[], bool] = _always
    bound: bool = True
    in_palette: bool = True

    @property
    def shortcut_text(self) -> str:
        """The shortcut in German words, "" when there is none."""
        return in_german(self.shortcut)

    @property
    def tooltip(self) -> str:
        """What a tooltip says: hint or title, and the shortcut in brackets."""
        words = self.hint or self.title
        return f"{words} ({self.shortcut_text})" if self.shortcut else words


class ActionRegistry(QObject):
    """All actions of the window. ``changed`` when one was added or removed, ``triggered`` with the id after a run."""

    changed = Signal()
    triggered = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[str, Action] = {}
        self._qactions: dict[str, QAction] = {}
        self._window: QWidget | None = None
        self._area: str | None = None

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def __contains__(self, action_id: object) -> bool:
        return action_id in self._actions

    def __getitem__(self, action_id: str) -> Action:
        return self._actions[action_id]

    def add(self, *actions: Action) -> None:
        """Adds actions. ValueError when an id is taken."""
        for action in actions:
            if action.id in self._actions:
                raise ValueError(f"action {action.id} exists already")
            self._actions[action.id] = action
            self._bind(action)
        for first, second in self.conflicts():
            _log.error("actions %s and %s share the keys %s", first.id, second.id, first.shortcut)
        self.changed.emit()

    def remove(self, *action_ids: str) -> None:
        """Takes actions away again; unknown ids are a KeyError."""
        for action_id in action_ids:
            del self._actions[action_id]
            qaction = self._qactions.pop(action_id, None)
            if qaction is not None:
                qaction.deleteLater()
        self.changed.emit()

    def reachable(self) -> list[Action]:
        """The actions that can be triggered now: right area, and enabled."""
        return [action for action in self if self._in_front(action) and action.enabled_when()]

    def grouped(self) -> dict[str, list[Action]]:
        """All actions by group, in the order they were added, for the shortcut page and for menus."""
        groups: dict[str, list[Action]] = {}
        for action in self:
            groups.setdefault(action.group, []).append(action)
        return groups

    def conflicts(self) -> list[tuple[Action, Action]]:
        """Pairs of actions that claim the same keys at the same time."""
        taken: dict[str, list[Action]] = {}
        for action in self:
            if action.shortcut and action.bound:
                taken.setdefault(_normal(action.shortcut), []).append(action)
        return [pair for claimants in taken.values() for pair in _pairs(claimants) if _meet(*pair)]

    def run(self, action_id: str) -> bool:
        """Runs the action; False when it cannot be done now."""
        action = self._actions[action_id]
        if not self._in_front(action) or not action.enabled_when():
            return False
        action.callback()
        self.triggered.emit(action_id)
        return True

    def bind_to(self, window: QWidget) -> None:
        """Makes the shortcuts work in ``window``; called once by the shell."""
        self._window = window
        for action in self:
            self._bind(action)

    def set_area(self, area: str | None) -> None:
        """Tells which area is in front; called by the shell."""
        self._area = area
        for action_id, qaction in self._qactions.items():
            qaction.setEnabled(self._in_front(self._actions[action_id]))

    def qaction(self, action_id: str) -> QAction:
        """The QAction for menus and shortcuts; one for each action."""
        if action_id not in self._qactions:
            action = self._actions[action_id]
            qaction = QAction(action.title, self)
            qaction.setObjectName(action_id)
            qaction.setToolTip(action.tooltip)
            if action.icon:
                qaction.setIcon(icons.icon(action.icon))
            qaction.setEnabled(self._in_front(action))
            qaction.triggered.connect(lambda: self.run(action_id))
            self._qactions[action_id] = qaction
        return self._qactions[action_id]

    def dress(self, button: QAbstractButton, action_id: str, *, text: bool = True) -> None:
        """Gives ``button`` what the action says (text False: icon only) and lets a click run it."""
        action = self._actions[action_id]
        if text:
            button.setText(action.title)
        if action.icon:
            button.setIcon(icons.icon(action.icon, "on_accent" if button.property("kind") == "main" else "text2"))
        button.setToolTip(action.tooltip)
        button.setAccessibleName(action.title)
        button.clicked.connect(lambda: self.run(action_id))

    def _in_front(self, action: Action) -> bool:
        return action.area is None or action.area == self._area

    def _bind(self, action: Action) -> None:
        if self._window is None or not action.shortcut or not action.bound:
            return
        qaction = self.qaction(action.id)
        qaction.setShortcut(QKeySequence(action.shortcut, QKeySequence.SequenceFormat.PortableText))
        qaction.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(qaction)


def _normal(shortcut: str) -> str:
    keys = QKeySequence(shortcut, QKeySequence.SequenceFormat.PortableText)
    return keys.toString(QKeySequence.SequenceFormat.PortableText)


def _pairs(actions: list[Action]) -> Iterable[tuple[Action, Action]]:
    return ((one, other) for index, one in enumerate(actions) for other in actions[index + 1 :])


def _meet(one: Action, other: Action) -> bool:
    return one.area is None or other.area is None or one.area == other.area
