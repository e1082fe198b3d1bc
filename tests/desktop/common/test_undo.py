"""After every act the way back: where it is offered, how long, and what is said."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.widgets import (
    Button,
    UndoBar,
)
from hattingen_desk.desktop.common.widgets import undo_bar as undo_bar_module
from hattingen_desk.domain.errors import DeskError
from tests.desktop.common.conftest import Shown


def _moved(undo: list[str], sentence: str = "„Zwischenzeugnis 2023“ nach R5 verschoben") -> Changes:
    def take_back() -> Changes:
        undo.append(sentence)
        return Changes(frozenset({Kind.DOCUMENT}), sentence="zurück")

    return Changes(frozenset({Kind.DOCUMENT}), sentence=sentence, undo=take_back)


def test_an_act_is_offered_to_be_taken_back_and_spoken(shown: Shown, spoken: list[str], at_once: None) -> None:
    feed = ChangeFeed()
    bar = UndoBar(feed, default=True)
    shown(bar)
    assert bar.isHidden()
    changed: list[Changes] = []
    feed.changed.connect(changed.append)
    undone: list[str] = []

    feed.publish(_moved(undone))

    assert bar.isVisible()
    assert bar.sentence == "„Zwischenzeugnis 2023“ nach R5 verschoben"
    assert spoken == ["„Zwischenzeugnis 2023“ nach R5 verschoben. Rückgängig mit Strg+Z"]
    feed.undo()
    assert undone == ["„Zwischenzeugnis 2023“ nach R5 verschoben"]
    assert bar.sentence == "Rückgängig gemacht: „Zwischenzeugnis 2023“ nach R5 verschoben"
    assert len(changed) == 2
    assert not feed.can_undo


def test_the_bar_of_the_pane_where_it_happened_is_the_one_that_shows(shown: Shown) -> None:
    feed = ChangeFeed()
    everywhere, here = UndoBar(feed, default=True), UndoBar(feed)
    shown(everywhere, here)

    feed.publish(_moved([]), bar=here)
    assert (everywhere.isHidden(), here.isHidden()) == (True, False)
    feed.publish(_moved([]))
    assert (everywhere.isHidden(), here.isHidden()) == (False, True)


def test_what_was_taken_back_is_said_once(shown: Shown, spoken: list[str], at_once: None) -> None:
    feed = ChangeFeed()
    everywhere, here = UndoBar(feed, default=True), UndoBar(feed)
    shown(everywhere, here)
    feed.publish(_moved([]), bar=here)
    spoken.clear()
    feed.undo()
    assert len(spoken) == 1
    assert (everywhere.isHidden(), here.isHidden()) == (True, False)


def test_what_was_taken_back_is_said_by_the_window_when_the_panes_bar_has_gone(
    shown: Shown, spoken: list[str], at_once: None
) -> None:
    feed = ChangeFeed()
    everywhere, here = UndoBar(feed, default=True), UndoBar(feed)
    shown(everywhere, here)
    feed.publish(_moved([]), bar=here)
    here.hide()
    spoken.clear()
    feed.undo()
    assert len(spoken) == 1
    assert everywhere.isVisible()


def test_the_bar_goes_by_itself_but_not_while_somebody_is_in_it(
    qtbot: QtBot, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_bar_module, "SHOWN_MS", 60)
    feed = ChangeFeed()
    bar, other = UndoBar(feed, default=True), Button("Anderswo")
    shown(other, bar)

    feed.publish(_moved([]))
    bar.findChildren(Button)[0].setFocus()
    QTest.qWait(120)
    assert bar.isVisible()
    other.setFocus()
    qtbot.waitUntil(bar.isHidden, timeout=2_000)
    assert feed.can_undo


def test_an_act_without_a_way_back_takes_the_old_offer_away(shown: Shown) -> None:
    feed = ChangeFeed()
    bar = UndoBar(feed, default=True)
    shown(bar)
    feed.publish(_moved([]))

    feed.publish(Changes(frozenset({Kind.RECORD}), sentence="Akte z. d. A. verfügt"))

    assert bar.isHidden()
    assert not feed.can_undo


def test_an_undo_that_is_refused_is_told(qtbot: QtBot, shown: Shown, at_once: None) -> None:
    def refuse() -> Changes:
        raise DeskError("Das Dokument wurde inzwischen geändert.")

    feed = ChangeFeed()
    bar = UndoBar(feed, default=True)
    shown(bar)
    feed.publish(Changes(frozenset({Kind.DOCUMENT}), sentence="Umbenannt", undo=refuse))

    with qtbot.waitSignal(feed.failed) as told:
        feed.undo()

    assert told.args[0].message == "Das Dokument wurde inzwischen geändert."
    assert bar.isHidden()
