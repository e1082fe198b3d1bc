"""Names from outside become names every file system takes, and nothing that deceives stays in them."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hattingen_desk.domain.file_names import MAX_NAME_BYTES, safe_file_name, suffix


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Bescheid vom 3. März.pdf", "Bescheid vom 3. März.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Scans\\2026\\Bescheid.pdf", "Bescheid.pdf"),
        ("ordner/", "ordner"),
        ("Frage?: <wichtig>|*.txt", "Frage__ _wichtig___.txt"),
        ("zeile\r\neins\t.txt", "zeile eins .txt"),
        ("endet mit Punkten...  ", "endet mit Punkten"),
        ("con.pdf", "_con.pdf"),
        ("LPT1", "_LPT1"),
        ("contra.pdf", "contra.pdf"),
        (".gitignore", ".gitignore"),
        ("Mu\u0308ller.pdf", "Müller.pdf"),
    ],
)
def test_a_name_keeps_what_is_harmless(name: str, safe: str) -> None:
    assert safe_file_name(name) == (safe, "")


@pytest.mark.parametrize("name", ["", " ", "...", "\x00", "/", "..\\..\\"])
def test_a_name_of_nothing_becomes_a_plain_word_and_is_remarked(name: str) -> None:
    safe, remark = safe_file_name(name)
    assert safe == "Datei"
    assert remark


@pytest.mark.parametrize("name", ["Rechnung\u202efdp.exe", "a\x00b.pdf", "a\u200bb.pdf", "a\udc80b.pdf", "\ufeffx.pdf"])
def test_invisible_signs_leave_the_name_and_are_remarked(name: str) -> None:
    safe, remark = safe_file_name(name)
    assert all(unicodedata.category(char)[0] != "C" for char in safe)
    assert "unsichtbare Zeichen" in remark


def test_a_name_of_three_hundred_characters_is_shortened_but_keeps_its_extension() -> None:
    safe, remark = safe_file_name("ä" * 300 + ".docx")
    assert safe.endswith("ä.docx")
    assert len(safe.encode()) <= MAX_NAME_BYTES
    assert "305 Zeichen" in remark


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_any_text_becomes_a_name_every_file_system_takes(name: str) -> None:
    safe, _ = safe_file_name(name)
    assert 0 < len(safe.encode()) <= MAX_NAME_BYTES
    assert not set(safe) & set('/\\<>:"|?*')
    assert safe == safe.strip(" ").rstrip(".")
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs"} for char in safe)
    assert safe_file_name(safe) == (safe, "")


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.PDF", "pdf"), ("a", ""), (".gitignore", ""), ("a.tar.gz", "gz"), ("Satz. Und noch ein langer Satz", "")],
)
def test_the_extension_is_what_stands_behind_the_last_dot(name: str, ending: str) -> None:
    assert suffix(name) == ending
