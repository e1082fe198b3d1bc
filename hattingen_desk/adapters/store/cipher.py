"""Opening a SQLCipher file: the key first, then proof that it fits, then the manners of every connection."""

import errno
import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from hattingen_desk.domain.errors import DeskError, UnavailableError

KEY_LENGTH = 32
"""Bytes of a replica's key."""

SALT_LENGTH = 16
"""SQLCipher keeps a file's salt in its first bytes, where a plain SQLite file says ``SQLite format 3``."""

APPLICATION_ID = 0x48444B31
"""``HDK1`` in the header of every replica, so that a foreign database is recognised."""

CACHE_KIB = 32 * 1024
"""Decrypted pages one connection keeps, in KiB; decrypting is the dear part of reading."""

_PLAIN_HEADER = b"SQLite format 3\x00"
Connection = Any
"""A ``sqlcipher3.dbapi2.Connection``; the driver publishes no types."""


def connect(path: Path, key: bytes, *, writing: bool, create: bool = False) -> Connection:
    """Return an open connection in autocommit mode, safe to hand from thread to thread (not to share at once).

    Raises UnavailableError that tells a missing file, a wrong key, a foreign file and damage apart.
    """
    if len(key) != KEY_LENGTH:
        raise ValueError("a replica's key has 32 bytes")
    if not create and not path.exists():
        raise UnavailableError(
            f"Die Akten dieses Profils fehlen: Die Datei „{path.name}“ ist nicht in „{path.parent}“. "
            "Stellen Sie den Ordner aus der Sicherung wieder her oder wählen Sie das richtige Profil."
        )
    try:
        if create:
            # for its owner alone from the first byte; SQLite gives the log the same rights
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, cached_statements=256)
    except (OSError, dbapi2.Error) as error:
        raise translated(error, path) from error
    try:
        # A forgotten key pragma would silently write plaintext: it is the very first statement.
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _set_manners(connection, writing=writing, create=create)
    except dbapi2.Error as error:
        connection.close()
        raise _reason(path, key, error) from error
    if not create and connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        connection.close()
        raise _foreign(path)
    return connection


def _set_manners(connection: Connection, *, writing: bool, create: bool) -> None:
    if create:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "synchronous=FULL",
        "temp_store=MEMORY",
        "mmap_size=0",
        "trusted_schema=OFF",
        f"cache_size=-{CACHE_KIB}",
        "busy_timeout=10000",
        f"query_only={'OFF' if writing else 'ON'}",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


# --- the key-check value --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """What lies beside a replica so that wrong key, foreign file and damage can be told apart; reveals nothing."""

    salt: str
    check: str


def _check_path(path: Path) -> Path:
    return path.with_name(path.name + ".check")


def _check_value(key: bytes, salt: bytes) -> str:
    return hmac.new(key, b"hattingen-desk replica\x00" + salt, hashlib.sha256).hexdigest()


def _salt(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(SALT_LENGTH)


def write_key_check(path: Path, key: bytes, *, salt_of: Path | None = None) -> None:
    """Write the key-check value of a replica (of the file ``salt_of``, if that one is about to take its place)."""
    salt = _salt(salt_of or path)
    content = json.dumps({"replica": path.name, "salt": salt.hex(), "check": _check_value(key, salt)}, indent=1)
    part = _check_path(path).with_suffix(".check.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(content + "\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(_check_path(path))


def refresh_key_check(path: Path, key: bytes) -> None:
    """Renew the key-check value where it is missing or damaged; to be called once a replica is known to be sound."""
    known = _read_key_check(path)
    if known is None or known.salt != _salt(path).hex():
        write_key_check(path, key)


def _read_key_check(path: Path) -> KeyCheck | None:
    try:
        found = json.loads(_check_path(path).read_text(encoding="utf-8"))
        return KeyCheck(str(found["salt"]), str(found["check"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # without it the sentence is less exact, nothing else


def _reason(path: Path, key: bytes, error: Exception) -> DeskError:
    """Tell why a file does not open."""
    if "file is not a database" not in str(error):
        return translated(error, path)
    salt = _salt(path)
    if salt == _PLAIN_HEADER:
        return _foreign(path)
    known = _read_key_check(path)
    if known is None:
        return UnavailableError(
            f"Die Datei „{path.name}“ lässt sich nicht öffnen: Entweder passt der Schlüssel nicht, oder sie ist "
            "beschädigt. Sie wurde nicht verändert. Stellen Sie Schlüssel oder Datei aus der Sicherung wieder her.",
            cause=str(error),
        )
    expected = bytes.fromhex(known.salt)
    alike = sum(ours == theirs for ours, theirs in zip(salt, expected, strict=False))
    if not hmac.compare_digest(_check_value(key, expected), known.check):
        return UnavailableError(
            f"Der Schlüssel passt nicht zu den Akten in „{path.parent}“. Die Akten sind unverändert und bleiben "
            "verschlüsselt. Hinterlegen Sie den Schlüssel, der zu diesem Profil gehört.",
            cause="wrong key",
        )
    if alike < SALT_LENGTH // 2:  # a damaged salt still resembles the one it was
        return _foreign(path)
    return damaged(path, str(error))


def _foreign(path: Path) -> DeskError:
    return UnavailableError(
        f"Die Datei „{path.name}“ in „{path.parent}“ gehört nicht zu diesem Profil. Sie wurde nicht verändert. "
        "Stellen Sie die richtige Datei aus der Sicherung wieder her.",
        cause="foreign file",
    )


def damaged(path: Path, cause: str) -> DeskError:
    """Return the error of a replica whose pages are no longer what was written."""
    return UnavailableError(
        f"Die Akten auf diesem Gerät sind beschädigt (Datei „{path.name}“). Was noch lesbar ist, blieb unverändert. "
        "Arbeiten Sie nicht weiter und stellen Sie die letzte Sicherung wieder her.",
        cause=cause,
    )


def translated(error: BaseException, path: Path) -> DeskError:
    """Return what a driver's error means for a clerk. The cause holds the driver's words, never a value."""
    said = str(getattr(error, "orig", None) or error)
    if "disk is full" in said or getattr(error, "errno", None) == errno.ENOSPC:
        return UnavailableError(
            "Auf dem Datenträger ist kein Platz mehr. Der letzte Schritt wurde nicht gespeichert, alles Frühere "
            "ist erhalten. Schaffen Sie Platz und wiederholen Sie den Schritt.",
            cause=said,
        )
    if any(words in said for words in ("malformed", "not a database", "hmac", "corrupt")):
        return damaged(path, said)
    if isinstance(error, OSError) or any(words in said for words in ("unable to open", "readonly", "disk I/O")):
        return UnavailableError(
            f"Der Ordner „{path.parent}“ lässt sich nicht lesen oder beschreiben. Der letzte Schritt wurde nicht "
            "gespeichert, alles Frühere ist erhalten. Prüfen Sie Laufwerk und Berechtigung.",
            cause=said,
        )
    return DeskError(
        "Die Akten ließen sich nicht lesen oder schreiben. Der letzte Schritt wurde nicht gespeichert, alles "
        "Frühere ist erhalten. Wiederholen Sie den Schritt; hilft das nicht, starten Sie das Programm neu.",
        cause=f"{type(error).__name__}: {said}",
    )
