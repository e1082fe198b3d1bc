"""Killed in the middle, run twice, out of space: what was committed is there, nothing is there by half."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hattingen_desk.adapters.store.replica import SqlReplica
from hattingen_desk.application.ports import DocumentFilter, RecordFilter
from hattingen_desk.domain.errors import UnavailableError
from tests.integration.store.builders import Profile, add, record, titles

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def _writing(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that writes into the profile; killed at the end at the latest."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.integration.store.writing_process", str(folder)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def _lines(process: subprocess.Popen[str], count: int) -> list[str]:
    assert process.stdout is not None
    return [process.stdout.readline().strip() for _ in range(count)]


def _everything_is_whole(replica: SqlReplica, at_least: int) -> int:
    """Check every unit the writing program may have committed; return how many there are."""
    keys = replica.catalogue.record_keys(RecordFilter())
    rows = replica.catalogue.record_rows(keys)
    assert len(rows) >= at_least
    assert sorted(int(row.title.split()[1]) for row in rows) == list(range(1, len(rows) + 1))
    for row in rows:
        assert row.document_count == 3
        assert row.due_on is not None
        assert len(replica.catalogue.document_keys(DocumentFilter(row.id))[0]) == 3
        assert titles(replica, f"Wort{row.title.split()[1]}x2") == ["Schriftstück 2"]
    with replica.unit_of_work() as work:
        assert len(list(work.journal.entries())) == 4 * len(rows)
    faults = [fault for fault in replica.faults(deep=True) if "Rest eines abgebrochenen Imports" not in fault]
    assert faults == []
    return len(rows)


def _kill_again_and_again(profile: Profile, times: int, seed: int) -> None:
    profile.create()
    profile.close()
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    committed = 0
    for _ in range(times):
        with _writing(profile.folder) as process:
            *_before, last = _lines(process, 1 + rng.randint(0, 4))
            process.kill()
            process.wait()
        committed = max(committed, int(last) if last.isdigit() else 0)
        replica = profile.open()
        committed = _everything_is_whole(replica, committed)
        assert replica.remarks == ()
        profile.close()
    assert committed > 0


def test_a_program_killed_while_writing_leaves_nothing_by_half(profile: Profile) -> None:
    _kill_again_and_again(profile, times=3, seed=1)


@pytest.mark.long
def test_a_program_killed_a_hundred_times_leaves_nothing_by_half(profile: Profile) -> None:
    _kill_again_and_again(profile, times=110, seed=2)


def test_a_second_program_is_told_that_the_profile_is_open(profile: Profile) -> None:
    profile.create()
    profile.close()
    with _writing(profile.folder) as process:
        assert _lines(process, 1) == ["open"]

        with pytest.raises(UnavailableError, match="schon in einem anderen Fenster oder Programm geöffnet"):
            profile.open()
        with pytest.raises(UnavailableError, match="schon in einem anderen Fenster oder Programm geöffnet"):
            profile.create()

        process.kill()
        process.wait()
        assert profile.open().catalogue.record_counts() is not None


def test_the_lock_ends_with_close(profile: Profile) -> None:
    profile.create()
    profile.close()
    first = profile.open()
    with pytest.raises(UnavailableError, match="schon in einem anderen"):
        Profile(profile.folder).open()
    first.close()
    assert profile.open().catalogue.record_counts() == {}


def test_a_refused_opening_leaves_no_lock_behind(profile: Profile) -> None:
    profile.create()
    profile.close()
    with pytest.raises(UnavailableError):
        profile.open(key=bytes(32))

    assert profile.open().catalogue.record_counts() == {}


def test_a_lost_log_after_a_kill_is_said_once_and_the_rest_is_there(profile: Profile) -> None:
    replica = profile.create()
    add(replica, record("Alt", number=9999))
    profile.close()
    with _writing(profile.folder) as process:
        _lines(process, 3)
    profile.path.with_name("replica.db-wal").unlink()
    profile.path.with_name("replica.db-shm").unlink(missing_ok=True)

    replica = profile.open()

    assert any("Datei mit den letzten Änderungen" in remark for remark in replica.remarks)
    assert list(replica.faults()) == list(replica.remarks)
    assert "Alt" in [row.title for row in replica.catalogue.record_rows(replica.catalogue.record_keys(RecordFilter()))]
    profile.close()
    assert profile.open().remarks == ()


def test_an_orderly_end_needs_no_log(profile: Profile) -> None:
    profile.create()
    profile.close()
    assert not profile.path.with_name("replica.db-wal").exists()
    assert profile.open().remarks == ()


def test_a_file_half_written_by_a_killed_program_is_cleared_away(profile: Profile) -> None:
    profile.create()
    profile.close()
    with _writing(profile.folder) as process:
        _lines(process, 2)
    part = profile.folder / "blobs" / "0123.part"
    part.write_bytes(b"x")

    profile.open()

    assert not part.exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small file system can be mounted by root on Linux only")
    folder = tmp_path / "klein"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_named_and_nothing_is_lost(small_disk: Path) -> None:
    profile = Profile(small_disk / "profil")
    replica = profile.create()
    add(replica, record("Vorher", number=1))
    filler = small_disk / "filler"
    _fill_up(filler)

    with pytest.raises(UnavailableError, match="kein Platz mehr"):
        _write_without_end(replica)
    stopped_at = max(replica.catalogue.record_keys(RecordFilter()))
    with pytest.raises(UnavailableError, match=r"kein Platz|nicht verschlüsselt ablegen"):
        profile.blobs.put(bytes(3_000_000))
    filler.unlink()

    add(replica, record("Nachher", number=9999))
    assert list(replica.faults(deep=True)) == []
    assert list((profile.folder / "blobs").glob("*.part")) == []
    profile.close()
    rows = profile.open().catalogue.record_rows(range(1, stopped_at + 2))
    assert {"Vorher", "Nachher"} <= {row.title for row in rows}
    profile.close()


def test_a_replica_that_does_not_fit_is_not_created_by_half(small_disk: Path) -> None:
    profile = Profile(small_disk / "profil")
    _fill_up(small_disk / "filler")

    with pytest.raises(UnavailableError, match=r"kein Platz|nicht anlegen|beschreiben"):
        profile.create()
    (small_disk / "filler").unlink()

    assert profile.create().catalogue.record_counts() == {}
    profile.close()


def _write_without_end(replica: SqlReplica) -> None:
    for number in range(2, 500):
        add(replica, record(f"Zu viel {number}" * 20, number=number))


def _fill_up(filler: Path) -> None:
    """Take all the space there is."""
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(65536))
        except OSError:
            pass  # full: that is what was wanted
