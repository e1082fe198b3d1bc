"""All of the window can be reached by keys, and everything the keys reach has a German name."""

from __future__ import annotations

import re

import pytest

from tests.e2e import program
from tests.e2e.clerk import Clerk
from tests.e2e.manners import named_in_english, nameless, round_of_tab

AREAS = {
    "Strg+1": "Mein Tag", "Strg+2": "Eingang", "Strg+3": "Akten", "Strg+4": "Formulare", "Strg+5": "Finanzen",
    "Strg+6": "Suche", "Strg+7": "Konflikte", "F1": "Hilfe",
}  # fmt: skip


@pytest.fixture
def record(clerk: Clerk) -> str:
    """A record that is open, with a document under the cursor."""
    title = "Tönnesmann Dachtechnik"
    program.opens_by_typing(clerk, "tönnesmann dach", title)
    clerk.waits(lambda: clerk.reader.selected_rows(clerk.finds("table", "Dokumente")), "a document is chosen")
    return title


def test_each_area_comes_to_the_front_by_its_keys_and_takes_the_focus(clerk: Clerk) -> None:
    for keys, area in AREAS.items():
        program.goes_to_area(clerk, keys, area)

        clerk.is_at("", re.compile("."))


@pytest.mark.parametrize(("keys", "area"), AREAS.items(), ids=AREAS.values())
def test_what_can_have_the_focus_has_a_german_name_in(clerk: Clerk, keys: str, area: str) -> None:
    program.goes_to_area(clerk, keys, area)

    tree = clerk.reader.tree()

    assert [str(one) for one in nameless(tree)] == []
    assert [str(one) for one in named_in_english(tree)] == []


@pytest.mark.parametrize(("keys", "area"), AREAS.items(), ids=AREAS.values())
def test_tab_goes_round_without_a_trap_or_a_nameless_stop_in(clerk: Clerk, keys: str, area: str) -> None:
    program.goes_to_area(clerk, keys, area)

    stops = round_of_tab(clerk)

    assert [str(stop) for stop in stops if not stop.name] == []
    assert any(stop.is_a("button", program.COMMAND_FIELD) for stop in stops)
    assert any(stop.is_a("radio button", re.compile(f"^{area}")) for stop in stops), "the rail is on the way"


def test_tab_reaches_the_filters_and_menus_of_an_open_record(clerk: Clerk, record: str) -> None:
    names = {stop.name for stop in round_of_tab(clerk)}

    assert {
        "Aktenplan filtern", "Aktenplan", "Dokumente filtern", "Spalten wählen", "Weitere Befehle", "Dokument ablegen",
        "Metadaten", "Titel",
    } - names == set()  # fmt: skip


def test_f6_goes_through_the_panes_and_each_says_where_one_is(clerk: Clerk, record: str) -> None:
    first = clerk.goes_to("tree", "Aktenplan", key="F6", at_most=8)
    stops = [first]
    while len(stops) < 12:
        here = clerk.steps("F6")
        if here.reference == first.reference or here.role == "tree item":
            break
        stops.append(here)

    assert [str(stop) for stop in stops if not stop.name] == []
    assert len(stops) == 5  # tree, table, preview, tabs, rail
    assert [stop.role for stop in stops if stop.role in {"tree", "table"}] == ["tree", "table"]


def test_choices_in_a_record_are_labelled(clerk: Clerk, record: str) -> None:
    choices = [one for one in clerk.reader.tree() if one.role == "combo box"]

    assert choices
    # Qt gives a choice its value as name and leaves the caption to the relation
    assert [str(choice) for choice in choices if not clerk.reader.labels(choice)] == []


def test_the_file_dialog_is_german_and_closes_by_esc(clerk: Clerk, record: str) -> None:
    clerk.press("Strg+O")
    dialog = clerk.finds("dialog", re.compile("^Dokumente ablegen"))
    clerk.is_at("text", "Dateiname:")

    tree = clerk.reader.tree()
    inside = tree[tree.index(dialog) :] if dialog in tree else tree

    assert [str(one) for one in named_in_english(inside)] == []
    clerk.press("Esc")
    clerk.misses("dialog", re.compile("^Dokumente ablegen"))


@pytest.mark.parametrize(
    ("keys", "field"), [("Strg+F", "Dokumente filtern"), ("F8", "Wann?"), ("Strg+Umschalt+F", "Aktenplan filtern")]
)
def test_what_is_asked_for_under_the_large_preview_is_shown(clerk: Clerk, record: str, keys: str, field: str) -> None:
    clerk.press("F11")
    clerk.misses("table", "Dokumente")

    clerk.press(keys)

    assert "showing" in clerk.is_at("text", field).states
    clerk.finds("table", "Dokumente")
    clerk.press("Esc")
