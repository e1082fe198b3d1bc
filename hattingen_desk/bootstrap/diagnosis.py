"""What ``doctor`` looks at: installed, reachable, outdated, set by whom. Nothing here changes anything."""

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hattingen_desk import __version__
from hattingen_desk.application.resource_folder import resource_folder
from hattingen_desk.bootstrap import profiles
from hattingen_desk.domain.errors import DeskError

_LEAST_FREE_MIB = 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the page. ``ok`` None: a fact, neither good nor bad."""

    subject: str
    ok: bool | None
    finding: str


def diagnose(folder: Path) -> list[Finding]:
    """Return all findings for this installation and the profile in ``folder``."""
    return [*_installation(), *_surroundings(folder), *_profile(folder)]


def _installation() -> Iterator[Finding]:
    yield Finding("Programm", None, f"Hattingen Desk {__version__}")
    yield Finding("Python", sys.version_info >= (3, 11), f"{platform.python_version()} auf {platform.platform()}")
    yield _checked("Qt", _qt)
    yield _checked("Verschlüsselung", _cipher)
    yield _checked("Dokumente lesen", _reader)
    resources = resource_folder()
    shipped = ["filing_plans/hattingen.json", "rules/registers.json", "rules/retention.json", "icons", "fonts"]
    missing = [name for name in shipped if not (resources / name).exists()]
    words = f"fehlen: {', '.join(missing)}" if missing else f"vollständig in „{resources}“"
    yield Finding("Mitgelieferte Daten", not missing, words)


def _surroundings(folder: Path) -> Iterator[Finding]:
    secrets = os.environ.get("HATTINGEN_DESK_SECRETS_FILE")
    if secrets:
        yield Finding("Schlüssel", None, f"Geheimnis-Datei „{secrets}“ (durch HATTINGEN_DESK_SECRETS_FILE)")
    else:
        yield _checked("Schlüsselbund", _keyring)
    existing = next(each for each in [folder, *folder.absolute().parents] if each.exists())
    free = shutil.disk_usage(existing).free // 2**20
    yield Finding("Freier Platz", free >= _LEAST_FREE_MIB, f"{free // 1024} GiB in „{existing}“")


def _profile(folder: Path) -> Iterator[Finding]:
    if not profiles.exists(folder):
        yield Finding("Profil", None, f"in „{folder}“ liegt noch keines")
        return
    yield _checked("Profil", lambda: _described(folder))
    yield _checked("Replik", lambda: _opened(folder))
    if os.name == "posix":
        others = folder.stat().st_mode & 0o077
        words = "nur für Sie lesbar" if not others else "auch für andere lesbar (chmod 700 behebt das)"
        yield Finding("Rechte am Ordner", not others, words)


def _checked(subject: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(subject, ok=True, finding=look())
    except DeskError as error:
        return Finding(subject, ok=False, finding=error.message)
    except ImportError as error:
        return Finding(subject, ok=False, finding=f"Ein Bestandteil fehlt: {error.name or error}")


def _qt() -> str:
    from PySide6.QtCore import qVersion

    return f"Qt {qVersion()}"


def _cipher() -> str:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    (version,) = connection.execute("PRAGMA cipher_version").fetchone()
    connection.close()
    return f"SQLCipher {version}"


def _reader() -> str:
    from hattingen_desk.adapters.documents.reader import ProcessContentReader

    with ProcessContentReader() as reader:
        content = reader.submit("Grüße aus Hattingen".encode(), "probe.txt").result()
    if content.quarantined or "Hattingen" not in content.text:
        raise DeskError("Der Leser für Dokumente antwortet nicht wie erwartet. Der IT-Service hilft weiter.")
    return "Leseprozess startet und antwortet"


def _keyring() -> str:
    from hattingen_desk.adapters.secrets.system_keyring import SystemKeyring

    SystemKeyring().read("doctor")
    return "erreichbar"


def _described(folder: Path) -> str:
    profile = profiles.load(folder)
    return f"{profile.name} ({profile.login}), eigenständig" + (", Beispieldaten" if profile.is_demo else "")


def _opened(folder: Path) -> str:
    from hattingen_desk.bootstrap.wiring import open_desk

    desk = open_desk(folder)
    try:
        count = sum(desk.browsing.catalogue.record_counts().values())
        scan_folder = desk.preferences.scan_folder
    finally:
        desk.close()
    watched = f"; Scan-Ordner „{scan_folder}“" if scan_folder else ""
    if scan_folder and not scan_folder.is_dir():
        raise DeskError(f"Der Scan-Ordner „{scan_folder}“ ist nicht erreichbar. Die Replik selbst ist in Ordnung.")
    return f"öffnet sich, {count} Akten{watched}"
