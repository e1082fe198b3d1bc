"""Panes side by side, parted by a 1 px line with a 7 px grip; widths are remembered per width class.

Use::

    panes = PaneSplitter("records.panes", store, [tree, table, preview], names=["Aktenplan", "Tabelle", "Vorschau"])
    panes.set_defaults({WidthClass.WIDE: [272, 644, 440], WidthClass.MEDIUM: [252, 560, 352]}, stretch=1)
    panes.set_width_class(width_class)        # from Screen.set_width_class
"""

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from hattingen_desk.desktop.common import painting
from hattingen_desk.desktop.common.screen import LayoutStore, WidthClass, remembered_numbers

_GRIP = 7


class _Grip(QSplitterHandle):
    """A line of 1 px; QSplitter widens the area the pointer can take hold of when the handle is thin."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        upright = self.orientation() == Qt.Orientation.Horizontal
        middle = (self.width() if upright else self.height()) // 2
        colour = "control" if self.underMouse() else "line"
        if upright:
            painting.hairline(painter, middle, 0, self.height(), colour, upright=True)
        else:
            painting.hairline(painter, 0, middle, self.width(), colour)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)


class PaneSplitter(QSplitter):
    """A splitter that remembers where the clerk put its lines."""

    def __init__(
        self,
        key: str,
        store: LayoutStore,
        panes: Sequence[QWidget],
        parent: QWidget | None = None,
        *,
        names: Sequence[str] = (),
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
    ) -> None:
        super().__init__(orientation, parent)
        self._key = key
        self._store = store
        self._width_class = WidthClass.WIDE
        self._defaults: Mapping[WidthClass, Sequence[int]] = {}
        # Qt spreads the grip of a handle of at most 1 px over its neighbours by itself
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for pane in panes:
            self.addWidget(pane)
        # Qt puts each new pane below the others, and screen readers go through them from below
        for pane in panes:
            pane.raise_()
        for index in range(1, self.count()):
            self.handle(index).raise_()
        for index in range(1, self.count()):
            if index < len(names):
                self.handle(index).setAccessibleName(f"Breite von {names[index - 1]} und {names[index]}")
        # the store is written once the hand lets go, not for each pixel
        self._save = QTimer(self, singleShot=True, interval=400)
        self._save.timeout.connect(self._remember)
        self.splitterMoved.connect(self._save.start)

    def createHandle(self) -> QSplitterHandle:
        return _Grip(self.orientation(), self)

    def set_defaults(self, widths: Mapping[WidthClass, Sequence[int]], *, stretch: int) -> None:
        """Widths in logical pixels for a start, and the pane that takes what is left."""
        self._defaults = widths
        for index in range(self.count()):
            self.setStretchFactor(index, 1 if index == stretch else 0)
        self._restore()

    def set_width_class(self, width_class: WidthClass) -> None:
        """Takes the widths remembered for this class, otherwise the defaults."""
        if width_class is not self._width_class:
            self._width_class = width_class
            self._restore()

    def _name(self) -> str:
        return f"{self._key}.{self._width_class}"

    def _restore(self) -> None:
        widths = remembered_numbers(self._store, self._name())
        if widths is None or len(widths) != self.count():
            widths = self._default_widths()
        if widths:
            self.setSizes(widths)

    def _default_widths(self) -> list[int] | None:
        classes = list(WidthClass)
        # a class without widths takes those of the next wider one
        for width_class in reversed(classes[: classes.index(self._width_class) + 1]):
            if width_class in self._defaults:
                return list(self._defaults[width_class])
        return None

    def _remember(self) -> None:
        self._store.put(self._name(), json.dumps(self.sizes()))
