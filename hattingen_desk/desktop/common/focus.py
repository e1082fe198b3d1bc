"""Where the focus goes in a part of the window that holds several things.

Use::

    focus.lead(self, lambda: self.table)        # pane.setFocus() and F6 lead to the table; Tab goes through all

Qt's own focus proxy would make the part a stop of the Tab key, before everything in it, which leads past what stands
before the table (filters, menus) and never back.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from hattingen_desk.desktop.common.alive import alive

_LEADS = "leadsFocus"


def lead(part: QWidget, target: Callable[[], QWidget]) -> None:
    """Lets the focus that is given to ``part`` go to ``target()``."""
    part.setProperty(_LEADS, True)
    part.installEventFilter(_Guide(part, target))


def leads(part: QWidget) -> bool:
    """Whether ``part`` hands the focus on."""
    return bool(part.property(_LEADS))


class _Guide(QObject):
    def __init__(self, part: QWidget, target: Callable[[], QWidget]) -> None:
        super().__init__(part)
        self._target = target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if alive(self, watched) and event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._target().setFocus(event.reason())
        return False
