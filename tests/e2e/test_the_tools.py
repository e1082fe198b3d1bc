"""The end-to-end tools see, hear and type what they should, and find planted faults."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e import session
from tests.e2e.clerk import Clerk
from tests.e2e.desk import Desk
from tests.e2e.manners import named_in_english, nameless, round_of_tab

PROBE: list[str | Path] = [sys.executable, Path(__file__).with_name("probe_window.py")]


@pytest.fixture(scope="module")
def clerk(desk: Desk) -> Iterator[Clerk]:
    with desk.clerk(PROBE, name="probe") as clerk:
        clerk.finds("frame", "Probe")
        yield clerk


def test_a_field_is_found_by_its_name_and_reads_back_what_was_typed(clerk: Clerk) -> None:
    clerk.goes_to("text", "Suchwort")

    field = clerk.writes_into("Suchwort", "Tönnesmann, ÄÖÜ äöüß „§ 15“ – 26,00 €")

    assert clerk.reader.text(field) == "Tönnesmann, ÄÖÜ äöüß „§ 15“ – 26,00 €"


def test_what_the_program_announces_is_heard(clerk: Clerk) -> None:
    clerk.goes_to("text", "Suchwort")
    clerk.writes_into("Suchwort", "vier")

    clerk.press("F6")

    assert clerk.hears("Zeichen") == "4 Zeichen"


def test_a_cell_is_asked_for_and_the_million_others_are_not(clerk: Clerk) -> None:
    table = clerk.finds("table", "Dokumente")

    assert clerk.reader.row_count(table) == 1_000_000
    assert clerk.reader.row(table, 999_999) == ["Zelle 999999,0", "Zelle 999999,1", "Zelle 999999,2"]
    assert len(clerk.reader.tree()) < 20


def test_the_focus_is_followed_into_a_table(clerk: Clerk) -> None:
    clerk.goes_to("table", "Dokumente")

    clerk.press("↓")

    clerk.is_at("cell", "Zelle 1,0")


def test_a_field_without_a_name_is_found(clerk: Clerk) -> None:
    assert [one.role for one in nameless(clerk.reader.tree())] == ["text"]


def test_an_english_name_is_found(clerk: Clerk) -> None:
    assert [one.name for one in named_in_english(clerk.reader.tree())] == ["Close window"]


def test_tab_comes_round(clerk: Clerk) -> None:
    stops = round_of_tab(clerk)

    assert {stop.name for stop in stops} == {"Suchwort", "Öffnen", "Close window", "", "Dokumente"}


def test_a_focus_trap_is_found(desk: Desk) -> None:
    with desk.clerk([*PROBE, "trap"], name="trap") as clerk:
        clerk.finds("frame", "Probe")

        with pytest.raises(AssertionError, match="Falle"):
            round_of_tab(clerk, seconds=0.2)


def test_a_program_that_ends_is_reported_at_once(desk: Desk) -> None:
    command = [sys.executable, "-c", "print('Schluss'); raise SystemExit(7)"]

    with (
        desk.clerk(command, name="short", silent=False) as clerk,
        pytest.raises(AssertionError, match=r"ended \(7\)[^$]*Schluss"),
    ):
        clerk.finds("frame", "Probe")


def test_a_program_that_complains_is_reported_when_it_ends(desk: Desk) -> None:
    command = [sys.executable, "-c", "print('Traceback (most recent call last)')"]

    with pytest.raises(AssertionError, match="complained:\nTraceback"), desk.clerk(command, name="loud") as clerk:
        clerk.ends()


def test_the_picture_of_the_screen_shows_the_window(desk: Desk, clerk: Clerk, tmp_path: Path) -> None:
    clerk.finds("frame", "Probe")

    desk.keep_evidence(tmp_path)

    from PIL import Image

    with Image.open(tmp_path / "screen.png") as picture:
        assert picture.size == (1440, 900)
        assert len(picture.getcolors(1 << 24) or []) > 10
    assert "text „Suchwort“ focusable" in (tmp_path / "probe.txt").read_text(encoding="utf-8")


def test_a_machine_that_lacks_a_tool_is_told_which_and_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "TOOLS", {"dbus-daemon": "dbus-daemon", "no-such-tool": "no-such-package"})

    assert session.missing() == "not installed: no-such-tool (Debian: no-such-package)"
