"""Pages of a PDF, drawn by PDFium, with marks where the words of a search stand."""

import ctypes
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from hattingen_desk.adapters.documents.formats.geometry import Crop, crop_to, picture_size
from hattingen_desk.adapters.documents.formats.pdf import open_pdf
from hattingen_desk.adapters.documents.formats.word_marks import matching_spans
from hattingen_desk.domain.content import Mark, PagePicture

_PREVIEW_WIDTH = 240
_WHITE = 0xFFFFFFFF
_NEARLY_WHITE = 245
_MOST_MARKS = 2_000
_MOST_CHARACTERS = 200_000


class PdfPages:
    """An open PDF."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableError."""
        self._document = open_pdf(data)
        if self._document.get_formtype() != pdfium.FORMTYPE_NONE:
            self._document.init_forms()  # so that filled-in fields are drawn
        self.count = len(self._document)

    def picture(self, number: int, *, width: int, crop_margins: bool, highlight: Sequence[str]) -> PagePicture:
        """Return the page ``number`` (from 0) as a picture."""
        page = self._document[number]
        try:
            crop = self._content_of(page) if crop_margins else Crop()
            view = _View(page, crop, width)
            pixels = view.draw(self._document)
            marks = view.marks(highlight) if highlight else ()
        finally:
            page.close()
        return PagePicture(view.width, view.height, pixels, self.count, marks)

    def _content_of(self, page: "pypdfium2.PdfPage") -> Crop:
        from PIL import Image

        view = _View(page, Crop(), _PREVIEW_WIDTH)
        pixels = view.draw(self._document)
        grey = Image.frombytes("RGBA", (view.width, view.height), pixels, "raw", "BGRA").convert("L")
        box = grey.point([255 if level < _NEARLY_WHITE else 0 for level in range(256)]).getbbox()
        return crop_to(box, view.width, view.height)


class _View:
    """A part of a page at a size."""

    def __init__(self, page: "pypdfium2.PdfPage", crop: Crop, width: int) -> None:
        self._page = page
        page_width, page_height = page.get_size()
        self.width, self.height = picture_size(width, page_width * crop.width, page_height * crop.height)
        whole_width, whole_height = round(self.width / crop.width), round(self.height / crop.height)
        # start and size of the whole page in pixels of the picture, and no further rotation
        self._place = (
            -round(whole_width * crop.left),
            -round(whole_height * crop.top),
            whole_width,
            whole_height,
            0,
        )

    def draw(self, document: "pypdfium2.PdfDocument") -> bytes:
        """Return the pixels: rows of BGRA on white."""
        buffer = (ctypes.c_ubyte * (4 * self.width * self.height))()
        bitmap = pdfium.FPDFBitmap_CreateEx(self.width, self.height, pdfium.FPDFBitmap_BGRA, buffer, 4 * self.width)
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, self.width, self.height, _WHITE)
            flags = pdfium.FPDF_ANNOT
            pdfium.FPDF_RenderPageBitmap(bitmap, self._page.raw, *self._place, flags)
            if document.formenv is not None:
                pdfium.FPDF_FFLDraw(document.formenv.raw, bitmap, self._page.raw, *self._place, flags)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return bytes(buffer)

    def marks(self, highlight: Sequence[str]) -> tuple[Mark, ...]:
        """Return where the words of ``highlight`` stand."""
        text_page = pdfium.FPDFText_LoadPage(self._page.raw)
        if not text_page:
            return ()
        try:
            count = min(pdfium.FPDFText_CountChars(text_page), _MOST_CHARACTERS)
            characters = [chr(pdfium.FPDFText_GetUnicode(text_page, index)) for index in range(count)]
            found: list[Mark] = []
            for start, length in matching_spans(characters, highlight):
                found.extend(self._rectangles(text_page, start, length))
                if len(found) >= _MOST_MARKS:
                    break
            return tuple(found[:_MOST_MARKS])
        finally:
            pdfium.FPDFText_ClosePage(text_page)

    def _rectangles(self, text_page: "pdfium.FPDF_TEXTPAGE", start: int, length: int) -> list[Mark]:
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        marks = []
        for index in range(max(0, pdfium.FPDFText_CountRects(text_page, start, length))):
            if not pdfium.FPDFText_GetRect(text_page, index, left, top, right, bottom):
                continue
            corners = [self._on_picture(left.value, top.value), self._on_picture(right.value, bottom.value)]
            x, y = min(x for x, _ in corners), min(y for _, y in corners)
            width, height = max(x for x, _ in corners) - x, max(y for _, y in corners) - y
            if 0 <= x < self.width and 0 <= y < self.height and width > 0 and height > 0:
                marks.append(Mark(x, y, min(width, self.width - x), min(height, self.height - y)))
        return marks

    def _on_picture(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self._page.raw, *self._place, x, y, across, down)
        return across.value, down.value
