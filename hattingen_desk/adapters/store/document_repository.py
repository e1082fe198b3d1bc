"""Writing documents and their versions."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import bindparam, func, select
from sqlalchemy.engine import Connection

from hattingen_desk.adapters.store import rows, schema, writing
from hattingen_desk.adapters.store.search_writer import SearchWriter
from hattingen_desk.domain.records import Document, DocumentVersion

_document, _version, _text = schema.document, schema.document_version, schema.document_text
_DOCUMENT_COLUMNS = [_document.c[name] for name in rows.DOCUMENT_COLUMNS]
_VERSION_COLUMNS = [_version.c[name] for name in rows.VERSION_COLUMNS]

# Statements are built once: building one costs more than running it, and an import runs them by the thousand.
_GET = select(*_DOCUMENT_COLUMNS).where(_document.c.id == bindparam("id"))
_GET_VERSION = (
    select(*_VERSION_COLUMNS, func.coalesce(_text.c.text, ""))
    .join_from(_version, _text, _text.c.version_seq == _version.c.seq, isouter=True)
    .where(_version.c.id == bindparam("id"))
)
_WITH_SHA256 = (
    select(*_DOCUMENT_COLUMNS)
    .join_from(_version, _document, _document.c.id == _version.c.document_id)
    .where(_version.c.sha256 == bindparam("sha256"), _version.c.bucket == bindparam("bucket"))
    .where(_document.c.withdrawn == 0)
    .order_by(_document.c.seq)
    .limit(1)
)
_ADD, _ADD_VERSION, _ADD_TEXT = _document.insert(), _version.insert(), _text.insert()


class SqlDocumentRepository:
    """Implements the port DocumentRepository."""

    def __init__(self, connection: Connection, search: SearchWriter) -> None:
        self._connection = connection
        self._search = search

    def get(self, document_id: str) -> Document:
        """Return a document, also a withdrawn one; raises NotFoundError."""
        row = self._connection.execute(_GET, {"id": document_id}).first()
        if row is None:
            raise writing.missing(writing.DOCUMENT)
        return rows.document_from(row)

    def children(self, document_id: str) -> Sequence[Document]:
        """Return what came with a document (its attachments), also withdrawn ones, in the order of arrival."""
        found = select(*_DOCUMENT_COLUMNS).where(_document.c.parent_id == document_id).order_by(_document.c.seq)
        return [rows.document_from(row) for row in self._connection.execute(found)]

    def add(self, document: Document, version: DocumentVersion) -> None:
        """Add a document with its first version."""
        seq = writing.next_seq(self._connection)
        self._connection.execute(_ADD, {"seq": seq, **rows.document_values(document)})
        self._insert_version(document, version)
        self._search.put_document(seq, document, version)

    def save(self, document: Document) -> None:
        """Save a document; raises StaleError, NotFoundError. Its versions follow it into another compartment."""
        seq = writing.save(
            self._connection, _document, rows.document_values(document), f"Das Dokument „{document.title}“"
        )
        elsewhere = (_version.c.document_id == document.id) & (_version.c.bucket != document.bucket)
        self._connection.execute(_version.update().where(elsewhere).values(bucket=document.bucket))
        self._search.put_document(seq, document, self.version(document.current_version_id))

    def add_version(self, document: Document, version: DocumentVersion) -> None:
        """Add a version and save ``document``, whose current version it becomes; raises StaleError, NotFoundError.

        A number that is taken (an earlier version had been made current again) gives way to the next free one.
        """
        last = select(func.max(_version.c.number)).where(_version.c.document_id == document.id)
        number = max(version.number, int(self._connection.execute(last).scalar() or 0) + 1)
        self._insert_version(document, replace(version, number=number))
        self.save(replace(document, current_version_id=version.id))

    def current_version(self, document_id: str) -> DocumentVersion:
        """Return the version that is shown and found, with its text; raises NotFoundError."""
        return self.version(self.get(document_id).current_version_id)

    def version(self, version_id: str) -> DocumentVersion:
        """Return a version with its text; raises NotFoundError."""
        row = self._connection.execute(_GET_VERSION, {"id": version_id}).first()
        if row is None:
            raise writing.missing(writing.VERSION)
        return rows.version_from(row[:-1], row[-1])

    def with_sha256(self, bucket: str, sha256: str) -> Document | None:
        """Return the document (not withdrawn) of a bucket that has these original bytes as one of its versions."""
        row = self._connection.execute(_WITH_SHA256, {"bucket": bucket, "sha256": sha256}).first()
        return None if row is None else rows.document_from(row)

    def _insert_version(self, document: Document, version: DocumentVersion) -> None:
        result = self._connection.execute(_ADD_VERSION, rows.version_values(version, document.bucket))
        if version.text:
            seq = writing.given_key(result)
            self._connection.execute(_ADD_TEXT, {"version_seq": seq, "text": version.text})
