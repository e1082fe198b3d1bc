"""Queries and the words around a hit."""

from hypothesis import given
from hypothesis import strategies as st

from hattingen_desk.domain.search import Term, marks, parse_query, snippet


def test_words_are_terms_of_their_own_and_numbers_stay_together() -> None:
    query = parse_query('elternzeit 32.10.10-0147/2026 "neue Straße" Groß-Weber')
    assert query.terms == (
        Term(("elternzeit",)),
        Term(("32", "10", "10", "0147", "2026")),
        Term(("neue", "strasse")),
        Term(("gross",)),
        Term(("weber",)),
    )


def test_nothing_typed_asks_for_nothing() -> None:
    assert parse_query(' ., "" ').terms == ()


def test_a_snippet_stands_around_the_first_hit_and_marks_whole_words() -> None:
    text = "Vorrede. " * 60 + "Der Antrag auf Elternzeit liegt bei. " + "Nachrede. " * 60
    found = snippet(text, ("elternz",))
    start, end = found.marks[0]
    assert found.text[start:end] == "Elternzeit"
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert len(found.text) < 200


def test_a_part_inside_a_compound_is_marked() -> None:
    assert marks("Grundstücksgeschäfte und Müllabfuhr", ("geschaft", "mull")) == ((0, 20), (25, 35))


def test_short_parts_mark_only_beginnings() -> None:
    assert marks("Amt am Damm", ("am",)) == ((0, 3), (4, 6))


@given(st.text(), st.lists(st.text(alphabet="abcäöüß", min_size=1, max_size=5), max_size=3))
def test_marks_lie_inside_the_snippet(text: str, parts: list[str]) -> None:
    found = snippet(text, tuple(parts))
    assert all(0 <= start < end <= len(found.text) for start, end in found.marks)
