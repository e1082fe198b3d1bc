"""Keeping the word index in step: the repositories call it inside their own transaction."""

from collections.abc import Iterable

from hattingen_desk.adapters.store import vocabulary
from hattingen_desk.adapters.store.cipher import Connection
from hattingen_desk.domain.records import Case, Document, DocumentVersion, Record


class SearchWriter:
    """Writes the index entries of records, cases and documents. Withdrawn objects have none."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_record(self, seq: int, record: Record) -> None:
        """Index title, references and field values of a record."""
        head = [record.title, record.reference, *record.earlier_references, record.former_reference]
        body = [str(value) for value in record.fields.values()]
        self._put(seq, head, body, seq, withdrawn=record.withdrawn)

    def put_case(self, seq: int, case: Case) -> None:
        """Index the title of a case."""
        self._put(seq, [case.title], [], self._record_seq(case.record_id), withdrawn=case.withdrawn)

    def put_document(self, seq: int, document: Document, version: DocumentVersion) -> None:
        """Index title and file name, text and sender of a document's current version."""
        head = [document.title, version.file_name]
        body = [document.origin, version.text]
        self._put(seq, head, body, self._record_seq(document.record_id), withdrawn=document.withdrawn)

    def _record_seq(self, record_id: str | None) -> int | None:
        if record_id is None:
            return None
        row = self._connection.execute("SELECT seq FROM record WHERE id = ?", (record_id,)).fetchone()
        return None if row is None else int(row[0])

    def _put(
        self, seq: int, head: Iterable[str], body: Iterable[str], record_seq: int | None, *, withdrawn: bool
    ) -> None:
        if withdrawn:
            self._connection.execute("DELETE FROM search_text WHERE rowid = ?", (seq,))
            return
        head_words = vocabulary.index_words("\n".join(head))
        body_words = vocabulary.index_words("\n".join(body))
        self._connection.execute(
            "INSERT OR REPLACE INTO search_text (rowid, head, body, scope) VALUES (?, ?, ?, ?)",
            (seq, " ".join(head_words), " ".join(body_words), scope_token(record_seq)),
        )
        vocabulary.add_words(self._connection, {*head_words, *body_words})


def scope_token(record_seq: int | None) -> str:
    """Return the token that stands for "lies in this record"."""
    return "" if record_seq is None else f"{vocabulary.SCOPE_MARK}{record_seq}"


def optimise(connection: Connection) -> None:
    """Merge the index into one piece; what was deleted leaves the file with it."""
    connection.execute("INSERT INTO search_text (search_text) VALUES ('optimize')")
    connection.execute("INSERT INTO search_part (search_part) VALUES ('optimize')")
