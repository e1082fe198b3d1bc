"""The facts beside a document or record as fields that can be edited in place, and how each is saved. Knows no Qt.

Use::

    for field in facts.document_fields(detail, sheet): ...      # what the tab *Metadaten* shows
    facts.save_document(detail, sheet, "received_on", "+3")     # runs in a worker, returns Changes
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hattingen_desk.application.browsing import RecordSheet
from hattingen_desk.application.changes import NO_CHANGES, Changes
from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.records import wording
from hattingen_desk.desktop.records.presenter import DocumentDetail
from hattingen_desk.domain.dates import parse_date, short_date
from hattingen_desk.domain.definitions import RecordType
from hattingen_desk.domain.errors import InvalidInputError
from hattingen_desk.domain.records import DocumentStatus

TYPE_FIELD = "fields."
_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?\s*€?")


class FieldKind(StrEnum):
    """How a fact is edited."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the sheet. ``value`` as shown; ``choices`` are (value, words); ``state`` a key of common.status."""

    id: str
    caption: str
    value: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    state: str = ""
    hint: str = ""
    required: bool = False
    tabular: bool = False


def document_fields(detail: DocumentDetail, sheet: RecordSheet, today: date) -> list[Fact]:
    """Return the facts of a document in the order a clerk reads them."""
    document, version = detail.document, detail.version
    fields = [Fact("title", "Titel", document.title, required=True)]
    if sheet.cases:
        cases = [("", "Kein Vorgang"), *((case.id, case.title) for case in sheet.cases)]
        fields.append(Fact("case", "Vorgang", document.case_id or "", FieldKind.CHOICE, tuple(cases)))
    if sheet.registers:
        registers = [(each.number, f"{each.number} {each.title}") for each in sheet.registers]
        if not document.register:
            registers.insert(0, ("", "Ohne Register"))
        fields.append(Fact("register", "Register", document.register, FieldKind.CHOICE, tuple(registers)))
    fields.append(
        Fact("received_on", "Eingang", short_date(document.received_on), FieldKind.DATE, required=True, tabular=True)
    )
    fields.append(Fact("origin", "Eingangsweg", document.origin))
    fields.append(_status(detail, today))
    fields.append(
        Fact(
            "file", "Datei", wording.file_line(version.file_name, version.size, version.page_count), FieldKind.FIXED,
            hint=f"SHA-256 {version.sha256}",
        )
    )  # fmt: skip
    if sheet.retention is not None:
        fields.append(_retention(sheet))
    return fields


def _status(detail: DocumentDetail, today: date) -> Fact:
    """*Heute fällig* is shown, but what can be chosen are the states of the document itself."""
    document = detail.document
    open_to = [each for each in DocumentStatus if each is not DocumentStatus.IN_SIGN_OFF or each is document.status]
    choices = tuple((each.value, wording.STATUS_WORDS[each]) for each in open_to)
    state = document.status.value
    if document.quarantined:
        state = "quarantined"
    elif detail.due_on is not None and detail.due_on <= today:
        state = "due_today" if detail.due_on == today else "overdue"
    return Fact("status", "Status", document.status.value, FieldKind.CHOICE, choices, state)


def _retention(sheet: RecordSheet) -> Fact:
    rule = sheet.retention
    if rule is None:
        return Fact("retention", "Aufbewahrung", "noch nicht festgelegt", FieldKind.FIXED)
    hint = "\n".join(part for part in (f"Beginn: {rule.start}", rule.citation) if part)
    period = wording.counted(rule.years, "Jahr", "Jahre") if rule.years else ""
    words = f"{period} – {rule.title}" if period and not rule.title.startswith(period) else rule.title
    return Fact("retention", "Aufbewahrung", words, FieldKind.FIXED, hint=hint)


def record_fields(sheet: RecordSheet) -> list[Fact]:
    """Return the facts of a record: its own, then those of its type."""
    record = sheet.record
    fields = [
        Fact("title", "Titel", record.title, required=True),
        Fact("reference", "Aktenzeichen", record.reference, FieldKind.FIXED, tabular=True),
    ]
    if record.earlier_references:
        earlier = ", ".join(record.earlier_references)
        fields.append(Fact("earlier", "Zuvor", earlier, FieldKind.FIXED, tabular=True))
    fields.append(Fact("former_reference", "Früheres Zeichen", record.former_reference))
    position = sheet.path[-1]
    fields.append(Fact("plan", "Aktenplan", f"{position.number} {position.title}", FieldKind.FIXED))
    fields += type_fields(sheet.record_type, record.fields)
    fields.append(Fact("unit", "Einheit", record.unit))
    fields.append(Fact("responsible", "Zuständig", record.responsible))
    fields.append(Fact("opened_on", "Angelegt am", short_date(record.opened_on), FieldKind.FIXED, tabular=True))
    if record.closed_on is not None:
        fields.append(Fact("closed_on", "Geschlossen am", short_date(record.closed_on), FieldKind.FIXED, tabular=True))
    if sheet.retention is not None:
        fields.append(_retention(sheet))
    return fields


def type_fields(record_type: RecordType, values: Mapping[str, object]) -> list[Fact]:
    """Return the fields of a record type with German captions, in the order of its definition."""
    required = set(record_type.schema.get("required", ()))
    fields = []
    for name in record_type.order:
        definition = record_type.schema["properties"][name]
        kind = FieldKind.TEXT
        choices: tuple[tuple[str, str], ...] = ()
        if "enum" in definition:
            words = tuple((str(each), str(each)) for each in definition["enum"])
            kind, choices = FieldKind.CHOICE, words if name in required else (("", "Keine Angabe"), *words)
        elif definition.get("format") == "date":
            kind = FieldKind.DATE
        fields.append(
            Fact(
                TYPE_FIELD + name, record_type.field_title(name), shown(record_type, name, values.get(name)), kind,
                choices, required=name in required, tabular=kind is FieldKind.DATE or is_amount(record_type, name),
            )
        )  # fmt: skip
    return fields


def is_amount(record_type: RecordType, name: str) -> bool:
    """Whether a field holds cents."""
    return name.endswith("_cents") and record_type.schema["properties"][name].get("type") == "integer"


def shown(record_type: RecordType, name: str, value: object) -> str:
    """Return a stored value as a clerk reads it: 31.12.2026, 1.234,56 €."""
    if value is None or value == "":
        return ""
    if is_amount(record_type, name) and isinstance(value, int):
        return f"{wording.grouped(value // 100)},{value % 100:02d}{wording.NBSP}€"
    if record_type.schema["properties"][name].get("format") == "date":
        try:
            return short_date(date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    return str(value)


def stored(record_type: RecordType, name: str, text: str, today: date) -> str:
    """Return what a clerk typed as it is stored; raises InvalidInputError with the sentence for the field."""
    definition = record_type.schema["properties"][name]
    clean = text.strip()
    if not clean:
        if name in record_type.schema.get("required", ()):
            raise InvalidInputError(f"„{record_type.field_title(name)}“ darf nicht leer sein.")
        return ""
    if definition.get("format") == "date":
        return parse_date(clean, today).isoformat()
    if is_amount(record_type, name):
        match = _AMOUNT.fullmatch(clean.replace(wording.NBSP, " "))
        if match is None:
            raise InvalidInputError("Dieser Betrag ist nicht lesbar. Schreiben Sie ihn zum Beispiel 1.234,56 €.")
        euros, cents = match.groups()
        return str(int(euros.replace(".", "")) * 100 + int((cents or "0").ljust(2, "0")))
    if "pattern" in definition and re.fullmatch(str(definition["pattern"]), clean) is None:
        raise InvalidInputError(f"„{record_type.field_title(name)}“ hat eine andere Form. Prüfen Sie die Eingabe.")
    most = definition.get("maxLength")
    if isinstance(most, int) and len(clean) > most:
        raise InvalidInputError(f"Zu lang: möglich sind {most} Zeichen.")
    return clean


def save_record(desk: Desk, sheet: RecordSheet, field: str, text: str) -> Changes:
    """Save one fact of a record; raises InvalidInputError with a sentence for the field."""
    value = text
    if field.startswith(TYPE_FIELD):
        value = stored(sheet.record_type, field.removeprefix(TYPE_FIELD), text, desk.clock.today())
    return desk.filing.edit_record(sheet.record.id, {field: value})


def save_document(desk: Desk, detail: DocumentDetail, field: str, text: str) -> Changes:
    """Save one fact of a document; raises InvalidInputError with a sentence for the field."""
    document = detail.document
    record_id = document.record_id
    if record_id is None:
        raise InvalidInputError("Dieses Dokument liegt noch im Scan-Eingang. Legen Sie es dort in eine Akte ab.")

    def received(value: str) -> Changes:
        day = parse_date(value, desk.clock.today())
        return desk.filing.edit_document(document.id, received_on=day)

    def case(value: str) -> Changes:
        return desk.filing.move_document(document.id, record_id, register=document.register, case_id=value or None)

    def register(value: str) -> Changes:
        if value == document.register:
            return NO_CHANGES
        return desk.filing.move_document(document.id, record_id, register=value)

    ways: dict[str, Callable[[str], Changes]] = {
        "title": lambda value: desk.filing.edit_document(document.id, title=value),
        "status": lambda value: desk.filing.edit_document(document.id, status=DocumentStatus(value)),
        "origin": lambda value: desk.filing.edit_document(document.id, origin=value.strip()),
        "received_on": received,
        "case": case,
        "register": register,
    }
    return ways[field](text)
