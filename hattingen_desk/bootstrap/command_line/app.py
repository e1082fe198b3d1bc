"""The commands, gathered."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from hattingen_desk.bootstrap.command_line import checks, importing, pictures, profiles, records, searching
from hattingen_desk.bootstrap.command_line.german import GermanCommand, GermanGroup, wrong_call
from hattingen_desk.bootstrap.command_line.output import SOME_FAILED, WRONG_USAGE, Output, report
from hattingen_desk.domain.errors import DeskError

app = typer.Typer(
    cls=GermanGroup,
    name="hattingen-desk",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help=(
        "Elektronische Akten der Stadt Hattingen. Ohne Befehl öffnet sich das Fenster.\n\n"
        "[bold]Zum Einstieg:[/bold]  hattingen-desk demo   (Fenster mit erfundenen Beispieldaten)\n\n"
        "[bold]Rückgabewerte:[/bold]  0 erledigt · 1 einiges misslang, aufgelistet, nichts verloren · "
        "2 falsch aufgerufen · 3 nicht erreichbar oder nicht zu öffnen\n\n"
        "[bold]Umgebung:[/bold]  HATTINGEN_DESK_SECRETS_FILE nennt eine JSON-Datei (Rechte 0600), die den "
        "Schlüsselbund ersetzt, wo es keinen gibt."
    ),
)
app.add_typer(profiles.app, name="profile")
app.add_typer(records.app, name="records")
importing.add_to(app)
searching.add_to(app)
checks.add_to(app)
pictures.add_to(app)


@app.command("demo", cls=GermanCommand, help="Öffnet das Fenster auf einem Profil mit erfundenen Beispieldaten.")
def demo(
    profile: Annotated[
        Path | None, typer.Option(help="Ordner des Beispielprofils; es wird angelegt, wenn es fehlt.")
    ] = None,
    user: Annotated[str, typer.Option(help="Arbeitet als diese Person (nur in Beispielprofilen).")] = "",
) -> None:
    """Open the window on sample data."""
    from hattingen_desk.bootstrap.window import run_window

    arguments = ["demo"]
    arguments += ["--profile", str(profile)] if profile else []
    arguments += ["--user", user] if user else []
    raise typer.Exit(run_window(arguments))


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors are told in a sentence, never as a stack trace."""
    logging.basicConfig(
        level=os.environ.get("HATTINGEN_DESK_LOG", "WARNING").upper(), stream=sys.stderr, format="%(name)s: %(message)s"
    )
    try:
        result = app(args=list(arguments), prog_name="hattingen-desk", standalone_mode=False)
    except DeskError as error:
        return report(error, Output())
    except (typer.Abort, KeyboardInterrupt):
        Output().say("Abgebrochen. Was bis dahin abgelegt war, bleibt abgelegt.")
        return SOME_FAILED
    except TyperException as error:
        Output().say(wrong_call(error))
        return WRONG_USAGE
    return result if isinstance(result, int) else 0
