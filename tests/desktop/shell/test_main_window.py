"""The frame of the window: areas, keys, badges, breadcrumb, panes, memory, and a name for everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.desktop.common import tasks, theme
from hattingen_desk.desktop.common.screen import Crumb, MemoryLayoutStore, WidthClass
from hattingen_desk.desktop.common.widgets import Label
from hattingen_desk.desktop.shell.areas import Person, SyncState
from hattingen_desk.desktop.shell.notices import NoticesCard
from hattingen_desk.domain.errors import DeskError
from tests.desktop.shell.conftest import Desk, House, make_house

CONTROL = Qt.KeyboardModifier.ControlModifier
ALL_AREAS = ("my_day", "submissions", "records", "forms", "finance", "search", "conflicts", "help", "preferences")


def test_screens_are_built_when_the_clerk_goes_there_and_only_once(house: House) -> None:
    assert house.built == ["my_day"]

    house.window.go_to("records")
    house.window.go_to("my_day")
    house.window.go_to("records")

    assert house.built == ["my_day", "records"]


def test_control_and_a_number_go_to_the_area_in_rail_order(house: House) -> None:
    for number, area_id in enumerate(ALL_AREAS[:7], start=1):
        QTest.keyClick(house.window, Qt.Key(Qt.Key.Key_0.value + number), CONTROL)
        assert house.window.current_area == area_id
    QTest.keyClick(house.window, Qt.Key.Key_F1)
    assert house.window.current_area == "help"


def test_a_click_in_the_rail_goes_there_and_marks_it(house: House) -> None:
    item = house.window.ui.rail.item("forms")
    QTest.mouseClick(item, Qt.MouseButton.LeftButton)

    assert house.window.current_area == "forms"
    assert item.isChecked()
    assert not house.window.ui.rail.item("my_day").isChecked()


def test_screens_hear_when_they_come_and_go(house: House) -> None:
    desk = house.desk("records")
    house.window.go_to("my_day")

    assert desk.told == [WidthClass.WIDE, "entered", "left"]


def test_a_badge_says_its_number_to_a_screen_reader(house: House) -> None:
    item = house.window.ui.rail.item("my_day")
    assert item.accessibleName() == "Mein Tag, 6 offen"

    house.desk("my_day").badge_changed.emit(0)
    assert item.accessibleName() == "Mein Tag"


def test_the_way_to_a_record_stands_in_the_top_bar_and_leads_back(house: House) -> None:
    gone: list[str] = []
    desk = house.desk("records")
    desk.breadcrumb_changed.emit([Crumb("Aktenplan", lambda: gone.append("plan")), Crumb("Hollenbeck, Anneke")])
    bar = house.window.ui.topBar

    assert bar.words == ["Aktenplan", "Hollenbeck, Anneke"]
    assert house.window.windowTitle() == "Hollenbeck, Anneke – Hattingen Desk"
    link = next(child for child in bar.findChildren(QWidget) if child.accessibleName() == "Aktenplan")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert gone == ["plan"]

    house.window.go_to("my_day")
    assert bar.words == ["Mein Tag"]
    house.window.go_to("records")
    assert bar.words == ["Aktenplan", "Hollenbeck, Anneke"]


def test_each_screen_has_its_own_words_in_the_status_bar(house: House) -> None:
    house.desk("records").status_changed.emit("3 von 28 ausgewählt")
    status = house.window.ui.statusBar_
    assert status.message.text() == "3 von 28 ausgewählt"

    house.window.go_to("my_day")
    assert status.message.text() == ""
    assert status.person.text() == "Jana Overbeck · Fachbereich Personal"
    assert status.sync.accessibleName() == "Eigenständiges Profil – alles liegt auf diesem Gerät"


def test_the_state_of_sync_is_words_and_leads_to_what_is_behind_it(house: House, qtbot: QtBot) -> None:
    house.window.set_sync(SyncState("Offline seit 09:12 – 3 Änderungen warten", "cloud-off", "warn"))
    label = house.window.ui.statusBar_.sync

    assert label.accessibleName() == "Offline seit 09:12 – 3 Änderungen warten"
    with qtbot.waitSignal(house.window.sync_wanted):
        QTest.mouseClick(label, Qt.MouseButton.LeftButton)


def test_a_stand_alone_profile_explains_itself_and_sends_nobody_anywhere(house: House, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(house.window.sync_wanted):
        for _ in range(2):
            QTest.mouseClick(house.window.ui.statusBar_.sync, Qt.MouseButton.LeftButton)

    notes = house.window.ui.notes.notes()
    assert [note.head for note in notes] == ["Eigenständiges Profil – alles liegt auf diesem Gerät"]
    assert "Mal" not in notes[0].findChildren(Label)[0].text()


def _card(house: House) -> NoticesCard:
    card = house.window.findChild(NoticesCard)
    assert card is not None
    return card


def test_the_bell_lists_what_was_said_since_the_start_newest_first(house: House) -> None:
    house.window.show_note("Scan-Ordner", "Drei Dateien sind im Eingang.")
    house.window.show_error(DeskError("Der Ordner ist nicht erreichbar."))
    house.window.ui.notes.clear()

    QTest.mouseClick(house.window.ui.topBar.bell, Qt.MouseButton.LeftButton)
    card = _card(house)
    words = [label.text() for label in card.findChildren(Label)]
    assert [word for word in words if "Ordner" in word and "Scan" not in word] == ["Der Ordner ist nicht erreichbar."]
    assert words.index("Der Ordner ist nicht erreichbar.") < words.index("Drei Dateien sind im Eingang.")

    QTest.keyClick(card.area, Qt.Key.Key_Escape)
    assert card.isHidden()


def test_the_bell_says_when_there_is_nothing(house: House) -> None:
    QTest.mouseClick(house.window.ui.topBar.bell, Qt.MouseButton.LeftButton)
    card = _card(house)

    assert "Keine Hinweise." in [label.text() for label in card.findChildren(Label)]
    house.desk("my_day").left_pane.setFocus()
    assert card.isHidden()


def test_long_work_shows_words_and_can_be_stopped(house: House) -> None:
    stop = tasks.Stop()
    house.window.show_progress("1.240 von 3.000 Dateien", stop.request)
    status = house.window.ui.statusBar_
    assert status.progress.isVisible()

    QTest.mouseClick(status.cancel, Qt.MouseButton.LeftButton)
    assert stop.requested
    house.window.end_progress()
    assert status.progress.isHidden()
    assert status.cancel.isHidden()


def test_f6_goes_through_the_panes_and_the_rail_and_shows_the_ring(house: House) -> None:
    desk = house.desk("records")
    desk.left_pane.setFocus()
    places = []
    for _ in range(4):
        QTest.keyClick(house.window, Qt.Key.Key_F6)
        places.append(QApplication.focusWidget())

    rail = house.window.ui.rail.item("records")
    assert places == [desk.inner.edit, rail, desk.left_pane, desk.inner.edit]
    QTest.keyClick(house.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is desk.left_pane
    desk.right_pane.hide()
    QTest.keyClick(house.window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is rail


def test_control_z_takes_the_last_act_back(house: House) -> None:
    undone: list[str] = []

    def take_back() -> Changes:
        undone.append("back")
        return Changes(frozenset({Kind.RECORD}))

    house.feed.publish(Changes(frozenset({Kind.RECORD}), sentence="Akte angelegt", undo=take_back))
    assert house.window.undo_bar.isVisible()

    QTest.keyClick(house.window, Qt.Key.Key_Z, CONTROL)
    tasks.wait_until_idle()
    QTest.keyClick(house.window, Qt.Key.Key_Z, CONTROL)
    tasks.wait_until_idle()

    assert undone == ["back"]


def test_an_error_nobody_shows_becomes_a_note_and_no_dialog(house: House) -> None:
    def fail() -> None:
        raise DeskError("Der Ordner ist nicht erreichbar. Es wurde nichts verändert.")

    tasks.run(fail, parent=house.window)
    tasks.wait_until_idle()

    notes = house.window.ui.notes.notes()
    assert len(notes) == 1
    assert "Der Ordner ist nicht erreichbar." in notes[0].accessibleName()
    assert QApplication.activeModalWidget() is None


def test_screens_hear_once_when_the_width_class_changes(house: House) -> None:
    desk = house.desk("records")
    desk.told.clear()

    for width in (1400, 1300, 1290, 1200, 1190):
        house.window.resize(width, 800)
        QApplication.processEvents()

    assert desk.told == [WidthClass.MEDIUM, WidthClass.NARROW]


def test_the_window_comes_back_as_it_was_left(house: House, qtbot: QtBot) -> None:
    house.window.resize(1300, 777)
    house.window.go_to("records")
    house.window.close()

    again = make_house(house.store)
    qtbot.addWidget(again.window)
    again.window.go_to_last("my_day")

    assert (again.window.width(), again.window.height()) == (1300, 777)
    assert again.window.current_area == "records"


@pytest.mark.parametrize("damage", ["", "{", "[1]", '{"width": "x"}', '{"width": -5, "height": 3}', '"gone"'])
def test_a_damaged_memory_gives_the_defaults(qtbot: QtBot, damage: str) -> None:
    store = MemoryLayoutStore()
    for key in ("shell.window", "shell.area", "shell.appearance"):
        store.put(key, damage)
    house = make_house(store)
    qtbot.addWidget(house.window)
    house.window.go_to_last("my_day")

    assert (house.window.width(), house.window.height()) == (1440, 900)
    assert house.window.current_area == "my_day"


def test_the_window_stays_open_while_a_screen_has_something_undecided(house: House) -> None:
    desk = house.desk("records")
    desk.leaving_allowed = False
    house.window.go_to("my_day")

    assert not house.window.close()
    assert house.window.current_area == "records"
    desk.leaving_allowed = True
    assert house.window.close()


def test_the_first_letter_typed_into_the_command_field_is_the_palettes(house: House) -> None:
    field = house.window.ui.topBar.field
    QTest.keyClick(field, Qt.Key.Key_E)
    assert house.window.palette_.isVisible()
    assert house.window.palette_.input.text() == "e"

    house.window.palette_.close_palette()
    QTest.keyClick(house.window, Qt.Key.Key_K, CONTROL)
    assert house.window.palette_.isVisible()
    assert house.window.palette_.input.text() == ""


def test_the_theme_can_be_changed_from_the_palette_and_is_remembered(house: House) -> None:
    house.registry.run("shell.theme.dark")

    assert theme.tokens().dark
    assert "dark" in str(house.store.get("shell.appearance"))


def test_no_two_actions_claim_the_same_keys(house: House) -> None:
    for area_id in ALL_AREAS:
        house.window.go_to(area_id)

    assert house.registry.conflicts() == []


def test_everything_that_takes_the_focus_has_a_name_for_a_screen_reader(house: House) -> None:
    for area_id in ALL_AREAS:
        house.window.go_to(area_id)
    desk = house.window.screen_of("records")
    assert isinstance(desk, Desk)
    house.feed.publish(Changes(frozenset({Kind.RECORD}), sentence="Akte angelegt", undo=Changes))
    house.window.show_error(DeskError("Nicht abgelegt."))
    house.window.open_palette("neu")

    assert _nameless(house.window) == []


def _nameless(window: QWidget) -> list[str]:
    found = []
    for widget in window.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_")  # parts Qt itself puts into its widgets
        if inner or widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def test_the_window_can_be_made_small(house: House) -> None:
    assert house.window.minimumSizeHint().width() <= 960
    assert house.window.minimumSizeHint().height() <= 640


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_word_in_the_rail_is_cut(house: House, scale: float) -> None:
    theme.apply(text_scale=scale)
    QApplication.processEvents()

    for area_id in ALL_AREAS:
        item = house.window.ui.rail.item(area_id)
        assert item.word_width <= item.width() - 4, area_id


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Jana Overbeck", "JO"), ("Quast", "Q"), ("Thi Mai Lehmkühler", "TL"), ("", "?"), ("Dr. Özlem Yıldırım", "DY")],
)
def test_a_person_has_at_most_two_initials(name: str, initials: str) -> None:
    assert Person(name).initials == initials
