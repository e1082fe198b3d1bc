"""Word documents: body, notes, comments, headers and footers."""

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents.draft import Draft
from hattingen_desk.adapters.documents.formats.html import decode_html, html_to_text
from hattingen_desk.adapters.documents.formats.office import OfficeFile
from hattingen_desk.adapters.documents.formats.office_text import OfficeText

_COMMAND_FIELDS = ("DDE", "DDEAUTO")
_PARTS_AFTER_BODY = (".footnotes+xml", ".endnotes+xml", ".comments+xml", ".header+xml", ".footer+xml")


def add_word(file: OfficeFile, draft: Draft) -> None:
    """Add the text of a Word document. Text that is deleted but still tracked is left out and remarked."""
    text = OfficeText(draft.add)
    main = file.parts(".main+xml") or ["word/document.xml"]
    for part in main:
        root = file.root(part)
        if root is not None:
            text.collect(root)
    for part in file.parts("text/html") + file.parts("application/xhtml+xml"):
        draft.line(html_to_text(decode_html(file.package.read(part)), draft))
    said: set[str] = set()
    for content_type in _PARTS_AFTER_BODY:
        for part in file.parts(content_type):
            _add_once(file, part, text, draft, said)
    if text.revised:
        draft.remark(remarks.TRACKED_CHANGES)
    codes = "".join(text.field_codes).split()
    if any(word.upper() in _COMMAND_FIELDS for word in codes):
        draft.remark(remarks.OFFICE_COMMAND)


def _add_once(file: OfficeFile, part: str, text: OfficeText, draft: Draft, said: set[str]) -> None:
    """Add a header, footer or note, but not the lines that the same header of another section has brought."""
    root = file.root(part)
    if root is None or draft.full:
        return
    lines: list[str] = []
    collector = OfficeText(lines.append)
    collector.collect(root)
    text.revised = text.revised or collector.revised
    text.field_codes.extend(collector.field_codes)
    for line in "".join(lines).splitlines():
        if line.strip() and line not in said:
            said.add(line)
            draft.line(line)
