"""Tabs, splitters, the ring, buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common import theme
from hattingen_desk.desktop.common.screen import MemoryLayoutStore, WidthClass
from hattingen_desk.desktop.common.widgets import (
    Button,
    FocusRing,
    PaneSplitter,
    SegmentedControl,
    TabStrip,
)
from tests.desktop.common.conftest import Shown

TABS = [("a", "Metadaten"), ("b", "Journal"), ("c", "Wiedervorlagen"), ("d", "Versionen"), ("e", "Zugriff")]


def test_tabs_that_do_not_fit_stand_under_more_and_the_chosen_one_never_does(qtbot: QtBot) -> None:
    tabs = TabStrip("Angaben")
    qtbot.addWidget(tabs)
    tabs.set_tabs(TABS)
    tabs.resize(1000, 35)
    tabs.show()
    assert tabs.under_more == []

    tabs.resize(260, 35)
    assert tabs.under_more
    assert "a" not in tabs.under_more
    tabs.set_current("e")
    assert "e" not in tabs.under_more


def test_a_tab_is_told_once_however_it_is_chosen(shown: Shown) -> None:
    tabs = TabStrip("Angaben")
    shown(tabs)
    tabs.set_tabs(TABS)
    told: list[str] = []
    tabs.current_changed.connect(told.append)
    tab = next(button for button in tabs.children() if getattr(button, "text", str)() == "Journal")

    QTest.mouseClick(tab, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]
    tabs.set_current("b")
    QTest.keyClick(tabs, Qt.Key.Key_Right)

    assert told == ["b", "c"]
    assert tabs.current == "c"


def test_of_several_choices_one_is_in_force(qtbot: QtBot) -> None:
    choice = SegmentedControl("Ansicht", [("page", "Seite"), ("text", "Textfassung")])
    qtbot.addWidget(choice)
    choice.set_current("page")

    assert choice.current == "page"
    choice.set_current("text")
    assert choice.current == "text"


def test_widths_of_panes_are_remembered_for_each_width_class(qtbot: QtBot) -> None:
    store = MemoryLayoutStore()

    def splitter(width_class: WidthClass, width: int) -> PaneSplitter:
        panes = PaneSplitter("records", store, [QWidget(), QWidget(), QWidget()], names=["A", "B", "C"])
        qtbot.addWidget(panes)
        panes.resize(width, 300)
        panes.set_defaults({WidthClass.WIDE: [272, 644, 440], WidthClass.MEDIUM: [252, 560, 352]}, stretch=1)
        panes.set_width_class(width_class)
        panes.show()
        return panes

    wide = splitter(WidthClass.WIDE, 1358)
    assert wide.sizes() == [272, 644, 440]
    QTest.mousePress(wide.handle(1), Qt.MouseButton.LeftButton, pos=QPoint(0, 10))
    QTest.mouseMove(wide.handle(1), QPoint(48, 10))
    QTest.mouseRelease(wide.handle(1), Qt.MouseButton.LeftButton, pos=QPoint(48, 10))
    qtbot.waitUntil(lambda: bool(store.values), timeout=2_000)
    moved = wide.sizes()
    assert moved[0] > 272

    assert splitter(WidthClass.WIDE, 1358).sizes() == moved
    assert splitter(WidthClass.MEDIUM, 1200).sizes()[0] == 252


def test_a_damaged_store_gives_the_default_widths(qtbot: QtBot) -> None:
    store = MemoryLayoutStore()
    store.put("records.wide", '["a", {}]')
    panes = PaneSplitter("records", store, [QWidget(), QWidget()])
    qtbot.addWidget(panes)
    panes.resize(601, 100)
    panes.set_defaults({WidthClass.WIDE: [200, 400]}, stretch=1)
    panes.show()

    assert panes.sizes() == [200, 400]


def test_the_ring_follows_the_keyboard_and_not_the_pointer(qtbot: QtBot) -> None:
    one, two = Button("Eins"), Button("Zwei")
    page = QWidget()
    row = QHBoxLayout(page)
    row.addWidget(one)
    row.addWidget(two)
    qtbot.addWidget(page)
    ring = FocusRing(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    handle = page.windowHandle()

    one.setFocus()
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert ring.around is two
    assert ring.geometry() == two.geometry().adjusted(-4, -4, 4, 4)
    page.resize(600, 60)
    QApplication.processEvents()
    assert ring.geometry() == two.geometry().adjusted(-4, -4, 4, 4)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=one.geometry().center())
    assert ring.around is None


def test_the_ring_goes_with_what_it_stands_around(shown: Shown) -> None:
    one, two = Button("Eins"), Button("Zwei")
    page = shown(one, two)
    ring = FocusRing(page)
    ring.keyboard_used()
    two.setFocus()
    assert ring.around is two

    two.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    QApplication.processEvents()

    assert ring.around is not two
    page.resize(500, 200)
    QApplication.processEvents()


@pytest.mark.parametrize("choice", [theme.Choice.LIGHT, theme.Choice.DARK])
def test_the_words_of_every_kind_of_button_can_be_read(shown: Shown, choice: theme.Choice) -> None:
    theme.apply(choice)
    tokens = theme.tokens()
    expected = {"main": tokens.on_accent, "other": tokens.text, "quiet": tokens.text2, "final": tokens.bad}
    for kind, colour in expected.items():
        button = Button("████", kind=kind)  # type: ignore[arg-type]
        page = shown(button)
        theme.set_ground(page, "surface")
        picture = button.grab().toImage()
        middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
        assert middle.name().upper() == colour, kind
