"""How commands answer: results on stdout (one JSON document with ``--json``), progress and errors on stderr."""

import json
import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table

from hattingen_desk.domain.errors import DeskError, InvalidInputError, NotFoundError, StaleError, UnavailableError

DONE, SOME_FAILED, WRONG_USAGE, UNREACHABLE = 0, 1, 2, 3

_PIPED_WIDTH = 200

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Output:
    """Where a command's answer goes."""

    as_json: bool = False
    out: Console = field(default_factory=lambda: _console(sys.stdout))
    err: Console = field(default_factory=lambda: _console(sys.stderr))

    def answer(self, document: object, show: Callable[[Console], None]) -> None:
        """Print one JSON document, or let ``show`` print for people."""
        if self.as_json:
            sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2, default=_text) + "\n")
        else:
            show(self.out)

    def say(self, sentence: str) -> None:
        """Print a sentence beside the result."""
        self.err.print(sentence, markup=False)

    @contextmanager
    def progress(self, what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """Show progress on stderr where a person watches; yields a function that takes the number done."""
        if not sys.stderr.isatty():
            yield lambda _done: None
            return
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self.err, transient=True) as bar:
            task = bar.add_task(what, total=total)
            yield lambda done: bar.update(task, completed=done)


def exit_code_of(error: DeskError) -> int:
    """Return the exit code a failed command ends with."""
    if isinstance(error, UnavailableError):
        return UNREACHABLE
    return WRONG_USAGE if isinstance(error, InvalidInputError | NotFoundError) else SOME_FAILED


def report(error: DeskError, output: Output) -> int:
    """Tell an error in its German sentence; the cause goes to the log."""
    if error.cause:
        log.info("cause: %s", error.cause)
    output.say(error.message)
    if isinstance(error, StaleError):
        output.say("Lesen Sie den jetzigen Stand und versuchen Sie es erneut.")
    return exit_code_of(error)


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    """Return a plain table for people."""
    found = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        found.add_column(heading, overflow="fold")
    for row in rows:
        found.add_row(*(_text(cell) for cell in row))
    return found


def _console(stream: TextIO) -> Console:
    """Return a console as wide as the terminal; what is piped into a file or program is not folded early."""
    return Console(file=stream, highlight=False, soft_wrap=True, width=None if stream.isatty() else _PIPED_WIDTH)


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value.as_posix() if isinstance(value, Path) else value)
