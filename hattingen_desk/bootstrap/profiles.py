"""Profiles: one folder each with the encrypted replica, the encrypted files and a small plain description.

The description (``profile.json``) holds no content of any record: an id, who works here, and where the key lies.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from hattingen_desk.domain.errors import InvalidInputError, UnavailableError
from hattingen_desk.domain.identifiers import new_id

_DESCRIPTION = "profile.json"


class KeyPlace(StrEnum):
    """Where the key of a profile lies: in the keyring (or the secrets file that replaces it), or beside sample data."""

    SECRETS = "secrets"
    DEMO_FILE = "demo_file"


@dataclass(frozen=True, slots=True)
class Profile:
    """A described profile. ``device`` names this machine in the journal."""

    folder: Path
    id: str
    login: str
    name: str
    unit: str
    device: str
    key_place: KeyPlace
    is_demo: bool
    created_at: str

    @property
    def replica_path(self) -> Path:
        """The encrypted replica."""
        return self.folder / "replica.db"

    @property
    def blob_folder(self) -> Path:
        """The encrypted files."""
        return self.folder / "blobs"

    @property
    def demo_key_path(self) -> Path:
        """The key of a demo profile, which protects nothing but invented data."""
        return self.folder / "demo-key.json"


def default_folder() -> Path:
    """Return the user's own profile folder."""
    from platformdirs import user_data_path

    return user_data_path("Hattingen Desk", appauthor=False, roaming=False) / "profile"


def exists(folder: Path) -> bool:
    """Tell whether a profile lies in this folder."""
    return (folder / _DESCRIPTION).is_file()


def describe_new(folder: Path, *, login: str, name: str, unit: str, is_demo: bool) -> Profile:
    """Return the description of a new profile; nothing is written yet. Raises InvalidInputError if one is there."""
    if exists(folder):
        raise InvalidInputError(f"In „{folder}“ liegt schon ein Profil. Es wurde nichts geändert.")
    if folder.is_dir() and any(folder.iterdir()):
        raise InvalidInputError(f"Der Ordner „{folder}“ ist nicht leer. Wählen Sie einen leeren oder neuen Ordner.")
    if not login.strip():
        raise InvalidInputError("Es fehlt der Name der Person, die hier arbeitet (--user).")
    return Profile(
        folder=folder,
        id=new_id(),
        login=login.strip(),
        name=name.strip() or login.strip(),
        unit=unit,
        device=new_id(),
        key_place=KeyPlace.DEMO_FILE if is_demo else KeyPlace.SECRETS,
        is_demo=is_demo,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def save(profile: Profile) -> None:
    """Write the description, whole or not at all. A profile without it does not exist."""
    values = {key: value for key, value in asdict(profile).items() if key != "folder"}
    target = profile.folder / _DESCRIPTION
    unfinished = target.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8") as file:
        json.dump(values, file, ensure_ascii=False, indent=2)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(target)


def moved(profile: Profile, folder: Path) -> Profile:
    """Return the same profile in another folder."""
    return replace(profile, folder=folder)


def load(folder: Path) -> Profile:
    """Read a description; raises UnavailableError with what to do."""
    try:
        values = json.loads((folder / _DESCRIPTION).read_text(encoding="utf-8"))
        values["key_place"] = KeyPlace(values["key_place"])
        return Profile(folder=folder, **values)
    except FileNotFoundError as error:
        message = f"In „{folder}“ liegt kein Profil. Legen Sie eines an: hattingen-desk profile create --user NAME"
        raise UnavailableError(message, cause=repr(error)) from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = f"Die Beschreibung des Profils in „{folder}“ ist nicht lesbar. Die Daten wurden nicht angerührt."
        raise UnavailableError(message, cause=repr(error)) from error
