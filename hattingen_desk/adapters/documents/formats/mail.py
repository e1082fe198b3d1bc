"""Mails (.eml, RFC 5322 and MIME): the text people read, and every real attachment as a file of its own.

The bytes stay what they are; signatures and pictures belonging to the text remain in the message.
"""

import email
import email.errors
import io
from email.generator import BytesGenerator
from email.message import Message
from email.policy import Compat32
from typing import TypeAlias, cast

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents.draft import Draft, one_line
from hattingen_desk.adapters.documents.formats import mail_headers
from hattingen_desk.adapters.documents.formats.html import decode_html, html_to_text
from hattingen_desk.adapters.documents.text_encoding import decode_as

Part: TypeAlias = "Message[str, str]"

_SMALL_IMAGE = 32 * 1024
_MOST_PARTS = 5_000
_SIGNATURES = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "application/pgp-keys",
    }
)
_ENVELOPES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
_TEXT_OF_THE_MAIL = frozenset(
    {"text/plain", "text/html", "text/enriched", "text/rfc822-headers", "message/delivery-status"}
)
_SERIOUS = (
    email.errors.NoBoundaryInMultipartDefect,
    email.errors.StartBoundaryNotFoundDefect,
    email.errors.CloseBoundaryNotFoundDefect,
    email.errors.MultipartInvariantViolationDefect,
    email.errors.InvalidBase64LengthDefect,
)
_SHORT_ALTERNATIVE = 300


def read_mail(data: bytes, draft: Draft) -> None:
    """Fill ``draft``."""
    message = email.message_from_bytes(_without_envelope(data))
    draft.title = mail_headers.field(message, "Subject")
    draft.sender = mail_headers.field(message, "From")
    draft.sent_at = mail_headers.sent_at(message)
    _add_head(message, draft)
    reader = _MailReader(draft, line_end="\r\n" if b"\r\n" in data[:4096] else "\n")
    reader.walk(message)
    reader.add_bodies()
    if reader.defects:
        draft.remark(remarks.MAIL_BROKEN_PARTS)


def add_parts(data: bytes, draft: Draft) -> None:
    """Add text and attachments of a MIME structure that stands without a head of its own."""
    reader = _MailReader(draft, line_end="\r\n")
    reader.walk(email.message_from_bytes(data))
    reader.add_bodies()


def _without_envelope(data: bytes) -> bytes:
    """Return a mail without what mailbox files and gateways put before its first field."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if data.startswith(b">From "):
        data = data[1:]
    return data


def _add_head(message: Part, draft: Draft) -> None:
    date = mail_headers.readable_date(draft.sent_at) or mail_headers.field(message, "Date")
    fields = (
        ("Von", draft.sender),
        ("An", mail_headers.field(message, "To")),
        ("Cc", mail_headers.field(message, "Cc")),
        ("Antwort an", mail_headers.field(message, "Reply-To")),
        ("Datum", date),
        ("Betreff", draft.title),
    )
    for name, value in fields:
        if value:
            draft.line(f"{name}: {value}")
    draft.line("")


class _AsItStood(Compat32):
    """Writes header fields as they were read, line breaks included."""

    def fold_binary(self, name: str, value: str) -> bytes:
        return f"{name}: {value}{self.linesep}".encode("utf-8", "surrogateescape")


class _Body:
    """A text part shown as the mail itself; ``choice`` is the alternative it belongs to, if any."""

    def __init__(self, choice: int, html: str | None, text: str) -> None:
        self.choice = choice
        self.html = html
        self.text = text


class _MailReader:
    """Walks the parts of a mail, those of mails inside it excepted: these are attachments."""

    def __init__(self, draft: Draft, *, line_end: str) -> None:
        self._draft = draft
        self._line_end = line_end
        self._bodies: list[_Body] = []
        self._parts = 0
        self.defects = False

    def walk(self, part: Part, choice: int = 0) -> None:
        """Look at a part and what is inside it."""
        self._parts += 1
        if self._parts > _MOST_PARTS:
            self.defects = True
            return
        self.defects = self.defects or any(isinstance(defect, _SERIOUS) for defect in part.defects)
        kind = part.get_content_type()
        inner = part.get_payload()
        if kind == "message/rfc822" or (kind.startswith("message/") and isinstance(inner, list) and len(inner) == 1):
            self._attach_mail(part)
        elif isinstance(inner, list):
            if kind == "multipart/encrypted":
                self._draft.remark(remarks.MAIL_ENCRYPTED)
            here = self._parts if kind == "multipart/alternative" else choice
            for each in inner:
                self.walk(cast("Part", each), here)
        else:
            self._leaf(part, kind, choice)

    def add_bodies(self) -> None:
        """Add the texts: of alternatives the plain one unless it says next to nothing, else the HTML."""
        for body in self._bodies:
            if not self._better_alternative(body):
                self._draft.line(body.text)

    def _better_alternative(self, body: _Body) -> bool:
        others = [other for other in self._bodies if other.choice == body.choice and other is not body]
        if not body.choice or not others:
            return False
        plain = sum(len(each.text.strip()) for each in self._bodies if each.choice == body.choice and each.html is None)
        html = sum(
            len(each.text.strip()) for each in self._bodies if each.choice == body.choice and each.html is not None
        )
        plain_says_enough = plain > 0 and not (plain < _SHORT_ALTERNATIVE and plain * 4 < html)
        return (body.html is not None) == plain_says_enough if html and plain else False

    def _leaf(self, part: Part, kind: str, choice: int) -> None:
        name = mail_headers.file_name(part)
        disposition = part.get_content_disposition() or ""
        if kind in _SIGNATURES:
            self._draft.remark(remarks.MAIL_SIGNED)
        elif kind in _ENVELOPES:
            self._draft.remark(remarks.MAIL_ENCRYPTED)
            self._attach(part, kind, name)
        elif kind.startswith("multipart/") or (kind in _TEXT_OF_THE_MAIL and disposition != "attachment" and not name):
            self._add_body(part, kind, choice)
        elif kind.startswith("image/") and self._belongs_to_text(part, disposition):
            self._draft.remark(remarks.MAIL_SMALL_IMAGES)
        else:
            self._attach(part, kind, name)

    def _add_body(self, part: Part, kind: str, choice: int) -> None:
        data = _bytes_of(part)
        if kind == "text/html":
            claimed = mail_headers.charset(part)
            source = decode_as(data, claimed) if claimed else decode_html(data)
            self._bodies.append(_Body(choice, source, html_to_text(source)))
        else:
            self._bodies.append(_Body(choice, None, decode_as(data, mail_headers.charset(part))))

    def _belongs_to_text(self, part: Part, disposition: str) -> bool:
        """Tell whether a picture is a logo or the like in the text: named by it and small."""
        named = bool(part.get("Content-ID")) or disposition == "inline"
        return named and disposition != "attachment" and len(_bytes_of(part)) < _SMALL_IMAGE

    def _attach(self, part: Part, kind: str, name: str) -> None:
        data = _bytes_of(part)
        if not data and not name:
            return
        self._draft.attach(name or mail_headers.invented_name(kind, self._draft.attachment_count + 1), data)

    def _attach_mail(self, part: Part) -> None:
        inner = part.get_payload()
        if not isinstance(inner, list) or not inner:
            self._attach(part, "message/rfc822", mail_headers.file_name(part))
            return
        message = cast("Part", inner[0])
        subject = mail_headers.field(message, "Subject")
        name = mail_headers.file_name(part) or f"{one_line(subject, 120) or 'Angehängte Nachricht'}.eml"
        self._draft.attach(name, self._flat(message))

    def _flat(self, message: Part) -> bytes:
        """Return a mail inside a mail as it stood there: nothing folded anew, its own line ends."""
        target = io.BytesIO()
        policy = _AsItStood(linesep=self._line_end)
        BytesGenerator(target, mangle_from_=False, policy=policy).flatten(message)
        return target.getvalue()


def _bytes_of(part: Part) -> bytes:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    return str(part.get_payload()).encode("utf-8", "surrogateescape") if payload is not None else b""
