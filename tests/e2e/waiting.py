"""Waiting for a condition with a limit. No test waits for a span of time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TypeVar

_STEP_SECONDS: Final = 0.03

_T = TypeVar("_T")


def wait_for(condition: Callable[[], _T | None], what: str, *, seconds: float = 20.0) -> _T:
    """Ask until the answer is true, and return it. Raises AssertionError with ``what`` when time is up."""
    until = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        assert time.monotonic() < until, f"after {seconds:.0f} s still not: {what}"
        time.sleep(_STEP_SECONDS)
