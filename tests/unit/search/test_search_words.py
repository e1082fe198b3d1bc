"""What the search screen says: counts, limits, nothing found, recent searches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hattingen_desk.application.read_models import Hit, SearchResult
from hattingen_desk.desktop.search import presenter
from hattingen_desk.desktop.search.presenter import Scope
from hattingen_desk.domain.search import HitKind

HIT = Hit("d", HitKind.DOCUMENT, "11.30.02-1", "Antrag", "r", "Hollenbeck, Anneke", date(2026, 11, 24))


@pytest.mark.parametrize(
    ("hits", "more", "words"),
    [(0, False, "0 Treffer"), (1, False, "1 Treffer"), (17, False, "17 Treffer"), (50, True, "die ersten 50 Treffer"),
     (0, True, "0 Treffer")],
)  # fmt: skip
def test_the_count_never_claims_to_be_all_when_it_is_not(hits: int, more: bool, words: str) -> None:
    assert presenter.count_in_words(SearchResult("x", (HIT,) * hits, more=more)) == words


def test_what_is_not_shown_is_said() -> None:
    result = SearchResult("x", (HIT,) * 50, more=True)

    assert presenter.limits_in_words(result).startswith("Mehr als 50 Treffer")
    assert "Tippen Sie mehr Buchstaben" in presenter.limits_in_words(replace(result, capped=True))
    assert presenter.limits_in_words(SearchResult("x", (HIT,))) == ""


def test_nothing_found_says_where_was_searched() -> None:
    assert presenter.nothing_found(" x ", Scope())[0] == "Kein Treffer für „x“"
    assert presenter.nothing_found("x", Scope("r", "Akte"))[0] == "Kein Treffer für „x“ in dieser Akte"
    assert presenter.nothing_found("x", Scope(kind=HitKind.CASE))[0] == "Kein Treffer für „x“ unter „Vorgänge“"


def test_recent_searches_keep_the_longest_form_newest_first_and_no_more_than_eight() -> None:
    memory: list[str] = []
    for text in ("Elt", "Elternzeit", "Winzermark", "  ", "§", "elternzeit 2027"):
        memory = presenter.remembered(memory, text)

    assert memory == ["elternzeit 2027", "Winzermark"]
    assert len(presenter.remembered([f"wort{number}x" for number in range(8)], "neu")) == 8


def test_signs_alone_are_nothing_to_search_for() -> None:
    assert presenter.is_searchable("§ 15")
    assert not presenter.is_searchable(" ,.- ")


@pytest.mark.parametrize("room", [20, 30, 45, 200])
def test_the_first_hit_is_always_to_be_seen_and_its_span_moves_with_it(room: int) -> None:
    text = "… Am Anger 166 45527 Hattingen, 24.04.2025 Ihre Elternzeit Sehr geehrter Herr Lindqvist, Elternzeit"
    spans = tuple((at, at + 10) for at in range(len(text)) if text.startswith("Elternzeit", at))

    shown, moved = presenter.around_first_mark(text, spans, lambda piece: len(piece) <= room)

    assert [shown[begin:end] for begin, end in moved] == ["Elternzeit", "Elternzeit"]
    assert moved[0][1] <= room
    assert (shown == text) is (room == 200)


def test_a_text_without_hits_stays_as_it_is() -> None:
    assert presenter.around_first_mark("lang", (), lambda _piece: False) == ("lang", ())
