"""Drives the record screen as a clerk would: keys, clicks, drops; and reads what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.application.desk import Desk
from hattingen_desk.application.ports import DocumentFilter
from hattingen_desk.application.read_models import DocumentRow
from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import Crumb, LayoutStore, WidthClass
from hattingen_desk.desktop.records.view import RecordsView
from hattingen_desk.domain.records import Document


class Driver:
    """The screen, what it was built on, and what it said."""

    def __init__(self, desk: Desk, ids: Mapping[str, str], store: LayoutStore, qtbot: QtBot) -> None:
        self.desk = desk
        self.ids = ids
        self.qtbot = qtbot
        self.feed = ChangeFeed()
        self.registry = ActionRegistry()
        self.view = RecordsView(desk, self.feed, self.registry, store)
        self.registry.bind_to(self.view)
        self.registry.set_area("records")
        self.status: list[str] = []
        self.crumbs: list[list[str]] = []
        self.progress: list[str] = []
        self.view.status_changed.connect(self.status.append)
        self.view.breadcrumb_changed.connect(self._note_crumbs)
        self.view.progress_changed.connect(lambda words, _stop: self.progress.append(words))
        qtbot.addWidget(self.view)
        self.view.set_width_class(WidthClass.WIDE)
        self.view.resize(1356, 824)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.view.activateWindow()
        self.view.entered()
        self.settle()

    def _note_crumbs(self, crumbs: Sequence[Crumb]) -> None:
        self.crumbs.append([crumb.text for crumb in crumbs])

    def settle(self) -> None:
        """Wait until everything that was asked for has been told, and what that asked for, too."""
        for _round in range(4):
            tasks.wait_until_idle()
            QApplication.processEvents()
        # rows are read when they are painted; what lies below the edge is asked for here
        for table in (self.view.middle.documents.table, self.view.middle.records.table):
            table.model().index(0, 0).data()
        tasks.wait_until_idle()
        QApplication.processEvents()
        tasks.wait_until_idle()

    # --- going places ---

    def open(self, name: str, document: str = "") -> None:
        """Open a record, with the cursor on a document."""
        if document:
            self.view.open_document(self.ids[name], self.ids[document])
        else:
            self.view.open_record(self.ids[name])
        self.settle()

    # --- reading ---

    @property
    def table(self) -> QWidget:
        return self.view.middle.documents.table

    @property
    def lines(self) -> list[str]:
        """The first column of the table as a screen reader says it, heads included."""
        model = self.view.middle.documents.table.documents
        texts = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
        return [str(text) for text in texts]

    @property
    def titles(self) -> list[str]:
        """The titles of the documents in the table."""
        model = self.view.middle.documents.table.documents
        rows = [model.row_at(row) for row in range(model.rowCount())]
        return [row.title for row in rows if row is not None]

    @property
    def records(self) -> list[str]:
        """The titles in the list of records."""
        model = self.view.middle.records.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def current(self) -> str:
        """The title under the cursor."""
        row = self.view.middle.documents.current
        return row.title if row is not None else ""

    @property
    def undo_words(self) -> str:
        """What the undo bar says, empty when it is not there."""
        bar = self.view.middle.undo_bar
        return "" if bar.isHidden() else bar.sentence

    def note_heads(self) -> list[str]:
        """The heads of the notes in the middle pane."""
        return [note.head for note in self.view.middle.notes.notes()]

    def facts(self) -> dict[str, str]:
        """Caption and value of the facts on show."""
        found = {}
        form = self.view.side.details.metadata
        for row in form.rows():
            found[row.caption.text()] = row.value
        return found

    def stored(self, name: str) -> Document:
        """A document as it is stored."""
        return self.desk.browsing.catalogue.document(self.ids[name])

    def rows(self, record: str) -> list[DocumentRow]:
        """The documents of a record as they are stored."""
        catalogue = self.desk.browsing.catalogue
        return catalogue.document_rows(catalogue.document_keys(DocumentFilter(self.ids[record]))[0])

    # --- doing ---

    def key(self, key: Qt.Key, widget: QWidget | None = None, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the focus is."""
        target = widget or QApplication.focusWidget() or self.view
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)
        self.settle()

    def run(self, action: str) -> None:
        """Do an act of the registry."""
        assert self.registry.run(action), f"{action} cannot be done now"
        self.settle()

    def undo(self) -> None:
        """Strg+Z."""
        self.feed.undo()
        self.settle()

    def drop(self, widget: QWidget, place: QPoint, data: QMimeData) -> bool:
        """Drag something over a view and let go; tell whether it was taken."""
        action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
        plain = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place, action, data, button, plain)
        QApplication.sendEvent(widget, enter)
        move = QDragMoveEvent(place, action, data, button, plain)
        QApplication.sendEvent(widget, move)
        taken = move.isAccepted()
        if taken:
            QApplication.sendEvent(widget, QDropEvent(QPointF(place), action, data, button, plain))
        self.settle()
        return taken

    def drop_files(self, row: int, *paths: Path) -> bool:
        """Drop files on a row of the table of documents."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        table = self.view.middle.documents.table
        place = table.visualRect(table.model().index(row, 0)).center()
        return self.drop(table.viewport(), place, data)
