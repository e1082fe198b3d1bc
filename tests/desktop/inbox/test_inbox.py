"""*Eingang* on a real replica: files are filed by keyboard, one after the other, and can be brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import MemoryLayoutStore, WidthClass
from hattingen_desk.desktop.common.widgets import Note
from hattingen_desk.desktop.inbox.presenter import QueueView
from hattingen_desk.desktop.inbox.view import AREA, InboxView
from hattingen_desk.domain.errors import UnavailableError
from hattingen_desk.domain.records import DocumentStatus
from tests.desktop.town import SCAN, Town, letter


class Screen:
    """The screen in a window of its own."""

    def __init__(self, town: Town, qtbot: QtBot) -> None:
        self.town, self.ids = town, town.ids
        self.feed, self.registry, self.store = ChangeFeed(), ActionRegistry(), MemoryLayoutStore()
        self.badges: list[int] = []
        self.status: list[str] = []
        self.opened: list[tuple[str, str]] = []
        self.view = InboxView(town.desk, self.feed, self.registry, self.store)
        self.registry.bind_to(self.view)
        self.registry.set_area(AREA)
        self.view.badge_changed.connect(self.badges.append)
        self.view.status_changed.connect(self.status.append)
        self.view.open_requested.connect(lambda *what: self.opened.append(what))
        qtbot.addWidget(self.view)
        self.view.resize(1356, 824)
        self.view.show()
        self.settle()
        self.view.entered()
        self.settle()

    def settle(self) -> None:
        tasks.wait_until_idle()

    @property
    def waiting(self) -> set[str]:
        return {row.id for row in self.town.desk.browsing.catalogue.inbox()}

    def choose_record(self, typed: str) -> None:
        edit = self.view.form.record.edit
        edit.setFocus()
        QTest.keyClicks(edit, typed)
        self.settle()
        QTest.keyClick(edit, Qt.Key.Key_Return)
        self.settle()

    def choose_register(self, number: str) -> None:
        box = self.view.form.register.box
        box.setCurrentIndex(box.findData(number))
        self.view.form.register.chosen.emit(number)


@pytest.fixture
def screen(town: Town, qtbot: QtBot) -> Screen:
    return Screen(town, qtbot)


def test_it_lists_what_waits_by_day_and_counts_it(screen: Screen) -> None:
    rows = screen.view.queue.lines.model()

    assert str(rows.index(0, 0).data()) == "Heute 2"
    assert set(screen.view.queue.ids) == {screen.ids["scan"], screen.ids["karte"]}
    assert screen.badges[-1] == 3
    assert screen.status[-1] == "2 Scans warten, 1 Datei zu klären"
    sentence = str(rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert sentence.endswith("09:42")


def test_a_reference_in_the_text_proposes_its_record(screen: Screen) -> None:
    screen.view.queue.select(screen.ids["scan"])
    screen.settle()

    assert screen.view.form.proposed == ["Hollenbeck, Anneke · 11.30.02-100417"]

    screen.view.form.take_proposal(0)
    screen.settle()

    choice = screen.view.form.record.choice
    assert choice is not None
    assert choice.id == screen.ids["hollenbeck"]
    assert screen.view.form.register.isVisible()
    assert screen.view.form.proposed == []


def test_a_file_is_filed_by_keyboard_and_the_next_one_comes(screen: Screen) -> None:
    screen.view.queue.select(screen.ids["scan"])
    screen.settle()
    QTest.keyClick(screen.view.queue.lines, Qt.Key.Key_Return)
    assert screen.view.form.record.edit.hasFocus()
    screen.choose_record("hollenb")
    screen.choose_register("R4")
    screen.view.form.title.set_text("Geburtsurkunde")

    QTest.keyClick(screen.view.form.title.edit, Qt.Key.Key_Return)
    screen.settle()

    filed = screen.town.desk.browsing.catalogue.document(screen.ids["scan"])
    assert (filed.record_id, filed.register, filed.title) == (screen.ids["hollenbeck"], "R4", "Geburtsurkunde")
    assert filed.status is DocumentStatus.IN_PROGRESS, "what was looked at is no longer to be checked"
    row = screen.view.form.row
    assert row is not None
    assert row.id == screen.ids["karte"]
    assert screen.view.form.record.edit.hasFocus()
    assert screen.view.undo_bar.isVisible()
    assert screen.view.undo_bar.sentence == "„Geburtsurkunde“ in „Hollenbeck, Anneke“ abgelegt"


def test_undo_brings_file_title_and_cursor_back(screen: Screen) -> None:
    screen.view.queue.select(screen.ids["scan"])
    screen.settle()
    before = screen.town.desk.browsing.catalogue.document(screen.ids["scan"])
    screen.choose_record("winzer")
    screen.view.form.title.set_text("Anderer Titel")
    screen.registry.run("inbox.file")
    screen.settle()
    assert screen.ids["scan"] not in screen.waiting

    screen.feed.undo()
    screen.settle()

    after = screen.town.desk.browsing.catalogue.document(screen.ids["scan"])
    assert (after.record_id, after.title, after.status, after.inbox) == (
        None,
        before.title,
        before.status,
        before.inbox,
    )
    assert screen.view.queue.lines.current_key == screen.ids["scan"]


def test_the_case_follows_the_register_and_takes_the_file(screen: Screen) -> None:
    screen.view.queue.select(screen.ids["scan"])
    screen.settle()
    screen.choose_record("hollenb")
    assert not screen.view.form.case.isVisible()
    screen.choose_register("R4")
    assert screen.view.form.case.isVisible()
    screen.view.form.case.box.setCurrentIndex(1)

    screen.registry.run("inbox.file")
    screen.settle()

    filed = screen.town.desk.browsing.catalogue.document(screen.ids["scan"])
    assert (filed.case_id, filed.register) == (screen.ids["case"], "R4")


def test_a_personnel_record_asks_for_its_register(screen: Screen) -> None:
    screen.view.queue.select(screen.ids["scan"])
    screen.settle()
    screen.choose_record("hollenb")

    screen.registry.run("inbox.file")
    screen.settle()

    assert screen.ids["scan"] in screen.waiting
    assert screen.view.form.register_error.isVisible()
    assert screen.view.form.register.box.property("state") == "error"


def test_without_a_record_nothing_is_filed_and_the_gap_gets_the_keys(screen: Screen) -> None:
    screen.registry.run("inbox.file")

    assert screen.view.form.record.error.startswith("Wählen Sie die Akte")
    assert screen.view.form.record.edit.hasFocus()
    assert len(screen.waiting) == 3


def test_what_is_to_be_clarified_may_be_filed_unopened_and_keeps_its_mark(screen: Screen) -> None:
    screen.view.queue.set_view(QueueView.UNCLEAR)
    screen.settle()
    assert screen.view.queue.ids == [screen.ids["leer"]]
    assert screen.view.form.file.text() == "Ungeöffnet ablegen"
    assert [note.head for note in screen.view.preview.findChildren(Note)] == ["Datei ist zu klären"]

    screen.choose_record("winzer")
    screen.registry.run("inbox.file")
    screen.settle()

    filed = screen.town.desk.browsing.catalogue.document(screen.ids["leer"])
    assert filed.record_id == screen.ids["winzermark"]
    assert filed.quarantined
    assert filed.status is DocumentStatus.TO_CHECK


def test_delete_takes_a_file_out_and_undo_puts_it_back(screen: Screen) -> None:
    screen.view.queue.select(screen.ids["karte"])
    screen.view.queue.take_focus()

    QTest.keyClick(screen.view.queue.lines, Qt.Key.Key_Delete)
    screen.settle()
    assert screen.ids["karte"] not in screen.waiting

    screen.feed.undo()
    screen.settle()
    assert screen.ids["karte"] in screen.waiting


def test_dropped_files_are_taken_in_and_the_odd_ones_named(screen: Screen, tmp_path: Path) -> None:
    good, bad = tmp_path / "Bescheid.pdf", tmp_path / "kaputt.pdf"
    good.write_bytes(letter("Bescheid", "Text."))
    bad.write_bytes(b"")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (good, bad)])
    middle = QPointF(600, 300)
    drop = QDropEvent(
        middle,
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(
        middle.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )

    screen.view.dragEnterEvent(enter)
    assert enter.isAccepted()
    screen.view.dropEvent(drop)
    screen.settle()

    assert drop.dropAction() is Qt.DropAction.CopyAction, "the source stays, whatever was offered"
    assert len(screen.waiting) == 4, "the empty file is the same as the one that is there"
    heads = [note.head for note in screen.view.notes.notes()]
    assert len(heads) == 1
    assert heads[0].endswith("lag schon hier")
    row = screen.view.form.row
    assert row is not None
    assert row.title == "Bescheid"


def test_something_else_that_is_dragged_is_left_alone(screen: Screen) -> None:
    data = QMimeData()
    data.setText("nur Text")
    enter = QDragEnterEvent(
        QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    enter.ignore()

    screen.view.dragEnterEvent(enter)

    assert not enter.isAccepted()


def test_a_waiting_file_is_shown_in_the_view_it_belongs_to(screen: Screen) -> None:
    screen.view.show_document(screen.ids["leer"])
    screen.settle()

    assert screen.view.queue.view is QueueView.UNCLEAR
    assert screen.view.queue.lines.current_key == screen.ids["leer"]


def test_online_applications_say_honestly_that_they_come_later(screen: Screen) -> None:
    screen.view.queue.set_view(QueueView.APPLICATIONS)
    screen.settle()

    assert screen.view.nothing.isVisible()
    assert screen.view.nothing.accessibleName().startswith("Online-Anträge kommen später.")
    assert not screen.view.form.isVisible()


def test_the_filter_hides_and_offers_the_way_out(screen: Screen) -> None:
    QTest.keyClicks(screen.view.queue.filter.edit, "handw")
    assert screen.view.queue.ids == [screen.ids["karte"]]

    QTest.keyClicks(screen.view.queue.filter.edit, "xyz")
    assert screen.view.queue.ids == []
    assert screen.view.queue.empty.accessibleName() == "Der Filter blendet alles aus."


def test_a_refused_filing_keeps_everything_as_it_was(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_what: object, **_how: object) -> None:
        raise UnavailableError("Die Akte ist gerade nicht erreichbar. Nichts wurde verschoben.")

    monkeypatch.setattr(screen.town.desk.filing, "move_document", refuse)
    screen.view.queue.select(screen.ids["karte"])
    screen.settle()
    before = screen.town.desk.browsing.catalogue.document(screen.ids["karte"])
    screen.choose_record("winzer")
    screen.view.form.title.set_text("Neuer Titel")

    screen.registry.run("inbox.file")
    screen.settle()

    after = screen.town.desk.browsing.catalogue.document(screen.ids["karte"])
    assert (after.title, after.status) == (before.title, before.status)
    assert [note.head for note in screen.view.notes.notes()] == ["Die Datei wurde nicht abgelegt"]
    assert screen.view.form.title.text() == "Neuer Titel", "what was typed stays"


def test_the_original_of_an_unclear_file_is_saved_byte_by_byte(screen: Screen, tmp_path: Path) -> None:
    screen.view.show_document(screen.ids["scan"])
    screen.settle()

    screen.view.files.save_to(tmp_path / "Kopie.pdf")
    screen.settle()

    assert (tmp_path / "Kopie.pdf").read_bytes() == SCAN
    assert screen.status[-1] == "„Kopie.pdf“ unverändert gespeichert"

    screen.view.files.save_to(tmp_path / "gibt es nicht" / "Kopie.pdf")
    screen.settle()

    assert [note.head for note in screen.view.notes.notes()] == ["Das Original wurde nicht gespeichert"]


def test_the_chosen_record_can_be_looked_at_first(screen: Screen) -> None:
    screen.choose_record("winzer")
    screen.view.form.look.click()

    assert screen.opened == [(screen.ids["winzermark"], "")]


@pytest.mark.parametrize(
    ("width", "pixels"), [(WidthClass.WIDE, 1276), (WidthClass.MEDIUM, 1176), (WidthClass.NARROW, 876)]
)
def test_it_fits_every_width(screen: Screen, width: WidthClass, pixels: int) -> None:
    screen.view.set_width_class(width)

    assert screen.view.minimumSizeHint().width() <= pixels
    assert screen.view.preview.isVisible() is (width is not WidthClass.NARROW)


def test_in_a_narrow_window_the_preview_takes_the_place_of_the_form(screen: Screen) -> None:
    screen.view.set_width_class(WidthClass.NARROW)
    screen.registry.run("inbox.preview")
    assert (screen.view.preview.isVisible(), screen.view.form.isVisible()) == (True, False)

    screen.registry.run("inbox.preview")
    assert (screen.view.preview.isVisible(), screen.view.form.isVisible()) == (False, True)


def test_everything_that_takes_the_focus_has_a_name(screen: Screen) -> None:
    screen.choose_record("hollenb")
    nameless = [
        widget
        for widget in screen.view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]  # fmt: skip

    assert nameless == []
