"""Makes a checkout ready: system libraries, virtual environment, locked packages, the program itself.

``python3 installer/set_up.py run`` prepares what the program needs, ``... test`` also what the tests need.
Runs on Linux and Windows with the standard library alone. A stamp in the virtual environment remembers what
was done, so a second call does nothing and takes a few hundredths of a second.

Exit codes: 0 ready; 3 something outside is missing (said in words, with the line to run).
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
LOCK: Final = ROOT / "requirements.lock"
STAMP: Final = VENV / "set-up.json"
ON_WINDOWS: Final = sys.platform == "win32"
VENV_PYTHON: Final = VENV / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")

# What the wheels expect of the system: shared library -> Debian package.
LIBRARIES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What the tests that use the window through the accessibility tree start: command -> Debian package.
TEST_COMMANDS: Final = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus-daemon",
    "/usr/libexec/at-spi2-registryd": "at-spi2-core",
}
ATSPI_CHECK: Final = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


@dataclass(frozen=True)
class Missing:
    """Something the system lacks: what it is, and the Debian package that brings it."""

    what: str
    package: str


def say(text: str) -> None:
    """Progress for the person at the terminal."""
    print(f"set-up: {text}", flush=True)


def give_up(text: str) -> NoReturn:
    """Say what is missing and leave with exit code 3."""
    print(f"\nset-up: {text}\n", file=sys.stderr, flush=True)
    raise SystemExit(3)


# --- system -------------------------------------------------------------------------------------------------


def _runs(python: str | Path, code: str) -> bool:
    return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_on_this_system(*, for_tests: bool) -> list[Missing]:
    """What Linux lacks; always empty on Windows, where the wheels bring everything."""
    if ON_WINDOWS:
        return []
    missing = [Missing(lib, package) for lib, package in LIBRARIES.items() if not _loads(lib)]
    if not VENV_PYTHON.exists() and not _runs(sys.executable, "import ensurepip, venv"):
        missing.append(Missing("Python's venv module", "python3-venv"))
    if for_tests:
        missing += [Missing(cmd, package) for cmd, package in TEST_COMMANDS.items() if not shutil.which(cmd)]
        if not (Path("/usr/bin/python3").exists() and _runs("/usr/bin/python3", ATSPI_CHECK)):
            missing += [
                Missing("Python's bridge to GObject", "python3-gi"),
                Missing("accessibility interface description", "gir1.2-atspi-2.0"),
            ]
    return missing


def install_system_packages(*, for_tests: bool) -> None:
    """Bring what is missing by apt when this account may; otherwise print the line to run and stop."""
    missing = missing_on_this_system(for_tests=for_tests)
    if not missing:
        return
    packages = sorted({item.package for item in missing})
    names = ", ".join(item.what for item in missing)
    if not shutil.which("apt-get"):
        give_up(
            f"this system lacks: {names}.\n"
            "Install them with its package manager, then run the same command again. "
            f"(Debian calls the packages: {' '.join(packages)})"
        )
    prefix = _root_prefix()
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if prefix is None:
        give_up(
            f"this system lacks: {names}.\nRun this line once, then the same command again:\n\n"
            f"    sudo {' '.join(install)}"
        )
    say(f"installing with apt: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # a list that cannot be refreshed is no reason to stop: the packages may still be had
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=False, env=quiet)
    done = subprocess.run([*prefix, *install, "-qq"], check=False, env=quiet, stdout=subprocess.DEVNULL)
    still = missing_on_this_system(for_tests=for_tests)
    if done.returncode != 0 or still:
        names = ", ".join(item.what for item in still) or "apt-get ended with an error"
        give_up(f"apt did not bring everything ({names}). Try by hand:\n\n    sudo {' '.join(install)}")


def _root_prefix() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo where it asks no password, None if neither."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


# --- virtual environment ------------------------------------------------------------------------------------


def _digest(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def wanted() -> dict[str, str]:
    """What the stamp must say for each step; a step whose value differs is done again."""
    return {
        "place": str(ROOT),
        "system": _digest(Path(__file__)),
        "packages": _digest(LOCK),
        "program": _program_digest(),
    }


def _program_digest() -> str:
    """The hash of what decides how the program itself is installed; rules for linters do not."""
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    install = [data["project"], data["build-system"], data["tool"].get("hatch")]
    return hashlib.sha256(json.dumps(install, sort_keys=True).encode()).hexdigest()


def _read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _write_stamp(stamp: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


def _pip(*arguments: str) -> None:
    command = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "-q", *arguments]
    if subprocess.run(command, check=False, cwd=ROOT, stdin=subprocess.DEVNULL).returncode != 0:
        give_up("pip could not install the locked packages; its own message stands above.")


def create_environment(stamp: dict[str, str]) -> dict[str, str]:
    """Make the virtual environment if there is none that works in this place."""
    moved = stamp.get("place", str(ROOT)) != str(ROOT)
    if not moved and VENV_PYTHON.exists() and _runs(VENV_PYTHON, "import pip"):
        return stamp
    say(f"creating .venv with Python {sys.version.split()[0]} ({sys.executable})")
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False)
    if done.returncode != 0:
        give_up("the virtual environment .venv could not be created; the message stands above.")
    return {}


def set_up(*, for_tests: bool) -> None:
    """Do what the stamp does not vouch for."""
    goal = wanted()
    stamp = _read_stamp()
    system_step = "system-test" if for_tests else "system-run"
    ready = {key: value for key, value in goal.items() if key != "system"} | {system_step: goal["system"]}
    if VENV_PYTHON.exists() and all(stamp.get(key) == value for key, value in ready.items()):
        return
    if stamp.get(system_step) != goal["system"]:
        install_system_packages(for_tests=for_tests)
    stamp = create_environment(stamp)
    stamp |= {"place": str(ROOT), system_step: goal["system"]}
    stamp["system-run"] = goal["system"]  # what the tests need contains what the program needs
    if stamp.get("packages") != goal["packages"]:
        say("installing the locked packages into .venv (some minutes the first time)")
        _pip("install", "--require-hashes", "--only-binary=:all:", "--progress-bar=off", "-r", str(LOCK))
        stamp["packages"] = goal["packages"]
        _write_stamp(stamp)
    if stamp.get("program") != goal["program"]:
        _pip("install", "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT))
        # compiled now, so that the first window is as quick as the second, also where Python may not write caches
        subprocess.run([VENV_PYTHON, "-m", "compileall", "-q", ROOT / "hattingen_desk"], check=False)
        stamp["program"] = goal["program"]
    _write_stamp(stamp)
    say("ready")


def main() -> None:
    """Read the one argument and do it."""
    purposes = {"run": False, "test": True}
    if len(sys.argv) != 2 or sys.argv[1] not in purposes:
        print(__doc__, file=sys.stderr)
        raise SystemExit(2)
    set_up(for_tests=purposes[sys.argv[1]])


if __name__ == "__main__":
    main()
