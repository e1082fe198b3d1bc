"""The watched folder: files come into the inbox, problems are told once, and it follows the setting."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.inbox.watcher import FolderWatcher
from hattingen_desk.desktop.preferences import presenter
from tests.desktop.town import Town, letter

FAR = 3_600_000


class Watched:
    """A watcher that looks only when it is told to."""

    def __init__(self, town: Town, folder: Path) -> None:
        self.town, self.folder = town, folder
        self.feed = ChangeFeed()
        self.notes: list[str] = []
        self.changes: list[Changes] = []
        self.feed.changed.connect(self.changes.append)
        folder.mkdir()
        town.desk.preferences.put({"scan_folder": str(folder)})
        self.watcher = FolderWatcher(town.desk, self.feed, every_ms=FAR)
        self.watcher.noted.connect(lambda _head, text: self.notes.append(text))
        self.watcher.start()
        tasks.wait_until_idle()

    def end(self) -> None:
        """In this thread: a timer that is left to the garbage collector may end in another one."""
        self.watcher.stop()
        self.watcher.deleteLater()

    def watch(self, folder: Path | None) -> None:
        """Change the setting as the settings page does."""
        self.feed.publish(presenter.watch_folder(self.town.desk.preferences, folder))
        tasks.wait_until_idle()
        assert self.watcher.folder == folder

    def look(self, times: int = 2) -> None:
        """A file is taken once a second look finds it unchanged."""
        for _time in range(times):
            self.watcher.look()
            tasks.wait_until_idle()

    @property
    def titles(self) -> set[str]:
        return {row.title for row in self.town.desk.browsing.catalogue.inbox()}


@pytest.fixture
def watched(town: Town, tmp_path: Path) -> Iterator[Watched]:
    made = Watched(town, tmp_path / "scans")
    yield made
    made.end()


def test_a_scan_comes_into_the_inbox_and_leaves_the_folder(watched: Watched) -> None:
    scan = watched.folder / "Scan_4711.pdf"
    scan.write_bytes(letter("Bescheid", "Text."))

    watched.look()

    assert any("Bescheid" in title or "Scan_4711" in title for title in watched.titles)
    assert not scan.exists()
    assert [Kind.INBOX in change.kinds for change in watched.changes] == [True]
    assert watched.watcher.words == "1 Datei aus dem Scan-Ordner übernommen"
    assert not watched.feed.can_undo, "what nobody did by hand does not take the place of the last act"
    assert watched.notes == []


def test_a_file_that_still_grows_waits(watched: Watched) -> None:
    scan = watched.folder / "wächst.txt"
    scan.write_text("a")
    watched.look(1)
    scan.write_text("ab")
    watched.look(1)

    assert scan.exists()

    watched.look(1)
    assert not scan.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="removing files from a folder is not a matter of its mode here")
def test_a_file_that_stays_is_told_once_and_again_after_it_was_gone(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Keine Berechtigung")

    (watched.folder / "fest.txt").write_text("bleibt")
    with monkeypatch.context() as context:
        context.setattr(Path, "unlink", refuse)
        watched.look(4)

    assert len(watched.notes) == 1
    assert watched.notes[0].startswith("„fest.txt“ ist abgelegt, ließ sich aber nicht aus dem Ordner entfernen")
    assert "1 Datei blieb im Scan-Ordner" in watched.watcher.words

    watched.look(2)
    assert not (watched.folder / "fest.txt").exists()
    assert "blieb" not in watched.watcher.words
    assert len(watched.notes) == 1


def test_a_folder_that_goes_away_is_told_once_and_watched_again_when_it_is_back(watched: Watched) -> None:
    watched.folder.rmdir()
    watched.look(3)

    assert len(watched.notes) == 1
    assert "ist nicht erreichbar" in watched.notes[0]
    assert watched.watcher.words == "Scan-Ordner nicht erreichbar"

    watched.folder.mkdir()
    (watched.folder / "neu.txt").write_text("neu")
    watched.look(2)

    assert "neu" in watched.titles
    assert watched.watcher.words == "1 Datei aus dem Scan-Ordner übernommen"


def test_a_scan_that_is_there_already_is_counted_as_such(watched: Watched) -> None:
    (watched.folder / "noch einmal.txt").write_bytes(b"Handwerkskarte")

    watched.look()

    assert watched.watcher.words == "1 Datei aus dem Scan-Ordner übernommen, 1 davon lag schon hier"


def test_it_follows_the_setting_without_a_restart(watched: Watched, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "dort.txt").write_text("dort")

    watched.watch(other)
    watched.look(1)
    assert "dort" in watched.titles

    (other / "nicht mehr.txt").write_text("x")
    watched.watch(None)
    watched.look(2)

    assert (other / "nicht mehr.txt").exists()


def test_without_a_folder_nothing_is_looked_at(town: Town) -> None:
    watcher = FolderWatcher(town.desk, ChangeFeed(), every_ms=FAR)
    watcher.start()
    tasks.wait_until_idle()

    watcher.look()

    assert watcher.folder is None
    assert not watcher.is_looking
    watcher.deleteLater()


def test_it_looks_by_itself(town: Town, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "allein.txt").write_text("von selbst")
    town.desk.preferences.put({"scan_folder": str(tmp_path / "scans")})
    watcher = FolderWatcher(town.desk, ChangeFeed(), every_ms=20)
    taken: list[int] = []
    watcher.collected.connect(taken.append)
    watcher.start()

    qtbot.waitUntil(lambda: taken == [1], timeout=5000)
    watcher.stop()
    tasks.wait_until_idle()

    assert not (tmp_path / "scans" / "allein.txt").exists()
    watcher.deleteLater()
