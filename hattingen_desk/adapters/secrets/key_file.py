"""Keys in a JSON file, for services and scripts without a keyring and for sample data."""

import base64
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

from hattingen_desk.domain.errors import UnavailableError


class KeyFileSecrets:
    """Implements the port Secrets on a file that only its owner may read; made when missing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __repr__(self) -> str:
        return f"KeyFileSecrets({str(self._path)!r})"

    def get(self, profile_id: str) -> bytes | None:
        """Return the key of a profile."""
        text = self._read().get(profile_id)
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except ValueError as error:
            raise self._unusable("not base64") from error

    def put(self, profile_id: str, key: bytes) -> None:
        """Keep the key of a profile."""
        self._change(lambda keys: keys.update({profile_id: base64.b64encode(key).decode("ascii")}))

    def remove(self, profile_id: str) -> None:
        """Forget the key of a profile."""
        if profile_id in self._read():
            self._change(lambda keys: keys.pop(profile_id))

    def _read(self) -> dict[str, str]:
        try:
            descriptor = os.open(self._path, os.O_RDONLY)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise self._unusable(repr(error)) from error
        with os.fdopen(descriptor, encoding="utf-8") as file:
            mode = os.fstat(file.fileno()).st_mode
            if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
                raise UnavailableError(
                    f"Die Geheimnis-Datei „{self._path}“ dürfen auch andere lesen; sie wird deshalb nicht benutzt. "
                    f"Beheben Sie das mit: chmod 600 {self._path}"
                )
            try:
                keys = json.load(file)
            except ValueError as error:
                raise self._unusable("not JSON") from error
        if not isinstance(keys, dict) or not all(isinstance(value, str) for value in keys.values()):
            raise self._unusable("not an object of texts")
        return keys

    def _change(self, change: Callable[[dict[str, str]], object]) -> None:
        """Write the file anew beside the old one and put it in its place, readable by its owner only."""
        keys = self._read()
        change(keys)
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(keys, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise self._unusable(repr(error)) from error

    def _unusable(self, cause: str) -> UnavailableError:
        return UnavailableError(
            f"Die Geheimnis-Datei „{self._path}“ ist nicht lesbar oder nicht beschreibbar. Sie wurde nicht verändert; "
            "prüfen Sie Pfad und Rechte.",
            cause=cause,
        )
