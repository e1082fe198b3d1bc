"""The filing plan tree.

Use::

    tree = TreeView("Aktenplan"); tree.setModel(TreeModel(tree))
    tree.current_changed.connect(self._show_position)
    tree.set_open_keys({"1", "11"}); tree.select_key("11.1")

``current_changed`` brings the key under the cursor (None: nothing), ``opened`` the key of Enter or a double click.
"""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QTreeView, QWidget

from hattingen_desk.desktop.common import sizes
from hattingen_desk.desktop.common.tables.entries import KEY_ROLE
from hattingen_desk.desktop.common.tables.manners import Manners
from hattingen_desk.desktop.common.tables.tree_delegate import TreeDelegate, on_chevron


class TreeView(QTreeView):
    """The filing plan over a ``TreeModel``; remembers what is open."""

    current_changed = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manners = Manners(self, name)
        self._delegate = TreeDelegate(self, self._manners)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setIndentation(sizes.TREE_INDENT)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._open)
        self._open_keys: set[object] = set()
        self._kept: object = None
        self.expanded.connect(lambda index: self._open_keys.add(index.data(KEY_ROLE)))
        self.collapsed.connect(lambda index: self._open_keys.discard(index.data(KEY_ROLE)))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            self.selectionModel().currentChanged.connect(self._tell_current)
            model.modelAboutToBeReset.connect(self._keep)
            model.modelReset.connect(self._restore)

    def show_counts(self, *, shown: bool) -> None:
        """Counts at the right; left out in a medium window."""
        self._delegate.show_counts = shown
        self.viewport().update()

    @property
    def current_key(self) -> object:
        """The key under the cursor; None when there is none."""
        index = self.currentIndex()
        return index.data(KEY_ROLE) if index.isValid() else None

    @property
    def open_keys(self) -> set[object]:
        """The keys of the nodes that are open, to be remembered."""
        return set(self._open_keys)

    def set_open_keys(self, keys: set[object]) -> None:
        """Opens these nodes, where they exist."""
        self._open_keys = set(keys)
        self._open_remembered(QModelIndex())

    def select_key(self, key: object) -> bool:
        """Puts the cursor on ``key`` and opens what is above it; False when the tree does not show it."""
        found = self._find(key, QModelIndex())
        if found is None:
            return False
        self.setCurrentIndex(found)
        self.scrollTo(found)
        return True

    def _find(self, key: object, above: QModelIndex) -> QModelIndex | None:
        for row in range(self.model().rowCount(above)):
            index = self.model().index(row, 0, above)
            if index.data(KEY_ROLE) == key:
                return index
            below = self._find(key, index)
            if below is not None:
                return below
        return None

    def _keep(self) -> None:
        self._kept = self.current_key

    def _restore(self) -> None:
        self._open_remembered(QModelIndex())
        if self._kept is not None and not self.select_key(self._kept):
            self.current_changed.emit(None)

    def _open_remembered(self, above: QModelIndex) -> None:
        for row in range(self.model().rowCount(above)):
            index = self.model().index(row, 0, above)
            if index.data(KEY_ROLE) in self._open_keys:
                self.expand(index)
                self._open_remembered(index)

    def _tell_current(self, current: QModelIndex) -> None:
        self.current_changed.emit(current.data(KEY_ROLE) if current.isValid() else None)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(KEY_ROLE))

    def drawBranches(self, painter: QPainter, rect: object, index: object) -> None:
        """Nothing: the delegate draws the chevron."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and on_chevron(self, index, place.x()):
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)
