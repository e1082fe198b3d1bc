"""``search``: find records, cases and documents."""

from typing import Annotated

import typer

from hattingen_desk.bootstrap.command_line.german import GermanCommand
from hattingen_desk.bootstrap.command_line.options import JsonOption, ProfileOption, desk
from hattingen_desk.bootstrap.command_line.output import Output, table


def add_to(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("search", cls=GermanCommand)(search)


def search(
    query: Annotated[str, typer.Argument(metavar="SUCHWORT", help="Wörter oder Wortteile; alle müssen vorkommen.")],
    in_record: Annotated[str, typer.Option("--in", metavar="REF", help="Nur in dieser Akte.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Höchstens so viele Treffer.")] = 50,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Sucht in Titeln, Aktenzeichen und Texten. Umlaute, ß und Wortteile werden gefunden.

    Beispiel: hattingen-desk search "elternzeit hollenbeck" --json
    """
    output = Output(as_json)
    with desk(profile) as opened:
        record_id = opened.browsing.catalogue.find_record(in_record).id if in_record else ""
        result = opened.search.find(query, record_id=record_id, limit=limit)
    document = {
        "query": query,
        "hits": [
            {"id": hit.id, "kind": hit.kind, "reference": hit.reference, "title": hit.title,
             "snippet": hit.snippet.text}
            for hit in result.hits
        ],
        "more": result.more,
    }  # fmt: skip
    rows = [(hit.reference, hit.title, hit.snippet.text) for hit in result.hits]
    output.answer(document, lambda out: out.print(table(["Aktenzeichen", "Titel", "Fundstelle"], rows)))
    if result.capped:
        output.say("Das Suchwort passt auf sehr viele Wörter; gesucht wurde mit den 100 nächstliegenden.")
