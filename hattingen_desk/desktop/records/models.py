"""Item models of the record screen: documents of a record, and lists of records. Rows are read page by page.

Use::

    table.set_model(DocumentModel(presenter, parent=self))
    model.show_documents(found)            # DocumentList: keys and groups
    model.title_edited.connect(self._rename)
"""

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from hattingen_desk.application.read_models import DocumentRow, RecordRow
from hattingen_desk.desktop.common import status
from hattingen_desk.desktop.common.tables import Cell, Column, GroupHead, Run
from hattingen_desk.desktop.records import wording
from hattingen_desk.desktop.records.presenter import NO_DOCUMENTS, DocumentList, Group, RecordList, RecordsPresenter
from hattingen_desk.desktop.records.steady_table import KeyedModel
from hattingen_desk.domain.definitions import Register
from hattingen_desk.domain.records import DocumentStatus, RecordStatus

Index = QModelIndex | QPersistentModelIndex

DOCUMENTS_MIME = "application/x-hattingen-desk-documents"
"""Dragged documents: a JSON list of their ids, valid inside this window only."""

HIDDEN_AT_FIRST = frozenset({"case", "received"})
"""Columns the clerk can bring in by the column chooser."""


class DocumentModel(KeyedModel[DocumentRow]):
    """Documents of one record. The title can be edited in place; documents can be dragged."""

    title_edited = Signal(str, str)
    """Document id, new title."""

    def __init__(self, presenter: RecordsPresenter, *, parent: QObject) -> None:
        self._presenter = presenter
        self._restricted: frozenset[str] = frozenset()
        self.list = NO_DOCUMENTS
        super().__init__(self._columns(), presenter.document_rows, parent=parent, speak=self._sentence)

    def show_documents(self, found: DocumentList, registers: Sequence[Register]) -> None:
        """Shows these documents below the heads of their groups."""
        self.list = found
        self._restricted = frozenset(each.number for each in registers if each.restricted)
        self.set_keys(found.keys, [Run(_head(group), group.count) for group in found.groups])

    def group_of(self, row: int) -> Group | None:
        """The group a row belongs to, be it its head or a document; None where there are no groups."""
        first = 0
        for group in self.list.groups:
            if first <= row <= first + group.count:
                return group
            first += group.count + 1
        return None

    def _columns(self) -> list[Column[DocumentRow]]:
        return [
            Column("title", "Dokument", self._title, stretch=True, sort="title"),
            Column("status", "Status", self._status, width=138, sort="status"),
            Column(
                "case", "Vorgang", lambda row: Cell(row.case_title, tone="text2", tooltip=row.case_title), width=150
            ),
            Column("received", "Eingang", self._received, width=94, sort="received"),
            Column("modified", "Geändert", self._modified, width=94, sort="modified"),
            Column("due", "Frist", self._due, width=116, sort="due"),
        ]

    def _title(self, row: DocumentRow) -> Cell:
        trailing = []
        if row.attachment_count:
            trailing.append("paperclip")
        if row.register in self._restricted:
            trailing.append("lock")
        weight = 600 if row.status is DocumentStatus.TO_CHECK else 400
        icon = wording.document_icon(row)
        return Cell(row.title, icon=icon, weight=weight, trailing=tuple(trailing), tooltip=row.title)

    def _status(self, row: DocumentRow) -> Cell:
        return Cell(status=wording.document_state(row, self._presenter.today()))

    def _received(self, row: DocumentRow) -> Cell:
        return Cell(f"{row.received_on:%d.%m.%Y}", tone="text2", tabular=True)

    def _modified(self, row: DocumentRow) -> Cell:
        return Cell(wording.day_of(row.modified_at), tone="text2", tabular=True)

    def _due(self, row: DocumentRow) -> Cell:
        due = wording.deadline(row.due_on, self._presenter.today())
        tooltip = f"Früheste Wiedervorlage: {row.due_on:%d.%m.%Y}" if row.due_on else ""
        return Cell(due.words, icon=due.icon, icon_tone=due.tone, tone=due.tone, weight=due.weight, tooltip=tooltip)

    def _sentence(self, row: DocumentRow) -> str:
        today = self._presenter.today()
        return wording.document_sentence(row, today, status.of(wording.document_state(row, today)).sentence)

    # --- Qt: editing and dragging ---

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if flags & Qt.ItemFlag.ItemIsSelectable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
            if index.column() == 0:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.EditRole:
            row = self.row_at(index.row())
            return row.title if row is not None else ""
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index.row())
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != row.title:
            self.title_edited.emit(row.id, str(value))
        return True

    def mimeTypes(self) -> list[str]:
        return [DOCUMENTS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = dict.fromkeys(index.row() for index in indexes)
        found = [row for number in rows if (row := self.row_at(number)) is not None]
        data = QMimeData()
        data.setData(DOCUMENTS_MIME, json.dumps([row.id for row in found]).encode())
        data.setText("\n".join(row.title for row in found))
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


def dragged_documents(data: QMimeData) -> list[str]:
    """The ids of the documents in a drag; empty when it brings something else."""
    if not data.hasFormat(DOCUMENTS_MIME):
        return []
    ids = json.loads(bytes(data.data(DOCUMENTS_MIME).data()).decode())
    return [str(each) for each in ids]


def _case(row: DocumentRow) -> Cell:
    return Cell(row.case_title, tone="text2", tooltip=row.case_title)


def _head(group: Group) -> GroupHead:
    return GroupHead(group.title, prefix=group.prefix, count=wording.documents(group.count))


class RecordModel(KeyedModel[RecordRow]):
    """A list of records: below a position, favourites, or those opened last."""

    def __init__(self, presenter: RecordsPresenter, *, parent: QObject) -> None:
        self._presenter = presenter
        self.total = 0
        super().__init__(self._columns(), presenter.record_rows, parent=parent, speak=self._sentence)

    def show_records(self, found: RecordList) -> None:
        """Shows these records."""
        self.total = found.total
        self.set_keys(found.keys)

    def _columns(self) -> list[Column[RecordRow]]:
        return [
            Column("title", "Titel", self._title, stretch=True, sort="title"),
            Column("reference", "Aktenzeichen", self._reference, width=150, sort="reference"),
            Column("status", "Status", self._status, width=130, sort="status"),
            Column("documents", "Dokumente", self._documents, width=92, align_right=True, sort="documents"),
            Column("modified", "Geändert", self._modified, width=94, sort="modified"),
            Column("due", "Frist", self._due, width=116, sort="due"),
        ]

    def _title(self, row: RecordRow) -> Cell:
        kind = self._presenter.desk.browsing.record_types.get(row.record_type)
        return Cell(row.title, icon=kind.icon if kind else "folder", tooltip=row.title)

    def _reference(self, row: RecordRow) -> Cell:
        return Cell(row.reference, tone="text2", tabular=True, tooltip=row.reference)

    def _status(self, row: RecordRow) -> Cell:
        return Cell(status="filed" if row.status is RecordStatus.CLOSED else "in_progress")

    def _documents(self, row: RecordRow) -> Cell:
        return Cell(wording.grouped(row.document_count), tone="text2", tabular=True, align_right=True)

    def _modified(self, row: RecordRow) -> Cell:
        return Cell(wording.day_of(row.modified_at), tone="text2", tabular=True)

    def _due(self, row: RecordRow) -> Cell:
        due = wording.deadline(row.due_on, self._presenter.today())
        return Cell(due.words, icon=due.icon, icon_tone=due.tone, tone=due.tone, weight=due.weight)

    def _sentence(self, row: RecordRow) -> str:
        return wording.record_sentence(row, self._presenter.today())
