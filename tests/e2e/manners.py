"""What every window must do for someone without eyes and mouse."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from tests.architecture.visible_texts import english_words
from tests.e2e.clerk import Clerk
from tests.e2e.screen_reader import CELLS, Seen

_MOST_STOPS: Final = 90
_MOST_LINKS: Final = 12


def nameless(tree: Iterable[Seen]) -> list[Seen]:
    """What can take the focus and has no name."""
    return [one for one in tree if {"focusable", "showing"} <= one.states and not one.name.strip()]


def named_in_english(tree: Iterable[Seen]) -> list[Seen]:
    """What has a name with an English word in it; the names of data are data."""
    return [one for one in tree if one.role not in CELLS and english_words(one.name)]


def round_of_tab(clerk: Clerk, *, seconds: float = 2.0) -> list[Seen]:
    """Press Tab until it comes round; everything that had the focus, in order.

    Raises AssertionError when something keeps the focus, or when Tab only goes through the rows of a table.
    A press of Tab is given ``seconds`` to be seen.
    """
    stops = [_next_stop(clerk, seconds)]
    while len(stops) < _MOST_STOPS:
        here = _next_stop(clerk, seconds)
        if here.reference == stops[0].reference:
            return stops
        assert here.reference not in {stop.reference for stop in stops}, (
            f"Tab goes round from {here} without ever coming back to {stops[0]}"
        )
        stops.append(here)
    names = ", ".join(str(stop) for stop in stops[-8:])
    raise AssertionError(f"Tab does not come round in {_MOST_STOPS} steps; the last ones: {names}")


def _next_stop(clerk: Clerk, seconds: float) -> Seen:
    """Press Tab until something else has the focus: inside a text it goes from link to link first."""
    for _link in range(_MOST_LINKS - 1):
        with suppress(AssertionError):
            return clerk.steps(seconds=seconds)
    return clerk.steps(seconds=seconds)
