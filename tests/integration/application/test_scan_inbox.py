"""The watched folder: a source leaves only after its copy is proven."""

import os
from pathlib import Path

import pytest

from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import Importing, Outcome
from hattingen_desk.domain.errors import UnavailableError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "scans"
    made.mkdir()
    return made


def test_a_settled_file_goes_into_the_inbox_and_leaves_the_folder(desk: Desk, folder: Path) -> None:
    (folder / "Scan_0412.txt").write_bytes(b"Handwerkskarte")
    inbox = desk.scan_inbox(folder)
    assert inbox.collect().items == ()
    assert (folder / "Scan_0412.txt").exists()
    collected = inbox.collect()
    assert [item.outcome for item in collected.items] == [Outcome.STORED]
    assert list(folder.iterdir()) == []
    assert [row.file_name for row in desk.browsing.catalogue.inbox()] == ["Scan_0412.txt"]


def test_a_file_that_still_grows_waits(desk: Desk, folder: Path) -> None:
    scan = folder / "Scan_0413.txt"
    inbox = desk.scan_inbox(folder)
    for content in (b"Sei", b"Seite", b"Seite 1"):
        scan.write_bytes(content)
        assert inbox.collect().items == ()
    assert len(inbox.collect().items) == 1


def test_hidden_and_unfinished_files_links_and_folders_are_left_alone(desk: Desk, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "fremd.txt"
    secret.write_bytes(b"fremd")
    (folder / "Link.txt").symlink_to(secret)
    (folder / ".versteckt").write_bytes(b"x")
    (folder / "Scan.pdf.part").write_bytes(b"x")
    (folder / "~$Brief.docx").write_bytes(b"x")
    (folder / "Ordner").mkdir()
    assert desk.scan_inbox(folder).collect(settled_only=False).items == ()
    assert len(list(folder.iterdir())) == 5


def test_a_crash_between_commit_and_removal_does_not_double_the_file(
    desk: Desk, folder: Path, record_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = folder / "Scan_0414.txt"
    scan.write_bytes(b"Bescheid")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", _crash)
        with pytest.raises(KeyboardInterrupt):
            desk.scan_inbox(folder).collect(settled_only=False)
    filed = desk.browsing.catalogue.inbox()[0]
    desk.filing.move_document(filed.id, record_id)
    assert desk.scan_inbox(folder).collect(settled_only=False).items == ()
    assert not scan.exists()
    assert desk.browsing.catalogue.inbox() == []


def test_a_source_changed_while_it_was_read_stays(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = folder / "Scan_0415.txt"
    scan.write_bytes(b"erster Stand")
    take_in = Importing.import_files

    def take_in_and_overwrite(*arguments: object, **named: object) -> object:
        report = take_in(*arguments, **named)  # type: ignore[arg-type]
        scan.write_bytes(b"zweiter Stand")
        return report

    monkeypatch.setattr(Importing, "import_files", take_in_and_overwrite)
    collected = desk.scan_inbox(folder).collect(settled_only=False)
    assert scan.read_bytes() == b"zweiter Stand"
    assert "hat sich nach dem Einlesen geändert" in collected.kept[0]


def test_a_source_stays_when_its_stored_bytes_do_not_come_back(
    desk: Desk, folder: Path, profile_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = folder / "Scan_0416.txt"
    scan.write_bytes(b"wichtig")
    take_in = Importing.import_files

    def take_in_and_damage(*arguments: object, **named: object) -> object:
        report = take_in(*arguments, **named)  # type: ignore[arg-type]
        for blob in (profile_folder / "blobs").rglob("*"):
            if blob.is_file():
                blob.chmod(0o600)
                blob.write_bytes(blob.read_bytes()[:-1] + b"\x00")
        return report

    monkeypatch.setattr(Importing, "import_files", take_in_and_damage)
    collected = desk.scan_inbox(folder).collect(settled_only=False)
    assert scan.exists()
    assert collected.kept


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every folder")
def test_a_folder_without_permission_is_named(desk: Desk, folder: Path) -> None:
    folder.chmod(0)
    with pytest.raises(UnavailableError, match="scans"):
        desk.scan_inbox(folder).collect()
    folder.chmod(0o700)


def test_a_missing_folder_is_named(desk: Desk, folder: Path) -> None:
    with pytest.raises(UnavailableError, match="fort"):
        desk.scan_inbox(folder / "fort").collect()


def _crash(*_arguments: object, **_named: object) -> None:
    raise KeyboardInterrupt
