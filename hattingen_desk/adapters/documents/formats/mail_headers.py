"""Fields of a mail's head as people wrote them: RFC 2047 words, raw eight-bit text, broken dates and names."""

import datetime as dt
import email.errors
import email.header
import email.utils
import re
import zoneinfo
from email.message import Message

from hattingen_desk.adapters.documents.draft import one_line
from hattingen_desk.adapters.documents.text_encoding import decode_as, decode_text

_FILE_NAME = re.compile(r"(?:file)?name\*?\d*\*?\s*=\s*(\"[^\"]*\"|[^;\s]+)", re.IGNORECASE)
_NAMING_FIELDS = frozenset({"content-disposition", "content-type"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_ENDINGS = {
    "application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/tiff": ".tif",
    "image/bmp": ".bmp", "text/calendar": ".ics", "text/csv": ".csv", "text/html": ".html", "text/plain": ".txt",
    "text/xml": ".xml", "application/xml": ".xml", "application/zip": ".zip", "message/rfc822": ".eml",
    "text/vcard": ".vcf", "text/x-vcard": ".vcf", "application/msword": ".doc", "application/ms-tnef": ".dat",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}  # fmt: skip


def field(message: "Message[str, str]", name: str) -> str:
    """Return a header field decoded, on one line; empty if it is missing. Several of one name are joined."""
    values = [decoded(value) for key, value in message.raw_items() if key.lower() == name.lower()]
    return one_line(", ".join(values))


def decoded(value: object) -> str:
    """Return a raw header value as text."""
    text = str(value)
    if not text.isascii():
        # what the parser could not read as ASCII it kept as surrogates
        return decode_text(text.encode("ascii", "surrogateescape"))[0] if _only_surrogates(text) else text
    if "=?" not in text:
        return text
    try:
        parts = email.header.decode_header(text)
    except (email.errors.HeaderParseError, ValueError, LookupError):
        return text
    return "".join(part if isinstance(part, str) else decode_as(part, charset or "") for part, charset in parts)


def _only_surrogates(text: str) -> bool:
    return all(char < "\x80" or "\udc80" <= char <= "\udcff" for char in text)


def sent_at(message: "Message[str, str]") -> str:
    """Return when a mail was sent as ISO 8601 with its own offset; empty if it does not say so readably."""
    try:
        return email.utils.parsedate_to_datetime(field(message, "Date")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return ""


def readable_date(iso: str) -> str:
    """Return an ISO moment as ``03.03.2026 14:05``, German time.

    >>> readable_date("2026-03-03T13:05:00+00:00")
    '03.03.2026 14:05'
    """
    try:
        moment = dt.datetime.fromisoformat(iso)
        german = moment.astimezone(zoneinfo.ZoneInfo("Europe/Berlin")) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return iso
    return f"{german:%d.%m.%Y %H:%M}"


def file_name(part: "Message[str, str]") -> str:
    """Return the name a part gives itself, empty if none."""
    raw = "; ".join(str(value) for key, value in part.raw_items() if key.lower() in _NAMING_FIELDS)
    if "name" not in raw.lower():
        return ""
    name = None
    if raw.isascii():
        try:
            name = part.get_filename()
        except (ValueError, TypeError, LookupError, IndexError, AttributeError):
            name = None
    if not name:
        # eight-bit letters where only ASCII is allowed, or parameters too broken for the parser
        match = _FILE_NAME.search(decoded(raw))
        name = match.group(1).strip('"') if match else ""
    return one_line(decoded(name))


def charset(part: "Message[str, str]") -> str:
    """Return the encoding a text part claims, empty if none."""
    match = _CHARSET.search(str(part.get("Content-Type", "")))
    return match.group(1) if match else ""


def invented_name(content_type: str, number: int) -> str:
    """Return a name for an attachment without one."""
    return f"Anlage {number}{_ENDINGS.get(content_type, '')}"
