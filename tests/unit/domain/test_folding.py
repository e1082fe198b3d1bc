"""German text and queries meet in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hattingen_desk.domain.folding import fold, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("Müller", "MULLER"),
        ("Straße", "strasse"),
        ("STRASSE", "straße"),
        ("Gröger", "Groeger"),
        ("Bäcker", "Baecker"),
        ("Yıldırım", "yildirim"),
        ("İnce", "ince"),
        ("Łukasiewicz", "lukasiewicz"),
        ("Nguyễn", "nguyen"),
        ("café", "cafe"),
        ("u\u0308ber", "über"),
        ("Elternzeit\u00advertretung", "Elternzeitvertretung"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["Bauer", "neue", "Quelle", "Trauer", "Feuer", "Steuer"])
def test_ue_after_a_vowel_or_q_is_no_umlaut(word: str) -> None:
    assert fold(word) == word.lower()


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_are_runs_of_letters_and_digits() -> None:
    assert list(words("Az. 32.10.10-0147/2026, Müller_Weiß")) == [
        "az", "32", "10", "10", "0147", "2026", "muller", "weiss",
    ]  # fmt: skip
