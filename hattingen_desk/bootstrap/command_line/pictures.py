"""``tour``: drive the real windows without a display and keep a picture of each screen."""

from pathlib import Path
from typing import Annotated

import typer

from hattingen_desk.bootstrap.command_line.german import GermanCommand
from hattingen_desk.bootstrap.command_line.options import JsonOption
from hattingen_desk.bootstrap.command_line.output import SOME_FAILED, Output, table


def add_to(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("tour", cls=GermanCommand)(tour)


def tour(
    out: Annotated[Path, typer.Option(help="Ordner für die Bilder und tour.json; er wird angelegt.")],
    as_json: JsonOption = False,
) -> None:
    """Fährt die echten Fenster ohne Bildschirm durch: ein Bild je Ansicht, hell und dunkel, 100 und 150 Prozent.

    Beispiel: hattingen-desk tour --out bilder
    """
    from hattingen_desk.bootstrap.tour import run_tour

    output = Output(as_json)
    result = run_tour(out, say=output.say)
    rows = [("ja" if step.ok else "nein", step.name, step.detail) for step in result.steps]
    output.answer(result.document(), lambda console: console.print(table(["gelungen", "Schritt", ""], rows)))
    if not result.ok:
        raise typer.Exit(SOME_FAILED)
