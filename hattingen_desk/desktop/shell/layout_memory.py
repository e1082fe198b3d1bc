"""Where the window stood and which area was in front, remembered for the person who works here."""

import json
from dataclasses import asdict, dataclass
from typing import TypeGuard

from hattingen_desk.desktop.common.screen import LayoutStore

_WINDOW = "shell.window"
_AREA = "shell.area"


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Size in logical pixels; the place on the screen is left to the system."""

    width: int = 1440
    height: int = 900
    maximized: bool = False


def window_place(store: LayoutStore) -> WindowPlace:
    """The remembered size; the default when nothing usable is remembered."""
    text = store.get(_WINDOW)
    try:
        value = json.loads(text) if text else {}
    except json.JSONDecodeError:
        return WindowPlace()
    if not isinstance(value, dict):
        return WindowPlace()
    width, height = value.get("width"), value.get("height")
    if not _is_side(width) or not _is_side(height):
        return WindowPlace()
    return WindowPlace(width, height, bool(value.get("maximized")))


def _is_side(length: object) -> TypeGuard[int]:
    """What a window can measure; anything else comes from a damaged or foreign store."""
    return isinstance(length, int) and 300 <= length <= 20_000


def remember_window(store: LayoutStore, place: WindowPlace) -> None:
    """Stores the size."""
    store.put(_WINDOW, json.dumps(asdict(place)))


def last_area(store: LayoutStore) -> str:
    """The area that was in front last, "" when none is remembered."""
    text = store.get(_AREA)
    try:
        value = json.loads(text) if text else ""
    except json.JSONDecodeError:
        return ""
    return value if isinstance(value, str) else ""


def remember_area(store: LayoutStore, area_id: str) -> None:
    """Stores the area in front."""
    store.put(_AREA, json.dumps(area_id))
