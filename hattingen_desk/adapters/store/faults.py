"""Is the replica sound? Pages, references between rows, the index; journal and files on demand."""

import hashlib
from collections.abc import Iterator

from sqlcipher3 import dbapi2

from hattingen_desk.adapters.store import catalogue_documents, rows
from hattingen_desk.adapters.store.cipher import Connection
from hattingen_desk.adapters.store.vocabulary import belongs
from hattingen_desk.application.ports import BlobStore
from hattingen_desk.domain import journal
from hattingen_desk.domain.errors import DeskError
from hattingen_desk.domain.journal import JournalEntry

_NAMED = {
    "document": "Dokumente", "record": "Akten", "case": "Vorgänge", "document_version": "Fassungen",
    "document_text": "Texte", "follow_up": "Wiedervorlagen", "earlier_reference": "frühere Aktenzeichen",
    "journal_payload": "Journalinhalte", "collected_file": "eingesammelte Dateien",
}  # fmt: skip

_WITHOUT_VERSION = (
    "SELECT count(*) FROM document WHERE NOT EXISTS (SELECT 1 FROM document_version "
    "WHERE document_version.id = document.current_version_id AND document_version.document_id = document.id)"
)
_STRAYED_VERSIONS = (
    "SELECT count(*) FROM document_version JOIN document ON document.id = document_version.document_id "
    "WHERE document.bucket <> document_version.bucket"
)
_STRAYED_DOCUMENTS = (
    'SELECT count(*) FROM document JOIN "case" ON "case".id = document.case_id '
    'WHERE document.record_id IS NOT "case".record_id'
)
_COUNTED = (
    (_WITHOUT_VERSION, "{count} Dokumente haben keine gültige Fassung."),
    (_STRAYED_VERSIONS, "{count} Fassungen liegen in einem anderen Schutzbereich als ihr Dokument."),
    (_STRAYED_DOCUMENTS, "{count} Dokumente liegen in einer anderen Akte als ihr Vorgang."),
)

_INDEXED = (
    "SELECT seq FROM record WHERE withdrawn = 0 UNION ALL SELECT seq FROM document WHERE withdrawn = 0 "
    'UNION ALL SELECT seq FROM "case" WHERE withdrawn = 0'
)


def page_faults(connection: Connection) -> Iterator[str]:
    """Check every page against its authentication code, then the structure of tables and indices."""
    try:
        broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        if broken:
            yield f"{len(broken)} Seiten der Datei sind beschädigt. Stellen Sie die letzte Sicherung wieder her."
            return
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)").fetchall()]
    except dbapi2.Error:
        yield "Die Datei ist beschädigt und lässt sich nicht ganz lesen. Stellen Sie die letzte Sicherung wieder her."
        return
    if found != ["ok"]:
        yield f"Die Tabellen sind nicht in Ordnung ({len(found)} Befunde). Stellen Sie die letzte Sicherung wieder her."


def row_faults(connection: Connection) -> Iterator[str]:
    """Check that what rows refer to exists."""
    tables: dict[str, int] = {}
    for row in connection.execute("PRAGMA foreign_key_check"):
        tables[row[0]] = tables.get(row[0], 0) + 1
    for table, count in tables.items():
        yield f"{count} {_NAMED.get(table, table)} verweisen auf etwas, das fehlt."
    for statement, sentence in _COUNTED:
        count = connection.execute(statement).fetchone()[0]
        if count:
            yield sentence.format(count=count)


def index_faults(connection: Connection) -> Iterator[str]:
    """Check that exactly what is visible can be found, and that the vocabulary knows every word."""
    visible = {row[0] for row in connection.execute(_INDEXED)}
    indexed = {row[0] for row in connection.execute("SELECT id FROM search_text_docsize")}
    if visible - indexed:
        yield f"{len(visible - indexed)} Akten, Vorgänge oder Dokumente fehlen im Suchverzeichnis."
    if indexed - visible:
        yield f"{len(indexed - visible)} Einträge des Suchverzeichnisses gehören zu nichts Sichtbarem."
    unknown = connection.execute(
        "SELECT term FROM search_count WHERE term NOT IN (SELECT word FROM search_word)"
    ).fetchall()
    # scope tokens and machine-made words are kept out of the vocabulary on purpose
    lost = [term for (term,) in unknown if term.isalnum() and belongs(term)]
    if lost:
        yield f"{len(lost)} Wörter fehlen im Wörterverzeichnis der Suche."
    words = {row[0] for row in connection.execute("SELECT id FROM search_word WHERE id >> 32 >= 3")}
    parts = {row[0] for row in connection.execute("SELECT id FROM search_part_docsize")}
    if words != parts:
        yield f"{len(words ^ parts)} Wörter sind nicht nach Wortteilen auffindbar."


def journal_faults(connection: Connection) -> Iterator[str]:
    """Check the chain of every device."""
    devices = [row[0] for row in connection.execute("SELECT DISTINCT device FROM journal_entry ORDER BY device")]
    for device in devices:
        yield from journal.faults(_chain(connection, device))


def _chain(connection: Connection, device: str) -> Iterator[JournalEntry]:
    found = connection.execute(
        f"SELECT {rows.columns(rows.ENTRY_COLUMNS, 'journal_entry')}, journal_payload.salt, journal_payload.payload "
        "FROM journal_entry LEFT JOIN journal_payload ON journal_payload.entry_seq = journal_entry.seq "
        "WHERE journal_entry.device = ? ORDER BY journal_entry.sequence",
        (device,),
    )
    return (rows.entry_from(row[:-2], row[-2], row[-1]) for row in found)


def blob_faults(connection: Connection, blobs: BlobStore) -> Iterator[str]:
    """Decrypt every stored file and compare it with the hash of the original; count files nobody refers to."""
    used: set[str] = set()
    seq = 0
    while page := list(catalogue_documents.versions_after(connection, seq, 200)):
        seq = page[-1][0]
        for _seq, version in page:
            used.add(version.blob.id)
            try:
                if hashlib.sha256(blobs.get(version.blob)).hexdigest() != version.sha256:
                    yield f"Die Datei „{version.file_name}“ ist nicht mehr dieselbe wie bei der Ablage."
            except DeskError as error:
                yield f"„{version.file_name}“: {error.message}"
    orphans = sum(blob_id not in used for blob_id in blobs.ids())
    if orphans:
        yield f"{orphans} gespeicherte Dateien gehören zu keinem Dokument (Rest eines abgebrochenen Imports)."
