"""The handbook keeps to the writing rules, its links lead somewhere, and it names only commands that exist."""

import re
from pathlib import Path

import pytest
import typer

from hattingen_desk.application.resource_folder import resource_folder
from hattingen_desk.bootstrap.command_line.app import app

CHAPTERS = sorted((resource_folder() / "help").glob("*.md"))
NOT_OURS = (
    "!",
    "erfolgreich",
    "Bitte",
    " bitte ",
    "Fehler:",
    "Button",
    "Klicken Sie auf OK",
    "löschen Sie es",
    '"Pflicht',
)


def test_the_handbook_has_a_chapter_for_everything_that_is_built() -> None:
    titles = [chapter.read_text(encoding="utf-8").splitlines()[0] for chapter in CHAPTERS]
    assert titles == [
        "# Erste Schritte",
        "# Tastatur und Vorlesen",
        "# Akten finden und öffnen",
        "# Dokumente ablegen",
        "# Suchen",
        "# Wiedervorlagen",
        "# Rückgängig machen",
        "# Datenschutz und Journal",
        "# Für die IT",
    ]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)
def test_a_chapter_is_named_by_number_and_plain_letters(chapter: Path) -> None:
    assert re.fullmatch(r"\d\d-[a-z-]+\.md", chapter.name)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)
def test_a_chapter_keeps_to_the_writing_rules(chapter: Path) -> None:
    text = chapter.read_text(encoding="utf-8")
    assert [each for each in NOT_OURS if each in text] == []
    assert not re.search(r"§ \d|z\. d\. A\.|\d %", text), "a no-break space is missing"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)
def test_links_lead_to_chapters(chapter: Path) -> None:
    names = {each.name for each in CHAPTERS}
    assert set(re.findall(r"\]\(([^)]+)\)", chapter.read_text(encoding="utf-8"))) <= names


def test_the_chapter_for_it_names_every_command_and_no_other() -> None:
    text = (resource_folder() / "help" / "90-fuer-die-it.md").read_text(encoding="utf-8")
    table = text.partition("| Befehl | Aufgabe |")[2].partition("\n\n")[0]
    named = {name for line in table.splitlines() for name in re.findall(r"^\| `([a-z]+)", line)}
    command = typer.main.get_command(app)
    assert named | {"demo"} == set(getattr(command, "commands", {}))
