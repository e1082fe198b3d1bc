"""What was found inside a file: its true kind, its text, its attachments, and what the clerk should know of it."""

from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    """The true kind of a file, told by its bytes, never by its name."""

    PDF = "pdf"
    WORD = "word"
    SPREADSHEET = "spreadsheet"
    PRESENTATION = "presentation"
    IMAGE = "image"
    MAIL = "mail"
    TEXT = "text"
    INVOICE = "invoice"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a file (mail attachment, invoice inside a PDF). ``data`` are its bytes, unchanged."""

    file_name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Content:
    """The result of reading a file.

    ``quarantined``: nobody could read it or it is not safe to open; it is kept unchanged under *Zu klären* and
    ``remarks`` (German sentences) say why. Remarks on a readable file point something out (a script in a PDF).
    ``title`` is a proposal from inside the file (mail subject, PDF title), empty if there is none worth showing.
    """

    kind: FileKind
    media_type: str
    text: str = ""
    title: str = ""
    page_count: int = 0
    sender: str = ""
    sent_at: str = ""
    attachments: tuple[Attachment, ...] = ()
    remarks: tuple[str, ...] = ()
    quarantined: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle to highlight on a page picture, in pixels of that picture."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as a picture: ``pixels`` are rows of 4-byte BGRA (opaque), ``page_count`` pages in the whole file."""

    width: int
    height: int
    pixels: bytes
    page_count: int
    marks: tuple[Mark, ...] = ()
