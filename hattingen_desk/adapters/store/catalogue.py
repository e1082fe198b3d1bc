"""Everything the screens read, put together from one module a subject."""

from collections.abc import Mapping, Sequence
from datetime import date

from hattingen_desk.adapters.store import (
    catalogue_documents,
    catalogue_follow_ups,
    catalogue_journal,
    catalogue_records,
)
from hattingen_desk.adapters.store.readers import Readers
from hattingen_desk.application.ports import DocumentFilter, Keys, RecordFilter
from hattingen_desk.application.read_models import (
    CaseRow,
    DocumentRow,
    FollowUpRow,
    InboxRow,
    RecordRow,
    RegisterGroup,
    VersionRow,
)
from hattingen_desk.domain.journal import JournalEntry
from hattingen_desk.domain.records import Document, DocumentVersion, Record


class SqlCatalogue:
    """Implements the port Catalogue for one person (``login``)."""

    def __init__(self, readers: Readers, login: str) -> None:
        self._readers = readers
        self._login = login

    def record_counts(self) -> Mapping[str, int]:
        """Return the number of records lying exactly on each plan number."""
        with self._readers.reading() as connection:
            return catalogue_records.counts(connection)

    def record_keys(self, which: RecordFilter) -> Keys:
        """Return the keys of the records a list shows, in order."""
        with self._readers.reading() as connection:
            return catalogue_records.keys(connection, which)

    def record_rows(self, keys: Sequence[int]) -> list[RecordRow]:
        """Return the rows of these keys, in their order; keys that are gone are left out."""
        with self._readers.reading() as connection:
            return catalogue_records.rows_of(connection, keys)

    def record(self, record_id: str) -> Record:
        """Return a record, also a withdrawn one; raises NotFoundError."""
        with self._readers.reading() as connection:
            return catalogue_records.record(connection, record_id)

    def find_record(self, ref: str) -> Record:
        """Return the record with this id, reference or earlier reference; raises NotFoundError."""
        with self._readers.reading() as connection:
            return catalogue_records.find(connection, ref)

    def cases(self, record_id: str) -> list[CaseRow]:
        """Return the cases of a record by register, then by day of opening."""
        with self._readers.reading() as connection:
            return catalogue_records.cases(connection, record_id)

    def document_keys(self, which: DocumentFilter) -> tuple[Keys, list[RegisterGroup]]:
        """Return keys ordered by register, then by the sort, and the runs per register.

        Attachments lie inside what they came with and are listed only when the quick filter finds them.
        """
        with self._readers.reading() as connection:
            return catalogue_documents.keys(connection, which)

    def document_rows(self, keys: Sequence[int]) -> list[DocumentRow]:
        """Return the rows of these keys, in their order; keys that are gone are left out."""
        with self._readers.reading() as connection:
            return catalogue_documents.rows_of(connection, keys)

    def document_position(self, which: DocumentFilter, document_id: str) -> int:
        """Return the index of a document in ``document_keys`` of the same filter, -1 if it is not among them."""
        with self._readers.reading() as connection:
            return catalogue_documents.position(connection, which, document_id)

    def document(self, document_id: str) -> Document:
        """Return a document, also a withdrawn one; raises NotFoundError."""
        with self._readers.reading() as connection:
            return catalogue_documents.document(connection, document_id)

    def current_version(self, document_id: str) -> DocumentVersion:
        """Return the version that is shown and found; raises NotFoundError."""
        with self._readers.reading() as connection:
            return catalogue_documents.current_version(connection, document_id)

    def version(self, version_id: str) -> DocumentVersion:
        """Return a version with its text; raises NotFoundError."""
        with self._readers.reading() as connection:
            return catalogue_documents.version(connection, version_id)

    def versions(self, document_id: str) -> list[VersionRow]:
        """Return the versions of a document, newest first."""
        with self._readers.reading() as connection:
            return catalogue_documents.versions(connection, document_id)

    def attachments(self, document_id: str) -> list[DocumentRow]:
        """Return what came with a document, in the order of arrival."""
        with self._readers.reading() as connection:
            return catalogue_documents.attachments(connection, document_id)

    def text(self, document_id: str) -> str:
        """Return the text of the current version, empty if it has none."""
        with self._readers.reading() as connection:
            return catalogue_documents.text(connection, document_id)

    def open_follow_ups(self, *, until: date | None = None) -> list[FollowUpRow]:
        """Return the open follow-ups of the acting person up to a day, by due day."""
        with self._readers.reading() as connection:
            return catalogue_follow_ups.open_of(connection, self._login, until)

    def follow_ups_of(self, record_id: str, document_id: str = "") -> list[FollowUpRow]:
        """Return the follow-ups on a record (or on one of its documents): open ones by due day, then done ones."""
        with self._readers.reading() as connection:
            return catalogue_follow_ups.of(connection, record_id, document_id)

    def inbox(self) -> list[InboxRow]:
        """Return what waits to be filed or looked at, oldest first, without attachments."""
        with self._readers.reading() as connection:
            return catalogue_documents.inbox(connection)

    def journal_of(self, object_ids: Sequence[str]) -> list[JournalEntry]:
        """Return the changes (no read entries) of these objects, newest first."""
        with self._readers.reading() as connection:
            return catalogue_journal.changes_of(connection, object_ids)

    def setting(self, key: str) -> str | None:
        """Return what the acting person has set under a key."""
        with self._readers.reading() as connection:
            row = connection.execute(
                "SELECT value FROM setting WHERE login = ? AND key = ?", (self._login, key)
            ).fetchone()
            return None if row is None else str(row[0])

    def settings(self) -> Mapping[str, str]:
        """Return everything the acting person has set or left behind."""
        with self._readers.reading() as connection:
            return dict(connection.execute("SELECT key, value FROM setting WHERE login = ?", (self._login,)))
