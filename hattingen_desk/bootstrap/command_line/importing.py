"""``import``: take files into a record, or into the Scan-Eingang."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from hattingen_desk.application.importing import ItemResult, Outcome, Source, Target
from hattingen_desk.bootstrap.command_line.german import GermanCommand
from hattingen_desk.bootstrap.command_line.options import JsonOption, ProfileOption, UserOption, desk
from hattingen_desk.bootstrap.command_line.output import SOME_FAILED, Output, table
from hattingen_desk.domain.errors import InvalidInputError

_OUTCOME_WORDS = {
    Outcome.STORED: "abgelegt",
    Outcome.DUPLICATE: "schon vorhanden",
    Outcome.QUARANTINED: "zu klären",
    Outcome.FAILED: "nicht gelesen",
}


def add_to(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("import", cls=GermanCommand)(import_files)


def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="DATEI...", help="Dateien, oder Ordner mit allem darin.")],
    into: Annotated[str, typer.Option("--into", metavar="REF", help="Akte, in die abgelegt wird.")] = "",
    register: Annotated[str, typer.Option(help="Register einer Personalakte, etwa R6.")] = "",
    inbox: Annotated[bool, typer.Option("--inbox", help="In den Scan-Eingang statt in eine Akte.")] = False,
    watch_folder: Annotated[
        bool, typer.Option("--collect", help="Behandelt DATEI als Scan-Ordner: einlesen, prüfen, dort entfernen.")
    ] = False,
    profile: ProfileOption = None,
    user: UserOption = "",
    as_json: JsonOption = False,
) -> None:
    """Legt Dateien ab: unverändert, mit Prüfsumme, verschlüsselt; die Quelle bleibt, wo sie ist.

    Was sich nicht lesen lässt, liegt unter „Zu klären“ und geht nicht verloren.

    Beispiel: hattingen-desk import Scan_0412.pdf Antrag.docx --into 11.30.02-100417 --register R6
    """
    if bool(into) + inbox + watch_folder != 1:
        raise InvalidInputError("Geben Sie genau ein Ziel an: --into REF, --inbox oder --collect.")
    output = Output(as_json)
    with desk(profile, user) as opened:
        if watch_folder:
            reports = [opened.scan_inbox(folder).collect(settled_only=False) for folder in files]
            items = [item for report in reports for item in report.items]
            for sentence in (kept for report in reports for kept in report.kept):
                output.say(sentence)
        else:
            target = Target()
            if into:
                record = opened.browsing.catalogue.find_record(into)
                target = Target(record.id, register=register)
            paths = list(_paths(files))
            with output.progress("Dateien ablegen", len(paths)) as advance:
                items = []

                def heard(item: ItemResult) -> None:
                    items.append(item)
                    advance(len(items))

                opened.importing.import_files(map(_source, paths), target, on_item=heard)
    _answer(items, output)
    if any(item.outcome in {Outcome.FAILED, Outcome.QUARANTINED} for item in items):
        raise typer.Exit(SOME_FAILED)


def _paths(arguments: list[Path]) -> Iterator[Path]:
    for path in arguments:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.is_file() and not each.is_symlink())
        else:
            yield path


def _source(path: Path) -> Source:
    return Source(label=str(path), file_name=path.name, read=path.read_bytes)


def _answer(items: list[ItemResult], output: Output) -> None:
    document = {
        "items": [
            {"file": item.label, "id": item.id or None, "sha256": item.sha256 or None, "status": item.outcome.value,
             "remark": item.remark}
            for item in items
        ]
    }  # fmt: skip
    rows = [(_OUTCOME_WORDS[item.outcome], item.label, item.remark) for item in items]
    output.answer(document, lambda out: out.print(table(["", "Datei", "Bemerkung"], rows)))
