"""One registry feeds shortcuts, menus, tooltips and the palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common.actions import Action, ActionRegistry
from hattingen_desk.desktop.common.keys import in_german
from hattingen_desk.desktop.common.widgets import Button


def _action(action_id: str, shortcut: str = "", area: str | None = None, done: list[str] | None = None) -> Action:
    def run() -> None:
        if done is not None:
            done.append(action_id)

    return Action(action_id, action_id.title(), run, shortcut=shortcut, area=area)


def test_two_actions_with_the_same_keys_at_the_same_time_are_a_conflict() -> None:
    registry = ActionRegistry()
    registry.add(_action("a", "Ctrl+N"), _action("b", "Ctrl+N", area="records"))

    assert [(one.id, other.id) for one, other in registry.conflicts()] == [("a", "b")]


def test_the_same_keys_in_two_areas_are_no_conflict() -> None:
    registry = ActionRegistry()
    registry.add(_action("a", "Ctrl+N", area="my_day"), _action("b", "Ctrl+N", area="records"))

    assert registry.conflicts() == []


def test_keys_written_in_two_ways_are_the_same_keys() -> None:
    registry = ActionRegistry()
    registry.add(_action("a", "Ctrl+Shift+K"), _action("b", "Shift+Ctrl+K"))

    assert len(registry.conflicts()) == 1


def test_an_id_is_given_once() -> None:
    registry = ActionRegistry()
    registry.add(_action("a"))

    with pytest.raises(ValueError, match="a exists"):
        registry.add(_action("a"))


def test_an_action_of_an_area_runs_only_while_the_area_is_in_front() -> None:
    done: list[str] = []
    registry = ActionRegistry()
    registry.add(_action("records.new", area="records", done=done))

    assert not registry.run("records.new")
    registry.set_area("records")
    assert registry.run("records.new")
    assert done == ["records.new"]


def test_an_action_that_cannot_be_done_now_does_nothing_and_is_not_offered() -> None:
    done: list[str] = []
    possible = False
    registry = ActionRegistry()
    registry.add(Action("undo", "Rückgängig", lambda: done.append("undo"), enabled_when=lambda: possible))

    assert not registry.run("undo")
    assert registry.reachable() == []
    possible = True
    assert registry.run("undo")
    assert done == ["undo"]


def test_a_shortcut_works_in_the_window_it_was_bound_to(qtbot: QtBot) -> None:
    done: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    registry = ActionRegistry(window)
    registry.add(_action("early", "F8", done=done))
    registry.bind_to(window)
    registry.add(_action("late", "Ctrl+L", area="records", done=done))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    QTest.keyClick(window, Qt.Key.Key_F8)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    registry.set_area("records")
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert done == ["early", "late"]


def test_keys_a_list_handles_itself_are_shown_but_not_taken(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    registry = ActionRegistry(window)
    registry.bind_to(window)
    registry.add(Action("open", "Öffnen", lambda: None, shortcut="Return", bound=False))

    assert registry["open"].tooltip == "Öffnen (Enter)"
    assert [action.shortcut() for action in window.actions()] == []
    assert registry.conflicts() == []


def test_a_dressed_button_says_and_does_what_the_action_says(qtbot: QtBot) -> None:
    done: list[str] = []
    registry = ActionRegistry()
    registry.add(Action("follow_up", "Neue Wiedervorlage", lambda: done.append("x"), shortcut="F8", icon="alarm-clock"))
    button = Button()
    qtbot.addWidget(button)

    registry.dress(button, "follow_up")
    button.click()

    assert button.text() == "Neue Wiedervorlage"
    assert button.toolTip() == "Neue Wiedervorlage (F8)"
    assert button.accessibleName() == "Neue Wiedervorlage"
    assert not button.icon().isNull()
    assert done == ["x"]


def test_a_removed_action_gives_its_keys_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    registry = ActionRegistry(window)
    registry.bind_to(window)
    registry.add(_action("a", "F8"))
    registry.remove("a")
    registry.add(_action("b", "F8"))

    assert "a" not in registry
    assert registry.conflicts() == []


@pytest.mark.parametrize(
    ("portable", "german"),
    [
        ("Ctrl+K", "Strg+K"),
        ("Ctrl+Shift+Del", "Strg+Umschalt+Entf"),
        ("Space", "Leertaste"),
        ("Ctrl++", "Strg++"),
        ("", ""),
        ("F6", "F6"),
    ],
)
def test_keys_are_named_as_on_a_german_keyboard(portable: str, german: str) -> None:
    assert in_german(portable) == german
    assert not portable or not QKeySequence(portable, QKeySequence.SequenceFormat.PortableText).isEmpty()
