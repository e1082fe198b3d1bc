"""The one application style sheet: ``resources/style/desk.qss`` filled with tokens and lengths.

Widgets choose by dynamic property, never by a sheet of their own::

    theme.set_property(label, "tone", "text2")      # any colour token
    theme.set_ground(pane, "sunken")                # window, surface, sunken, rail, backdrop, raised ...
    theme.set_property(field, "state", "error")

Other properties: ``card`` (true, float), ``rule`` of a QFrame (bottom, top, left, right: a hairline there),
``kind`` of a button (main, other, quiet, final, link), ``small`` and ``bare`` of a QLineEdit.
"""

import re
from collections.abc import Callable
from functools import cache

from hattingen_desk.application.resource_folder import resource_folder
from hattingen_desk.desktop.common.tokens import Tokens

_GROUNDS = ("window", "surface", "sunken", "rail", "backdrop", "raised", "accent_soft", "mute_bg", "hover")
_TONES = ("text", "text2", "text3", "accent", "on_accent", "ok", "warn", "bad", "info", "sign", "disabled")
_PLACE = re.compile(r"@(\w+)|px\((\d+)\)")


@cache
def _template() -> str:
    text = (resource_folder() / "style" / "desk.qss").read_text(encoding="utf-8")
    rules = [f'QWidget[ground="{name}"] {{ background: @{name}; }}' for name in _GROUNDS]
    last = [f'QLabel[tone="{name}"] {{ color: @{name}; }}' for name in _TONES]
    return "\n".join([*rules, text, *last])


def build(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The whole sheet for ``tokens``; ``px`` scales a length with the text size setting.

    KeyError when the template names a token that does not exist.
    """
    colours = tokens.colours()
    colours["controls"] = "controlsdark" if tokens.dark else "controlslight"

    def fill(place: re.Match[str]) -> str:
        name, length = place.groups()
        return colours[name] if name else f"{px(int(length))}px"

    return _PLACE.sub(fill, _template())
