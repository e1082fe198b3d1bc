"""Tells what a file is by its bytes. The name is only compared afterwards, and breaks a tie for bare text."""

import re
from dataclasses import dataclass

from hattingen_desk.adapters.documents.text_encoding import decode_text, looks_like_text
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.file_names import suffix

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
ODG = "application/vnd.oasis.opendocument.graphics"
RTF = "application/rtf"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
MSG = "application/vnd.ms-outlook"
EML = "message/rfc822"
TEXT = "text/plain"
CSV = "text/csv"
HTML = "text/html"
XML = "application/xml"
SVG = "image/svg+xml"
ZIP = "application/zip"
OLE = "application/x-ole-storage"
UNKNOWN = "application/octet-stream"
PROGRAM = "application/x-msdownload"
SIGNATURE = "application/pkcs7-mime"
TNEF = "application/ms-tnef"

_HEAD = 4096
_BOM = b"\xef\xbb\xbf"

_PREFIXES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"\xff\x4f\xff\x51", "image/jp2"),
    (b"{\\rtf", RTF),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xce\xfa\xed\xfe", PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00", PROGRAM),  # Windows shortcut
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"MSCF", "application/vnd.ms-cab-compressed"),
    (b"\x78\x9f\x3e\x22", TNEF),
    (b"!BDN", "application/vnd.ms-outlook-pst"),
    (b"%!PS", "application/postscript"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"wOFF", "font/woff"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
)

ARCHIVES = {
    ZIP: "ZIP",
    "application/x-7z-compressed": "7z",
    "application/vnd.rar": "RAR",
    "application/gzip": "GZ",
    "application/x-bzip2": "BZ2",
    "application/x-xz": "XZ",
    "application/zstd": "ZSTD",
    "application/vnd.ms-cab-compressed": "CAB",
    "application/x-tar": "TAR",
    "application/vnd.ms-outlook-pst": "Outlook-Datendatei",
}

_KINDS = {
    PDF: FileKind.PDF,
    DOCX: FileKind.WORD,
    DOC: FileKind.WORD,
    ODT: FileKind.WORD,
    RTF: FileKind.WORD,
    XLSX: FileKind.SPREADSHEET,
    XLSB: FileKind.SPREADSHEET,
    XLS: FileKind.SPREADSHEET,
    ODS: FileKind.SPREADSHEET,
    PPTX: FileKind.PRESENTATION,
    PPT: FileKind.PRESENTATION,
    ODP: FileKind.PRESENTATION,
    EML: FileKind.MAIL,
    MSG: FileKind.MAIL,
    TEXT: FileKind.TEXT,
    CSV: FileKind.TEXT,
    HTML: FileKind.TEXT,
    XML: FileKind.TEXT,
    SVG: FileKind.TEXT,
}

SHOWN_IMAGES = frozenset(
    {"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp", "image/tiff", "image/jp2", "image/avif"}
)
"""Pictures that are decoded and shown."""

_MAIL_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:")
_MAIL_FIELDS = frozenset(
    b"from to cc subject date message-id mime-version received return-path delivered-to reply-to content-type "
    b"content-transfer-encoding in-reply-to references sender dkim-signature x-mailer x-sender x-account-key "
    b"x-mozilla-status x-unsent thread-topic thread-index importance x-priority arc-seal envelope-to".split()
)
_HTML_START = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|br|ul|ol|span|font|center|style|b|i)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(rb"\s*<(?:\?xml[\s?]|!--|!DOCTYPE\s|[A-Za-z_][\w.:-]*[\s>/])")
_XHTML = re.compile(rb"<!DOCTYPE\s+html|<html[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Detected:
    """What a file is. ``media_type`` of containers (zip, OLE, XML) may be refined by their reader."""

    media_type: str

    @property
    def kind(self) -> FileKind:
        """The kind for the clerk."""
        return kind_of(self.media_type)


def kind_of(media_type: str) -> FileKind:
    """Return the kind for the clerk of a media type."""
    if media_type in SHOWN_IMAGES:
        return FileKind.IMAGE
    return _KINDS.get(media_type, FileKind.UNKNOWN)


def sniff(data: bytes, file_name: str) -> Detected:
    """Return what ``data`` is. ``file_name`` decides only between kinds of bare text (.csv, .eml without a sender)."""
    head = data[:_HEAD]
    if head.startswith(b"%PDF-") or head.lstrip(_BOM + b"\x00\t\n\r\f ").startswith(b"%PDF-"):
        return Detected(PDF)
    binary = _binary(head, data)
    if binary:
        return Detected(binary)
    # printers and gateways put lines before the PDF (PJL, mail remnants); the format allows 1,024 bytes of them
    if b"%PDF-" in head[:1024] and (b"startxref" in data or b"%%EOF" in data) and not _is_mail(head, file_name):
        return Detected(PDF)
    if not looks_like_text(data):
        return Detected(UNKNOWN)
    return Detected(_text(data, file_name))


def _binary(head: bytes, data: bytes) -> str:
    for prefix, media_type in _PREFIXES:
        if head.startswith(prefix) and _plausible(media_type, head, data):
            return media_type
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _iso_media(head[8:12])
    if (
        head[:2] == b"BM"
        and len(head) > 26
        and head[6:10] == b"\x00\x00\x00\x00"
        and head[14] in (12, 40, 52, 56, 64, 108, 124)
    ):
        return "image/bmp"
    if head[257:262] == b"ustar":
        return "application/x-tar"
    if head[:2] in (b"0\x82", b"0\x83", b"0\x80") and b"\x2a\x86\x48\x86\xf7\x0d\x01\x07" in head[:64]:
        return SIGNATURE
    if head.startswith((b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a")) and (head[40:44] == b" EMF" or head[0] == 0xD7):
        return "image/emf"
    return ""


def _plausible(media_type: str, head: bytes, data: bytes) -> bool:
    """Tell a real program from text that begins with the same letters (MZ, BZh, ID3)."""
    if head.startswith((b"MZ", b"BZh", b"ID3", b"MSCF", b"wOFF", b"8BPS", b"fLaC", b"OggS")):
        return not looks_like_text(data)
    return media_type != UNKNOWN


def _iso_media(brand: bytes) -> str:
    if brand in (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"):
        return "image/heic"
    if brand in (b"avif", b"avis"):
        return "image/avif"
    return "video/mp4"


def _text(data: bytes, file_name: str) -> str:
    ending = suffix(file_name)
    head = data[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in head[:64]:
        head = decode_text(data[: 4 * _HEAD])[0].encode()
    head = head.removeprefix(_BOM)
    if _is_mail(head, file_name):
        return EML
    if _HTML_START.match(head):
        return HTML
    if _XML_START.match(head):
        if _XHTML.search(head[:1024]):
            return HTML
        return XML
    if head.startswith(b"-----BEGIN ") and any(word in head[:64] for word in (b"PKCS7", b"CMS", b"CERTIFICATE")):
        return SIGNATURE
    return CSV if ending in {"csv", "tsv"} else TEXT


def _is_mail(head: bytes, file_name: str) -> bool:
    """Tell whether the first lines are a mail's header fields."""
    known = set()
    lines = head.removeprefix(_BOM).lstrip(b"\r\n").splitlines()
    if lines and lines[0].startswith((b"From ", b">From ")):
        lines = lines[1:]
    for line in lines[:60]:
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        field = _MAIL_FIELD.match(line)
        if field is None:
            break
        if field.group(1).lower() in _MAIL_FIELDS:
            known.add(field.group(1).lower())
    return len(known) >= (1 if suffix(file_name) in {"eml", "mht", "mhtml"} else 2)
