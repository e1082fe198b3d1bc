"""The list of two-line rows.

Use::

    lines = ListView("Wiedervorlagen", padding=16)      # 16 in cards, 14 in panes
    lines.setModel(ListModel(lines)); lines.opened.connect(self._open)

``current_changed`` brings the key under the cursor (None: nothing), ``opened`` the key of Enter or a double click.
"""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from hattingen_desk.desktop.common.tables.entries import KEY_ROLE
from hattingen_desk.desktop.common.tables.manners import Manners
from hattingen_desk.desktop.common.tables.two_line_delegate import TwoLineDelegate


class ListView(QListView):
    """A list of two-line rows over a ``ListModel``."""

    current_changed = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None, *, padding: int = 16) -> None:
        super().__init__(parent)
        self._manners = Manners(self, name)
        self.setItemDelegate(TwoLineDelegate(self, self._manners, padding=padding))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._open)
        self._kept: object = None

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            self.selectionModel().currentChanged.connect(self._tell_current)
            model.modelAboutToBeReset.connect(self._keep)
            model.modelReset.connect(self._restore)

    @property
    def current_key(self) -> object:
        """The key under the cursor; None when there is none."""
        index = self.currentIndex()
        return index.data(KEY_ROLE) if index.isValid() else None

    def select_key(self, key: object) -> bool:
        """Puts the cursor on ``key``; False when the list does not show it."""
        for row in range(self.model().rowCount()):
            index = self.model().index(row, 0)
            if key is not None and index.data(KEY_ROLE) == key:
                self.setCurrentIndex(index)
                return True
        return False

    def content_height(self) -> int:
        """Height of all rows, for a list that does not scroll in its card."""
        return sum(self.sizeHintForRow(row) for row in range(self.model().rowCount()))

    def _keep(self) -> None:
        self._kept = self.current_key

    def _restore(self) -> None:
        if not self.select_key(self._kept):
            self.current_changed.emit(None)

    def _tell_current(self, current: QModelIndex) -> None:
        self.current_changed.emit(current.data(KEY_ROLE) if current.isValid() else None)

    def _open(self, index: QModelIndex) -> None:
        key = index.data(KEY_ROLE)
        if key is not None:
            self.opened.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
