"""What a clerk does at the program, in the words of its screens; each step sees and hears that it worked."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tests.e2e.clerk import Clerk
from tests.e2e.screen_reader import Seen

WINDOW: Final = re.compile("– Hattingen Desk$")
COMMAND_FIELD: Final = "Suchen oder Befehl eingeben"
_REGISTERS: Final = tuple(f"R{number} " for number in range(1, 14))
_DETAIL_TABS: Final = re.compile("^(Metadaten|Journal|Wiedervorlagen|Versionen)$")
_FILE_DIALOG: Final = re.compile("^Dokumente ablegen")
SEARCH_FIELD: Final = "Suche in Akten, Vorgängen und Dokumenten"


def goes_to_area(clerk: Clerk, keys: str, area: str) -> None:
    """Go to an area by its keys; the rail says that it is in front."""
    clerk.press(keys)
    item = clerk.finds("radio button", re.compile(rf"^{area}\b"))
    clerk.waits(lambda: "checked" in clerk.reader.now(item).states, f"{area} is in front")
    clerk.waits(lambda: not clerk.is_busy(), f"{area} has loaded")


def hits_of_palette(clerk: Clerk) -> Seen:
    """The list below the field of the palette, which lies over everything else."""

    def found() -> Seen | None:
        tree = clerk.reader.tree()
        fields = [number for number, one in enumerate(tree) if one.is_a("text", COMMAND_FIELD)]
        below = tree[fields[-1] :] if fields else []
        return next((one for one in below if one.is_a("list", "Treffer")), None)

    return clerk.waits(found, "the palette is open")


def opens_by_typing(clerk: Clerk, words: str, title: str) -> None:
    """Open a record from the palette by a part of its title."""
    clerk.press("Strg+K")
    clerk.writes_into(COMMAND_FIELD, words)
    clerk.finds_row(hits_of_palette(clerk), title)
    clerk.press("Enter")
    clerk.finds("frame", f"{title} – Hattingen Desk")
    clerk.finds("table", "Dokumente")


def files(clerk: Clerk, path: Path) -> None:
    """File a document in the record that is open, through the file dialog."""
    spoken = len(clerk.reader.said)
    clerk.press("Strg+O")
    clerk.finds("dialog", _FILE_DIALOG)
    clerk.writes_into("Dateiname:", str(path))
    clerk.press("Enter")
    clerk.misses("dialog", _FILE_DIALOG)
    clerk.hears(f"„{path.stem}“ abgelegt", after=spoken)
    clerk.finds_row(clerk.finds("table", "Dokumente"), path.stem)


def files_all_of(clerk: Clerk, folder: Path) -> None:
    """Choose all files of a folder in the file dialog, and let the program begin."""
    clerk.press("Strg+O")
    clerk.finds("dialog", _FILE_DIALOG)
    clerk.writes_into("Dateiname:", f"{folder}/")
    clerk.press("Enter")
    names, count = clerk.finds("tree", "Dateien"), len(list(folder.iterdir()))
    clerk.waits(lambda: clerk.reader.row_count(names) == count, f"the dialog shows the {count} files")
    clerk.goes_to("", re.compile(r"^Dateien$|\.pdf$"), key="Umschalt+Tab")
    clerk.press("Strg+A")
    clerk.press("Enter")
    clerk.misses("dialog", _FILE_DIALOG)


def goes_to_document(clerk: Clerk, words: str) -> None:
    """Find a document of the record by the filter, and put the cursor on it."""
    clerk.press("Strg+F")
    clerk.writes_into("Dokumente filtern", words)
    table = clerk.finds("table", "Dokumente")

    def shown() -> list[str]:
        return [name for name, *_rest in clerk.reader.rows(table) if not name.startswith(_REGISTERS)]

    clerk.waits(lambda: [words in name for name in shown()] == [True], f"the only document shown is „{words}“")
    clerk.press("↓")
    clerk.waits(lambda: clerk.has_under_cursor(table, words), f"the cursor is on „{words}“")


def renames(clerk: Clerk, words: str, title: str) -> None:
    """Change the title of a document in place."""
    goes_to_document(clerk, words)
    spoken = len(clerk.reader.said)
    clerk.press("F2")
    clerk.writes_into("Titel des Dokuments", title)
    clerk.press("Enter")
    clerk.hears("Rückgängig mit Strg+Z", after=spoken)
    shows_all_documents(clerk)
    clerk.finds_row(clerk.finds("table", "Dokumente"), title)


def shows_all_documents(clerk: Clerk) -> None:
    """Take the filter away and go back to the table."""
    clerk.press("Strg+F")
    field = clerk.is_at("text", "Dokumente filtern")
    clerk.press("Esc")
    clerk.waits(lambda: clerk.reader.text(field) == "", "the filter is empty")
    table = clerk.finds("table", "Dokumente")
    clerk.press("↓")
    clerk.waits(lambda: clerk.is_inside(table), "the keys go to the table")


def puts_off(clerk: Clerk, typed: str, meaning: date) -> None:
    """Set a follow-up on the document under the cursor; while typing, the day that is meant is said."""
    spoken = len(clerk.reader.said)
    clerk.press("F8")
    field = clerk.writes_into("Wann?", typed)
    clerk.waits(lambda: _written(meaning) in clerk.reader.description(field), f"„{typed}“ means {_written(meaning)}")
    clerk.press("Enter")
    clerk.hears("Rückgängig mit Strg+Z", after=spoken)


def takes_back(clerk: Clerk) -> str:
    """Undo what was done last; what the program says to it."""
    spoken = len(clerk.reader.said)
    clerk.press("Strg+Z")
    return clerk.hears("Rückgängig gemacht", after=spoken)


def shows_tab(clerk: Clerk, name: str) -> None:
    """Bring one of the tabs with what is known of a document or record to the front."""
    clerk.goes_to("radio button", _DETAIL_TABS, key="F6", at_most=8)
    clerk.goes_to("radio button", name, key="→", at_most=4)
    clerk.waits(lambda: "checked" in clerk.finds("radio button", name).states, f"the tab {name} is in front")


def follow_up_line(subject: str, day: date) -> re.Pattern[str]:
    """How a follow-up that is not done reads in the tab."""
    return re.compile(rf"^{re.escape(subject)}, fällig .*{re.escape(_written(day))}$")


def _written(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def in_days(days: int) -> date:
    """The day so many days ahead."""
    return date.today() + timedelta(days=days)  # noqa: DTZ011 - the program, too, goes by the machine's calendar
