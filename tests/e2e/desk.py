"""The display with all who work at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.e2e.clerk import Clerk
from tests.e2e.session import DeskSession

# we asked about something that was there a moment ago
_OUR_FAULT: Final = "qt.accessibility.atspi: Could not find accessible on path"


@dataclass
class Desk:
    """A failing test leaves a picture of the screen and the accessible trees of all programs on it."""

    session: DeskSession
    clerks: list[Clerk] = field(default_factory=list)

    @contextmanager
    def clerk(self, command: Sequence[str | Path], *, name: str, silent: bool = True) -> Iterator[Clerk]:
        """Somebody working with a program started by ``command``; the program ends with the block.

        Raises AssertionError when a ``silent`` program complained on its standard output or error.
        """
        program = self.session.start(command, name=name)
        clerk = Clerk(self.session, program)
        self.clerks.append(clerk)
        try:
            yield clerk
        finally:
            self.clerks.remove(clerk)
            clerk.leave()
            self.session.end(program)
        complaints = [line for line in program.output.splitlines() if line and not line.startswith(_OUR_FAULT)]
        assert not (silent and complaints), "\n".join([f"„{name}“ complained:", *complaints])

    def keep_evidence(self, folder: Path) -> None:
        """Save what could be seen and heard."""
        self.session.save_screenshot(folder / "screen.png")
        for clerk in self.clerks:
            lines = [f"{'  ' * seen.depth}{seen}" for seen in clerk.reader.tree()]
            spoken = [f"spoken: {sentence}" for sentence in clerk.reader.said]
            parts = [*lines, f"focus: {clerk.reader.focused()}", *spoken, clerk.program.output]
            (folder / f"{clerk.program.name}.txt").write_text("\n".join(parts) + "\n", encoding="utf-8")
