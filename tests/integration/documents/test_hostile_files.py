"""Hostile and broken files are kept with a sentence that says why; nothing in them is run, resolved or fetched."""

import re
import time
from collections.abc import Callable

import pytest

from hattingen_desk.adapters.documents import limits
from hattingen_desk.adapters.documents.reading import read
from hattingen_desk.domain.content import FileKind
from tests.integration.documents import hostile, samples


@pytest.mark.parametrize("name", hostile.REFUSED)
def test_what_cannot_or_must_not_be_read_is_quarantined_with_its_reason(name: str) -> None:
    word, data = hostile.REFUSED[name]
    content = read(data, name)
    assert content.quarantined
    assert any(word in remark for remark in content.remarks), content.remarks
    assert "root:" not in content.text


@pytest.mark.parametrize("name", hostile.REFUSED)
def test_a_reason_says_what_happened_what_was_kept_and_what_to_do(name: str) -> None:
    content = read(hostile.REFUSED[name][1], "ohne Endung" if "." not in name else name)
    reason = content.remarks[0]
    sentences = re.split(r"(?<=[.!?]) (?=[A-ZÄÖÜ])", reason)
    assert len(sentences) >= 2
    assert "aufgehoben" in reason
    assert reason.endswith(".")


@pytest.mark.parametrize(
    "build",
    [
        hostile.word_with_entity,
        hostile.spreadsheet_with_entity,
        hostile.open_document_with_entity,
        hostile.drawing_with_entity,
    ],
)
def test_entities_inside_office_files_are_never_resolved(build: Callable[[], bytes]) -> None:
    content = read(build(), "datei")
    assert content.quarantined
    assert "DTD" in content.remarks[0]
    assert "root:" not in content.text


def test_a_drawing_or_page_that_only_names_the_w3c_s_type_is_read() -> None:
    drawing = (
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg" onload="x()">'
        b"<text>Lageplan</text></svg>"
    )
    content = read(drawing, "plan.svg")
    assert not content.quarantined
    assert content.text == "Lageplan"
    assert any("Skript" in remark for remark in content.remarks)


@pytest.mark.parametrize(
    ("change", "word"),
    [("script", "JavaScript"), ("launch", "anderes Programm"), ("owner password", "Einschränkungen")],
)
def test_a_pdf_that_wants_to_act_is_read_and_pointed_out(change: str, word: str) -> None:
    content = read(samples.changed_pdf(change), "a.pdf")
    assert not content.quarantined
    assert samples.SENTENCE in content.text
    assert any(word in remark for remark in content.remarks), content.remarks


def test_a_script_hidden_by_spelling_its_name_in_numbers_is_found() -> None:
    action = "<< /S /Java#53cript /J#53 (app.alert\\(1\\)) >>"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /OpenAction {action} >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
    ]
    content = read(hostile.pdf_of_objects(objects), "a.pdf")
    assert any("JavaScript" in remark for remark in content.remarks)


def test_a_pdf_with_a_user_password_is_quarantined() -> None:
    content = read(samples.changed_pdf("user password"), "a.pdf")
    assert (content.kind, content.quarantined) == (FileKind.PDF, True)
    assert "Kennwort" in content.remarks[0]


@pytest.mark.parametrize("build", [hostile.zip_bomb, hostile.lying_zip_bomb])
def test_a_zip_bomb_is_recognised_without_being_unpacked(build: Callable[[], bytes]) -> None:
    data = build()
    started = time.monotonic()
    content = read(data, "a.docx")
    assert content.quarantined
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("build", "word"), [(hostile.zip_of_many_members, "vielen Teilen"), (hostile.nested_zip, "Archiv")]
)
def test_odd_archives_stay_closed(build: Callable[[], bytes], word: str) -> None:
    content = read(build(), "a.zip")
    assert content.quarantined
    assert word in content.remarks[0]


def test_a_table_of_a_million_rows_is_read_to_its_bound() -> None:
    content = read(hostile.spreadsheet_of_a_million_rows(), "a.xlsx")
    assert not content.quarantined
    assert 0.95 * limits.MAX_TEXT < len(content.text) <= limits.MAX_TEXT
    assert any("mehr Text" in remark for remark in content.remarks)


def test_a_pdf_of_fifty_thousand_pages_is_read_to_its_bound() -> None:
    content = read(hostile.pdf_of_pages(50_000, "Lange Zeile " * 5), "a.pdf")
    assert content.page_count == 50_000
    assert 0.95 * limits.MAX_TEXT < len(content.text) <= limits.MAX_TEXT
    assert any("mehr Text" in remark for remark in content.remarks)


@pytest.mark.parametrize(
    ("build", "name"),
    [
        (hostile.deep_rtf, "a.rtf"),
        (hostile.deep_html, "a.html"),
        (hostile.deep_xml, "a.xml"),
        (hostile.deep_mail, "a.eml"),
        (hostile.pdf_of_giant_page, "a.pdf"),
    ],
)
def test_deep_and_giant_structures_end_in_a_content(build: Callable[[], bytes], name: str) -> None:
    content = read(build(), name)
    assert content.remarks or content.text or content.attachments


@pytest.mark.parametrize(
    ("name", "data", "kind", "word"),
    [
        ("bescheid.pdf", samples.docx(), FileKind.WORD, "Word-Dokument"),
        ("brief.docx", samples.pdf(), FileKind.PDF, "PDF-Datei"),
        ("foto.jpg", samples.picture(), FileKind.IMAGE, "Bild (PNG)"),
        ("liste.xlsx", b"a;b;c\n1;2;3\n", FileKind.TEXT, "einfacher Text"),
        ("rechnung.pdf", samples.invoice(), FileKind.INVOICE, "elektronische Rechnung"),
        ("notiz.txt", samples.picture("JPEG"), FileKind.IMAGE, "Bild (JPEG)"),
    ],
)
def test_a_wrong_extension_is_pointed_out_and_not_believed(name: str, data: bytes, kind: FileKind, word: str) -> None:
    content = read(data, name)
    assert (content.kind, content.quarantined) == (kind, False)
    assert any(word in remark and f".{name.rpartition('.')[2]}" in remark for remark in content.remarks)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_cut_file_is_quarantined_or_read_in_part_but_says_so(share: float) -> None:
    for name in ("Brief.pdf", "Brief.docx", "Liste.xlsx", "Scan.tif", "Bild.png"):
        data = samples.SAMPLES[name]()
        content = read(data[: int(len(data) * share)], name)
        assert content.remarks, name


def test_text_loses_what_cannot_be_printed() -> None:
    text = "Vor\x00\x01nach \ufffe\x85Ende. " + "Ein langer Satz ohne Fehler. " * 30
    content = read(text.encode(), "a.txt")
    assert content.text.startswith("Vornach\nEnde.")


def test_words_broken_at_a_line_s_end_are_found_as_one() -> None:
    lines = "(eine Bau-) Tj T* (genehmigung der Haupt-) Tj T* (und Realschule) Tj"
    content = f"BT /F1 12 Tf 50 700 Td 14 TL {lines} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        hostile.TEXT_PAGE,
    ]
    text = read(hostile.pdf_of_objects(objects), "a.pdf").text
    assert "Baugenehmigung" in text
    assert "Haupt- und" in " ".join(text.split())


def test_a_csv_is_text_and_its_formula_stays_a_formula() -> None:
    content = read(b"Name;Wert\n=cmd|'/c calc'!A0;1\n", "a.csv")
    assert content.text == "Name;Wert\n=cmd|'/c calc'!A0;1"
    assert content.media_type == "text/csv"
