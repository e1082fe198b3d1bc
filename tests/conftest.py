"""What holds for every test: its own home, no display, a fixed order, and nothing left running."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).parent

# The quick ones first, so that a fault shows early.
ORDER: Final = ("unit", "architecture", "integration", "desktop", "e2e", "benchmarks")

# Windows are drawn into memory, also at a desk with a display; e2e tests start the program with a display of
# their own. Must be said before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name in ("QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_QPA_PLATFORMTHEME"):
    os.environ.pop(_name, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bring the folders into ORDER, keeping each folder's own."""

    def room(item: pytest.Item) -> int:
        folder = item.path.relative_to(TESTS).parts[0]
        return ORDER.index(folder) if folder in ORDER else len(ORDER)

    items.sort(key=room)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own: nothing reads or writes the profile, settings or keyring of who runs the tests."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_STATE_HOME": home / "state",
    }.items():
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    for name in [name for name in os.environ if name.startswith("HATTINGEN_DESK_")]:
        if name != "HATTINGEN_DESK_CORPORA":
            monkeypatch.delenv(name)
    return home


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real files, from HATTINGEN_DESK_CORPORA; a test that asks for it is skipped where it is not."""
    named = os.environ.get("HATTINGEN_DESK_CORPORA", "")
    if not named or not Path(named).is_dir():
        pytest.skip("HATTINGEN_DESK_CORPORA names no folder of real files")
    return Path(named)


# --- nothing outlives the tests -------------------------------------------------------------------------------

_PR_SET_CHILD_SUBREAPER: Final = 36
_GRACE_SECONDS: Final = 5.0


def pytest_sessionstart(session: pytest.Session) -> None:
    """Become the parent of every process whose own parent goes away, so that none escapes the count at the end."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run when a process started by a test still lives; end it by its number."""
    until = time.monotonic() + _GRACE_SECONDS
    left = _children()
    while left and time.monotonic() < until:
        time.sleep(0.05)
        left = _children()
    for pid, command in left.items():
        sys.stderr.write(f"\nleft running by a test, now ended: {pid} {command}\n")
        os.kill(pid, signal.SIGKILL)
    if left and session.exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _children() -> dict[int, str]:
    """Living children of this process: number -> command. Dead ones that came here from their parents are buried."""
    if sys.platform != "linux":
        return {}
    found: dict[int, str] = {}
    for task in Path("/proc/self/task").iterdir():
        for word in (task / "children").read_text(encoding="ascii").split():
            command = _command(int(word))
            # multiprocessing's own helper ends with this process
            if command and "resource_tracker" not in command:
                found[int(word)] = command
    return found


def _command(pid: int) -> str:
    """The command line of a process; empty when it is dead."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        if stat.rpartition(")")[2].split()[0] == "Z":
            return ""
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""
