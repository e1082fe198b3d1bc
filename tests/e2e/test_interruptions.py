"""The program is started twice, or taken away in the middle: nothing is lost, and each says what is the matter."""

from __future__ import annotations

import re
from pathlib import Path

from tests.e2e import program
from tests.e2e.command_line import CommandLine, window
from tests.e2e.desk import Desk
from tests.e2e.letters import write_letter

FIRM = "Tönnesmann Dachtechnik"
SHEETS = 160
TAKEN = re.compile("schon in einem anderen Fenster")


def test_a_second_start_on_the_same_profile_says_so_and_leaves_the_first_alone(
    desk: Desk, commands: CommandLine
) -> None:
    with desk.clerk(window(commands.profile), name="first") as first:
        first.finds("frame", program.WINDOW)
        with desk.clerk(window(commands.profile), name="second") as second:
            second.finds("label", TAKEN)
            second.is_at("button", "Schließen")
            second.press("Enter")

            assert second.ends() == 3

        assert TAKEN.search(commands.refusal("records", "list"))
        program.goes_to_area(first, "Strg+6", "Suche")


def test_after_a_power_failure_everything_said_to_be_done_is_there(
    desk: Desk, commands: CommandLine, tmp_path: Path
) -> None:
    letter = write_letter(tmp_path / "Gutachten_Traufe.pdf", ["Gutachten zur Traufhöhe"])
    stack = tmp_path / "Stapel"
    stack.mkdir()
    for number in range(SHEETS):
        write_letter(stack / f"Blatt_{number:03}.pdf", [f"Blatt {number} des Stapels"])
    day = program.in_days(21)
    before = commands.record_named(FIRM)

    with desk.clerk(window(commands.profile), name="before") as clerk:
        clerk.finds("frame", program.WINDOW)
        program.opens_by_typing(clerk, "tönnesmann dach", FIRM)
        program.files(clerk, letter)
        program.goes_to_document(clerk, letter.stem)
        program.puts_off(clerk, "+3w", day)
        kept = files_in(commands.profile / "blobs")
        program.files_all_of(clerk, stack)
        clerk.waits(lambda: files_in(commands.profile / "blobs") > kept + SHEETS // 2, "half of the stack is filed")
        clerk.program.kill()

    assert commands.is_sound()
    filed = commands.record_named(FIRM)["documents"] - before["documents"]
    assert 1 < filed < SHEETS + 1, "taken away in the middle"
    assert commands.titles_found("traufhöhe", within=before["reference"]) == [letter.stem]

    with desk.clerk(window(commands.profile), name="after") as clerk:
        clerk.finds("frame", program.WINDOW)
        program.opens_by_typing(clerk, "tönnesmann dach", FIRM)
        program.goes_to_document(clerk, letter.stem)
        program.shows_tab(clerk, "Wiedervorlagen")
        clerk.finds("check box", program.follow_up_line(letter.stem, day))

    again = commands.answer("import", stack, "--into", before["reference"])["items"]
    assert {item["status"] for item in again} == {"stored", "duplicate"}
    assert len([item for item in again if item["status"] == "duplicate"]) == filed - 1
    assert commands.record_named(FIRM)["documents"] == before["documents"] + SHEETS + 1
    assert commands.is_sound()


def files_in(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file())
