"""Does a file's name promise what the file is? What differs is told, never believed."""

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents import sniffing as types
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.file_names import suffix

_WORDS = {
    types.PDF: "eine PDF-Datei",
    types.DOCX: "ein Word-Dokument",
    types.DOC: "ein Word-Dokument (altes Format)",
    types.ODT: "ein OpenDocument-Text",
    types.RTF: "ein RTF-Dokument",
    types.XLSX: "eine Excel-Tabelle",
    types.XLSB: "eine Excel-Tabelle (binär)",
    types.XLS: "eine Excel-Tabelle (altes Format)",
    types.ODS: "eine OpenDocument-Tabelle",
    types.PPTX: "eine Präsentation",
    types.PPT: "eine Präsentation (altes Format)",
    types.ODP: "eine OpenDocument-Präsentation",
    types.ODG: "eine OpenDocument-Zeichnung",
    types.EML: "eine E-Mail",
    types.MSG: "eine Outlook-Nachricht",
    types.HTML: "eine Webseite (HTML)",
    types.XML: "eine XML-Datei",
    types.SVG: "eine Zeichnung (SVG)",
    types.TEXT: "einfacher Text",
    types.CSV: "einfacher Text",
    types.PROGRAM: "ein Programm",
    types.UNKNOWN: "in keinem bekannten Format",
}

_OFFICE = {
    "docx": types.DOCX, "docm": types.DOCX, "dotx": types.DOCX, "dotm": types.DOCX,
    "xlsx": types.XLSX, "xlsm": types.XLSX, "xltx": types.XLSX, "xltm": types.XLSX, "xlsb": types.XLSB,
    "pptx": types.PPTX, "pptm": types.PPTX, "ppsx": types.PPTX, "potx": types.PPTX,
    "odt": types.ODT, "ott": types.ODT, "ods": types.ODS, "ots": types.ODS, "odp": types.ODP, "odg": types.ODG,
    "doc": types.DOC, "dot": types.DOC, "xls": types.XLS, "xlt": types.XLS, "ppt": types.PPT, "pps": types.PPT,
}  # fmt: skip
_PROMISES: dict[str, frozenset[str]] = {
    # an Office file with a password is a compound file, whatever is inside
    **{ending: frozenset({media_type, types.OLE}) for ending, media_type in _OFFICE.items()},
    "pdf": frozenset({types.PDF}),
    "rtf": frozenset({types.RTF}),
    "msg": frozenset({types.MSG}),
    "eml": frozenset({types.EML}),
    "png": frozenset({"image/png"}),
    "jpg": frozenset({"image/jpeg"}),
    "jpeg": frozenset({"image/jpeg"}),
    "gif": frozenset({"image/gif"}),
    "bmp": frozenset({"image/bmp"}),
    "webp": frozenset({"image/webp"}),
    "tif": frozenset({"image/tiff"}),
    "tiff": frozenset({"image/tiff"}),
    "svg": frozenset({types.SVG}),
    "xml": frozenset({types.XML, types.HTML, types.SVG}),
    "html": frozenset({types.HTML, types.XML, types.TEXT}),
    "htm": frozenset({types.HTML, types.XML, types.TEXT}),
    "zip": frozenset({types.ZIP}),
}
# any text may carry these names, but neither a picture nor a program
_TEXT_ENDINGS = frozenset({"txt", "csv", "log", "md", "json", "ini"})

# what Windows runs when it is double-clicked although it is bare text
_RUNS_WHEN_OPENED = frozenset(
    "bat cmd com hta inf js jse lnk msc ps1 psm1 reg scf scr sct settingcontent-ms url vb vbe vbs ws wsc wsf wsh "
    "application appref-ms library-ms search-ms desktop".split()
)


def runs_when_opened(file_name: str) -> bool:
    """Tell whether double-clicking a text file of this name makes the computer run it."""
    return suffix(file_name) in _RUNS_WHEN_OPENED


def remark_on_name(file_name: str, media_type: str, kind: FileKind) -> str:
    """Return the remark that a name promises something else than the file is; empty if it does not."""
    ending = suffix(file_name)
    if ending in _TEXT_ENDINGS:
        fits = kind in {FileKind.TEXT, FileKind.INVOICE, FileKind.MAIL}
    elif ending in _PROMISES:
        fits = media_type in _PROMISES[ending] or (kind is FileKind.INVOICE and ending == "xml")
    else:
        return ""
    if fits:
        return ""
    words = _words(media_type, kind)
    return remarks.other_than_named(ending, words) if words else remarks.not_as_named(ending)


def _words(media_type: str, kind: FileKind) -> str:
    if kind is FileKind.IMAGE:
        return f"ein Bild ({media_type.removeprefix('image/').upper()})"
    if kind is FileKind.INVOICE:
        return "eine elektronische Rechnung (XML)"
    if media_type in types.ARCHIVES:
        return f"ein Archiv ({types.ARCHIVES[media_type]})"
    return _WORDS.get(media_type, "")
