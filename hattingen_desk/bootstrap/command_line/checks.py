"""``verify``, ``doctor`` and ``bench``: is everything sound, in place, quick?"""

from dataclasses import asdict
from typing import Annotated

import typer

from hattingen_desk.bootstrap.command_line.german import GermanCommand
from hattingen_desk.bootstrap.command_line.options import JsonOption, ProfileOption, desk
from hattingen_desk.bootstrap.command_line.output import SOME_FAILED, UNREACHABLE, Output, table
from hattingen_desk.domain.errors import InvalidInputError


def add_to(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("verify", cls=GermanCommand)(verify)
    app.command("doctor", cls=GermanCommand)(doctor)
    app.command("bench", cls=GermanCommand)(bench)


def verify(
    remove_orphans: Annotated[
        bool, typer.Option("--remove-orphans", help="Dateien ohne Dokument (Reste eines Abbruchs) entfernen.")
    ] = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Prüft alles Gespeicherte: Seiten, Verweise, Suchindex, Journalkette; entschlüsselt jede Datei und vergleicht.

    Beispiel: hattingen-desk verify --json
    """
    output = Output(as_json)
    with desk(profile) as opened:
        with output.progress("Dateien prüfen") as advance:
            found = opened.verifying.verify(on_file=advance)
        removed = opened.verifying.remove_orphans() if remove_orphans else 0
    document = {
        "ok": not found.faults, "journal_entries": found.journal_entries, "files": found.files,
        "orphans": found.orphans - removed, "faults": list(found.faults),
    }  # fmt: skip
    verdict = "Alles in Ordnung." if not found.faults else "Es gibt Befunde; wenden Sie sich an den IT-Service."
    rows = [
        ("Journaleinträge", found.journal_entries), ("Dateien", found.files),
        ("Dateien ohne Dokument", f"{found.orphans - removed}" + (f" ({removed} entfernt)" if removed else "")),
        *(("Befund", fault) for fault in found.faults), ("Ergebnis", verdict),
    ]  # fmt: skip
    output.answer(document, lambda out: out.print(table(["", ""], rows)))
    if found.faults:
        raise typer.Exit(SOME_FAILED)


def doctor(profile: ProfileOption = None, as_json: JsonOption = False) -> None:
    """Zeigt auf einer Seite, was eingerichtet, erreichbar, veraltet ist und wer es festgelegt hat."""
    from hattingen_desk.bootstrap import profiles
    from hattingen_desk.bootstrap.diagnosis import diagnose

    output = Output(as_json)
    findings = diagnose(profile or profiles.default_folder())
    document = {"ok": all(each.ok is not False for each in findings), "checks": [asdict(each) for each in findings]}
    words = {True: "in Ordnung", False: "fehlt", None: "–"}
    rows = [(words[each.ok], each.subject, each.finding) for each in findings]
    output.answer(document, lambda out: out.print(table(["", "Was", "Befund"], rows)))
    if not document["ok"]:
        raise typer.Exit(UNREACHABLE)


def bench(
    name: Annotated[str, typer.Argument(help="start, search, table, import; ohne Angabe alle.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Misst, wie schnell das Programm ist, jedes Mal neben dem, was die Technik darunter allein braucht.

    Beispiel: hattingen-desk bench search --json
    """
    from hattingen_desk.bootstrap.benchmarks import BENCHMARKS

    output = Output(as_json)
    if name and name not in BENCHMARKS:
        raise InvalidInputError(f"Die Messung „{name}“ gibt es nicht. Vorhanden: {', '.join(BENCHMARKS)}.")
    found = []
    for each in [name] if name else BENCHMARKS:
        output.say(f"Messung „{each}“ läuft …")
        found.extend(BENCHMARKS[each]())
    rows = [
        (each.name, f"{each.value:.2f} {each.unit}", f"{each.floor:.2f} {each.unit}", f"{each.ratio:.2f}", each.goal,
         "ja" if each.ok else "nein")
        for each in found
    ]  # fmt: skip
    headings = ["Messung", "Wert", "Untergrenze", "Verhältnis", "Ziel", "erreicht"]
    output.answer({"benchmarks": [asdict(each) for each in found]}, lambda out: out.print(table(headings, rows)))
    if not all(each.ok for each in found):
        raise typer.Exit(SOME_FAILED)
