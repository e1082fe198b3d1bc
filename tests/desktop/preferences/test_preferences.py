"""*Einstellungen*: every change acts at once, is kept, and the watched folder can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common import density, tasks, theme
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import MemoryLayoutStore
from hattingen_desk.desktop.common.tables import TableView
from hattingen_desk.desktop.inbox.watcher import FolderWatcher
from hattingen_desk.desktop.preferences.view import AREA, PreferencesView, ProfileFacts
from tests.desktop.town import Town


class Screen:
    """The screen in a window of its own."""

    def __init__(self, town: Town, qtbot: QtBot) -> None:
        self.town = town
        self.feed, self.registry, self.store = ChangeFeed(), ActionRegistry(), MemoryLayoutStore()
        self.watcher = FolderWatcher(town.desk, self.feed, every_ms=3_600_000)
        self.view = PreferencesView(
            town.desk, self.feed, self.registry, self.store, watcher=self.watcher, facts=ProfileFacts("im Tresor")
        )
        self.watcher.setParent(self.view)
        self.registry.set_area(AREA)
        qtbot.addWidget(self.view)
        self.view.resize(1276, 614)
        self.view.show()
        tasks.wait_until_idle()

    def set_folder(self, folder: Path | None) -> None:
        self.view.set_scan_folder(folder)
        tasks.wait_until_idle()

    def folders(self) -> tuple[Path | None, Path | None]:
        """What is kept, and what is watched."""
        return self.town.desk.preferences.scan_folder, self.watcher.folder

    @property
    def words(self) -> list[str]:
        return [label.text() for label in self.view.findChildren(QLabel)]


@pytest.fixture
def screen(town: Town, qtbot: QtBot) -> Screen:
    return Screen(town, qtbot)


def test_the_theme_acts_at_once(screen: Screen) -> None:
    screen.view.appearance.form.themeDark.setChecked(True)

    assert theme.tokens().dark
    assert theme.choice() is theme.Choice.DARK


def test_compact_rows_reach_tables_that_are_open_and_those_to_come(screen: Screen, qtbot: QtBot) -> None:
    table = TableView("Probe")
    qtbot.addWidget(table)
    before = table.verticalHeader().defaultSectionSize()
    try:
        screen.view.form.compact.setChecked(True)
        later = TableView("Später")
        qtbot.addWidget(later)

        assert (before, table.verticalHeader().defaultSectionSize()) == (32, 28)
        assert later.verticalHeader().defaultSectionSize() == 28
        assert density.read(screen.store)
    finally:
        screen.view.form.compact.setChecked(False)
    assert table.verticalHeader().defaultSectionSize() == 32


def test_the_scan_folder_is_kept_heard_by_the_watcher_and_can_be_taken_back(screen: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()

    screen.set_folder(folder)

    assert screen.folders() == (folder, folder)
    assert screen.view.form.scanFolder.text() == str(folder)
    assert screen.view.form.clearFolder.isVisible()
    assert screen.feed.last_sentence == "Scan-Ordner „scans“ wird beobachtet"

    screen.feed.undo()
    tasks.wait_until_idle()

    assert screen.folders() == (None, None)
    assert screen.view.form.scanFolder.text() == ""


def test_a_folder_that_is_not_there_is_refused_and_the_old_one_stays(screen: Screen, tmp_path: Path) -> None:
    screen.set_folder(tmp_path)

    screen.set_folder(tmp_path / "weg")

    assert screen.town.desk.preferences.scan_folder == tmp_path
    assert [note.head for note in screen.view.notes.notes()] == ["Der Scan-Ordner wurde nicht geändert"]


def test_watching_ends(screen: Screen, tmp_path: Path) -> None:
    screen.set_folder(tmp_path)
    screen.view.form.clearFolder.click()
    tasks.wait_until_idle()

    assert screen.town.desk.preferences.scan_folder is None
    assert not screen.view.form.clearFolder.isVisible()


def test_the_profile_is_described(screen: Screen) -> None:
    assert "Beispielprofil mit erfundenen Daten" in screen.words
    assert str(screen.town.desk.folder) in screen.words
    assert "im Tresor" in screen.words


def test_everything_that_takes_the_focus_has_a_name(screen: Screen, tmp_path: Path) -> None:
    screen.set_folder(tmp_path)
    nameless = [
        widget
        for widget in screen.view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]  # fmt: skip

    assert nameless == []
