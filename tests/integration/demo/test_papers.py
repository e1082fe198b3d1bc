"""The files of the invented town are real ones: of the kind their name says, readable, adding up, without gaps."""

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

import docx
import openpyxl
import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from hattingen_desk.bootstrap.demo.model import DemoTown
from hattingen_desk.bootstrap.demo.town import demo_town

TODAY = date(2026, 11, 24)
STARTS = {
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "odt": b"PK\x03\x04",
    "tif": b"II*\x00",
    "png": b"\x89PNG",
    "xml": b"<?xml",
}
GAPS = ("{", "}", "XXX", "Lorem", "TODO", "[[", "]]", "None", "  .", " ,", "..", "Herr Herr", "Frau Frau")


@dataclass(frozen=True)
class Paper:
    """A file of the town, once written."""

    record: str
    register: str
    title: str
    file_name: str
    data: bytes

    @property
    def ending(self) -> str:
        return self.file_name.rpartition(".")[2]


def written(town: DemoTown) -> Iterator[Paper]:
    for record in town.records:
        for document in record.documents:
            for data in (document.data, *document.later_versions):
                yield Paper(record.title, document.register, document.title, document.file_name, data())
    for file in (*town.inbox, town.quarantine):
        yield Paper("", "", file.file_name, file.file_name, file.data())


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    return list(written(demo_town(TODAY)))


def text_of(paper: Paper) -> str:
    stream = io.BytesIO(paper.data)
    if paper.ending == "pdf":
        pdf = pypdfium2.PdfDocument(stream)
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf).replace("\r", "")
        pdf.close()
        return text
    if paper.ending == "docx":
        document = docx.Document(stream)
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    if paper.ending == "xlsx":
        book = openpyxl.load_workbook(stream)
        text = "\n".join(str(cell.value or "") for row in book.active.iter_rows() for cell in row)  # type: ignore[union-attr]  # a new book has a sheet
        book.close()
        return text
    if paper.ending == "eml":
        message = email.message_from_bytes(paper.data, policy=email.policy.default)
        body = message.get_body()
        assert body is not None
        return f"{message['subject']}\n{body.get_content()}"
    if paper.ending == "odt":
        return etree.tostring(
            etree.fromstring(zipfile.ZipFile(stream).read("content.xml")), method="text", encoding="unicode"
        )
    return paper.data.decode("utf-8") if paper.ending in {"txt", "xml"} else ""


def test_the_same_day_gives_the_same_bytes(papers: list[Paper]) -> None:
    again = [(paper.file_name, sha256(paper.data).digest()) for paper in written(demo_town(TODAY))]
    assert again == [(paper.file_name, sha256(paper.data).digest()) for paper in papers]


def test_every_file_is_of_the_kind_its_name_says(papers: list[Paper]) -> None:
    endings = {paper.ending for paper in papers}
    assert endings == {*STARTS, "eml", "txt"}
    for paper in papers:
        assert paper.data.startswith(STARTS.get(paper.ending, b"")), paper
    for paper in papers:
        if paper.ending == "odt":
            assert zipfile.ZipFile(io.BytesIO(paper.data)).read("mimetype").endswith(b"opendocument.text")
        if paper.ending == "xml":
            assert etree.fromstring(paper.data).tag.endswith("}Invoice")


def test_no_text_has_a_gap_a_placeholder_or_a_slip(papers: list[Paper]) -> None:
    for paper in papers:
        if paper.record or paper.ending != "pdf":  # the locked file cannot be read, that is its point
            text = text_of(paper)
            found = [gap for gap in GAPS if gap in text.replace("...", "")]
            assert not found, (found, paper.record, paper.title, text)


def test_letters_have_something_to_say(papers: list[Paper]) -> None:
    for paper in papers:
        text = text_of(paper) if paper.record else ""
        if text and paper.ending in {"pdf", "docx", "odt", "eml"}:
            assert len(text) > 150, (paper.record, paper.title, text)


def test_no_line_runs_off_its_page(papers: list[Paper]) -> None:
    for paper in papers:
        if paper.ending == "pdf" and paper.record:
            pdf = pypdfium2.PdfDocument(paper.data)
            for page in pdf:
                words = page.get_textpage()
                edges = [words.get_rect(number) for number in range(words.count_rects())]
                assert all(left > 40 and right < page.get_width() - 28 for left, _, right, _ in edges), paper.title
                assert all(bottom > 20 for _, bottom, _, _ in edges), paper.title
            pdf.close()


def test_no_two_files_of_a_register_are_the_same(papers: list[Paper]) -> None:
    seen: dict[tuple[str, str, bytes], str] = {}
    for paper in papers:
        key = (paper.record, paper.register, sha256(paper.data).digest())
        assert key not in seen, (paper.title, seen[key])
        seen[key] = paper.title


def test_scans_are_pictures_without_text(papers: list[Paper]) -> None:
    scans = [paper for paper in papers if paper.file_name.startswith("Scan_") and paper.ending == "pdf"]
    assert len(scans) > 12
    assert sum(text_of(paper) == "" for paper in scans) >= len(scans) - 1  # one came as a text PDF
    pages = [Image.open(io.BytesIO(paper.data)).n_frames for paper in papers if paper.ending == "tif"]  # type: ignore[attr-defined]  # frames belong to the format
    assert max(pages) > 1


def test_mails_carry_readable_attachments(papers: list[Paper]) -> None:
    attached = [
        part.get_payload(decode=True)
        for paper in papers
        if paper.ending == "eml"
        for part in email.message_from_bytes(paper.data, policy=email.policy.default).iter_attachments()
    ]
    assert len(attached) >= 3
    assert all(isinstance(data, bytes) and data.startswith(b"%PDF-") for data in attached)


def amounts(text: str) -> list[Decimal]:
    found = re.findall(r"-?\d{1,3}(?:\.\d{3})*,\d\d", text)
    return [Decimal(each.replace(".", "").replace(",", ".")) for each in found]


def test_printed_invoices_add_up(papers: list[Paper]) -> None:
    invoices = [paper for paper in papers if paper.file_name.startswith("Rechnung ")]
    assert len(invoices) >= 7
    for paper in invoices:
        text = text_of(paper)
        lines = text.partition("Pos.")[2].partition("Summe netto")[0]
        net, tax, gross = amounts(text.partition("Summe netto")[2])[:3]
        last = re.findall(r"\S+,\d\d (\S+,\d\d)\s*$", lines, re.MULTILINE)  # unit price, then amount
        assert sum(amounts(" ".join(last))) == net, text
        assert net + tax == gross


def test_e_invoices_add_up(papers: list[Paper]) -> None:
    space = {"cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
             "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"}  # fmt: skip
    invoices = [etree.fromstring(paper.data) for paper in papers if paper.ending == "xml"]
    assert len(invoices) >= 4
    for invoice in invoices:
        total = invoice.find("cac:LegalMonetaryTotal", space)
        lines = [
            Decimal(each.text or "") for each in invoice.iterfind("cac:InvoiceLine/cbc:LineExtensionAmount", space)
        ]
        tax = Decimal(invoice.findtext("cac:TaxTotal/cbc:TaxAmount", namespaces=space) or "")
        assert total is not None
        assert sum(lines) == Decimal(total.findtext("cbc:LineExtensionAmount", namespaces=space) or "")
        assert sum(lines) + tax == Decimal(total.findtext("cbc:PayableAmount", namespaces=space) or "")


def test_sums_of_dunning_letters_and_expenses_are_right(papers: list[Paper]) -> None:
    checked = 0
    for paper in papers:
        text = text_of(paper) if paper.ending == "pdf" and paper.title.startswith(("Mahnung", "Reisekosten")) else ""
        lines, found, rest = text.partition("\nSumme ")
        if found:
            checked += 1
            body = lines.partition("Forderung")[2] or lines.partition("Erstattung")[2]
            assert sum(amounts(body)) == amounts(rest)[0], text
    assert checked >= 5


def test_the_file_to_clear_up_opens_only_with_a_password(papers: list[Paper]) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(papers[-1].data))


def test_only_invented_addresses_are_used(papers: list[Paper]) -> None:
    for paper in papers:
        text = text_of(paper) if paper.record else ""
        assert all(host == "example.org" for host in re.findall(r"@([\w.-]+\w)", text)), paper.title
