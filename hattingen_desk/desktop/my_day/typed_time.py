"""A time of day as a clerk types it. No Qt."""

import re

from hattingen_desk.domain.errors import InvalidInputError

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*(?:uhr)?", re.IGNORECASE)


def parse_time(text: str) -> str:
    """Return ``HH:MM`` for ``14``, ``14:30``, ``14.30``, ``1430`` or ``14 Uhr``; empty for nothing typed.

    Raises InvalidInputError with a sentence that names the ways to type a time.
    """
    typed = text.strip()
    if not typed:
        return ""
    match = _TIME.fullmatch(typed)
    hour, minute = (int(match[1]), int(match[2] or match[3] or 0)) if match else (24, 0)
    if hour > 23 or minute > 59:
        raise InvalidInputError("Uhrzeit nicht lesbar. Möglich sind 14, 14:30 oder 1430.")
    return f"{hour:02d}:{minute:02d}"
