"""The table of documents: titles edited in place, files and documents dropped on a register, documents dragged away.

Use::

    table = DocumentTable("Dokumente"); table.set_model(DocumentModel(presenter, parent=table))
    table.key_pressed.connect(...)         # "withdraw", "page_down", "page_up"
    table.files_dropped.connect(...)       # paths, Group | None
"""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from hattingen_desk.desktop.common import sizes, theme
from hattingen_desk.desktop.common.tables import PagedTableModel, RowDelegate
from hattingen_desk.desktop.common.tables.manners import Manners
from hattingen_desk.desktop.common.widgets import LineEdit
from hattingen_desk.desktop.records.drops import dropped_files
from hattingen_desk.desktop.records.models import DocumentModel, dragged_documents
from hattingen_desk.desktop.records.presenter import Group
from hattingen_desk.desktop.records.steady_table import SteadyTable

Index = QModelIndex | QPersistentModelIndex


class TitleDelegate(RowDelegate):
    """Draws like any row; its editor stands where the title stands, right of the icon."""

    _ICON_ROOM = 16 + sizes.ICON + 2

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineEdit(self.tr("Titel des Dokuments"), parent, small=True)
        editor.setProperty("focusRing", False)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(self._ICON_ROOM - 2, 1, -4, -2))


class DocumentTable(SteadyTable):
    """See the module."""

    withdraw_wanted = Signal()
    page_wanted = Signal(int)
    """Leertaste: 1; Umschalt+Leertaste: -1."""
    menu_wanted = Signal(QPoint)
    files_dropped = Signal(list, object)
    """Paths, Group or None."""
    documents_dropped = Signal(list, object)
    """Document ids, Group or None."""
    drag_over = Signal(object)
    """Group or None while something is dragged; False when it has gone."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._target: tuple[int, int] | None = None
        self.setAcceptDrops(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        manners = self.findChild(Manners)
        if manners is not None:
            self.setItemDelegateForColumn(0, TitleDelegate(self, manners))

    def set_model(self, model: PagedTableModel[Any]) -> None:
        super().set_model(model)
        model.modelAboutToBeReset.connect(self._level_heads)

    def _level_heads(self) -> None:
        """A row that was a head and will be a document must not keep the height of a head."""
        if isinstance(self.model(), DocumentModel):
            for row in self.documents.group_rows:
                self.setRowHeight(row, self.verticalHeader().defaultSectionSize())

    @property
    def documents(self) -> DocumentModel:
        """The model."""
        model = self.model()
        if not isinstance(model, DocumentModel):
            raise TypeError("the table of documents has no documents yet")
        return model

    def rename(self) -> None:
        """Opens the title under the cursor for editing."""
        index = self.currentIndex()
        if index.isValid() and self.documents.row_at(index.row()) is not None:
            self.edit(index.siblingAtColumn(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if key == Qt.Key.Key_F2:
            self.rename()
        elif key == Qt.Key.Key_Delete and plain == Qt.KeyboardModifier.NoModifier:
            self.withdraw_wanted.emit()
        elif key == Qt.Key.Key_Space and not plain & Qt.KeyboardModifier.ControlModifier:
            self.page_wanted.emit(-1 if plain & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is event.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid() and self.documents.row_at(index.row()) is not None:
            corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_wanted.emit(event.globalPos() if by_mouse else corner)

    # --- dropping ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_documents(event.mimeData()) or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        group = self._group_at(event.position().toPoint())
        if dragged_documents(event.mimeData()) and group is None:
            event.ignore()
            return
        self._show_target(group)
        self.drag_over.emit(group)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        group = self._group_at(event.position().toPoint())
        documents, files = dragged_documents(event.mimeData()), dropped_files(event.mimeData())
        self._end_drag()
        if documents and group is not None:
            self.documents_dropped.emit(documents, group)
        elif files:
            self.files_dropped.emit(files, group)
        # a move action would make the view delete the rows it dragged
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _group_at(self, place: QPoint) -> Group | None:
        index = self.indexAt(place)
        return self.documents.group_of(index.row()) if index.isValid() else None

    def _show_target(self, group: Group | None) -> None:
        first = 0
        self._target = None
        for each in self.documents.list.groups:
            if each is group:
                self._target = (first, first + each.count)
            first += each.count + 1
        self.viewport().update()

    def _end_drag(self) -> None:
        self._target = None
        self.viewport().update()
        self.drag_over.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is None:
            return
        first, last = self._target
        top = self.rowViewportPosition(first)
        bottom = self.rowViewportPosition(last) + self.rowHeight(last)
        painter = QPainter(self.viewport())
        painter.setPen(theme.colour("accent"))
        painter.drawRect(1, max(1, top), self.viewport().width() - 3, min(bottom, self.viewport().height()) - top - 3)
