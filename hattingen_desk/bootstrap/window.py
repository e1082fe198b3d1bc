"""The window's start: open the profile while Qt gets ready, then show the place where the person left off."""

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hattingen_desk.bootstrap import last_resort, profiles
from hattingen_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from hattingen_desk.application.desk import Desk
    from hattingen_desk.application.ports import Clock
    from hattingen_desk.bootstrap.collector import Collector
    from hattingen_desk.desktop.preferences.presenter import ProfileFacts
    from hattingen_desk.desktop.shell.main_window import MainWindow

CANNOT_OPEN = 3

_NO_DISPLAY = (
    "Hier ist kein Bildschirm, auf dem sich das Fenster öffnen ließe. Die Akten sind unverändert. "
    "Ohne Bildschirm gehen alle Befehle: hattingen-desk --help\n"
)
_BESIDE_MS = 250
"""When the watched folder and the like begin after the window is shown."""


@dataclass(frozen=True)
class Start:
    """What the window was started with."""

    folder: Path
    user: str = ""
    demo: bool = False


def read_arguments(arguments: Sequence[str]) -> Start:
    """Read ``[demo] [--profile DIR] [--user NAME]``; ``entry.opens_window`` has seen that there is nothing else."""
    demo = arguments[:1] == ["demo"]
    rest = iter(arguments[1:] if demo else arguments)
    options = dict(zip(rest, rest, strict=True))
    folder = Path(options["--profile"]) if "--profile" in options else profiles.default_folder()
    if demo and "--profile" not in options:
        folder = folder.with_name("demo")
    return Start(folder, options.get("--user", ""), demo)


def run_window(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; return the exit code."""
    logging.basicConfig(
        level=os.environ.get("HATTINGEN_DESK_LOG", "WARNING").upper(), stream=sys.stderr, format="%(name)s: %(message)s"
    )
    if not has_display():
        sys.stderr.write(_NO_DISPLAY)
        return CANNOT_OPEN
    try:
        session = open_session(read_arguments(arguments))
    except DeskError as error:
        from hattingen_desk.bootstrap import qt_application
        from hattingen_desk.bootstrap.waiting import show_error

        qt_application.speak_german(qt_application.existing())
        show_error(error)
        return CANNOT_OPEN
    try:
        session.show()
        return session.application.exec()
    finally:
        session.close()


def has_display() -> bool:
    """Tell whether a window could be shown; Qt itself would end the program without a word of German."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in wanted)


def open_session(start: Start) -> "Session":
    """Open the profile while Qt gets ready, and return the window over it, not shown yet.

    Nothing made until then becomes garbage, so collecting may rest until the window is shown.
    """
    gc.disable()
    opening = Opening(start)
    from hattingen_desk.bootstrap import qt_application

    application = qt_application.create()
    if opening.is_slow:
        from hattingen_desk.bootstrap.waiting import show_sheet_until

        show_sheet_until(opening)
    return Session(application, opening.result())


class Opening:
    """Opens the profile in a thread of its own, creating it first where that is right. ``is_slow``: it is created."""

    def __init__(self, start: Start, clock: "Clock | None" = None) -> None:
        self._start = start
        self._clock = clock
        self._desk: Desk | None = None
        self._error: BaseException | None = None
        self.is_slow = not profiles.exists(start.folder)
        self.done = 0
        self._thread = threading.Thread(target=self._open, name="opening", daemon=True)
        self._thread.start()

    def ready(self, timeout: float | None = None) -> bool:
        """Wait at most ``timeout`` seconds; tell whether opening has ended."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def result(self) -> "Desk":
        """Return the desk once ready; raises what opening raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        if self._desk is None:
            raise DeskError("Das Profil ließ sich nicht öffnen. Die Akten sind unverändert.")
        return self._desk

    def _open(self) -> None:
        try:
            from hattingen_desk.bootstrap.wiring import open_desk

            if self.is_slow:
                self._create()
            self._desk = open_desk(self._start.folder, user=self._start.user, clock=self._clock)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits, which raises it again
            self._error = error

    def _create(self) -> None:
        from hattingen_desk.bootstrap.creating import create_demo_profile, create_profile

        today = self._clock.today() if self._clock else None
        if self._start.demo:
            create_demo_profile(self._start.folder, today=today, progress=self._advanced)
        else:
            import getpass

            create_profile(self._start.folder, login=getpass.getuser())

    def _advanced(self, done: int) -> None:
        self.done = done


class Session:
    """The window over one opened desk, with everything that hangs on it; ``close`` ends all in the right order."""

    def __init__(self, application: "QApplication", desk: "Desk") -> None:
        from hattingen_desk.bootstrap.layout_store import ReplicaLayoutStore
        from hattingen_desk.bootstrap.screens import Screens
        from hattingen_desk.desktop.shell import appearance

        self.application = application
        self.desk = desk
        self._collector: Collector | None = None
        self.store = ReplicaLayoutStore(desk, dict(desk.preferences.texts()))
        appearance.restore(self.store)
        self.screens = Screens(desk, self.store, self._facts)
        self.window: MainWindow = self.screens.window
        last_resort.install(self.window.show_error)
        self.window.go_to_last("my_day")

    def show(self) -> None:
        """Show the window; what runs beside it begins when the person has seen it."""
        from PySide6.QtCore import QTimer

        self.window.show()
        QTimer.singleShot(_BESIDE_MS, self.window, self._begin)

    def _begin(self) -> None:
        from hattingen_desk.bootstrap import qt_application
        from hattingen_desk.bootstrap.collector import Collector

        qt_application.speak_german(self.application)
        self._collector = Collector(self.window)
        self.screens.begin()

    def _facts(self) -> "ProfileFacts":
        from hattingen_desk import __version__
        from hattingen_desk.desktop.preferences.presenter import ProfileFacts

        place = profiles.load(self.desk.folder).key_place
        words = "im Beispielprofil selbst" if place is profiles.KeyPlace.DEMO_FILE else "im Schlüsselbund des Systems"
        return ProfileFacts(key_place=words, version=__version__)

    def close(self) -> None:
        """Close the window, end what runs, write what is remembered, close the profile."""
        from hattingen_desk.desktop.common import tasks

        if self._collector is not None:
            self._collector.stop()
        gc.enable()
        for step in (self.screens.close, self.window.close, tasks.shut_down, self.store.flush, self.desk.close):
            _attempt(step)
        last_resort.uninstall()
        self.window.deleteLater()


def _attempt(step: Callable[[], object]) -> None:
    """Run one step of closing; a fault in it must not keep the profile from being closed."""
    try:
        step()
    except DeskError as error:
        logging.getLogger(__name__).warning("closing: %s", error.cause or error.message)
