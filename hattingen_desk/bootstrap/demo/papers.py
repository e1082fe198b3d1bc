"""Writes a filled text as the kind of file it would arrive as."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from hattingen_desk.adapters.reports.letters import Letter, write_docx_letter, write_pdf_letter
from hattingen_desk.adapters.reports.scans import write_scan_pdf, write_scan_tiff
from hattingen_desk.adapters.reports.spreadsheets import Cell, write_spreadsheet
from hattingen_desk.bootstrap.demo.forms import Form, Section, write_form
from hattingen_desk.bootstrap.demo.model import Bytes
from hattingen_desk.bootstrap.demo.odt import write_odt
from hattingen_desk.bootstrap.demo.photos import write_photo
from hattingen_desk.bootstrap.demo.templates import Filled

Lines = tuple[str, ...]

_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")
_AMOUNT = re.compile(r"-?\d{1,3}(\.\d{3})*,\d\d")
_NUMBER = re.compile(r"-?[1-9]\d{0,8}|0")


def letter_of(text: Filled, sender: Lines, recipient: Lines, place_and_date: str) -> Letter:
    """Return a filled text as a letter. Lines that begin with ``|`` are its table."""
    paragraphs: list[str] = []
    table: list[Lines] = []
    after_table: list[str] = []
    for paragraph in text.paragraphs:
        if paragraph.startswith("|"):
            table.extend(cells(line) for line in paragraph.splitlines())
        elif table:
            after_table.append(_joined(paragraph))
        else:
            paragraphs.append(_joined(paragraph))
    if table:  # the table stands before the last paragraph
        paragraphs.append("\n\n".join(after_table))
    return Letter(
        sender=sender,
        recipient=recipient,
        place_and_date=place_and_date,
        subject=text.head.get("subject", text.head["title"]),
        paragraphs=tuple(paragraphs),
        table=tuple(table),
        signature=text.head.get("signature", ""),
        enclosures=tuple(part.strip() for part in text.head.get("enclosures", "").split(";") if part.strip()),
    )


def cells(line: str) -> Lines:
    """Return the cells of a table line ``| a | b |``."""
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def as_file(paper: str, letter: Letter, text: Filled) -> Bytes:
    """Return what writes the file: ``paper`` is letter, docx, odt, scan, tiff, form, xlsx, txt or photo.

    Raises KeyError for another kind of paper.
    """
    body = text.body
    writers: dict[str, Bytes] = {
        "letter": partial(write_pdf_letter, letter),
        "docx": partial(write_docx_letter, letter),
        "odt": partial(write_odt, letter),
        "scan": partial(_scan, letter, tiff=False),
        "tiff": partial(_scan, letter, tiff=True),
        "form": partial(_form, letter, text),
        "xlsx": partial(write_spreadsheet, _rows(body), sheet=text.head.get("sheet", "Tabelle 1")),
        "txt": partial(_plain, body),
        "photo": partial(write_photo, body),
    }
    return writers[paper]


def plain_letter(letter: Letter) -> str:
    """Return a letter as plain lines, as a scanner or a mail shows it."""
    parts = [
        "\n".join(letter.sender),
        "\n".join(letter.recipient),
        letter.place_and_date,
        letter.subject,
        *letter.paragraphs[:-1],
        "\n".join("     ".join(row) for row in letter.table),
        *letter.paragraphs[-1:],
        letter.signature,
        "\n".join(letter.enclosures),
    ]
    return "\n\n".join(part for part in parts if part)


def _joined(paragraph: str) -> str:
    """Join the lines of a paragraph; a line that ends with a backslash stays a line of its own."""
    return re.sub(r"(?<!\\)\n", " ", paragraph).replace("\\\n", "\n")


def _scan(letter: Letter, *, tiff: bool) -> bytes:
    pages = _pages(plain_letter(letter))
    return write_scan_tiff(pages) if tiff else write_scan_pdf(pages)


def _pages(text: str) -> list[str]:
    """Break a text at paragraphs into pages of about 42 lines (a line holds some 80 letters)."""
    pages: list[list[str]] = [[]]
    used = 0
    for paragraph in text.split("\n\n"):
        lines = 1 + sum(1 + len(line) // 80 for line in paragraph.split("\n"))
        if used + lines > 42 and pages[-1]:
            pages.append([])
            used = 0
        pages[-1].append(paragraph)
        used += lines
    return ["\n\n".join(page) for page in pages]


def _form(letter: Letter, text: Filled) -> bytes:
    sections: list[Section] = []
    notes: list[str] = []
    for paragraph in text.paragraphs:
        lines = paragraph.splitlines()
        if lines[0].startswith("# "):
            pairs = tuple((label.strip(), value.strip()) for label, value in (line.split("|", 1) for line in lines[1:]))
            sections.append(Section(lines[0].removeprefix("# "), pairs))
        else:
            notes.append(_joined(paragraph))
    signatures = tuple(part.strip() for part in text.head.get("signatures", "").split(";") if part.strip())
    return write_form(
        Form(
            title=letter.subject,
            office=text.head.get("office", "Stadt Hattingen · Fachbereich Personal"),
            sections=tuple(sections),
            notes=tuple(notes),
            signatures=signatures,
        )
    )


def _plain(body: str) -> bytes:
    return (body.replace("\n", "\r\n") + "\r\n").encode("utf-8")


def _rows(body: str) -> Sequence[Sequence[Cell]]:
    return [[_cell(cell) for cell in cells(line)] for line in body.splitlines() if line.startswith("|")]


def _cell(text: str) -> Cell:
    if match := _DATE.fullmatch(text):
        return date(int(match[3]), int(match[2]), int(match[1]))
    if _AMOUNT.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return int(text) if _NUMBER.fullmatch(text) else text
