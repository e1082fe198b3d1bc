"""What the record screen says about records, documents and days: words, icons and states. Knows no Qt.

Use::

    wording.document_state(row, today)          # key of common.status
    wording.deadline(row.due_on, today).words   # "heute"
    wording.counted(28, "Dokument", "Dokumente")
"""

from dataclasses import dataclass
from datetime import date, datetime

from hattingen_desk.application.read_models import DocumentRow, RecordRow
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.dates import short_date
from hattingen_desk.domain.definitions import RecordType
from hattingen_desk.domain.follow_ups import due_in_words
from hattingen_desk.domain.records import DocumentStatus, RecordStatus

NBSP = "\u00a0"

STATUS_WORDS = {
    DocumentStatus.DRAFT: "Entwurf",
    DocumentStatus.TO_CHECK: "Prüfen",
    DocumentStatus.IN_PROGRESS: "In Bearbeitung",
    DocumentStatus.IN_SIGN_OFF: "In Mitzeichnung",
    DocumentStatus.DONE: "Abgeschlossen",
    DocumentStatus.FILED: f"z.{NBSP}d.{NBSP}A.",
}
"""How a clerk calls the states of a document."""

KIND_WORDS = {
    FileKind.PDF: "PDF-Dokument",
    FileKind.WORD: "Textdokument",
    FileKind.SPREADSHEET: "Tabelle",
    FileKind.PRESENTATION: "Präsentation",
    FileKind.IMAGE: "Bild",
    FileKind.MAIL: "E-Mail",
    FileKind.TEXT: "Textdatei",
    FileKind.INVOICE: "E-Rechnung",
    FileKind.UNKNOWN: "Datei unbekannter Art",
}
"""How a clerk calls the kinds of file; the inbox shows them."""

_KIND_ICONS = {
    FileKind.MAIL: "mail",
    FileKind.IMAGE: "image",
    FileKind.SPREADSHEET: "file-spreadsheet",
    FileKind.INVOICE: "receipt-euro",
    FileKind.UNKNOWN: "file-question-mark",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day in words with its colour token and icon; empty words where there is no day."""

    words: str = ""
    tone: str = "text2"
    icon: str = ""
    weight: int = 400


def grouped(number: int) -> str:
    """Return a count with German thousands: 1.234."""
    return f"{number:,}".replace(",", ".")


def counted(number: int, one: str, many: str) -> str:
    """Return ``1 Dokument``, ``28 Dokumente``."""
    return f"{grouped(number)} {one if number == 1 else many}"


def documents(number: int) -> str:
    """Return the number of documents in words."""
    return counted(number, "Dokument", "Dokumente")


def of_documents(number: int) -> str:
    """Return the number of documents in words, in the dative: *von 5 Dokumenten*."""
    return counted(number, "Dokument", "Dokumenten")


def records(number: int) -> str:
    """Return the number of records in words."""
    return counted(number, "Akte", "Akten")


def deadline(due_on: date | None, today: date) -> Deadline:
    """Return the earliest follow-up in words: bad when over, warn on the day, quiet before."""
    if due_on is None:
        return Deadline()
    words = due_in_words(due_on, today)
    days = (due_on - today).days
    if days < 0:
        return Deadline(words, "bad", "triangle-alert", 500)
    if days == 0:
        return Deadline(words, "warn", "alarm-clock", 500)
    return Deadline(words, "warn" if days == 1 else "text2", "alarm-clock" if days == 1 else "")


def document_state(row: DocumentRow, today: date) -> str:
    """Return the key of the state a row shows. Due and overdue follow from follow-ups, they are no states of it."""
    if row.quarantined:
        return "quarantined"
    if row.due_on is not None and row.due_on <= today:
        return "due_today" if row.due_on == today else "overdue"
    return row.status.value


def document_icon(row: DocumentRow) -> str:
    """Return the icon of a document: what is special about it, otherwise the kind of its file."""
    if row.quarantined:
        return "file-question-mark"
    if row.status is DocumentStatus.DRAFT:
        return "file-pen"
    if row.status is DocumentStatus.TO_CHECK:
        return "file-scan"
    if row.due_on is not None:
        return "file-clock"
    return _KIND_ICONS.get(row.kind, "file-text")


def document_sentence(row: DocumentRow, today: date, state_words: str) -> str:
    """Return a document's row as a screen reader says it."""
    attachments = counted(row.attachment_count, "Anlage", "Anlagen") if row.attachment_count else ""
    due = f"Frist {deadline(row.due_on, today).words}" if row.due_on else ""
    parts = (row.title, state_words, attachments, due, f"geändert {day_of(row.modified_at)}", row.case_title)
    return ", ".join(part for part in parts if part)


def record_sentence(row: RecordRow, today: date) -> str:
    """Return a record's row as a screen reader says it."""
    closed = "zu den Akten" if row.status is RecordStatus.CLOSED else ""
    due = f"Frist {deadline(row.due_on, today).words}" if row.due_on else ""
    parts = (f"Akte {row.title}", row.reference, closed, documents(row.document_count), due)
    return ", ".join(part for part in parts if part)


def day_of(moment: datetime) -> str:
    """Return the local day of an aware datetime as dd.MM.yyyy."""
    return short_date(moment.astimezone().date())


def moment(at: datetime) -> str:
    """Return an aware datetime as dd.MM.yyyy, HH:MM in local time."""
    local = at.astimezone()
    return f"{short_date(local.date())}, {local:%H:%M}"


def file_size(size: int) -> str:
    """Return a number of bytes in the unit a clerk knows: 512 Byte, 38 KB, 1,4 MB."""
    if size < 1000:
        return f"{size}{NBSP}Byte"
    if size < 1_000_000:
        return f"{round(size / 1000)}{NBSP}KB"
    return f"{size / 1_000_000:.1f}{NBSP}MB".replace(".", ",")


def file_line(file_name: str, size: int, page_count: int) -> str:
    """Return name, size and pages of a file in one line."""
    pages = counted(page_count, "Seite", "Seiten") if page_count else ""
    return " · ".join(part for part in (file_name, file_size(size), pages) if part)


def record_line(reference: str, record_type: RecordType, unit: str, status_of_person: object = "") -> tuple[str, str]:
    """Return the second line of a record's head: the reference, and what follows it."""
    kind = f"{record_type.title}, {status_of_person}" if status_of_person else record_type.title
    return reference, " · ".join(part for part in (kind, unit) if part)


def selected(number: int, total: int, one: str, many: str) -> str:
    """Return what the status bar says of a selection: 3 von 28 ausgewählt; without one, the count alone."""
    if number == 0:
        return counted(total, one, many)
    return f"{grouped(number)} von {grouped(total)} ausgewählt"


ACCESS_IS_RECORDED = "Ihr Zugriff auf diese Akte wird protokolliert"
