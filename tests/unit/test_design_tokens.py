"""The contrasts the style guide promises, recomputed from the tokens."""

from __future__ import annotations

import re

import pytest

from hattingen_desk.desktop.common import status
from hattingen_desk.desktop.common.tokens import DARK, LIGHT, Tokens, contrast

PALETTES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXTS = ("text", "text2", "text3", "accent", "accent_h", "ok", "warn", "bad", "info", "sign", "mute")
GROUNDS = ("window", "surface", "raised", "sunken", "rail", "hover", "sel", "sel_off")
STATES = ("ok", "warn", "bad", "info", "sign", "mute")


@PALETTES
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", ["window", "surface", "sel"])
def test_every_text_colour_can_be_read_on_every_ground_it_stands_on(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(tokens.colour(text), tokens.colour(ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["text", "text2"])
def test_content_can_be_read_everywhere(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(tokens.colour(text), tokens.colour(ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize("state", STATES)
def test_a_filled_chip_can_be_read(tokens: Tokens, state: str) -> None:
    assert contrast(tokens.colour(state), tokens.colour(f"{state}_bg")) >= 4.5


@PALETTES
@pytest.mark.parametrize(("text", "ground"), [("on_accent", "accent"), ("on_accent", "bad"), ("text", "mark")])
def test_words_on_a_loud_ground_can_be_read(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(tokens.colour(text), tokens.colour(ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize("ground", ["window", "surface", "sunken"])
def test_the_border_of_an_input_can_be_seen(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.control, tokens.colour(ground)) >= 3


@PALETTES
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_keyboard_ring_can_be_seen(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.focus, tokens.colour(ground)) >= 3


@PALETTES
@pytest.mark.parametrize("series", ["bar1", "bar2"])
def test_the_bars_of_a_plot_can_be_seen(tokens: Tokens, series: str) -> None:
    assert contrast(tokens.colour(series), tokens.surface) >= 3


@pytest.mark.parametrize(
    ("text", "light", "dark"), [("text", 16.5, 13.6), ("text3", 5.6, 6.7), ("bad", 6.9, 7.4), ("accent", 7.1, 7.9)]
)
def test_the_ratios_are_those_of_the_style_guide(text: str, light: float, dark: float) -> None:
    assert contrast(LIGHT.colour(text), LIGHT.surface) == pytest.approx(light, abs=0.06)
    assert contrast(DARK.colour(text), DARK.surface) == pytest.approx(dark, abs=0.06)


def test_black_on_white_is_the_highest_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#123456", "#123456") == 1


@PALETTES
def test_every_colour_is_a_colour(tokens: Tokens) -> None:
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in tokens.colours().values())


def test_dark_panes_get_lighter_the_nearer_they_are() -> None:
    nearness = [contrast(DARK.colour(name), "#000000") for name in ("rail", "window", "surface", "raised")]

    assert nearness == sorted(nearness)


@pytest.mark.parametrize("key", status.STATES)
def test_every_status_has_a_word_an_icon_and_colours_of_the_palette(key: str) -> None:
    state = status.of(key)

    assert state.word
    assert state.icon
    assert state.colour in LIGHT.colours()
    assert state.background in LIGHT.colours()


def test_only_states_somebody_must_act_on_are_loud() -> None:
    loud = {key for key, state in status.STATES.items() if state.filled}

    assert loud == {
        "new", "to_check", "due_today", "requested", "overdue", "conflict", "in_sign_off", "quarantined",
    }  # fmt: skip
