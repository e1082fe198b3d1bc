"""The tree itself: documents and files can be dropped on a record, the menu asked for by key or pointer.

Use::

    view = PlanView("Aktenplan"); view.documents_dropped.connect(...)      # record id, document ids
"""

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFocusEvent

from hattingen_desk.desktop.common.tables import KEY_ROLE, TreeView
from hattingen_desk.desktop.common.tables.manners import Manners
from hattingen_desk.desktop.records.drops import dropped_files
from hattingen_desk.desktop.records.models import dragged_documents
from hattingen_desk.desktop.records.places import RECORD_KEY

FOUND_KEY = "found:"
"""What the keys of records begin with that the filter found."""


def record_of(key: object) -> str:
    """The record a key of the tree stands for, empty if for something else."""
    if not isinstance(key, str):
        return ""
    plain = key.removeprefix(FOUND_KEY)
    return plain.removeprefix(RECORD_KEY) if plain.startswith(RECORD_KEY) else ""


class PlanView(TreeView):
    """See the module."""

    documents_dropped = Signal(str, list)
    """Record id, document ids."""
    files_dropped = Signal(str, list)
    """Record id, paths."""
    menu_wanted = Signal(object, QPoint)
    """Key, place on the screen."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setAcceptDrops(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # without a current row Qt takes the first; the focus alone must not lead to another place
        self.blockSignals(not self.currentIndex().isValid())
        super().focusInEvent(event)
        self.blockSignals(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is event.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_wanted.emit(index.data(KEY_ROLE), event.globalPos() if by_mouse else corner)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_documents(event.mimeData()) or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        place = event.position().toPoint()
        self._show_target(self.indexAt(place) if self._record_at(place) else QModelIndex())
        if self._record_at(place):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        record_id = self._record_at(event.position().toPoint())
        self._show_target(QModelIndex())
        if not record_id:
            return
        documents, files = dragged_documents(event.mimeData()), dropped_files(event.mimeData())
        if documents:
            self.documents_dropped.emit(record_id, documents)
        elif files:
            self.files_dropped.emit(record_id, files)
        event.acceptProposedAction()

    def _show_target(self, index: QModelIndex) -> None:
        manners = self.findChild(Manners)
        if manners is not None:
            manners.hovered = index
            self.viewport().update()

    def _record_at(self, place: QPoint) -> str:
        index = self.indexAt(place)
        return record_of(index.data(KEY_ROLE)) if index.isValid() else ""
