"""The palette: what it finds, in which order, and that it never waits for anybody."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.common.actions import Action, ActionRegistry
from hattingen_desk.desktop.shell.palette import Palette
from hattingen_desk.desktop.shell.palette_list import Caption
from hattingen_desk.desktop.shell.palette_search import (
    Command,
    PaletteItem,
    Request,
    commands_first,
    find_commands,
    typed_span,
)
from hattingen_desk.domain.errors import DeskError


class Records:
    """Finds records by their titles."""

    group = "Akten und Dokumente"
    prefix = "#"

    def __init__(self, titles: Sequence[str] = (), gate: threading.Event | None = None) -> None:
        self.titles = titles
        self.gate = gate
        self.asked: list[str] = []
        self.opened: list[str] = []

    def find(self, query: str, limit: int) -> Sequence[PaletteItem]:
        if self.gate is not None:
            self.gate.wait()
        self.asked.append(query)
        found = [title for title in self.titles if query.lower() in title.lower()]
        return [PaletteItem(title, self._opener(title), "PA-2019-0417") for title in found[:limit]]

    def _opener(self, title: str) -> Callable[[], None]:
        return lambda: self.opened.append(title)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def registry(window: QWidget, done: list[str]) -> ActionRegistry:
    registry = ActionRegistry(window)
    registry.add(
        Action("new", "Neue Akte anlegen", lambda: done.append("new"), shortcut="Ctrl+N", keywords=("Vorgang",)),
        Action("follow_up", "Neue Wiedervorlage", lambda: done.append("follow_up"), shortcut="F8"),
        Action("elsewhere", "Neu in Formularen", lambda: None, area="forms"),
        Action("impossible", "Neu und unmöglich", lambda: None, enabled_when=lambda: False),
    )
    return registry


def _open(window: QWidget, registry: ActionRegistry, records: Records, typed: str) -> Palette:
    palette = Palette(window, registry)
    palette.add_provider(records)
    palette.open_with(typed)
    tasks.wait_until_idle()
    return palette


def _lines(palette: Palette) -> list[str]:
    rows = (palette.model.index(row, 0) for row in range(palette.model.rowCount()))
    entries = [row.data(int(Qt.ItemDataRole.UserRole) + 1) for row in rows]
    return [f"[{entry.words}]" if isinstance(entry, Caption) else entry.title for entry in entries]


def test_commands_come_first_when_the_text_begins_one_of_their_words(window: QWidget, registry: ActionRegistry) -> None:
    palette = _open(window, registry, Records(["Neumann, Ida"]), "neu")

    assert _lines(palette) == [
        "[Befehle]", "Neue Akte anlegen", "Neue Wiedervorlage", "[Akten und Dokumente]", "Neumann, Ida",
    ]  # fmt: skip


def test_otherwise_what_was_found_comes_first(window: QWidget, registry: ActionRegistry) -> None:
    palette = _open(window, registry, Records(["Vorlage gang und gäbe"]), "gang")

    assert _lines(palette)[0] == "[Akten und Dokumente]"


@pytest.mark.parametrize(
    ("typed", "captions"),
    [("> neu", {"[Befehle]"}), ("# neu", {"[Akten und Dokumente]"}), ("? neu", set()), (">", {"[Befehle]"})],
)
def test_a_prefix_narrows(window: QWidget, registry: ActionRegistry, typed: str, captions: set[str]) -> None:
    palette = _open(window, registry, Records(["Neumann, Ida"]), typed)

    assert {line for line in _lines(palette) if line.startswith("[")} == captions


def test_help_stands_last_whoever_was_added_first(window: QWidget, registry: ActionRegistry) -> None:
    manual = Records(["Fristen der Elternzeit"])
    manual.group, manual.prefix = "Hilfe", "?"
    palette = Palette(window, registry)
    palette.add_provider(manual)
    palette.add_provider(Records(["Antrag auf Elternzeit"]))
    palette.open_with("eltern")
    tasks.wait_until_idle()

    assert [line for line in _lines(palette) if line.startswith("[")] == ["[Akten und Dokumente]", "[Hilfe]"]


def test_what_cannot_be_done_here_and_now_is_not_offered(window: QWidget, registry: ActionRegistry) -> None:
    palette = _open(window, registry, Records(), ">")

    assert _lines(palette) == ["[Befehle]", "Neue Akte anlegen", "Neue Wiedervorlage"]


def test_enter_runs_the_first_line_and_gives_the_focus_back(
    window: QWidget, registry: ActionRegistry, done: list[str]
) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    palette = _open(window, registry, Records(), "wieder")

    QTest.keyClick(palette.input, Qt.Key.Key_Return)

    assert done == ["follow_up"]
    assert palette.isHidden()
    assert field.hasFocus()


def test_arrow_keys_step_over_captions_and_round_the_end(window: QWidget, registry: ActionRegistry) -> None:
    records = Records(["Neumann, Ida"])
    palette = _open(window, registry, records, "neu")
    for _ in range(2):
        QTest.keyClick(palette.input, Qt.Key.Key_Down)
    QTest.keyClick(palette.input, Qt.Key.Key_Return)
    assert records.opened == ["Neumann, Ida"]

    palette.open_with("neu")
    tasks.wait_until_idle()
    QTest.keyClick(palette.input, Qt.Key.Key_Up)
    QTest.keyClick(palette.input, Qt.Key.Key_Return)
    assert records.opened == ["Neumann, Ida", "Neumann, Ida"]


def test_escape_and_a_click_beside_it_close_it(window: QWidget, registry: ActionRegistry) -> None:
    palette = _open(window, registry, Records(), "neu")
    QTest.keyClick(palette.input, Qt.Key.Key_Escape)
    assert palette.isHidden()

    palette.open_with("neu")
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomRight())
    assert palette.isHidden()


def test_it_opens_before_any_provider_has_answered(window: QWidget, registry: ActionRegistry) -> None:
    gate = threading.Event()
    palette = Palette(window, registry)
    palette.add_provider(Records(["Neumann, Ida"], gate))
    palette.open_with("")
    palette.close_palette()

    begin = time.perf_counter()
    palette.open_with("neu")
    palette.repaint()
    milliseconds = (time.perf_counter() - begin) * 1000

    assert _lines(palette) == ["[Befehle]", "Neue Akte anlegen", "Neue Wiedervorlage"]
    assert milliseconds < 50
    gate.set()


def test_late_hits_do_not_move_the_choice_the_clerk_has_made(window: QWidget, registry: ActionRegistry) -> None:
    gate = threading.Event()
    records = Records(["Vorlage gang"], gate)
    palette = Palette(window, registry)
    palette.add_provider(records)
    registry.add(Action("x", "Rundgang drucken", lambda: None), Action("y", "Umgang klären", lambda: None))
    palette.open_with("gang")
    QTest.keyClick(palette.input, Qt.Key.Key_Down)
    before = palette.list.currentIndex().data()

    gate.set()
    tasks.wait_until_idle()

    assert _lines(palette)[0] == "[Akten und Dokumente]"
    assert palette.list.currentIndex().data() == before


def test_typing_fast_asks_only_for_the_last_text(window: QWidget, registry: ActionRegistry) -> None:
    records = Records(["Elternzeit"])
    palette = Palette(window, registry)
    palette.add_provider(records)
    palette.open_with("")
    QTest.keyClicks(palette.input, "elternzeit")
    tasks.wait_until_idle()

    assert records.asked == ["elternzeit"]


def test_a_search_that_fails_says_so_in_the_palette(window: QWidget, registry: ActionRegistry) -> None:
    class Broken(Records):
        def find(self, query: str, limit: int) -> Sequence[PaletteItem]:
            raise DeskError("Die Suche ist gerade nicht möglich.")

    palette = _open(window, registry, Broken(), "neu")

    assert "Die Suche ist gerade nicht möglich." in _lines(palette)


def test_it_stays_inside_a_small_window(window: QWidget, registry: ActionRegistry) -> None:
    window.resize(700, 400)
    palette = _open(window, registry, Records([f"Neu {number}" for number in range(9)]), "neu")

    assert window.rect().contains(palette.panel_geometry())
    window.resize(1000, 700)
    assert window.rect().contains(palette.panel_geometry())


# --- the rules behind it ---


def _commands(*titles: str) -> list[Command]:
    return [Command(title, lambda: None, keywords=("Vorgang",) if "Akte" in title else ()) for title in titles]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("akte", ["Akte anlegen", "Aktenplan öffnen", "Personalakte drucken"]),
        ("anl ak", ["Akte anlegen"]),
        ("oeffnen", ["Aktenplan öffnen"]),
        ("VORGANG", ["Akte anlegen", "Aktenplan öffnen"]),
        ("xyz", []),
    ],
)
def test_commands_are_found_by_parts_in_any_order_and_spelling(query: str, found: list[str]) -> None:
    commands = _commands("Personalakte drucken", "Akte anlegen", "Aktenplan öffnen")

    assert [command.title for command in find_commands(commands, query)] == found


def test_commands_are_first_without_a_query() -> None:
    assert commands_first(_commands("Akte anlegen"), "")
    assert not commands_first(_commands("Akte anlegen"), "hollenbeck")


@pytest.mark.parametrize(
    ("typed", "prefix", "query"),
    [(" > neu ", ">", "neu"), ("#PA-1", "#", "PA-1"), ("neu >", "", "neu >"), ("", "", "")],
)
def test_the_prefix_is_the_first_letter(typed: str, prefix: str, query: str) -> None:
    assert Request.of(typed) == Request(prefix, query)


@pytest.mark.parametrize(
    ("title", "query", "span"),
    [("Auf Elternzeit", "eltern", (4, 10)), ("Antrag", "", None), ("Straße", "STRASSE", None), ("İx", "x", None)],
)
def test_the_typed_part_is_marked_where_it_stands(title: str, query: str, span: tuple[int, int] | None) -> None:
    assert typed_span(title, query) == span
