"""Going to places: records, positions, lists; what stands where, and what is remembered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.common.screen import MemoryLayoutStore
from hattingen_desk.desktop.records.places import FAVOURITES, RECENT, Place
from tests.desktop.records.driving import Driver
from tests.desktop.records.scenario import STAFF, TARIFF


def test_a_record_shows_its_documents_below_their_registers_and_the_first_in_the_preview(screen: Driver) -> None:
    screen.open("hollenbeck")

    heads = [line for line in screen.lines if line.startswith("R")]
    assert heads == [
        "R4 Dienst- und Arbeitsverhältnis 6 Dokumente",
        "R6 Urlaub 3 Dokumente",
        "R7 Krankheit 1 Dokument",
        "R8 Beurteilungen und Zeugnisse 2 Dokumente",
        "R9 Fortbildung 4 Dokumente",
    ]
    assert screen.current == screen.titles[0]
    assert screen.view.side.preview.title.text() == screen.titles[0]


def test_breadcrumb_status_bar_and_head_say_where_one_is(screen: Driver) -> None:
    screen.open("hollenbeck")

    assert screen.crumbs[-1] == ["Aktenplan", f"{TARIFF} Personalakten Tarifbeschäftigte", "Hollenbeck, Anneke"]
    header = screen.view.middle.header
    assert (header.title.text(), header.reference.text()) == ("Hollenbeck, Anneke", f"{TARIFF}-20448")
    assert "Personalakte, TVöD · FB 32 Bürgerservice" in header.rest.text()
    assert screen.status[-1].split("\u00a0 · \u00a0") == [
        "1 von 16 ausgewählt",
        "Ihr Zugriff auf diese Akte wird protokolliert",
    ]


def test_no_access_is_said_to_be_recorded_where_none_is(screen: Driver) -> None:
    screen.open("gewerbe")

    assert screen.status[-1] == "1 von 4 ausgewählt"
    assert [line for line in screen.lines if line.endswith(("Dokumente", "Dokument"))] == [
        "Anmeldung 2026 2 Dokumente",
        "Erweiterung der Tätigkeit 1 Dokument",
        "Ohne Vorgang 1 Dokument",
    ]


def test_a_document_found_elsewhere_is_opened_in_its_record_with_its_hits_marked(screen: Driver) -> None:
    screen.view.open_document(screen.ids["hollenbeck"], screen.ids["elternzeit"], ("elternzeit",))
    screen.settle()

    assert screen.current == "Antrag auf Elternzeit"
    shown = screen.view.side.preview.shown
    assert shown is not None
    assert (shown.document_id, shown.highlight) == (screen.ids["elternzeit"], ("elternzeit",))


def test_a_document_is_selected_even_while_strg_is_held_down(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    QTest.keyPress(screen.view, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)

    screen.open("hollenbeck", "zwischenzeugnis")

    assert screen.view.middle.documents.selected_ids()() == [screen.ids["zwischenzeugnis"]]
    QTest.keyRelease(screen.view, Qt.Key.Key_Control)


def test_no_filter_hides_a_document_that_is_asked_for(screen: Driver) -> None:
    screen.open("hollenbeck")
    screen.view.middle.documents.row.filter.edit.setText("urlaub")
    screen.settle()
    assert len(screen.titles) == 3

    screen.open("hollenbeck", "elternzeit")

    assert screen.current == "Antrag auf Elternzeit"
    assert screen.view.middle.documents.row.filter.text() == ""


def test_the_open_record_is_marked_in_the_tree_below_its_position(screen: Driver) -> None:
    screen.open("overbeck")

    assert screen.view.tree.view.current_key == f"record:{screen.ids['overbeck']}"


def test_moving_fast_through_the_tree_opens_and_journals_only_the_record_one_stays_at(
    screen: Driver, desk: Desk
) -> None:
    screen.open("haverkamp")
    tree = screen.view.tree.view
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    screen.settle()

    sheet = screen.view.sheet
    assert sheet is not None
    assert sheet.record.title == STAFF[3]
    assert desk.browsing.recent()[:2] == (screen.ids["ickern"], screen.ids["haverkamp"])


def test_a_position_lists_its_records_and_enter_opens_one(screen: Driver) -> None:
    screen.view._go(Place.position("11.30"), focus=True)  # noqa: SLF001 - what a click in the tree does
    screen.settle()

    assert screen.records == sorted(STAFF)
    assert screen.crumbs[-1] == ["Aktenplan", "11.30 Personalakten"]
    assert not screen.view.side.isVisible()

    screen.key(Qt.Key.Key_Down)
    screen.key(Qt.Key.Key_Return)

    assert screen.view.sheet is not None
    assert screen.view.sheet.record.title == "Hollenbeck, Anneke"
    assert screen.view.side.isVisible()


def test_an_empty_position_says_so_and_offers_the_next_step(screen: Driver) -> None:
    screen.view._go(Place.position("70.20"), focus=False)  # noqa: SLF001
    screen.settle()

    empty = screen.view.middle.records._empty  # noqa: SLF001
    assert empty.isVisible()
    assert empty.accessibleName().startswith("Noch keine Akten in 70.20")


def test_favourites_and_recent_records_have_their_lists(screen: Driver) -> None:
    screen.open("gewerbe")
    screen.open("hollenbeck")

    screen.view._go(RECENT, focus=False)  # noqa: SLF001
    screen.settle()
    assert screen.records == ["Hollenbeck, Anneke", "Kiosk am Bunker, Inh. Yıldız"]

    screen.view._go(FAVOURITES, focus=False)  # noqa: SLF001
    screen.settle()
    assert screen.records == ["Hollenbeck, Anneke"]


def test_the_star_takes_a_record_off_the_favourites_and_undo_brings_it_back(screen: Driver, desk: Desk) -> None:
    screen.open("hollenbeck")
    assert screen.view.middle.header.favourite.isChecked()

    screen.run("records.favourite")
    assert desk.browsing.favourites() == ()
    assert not screen.view.middle.header.favourite.isChecked()

    screen.undo()
    assert desk.browsing.favourites() == (screen.ids["hollenbeck"],)


def test_the_plan_filter_finds_positions_and_records_and_gives_the_tree_back(screen: Driver) -> None:
    screen.open("hollenbeck")
    tree = screen.view.tree
    before = tree.view.open_keys

    tree.filter.edit.setText("krahn")
    screen.settle()
    model = tree.view.model()
    said = [index.data() for index in model.walk()]  # type: ignore[attr-defined]
    assert "Krahn, Ottilie" in said

    tree.filter.clear()
    screen.settle()
    assert tree.view.open_keys == before
    assert tree.view.current_key == f"record:{screen.ids['hollenbeck']}"


def test_the_last_place_comes_back_with_the_program(
    desk: Desk, hall: tuple[Path, Mapping[str, str]], store: MemoryLayoutStore, qtbot: QtBot
) -> None:
    first = Driver(desk, hall[1], store, qtbot)
    first.open("gewerbe")
    assert first.view.can_leave()

    again = Driver(desk, hall[1], store, qtbot)

    assert again.view.sheet is not None
    assert again.view.sheet.record.title == "Kiosk am Bunker, Inh. Yıldız"
    assert "32.10.10" in json.loads(store.values["records.open_positions"])


def test_a_remembered_place_that_is_gone_does_no_harm(
    desk: Desk, hall: tuple[Path, Mapping[str, str]], store: MemoryLayoutStore, qtbot: QtBot
) -> None:
    store.values["records.last_place"] = '["position", "99.99", "99.99"]'
    store.values["records.open_positions"] = "kein JSON"

    screen = Driver(desk, hall[1], store, qtbot)

    assert screen.view.sheet is None
    assert screen.view.middle.start.isVisible()


def test_at_the_first_start_the_screen_says_what_to_do_next(screen: Driver) -> None:
    start = screen.view.middle.start
    buttons = {button.text(): button for button in start.findChildren(QPushButton)}
    assert start.accessibleName().startswith("Keine Akte ausgewählt")

    buttons["Zuletzt geöffnete Akten"].click()
    screen.settle()

    assert screen.crumbs[-1] == []
    assert screen.view.middle.header.title.text() == "Zuletzt geöffnet"
