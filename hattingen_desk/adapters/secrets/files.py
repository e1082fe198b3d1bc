"""Secrets in files: readable by their owner alone, never created wider than that."""

import contextlib
import json
import os
import secrets
import stat
from pathlib import Path

from hattingen_desk.domain.errors import UnavailableError

OWNER_ONLY = 0o600


class SecretsFile:
    """A JSON file of texts by name, mode 0600. Refused when others may read it, created when missing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __repr__(self) -> str:
        return f"SecretsFile({str(self._path)!r})"

    def read(self, name: str) -> str | None:
        """Return a secret, None if there is none. Raises UnavailableError when the file is not safe or not readable."""
        value = self._load().get(name)
        return value if isinstance(value, str) else None

    def write(self, name: str, value: str) -> None:
        """Keep a secret."""
        self._store({**self._load(), name: value})

    def remove(self, name: str) -> None:
        """Forget a secret."""
        kept = self._load()
        if kept.pop(name, None) is not None:
            self._store(kept)

    def _load(self) -> dict[str, object]:
        try:
            self._create_if_missing()
            found = json.loads(_read_own(self._path))
        except OSError as error:
            raise _unreachable(self._path, error) from error
        except ValueError as error:
            raise _unreadable(self._path) from error
        if not isinstance(found, dict):
            raise _unreadable(self._path)
        return found

    def _create_if_missing(self) -> None:
        with contextlib.suppress(FileExistsError):
            _write_new(self._path, "{}\n")

    def _store(self, content: dict[str, object]) -> None:
        part = self._path.with_name(f"{self._path.name}.{secrets.token_hex(8)}.part")
        try:
            _write_new(part, json.dumps(content, indent=1, sort_keys=True) + "\n")
            part.replace(self._path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise _unreachable(self._path, error) from error


class KeyFileSecrets:
    """The one key of an invented profile, in a file inside it. Protects nothing: only for demo profiles."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __repr__(self) -> str:
        return f"KeyFileSecrets({str(self._path)!r})"

    def read(self, name: str) -> str | None:
        """Return the key if the file has one for this profile."""
        try:
            kept, _space, value = _read_own(self._path).strip().partition(" ")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unreachable(self._path, error) from error
        return value if kept == name else None

    def write(self, name: str, value: str) -> None:
        """Keep the key of a profile; there is place for one."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.unlink(missing_ok=True)
            _write_new(self._path, f"{name} {value}\n")
        except OSError as error:
            raise _unreachable(self._path, error) from error

    def remove(self, name: str) -> None:
        """Forget the key."""
        if self.read(name) is not None:
            self._path.unlink(missing_ok=True)


def _write_new(path: Path, content: str) -> None:
    """Create a file that never, not even for a moment, could be read by others."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _read_own(path: Path) -> str:
    """Read a file of one's own; raises UnavailableError when others may read or replace it."""
    with path.open(encoding="utf-8") as file:
        status = os.fstat(file.fileno())
        # Windows keeps rights elsewhere; there the folder of the user account protects the file.
        if os.name == "posix" and (stat.S_IMODE(status.st_mode) & 0o077 or status.st_uid != os.geteuid()):
            raise UnavailableError(
                f"Die Datei „{path}“ mit den Schlüsseln dürfen auch andere lesen. Sie wurde nicht verwendet. Setzen "
                f"Sie die Rechte so, dass nur Sie sie lesen dürfen (chmod 600 „{path.name}“).",
                cause="secrets file readable by others",
            )
        return file.read()


def _unreachable(path: Path, error: OSError) -> UnavailableError:
    return UnavailableError(
        f"Die Datei „{path}“ mit den Schlüsseln lässt sich nicht lesen oder schreiben. Nichts wurde verändert. Prüfen "
        "Sie Pfad und Berechtigung.",
        cause=f"{type(error).__name__}: {error.strerror}",
    )


def _unreadable(path: Path) -> UnavailableError:
    return UnavailableError(
        f"Die Datei „{path}“ mit den Schlüsseln ist nicht lesbar (erwartet wird JSON). Sie wurde nicht verändert. "
        "Stellen Sie sie aus der Sicherung wieder her.",
        cause="secrets file is no JSON object",
    )
