"""PDF: text, title, form values, comments and embedded files. Nothing in the file is run: PDFium comes without V8."""

import ctypes
import io
import re
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from hattingen_desk.adapters.documents import limits, remarks
from hattingen_desk.adapters.documents.draft import Draft, UnreadableError, one_line
from hattingen_desk.adapters.documents.formats import pdf_objects

_TAIL = 4096
_MOST_COMMENTS = 2_000
# PDFium puts U+FFFE (once 0x02) for a hyphen at a line's end and joins the lines; some files bring their own hyphens
_ENUMERATION = re.compile(r"[\x02\ufffe](?=(?:und|oder|bzw|sowie|u)\b)")
_BROKEN_WORD = re.compile(
    r"(?<=[^\W\d_])(?:[\x02\ufffe\u00ad](?:[ \t]*\r?\n)?|-[ \t]*\r?\n)(?=[a-zäöüß])(?!(?:und|oder|bzw|sowie)\b)"
)
_LINE_HYPHEN = re.compile(r"[\x02\ufffe]")
_TITLE_WITHOUT_VALUE = re.compile(
    r"(?:untitled|unbenannt|document|dokument|scan|scanned document|title|none|null|\W*)\d*(?:\.\w{3,4})?",
    re.IGNORECASE,
)
_PROGRAM_PREFIX = re.compile(
    r"(?:Microsoft (?:Office )?(?:Word|Excel|PowerPoint|Outlook)|OpenOffice\.org\s\S+) - ", re.IGNORECASE
)
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")


def read_pdf(data: bytes, draft: Draft) -> None:
    """Fill ``draft``. Raises UnreadableError for files with a user password or beyond repair."""
    document = open_pdf(data, draft)
    try:
        draft.page_count = len(document)
        draft.propose_title(_title(document))
        if pdfium.FPDF_GetSecurityHandlerRevision(document.raw) >= 0:
            draft.remark(remarks.RESTRICTED_PDF)
        _add_pages(document, draft)
        _add_attachments(document, draft)
    finally:
        document.close()
    if pdf_objects.worth_looking(data):
        pdf_objects.look_into(data, draft)
    if draft.attachment_count:
        draft.remark(remarks.attachments_inside(draft.attachment_count))


def open_pdf(data: bytes, draft: Draft | None = None) -> "pypdfium2.PdfDocument":
    """Open ``data``, repaired if need be (then ``draft`` hears of it). Raises UnreadableError."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise UnreadableError(remarks.ENCRYPTED_PDF) from error
    else:
        if draft is not None and b"startxref" not in data[-_TAIL:] and b"%%EOF" not in data[-_TAIL:]:
            draft.remark(remarks.REPAIRED)
        return document
    repaired = _repaired(data)
    if draft is not None:
        draft.remark(remarks.REPAIRED)
    try:
        return pypdfium2.PdfDocument(repaired)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(remarks.DAMAGED) from error


def _repaired(data: bytes) -> bytes:
    """Return the file as qpdf reconstructs it."""
    import pikepdf

    target = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as document:
            if not document.pages:
                raise UnreadableError(remarks.DAMAGED)
            document.save(target)
    except pikepdf.PasswordError as error:
        raise UnreadableError(remarks.ENCRYPTED_PDF) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableError(remarks.DAMAGED) from error
    return target.getvalue()


def _title(document: "pypdfium2.PdfDocument") -> str:
    title = _PROGRAM_PREFIX.sub("", one_line(document.get_metadata_value("Title")))
    if _TITLE_WITHOUT_VALUE.fullmatch(title) or "\ufffd" in title or not any(char.isalpha() for char in title):
        return ""
    return title


@dataclass(slots=True)
class _Tally:
    """What the pages were like."""

    with_text: int = 0
    without_text: int = 0
    broken: int = 0
    characters: int = 0
    unreadable: int = 0

    def remark(self, draft: Draft, page_count: int) -> None:
        """Say what the clerk should know. Raises UnreadableError if not one page could be opened."""
        if self.broken and self.broken == page_count:
            raise UnreadableError(remarks.DAMAGED)
        if self.broken:
            draft.remark(remarks.PARTLY_READ)
        if not self.with_text:
            draft.remark(remarks.NO_TEXT_LAYER)
        elif self.without_text >= self.with_text:
            draft.remark(remarks.pages_without_text(self.without_text, self.with_text + self.without_text))
        if self.unreadable * 4 > self.characters:
            draft.remark(remarks.UNREADABLE_FONTS)


def _add_pages(document: "pypdfium2.PdfDocument", draft: Draft) -> None:
    tally = _Tally()
    for index in range(len(document)):
        if draft.full:
            break
        page = pdfium.FPDF_LoadPage(document.raw, index)
        if not page:
            tally.broken += 1
            continue
        try:
            _add_page(page, draft, tally)
        finally:
            pdfium.FPDF_ClosePage(page)
    tally.remark(draft, len(document))


def _add_page(page: "pdfium.FPDF_PAGE", draft: Draft, tally: _Tally) -> None:
    text = page_text(page)
    if text.strip():
        tally.with_text += 1
        tally.characters += len(text)
        tally.unreadable += len(_PRIVATE_USE.findall(text))
        draft.add(_joined(text))
        draft.add("\n\n")
    elif pdfium.FPDFPage_CountObjects(page) > 0:
        tally.without_text += 1
    _add_comments(page, draft)


def _joined(text: str) -> str:
    """Return a page's text with words put together again that a line's end had broken."""
    return _LINE_HYPHEN.sub("-", _BROKEN_WORD.sub("", _ENUMERATION.sub("- ", text)))


def page_text(page: "pdfium.FPDF_PAGE") -> str:
    r"""Return a loaded page's text in reading order as PDFium sees it, lines ended by ``\\r\\n``."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return ""
    try:
        count = min(pdfium.FPDFText_CountChars(text_page), limits.MAX_TEXT)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
        return bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")
    finally:
        pdfium.FPDFText_ClosePage(text_page)


_COMMENTS = frozenset(
    {
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_FREETEXT,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_STAMP,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_CARET,
        pdfium.FPDF_ANNOT_INK,
        pdfium.FPDF_ANNOT_SQUARE,
        pdfium.FPDF_ANNOT_CIRCLE,
    }
)


def _add_comments(page: "pdfium.FPDF_PAGE", draft: Draft) -> None:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_COMMENTS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(annotation) in _COMMENTS:
                comment = _string_value(annotation, b"Contents")
                if comment.strip():
                    draft.line(comment)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _string_value(annotation: "pdfium.FPDF_ANNOTATION", key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", errors="replace")


def _add_attachments(document: "pypdfium2.PdfDocument", draft: Draft) -> None:
    for index in range(min(document.count_attachments(), limits.MAX_ATTACHMENTS)):
        try:
            attachment = document.get_attachment(index)
            name, data = attachment.get_name(), bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            draft.remark(remarks.PARTLY_READ)
            continue
        draft.attach(name, data)
