"""Journal entries in words, as a clerk reads them."""

from collections.abc import Mapping, Sequence
from datetime import date

from hattingen_desk.application.changes import Kind
from hattingen_desk.application.read_models import JournalRow
from hattingen_desk.domain.dates import short_date
from hattingen_desk.domain.journal import Action, JournalEntry
from hattingen_desk.domain.records import DocumentStatus, RecordStatus

DOCUMENT_STATUS_WORDS: Mapping[DocumentStatus, str] = {
    DocumentStatus.DRAFT: "Entwurf",
    DocumentStatus.TO_CHECK: "Prüfen",
    DocumentStatus.IN_PROGRESS: "In Bearbeitung",
    DocumentStatus.IN_SIGN_OFF: "In Mitzeichnung",
    DocumentStatus.DONE: "Abgeschlossen",
    DocumentStatus.FILED: "z. d. A.",
}
RECORD_STATUS_WORDS: Mapping[RecordStatus, str] = {RecordStatus.OPEN: "In Bearbeitung", RecordStatus.CLOSED: "z. d. A."}

_THINGS = {Kind.RECORD: "Akte", Kind.CASE: "Vorgang", Kind.DOCUMENT: "Dokument", Kind.FOLLOW_UP: "Wiedervorlage"}
_DEEDS = {
    Action.CREATED: "angelegt",
    Action.EDITED: "geändert",
    Action.MOVED: "verschoben",
    Action.CLOSED: "zu den Akten",
    Action.REOPENED: "wieder geöffnet",
    Action.IMPORTED: "abgelegt",
    Action.VERSION_ADDED: "neue Fassung abgelegt",
    Action.FILED: "aus dem Eingangskorb abgelegt",
    Action.WITHDRAWN: "zurückgenommen",
    Action.RESTORED: "wiederhergestellt",
    Action.DONE: "erledigt",
    Action.READ: "gelesen",
    Action.EXPORTED: "ausgegeben",
}
_FIELDS = {
    "title": "Titel",
    "former_reference": "Früheres Aktenzeichen",
    "reference": "Aktenzeichen",
    "unit": "Organisationseinheit",
    "responsible": "Zuständig",
    "plan": "Aktenplan",
    "status": "Status",
    "received_on": "Eingang",
    "origin": "Eingangsweg",
    "register": "Register",
    "opened_on": "Angelegt am",
    "closed_on": "Geschlossen am",
}
_ORDER = {name: place for place, name in enumerate(_FIELDS)}
_STATUS_WORDS = {str(status): words for status, words in [*DOCUMENT_STATUS_WORDS.items(), *RECORD_STATUS_WORDS.items()]}


def journal_rows(
    entries: Sequence[JournalEntry], field_titles: Mapping[str, str], people: Mapping[str, str]
) -> list[JournalRow]:
    """Put entries into words.

    ``field_titles`` names the type's own fields (``birth_date`` -> ``Geburtsdatum``), ``people`` are names by
    login; a login nobody knows stands for itself.
    """
    return [
        JournalRow(entry.at, people.get(entry.actor, entry.actor), entry.action, _sentence(entry, field_titles))
        for entry in entries
    ]


def _sentence(entry: JournalEntry, field_titles: Mapping[str, str]) -> str:
    thing = _THINGS.get(Kind(entry.object_kind), "Eintrag")
    if entry.payload is None:
        return f"{thing} {_DEEDS[entry.action]} (Inhalt gelöscht)"
    changes = entry.payload.get("changes")
    if entry.action is Action.EDITED and isinstance(changes, Mapping) and changes:
        ordered = sorted(changes, key=lambda name: _ORDER.get(name, len(_ORDER)))
        return "; ".join(_change_in_words(name, changes[name], field_titles) for name in ordered)
    title = entry.payload.get("title")
    named = f"{thing} „{title}“" if title else thing
    detail = entry.payload.get("detail")
    return f"{named} {_DEEDS[entry.action]}" + (f": {detail}" if detail else "")


def _change_in_words(name: str, pair: object, field_titles: Mapping[str, str]) -> str:
    old, new = pair if isinstance(pair, Sequence) and len(pair) == 2 else ("", pair)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        changed = [key for key in {**old, **new} if old.get(key) != new.get(key)]
        return "; ".join(
            f"{field_titles.get(key, key)}: {_value(old.get(key))} → {_value(new.get(key))}" for key in changed
        )
    return f"{_FIELDS.get(name, 'Angabe')}: {_value(old)} → {_value(new)}"


def _value(value: object) -> str:
    if value in (None, "", []):
        return "leer"
    text = str(value)
    if text in _STATUS_WORDS:
        return _STATUS_WORDS[text]
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return f"„{text}“"
