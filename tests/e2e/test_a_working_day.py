"""A day at the desk without eyes and mouse: find, open, file, rename, put off, take back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.e2e import program
from tests.e2e.clerk import Clerk
from tests.e2e.command_line import CommandLine, window
from tests.e2e.desk import Desk
from tests.e2e.letters import write_letter
from tests.e2e.screen_reader import Seen

FIRM = "Tönnesmann Dachtechnik"
TITLE = "Auskunft der Handwerkskammer – Schieferkunde, ÄÖÜß"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    lines = ["Handwerkskammer Südwestfalen", "Die Prüfung in Schieferkunde ist bestanden."]
    return write_letter(tmp_path / "Scan_0417.pdf", lines)


def test_what_is_done_by_keyboard_is_seen_at_once_and_stored_for_good(
    desk: Desk, commands: CommandLine, letter: Path
) -> None:
    before = commands.record_named(FIRM)
    entries = commands.answer("verify")["journal_entries"]

    with desk.clerk(window(commands.profile), name="working day") as clerk:
        clerk.finds("frame", program.WINDOW)
        program.opens_by_typing(clerk, "tönnesmann dacht", FIRM)
        program.files(clerk, letter)
        program.renames(clerk, "Scan_0417", TITLE)
        sets_a_follow_up_and_takes_it_back(clerk)
        program.renames(clerk, "Schieferkunde", "Vertippt")
        program.takes_back(clerk)
        clerk.finds_row(clerk.finds("table", "Dokumente"), TITLE)

    after = commands.record_named(FIRM)
    assert after["documents"] == before["documents"] + 1
    assert commands.answer("records", "show", after["reference"])["title"] == FIRM
    assert commands.titles_found("schieferkunde prüfung", within=after["reference"]) == [TITLE]
    assert commands.titles_found("vertippt") == []
    # filed, renamed, put off, taken back, renamed, taken back; and the visit to the record
    verified = commands.answer("verify")
    assert verified["ok"]
    assert verified["journal_entries"] >= entries + 6


def sets_a_follow_up_and_takes_it_back(clerk: Clerk) -> None:
    day = program.in_days(14)
    program.goes_to_document(clerk, "Schieferkunde")
    program.puts_off(clerk, "+14", day)
    program.shows_tab(clerk, "Wiedervorlagen")
    line = program.follow_up_line(TITLE, day)
    clerk.finds("check box", line)
    program.takes_back(clerk)
    clerk.misses("check box", line)


def test_a_record_is_found_while_typing_in_the_search_and_opened_by_enter(clerk: Clerk) -> None:
    program.goes_to_area(clerk, "Strg+6", "Suche")
    spoken = len(clerk.reader.said)

    clerk.writes_into(program.SEARCH_FIELD, "toennesm")
    hits = clerk.finds("list", "Treffer")
    clerk.hears("Treffer", after=spoken)
    row = clerk.finds_row(hits, re.compile(f"^{FIRM}, "))
    goes_down_to(clerk, hits, row)
    clerk.press("Enter")

    clerk.finds("frame", f"{FIRM} – Hattingen Desk")
    clerk.finds("table", "Dokumente")


def goes_down_to(clerk: Clerk, hits: Seen, row: int) -> None:
    """Go to a hit while the keys stay in the field; each hit on the way is spoken."""
    for number in range(1, row + 1):
        spoken = len(clerk.reader.said)
        clerk.press("↓")
        assert clerk.hears("", after=spoken) == clerk.reader.row(hits, number)[0]
    assert clerk.reader.selected_rows(hits) == [row]


def test_enter_right_after_typing_opens_what_was_typed(clerk: Clerk) -> None:
    program.goes_to_area(clerk, "Strg+6", "Suche")
    clerk.is_at("text", program.SEARCH_FIELD)
    clerk.press("Strg+A")
    clerk.write("Handwerkskarte nachfordern Tönnesmann")

    clerk.press("Enter")

    clerk.finds("frame", f"{FIRM} – Hattingen Desk")


def test_the_palette_says_what_is_chosen(clerk: Clerk) -> None:
    clerk.press("Strg+K")
    clerk.writes_into(program.COMMAND_FIELD, "Tönnesmann")
    hits = program.hits_of_palette(clerk)
    clerk.finds_row(hits, FIRM)
    spoken = len(clerk.reader.said)

    clerk.press("↓")

    said = clerk.hears("", after=spoken)
    clerk.waits(lambda: [said] in clerk.reader.rows(hits), f"„{said}“ is one of the hits")
    clerk.press("Esc")
    clerk.misses("text", program.COMMAND_FIELD)
