"""What a benchmark says: a value, and beside it what the technology below needs alone, measured in the same run."""

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure. ``ratio`` is value / floor; ``goal`` says in words what is compared, ``ok`` whether it is reached."""

    name: str
    value: float
    unit: str
    floor: float
    ratio: float
    goal: str
    ok: bool


def within(name: str, value: float, floor: float, *, limit: float, unit: str = "ms") -> Measurement:
    """Return a measurement whose value itself must not exceed ``limit``."""
    return Measurement(name, value, unit, floor, value / floor, f"value <= {limit:g} {unit}", value <= limit)


def p95(milliseconds: Iterable[float]) -> float:
    """Return the 95th percentile (nearest rank)."""
    ordered = sorted(milliseconds)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def durations(works: Iterable[Callable[[], object]]) -> list[float]:
    """Return how many milliseconds each piece of work took, one after the other, without garbage collection inside."""
    found = []
    for work in works:
        gc.collect(0)
        gc.disable()
        started = time.perf_counter()
        work()
        found.append((time.perf_counter() - started) * 1000)
        gc.enable()
    return found
