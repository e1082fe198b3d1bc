"""Draws a filled-in form of the town: a head, sections of labelled boxes, a row of signatures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from fpdf import FPDF

from hattingen_desk.adapters.reports.letters import FIXED_MOMENT
from hattingen_desk.adapters.reports.pdf_letter import printable
from hattingen_desk.adapters.reports.wrapping import wrapped

_LEFT, _WIDTH, _BOTTOM = 20.0, 170.0, 272.0
_LABEL_WIDTH = 56.0
_ROW = 7.5
_PETROL = (10, 95, 126)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form with its labelled values."""

    title: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What stands on a form. ``signatures`` are ``name, date`` lines above the signature rules."""

    title: str
    office: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()


def write_form(form: Form) -> bytes:
    """Return ``form`` as a PDF with a text layer; the same form gives the same bytes."""
    pdf = FPDF()
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_creation_date(FIXED_MOMENT)
    pdf.set_producer("Hattingen Desk")
    pdf.set_title(form.title)
    pdf.set_lang("de-DE")
    pdf.set_auto_page_break(auto=True, margin=297 - _BOTTOM)
    pdf.set_margins(_LEFT, 18, 20)
    pdf.add_page()
    _head(pdf, form)
    for section in form.sections:
        _section(pdf, section)
    _notes(pdf, form.notes)
    _signatures(pdf, form.signatures)
    return bytes(pdf.output())


def _head(pdf: FPDF, form: Form) -> None:
    pdf.set_font("Helvetica", size=9)
    pdf.set_text_color(*_PETROL)
    pdf.cell(_WIDTH, 5, printable(form.office), new_x="LMARGIN", new_y="NEXT")
    pdf.set_text_color(0)
    pdf.set_font("Helvetica", style="B", size=16)
    for line in wrapped(printable(form.title), _measure(pdf), _WIDTH):
        pdf.cell(_WIDTH, 8, line, new_x="LMARGIN", new_y="NEXT")
    pdf.set_draw_color(*_PETROL)
    pdf.set_line_width(0.6)
    pdf.line(_LEFT, pdf.y + 1, _LEFT + _WIDTH, pdf.y + 1)
    pdf.set_draw_color(150)
    pdf.set_line_width(0.15)
    pdf.ln(5)


def _section(pdf: FPDF, section: Section) -> None:
    pdf.set_font("Helvetica", style="B", size=10.5)
    pdf.cell(_WIDTH, 8, printable(section.title), new_x="LMARGIN", new_y="NEXT")
    for label, value in section.pairs:
        top = pdf.y
        pdf.set_font("Helvetica", size=10.5)
        lines = list(wrapped(printable(value), _measure(pdf), _WIDTH - _LABEL_WIDTH - 4))
        height = max(_ROW, 5 * len(lines) + 2.5)
        if top + height > _BOTTOM:
            pdf.add_page()
            top = pdf.y
        pdf.set_fill_color(238, 243, 245)
        pdf.rect(_LEFT, top, _LABEL_WIDTH, height, style="DF")
        pdf.rect(_LEFT + _LABEL_WIDTH, top, _WIDTH - _LABEL_WIDTH, height)
        pdf.set_font("Helvetica", size=8.5)
        pdf.text(_LEFT + 2, top + 4.9, printable(label))
        pdf.set_font("Helvetica", size=10.5)
        for number, line in enumerate(lines):
            if line.strip():
                pdf.text(_LEFT + _LABEL_WIDTH + 2, top + 5 + 5 * number, line)
        pdf.set_xy(_LEFT, top + height)
    pdf.ln(2)


def _measure(pdf: FPDF) -> Callable[[str], float]:
    """Return what tells a text's width in millimetres in the font now set; fpdf2's own way is ten times slower."""
    widths: Mapping[str, float] = cast("Any", pdf.current_font).cw  # by letter, as the core fonts have it
    size = pdf.font_size_pt / 1000 * 25.4 / 72
    return lambda text: sum(widths[char] for char in text.encode("cp1252").decode("latin-1")) * size


def _notes(pdf: FPDF, notes: tuple[str, ...]) -> None:
    pdf.set_font("Helvetica", size=9.5)
    for note in notes:
        y = pdf.y + 6
        for line in wrapped(printable(note), _measure(pdf), _WIDTH):
            pdf.text(_LEFT, y, line)
            y += 4.8
        pdf.set_xy(_LEFT, y - 3)


def _signatures(pdf: FPDF, signatures: tuple[str, ...]) -> None:
    if not signatures:
        return
    if pdf.y + 30 > _BOTTOM:
        pdf.add_page()
    width = _WIDTH / len(signatures)
    top = pdf.y + 14
    for number, signature in enumerate(signatures):
        role, _, person = (part.strip() for part in signature.partition(":"))
        x = _LEFT + number * width
        pdf.set_font("Helvetica", style="I", size=10.5)
        if person:
            pdf.text(x + 1, top - 1.5, printable(person))
        pdf.line(x, top, x + width - 6, top)
        pdf.set_font("Helvetica", size=8)
        pdf.text(x + 1, top + 3.8, printable(role))
    pdf.set_xy(_LEFT, top + 8)
