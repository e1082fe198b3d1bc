"""The whole window over a real replica: from screen to screen, and what nobody expected."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hattingen_desk.bootstrap import last_resort
from hattingen_desk.bootstrap.screens import Screens
from hattingen_desk.bootstrap.window import run_window
from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.common.screen import MemoryLayoutStore
from hattingen_desk.desktop.preferences.presenter import ProfileFacts
from hattingen_desk.desktop.records.view import RecordsView
from hattingen_desk.desktop.search.view import SearchView
from hattingen_desk.domain.errors import DeskError
from tests.desktop.town import Town


@pytest.fixture
def screens(town: Town, qtbot: QtBot) -> Iterator[Screens]:
    made = Screens(town.desk, MemoryLayoutStore(), ProfileFacts)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.go_to("my_day")
    made.begin()
    tasks.wait_until_idle()
    yield made
    made.close()
    tasks.wait_until_idle()


def test_every_area_opens(screens: Screens) -> None:
    for area in ("my_day", "inbox", "records", "forms", "finance", "search", "conflicts", "help", "preferences"):
        screens.window.go_to(area)
        tasks.wait_until_idle()
        assert screens.window.current_area == area


def test_badges_count_what_waits_before_their_screens_were_opened(
    town: Town, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Screens(town.desk, MemoryLayoutStore(), ProfileFacts)
    qtbot.addWidget(made.window)
    counted: dict[str, int] = {}
    monkeypatch.setattr(made.window, "set_badge", counted.__setitem__)
    made.window.go_to("records")
    made.begin()
    tasks.wait_until_idle()
    waiting = town.desk.follow_ups.my_day().waiting
    assert counted == {"my_day": waiting, "inbox": len(town.desk.browsing.catalogue.inbox())}
    made.feed.publish(town.desk.follow_ups.tick_off(town.ids["today"]))
    tasks.wait_until_idle()
    assert counted["my_day"] == waiting - 1
    made.close()
    tasks.wait_until_idle()


def test_shortcuts_do_not_meet(screens: Screens) -> None:
    for area in ("my_day", "inbox", "records", "search", "help", "preferences"):
        screens.window.go_to(area)
    assert screens.registry.conflicts() == []


def test_a_record_is_searched_from_within(screens: Screens, town: Town) -> None:
    record_id = town.ids["hollenbeck"]
    screens.open_thing(record_id)
    tasks.wait_until_idle()
    assert isinstance(screens.window.screen_of("records"), RecordsView)
    assert screens.registry.run("records.search")
    tasks.wait_until_idle()
    view = screens.window.screen_of("search")
    assert isinstance(view, SearchView)
    assert screens.window.current_area == "search"
    assert view.bar.scope.record_id == record_id


def test_an_unexpected_fault_becomes_a_sentence_and_keeps_what_it_said_out_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shown: list[DeskError] = []
    last_resort.install(shown.append)
    try:
        fault = ValueError("Inhalt einer Akte")
        sys.excepthook(type(fault), fault, None)
    finally:
        last_resort.uninstall()
    assert [error.message.startswith("Das hat nicht geklappt") for error in shown] == [True]
    assert "ValueError" in caplog.text
    assert "Inhalt einer Akte" not in caplog.text


def test_without_a_display_the_program_says_so_and_touches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert run_window(["--profile", str(tmp_path / "profile")]) == 3
    assert "kein Bildschirm" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
