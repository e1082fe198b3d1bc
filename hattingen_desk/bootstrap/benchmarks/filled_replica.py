"""A replica filled set by set, as a first synchronisation would: rows, texts and index in one transaction."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hattingen_desk.adapters.store import cipher, rows, vocabulary
from hattingen_desk.adapters.store.blobs import FileBlobStore
from hattingen_desk.adapters.store.replica import SqlReplica, create_replica, open_replica
from hattingen_desk.adapters.store.search_writer import optimise, scope_token
from hattingen_desk.application.ports import Actor
from hattingen_desk.bootstrap.benchmarks.invented_texts import InventedText, InventedTexts
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.identifiers import new_id
from hattingen_desk.domain.records import (
    GENERAL_COMPARTMENT,
    BlobReference,
    Document,
    DocumentVersion,
    Record,
)

BORN = datetime(2026, 1, 5, 8, tzinfo=UTC)
ACTOR = Actor("messung", "Messung", device="messung")


class FixedClock:
    """Always the same moment."""

    def now(self) -> datetime:
        """Return a Monday morning."""
        return BORN

    def today(self) -> date:
        """Return its day."""
        return BORN.date()


@dataclass(frozen=True, slots=True)
class FilledReplica:
    """Where a filled replica lies, and how to open it."""

    path: Path
    key: bytes

    def open(self) -> SqlReplica:
        """Open it as the program does."""
        blobs = FileBlobStore(self.path.parent / "blobs")
        return open_replica(self.path, self.key, actor=ACTOR, clock=FixedClock(), blobs=blobs)

    @contextmanager
    def bare(self) -> Iterator[cipher.Connection]:
        """Give a plain connection, for the floors."""
        connection = cipher.connect(self.path, self.key, writing=False)
        try:
            yield connection
        finally:
            connection.close()


def fill(folder: Path, *, records: int, documents: int, texts: InventedTexts | None = None) -> FilledReplica:
    """Create a replica with invented records and documents, the documents spread evenly over the records.

    With ``texts`` they are searchable; without, they are rows only (and ``faults`` would rightly complain).
    """
    filled = FilledReplica(folder / "replica.db", secrets.token_bytes(cipher.KEY_LENGTH))
    blobs = FileBlobStore(folder / "blobs")
    create_replica(filled.path, filled.key, actor=ACTOR, clock=FixedClock(), blobs=blobs).close()
    connection = cipher.connect(filled.path, filled.key, writing=True)
    try:
        connection.execute("BEGIN IMMEDIATE")
        record_ids = _fill_records(connection, records, searchable=texts is not None)
        _fill_documents(connection, record_ids, documents, texts)
        if texts is not None:
            optimise(connection)
            vocabulary.rebuild(connection)
            optimise(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()
    return filled


def _insert(table: str, values: dict[str, object]) -> str:
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - names from the code


_INDEX = "INSERT INTO search_text (rowid, head, body, scope) VALUES (?, ?, ?, ?)"


def _fill_records(connection: cipher.Connection, count: int, *, searchable: bool) -> list[str]:
    values = []
    for number in range(1, count + 1):
        plan = f"32.10.{number % 90 + 10}"
        record = Record(
            id=new_id(), plan=plan, reference=f"{plan}-{number:06d}/2026", title=f"Gewerbeakte Nummer {number}",
            record_type="trade", opened_on=BORN.date(), created_at=BORN, modified_at=BORN + timedelta(minutes=number),
        )  # fmt: skip
        values.append({"seq": number, **rows.record_values(record)})
    connection.executemany(_insert("record", values[0]), values)
    if searchable:
        index = [
            (each["seq"], f"{each['title_key']} {each['reference']}", "", scope_token(each["seq"])) for each in values
        ]
        connection.executemany(_INDEX, index)
    return [str(each["id"]) for each in values]


def _fill_documents(
    connection: cipher.Connection, record_ids: list[str], count: int, texts: InventedTexts | None
) -> None:
    source: Iterator[InventedText] | None = texts.texts(count, seed=count) if texts is not None else None
    batch: list[tuple[Document, DocumentVersion, InventedText | None]] = []
    first = len(record_ids) + 1
    for number in range(count):
        invented = next(source) if source is not None else None
        batch.append((*_document(number, record_ids[number % len(record_ids)], invented), invented))
        if len(batch) == 5000 or number == count - 1:
            _write(connection, first, len(record_ids), batch)
            first += len(batch)
            batch = []


def _document(number: int, record_id: str, invented: InventedText | None) -> tuple[Document, DocumentVersion]:
    moment = BORN + timedelta(minutes=number)
    document = Document(
        id=new_id(), record_id=record_id, compartment=GENERAL_COMPARTMENT,
        title=invented.title if invented else f"Bescheid {number}", received_on=moment.date(), created_at=moment,
        modified_at=moment, current_version_id=new_id(),
    )  # fmt: skip
    version = DocumentVersion(
        id=document.current_version_id, document_id=document.id, number=1,
        blob=BlobReference(f"{number:064x}", bytes(32)), file_name=f"scan{number}.pdf", kind=FileKind.PDF,
        media_type="application/pdf", size=48_000, sha256=f"{number:064x}", page_count=1, created_at=moment,
        created_by=ACTOR.name, text=invented.text if invented else "",
    )  # fmt: skip
    return document, version


def _write(
    connection: cipher.Connection,
    first: int,
    record_count: int,
    batch: list[tuple[Document, DocumentVersion, InventedText | None]],
) -> None:
    base = first - record_count - 1
    documents = [{"seq": first + at, **rows.document_values(each[0])} for at, each in enumerate(batch)]
    versions = [{"seq": base + at + 1, **rows.version_values(each[1], each[0].bucket)} for at, each in enumerate(batch)]
    connection.executemany(_insert("document", documents[0]), documents)
    connection.executemany(_insert("document_version", versions[0]), versions)
    texts = [(at, version, invented) for at, (_document, version, invented) in enumerate(batch) if invented]
    connection.executemany(
        "INSERT INTO document_text (version_seq, text) VALUES (?, ?)",
        [(base + at + 1, invented.text) for at, _version, invented in texts],
    )
    connection.executemany(
        _INDEX,
        [
            (
                first + at,
                f"{invented.folded_title} {version.file_name}",
                invented.folded,
                scope_token((base + at) % record_count + 1),
            )
            for at, version, invented in texts
        ],
    )
