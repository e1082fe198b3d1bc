"""The key of a replica, and which place keeps it."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from hattingen_desk.adapters.secrets.files import SecretsFile
from hattingen_desk.adapters.secrets.system_keyring import SystemKeyring
from hattingen_desk.domain.errors import UnavailableError

SECRETS_FILE_VARIABLE = "HATTINGEN_DESK_SECRETS_FILE"
"""Names a JSON file that takes the keyring's place, for services and scripts."""

KEY_LENGTH = 32
"""Bytes of a key."""


class Secrets(Protocol):
    """A place that keeps texts by name. Raises UnavailableError when it cannot be reached or is not safe."""

    def read(self, name: str) -> str | None: ...
    def write(self, name: str, value: str) -> None: ...
    def remove(self, name: str) -> None: ...


def system_secrets(environment: Mapping[str, str] = os.environ) -> Secrets:
    """Return the file that ``HATTINGEN_DESK_SECRETS_FILE`` names, otherwise the keyring."""
    named = environment.get(SECRETS_FILE_VARIABLE, "").strip()
    return SecretsFile(Path(named)) if named else SystemKeyring()


def create_key(place: Secrets, profile_id: str) -> bytes:
    """Make a key for a new profile, keep it, and return it. Raises UnavailableError if there is one already."""
    if place.read(profile_id) is not None:
        raise UnavailableError("Zu diesem Profil gibt es schon einen Schlüssel. Er wurde nicht ersetzt.")
    made = secrets.token_bytes(KEY_LENGTH)
    place.write(profile_id, made.hex())
    if place.read(profile_id) != made.hex():  # some keyrings accept and forget
        raise UnavailableError(
            "Der Schlüsselbund hat den Schlüssel des Profils nicht behalten. Es wurde nichts angelegt. Prüfen Sie, ob "
            "der Schlüsselbund entsperrt ist, oder wenden Sie sich an die IT."
        )
    return made


def key(place: Secrets, profile_id: str) -> bytes:
    """Return a profile's key. Raises UnavailableError if it is missing or unreadable."""
    kept = place.read(profile_id)
    if kept is None:
        raise UnavailableError(
            "Der Schlüssel dieses Profils ist nicht hinterlegt. Die Akten sind unverändert und bleiben verschlüsselt. "
            "Stellen Sie den Schlüssel aus der Sicherung wieder her oder wenden Sie sich an die IT."
        )
    try:
        found = bytes.fromhex(kept)
    except ValueError:
        found = b""
    if len(found) != KEY_LENGTH:
        raise UnavailableError(
            "Der hinterlegte Schlüssel dieses Profils ist unvollständig. Die Akten sind unverändert und bleiben "
            "verschlüsselt. Stellen Sie den Schlüssel aus der Sicherung wieder her.",
            cause="kept key has a wrong form",
        )
    return found
