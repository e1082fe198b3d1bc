"""Pages as a scanner delivers them: pictures only, no text layer. For sample data and tests."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hattingen_desk.adapters.reports.letters import FIXED_MOMENT
from hattingen_desk.adapters.reports.wrapping import wrapped

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 150
_PAGE = (1240, 1754)  # A4 at 150 dpi, pixels
_MARGIN, _FONT_SIZE, _LINE_HEIGHT = 148, 24, 35


def write_scan_pdf(pages: Sequence[str], *, moment: dt.datetime = FIXED_MOMENT) -> bytes:
    """Return a PDF with one black-and-white page picture for each text of ``pages``, without a text layer."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_creation_date(moment)
    pdf.set_producer("Scanner")
    pdf.set_auto_page_break(auto=False)
    for text in pages:
        pdf.add_page()
        pdf.image(_page_picture(text), x=0, y=0, w=210, h=297)
    return bytes(pdf.output())


def write_scan_tiff(pages: Sequence[str]) -> bytes:
    """Return a multi-page TIFF (fax group 4) with one page for each text of ``pages``; at least one is needed."""
    pictures = [_page_picture(text) for text in pages]
    stream = io.BytesIO()
    pictures[0].save(
        stream,
        "TIFF",
        save_all=True,
        append_images=pictures[1:],
        compression="group4",
        dpi=(_DPI, _DPI),
    )
    return stream.getvalue()


def _page_picture(text: str) -> "Image":
    from PIL import Image, ImageDraw, ImageFont

    from hattingen_desk.application.resource_folder import resource_folder

    picture = Image.new("1", _PAGE, 1)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(resource_folder() / "fonts" / "Inter-Regular.otf", _FONT_SIZE)
    width = _PAGE[0] - 2 * _MARGIN
    y = _MARGIN
    for line in wrapped(text, lambda part: draw.textlength(part, font=font), width):
        draw.text((_MARGIN, y), line, font=font, fill=0)
        y += _LINE_HEIGHT
    return picture
