"""A German business letter as PDF or Word file. The same letter gives the same bytes, today and in ten years."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands in a letter, in reading order.

    ``sender`` and ``recipient`` are address lines, the first line of ``sender`` is its name. ``paragraphs`` include
    salutation and closing formula. ``table`` are rows of cells, the first row is the heading. ``signature`` is the
    line under the closing formula.
    """

    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    place_and_date: str
    subject: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()
    signature: str = ""
    enclosures: tuple[str, ...] = ()


# Written into every file in place of the clock, so that equal letters are equal bytes.
FIXED_MOMENT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def write_pdf_letter(letter: Letter) -> bytes:
    """Return ``letter`` as a PDF with a text layer (DIN 5008 form B, A4, as many pages as it takes)."""
    from hattingen_desk.adapters.reports.pdf_letter import PdfLetter

    return PdfLetter(letter).output()


def write_docx_letter(letter: Letter) -> bytes:
    """Return ``letter`` as a Word document (.docx)."""
    from hattingen_desk.adapters.reports.docx_letter import docx_letter

    return docx_letter(letter)
