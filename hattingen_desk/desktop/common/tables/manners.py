"""What every list of the program shares: set-up, hover over the whole row, repaint when the focus comes or goes."""

from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from hattingen_desk.desktop.common import theme
from hattingen_desk.desktop.common.alive import alive


class Manners(QObject):
    """Belongs to one view; delegates ask it which row the pointer is over."""

    def __init__(self, view: QAbstractItemView, name: str) -> None:
        super().__init__(view)
        self.view = view
        self.hovered = QModelIndex()
        view.setAccessibleName(name)
        # lists show by their selection bar where the keys go
        view.setProperty("focusRing", False)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        theme.signals().changed.connect(self._theme_changed)

    def _theme_changed(self) -> None:
        # the text size may have changed with it, and delegates measure by it
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()

    def over(self, row: int) -> bool:
        """Whether the pointer is over ``row`` (of a view without levels)."""
        return self.hovered.isValid() and self.hovered.row() == row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not alive(self, self.view):
            return False
        kind = event.type()
        if kind in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.view.viewport().update()
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover(self.view.indexAt(event.position().toPoint()))
        elif kind == QEvent.Type.Leave:
            self._hover(QModelIndex())
        return False

    def _hover(self, index: QModelIndex) -> None:
        if index != self.hovered:
            self.hovered = index
            self.view.viewport().update()
