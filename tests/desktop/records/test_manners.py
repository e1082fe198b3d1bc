"""How the screen behaves: for screen readers, in any width, and without ever holding up the window."""

from __future__ import annotations

import threading
import time
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.application.desk import Desk
from hattingen_desk.application.ports import Keys, UnitOfWork
from hattingen_desk.application.read_models import DocumentRow, RegisterGroup
from hattingen_desk.desktop.common import tasks, theme
from hattingen_desk.desktop.common.screen import MemoryLayoutStore, WidthClass
from hattingen_desk.desktop.records.action_list import DOCUMENT_MENU, RECORD_MENU
from hattingen_desk.desktop.records.places import Place
from tests.desktop.records.desk_stub import StubDesk
from tests.desktop.records.driving import Driver


def unnamed(view: QWidget) -> list[str]:
    """The widgets one can get to by keyboard that a screen reader has no name for."""
    found = []
    for widget in view.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_everything_one_can_get_to_by_keyboard_has_a_name(screen: Driver) -> None:
    assert unnamed(screen.view) == []
    screen.open("hollenbeck", "elternzeit")
    assert unnamed(screen.view) == []
    for tab in ("journal", "follow_ups", "versions"):
        screen.view.side.details.show_tab(tab)
        screen.settle()
        assert unnamed(screen.view) == []
    for action in ("follow_up", "new_case", "move_documents", "move", "edit", "new"):
        screen.run(f"records.{action}")
        assert unnamed(screen.view) == []


def test_a_row_is_said_as_one_sentence(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")

    said = [line for line in screen.lines if line.startswith("Antrag auf Elternzeit")]

    assert said == ["Antrag auf Elternzeit, Heute fällig, Frist heute, geändert 24.11.2026, Elternzeit 2027"]


def test_f6_goes_through_plan_table_and_preview(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")

    panes = [pane.accessibleName() or type(pane).__name__ for pane in screen.view.panes() if pane.isVisible()]

    assert panes == ["Aktenplan", "DocumentsPane", "PreviewPane", "Angaben"]


def test_every_menu_entry_is_an_act_of_the_registry_and_no_keys_are_claimed_twice(screen: Driver) -> None:
    ids = {action.id for action in screen.registry}

    assert {each for each in (*RECORD_MENU, *DOCUMENT_MENU) if each} <= ids
    assert screen.registry.conflicts() == []


def test_a_menu_holds_only_what_can_be_done_now(screen: Driver) -> None:
    screen.open("gewerbe")
    menu = screen.view.middle.documents.row.more.menu()

    menu.aboutToShow.emit()
    titles = [entry.text().split("\t")[0] for entry in menu.actions()]

    assert "Zu den Akten verfügen" in titles
    assert "Akte wieder öffnen" not in titles


# --- width ---


def shown_columns(screen: Driver) -> list[str]:
    table = screen.view.middle.documents.table
    columns = table.documents.columns
    return [column.id for number, column in enumerate(columns) if not table.isColumnHidden(number)]


def test_in_a_medium_window_counts_and_the_column_geaendert_give_way(screen: Driver) -> None:
    screen.open("hollenbeck")
    assert shown_columns(screen) == ["title", "status", "modified", "due"]

    screen.view.resize(1196, 614)
    screen.view.set_width_class(WidthClass.MEDIUM)
    screen.settle()

    assert shown_columns(screen) == ["title", "status", "due"]


def test_a_title_stays_readable_at_any_text_size(screen: Driver) -> None:
    theme.apply(theme.Choice.LIGHT, text_scale=1.5)
    screen.open("hollenbeck")
    screen.settle()

    assert screen.view.middle.documents.table.columnWidth(0) >= 200
    assert "status" in shown_columns(screen)


def test_columns_the_clerk_chose_come_back(
    desk: Desk, hall: tuple[Path, Mapping[str, str]], store: MemoryLayoutStore, qtbot: QtBot
) -> None:
    first = Driver(desk, hall[1], store, qtbot)
    first.view.resize(1900, 900)
    first.open("hollenbeck")
    entries = {entry.text(): entry for entry in first.view.middle.documents.row.columns.menu().actions()}
    entries["Vorgang"].trigger()
    entries["Frist"].trigger()

    again = Driver(desk, hall[1], store, qtbot)
    again.view.resize(1900, 900)
    again.open("hollenbeck")

    assert shown_columns(again) == ["title", "status", "case", "modified"]


def test_in_a_narrow_window_the_plan_is_a_drawer_and_the_preview_takes_the_place_of_the_table(
    screen: Driver,
) -> None:
    screen.open("hollenbeck", "elternzeit")
    screen.view.resize(876, 614)
    screen.view.set_width_class(WidthClass.NARROW)
    screen.settle()
    assert not screen.view.tree.isVisible()
    assert not screen.view.side.isVisible()

    door = screen.view.panes()[0]
    door.setFocus()
    assert screen.view.tree.isVisible()
    assert screen.view.tree.view.hasFocus()
    screen.key(Qt.Key.Key_Escape)
    assert not screen.view.tree.isVisible()

    screen.run("records.side")
    assert screen.view.side.isVisible()
    assert not screen.view.middle.isVisible()
    screen.run("records.side")
    assert screen.view.middle.isVisible()

    screen.view.set_width_class(WidthClass.WIDE)
    screen.view.resize(1356, 824)
    screen.settle()
    assert screen.view.tree.isVisible()
    assert screen.view.side.isVisible()


# --- filters and order ---


def test_a_filter_that_hides_all_says_so_and_can_be_lifted(screen: Driver) -> None:
    screen.open("hollenbeck")
    screen.run("records.filter")
    screen.type("gibtesnicht")

    empty = screen.view.middle.documents._empty  # noqa: SLF001
    assert empty.isVisible()
    assert empty.accessibleName().startswith("Der Filter blendet alle Dokumente aus")
    assert screen.view.middle.documents.row.count.text() == "0 von 16 Dokumenten"

    screen.view.middle.documents.clear_filters()
    screen.settle()
    assert len(screen.titles) == 16


def test_a_filter_by_year_is_a_chip_that_takes_itself_away(screen: Driver) -> None:
    screen.open("hollenbeck")
    menu = screen.view.middle.documents.row.funnel.menu()
    menu.aboutToShow.emit()
    entry = next(each for each in menu.actions() if each.text() == "Eingang ab 2026")
    entry.trigger()
    screen.settle()
    assert len(screen.titles) < 16

    chip = next(
        each for each in screen.view.findChildren(QWidget) if each.accessibleName() == "Filter Ab 2026 aufheben"
    )
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    screen.settle()
    assert len(screen.titles) == 16


def test_a_click_on_a_head_sorts_and_a_second_one_turns_the_order_round(screen: Driver) -> None:
    screen.open("gewerbe")
    table = screen.view.middle.documents.table

    table.sort_requested.emit("title", False)
    screen.settle()
    up = screen.titles
    table.sort_requested.emit("title", True)
    screen.settle()

    assert up[:2] == ["Ausweiskopie", "Gewerbeanmeldung"]
    assert screen.titles[:2] == ["Gewerbeanmeldung", "Ausweiskopie"]


def test_what_another_screen_changes_is_seen_and_the_cursor_stays(screen: Driver, desk: Desk) -> None:
    screen.open("hollenbeck", "elternzeit")

    changes = desk.filing.edit_document(screen.ids["zwischenzeugnis"], title="Zwischenzeugnis vom Mai 2023")
    screen.feed.hear(changes)
    screen.settle()

    assert "Zwischenzeugnis vom Mai 2023" in screen.titles
    assert screen.current == "Antrag auf Elternzeit"


# --- the window is never held up ---


class Long:
    """A record of 100,000 documents, made of a few."""

    COUNT = 100_000

    def __init__(self, stub: StubDesk, record: str) -> None:
        self._stub = stub
        ids = [stub.file(record, f"Blatt {number}", register="R1") for number in range(10)]
        catalogue = stub.replica.catalogue
        self._rows = [catalogue.document_rows([key])[0] for key in range(10)]
        self.asked: list[int] = []
        catalogue.document_keys = self.keys  # type: ignore[method-assign, assignment]
        catalogue.document_rows = self.rows  # type: ignore[method-assign]
        self._ids = ids

    def keys(self, _which: object) -> tuple[Keys, list[RegisterGroup]]:
        half = self.COUNT // 2
        return array("q", range(self.COUNT)), [RegisterGroup("R1", half), RegisterGroup("R6", half)]

    def rows(self, keys: Sequence[int]) -> list[DocumentRow]:
        self.asked.append(len(keys))
        return [replace(self._rows[key % 10], id=str(key), title=f"Blatt {key}") for key in keys]


def test_a_hundred_thousand_documents_are_selected_reloaded_and_named_without_reading_them_one_by_one(
    qtbot: QtBot,
) -> None:
    stub = StubDesk()
    record = stub.record("11.30.02", "Sammelakte", personnel_number="1", status="TVöD")
    long = Long(stub, record)
    screen = Driver(stub.desk, {"lang": record}, MemoryLayoutStore(), qtbot)
    screen.open("lang")
    table = screen.view.middle.documents.table
    table.setFocus()

    began = time.process_time()
    screen.key(Qt.Key.Key_A, table, Qt.KeyboardModifier.ControlModifier)
    assert table.count_selected() == Long.COUNT
    screen.view.middle.documents.reload()
    screen.settle()
    ids = screen.view.middle.documents.selected_ids()
    spent = time.process_time() - began

    assert table.count_selected() == Long.COUNT
    assert sum(long.asked) < 2000, "only what is seen is read"
    assert spent < 3, "the window was held up"
    assert len(ids()) == Long.COUNT


class Elsewhere:
    """Lets through what comes from a worker; what comes from the window's own thread fails the test."""

    def __init__(self, inner: object, misuses: list[str]) -> None:
        self._inner = inner
        self._misuses = misuses

    def __getattr__(self, name: str) -> object:
        if threading.current_thread() is threading.main_thread() and not name.startswith("_"):
            self._misuses.append(name)
        return getattr(self._inner, name)


@pytest.fixture
def misuses() -> list[str]:
    return []


@pytest.fixture
def guarded(misuses: list[str], qtbot: QtBot) -> Driver:
    """The screen over a desk that notes whenever the window's own thread reads or writes the replica."""
    stub = StubDesk()
    record = stub.record("11.30.02", "Hollenbeck, Anneke", personnel_number="20417", status="TVöD")
    other = stub.record("11.30.02", "Quast, Torben", personnel_number="20418", status="TVöD")
    case = stub.desk.filing.open_case(record, "Elternzeit", register="R4").created
    document = stub.file(record, "Antrag", register="R4", case_id=case)
    note = stub.file(record, "Notiz", name="Notiz.txt", register="R1")
    replica = stub.replica
    begin = replica.unit_of_work

    def begun_elsewhere() -> UnitOfWork:
        if threading.current_thread() is threading.main_thread():
            misuses.append("unit_of_work")
        return begin()

    replica.unit_of_work = begun_elsewhere  # type: ignore[method-assign]
    replica._catalogue = Elsewhere(replica._catalogue, misuses)  # type: ignore[assignment]  # noqa: SLF001
    ids = {"hollenbeck": record, "quast": other, "antrag": document, "notiz": note}
    return Driver(stub.desk, ids, MemoryLayoutStore(), qtbot)


def test_the_windows_own_thread_never_touches_the_replica(guarded: Driver, misuses: list[str], tmp_path: Path) -> None:
    file = tmp_path / "Neu.txt"
    file.write_text("neu", encoding="utf-8")
    guarded.open("hollenbeck", "antrag")
    for tab in ("journal", "follow_ups", "versions", "metadata"):
        guarded.view.side.details.show_tab(tab)
        guarded.settle()
    guarded.view.acts.take_in([file], None)
    guarded.settle()
    guarded.view.acts.commands.rename(guarded.ids["antrag"], "Antrag, neu")
    guarded.settle()
    guarded.view.acts.commands.move_documents(lambda: [guarded.ids["notiz"]], guarded.ids["quast"], "R1")
    guarded.settle()
    guarded.undo()
    guarded.run("records.favourite")
    guarded.run("records.text")
    guarded.view._go(Place.position("11.30"), focus=True)  # noqa: SLF001
    guarded.settle()
    guarded.open("quast")

    assert misuses == []
    assert tasks.pending() == 0

    guarded.desk.browsing.catalogue.record(guarded.ids["quast"])
    assert misuses == ["record"], "the guard itself must notice"
