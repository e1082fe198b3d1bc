"""Names at the very edge of what is allowed."""

import pytest

from hattingen_desk.domain.file_names import MAX_NAME_BYTES, safe_file_name, suffix


def test_two_hundred_bytes_are_kept() -> None:
    assert MAX_NAME_BYTES == 200


@pytest.mark.parametrize(("length", "kept"), [(199, 199), (200, 200), (201, 200), (300, 200)])
def test_a_name_is_cut_only_when_it_is_longer(length: int, kept: int) -> None:
    safe, remark = safe_file_name("a" * length)

    assert safe == "a" * kept
    assert bool(remark) == (length > 200)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a" * 300 + ".pdf", "a" * 196 + ".pdf"),
        ("a" * 300 + ".", "a" * 200),
        ("ä" * 300, "ä" * 100),
        ("a" + "ä" * 300 + ".pdf", "a" + "ä" * 97 + ".pdf"),
    ],
    ids=["extension", "dot at the end", "two bytes a letter", "no half letter before the extension"],
)
def test_what_is_cut_is_the_stem_and_no_letter_is_halved(name: str, safe: str) -> None:
    assert safe_file_name(name)[0] == safe


@pytest.mark.parametrize(("length", "is_extension"), [(15, True), (16, True), (17, False)])
def test_an_extension_has_at_most_sixteen_letters(length: int, is_extension: bool) -> None:
    assert suffix("name." + "x" * length) == ("x" * length if is_extension else "")


@pytest.mark.parametrize("name", ["con.tar.gz", "aux .txt", "NUL", "com1.log", "conin$"])
def test_names_windows_keeps_for_itself_get_a_line_in_front(name: str) -> None:
    assert safe_file_name(name)[0] == f"_{name}"


@pytest.mark.parametrize("name", ["console.txt", "com10.log", "x.con"])
def test_names_that_only_look_like_them_stay(name: str) -> None:
    assert safe_file_name(name)[0] == name
