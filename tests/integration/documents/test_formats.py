"""Every format gives its text, its kind, and what lies inside it."""

import io
import os
from pathlib import Path

import pytest

from hattingen_desk.adapters.documents.reading import read
from hattingen_desk.domain.content import FileKind
from tests.integration.documents import samples
from tests.integration.documents.compound_files import Storage, compound_file, old_word_file, outlook_message
from tests.integration.documents.samples import SAMPLES, SENTENCE

KINDS = {
    "pdf": FileKind.PDF, "docx": FileKind.WORD, "xlsx": FileKind.SPREADSHEET, "pptx": FileKind.PRESENTATION,
    "odt": FileKind.WORD, "ods": FileKind.SPREADSHEET, "rtf": FileKind.WORD, "eml": FileKind.MAIL, "msg": FileKind.MAIL,
    "doc": FileKind.WORD, "png": FileKind.IMAGE, "tif": FileKind.IMAGE, "html": FileKind.TEXT, "xml": FileKind.INVOICE,
    "txt": FileKind.TEXT,
}  # fmt: skip
WITHOUT_TEXT = {"Bild.png", "Scan.tif", "Scan.pdf"}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sound_file_is_read_without_a_remark_and_whatever_its_name(name: str) -> None:
    data = SAMPLES[name]()
    content = read(data, name)
    assert content.kind is KINDS[name.rpartition(".")[2]]
    assert not content.quarantined
    if name not in WITHOUT_TEXT:
        assert SENTENCE in content.text
    if name not in {"Scan.pdf", "Rechnung.xml"}:
        assert content.remarks == ()
    assert read(data, "ohne Endung").kind is content.kind


def test_a_pdf_tells_pages_and_a_title_that_stands_in_its_text() -> None:
    content = read(samples.pdf(), "a.pdf")
    assert content.page_count == 1
    assert content.title == "Ihr Antrag vom 1. Februar 2026"


def test_a_title_left_over_from_a_template_is_not_proposed() -> None:
    body = "<w:p><w:r><w:t>Etwas ganz anderes</w:t></w:r></w:p>"
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Briefkopf Vorlage</dc:title></c>'
    assert read(samples.word_package(body, {"docProps/core.xml": core}), "a.docx").title == ""


def test_a_pdf_gives_form_values_and_embedded_files() -> None:
    assert "Familienname: Öztürk" in read(samples.changed_pdf("form"), "a.pdf").text
    content = read(samples.changed_pdf("attachment"), "a.pdf")
    assert [(each.file_name, each.data) for each in content.attachments] == [("factur-x.xml", samples.invoice())]
    assert any("eingebettete Datei" in remark for remark in content.remarks)


def test_a_scan_says_that_it_has_no_text() -> None:
    content = read(samples.scan(), "scan.pdf")
    assert content.kind is FileKind.PDF
    assert content.page_count == 1
    assert any("keinen Text" in remark for remark in content.remarks)


def test_a_word_file_gives_tables_boxes_notes_headers_and_accepted_insertions() -> None:
    main = samples.MAIN.replace("document.main", "{}")
    body = """
      <w:p><w:ins><w:r><w:t>Neues</w:t></w:r></w:ins><w:del><w:r><w:delText>Altes</w:delText></w:r></w:del>
        <w:moveFrom><w:r><w:t>Verschobenes</w:t></w:r></w:moveFrom></w:p>
      <w:p><w:r><w:t>vor</w:t><w:tab/><w:t>nach</w:t><w:br/><w:t>unten</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>links</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>rechts</w:t></w:r></w:p></w:tc>
      </w:tr></w:tbl>
      <w:p><w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p>
        </w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Kasten</w:t></w:r></w:p></mc:Fallback>
        </mc:AlternateContent></w:r></w:p>
      <w:p><w:r><w:fldChar/><w:instrText>FORMTEXT</w:instrText><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>
        <w:t>angekreuzt</w:t></w:r></w:p>"""
    extra: dict[str, str | bytes] = {}
    types = ""
    for part in ("footnotes", "header", "footer", "comments"):
        extra[f"word/{part}1.xml"] = f'<w:x xmlns:w="{samples.WORD}"><w:p><w:r><w:t>aus {part}</w:t></w:r></w:p></w:x>'
        types += f'<Override PartName="/word/{part}1.xml" ContentType="{main.format(part)}"/>'
    content = read(samples.word_package(body, extra, types=types), "a.docx")
    lines = content.text.splitlines()
    assert "Neues" in content.text
    assert "Altes" not in content.text
    assert "Verschobenes" not in content.text
    assert "vor\tnach" in lines
    assert "unten" in lines
    assert "links\trechts" in lines
    assert content.text.count("Kasten") == 1
    assert "☒ angekreuzt" in content.text
    for part in ("footnotes", "header", "footer", "comments"):
        assert f"aus {part}" in lines
    assert any("noch nicht angenommen" in remark for remark in content.remarks)


def test_macros_and_remote_templates_are_pointed_out_and_nothing_is_fetched() -> None:
    relations = (
        '<Relationships><Relationship Id="1" Type="http://x/attachedTemplate" Target="http://example.org/x.dotm" '
        'TargetMode="External"/></Relationships>'
    )
    extra: dict[str, str | bytes] = {"word/vbaProject.bin": b"x", "word/_rels/settings.xml.rels": relations}
    content = read(samples.word_package("<w:p><w:r><w:t>Text</w:t></w:r></w:p>", extra), "a.docm")
    assert not content.quarantined
    assert any("Makros" in remark for remark in content.remarks)
    assert any("aus dem Netz" in remark for remark in content.remarks)


def test_a_spreadsheet_shows_values_as_a_german_excel_does() -> None:
    import datetime as dt

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, (value, code) in enumerate(
        [
            (dt.datetime(2026, 3, 1, 14, 5), "DD.MM.YYYY HH:MM"),  # noqa: DTZ001 - cells know no time zone
            (dt.date(2026, 3, 1), "DD.MM.YYYY"), (1234.5, "#,##0.00"), (0.19, "0%"), (True, "General"),
            (26, "General"), (0.1, "General"), ("=1+1", "General"), (45, '0 "Stück"'),
        ],
        start=1,
    ):  # fmt: skip
        cell = sheet.cell(row, 1)
        cell.value, cell.number_format = value, code  # type: ignore[assignment]
    book.create_sheet("Geheim").sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    content = read(target.getvalue(), "a.xlsx")
    lines = content.text.splitlines()
    assert lines[1:9] == ["01.03.2026 14:05", "01.03.2026", "1.234,50", "19\u00a0%", "WAHR", "26", "0,1", "45"]
    assert any("ausgeblendete" in remark for remark in content.remarks)


def test_slides_come_in_the_order_of_the_presentation() -> None:
    lines = read(samples.pptx(), "a.pptx").text.splitlines()
    assert lines == ["Folie 1", SENTENCE, "", "Folie 2", "zuletzt"]


def test_an_open_document_leaves_out_deleted_text_and_counts_its_spaces() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gelöscht</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:h>Über\n  schrift</text:h><text:p>a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d</text:p>"
    )
    content = read(samples.open_document("text", body), "a.odt")
    assert content.text == "Über schrift\na  b\tc\nd"
    assert any("noch nicht angenommen" in remark for remark in content.remarks)


def test_a_flat_open_document_is_read_like_a_packed_one() -> None:
    flat = (
        f'<?xml version="1.0"?><office:document {samples.ODF_NAMES} '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f"<text:p>{SENTENCE}</text:p></office:text></office:body></office:document>"
    )
    content = read(flat.encode(), "a.fodt")
    assert (content.kind, content.text) == (FileKind.WORD, SENTENCE)


def test_rtf_knows_code_pages_unicode_notes_and_leaves_out_what_is_not_text() -> None:
    source = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}{\stylesheet{\s0 Standard;}}"
        rb"{\*\unknown weg}{\pict ffd8ffe0}\f1 \'b3\'f3d\'9f\f0 {\footnote Fu\'dfnote}\uc1\u8364? \u55357?\u56832? "
        rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt Verweis}}{\v versteckt}\cell\row {\deleted weg}Ende}"
    )
    text = read(source, "a.rtf").text
    assert text.splitlines() == ["łódź", "Fußnote", "€ 😀 Verweis", "Ende"]


def test_an_old_word_file_gives_its_text_with_field_results() -> None:
    text = read(samples.doc(), "a.doc").text
    assert text.splitlines() == [f"Betreff: {SENTENCE}", " 3. März 2026", "Zelle", "Ende"]


def test_an_old_word_file_with_a_password_is_quarantined() -> None:
    content = read(old_word_file("x" * 30, encrypted=True), "a.doc")
    assert content.quarantined
    assert "Kennwort" in content.remarks[0]


def test_an_outlook_message_gives_sender_time_and_attachments() -> None:
    content = read(samples.outlook(), "a.msg")
    assert content.title == f"Anfrage: {SENTENCE}"
    assert content.sender == "Jörg Weiß <joerg@example.org>"
    assert content.sent_at == "2026-03-03T13:05:00+00:00"
    assert [(each.file_name, each.data) for each in content.attachments] == [("Bescheid.pdf", samples.pdf())]
    assert "An: Poststelle" in content.text.splitlines()


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({0x1013: b"<p>Gr&uuml;&szlig;e</p>"}, "Grüße"),
        ({0x1009: b"LZFU"}, ""),
    ],
)
def test_an_outlook_message_without_plain_text_gives_what_it_has(
    properties: dict[int, str | bytes], expected: str
) -> None:
    content = read(compound_file(outlook_message({0x0037: "Betreff", **properties}, [])), "a.msg")
    assert content.text.endswith(expected)
    assert not content.quarantined


def test_an_outlook_message_with_a_packed_rtf_body_gives_its_text() -> None:
    import compressed_rtf

    packed = compressed_rtf.compress(samples.rtf(), compressed=True)
    content = read(compound_file(outlook_message({0x0037: "Betreff", 0x1009: packed}, [])), "a.msg")
    assert SENTENCE in content.text


def test_a_message_inside_an_outlook_message_is_read_along() -> None:
    inner: dict[int, str | bytes] = {0x0037: "Innerer Betreff", 0x1000: SENTENCE}
    content = read(compound_file(outlook_message({0x0037: "Außen"}, [inner])), "a.msg")
    assert SENTENCE in content.text
    assert [each.file_name for each in content.attachments] == ["Innen.txt"]
    assert any("angehängt" in remark for remark in content.remarks)


def test_an_old_outlook_message_in_eight_bits_is_read_in_its_code_page() -> None:
    message = outlook_message({0x0037: SENTENCE, 0x1000: "Grüße"}, [("Übersicht.txt", b"x")], eight_bit="cp1252")
    content = read(compound_file(message), "a.msg")
    assert content.title == SENTENCE
    assert content.attachments[0].file_name == "Übersicht.txt"


def test_a_compound_file_of_unknown_use_is_kept_unread() -> None:
    content = read(compound_file(Storage({"VisioDocument": b"x" * 100})), "a.vsd")
    assert content.quarantined


def test_a_web_page_gives_what_is_seen_and_nothing_that_runs() -> None:
    content = read(samples.html(), "a.html")
    assert content.title == "Seite"
    assert "alert" not in content.text
    assert "– eins\n– zwei" in content.text


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-16-le"),
        b"\xfe\xff" + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("cp1252"),
        SENTENCE.encode("cp850"),
    ],
)
def test_text_is_read_in_the_encoding_it_has(data: bytes) -> None:
    assert read(data, "a.txt").text == SENTENCE


def test_other_xml_gives_its_values_with_their_names() -> None:
    data = b'<?xml version="1.0"?><akte nummer="7"><titel>Gr\xc3\xbcnanlage</titel></akte>'
    content = read(data, "a.xml")
    assert content.kind is FileKind.TEXT
    assert content.text.splitlines() == ["akte nummer: 7", "titel: Grünanlage"]


def test_an_invoice_becomes_german_lines_with_its_embedded_files() -> None:
    content = read(samples.invoice(), "a.xml")
    lines = content.text.splitlines()
    assert content.title == f"Rechnung {samples.INVOICE_NUMBER} – Dachdeckerei Weiß GmbH"
    assert content.sender == "Dachdeckerei Weiß GmbH"
    assert content.sent_at == "2026-03-03"
    for line in (
        f"Rechnungsnummer: {samples.INVOICE_NUMBER}", "Rechnungsdatum: 03.03.2026", "Fällig am: 02.04.2026",
        "Leitweg-ID: 05954016-1-12", "IBAN: DE02120300000000202051", "Zahlbetrag: 1.234,50\u00a0€", SENTENCE,
        "1 Dacharbeiten\t7,5 Std.\tzu 164,60\u00a0€\t1.234,50\u00a0€",
    ):  # fmt: skip
        assert line in lines
    assert [(each.file_name, each.data) for each in content.attachments] == [("Stunden.csv", b"Stundenzettel")]


def corpus() -> list[Path]:
    folder = os.environ.get("HATTINGEN_DESK_CORPORA")
    return sorted((Path(folder) / "xrechnung").glob("*.xml")) if folder else []


def test_every_invoice_of_the_official_suite_is_understood_in_both_syntaxes() -> None:
    files = corpus()
    if not files:
        pytest.skip("HATTINGEN_DESK_CORPORA does not name a folder with xrechnung/")
    facts: dict[str, list[tuple[str, str]]] = {}
    for file in files:
        content = read(file.read_bytes(), file.name)
        assert content.kind is FileKind.INVOICE, file.name
        assert content.remarks == (), file.name
        for word in ("Rechnungsnummer: ", "Rechnungsdatum: ", "Leitweg-ID: ", "Verkäufer: ", "Käufer: ", "Positionen"):
            assert word in content.text, (file.name, word)
        payable = next(line for line in content.text.splitlines() if line.startswith("Zahlbetrag: "))
        facts.setdefault(file.name[:6], []).append((content.title, payable))
    assert all(first == second for first, second in facts.values())
