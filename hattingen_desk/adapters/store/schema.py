"""The tables of a replica.

``seq`` numbers what can be found (records, cases, documents) in one common order of arrival: it is the key of lists
and the row id of the word index. ``id`` is the UUIDv7 that leaves the device. Times are microseconds since 1970 in
UTC, dates ISO texts, ``*_key`` columns folded texts to sort German by.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.engine import Connection

from hattingen_desk.adapters.store.declarations import Journalled, LocalOnly, Policy, Purge, Synced
from hattingen_desk.adapters.store.search_schema import SEARCH_TABLES

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_once",
        "fk": "%(table_name)s_%(column_0_N_name)s_exists",
        "pk": "%(table_name)s_key",
    }
)

_VISIBLE = text("withdrawn = 0")
_OPEN = text("done_at IS NULL AND withdrawn = 0")


def _seq() -> Column[int]:
    return Column("seq", Integer, primary_key=True)


def _id() -> Column[str]:
    return Column("id", Text, nullable=False, unique=True)


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=nullable)


def _pointer(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(target), nullable=nullable)


record = Table(
    "record", metadata,
    _seq(), _id(), _text("bucket"), _number("version"),
    _text("plan"), _text("reference"), _text("reference_key"), _text("title"), _text("title_key"),
    _text("record_type"), _text("former_reference"), _text("status"), _text("fields"), _text("unit"),
    _text("responsible"), _text("opened_on"), _text("closed_on", nullable=True),
    _number("created_at"), _number("modified_at"), _number("withdrawn"),
    info={"sync": Synced(
        bucket="bucket", policy=Policy.GRANT_ON_BUCKET, purge=Purge.WITH_BUCKET, journal=Journalled.EVERY_CHANGE,
        merge_groups=(("plan", "reference", "record_type"), ("status", "closed_on")),
        never_merged=("status", "withdrawn"), derived=("seq", "reference_key", "title_key"),
    )},
)  # fmt: skip
Index("record_by_title", record.c.title_key, record.c.reference, record.c.status, sqlite_where=_VISIBLE)
Index("record_by_plan", record.c.plan, record.c.title_key, record.c.reference, record.c.status, sqlite_where=_VISIBLE)
Index("record_by_reference", record.c.reference, unique=True, sqlite_where=_VISIBLE)
Index("record_by_reference_key", record.c.reference_key, record.c.title_key, sqlite_where=_VISIBLE)
Index("record_by_change", record.c.modified_at, record.c.title_key, sqlite_where=_VISIBLE)

earlier_reference = Table(
    "earlier_reference", metadata,
    Column("record_id", Text, ForeignKey("record.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("reference", Text, nullable=False, index=True),
    sqlite_with_rowid=False,
    info={"sync": Synced(
        bucket="record.bucket", policy=Policy.PARENT, purge=Purge.WITH_PARENT, journal=Journalled.BY_PARENT,
        derived=(),
    )},
)  # fmt: skip

case = Table(
    "case", metadata,
    _seq(), _id(), _text("bucket"), _number("version"),
    _pointer("record_id", "record.id"), _text("compartment"), _text("register"), _number("register_order"),
    _text("title"), _text("title_key"), _text("status"), _text("opened_on"), _text("closed_on", nullable=True),
    _number("created_at"), _number("modified_at"), _number("withdrawn"),
    info={"sync": Synced(
        bucket="bucket", policy=Policy.GRANT_ON_BUCKET, purge=Purge.WITH_BUCKET, journal=Journalled.EVERY_CHANGE,
        merge_groups=(("register", "compartment"), ("status", "closed_on")),
        never_merged=("status", "withdrawn"), derived=("seq", "register_order", "title_key"),
    )},
)  # fmt: skip
Index("case_of_record", case.c.record_id, case.c.register_order, case.c.opened_on, sqlite_where=_VISIBLE)

document = Table(
    "document", metadata,
    _seq(), _id(), _text("bucket"), _number("version"),
    _pointer("record_id", "record.id", nullable=True), _pointer("case_id", "case.id", nullable=True),
    _pointer("parent_id", "document.id", nullable=True),
    _text("compartment"), _text("register"), _number("register_order"), _text("inbox"),
    _text("title"), _text("title_key"), _text("status"), _text("origin"), _text("received_on"),
    _number("quarantined"), _text("remarks"), _text("current_version_id"),
    _number("created_at"), _number("modified_at"), _number("withdrawn"),
    info={"sync": Synced(
        bucket="bucket", policy=Policy.GRANT_ON_BUCKET, purge=Purge.WITH_BUCKET, journal=Journalled.EVERY_CHANGE,
        merge_groups=(
            ("record_id", "case_id", "register", "compartment", "inbox"), ("quarantined", "remarks"),
        ),
        never_merged=("status", "current_version_id", "withdrawn"), derived=("seq", "register_order", "title_key"),
    )},
)  # fmt: skip
Index(
    "document_of_record",
    document.c.record_id, document.c.register_order, document.c.register, document.c.modified_at, document.c.parent_id,
    sqlite_where=_VISIBLE,
)  # fmt: skip
Index("document_of_case", document.c.case_id, sqlite_where=_VISIBLE)
Index("document_of_parent", document.c.parent_id)
Index("document_waiting", document.c.created_at, sqlite_where=text("withdrawn = 0 AND record_id IS NULL"))
Index("document_to_clear", document.c.created_at, sqlite_where=text("withdrawn = 0 AND quarantined = 1"))

document_version = Table(
    "document_version", metadata,
    _seq(), _id(), _text("bucket"),
    _pointer("document_id", "document.id"), _number("number"),
    _text("blob_id"), Column("blob_key", LargeBinary, nullable=False),
    _text("file_name"), _text("kind"), _text("media_type"), _number("size"), _text("sha256"), _number("page_count"),
    _number("created_at"), _text("created_by"), _text("comment"),
    UniqueConstraint("document_id", "number"),
    info={"sync": Synced(
        bucket="bucket", policy=Policy.GRANT_ON_BUCKET, purge=Purge.WITH_BUCKET, journal=Journalled.BY_PARENT,
    )},
)  # fmt: skip
Index("document_version_by_content", document_version.c.sha256, document_version.c.bucket)
Index("document_version_by_blob", document_version.c.blob_id)

document_text = Table(
    "document_text", metadata,
    Column("version_seq", Integer, ForeignKey("document_version.seq", ondelete="CASCADE"), primary_key=True),
    _text("text"),
    info={"sync": Synced(
        bucket="document_version.bucket", policy=Policy.PARENT, purge=Purge.WITH_PARENT, journal=Journalled.BY_PARENT,
        derived=("version_seq",),
    )},
)  # fmt: skip

follow_up = Table(
    "follow_up", metadata,
    _seq(), _id(), _text("bucket"), _number("version"),
    _pointer("record_id", "record.id"), _pointer("case_id", "case.id", nullable=True),
    _pointer("document_id", "document.id", nullable=True), _text("compartment"),
    _text("title"), _text("due_on"), _text("time_of_day"), _text("note"),
    _text("created_by"), _text("assigned_to"), _number("done_at", nullable=True),
    _number("created_at"), _number("modified_at"), _number("withdrawn"),
    info={"sync": Synced(
        bucket="bucket", policy=Policy.GRANT_ON_BUCKET, purge=Purge.WITH_BUCKET, journal=Journalled.EVERY_CHANGE,
        merge_groups=(("due_on", "time_of_day"), ("case_id", "document_id")), never_merged=("done_at", "withdrawn"),
    )},
)  # fmt: skip
Index("follow_up_of_person", follow_up.c.assigned_to, follow_up.c.due_on, sqlite_where=_OPEN)
Index("follow_up_of_record", follow_up.c.record_id, follow_up.c.due_on, sqlite_where=_OPEN)
Index("follow_up_of_document", follow_up.c.document_id, follow_up.c.due_on, sqlite_where=_OPEN)
Index("follow_up_by_record", follow_up.c.record_id)
Index("follow_up_by_document", follow_up.c.document_id)

journal_entry = Table(
    "journal_entry", metadata,
    _seq(), _id(), _text("bucket"),
    _text("device"), _number("sequence"), _number("at"), _text("actor"), _text("action"),
    _text("object_kind"), _text("object_id"), _text("digest"), _text("chain"),
    UniqueConstraint("device", "sequence"),
    info={"sync": Synced(
        bucket="bucket", policy=Policy.GRANT_ON_BUCKET, purge=Purge.WITH_BUCKET, journal=Journalled.IS_THE_JOURNAL,
    )},
)  # fmt: skip
Index("journal_entry_of_object", journal_entry.c.object_id, journal_entry.c.action)

journal_payload = Table(
    "journal_payload", metadata,
    Column("entry_seq", Integer, ForeignKey("journal_entry.seq", ondelete="CASCADE"), primary_key=True),
    _text("salt"), _text("payload"),
    info={"sync": Synced(
        bucket="journal_entry.bucket", policy=Policy.PARENT, purge=Purge.WITH_PARENT,
        journal=Journalled.IS_THE_JOURNAL, derived=("entry_seq",),
    )},
)  # fmt: skip

definition = Table(
    "definition", metadata,
    _seq(), _text("kind"), _text("name"), _text("valid_from"), _text("content"), _text("sha256"),
    _number("created_at"),
    UniqueConstraint("kind", "name", "sha256"),
    info={"sync": Synced(
        bucket="kind", policy=Policy.EVERYBODY, purge=Purge.NEVER, journal=Journalled.NO, never_merged=("content",),
    )},
)  # fmt: skip

setting = Table(
    "setting", metadata,
    Column("login", Text, primary_key=True), Column("key", Text, primary_key=True), _text("value"),
    sqlite_with_rowid=False,
    info={"sync": LocalOnly("what a person set or left behind in the window on this device")},
)  # fmt: skip

collected_file = Table(
    "collected_file", metadata,
    Column("path", Text, primary_key=True), _number("size"), _number("modified_ns"), _text("sha256"),
    _pointer("document_id", "document.id"),
    sqlite_with_rowid=False,
    info={"sync": LocalOnly("files of this device's watched folder that are committed but may still lie there")},
)  # fmt: skip

reference_counter = Table(
    "reference_counter", metadata,
    Column("plan", Text, primary_key=True), Column("year", Integer, primary_key=True), _number("number"),
    sqlite_with_rowid=False,
    info={"sync": LocalOnly("last number given in a stand-alone profile; with a server the server counts")},
)  # fmt: skip

search_word = Table(
    "search_word", metadata,
    Column("id", Integer, primary_key=True),
    Column("word", Text, nullable=False, unique=True),
    info={"sync": LocalOnly("vocabulary of the word index, rebuilt from the texts")},
)  # fmt: skip


@event.listens_for(metadata, "after_create")
def _create_search_tables(_target: MetaData, connection: Connection, **_options: object) -> None:
    """Create the full-text tables, which no SQLAlchemy construct describes."""
    for statement in SEARCH_TABLES:
        connection.exec_driver_sql(statement)
