"""XML: invoices, drawings, flat Office files, and any other as readable lines."""

from lxml import etree

from hattingen_desk.adapters.documents import limits, remarks
from hattingen_desk.adapters.documents import sniffing as types
from hattingen_desk.adapters.documents.draft import Draft, one_line
from hattingen_desk.adapters.documents.safe_xml import Element, local_name, parse_xml

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_CII = ("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice", "urn:ferd:CrossIndustryDocument")
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:office:"
_WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
_FLAT_PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
_TECHNICAL = ("schemaLocation", "noNamespaceSchemaLocation", "nil")


def read_xml(data: bytes, draft: Draft) -> None:
    """Fill ``draft``. Raises UnreadableError for XML with definitions of its own."""
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError:
        _read_broken(data, draft)
        return
    _add(root, data, draft)


def _read_broken(data: bytes, draft: Draft) -> None:
    try:
        root = parse_xml(data, recover=True)
    except etree.XMLSyntaxError:
        root = None
    declares_itself = b"<?xml" in data[:64] or b"<\x00?\x00" in data[:64]
    if root is None or not declares_itself or not _worth(root):
        from hattingen_desk.adapters.documents.formats.plain import read_text

        draft.media_type = types.TEXT
        read_text(data, draft)
        return
    draft.remark(remarks.PARTLY_READ)
    _add(root, data, draft)


def _worth(root: Element) -> bool:
    return any(one_line(str(part)) for part in root.itertext())


def _add(root: Element, data: bytes, draft: Draft) -> None:
    name, namespace = local_name(root), etree.QName(root).namespace or ""
    if namespace.startswith(_UBL) and name in {"Invoice", "CreditNote"}:
        from hattingen_desk.adapters.documents.formats.invoice import add_invoice
        from hattingen_desk.adapters.documents.formats.invoice_ubl import invoice_from_ubl

        add_invoice(invoice_from_ubl(root), root, draft)
    elif namespace.startswith(_CII):
        from hattingen_desk.adapters.documents.formats.invoice import add_invoice
        from hattingen_desk.adapters.documents.formats.invoice_cii import invoice_from_cii

        add_invoice(invoice_from_cii(root), root, draft)
    elif namespace.startswith(_OPEN_DOCUMENT) and name == "document":
        from hattingen_desk.adapters.documents.formats.open_document import add_flat_document

        add_flat_document(root, draft)
    elif namespace in {_WORD_2003, _FLAT_PACKAGE}:
        _add_word(root, draft)
    elif name == "svg":
        _add_drawing(root, draft)
    elif name == "html":
        from hattingen_desk.adapters.documents.formats.html import read_html

        draft.media_type = types.HTML
        read_html(data, draft)
    else:
        _add_lines(root, draft)


def _add_word(root: Element, draft: Draft) -> None:
    from hattingen_desk.adapters.documents.formats.office_text import OfficeText

    draft.kind = types.kind_of(types.DOCX)
    text = OfficeText(draft.add)
    text.collect(root)
    if text.revised:
        draft.remark(remarks.TRACKED_CHANGES)


def _add_drawing(root: Element, draft: Draft) -> None:
    draft.media_type = types.SVG
    for node in root.iter():
        name = local_name(node)
        if name == "script" or any(str(key).startswith("on") for key in node.attrib):
            draft.remark(remarks.SVG_SCRIPT)
        elif name in {"text", "title", "desc"}:
            draft.line(one_line(" ".join(str(part) for part in node.itertext())))
            if name == "title" and not draft.title:
                draft.propose_title("".join(str(part) for part in node.itertext()))


def _add_lines(root: Element, draft: Draft) -> None:
    """Add a line for each value with the name of its element or attribute."""
    for node in root.iter():
        if draft.full:
            return
        name = local_name(node)
        for key, value in node.attrib.items():
            short = str(key).rpartition("}")[2]
            if short not in _TECHNICAL and str(value).strip():
                draft.line(f"{name} {short}: {one_line(str(value))}")
        text = (node.text or "").strip()[: limits.MAX_TEXT]
        if text:
            draft.line(f"{name}: {text}")
        tail = (node.tail or "").strip()
        if tail:
            draft.line(tail)
