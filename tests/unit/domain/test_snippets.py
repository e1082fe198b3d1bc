"""How much of a text a hit shows, to the letter."""

import pytest

from hattingen_desk.domain.search import SNIPPET_LENGTH, marks, snippet

# words of four letters and a space: position n * 5 begins word n
TEXT = " ".join(f"w{number:03d}" for number in range(100))


def test_a_snippet_is_as_long_as_two_lines_of_a_hit() -> None:
    assert SNIPPET_LENGTH == 160
    assert len(snippet(TEXT, ()).text) <= 162


def test_a_text_that_fits_is_shown_whole_and_without_dots() -> None:
    assert snippet("kurz und gut", ("gut",), length=12).text == "kurz und gut"
    assert snippet("kurz und gut", (), length=11).text == "kurz und …"


@pytest.mark.parametrize(
    ("word", "begins"),
    [("w002", "w000"), ("w003", "… w001"), ("w020", "… w018")],
    ids=["within the first third", "just behind it", "far behind"],
)
def test_a_hit_stands_behind_a_third_of_lead_that_begins_with_a_whole_word(word: str, begins: str) -> None:
    found = snippet(TEXT, (word,), length=30)

    assert found.text.startswith(f"{begins} ")
    assert found.text.endswith(" …")
    (start, end) = found.marks[0]
    assert found.text[start:end] == word


def test_a_first_word_exactly_at_the_third_needs_no_cut() -> None:
    assert snippet("abcdefghi treffer mehr und mehr und mehr", ("treffer",), length=30).text.startswith("abcdefghi ")


def test_at_the_end_of_the_text_no_dots_promise_more() -> None:
    assert snippet(TEXT, ("w099",), length=30).text == "… w097 w098 w099"


def test_line_feeds_and_many_spaces_become_one() -> None:
    assert snippet("a\n\n  b\tc", ()).text == "a b c"


@pytest.mark.parametrize(
    ("words_before", "begins"), [(5, "x x x x x treffer"), (6, "… x x x x x treffer"), (9, "… x x x x x treffer")]
)
def test_the_lead_is_a_third_of_the_length(words_before: int, begins: str) -> None:
    text = "x " * words_before + "treffer" + " x" * 50

    assert snippet(text, ("treffer",), length=30).text.startswith(begins)


def test_three_letters_are_looked_for_inside_words_two_only_at_their_beginning() -> None:
    assert marks("Ordnungsamt", ("amt",)) == ((0, 11),)
    assert marks("Ordnungsamt", ("mt",)) == ()
