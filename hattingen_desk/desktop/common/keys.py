"""Keys as they are printed on a German keyboard.

Use::

    keys.in_german("Ctrl+Shift+K")      # "Strg+Umschalt+K"
"""

_WORDS = {
    "Ctrl": "Strg",
    "Shift": "Umschalt",
    "Alt": "Alt",
    "Meta": "Windows",
    "Del": "Entf",
    "Delete": "Entf",
    "Ins": "Einfg",
    "Home": "Pos1",
    "End": "Ende",
    "PgUp": "Bild auf",
    "PgDown": "Bild ab",
    "Return": "Enter",
    "Esc": "Esc",
    "Escape": "Esc",
    "Space": "Leertaste",
    "Backspace": "Rücktaste",
    "Tab": "Tab",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
}


def in_german(shortcut: str) -> str:
    """``shortcut`` in Qt's portable form ("Ctrl+Shift+K"), in the words of a German keyboard; "" stays ""."""
    if not shortcut:
        return ""
    # "Ctrl++" ends in the plus key itself
    parts = [*shortcut[:-2].split("+"), "+"] if shortcut.endswith("++") else shortcut.split("+")
    return "+".join(_WORDS.get(part, part) for part in parts)
