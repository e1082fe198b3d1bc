"""Letters, scans and tables the program writes itself."""

import datetime as dt
import decimal
import io
import time

import docx
import openpyxl
import pypdfium2
from PIL import Image

from hattingen_desk.adapters.reports.letters import Letter, write_docx_letter, write_pdf_letter
from hattingen_desk.adapters.reports.scans import write_scan_pdf, write_scan_tiff
from hattingen_desk.adapters.reports.spreadsheets import Cell, write_spreadsheet

LETTER = Letter(
    sender=("Stadt Hattingen", "Fachbereich Personal", "Rathausplatz 1", "45525 Hattingen"),
    recipient=("Frau", "Anna Müller", "Werksstraße 7", "45527 Hattingen"),
    place_and_date="Hattingen, 3. März 2026",
    subject="Ihr Antrag auf „Elternzeit“ – Az. 11.20-7",
    paragraphs=("Sehr geehrte Frau Müller,", "Sie erhalten 26,00 €.", "Mit freundlichen Grüßen"),
    table=(("Monat", "Betrag"), ("März", "26,00 €"), ("April", "1.234,56 €")),
    signature="Grünewald",
    enclosures=("Merkblatt",),
)


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_pdf_letter_carries_every_part_as_text() -> None:
    text = pdf_text(write_pdf_letter(LETTER))
    for part in (*LETTER.sender, *LETTER.recipient, LETTER.place_and_date, LETTER.subject, *LETTER.paragraphs):
        assert part in text
    for part in ("1.234,56 €", "Grünewald", "Anlage", "Merkblatt"):
        assert part in text


def test_a_long_pdf_letter_runs_over_numbered_pages_and_loses_nothing() -> None:
    paragraphs = tuple(f"Absatz {number}: " + "Wort " * 80 for number in range(30))
    data = write_pdf_letter(Letter(LETTER.sender, LETTER.recipient, "", "Betreff", paragraphs))
    text = pdf_text(data)
    assert len(pypdfium2.PdfDocument(data)) > 2
    assert "Seite 2 von" in text
    assert [number for number in range(30) if f"Absatz {number}:" not in text] == []
    assert text.count("Wort") == 30 * 80


def test_a_pdf_letter_writes_what_its_font_lacks_by_the_nearest_letter() -> None:
    text = pdf_text(write_pdf_letter(Letter(("A",), ("Łukasz Żółć", "北"), "", "B", ())))
    assert "Lukasz Zólc" in text
    assert "?" in text


def test_a_docx_letter_opens_in_word_s_format_with_its_table() -> None:
    document = docx.Document(io.BytesIO(write_docx_letter(LETTER)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for part in (*LETTER.sender, *LETTER.recipient, LETTER.place_and_date, LETTER.subject, *LETTER.paragraphs):
        assert part in texts
    assert document.tables[0].cell(2, 1).text == "1.234,56 €"
    assert document.core_properties.title == LETTER.subject


def test_a_docx_letter_survives_characters_xml_cannot_write() -> None:
    data = write_docx_letter(Letter(("A & B",), (), "", "Vor\x00nach <b>\x0b", ("\ud800",)))
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    assert "Vornach <b>" in texts
    assert "A & B" in texts


def test_scans_have_pages_and_no_text_layer() -> None:
    pages = ["Seite eins mit Umlauten äöüß", "Seite zwei"]
    pdf, tiff = write_scan_pdf(pages), write_scan_tiff(pages)
    assert len(pypdfium2.PdfDocument(pdf)) == 2
    assert pdf_text(pdf).strip() == ""
    picture = Image.open(io.BytesIO(tiff))
    assert picture.n_frames == 2  # type: ignore[attr-defined]
    assert picture.convert("L").getextrema() == (0, 255)


def test_a_spreadsheet_keeps_values_and_never_a_formula() -> None:
    rows: list[list[Cell]] = [["Name", "Tag", "Betrag"], ["=1+1", dt.date(2026, 3, 1), decimal.Decimal("12.50")]]
    sheet = openpyxl.load_workbook(io.BytesIO(write_spreadsheet(rows))).active
    assert sheet is not None
    cell = sheet["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert sheet["B2"].value == dt.datetime(2026, 3, 1)  # noqa: DTZ001
    assert sheet["C2"].value == 12.5


def test_equal_input_gives_equal_bytes_whatever_the_clock_says() -> None:
    def everything() -> list[bytes]:
        return [
            write_pdf_letter(LETTER),
            write_docx_letter(LETTER),
            write_scan_pdf(["Seite"]),
            write_scan_tiff(["Seite", "Seite"]),
            write_spreadsheet([["a", 1]]),
        ]

    first = everything()
    started = time.time()
    while int(time.time()) == int(started):  # the next second: zip and PDF dates have a second's resolution
        write_pdf_letter(LETTER)
    assert everything() == first
