"""Draws a letter with fpdf2's core fonts: no font files, about three milliseconds a page."""

import re
import unicodedata
from collections.abc import Iterator
from typing import cast

from fpdf import FPDF
from fpdf.fonts import CoreFont

from hattingen_desk.adapters.reports.letters import FIXED_MOMENT, Letter
from hattingen_desk.adapters.reports.wrapping import wrapped

# DIN 5008 form B, millimetres
_LEFT, _RIGHT, _BOTTOM = 25.0, 190.0, 270.0
_RETURN_LINE, _ADDRESS, _DATE, _SUBJECT, _FOLLOWING_PAGE = 48.0, 54.5, 90.0, 103.0, 27.0
_SENDER_COLUMN = 125.0
_LINE, _PARAGRAPH = 5.0, 2.8
_SIZE, _SMALL = 11.0, 8.0
_POINT = 25.4 / 72
_GAP = 3.0
_NUMBER = re.compile(r"[-–]?\d[\d.]*(,\d+)?(\s?[€%])?")
_WITHOUT_DECOMPOSITION = str.maketrans("ŁłĐđıŦŧĦħ", "LlDdiTtHh")


class PdfLetter:
    """One letter being drawn, top to bottom; starts a new page when the next line does not fit."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._pdf = FPDF()
        self._pdf.core_fonts_encoding = "cp1252"  # fpdf2's default, latin-1, knows neither „ “ nor – nor €
        self._pdf.set_creation_date(FIXED_MOMENT)
        self._pdf.set_producer("Hattingen Desk")
        self._pdf.set_title(letter.subject)
        self._pdf.set_lang("de-DE")
        self._pdf.set_auto_page_break(auto=False)
        self._y = 0.0

    def output(self) -> bytes:
        """Draw everything and return the file."""
        letter = self._letter
        self._pdf.add_page()
        self._head()
        self._y = _SUBJECT
        self._style(bold=True)
        for line in self._wrapped(letter.subject, _RIGHT - _LEFT):
            self._write(line)
        self._style()
        self._y += 2 * _PARAGRAPH
        for position, paragraph in enumerate(letter.paragraphs):
            closes = position == len(letter.paragraphs) - 1
            if closes:
                self._table()
            self._paragraph(paragraph)
        if not letter.paragraphs:
            self._table()
        self._foot()
        self._number_pages()
        return bytes(self._pdf.output())

    def _head(self) -> None:
        letter = self._letter
        for position, line in enumerate(letter.sender):
            self._style(bold=position == 0, size=_SIZE if position == 0 else 9)
            self._text(_SENDER_COLUMN, 20 + position * 4.4, line)
        self._style(size=_SMALL)
        self._text(_LEFT, _RETURN_LINE, " · ".join(letter.sender[:3]))
        self._style()
        for position, line in enumerate(letter.recipient):
            self._text(_LEFT, _ADDRESS + position * _LINE, line)
        self._text(_SENDER_COLUMN, _DATE, letter.place_and_date)

    def _paragraph(self, text: str) -> None:
        for line in self._wrapped(text, _RIGHT - _LEFT):
            self._write(line)
        self._y += _PARAGRAPH

    def _foot(self) -> None:
        letter = self._letter
        if letter.signature:
            self._room_for(5 * _LINE)
            self._y += 2.5 * _LINE
            self._write(letter.signature)
        if letter.enclosures:
            self._y += 2 * _LINE
            self._room_for((1 + len(letter.enclosures)) * _LINE)
            self._style(bold=True)
            self._write("Anlagen" if len(letter.enclosures) > 1 else "Anlage")
            self._style()
            for enclosure in letter.enclosures:
                self._write(enclosure)

    def _table(self) -> None:
        rows = self._letter.table
        if not rows:
            return
        widths = self._column_widths(rows)
        numeric = [_holds_numbers(rows, column) for column in range(len(widths))]
        for number, row in enumerate(rows):
            self._style(bold=number == 0, size=10)
            cells = [list(self._wrapped(cell, width - _GAP)) for cell, width in zip(row, widths, strict=False)]
            lines = max((len(cell) for cell in cells), default=1)
            self._room_for(lines * _LINE + 2)
            x = _LEFT
            for cell, width, right in zip(cells, widths, numeric, strict=False):
                for position, line in enumerate(cell):
                    indent = width - _GAP - self._width(line) if right else 0.0
                    self._text(x + indent, self._y + position * _LINE, line)
                x += width
            self._y += lines * _LINE + 1
            edge = self._y - _LINE + 1
            self._pdf.set_line_width(0.3 if number == 0 else 0.1)
            self._pdf.line(_LEFT, edge, _RIGHT, edge)
            self._y += 1
        self._style()
        self._y += 2 * _PARAGRAPH

    def _column_widths(self, rows: tuple[tuple[str, ...], ...]) -> list[float]:
        count = max(len(row) for row in rows)
        self._style(bold=True, size=10)
        longest = [
            max((self._width(row[column]) + 4 for row in rows if column < len(row)), default=10.0)
            for column in range(count)
        ]
        total = _RIGHT - _LEFT
        share = total / count
        narrow = sum(width for width in longest if width <= share)
        wide = sum(width for width in longest if width > share)
        if not wide:
            return [total * width / sum(longest) for width in longest]
        return [width if width <= share else (total - narrow) * width / wide for width in longest]

    def _number_pages(self) -> None:
        count = self._pdf.pages_count
        for page in range(1, count + 1 if count > 1 else 1):
            self._pdf.page = page
            self._style(size=_SMALL)
            self._text(_LEFT, 285, f"Seite {page} von {count}")
        self._pdf.page = count

    def _style(self, *, bold: bool = False, size: float = _SIZE) -> None:
        self._pdf.set_font("Helvetica", style="B" if bold else "", size=size)

    def _room_for(self, height: float) -> None:
        if self._y + height <= _BOTTOM:
            return
        family, style, size = self._pdf.font_family, self._pdf.font_style, self._pdf.font_size_pt
        self._pdf.add_page()
        self._pdf.set_font(family, style=style, size=size)
        self._y = _FOLLOWING_PAGE

    def _write(self, line: str) -> None:
        self._room_for(_LINE)
        self._text(_LEFT, self._y, line)
        self._y += _LINE

    def _text(self, x: float, y: float, line: str) -> None:
        if line.strip():
            self._pdf.text(x, y, printable(line))

    def _width(self, text: str) -> float:
        font = cast("CoreFont", self._pdf.current_font)
        encoded = printable(text).encode("cp1252").decode("latin-1")
        return sum(font.cw[char] for char in encoded) * self._pdf.font_size_pt / 1000 * _POINT

    def _wrapped(self, text: str, width: float) -> Iterator[str]:
        return wrapped(text, self._width, width)


def printable(text: str) -> str:
    """Return ``text`` with what cp1252 cannot write replaced: the letter without its marks, else a question mark."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return "".join(_nearest(char) for char in text)
    return text


def _holds_numbers(rows: tuple[tuple[str, ...], ...], column: int) -> bool:
    cells = [row[column] for row in rows[1:] if column < len(row) and row[column]]
    return bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells)


def _nearest(char: str) -> str:
    for candidate in (
        char,
        unicodedata.normalize("NFKC", char),
        unicodedata.normalize("NFKD", char)[0],
        char.translate(_WITHOUT_DECOMPOSITION),
    ):
        try:
            candidate.encode("cp1252")
        except UnicodeEncodeError:
            continue
        return candidate
    return "?"
