"""A desk of the test's own: a display, a German keyboard, a session bus and the bus screen readers listen to.

Use::

    with DeskSession(folder) as session:
        program = session.start([...], name="desk")
        ...
        session.save_screenshot(folder / "screen.png")

Nothing of the real desk is used or touched, and everything started here ends here.
"""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from PIL import Image

from tests.e2e.bus import accessibility_bus, has_owner
from tests.e2e.waiting import wait_for

SCREEN: Final = (1440, 900)

# None of the services a real session starts on demand (keyring, portals) may answer here.
_BUS_CONFIGURATION: Final = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

# Debian keeps them here, Fedora and openSUSE in the second place.
_LIBRARY_FOLDERS: Final = ("/usr/libexec", "/usr/lib/at-spi2", "/usr/lib/at-spi2-core", "/usr/libexec/at-spi2")
TOOLS: Final = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "setxkbmap": "x11-xkb-utils",
    "dbus-daemon": "dbus-daemon",
    "at-spi-bus-launcher": "at-spi2-core",
    "at-spi2-registryd": "at-spi2-core",
}

_T = TypeVar("_T")


def missing() -> str:
    """What this machine lacks for a desk of its own, in one sentence; empty when nothing."""
    lacking = [f"{tool} (Debian: {package})" for tool, package in TOOLS.items() if not _tool(tool)]
    return f"not installed: {', '.join(lacking)}" if lacking else ""


def _tool(name: str) -> str:
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/bin", *_LIBRARY_FOLDERS])
    return shutil.which(name, path=path) or ""


class Started:
    """A process with a group of its own; its output goes to a file."""

    def __init__(self, name: str, process: subprocess.Popen[bytes], log: Path) -> None:
        self.name = name
        self.log = log
        self._process = process

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.poll()

    @property
    def output(self) -> str:
        """What it has said so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        """Take it away as a power failure would, with everything it started."""
        self._signal(signal.SIGKILL)
        self._process.wait(10)

    def end(self) -> None:
        """Ask it to end; insist after a while."""
        self._signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
        # helpers of a process that has gone already
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            return


class DeskSession:
    """See the module. ``environment`` is what programs at this desk are started with."""

    def __init__(self, folder: Path) -> None:
        self.logs = folder
        # sockets have short names: pytest's own folders lie too deep for them
        self._room = Path(tempfile.mkdtemp(prefix="desk-"))
        self._started: list[Started] = []
        home = self._room / "home"
        home.mkdir(mode=0o700)
        self.environment: dict[str, str] = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(home),
            "LANG": "C.UTF-8",  # German does not depend on the machine's language
            "XDG_RUNTIME_DIR": str(self._room),
            "TMPDIR": str(self._room),
            "GSETTINGS_BACKEND": "memory",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }
        self.accessibility_bus = ""

    def __enter__(self) -> Self:
        try:
            self._start_display()
            self._start_buses()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End everything, last started first."""
        while self._started:
            self._started.pop().end()
        shutil.rmtree(self._room, ignore_errors=True)

    def start(self, command: Sequence[str | Path], *, name: str, extra: Mapping[str, str] | None = None) -> Started:
        """Start a program at this desk."""
        return self._start(name, command, extra=extra or {})

    def end(self, program: Started) -> None:
        """End a program before the session ends."""
        program.end()
        self._started.remove(program)

    def save_screenshot(self, path: Path) -> None:
        """Write what the display shows as a PNG."""
        read_screen(self._room / "Xvfb_screen0").save(path)

    def _start(
        self, name: str, command: Sequence[str | Path], *, extra: Mapping[str, str], keep: Sequence[int] = ()
    ) -> Started:
        log = self.logs / f"{name}.log"
        with log.open("ab") as output:
            process = subprocess.Popen(
                command,
                env={**self.environment, **extra},
                cwd=self._room,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=keep,
            )
        started = Started(name, process, log)
        self._started.append(started)
        return started

    def _start_display(self) -> None:
        reading, writing = os.pipe()
        size = f"{SCREEN[0]}x{SCREEN[1]}x24"
        command = [_tool("Xvfb"), "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
        # the picture of the screen lies in a file, so that no further tool is needed to save it
        self._start("display", [*command, "-noreset", "-fbdir", self._room], extra={}, keep=[writing])
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as numbers:
            self.environment["DISPLAY"] = f":{numbers.readline().strip()}"
        subprocess.run([_tool("setxkbmap"), "de"], env=self.environment, check=True, timeout=30)

    def _start_buses(self) -> None:
        socket = self._room / "bus"
        configuration = self._room / "bus.conf"
        configuration.write_text(_BUS_CONFIGURATION.format(socket=socket), encoding="utf-8")
        self._start("bus", [_tool("dbus-daemon"), f"--config-file={configuration}", "--nofork"], extra={})
        self._wait("the session bus", socket.exists)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={socket}"
        self._start("accessibility", [_tool("at-spi-bus-launcher"), "--launch-immediately"], extra={})
        self.accessibility_bus = self._wait("the accessibility bus", lambda: accessibility_bus(self.environment))
        # would be started on demand, but then by a process that lets go of it
        self._start("registry", [_tool("at-spi2-registryd")], extra={})
        registry = "org.a11y.atspi.Registry"
        self._wait("the registry of accessible programs", lambda: has_owner(self.accessibility_bus, registry))

    def _wait(self, what: str, condition: Callable[[], _T]) -> _T:
        return wait_for(condition, what, seconds=30)


# Layout of a dump of the screen (X11 XWDFile.h): 25 big-endian words, then the window's name, the colours, the pixels.
_HEADER: Final = struct.Struct(">25I")


def read_screen(path: Path) -> Image.Image:
    """The picture in a dump of the screen with four bytes a pixel, as Xvfb writes it."""
    raw = path.read_bytes()
    words = _HEADER.unpack_from(raw)
    header_size, width, height, line, colours = words[0], words[4], words[5], words[12], words[19]
    pixels = raw[header_size + 12 * colours :][: line * height]
    return Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX", line)
