"""Identifiers every object carries from birth."""

import random
import secrets
import threading
import time
import uuid

_lock = threading.Lock()
# An identifier is no secret: it must be unique, not unpredictable, and asking the system each time takes longer.
_random = random.Random(secrets.token_bytes(32))  # noqa: S311
_last = 0


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562 § 5.7) as text; later ids of one process sort after earlier ones.

    The 12 bits after the millisecond count upwards within it, as § 6.2 method 1 describes.
    """
    global _last  # noqa: PLW0603 - monotonic order is a property of the process
    with _lock:
        stamp = max(time.time_ns() // 1_000_000 << 12, _last + 1)
        _last = stamp
    value = (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62 | _random.getrandbits(62)
    return str(uuid.UUID(int=value))
