"""``records``: list, show, create, edit and export records."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from hattingen_desk.application.desk import Desk
from hattingen_desk.application.journal_sentences import RECORD_STATUS_WORDS
from hattingen_desk.application.ports import RecordFilter
from hattingen_desk.bootstrap.command_line.german import GermanCommand, GermanGroup
from hattingen_desk.bootstrap.command_line.options import JsonOption, ProfileOption, UserOption, desk
from hattingen_desk.bootstrap.command_line.output import Output, table
from hattingen_desk.domain.errors import InvalidInputError, UnavailableError
from hattingen_desk.domain.records import Record

app = typer.Typer(cls=GermanGroup, no_args_is_help=True, help="Akten auflisten, zeigen, anlegen, ändern und ausgeben.")

RefArgument = Annotated[str, typer.Argument(metavar="REF", help="Aktenzeichen, auch ein abgelöstes, oder Kennung.")]


@app.command("list", cls=GermanCommand)
def list_records(
    plan: Annotated[str, typer.Option(help="Nur Akten an und unter dieser Position des Aktenplans.")] = "",
    text: Annotated[str, typer.Option("--filter", help="Nur Akten, deren Titel oder Zeichen dies enthält.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="Höchstens so viele.")] = 1000,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Listet Akten auf.

    Beispiel: hattingen-desk records list --plan 32.10 --json
    """
    output = Output(as_json)
    with desk(profile) as opened:
        catalogue = opened.browsing.catalogue
        keys = catalogue.record_keys(RecordFilter(plan=plan, text=text, sort="reference"))
        rows = catalogue.record_rows(keys[:limit])
    document = {
        "records": [
            {"id": row.id, "reference": row.reference, "title": row.title, "plan": row.plan, "status": row.status,
             "documents": row.document_count}
            for row in rows
        ],
        "more": len(keys) > limit,
    }  # fmt: skip
    cells = [(row.reference, row.title, RECORD_STATUS_WORDS[row.status], row.document_count) for row in rows]
    output.answer(document, lambda out: out.print(table(["Aktenzeichen", "Titel", "Status", "Dokumente"], cells)))


@app.command("show", cls=GermanCommand)
def show(ref: RefArgument, profile: ProfileOption = None, as_json: JsonOption = False) -> None:
    """Zeigt eine Akte."""
    with desk(profile) as opened:
        found = opened.browsing.open_record(opened.browsing.catalogue.find_record(ref).id).record
        _answer(found, opened, Output(as_json))


@app.command("create", cls=GermanCommand)
def create(
    plan: Annotated[str, typer.Option(help="Position des Aktenplans, etwa 32.10.10.")],
    title: Annotated[str, typer.Option(help="Titel der Akte.")],
    former_reference: Annotated[str, typer.Option(help="Früheres Aktenzeichen, wie es auf Papier steht.")] = "",
    field: Annotated[list[str] | None, typer.Option(help="Feld der Aktenart: NAME=WERT (mehrfach möglich).")] = None,
    profile: ProfileOption = None,
    user: UserOption = "",
    as_json: JsonOption = False,
) -> None:
    """Legt eine Akte an; das Aktenzeichen wird vergeben.

    Beispiel: hattingen-desk records create --plan 32.10.10 --title "Fahrradwerkstatt Ruhrbogen"
    """
    with desk(profile, user) as opened:
        fields = pairs(field or [])
        created = opened.filing.create_record(plan, title, fields=fields, former_reference=former_reference)
        _answer(opened.browsing.catalogue.record(created.created), opened, Output(as_json))


@app.command("edit", cls=GermanCommand)
def edit(
    ref: RefArgument,
    values: Annotated[
        list[str], typer.Argument(metavar="FELD=WERT...", help="title=, former_reference=, fields.NAME=, status=")
    ],
    profile: ProfileOption = None,
    user: UserOption = "",
    as_json: JsonOption = False,
) -> None:
    """Ändert Angaben einer Akte.

    Beispiel: hattingen-desk records edit 32.10.10-0001/2026 "title=Fahrradwerkstatt Ruhrbogen GmbH"
    """
    with desk(profile, user) as opened:
        record = opened.browsing.catalogue.find_record(ref)
        wanted = pairs(values)
        status = wanted.pop("status", "")
        plan = wanted.pop("plan", "")
        if status not in {"", "open", "closed"}:
            raise InvalidInputError("„status“ kennt nur: open, closed.")
        if wanted:
            opened.filing.edit_record(record.id, wanted)
        if plan:
            opened.filing.move_record(record.id, plan)
        if status:
            act = opened.filing.close_record if status == "closed" else opened.filing.reopen_record
            act(record.id)
        _answer(opened.browsing.catalogue.record(record.id), opened, Output(as_json))


@app.command("export", cls=GermanCommand)
def export(
    ref: RefArgument,
    out: Annotated[Path, typer.Option(help="ZIP-Datei, die geschrieben wird; sie darf noch nicht da sein.")],
    profile: ProfileOption = None,
    user: UserOption = "",
    as_json: JsonOption = False,
) -> None:
    """Gibt eine Akte mit allen Dokumenten und Fassungen als ZIP aus. Die Datei ist nicht verschlüsselt."""
    output = Output(as_json)
    with desk(profile, user) as opened:
        record = opened.browsing.catalogue.find_record(ref)
        try:
            descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError as error:
            raise InvalidInputError(f"„{out}“ gibt es schon. Es wurde nichts überschrieben.") from error
        except OSError as error:
            raise UnavailableError(f"„{out}“ lässt sich nicht anlegen ({error.strerror}).") from error
        try:
            with os.fdopen(descriptor, "wb") as file:
                exported = opened.exporting.export_record(record.id, file)
        except BaseException:
            out.unlink(missing_ok=True)
            raise
    document = {"file": out, "documents": exported.documents, "files": exported.files}
    output.answer(document, lambda console: console.print(f"{exported.files} Dateien in „{out}“ geschrieben."))


def pairs(values: Iterable[str]) -> dict[str, str]:
    """Return ``NAME=VALUE`` arguments as a mapping; raises InvalidInputError."""
    found = {}
    for value in values:
        name, equals, content = value.partition("=")
        if not equals or not name:
            raise InvalidInputError(f"„{value}“ ist keine Angabe der Form FELD=WERT. Nichts wurde geändert.")
        found[name] = content
    return found


def _answer(record: Record, opened: Desk, output: Output) -> None:
    document = {
        "id": record.id, "reference": record.reference, "title": record.title, "plan": record.plan,
        "status": record.status, "former_reference": record.former_reference, "fields": dict(record.fields),
        "earlier_references": list(record.earlier_references), "version": record.version,
    }  # fmt: skip
    path = " › ".join(f"{step.number} {step.title}" for step in opened.browsing.plan_path(record.plan))
    record_type = opened.browsing.record_type_of(record.plan)
    rows = [
        ("Aktenzeichen", record.reference),
        ("Titel", record.title),
        ("Aktenplan", path),
        ("Status", RECORD_STATUS_WORDS[record.status]),
        ("Früheres Zeichen", record.former_reference or "–"),
        *((record_type.field_title(name), value) for name, value in record.fields.items()),
        ("Kennung", record.id),
    ]
    output.answer(document, lambda out: out.print(table(["Angabe", "Wert"], rows)))
