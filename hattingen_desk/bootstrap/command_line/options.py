"""Options that many commands share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from hattingen_desk.application.desk import Desk
from hattingen_desk.bootstrap import profiles
from hattingen_desk.bootstrap.wiring import open_desk

ProfileOption = Annotated[
    Path | None,
    typer.Option("--profile", help="Ordner des Profils; ohne Angabe das eigene.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Genau ein JSON-Dokument auf der Standardausgabe.")]
UserOption = Annotated[str, typer.Option("--user", help="Handelt als diese Person (nur in Beispielprofilen).")]


@contextmanager
def desk(folder: Path | None, user: str = "") -> Iterator[Desk]:
    """Open a profile for one command and close it afterwards."""
    opened = open_desk(folder or profiles.default_folder(), user=user)
    try:
        yield opened
    finally:
        opened.close()
