"""Outlook messages (.msg, [MS-OXMSG]): text, people, attachments; also of a message inside the message.

Read through olefile property by property, so that one broken property costs only itself.
"""

import datetime as dt
import struct
from email.parser import HeaderParser
from typing import Any

import olefile

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents.draft import Draft, one_line
from hattingen_desk.adapters.documents.formats import mail_headers
from hattingen_desk.adapters.documents.formats.html import decode_html, html_to_text
from hattingen_desk.adapters.documents.formats.rtf import read_rtf
from hattingen_desk.adapters.documents.text_encoding import decode_as, decode_text

# property ids of [MS-OXPROPS]
_SUBJECT, _BODY, _HTML, _RTF, _HEADERS = 0x0037, 0x1000, 0x1013, 0x1009, 0x007D
_SENDER_NAME, _SENDER_SMTP, _SENDER_ADDRESS, _FOR_NAME, _FOR_SMTP = 0x0C1A, 0x5D01, 0x0C1F, 0x0042, 0x5D02
_TO, _CC, _SUBMITTED, _DELIVERED, _CLASS = 0x0E04, 0x0E03, 0x0039, 0x0E06, 0x001A
_DATA, _LONG_NAME, _SHORT_NAME, _MIME, _CONTENT_ID, _FLAGS, _HIDDEN = (
    0x3701, 0x3707, 0x3704, 0x370E, 0x3712, 0x3714, 0x7FFE,
)  # fmt: skip
_CODE_PAGE, _INTERNET_CODE_PAGE = 0x3FFD, 0x3FDE
_UNICODE, _EIGHT_BIT, _BINARY, _OBJECT = "001F", "001E", "0102", "000D"
_TOP_HEADER, _EMBEDDED_HEADER, _SMALL_HEADER = 32, 24, 8
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
_SMALL_IMAGE = 32 * 1024
_DEEPEST = 4
_ENCODINGS = {65001: "utf-8", 20127: "ascii", 28591: "latin-1", 28605: "iso8859-15", 1200: "utf-16-le"}
_SIGNED, _ENCRYPTED = "IPM.Note.SMIME.MultipartSigned", "IPM.Note.SMIME"


class _Properties:
    """The properties of a message, a recipient or an attachment: one storage of the file."""

    def __init__(self, ole: "olefile.OleFileIO[Any]", path: list[str], header: int, code_page: str = "cp1252") -> None:
        self.ole = ole
        self.path = path
        self._fixed = self._read_fixed(header)
        page = self.number(_CODE_PAGE)
        self.code_page = _encoding(page) if page else code_page

    def number(self, prop: int) -> int:
        """Return an integer or boolean property, 0 if missing."""
        return int(struct.unpack_from("<i", self._fixed.get(prop, bytes(8)))[0])

    def moment(self, prop: int) -> str:
        """Return a time property as ISO 8601 in UTC, empty if missing or out of range."""
        (ticks,) = struct.unpack_from("<Q", self._fixed.get(prop, bytes(8)))
        try:
            return (_EPOCH + dt.timedelta(microseconds=ticks // 10)).isoformat(timespec="seconds") if ticks else ""
        except OverflowError:
            return ""

    def text(self, prop: int) -> str:
        """Return a text property, empty if missing."""
        wide = self.stream(prop, _UNICODE)
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        narrow = self.stream(prop, _EIGHT_BIT)
        return decode_as(narrow, self.code_page).rstrip("\x00") if narrow else ""

    def binary(self, prop: int) -> bytes:
        """Return a binary property, empty if missing."""
        return self.stream(prop, _BINARY)

    def stream(self, prop: int, kind: str) -> bytes:
        """Return the bytes of a property of this type, empty if missing or broken."""
        path = [*self.path, f"__substg1.0_{prop:04X}{kind}"]
        try:
            if not self.ole.exists(path):
                return b""
            return bytes(self.ole.openstream(path).read())
        except (OSError, ValueError, IndexError, TypeError):
            return b""

    def storages(self, prefix: str) -> list[list[str]]:
        """Return the paths of the storages directly below whose names begin so."""
        depth = len(self.path)
        found = {
            tuple(path[: depth + 1])
            for path in self.ole.listdir(streams=True, storages=True)
            if len(path) > depth and path[:depth] == self.path and path[depth].startswith(prefix)
        }
        return [list(path) for path in sorted(found)]

    def _read_fixed(self, header: int) -> dict[int, bytes]:
        path = [*self.path, "__properties_version1.0"]
        try:
            data = self.ole.openstream(path).read() if self.ole.exists(path) else b""
        except (OSError, ValueError, IndexError, TypeError):
            data = b""
        entries = {}
        for start in range(header, len(data) - 15, 16):
            entries[struct.unpack_from("<H", data, start + 2)[0]] = data[start + 8 : start + 16]
        return entries


def read_message(ole: "olefile.OleFileIO[Any]", draft: Draft) -> None:
    """Fill ``draft`` from an Outlook message, contact, appointment or task."""
    message = _Properties(ole, [], _TOP_HEADER)
    headers = HeaderParser().parsestr(message.text(_HEADERS))
    draft.title = one_line(message.text(_SUBJECT)) or mail_headers.field(headers, "Subject")
    draft.sender = _sender(message) or mail_headers.field(headers, "From")
    draft.sent_at = message.moment(_SUBMITTED) or message.moment(_DELIVERED) or mail_headers.sent_at(headers)
    kind = message.text(_CLASS)
    if kind.startswith(_ENCRYPTED):
        draft.remark(remarks.MAIL_SIGNED if kind.startswith(_SIGNED) else remarks.MAIL_ENCRYPTED)
    _add_message(message, draft, depth=0)


def _add_message(message: _Properties, draft: Draft, *, depth: int) -> None:
    fields = (
        ("Von", _sender(message)),
        ("An", message.text(_TO)),
        ("Cc", message.text(_CC)),
        ("Datum", mail_headers.readable_date(message.moment(_SUBMITTED) or message.moment(_DELIVERED))),
        ("Betreff", one_line(message.text(_SUBJECT))),
    )
    for name, value in fields:
        if value:
            draft.line(f"{name}: {one_line(value)}")
    draft.line("")
    _add_body(message, draft)
    for path in message.storages("__attach_version1.0_"):
        if draft.full:
            return
        _add_attachment(_Properties(message.ole, path, _SMALL_HEADER, message.code_page), draft, depth)


def _sender(message: _Properties) -> str:
    name = one_line(message.text(_SENDER_NAME) or message.text(_FOR_NAME))
    address = message.text(_SENDER_SMTP) or message.text(_FOR_SMTP)
    if not address and "@" in message.text(_SENDER_ADDRESS):
        address = message.text(_SENDER_ADDRESS)
    if not address or address == name:
        return name
    return f"{name} <{one_line(address)}>" if name else one_line(address)


def _add_body(message: _Properties, draft: Draft) -> None:
    body = message.text(_BODY)
    if body.strip():
        draft.line(body)
        return
    html = message.binary(_HTML)
    if html:
        page = message.number(_INTERNET_CODE_PAGE)
        draft.line(html_to_text(decode_as(html, _encoding(page)) if page else decode_html(html), None))
        return
    as_text = message.text(_HTML)
    if as_text:
        draft.line(html_to_text(as_text, None))
        return
    packed = message.binary(_RTF)
    if packed:
        import compressed_rtf

        try:
            read_rtf(compressed_rtf.decompress(packed), draft)
        except ValueError:
            draft.remark(remarks.PARTLY_READ)


def _add_attachment(attachment: _Properties, draft: Draft, depth: int) -> None:
    inside = [*attachment.path, f"__substg1.0_{_DATA:04X}{_OBJECT}"]
    name = one_line(
        attachment.text(_LONG_NAME) or attachment.text(_SHORT_NAME) or decode_text(attachment.binary(_LONG_NAME))[0]
    )
    data = attachment.binary(_DATA)
    if attachment.ole.exists([*inside, "__properties_version1.0"]):
        if depth < _DEEPEST:
            draft.remark(remarks.MAIL_INSIDE)
            draft.line("\nAngehängte Nachricht")
            _add_message(
                _Properties(attachment.ole, inside, _EMBEDDED_HEADER, attachment.code_page), draft, depth=depth + 1
            )
    elif data or name:
        mime = attachment.text(_MIME)
        if mime == "multipart/signed":
            _add_signed(data, draft)
        elif _belongs_to_text(attachment, mime, len(data)):
            draft.remark(remarks.MAIL_SMALL_IMAGES)
        else:
            draft.attach(name or mail_headers.invented_name(mime, draft.attachment_count + 1), data)


def _add_signed(data: bytes, draft: Draft) -> None:
    """Add what a clear-signed message holds: Outlook keeps it whole as an attachment."""
    from hattingen_desk.adapters.documents.formats.mail import add_parts

    add_parts(data, draft)


def _belongs_to_text(attachment: _Properties, mime: str, size: int) -> bool:
    """Tell whether a picture is a logo or the like in the text: named by it and small."""
    hidden = bool(attachment.number(_HIDDEN) & 1) or bool(attachment.number(_FLAGS) & 4)
    return mime.startswith("image/") and size < _SMALL_IMAGE and (hidden or bool(attachment.text(_CONTENT_ID)))


def _encoding(code_page: int) -> str:
    return _ENCODINGS.get(code_page, f"cp{code_page}")
