"""Letters that come in from outside, written for a test."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def write_letter(path: Path, lines: Sequence[str]) -> Path:
    """Write a one-page PDF with these lines as its text."""
    from fpdf import FPDF

    page = FPDF()
    page.add_page()
    page.set_font("Helvetica", size=12)
    for line in lines:
        page.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    page.output(str(path))
    return path
