"""The keyboard of a German clerk.

Use::

    keyboard.press("Strg+K"); keyboard.write("Tönnesmann"); keyboard.press("Enter")

Keys come from the X server's own test extension, through the German layout, to the window that has the focus: the
accessibility interfaces' own key events lose umlauts.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from typing import Final

_KEYS: Final = {
    "Strg": "ctrl", "Umschalt": "shift", "Alt": "alt", "Enter": "Return", "Esc": "Escape", "Tab": "Tab",
    "Leertaste": "space", "Entf": "Delete", "Rücktaste": "BackSpace", "Pos1": "Home", "Ende": "End",
    "Bild ab": "Next", "Bild auf": "Prior", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right", "Menü": "Menu",
}  # fmt: skip


class Keyboard:
    """Types into the program with number ``pid``."""

    def __init__(self, environment: Mapping[str, str], pid: int) -> None:
        self._environment = environment
        self._pid = pid

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each in the words printed on them: ``Strg+K``, ``F8``, ``Enter``."""
        self._focus_window()
        self._run("key", "--clearmodifiers", *(_in_x(key) for key in keys))

    def write(self, text: str) -> None:
        """Type a text."""
        self._focus_window()
        self._run("type", "--delay", "12", "--", text)

    def windows(self) -> list[str]:
        """The windows of the program that can be seen, oldest first."""
        found = self._run("search", "--all", "--onlyvisible", "--pid", str(self._pid), "--name", "", check=False)
        return sorted(found.split(), key=int)

    def _focus_window(self) -> None:
        # no window manager runs here, so nobody hands the focus on when a dialog has closed
        windows = self.windows()
        if windows and self._run("getwindowfocus", check=False).strip() not in windows:
            self._run("windowfocus", "--sync", windows[-1])

    def _run(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, text=True, check=check, timeout=60
        )
        return done.stdout


def _in_x(key: str) -> str:
    parts = key.split("+")
    return "+".join(_KEYS.get(part, part.lower() if len(parts) > 1 else part) for part in parts)
