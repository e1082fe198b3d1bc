"""Encrypted files: AES-256-GCM, a random key each, named by the SHA-256 of what lies on the disk.

A file is nonce (12 bytes), ciphertext, tag (16 bytes). Its name reveals nothing and proves everything: a file whose
name is not its hash is damaged, whoever holds the key or not.
"""

import contextlib
import hashlib
import itertools
import os
import re
import secrets
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from hattingen_desk.domain.errors import DeskError, NotFoundError, UnavailableError
from hattingen_desk.domain.records import BlobReference

KEY_LENGTH, NONCE_LENGTH, TAG_LENGTH = 32, 12, 16
CHUNK = 1 << 20
"""Bytes encrypted or decrypted at once."""

_ID = re.compile(r"[0-9a-f]{64}")


class FileBlobStore:
    """Implements the port BlobStore in a folder: ``<2 hex>/<id>``. May be used by several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known_folders: set[str] = set()
        self._unsettled: set[Path] = set()
        self._parts = itertools.count()
        self._lock = threading.Lock()

    def put(self, data: bytes) -> BlobReference:
        """Encrypt and store bytes; returns once they are durable. Raises UnavailableError (disk full, no access)."""
        random = secrets.token_bytes(KEY_LENGTH + NONCE_LENGTH)
        key, nonce = random[:KEY_LENGTH], random[KEY_LENGTH:]
        part = self._folder / f"{os.getpid()}-{next(self._parts)}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            blob_id = _write(part, data, key, nonce)
            target = self._path(blob_id)
            self._make_folder(target.parent)
            part.replace(target)
            with self._lock:
                self._unsettled.add(target.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise UnavailableError(
                "Die Datei ließ sich nicht verschlüsselt ablegen. Das Original blieb, wo es ist. Prüfen Sie, ob auf "
                "dem Datenträger Platz ist, und wiederholen Sie die Ablage.",
                cause=repr(error),
            ) from error
        return BlobReference(blob_id, key)

    def settle(self) -> None:
        """Make the names of all files put so far durable; a disk does for many folders at once what it does for one."""
        with self._lock:
            folders, self._unsettled = self._unsettled, set()
        try:
            for folder in folders:
                _make_names_durable(folder)
        except OSError as error:
            with self._lock:
                self._unsettled |= folders
            raise UnavailableError(
                "Die abgelegten Dateien ließen sich nicht dauerhaft sichern. Die Originale blieben, wo sie sind. "
                "Prüfen Sie den Datenträger und wiederholen Sie die Ablage.",
                cause=repr(error),
            ) from error

    def get(self, reference: BlobReference) -> bytes:
        """Return the original bytes. Raises NotFoundError if the file is gone, DeskError if it is damaged."""
        path = self._path(reference.id)
        try:
            with path.open("rb", buffering=0) as file:
                return _read(file, reference)
        except FileNotFoundError as error:
            raise NotFoundError(
                "Die gespeicherte Datei fehlt auf dem Datenträger. Eintrag und Text sind erhalten. Stellen Sie den "
                "Ordner des Profils aus der Sicherung wieder her.",
                cause=f"missing blob {reference.id}",
            ) from error
        except OSError as error:
            raise UnavailableError(
                "Die gespeicherte Datei lässt sich nicht lesen. Sie blieb unverändert. Prüfen Sie Laufwerk und "
                "Berechtigung.",
                cause=repr(error),
            ) from error

    def delete(self, blob_id: str) -> None:
        """Delete a stored file; does nothing if it is gone already."""
        try:
            self._path(blob_id).unlink(missing_ok=True)
        except OSError as error:
            raise UnavailableError(
                "Eine gespeicherte Datei ließ sich nicht löschen. Prüfen Sie Laufwerk und Berechtigung.",
                cause=repr(error),
            ) from error

    def ids(self) -> Iterator[str]:
        """Yield the ids of all stored files."""
        if not self._folder.is_dir():
            return
        for folder in sorted(self._folder.iterdir()):
            if folder.is_dir():
                for entry in os.scandir(folder):
                    if _ID.fullmatch(entry.name):
                        yield entry.name

    def remove_parts(self) -> int:
        """Remove what was being written when a program was cut off; only while no other one writes."""
        parts = list(self._folder.glob("*.part"))
        for part in parts:
            part.unlink(missing_ok=True)
        return len(parts)

    def _path(self, blob_id: str) -> Path:
        if not _ID.fullmatch(blob_id):
            raise ValueError("a blob's id has 64 hexadecimal digits")
        return self._folder / blob_id[:2] / blob_id

    def _make_folder(self, folder: Path) -> None:
        with self._lock:
            if folder.name in self._known_folders and folder.is_dir():
                return
            if not folder.is_dir():
                folder.mkdir(exist_ok=True)
                _make_names_durable(self._folder)
            self._known_folders.add(folder.name)


def _write(part: Path, data: bytes, key: bytes, nonce: bytes) -> str:
    """Write the encrypted file and return its SHA-256; the bytes are on the disk afterwards."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    encryptor = Cipher(algorithms.AES256(key), modes.GCM(nonce)).encryptor()
    digest = hashlib.sha256(nonce)
    # O_EXCL: nobody can have put a link there before
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        _write_all(file, nonce)
        view = memoryview(data)
        for start in range(0, len(data), CHUNK):
            piece = encryptor.update(view[start : start + CHUNK])
            digest.update(piece)
            _write_all(file, piece)
        encryptor.finalize()
        digest.update(encryptor.tag)
        _write_all(file, encryptor.tag)
        os.fsync(file.fileno())
    return digest.hexdigest()


def _write_all(file: object, data: bytes) -> None:
    view = memoryview(data)
    while view:
        written: int = file.write(view)  # type: ignore[attr-defined]
        view = view[written:]


def _read(file: object, reference: BlobReference) -> bytes:
    """Return the original bytes after both proofs: the file's hash is its id, and the tag fits."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    stored = file.read()  # type: ignore[attr-defined]
    if hashlib.sha256(stored).hexdigest() != reference.id or len(stored) < NONCE_LENGTH + TAG_LENGTH:
        raise DeskError(
            "Die gespeicherte Datei ist beschädigt: Sie ist nicht mehr so, wie sie abgelegt wurde. Eintrag und Text "
            "sind erhalten. Stellen Sie die Datei aus der Sicherung wieder her.",
            cause=f"hash of blob {reference.id} differs",
        )
    view = memoryview(stored)
    nonce, tag = bytes(view[:NONCE_LENGTH]), bytes(view[-TAG_LENGTH:])
    decryptor = Cipher(algorithms.AES256(reference.key), modes.GCM(nonce, tag)).decryptor()
    body = view[NONCE_LENGTH:-TAG_LENGTH]
    try:
        plain = b"".join(decryptor.update(body[start : start + CHUNK]) for start in range(0, len(body), CHUNK))
        return plain + decryptor.finalize()
    except InvalidTag as error:
        raise DeskError(
            "Die gespeicherte Datei lässt sich mit dem Schlüssel des Dokuments nicht öffnen. Beides blieb "
            "unverändert. Stellen Sie das Profil aus der Sicherung wieder her.",
            cause=f"tag of blob {reference.id} does not fit",
        ) from error


if sys.platform == "win32":

    def _make_names_durable(_folder: Path) -> None:
        """Do nothing: NTFS writes names to its log by itself."""
else:

    def _make_names_durable(folder: Path) -> None:
        """Write a folder's list of names to the disk."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
