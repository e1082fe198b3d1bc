"""What the settings keep and say. Plain words, no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from hattingen_desk.application.changes import NO_CHANGES, Changes
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.preferences import Preferences
from hattingen_desk.domain.errors import UnavailableError

SCAN_FOLDER = "scan_folder"


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """What the composition root knows of the profile and the desk does not. ``key_place`` in German words."""

    key_place: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the profile: what, and how it is. ``is_path`` may be copied to somewhere else."""

    caption: str
    value: str


def profile_facts(desk: Desk, facts: ProfileFacts) -> tuple[Fact, ...]:
    """Return the lines on the profile. Reads what is installed, so it runs in a worker."""
    kind = "Beispielprofil mit erfundenen Daten" if desk.is_demo else "Eigenständig, nur auf diesem Gerät"
    found = (
        Fact("Person", " · ".join(part for part in (desk.actor.name, desk.actor.unit) if part)),
        Fact("Art", kind),
        Fact("Liegt unter", str(desk.folder)),
        Fact("Schlüssel", facts.key_place or key_place_in_words(is_demo=desk.is_demo)),
        Fact("Gerät", desk.actor.device),
        Fact("Version", facts.version or installed_version()),
    )
    return tuple(fact for fact in found if fact.value)


def key_place_in_words(*, is_demo: bool) -> str:
    """Return where the key of a profile lies, as far as its kind tells."""
    if is_demo:
        return "in einer Datei neben den Beispieldaten, er schützt nichts Echtes"
    return "im Schlüsselbund dieses Benutzerkontos"


def installed_version() -> str:
    """Return the version of the program, empty if it is not installed as a package."""
    from importlib import metadata

    try:
        return metadata.version("hattingen-desk")
    except metadata.PackageNotFoundError:
        return ""


def watch_folder(preferences: Preferences, folder: Path | None) -> Changes:
    """Choose the folder that is watched, or none; the former choice can be restored. Runs in the replica lane.

    Raises UnavailableError if the folder cannot be read now: nothing would ever come from it.
    """
    before = preferences.scan_folder
    if folder == before:
        return NO_CHANGES
    if folder is not None and not folder.is_dir():
        raise UnavailableError(
            f"Der Ordner „{folder}“ ist nicht erreichbar. Der bisherige Scan-Ordner gilt weiter; "
            "prüfen Sie das Netzlaufwerk oder wählen Sie einen anderen Ordner."
        )
    if folder is not None:
        return _put(preferences, folder, f"Scan-Ordner „{folder.name or folder}“ wird beobachtet", before)
    return _put(preferences, None, "Der Scan-Ordner wird nicht mehr beobachtet", before)


def _put(preferences: Preferences, folder: Path | None, sentence: str, before: Path | None) -> Changes:
    changes = preferences.put({SCAN_FOLDER: str(folder) if folder is not None else ""})
    return replace(changes, sentence=sentence, undo=_back(preferences, before))


def _back(preferences: Preferences, before: Path | None) -> Callable[[], Changes]:
    return lambda: preferences.put({SCAN_FOLDER: str(before) if before is not None else ""})
