"""Encrypted files: unreadable, durable, and damage is told."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from hattingen_desk.adapters.store.blobs import CHUNK, FileBlobStore
from hattingen_desk.domain.errors import DeskError, NotFoundError, UnavailableError
from hattingen_desk.domain.records import BlobReference
from tests.integration.store.builders import Profile, add, document, record


@pytest.fixture
def blobs(tmp_path: Path) -> FileBlobStore:
    """An empty store."""
    return FileBlobStore(tmp_path / "blobs")


def _path(tmp_path: Path, reference: BlobReference) -> Path:
    return tmp_path / "blobs" / reference.id[:2] / reference.id


@pytest.mark.parametrize("size", [0, 1, 4095, CHUNK, CHUNK + 1, 3 * CHUNK + 7])
def test_bytes_come_back_unchanged(blobs: FileBlobStore, tmp_path: Path, size: int) -> None:
    data = os.urandom(size)

    reference = blobs.put(data)

    assert blobs.get(reference) == data
    stored = _path(tmp_path, reference).read_bytes()
    assert hashlib.sha256(stored).hexdigest() == reference.id
    assert len(stored) == size + 28
    assert size < 16 or data[:16] not in stored
    assert list(blobs.ids()) == [reference.id]


def test_the_same_bytes_twice_are_two_files_that_tell_nothing_of_each_other(blobs: FileBlobStore) -> None:
    first, second = blobs.put(b"Vertrag"), blobs.put(b"Vertrag")

    assert first.id != second.id
    assert first.key != second.key
    blobs.delete(first.id)
    assert blobs.get(second) == b"Vertrag"


@pytest.mark.parametrize("position", [0, 12, -1], ids=["nonce", "ciphertext", "tag"])
def test_a_flipped_bit_is_damage(blobs: FileBlobStore, tmp_path: Path, position: int) -> None:
    reference = blobs.put(b"Vertrag")
    path = _path(tmp_path, reference)
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)

    with pytest.raises(DeskError, match="beschädigt"):
        blobs.get(reference)


def test_a_cut_off_file_is_damage(blobs: FileBlobStore, tmp_path: Path) -> None:
    reference = blobs.put(b"Vertrag" * 100)
    path = _path(tmp_path, reference)
    path.write_bytes(path.read_bytes()[:5])

    with pytest.raises(DeskError, match="beschädigt"):
        blobs.get(reference)


def test_the_wrong_key_opens_nothing(blobs: FileBlobStore) -> None:
    reference = blobs.put(b"Vertrag")

    with pytest.raises(DeskError, match="mit dem Schlüssel des Dokuments nicht öffnen"):
        blobs.get(replace(reference, key=bytes(32)))


def test_a_missing_file_is_named(blobs: FileBlobStore) -> None:
    reference = blobs.put(b"Vertrag")
    blobs.delete(reference.id)
    blobs.delete(reference.id)

    with pytest.raises(NotFoundError, match="fehlt auf dem Datenträger"):
        blobs.get(reference)


def test_an_id_is_never_a_path(blobs: FileBlobStore) -> None:
    for wrong in ("../../etc/passwd", "", "A" * 64, "0" * 63):
        with pytest.raises(ValueError, match="64 hexadecimal digits"):
            blobs.delete(wrong)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_text("eine Datei, kein Ordner", encoding="utf-8")

    with pytest.raises(UnavailableError, match="nicht verschlüsselt ablegen"):
        FileBlobStore(tmp_path / "blobs").put(b"x")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere than in the mode")
def test_files_belong_to_their_owner_alone(blobs: FileBlobStore, tmp_path: Path) -> None:
    reference = blobs.put(b"Vertrag")

    assert _path(tmp_path, reference).stat().st_mode & 0o077 == 0


def test_the_key_is_not_shown(blobs: FileBlobStore) -> None:
    reference = blobs.put(b"Vertrag")

    assert reference.key.hex() not in repr(reference)
    assert repr(reference.key) not in repr(reference)


def test_several_threads_store_at_once(blobs: FileBlobStore) -> None:
    stored: list[tuple[BlobReference, bytes]] = []

    def store(number: int) -> None:
        for part in range(10):
            data = f"{number}/{part}".encode() * 1000
            stored.append((blobs.put(data), data))

    threads = [threading.Thread(target=store, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(stored) == 40
    assert all(blobs.get(reference) == data for reference, data in stored)
    assert sorted(blobs.ids()) == sorted(reference.id for reference, _data in stored)


def test_storing_a_large_file_needs_little_memory_beside_it(tmp_path: Path) -> None:
    script = """
import resource, sys
from pathlib import Path
from hattingen_desk.adapters.store.blobs import FileBlobStore
blobs = FileBlobStore(Path(sys.argv[1]))
blobs.put(b"klein")
data = bytes(64 << 20)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
blobs.put(data)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
    if sys.platform != "linux":
        pytest.skip("peak memory is asked for the way Linux tells it")
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "blobs")], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 16  # megabytes


def test_verify_names_what_is_damaged_missing_and_left_over(profile: Profile) -> None:
    replica = profile.create()
    its_record = record()
    pairs = []
    for name in ("heil.pdf", "kaputt.pdf", "fort.pdf"):
        its_document, first = document(its_record, data=name.encode(), file_name=name)
        pairs.append((its_document, replace(first, blob=profile.blobs.put(name.encode()))))
    add(replica, its_record, *pairs)
    profile.blobs.put(b"Rest")
    damaged, gone = pairs[1][1].blob, pairs[2][1].blob
    path = profile.folder / "blobs" / damaged.id[:2] / damaged.id
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    profile.blobs.delete(gone.id)

    assert list(replica.faults()) == []
    faults = sorted(replica.faults(deep=True))
    assert len(faults) == 3
    assert faults[0].startswith("1 gespeicherte Dateien gehören zu keinem Dokument")
    assert faults[1].startswith("„fort.pdf“: Die gespeicherte Datei fehlt")
    assert faults[2].startswith("„kaputt.pdf“: Die gespeicherte Datei ist beschädigt")
