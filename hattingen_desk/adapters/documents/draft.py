"""What a reader has found so far. It survives a reader that fails half-way: what was found stays."""

import re
import time

from hattingen_desk.adapters.documents import limits, remarks
from hattingen_desk.domain.content import Attachment, Content, FileKind

# NUL, other control signs but tab and newline, lone surrogates, non-characters
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
_TRAILING_SPACE = re.compile(r"[ \t\u00a0]+(?=\n)| +(?=\t)")
_MANY_EMPTY_LINES = re.compile(r"\n{3,}")
_SPACE = re.compile(r"\s+")
_BEGINNING = 20_000
_LEAST_TITLE = 4


class UnreadableError(Exception):
    """A reader gives up on a file; ``remark`` tells the clerk why."""

    def __init__(self, remark: str) -> None:
        super().__init__(remark)
        self.remark = remark


class Draft:
    """Collects what is found in one file, within bounds of size and time."""

    def __init__(self, kind: FileKind, media_type: str) -> None:
        self.kind = kind
        self.media_type = media_type
        self.title = ""
        self.page_count = 0
        self.sender = ""
        self.sent_at = ""
        self.quarantined = False
        self._proposed_title = ""
        self._remarks: dict[str, None] = {}
        self._attachments: list[Attachment] = []
        self._attachment_bytes = 0
        self._parts: list[str] = []
        self._length = 0
        self._cut = False
        self._give_up_at = time.monotonic() + limits.READING_SECONDS

    @property
    def full(self) -> bool:
        """True when no more text is taken; readers that loop stop then."""
        if not self._cut and (self._length >= limits.MAX_TEXT or time.monotonic() > self._give_up_at):
            self._cut = True
        return self._cut

    @property
    def has_text(self) -> bool:
        """True when some text was found that is more than space."""
        return any(part.strip() for part in self._parts)

    def add(self, text: str) -> None:
        """Add text as it comes; what goes over the bound is cut and remarked in the end."""
        room = limits.MAX_TEXT - self._length
        if len(text) > room:
            text = text[: max(room, 0)]
            self._cut = True
        if text:
            self._parts.append(text)
            self._length += len(text)

    def line(self, text: str) -> None:
        """Add a line."""
        self.add(f"{text}\n")

    def propose_title(self, title: str) -> None:
        """Propose a title from the file's properties; it is taken only if the beginning of the text says it, too.

        Properties are often left over from a template or an earlier document.
        """
        self._proposed_title = one_line(title, limits.MAX_TITLE)

    def remark(self, sentence: str) -> None:
        """Add a remark, once."""
        self._remarks.setdefault(sentence)

    def attach(self, file_name: str, data: bytes) -> None:
        """Add a file found inside the file."""
        self._attachment_bytes += len(data)
        if len(self._attachments) >= limits.MAX_ATTACHMENTS or self._attachment_bytes > limits.MAX_ATTACHMENT_BYTES:
            self.remark(remarks.TOO_MANY_ATTACHMENTS)
            return
        self._attachments.append(Attachment(one_line(file_name) or "Anlage", data))

    @property
    def attachment_count(self) -> int:
        """How many files were found inside."""
        return len(self._attachments)

    def give_up(self, sentence: str) -> None:
        """Quarantine the file."""
        self.quarantined = True
        self.remark(sentence)

    def content(self) -> Content:
        """Return what was found, cleaned."""
        if self._cut:
            self.remark(remarks.TEXT_CUT)
        text = plain_text("".join(self._parts))
        return Content(
            kind=self.kind,
            media_type=self.media_type,
            text=text,
            title=one_line(self.title or self._said_title(text), limits.MAX_TITLE),
            page_count=self.page_count,
            sender=one_line(self.sender, limits.MAX_TITLE),
            sent_at=self.sent_at,
            attachments=tuple(self._attachments),
            remarks=tuple(self._remarks),
            quarantined=self.quarantined,
        )

    def _said_title(self, text: str) -> str:
        wanted = _SPACE.sub("", self._proposed_title).casefold()
        beginning = _SPACE.sub("", text[:_BEGINNING]).casefold()
        return self._proposed_title if len(wanted) >= _LEAST_TITLE and wanted in beginning else ""


def plain_text(text: str) -> str:
    r"""Return ``text`` with ``\\n`` as line end, without unprintable signs, trailing or repeated space."""
    text = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))
    return _MANY_EMPTY_LINES.sub("\n\n", _TRAILING_SPACE.sub("", text)).strip("\n\t ")


def one_line(text: str, length: int = limits.MAX_LINE) -> str:
    """Return ``text`` as a single line of at most ``length`` characters."""
    return _SPACE.sub(" ", _UNPRINTABLE.sub("", _SPACE.sub(" ", text[: 4 * length]))).strip()[:length].rstrip()
