"""Nothing on the disk is readable, and what does not open says why."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from hattingen_desk.adapters.store import cipher
from hattingen_desk.application.ports import RecordFilter
from hattingen_desk.domain.errors import UnavailableError
from tests.integration.store.builders import KEY, Profile, add, case, document, follow_up, record

CANARY = "Geheimwortzeisig"


def _fill(profile: Profile) -> None:
    """Write the canary into every place that holds text, and its file into the blob store."""
    replica = profile.open_ones[-1]
    its_record = record(f"Akte {CANARY}", fields={"subject": CANARY}, former_reference=CANARY, unit=CANARY)
    its_document, its_version = document(
        its_record, f"Dokument {CANARY}", f"Text {CANARY} " * 400, file_name=f"{CANARY}.pdf", origin=CANARY
    )
    add(
        replica, its_record, case(its_record, f"Vorgang {CANARY}"), (its_document, its_version),
        follow_up(its_record, f"Wiedervorlage {CANARY}", note=CANARY),
    )  # fmt: skip
    with replica.unit_of_work() as work:
        work.settings.put("note", CANARY)
        work.commit()
    profile.blobs.put(CANARY.encode() * 1000)


def _traces(folder: Path) -> list[str]:
    """Files that hold the canary in any spelling the program uses, or a plain database."""
    needles = [
        spelling
        for word in (CANARY, CANARY.lower())
        for spelling in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"))
    ]
    needles += [b"SQLite format 3", b"CREATE TABLE", KEY.hex().encode(), KEY]
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [f"{path.name}: {needle!r}" for needle in needles if needle in content]
    return found


def test_no_file_of_a_profile_at_work_or_at_rest_holds_plain_text(profile: Profile) -> None:
    replica = profile.create()
    _fill(profile)
    assert len(replica.catalogue.record_keys(RecordFilter())) == 1

    wal = profile.path.with_name("replica.db-wal")
    assert wal.stat().st_size > 0
    assert wal.with_name("replica.db-shm").exists()
    assert _traces(profile.folder) == []
    replica.purge()
    assert _traces(profile.folder) == []
    profile.close()
    assert not wal.exists()
    assert _traces(profile.folder) == []


def test_the_search_for_traces_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "temp").write_bytes(b"... " + CANARY.lower().encode())
    plain = dbapi2.connect(str(tmp_path / "plain.db"))
    plain.execute(f"CREATE TABLE {CANARY} (x)")
    plain.close()

    assert len(_traces(tmp_path)) >= 3


def test_large_sorts_and_statements_leave_no_temporary_files(profile: Profile, tmp_path: Path) -> None:
    replica = profile.create()
    _fill(profile)
    with replica._readers.reading() as connection:  # noqa: SLF001 - the setting itself is what is asked for
        assert connection.execute("PRAGMA temp_store").fetchone()[0] == 2
        assert connection.execute("PRAGMA mmap_size").fetchone() in {None, (0,)}
        assert connection.execute("PRAGMA secure_delete").fetchone()[0] == 1
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA query_only").fetchone()[0] == 1
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere than in the mode")
def test_the_files_of_a_replica_belong_to_their_owner_alone(profile: Profile) -> None:
    before = os.umask(0)
    try:
        profile.create()
        _fill(profile)
    finally:
        os.umask(before)

    files = [path for path in profile.folder.rglob("*") if path.is_file()]
    assert len(files) >= 6
    assert {path.name: path.stat().st_mode & 0o077 for path in files} == dict.fromkeys((path.name for path in files), 0)


def test_a_wrong_key_is_named(profile: Profile) -> None:
    profile.create()
    profile.close()
    before = profile.path.read_bytes()

    with pytest.raises(UnavailableError, match="Der Schlüssel passt nicht"):
        profile.open(key=bytes(32))

    assert profile.path.read_bytes() == before


def test_a_foreign_replica_is_named(profile: Profile, tmp_path: Path) -> None:
    profile.create()
    profile.close()
    other = Profile(tmp_path / "anderes", key=bytes(32))
    other.create()
    other.close()
    shutil.copyfile(other.path, profile.path)

    with pytest.raises(UnavailableError, match="gehört nicht zu diesem Profil"):
        profile.open()


def test_a_plain_database_is_a_foreign_file(profile: Profile) -> None:
    profile.create()
    profile.close()
    profile.path.unlink()
    plain = dbapi2.connect(str(profile.path))
    plain.execute("CREATE TABLE x (y)")
    plain.close()

    with pytest.raises(UnavailableError, match="gehört nicht zu diesem Profil"):
        profile.open()


def test_an_encrypted_database_of_another_program_with_the_same_key_is_a_foreign_file(profile: Profile) -> None:
    profile.create()
    profile.close()
    profile.path.unlink()
    theirs = dbapi2.connect(str(profile.path))
    theirs.execute(f"PRAGMA key=\"x'{KEY.hex()}'\"")
    theirs.execute("CREATE TABLE x (y)")
    theirs.close()

    with pytest.raises(UnavailableError, match="gehört nicht zu diesem Profil"):
        profile.open()


@pytest.mark.parametrize("position", [2, 300, 4000], ids=["salt", "first page", "its code"])
def test_a_flipped_byte_in_the_first_page_is_damage(profile: Profile, position: int) -> None:
    profile.create()
    profile.close()
    _flip(profile.path, position)

    with pytest.raises(UnavailableError, match="sind beschädigt"):
        profile.open()


def test_a_flipped_byte_further_in_is_found_when_reading_and_by_verify(profile: Profile) -> None:
    replica = profile.create()
    add(replica, *(record(f"Akte {number}", number=number) for number in range(1, 200)))
    profile.close()
    size = profile.path.stat().st_size
    for page in range(1, size // 4096):  # all but the first: whatever is read next is damaged
        _flip(profile.path, page * 4096 + 99)

    with pytest.raises(UnavailableError, match="sind beschädigt"):
        profile.open().catalogue.record_keys(RecordFilter())


def test_verify_counts_damaged_pages(profile: Profile) -> None:
    replica = profile.create()
    add(replica, *(record(f"Akte {number}", number=number) for number in range(1, 200)))
    last = replica.catalogue.record_rows(replica.catalogue.record_keys(RecordFilter()))[-1]
    profile.close()
    _flip(profile.path, profile.path.stat().st_size - 2000)
    replica = profile.open()

    assert last.title
    assert any("Seiten der Datei sind beschädigt" in fault for fault in replica.faults())


def test_a_cut_off_file_is_damage(profile: Profile) -> None:
    replica = profile.create()
    add(replica, *(record(f"Akte {number}", number=number) for number in range(1, 400)))
    profile.close()
    content = profile.path.read_bytes()
    profile.path.write_bytes(content[: len(content) // 4096 // 2 * 4096])

    with pytest.raises(UnavailableError, match="beschädigt"):
        list(profile.open().catalogue.record_rows(range(400)))


def test_a_missing_file_and_a_missing_folder_are_named(profile: Profile, tmp_path: Path) -> None:
    profile.create()
    profile.close()
    profile.path.unlink()

    with pytest.raises(UnavailableError, match=r"Die Datei „replica\.db“ ist nicht in"):
        profile.open()
    with pytest.raises(UnavailableError, match="gibt es nicht"):
        Profile(tmp_path / "nirgends").open()


def test_without_its_key_check_a_replica_opens_and_gets_a_new_one(profile: Profile) -> None:
    profile.create()
    profile.close()
    check = profile.folder / "replica.db.check"
    check.write_text("{ halb", encoding="utf-8")
    profile.open()
    profile.close()

    with pytest.raises(UnavailableError, match="Der Schlüssel passt nicht"):
        profile.open(key=bytes(32))
    check.unlink()
    with pytest.raises(UnavailableError, match="Entweder passt der Schlüssel nicht, oder"):
        profile.open(key=bytes(32))


def test_the_key_check_tells_nothing_about_the_key(profile: Profile) -> None:
    profile.create()
    content = (profile.folder / "replica.db.check").read_text(encoding="utf-8")

    assert KEY.hex() not in content
    assert "check" in content


def test_creating_over_a_replica_is_refused(profile: Profile) -> None:
    profile.create()
    profile.close()
    before = profile.path.read_bytes()

    with pytest.raises(UnavailableError, match="liegen schon Akten"):
        profile.create()

    assert profile.path.read_bytes() == before


def test_a_key_of_the_wrong_length_is_a_programming_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        cipher.connect(tmp_path / "x", b"kurz", writing=True, create=True)


def _flip(path: Path, position: int) -> None:
    content = bytearray(path.read_bytes())
    content[position] ^= 0xFF
    path.write_bytes(content)
