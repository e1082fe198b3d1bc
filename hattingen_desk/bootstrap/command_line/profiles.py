"""``profile``: create and show profiles."""

import getpass
from typing import Annotated

import typer

from hattingen_desk.bootstrap import profiles
from hattingen_desk.bootstrap.command_line.german import GermanCommand, GermanGroup
from hattingen_desk.bootstrap.command_line.options import JsonOption, ProfileOption
from hattingen_desk.bootstrap.command_line.output import Output, table
from hattingen_desk.bootstrap.profiles import Profile
from hattingen_desk.domain.errors import InvalidInputError

app = typer.Typer(
    cls=GermanGroup, no_args_is_help=True, help="Profile anlegen und zeigen: je ein Ordner mit verschlüsselten Akten."
)


@app.command("create", cls=GermanCommand)
def create(
    user: Annotated[str, typer.Option(help="Anmeldename der Person, die hier arbeitet.")] = "",
    name: Annotated[str, typer.Option(help="Ihr Name, wie ihn das Journal zeigt.")] = "",
    unit: Annotated[str, typer.Option(help="Ihre Organisationseinheit.")] = "",
    server: Annotated[str, typer.Option(help="Adresse der gemeinsamen Datenbank.", hidden=True)] = "",
    demo: Annotated[bool, typer.Option("--demo", help="Mit erfundenen Beispieldaten füllen.")] = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Legt ein eigenständiges Profil an. Der Schlüssel liegt danach im Schlüsselbund des Systems.

    Beispiel: hattingen-desk profile create --user k04711 --name "Jana Overbeck" --unit "Fachbereich Personal"
    """
    from hattingen_desk.bootstrap.creating import create_demo_profile, create_profile

    if server:
        raise InvalidInputError("Diese Version kennt nur eigenständige Profile, noch keine gemeinsame Datenbank.")
    output = Output(as_json)
    folder = profile or profiles.default_folder()
    if demo:
        with output.progress("Beispieldaten anlegen") as advance:
            created = create_demo_profile(folder, progress=advance)
    else:
        login = user or getpass.getuser()
        created = create_profile(folder, login=login, name=name, unit=unit)
    _answer(created, output)


@app.command("show", cls=GermanCommand)
def show(profile: ProfileOption = None, as_json: JsonOption = False) -> None:
    """Zeigt, wem ein Profil gehört und wo es liegt; geöffnet wird es dafür nicht."""
    _answer(profiles.load(profile or profiles.default_folder()), Output(as_json))


def _answer(found: Profile, output: Output) -> None:
    document = {
        "id": found.id, "folder": found.folder, "user": found.login, "name": found.name, "unit": found.unit,
        "demo": found.is_demo, "server": None,
    }  # fmt: skip
    key = "im Beispielprofil selbst" if found.is_demo else "im Schlüsselbund (oder in der Geheimnis-Datei)"
    rows = [
        ("Ordner", found.folder), ("Person", f"{found.name} ({found.login})"), ("Einheit", found.unit or "–"),
        ("Art", "Beispieldaten" if found.is_demo else "eigenständig"), ("Schlüssel", key), ("Kennung", found.id),
    ]  # fmt: skip
    output.answer(document, lambda out: out.print(table(["Angabe", "Wert"], rows)))
