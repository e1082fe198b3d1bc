"""A clerk who sees nothing: keys go in, names and spoken sentences come out.

Use::

    clerk.press("Strg+K"); clerk.write("Tönnesmann")
    clerk.finds("list", "Treffer"); clerk.is_at("text", "Titel"); clerk.hears("Rückgängig")

Every verb waits until it is so, with a limit; an AssertionError says what was there instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from tests.e2e.keyboard import Keyboard
from tests.e2e.screen_reader import CELLS, Name, ScreenReader, Seen
from tests.e2e.session import DeskSession, Started
from tests.e2e.waiting import wait_for

_T = TypeVar("_T")


class Clerk:
    """Works with one running program."""

    def __init__(self, session: DeskSession, program: Started) -> None:
        self.program = program
        self.keyboard = Keyboard(session.environment, program.pid)
        self.reader = ScreenReader(session.accessibility_bus, program.pid)

    def leave(self) -> None:
        """Stop watching the program."""
        self.reader.close()

    def waits(self, condition: Callable[[], _T | None], what: str, *, seconds: float = 30.0) -> _T:
        """Wait until ``condition`` is true while the program runs, and return its answer."""

        def answer() -> _T | None:
            ended = self.program.returncode
            assert ended is None, f"the program ended ({ended}) before: {what}\n{self.program.output}"
            return condition()

        return wait_for(answer, what, seconds=seconds)

    def ends(self, *, seconds: float = 20.0) -> int:
        """Wait until the program has ended; its exit code."""
        return wait_for(lambda: _some(self.program.returncode), "the program has ended", seconds=seconds)[0]

    # --- hands ---

    def press(self, *keys: str) -> None:
        """Press keys one after the other: ``Strg+K``, ``F8``, ``Enter``."""
        self.keyboard.press(*keys)

    def write(self, text: str) -> None:
        """Type into what has the focus, and see that it arrived."""
        self.keyboard.write(text)

    def writes_into(self, name: Name, text: str) -> Seen:
        """Replace what stands in the field that has the focus and this name."""
        field = self.is_at("text", name)
        self.press("Strg+A")
        self.write(text)
        self.waits(lambda: self.reader.text(field) == text, f"„{text}“ stands in „{field.name}“")
        return field

    # --- ears ---

    def finds(self, role: str, name: Name, *, seconds: float = 30.0) -> Seen:
        """Wait until such an object is on show."""
        return self.waits(lambda: self.reader.find(role, name), f"{role} {_words(name)} is on show", seconds=seconds)

    def misses(self, role: str, name: Name) -> None:
        """Wait until no such object is on show."""
        self.waits(lambda: self.reader.find(role, name) is None, f"{role} {_words(name)} is gone")

    def is_at(self, role: str, name: Name) -> Seen:
        """Wait until the keys go to such an object."""
        there: list[Seen | None] = [None]

        def arrived() -> Seen | None:
            there[0] = self.reader.focused()
            return there[0] if there[0] and there[0].is_a(role, name) else None

        try:
            return self.waits(arrived, f"the focus is on {role} {_words(name)}")
        except AssertionError as error:
            error.add_note(f"the focus is on {there[0]}")
            raise

    def hears(self, words: str, *, after: int = 0) -> str:
        """Wait until a sentence with these words was spoken; ``after``: how many sentences to pass over."""

        def heard() -> str | None:
            return next((sentence for sentence in self.reader.said[after:] if words in sentence), None)

        try:
            return self.waits(heard, f"„{words}“ is spoken")
        except AssertionError as error:
            error.add_note(f"spoken was {self.reader.said[after:]}")
            raise

    def finds_row(self, table: Seen, words: Name) -> int:
        """Wait until a row of a table, list or tree holds these words; its number."""
        pattern = words if isinstance(words, re.Pattern) else re.compile(re.escape(words))

        def found() -> tuple[int] | None:
            rows = self.reader.rows(table)
            return next(((number,) for number, row in enumerate(rows) if pattern.search(" | ".join(row))), None)

        try:
            return self.waits(found, f"„{table.name}“ has a row with {_words(words)}")[0]
        except AssertionError as error:
            error.add_note(f"its rows are {self.reader.rows(table)}")
            raise

    def is_busy(self) -> bool:
        """Whether the program says that it is loading something."""
        return self.reader.find("", "Wird geladen") is not None

    def is_inside(self, table: Seen) -> bool:
        """Whether the keys go to a table, tree or list, or to one of its cells."""
        here = self.reader.focused()
        return here is not None and (here.reference == table.reference or here.role in CELLS)

    def has_under_cursor(self, table: Seen, words: str) -> bool:
        """Whether the keys go to a table or list and its one selected row holds these words."""
        rows = self.reader.selected_rows(table)
        return self.is_inside(table) and len(rows) == 1 and words in " | ".join(self.reader.row(table, rows[0]))

    def goes_to(self, role: str, name: Name, *, key: str = "Tab", at_most: int = 60) -> Seen:
        """Press ``key`` until such an object has the focus."""
        passed: list[str] = []
        for _step in range(at_most):
            here = self.reader.focused()
            if here is not None and here.is_a(role, name):
                return here
            passed.append(str(here))
            self.steps(key)
        raise AssertionError(f"{key} does not lead to {role} {_words(name)}; it led over {passed}")

    def steps(self, key: str = "Tab", *, seconds: float = 10.0) -> Seen:
        """Press ``key`` and wait until the focus has moved; what has it then."""
        before = self.reader.focused()
        self.press(key)

        def moved() -> tuple[Seen] | None:
            now = self.reader.focused()
            return (now,) if now is not None and (before is None or now.reference != before.reference) else None

        return self.waits(moved, f"{key} moves the focus away from {before}", seconds=seconds)[0]


def _words(name: Name) -> str:
    return f"„{name}“" if isinstance(name, str) else f"like „{name.pattern}“"


def _some(value: int | None) -> tuple[int] | None:
    return None if value is None else (value,)
