"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables in an empty replica."""
    op.create_table(
        "definition",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="definition_key"),
        sa.UniqueConstraint("kind", "name", "sha256", name="definition_kind_name_sha256_once"),
    )
    op.create_table(
        "journal_entry",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="journal_entry_key"),
        sa.UniqueConstraint("device", "sequence", name="journal_entry_device_sequence_once"),
        sa.UniqueConstraint("id", name="journal_entry_id_once"),
    )
    op.create_index("journal_entry_of_object", "journal_entry", ["object_id", "action"], unique=False)
    op.create_table(
        "record",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("reference_key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("former_reference", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("modified_at", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="record_key"),
        sa.UniqueConstraint("id", name="record_id_once"),
    )
    op.create_index(
        "record_by_change", "record", ["modified_at", "title_key"], unique=False, sqlite_where=sa.text("withdrawn = 0")
    )
    op.create_index(
        "record_by_plan",
        "record",
        ["plan", "title_key", "reference", "status"],
        unique=False,
        sqlite_where=sa.text("withdrawn = 0"),
    )
    op.create_index("record_by_reference", "record", ["reference"], unique=True, sqlite_where=sa.text("withdrawn = 0"))
    op.create_index(
        "record_by_reference_key",
        "record",
        ["reference_key", "title_key"],
        unique=False,
        sqlite_where=sa.text("withdrawn = 0"),
    )
    op.create_index(
        "record_by_title",
        "record",
        ["title_key", "reference", "status"],
        unique=False,
        sqlite_where=sa.text("withdrawn = 0"),
    )
    op.create_table(
        "reference_counter",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("plan", "year", name="reference_counter_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="search_word_key"),
        sa.UniqueConstraint("word", name="search_word_word_once"),
    )
    op.create_table(
        "setting",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("login", "key", name="setting_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "case",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("compartment", sa.Text(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("register_order", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("modified_at", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="case_record_id_exists"),
        sa.PrimaryKeyConstraint("seq", name="case_key"),
        sa.UniqueConstraint("id", name="case_id_once"),
    )
    op.create_index(
        "case_of_record",
        "case",
        ["record_id", "register_order", "opened_on"],
        unique=False,
        sqlite_where=sa.text("withdrawn = 0"),
    )
    op.create_table(
        "earlier_reference",
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="earlier_reference_record_id_exists", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="earlier_reference_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("earlier_reference_reference", "earlier_reference", ["reference"], unique=False)
    op.create_table(
        "journal_payload",
        sa.Column("entry_seq", sa.Integer(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_seq"], ["journal_entry.seq"], name="journal_payload_entry_seq_exists", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_seq", name="journal_payload_key"),
    )
    op.create_table(
        "document",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=True),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("compartment", sa.Text(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("register_order", sa.Integer(), nullable=False),
        sa.Column("inbox", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Text(), nullable=False),
        sa.Column("quarantined", sa.Integer(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("current_version_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("modified_at", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name="document_case_id_exists"),
        sa.ForeignKeyConstraint(["parent_id"], ["document.id"], name="document_parent_id_exists"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="document_record_id_exists"),
        sa.PrimaryKeyConstraint("seq", name="document_key"),
        sa.UniqueConstraint("id", name="document_id_once"),
    )
    op.create_index("document_of_case", "document", ["case_id"], unique=False, sqlite_where=sa.text("withdrawn = 0"))
    op.create_index("document_of_parent", "document", ["parent_id"], unique=False)
    op.create_index(
        "document_of_record",
        "document",
        ["record_id", "register_order", "register", "modified_at", "parent_id"],
        unique=False,
        sqlite_where=sa.text("withdrawn = 0"),
    )
    op.create_index(
        "document_to_clear",
        "document",
        ["created_at"],
        unique=False,
        sqlite_where=sa.text("withdrawn = 0 AND quarantined = 1"),
    )
    op.create_index(
        "document_waiting",
        "document",
        ["created_at"],
        unique=False,
        sqlite_where=sa.text("withdrawn = 0 AND record_id IS NULL"),
    )
    op.create_table(
        "collected_file",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("modified_ns", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="collected_file_document_id_exists"),
        sa.PrimaryKeyConstraint("path", name="collected_file_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "document_version",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("blob_id", sa.Text(), nullable=False),
        sa.Column("blob_key", sa.LargeBinary(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="document_version_document_id_exists"),
        sa.PrimaryKeyConstraint("seq", name="document_version_key"),
        sa.UniqueConstraint("document_id", "number", name="document_version_document_id_number_once"),
        sa.UniqueConstraint("id", name="document_version_id_once"),
    )
    op.create_index("document_version_by_blob", "document_version", ["blob_id"], unique=False)
    op.create_index("document_version_by_content", "document_version", ["sha256", "bucket"], unique=False)
    op.create_table(
        "follow_up",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("document_id", sa.Text(), nullable=True),
        sa.Column("compartment", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("time_of_day", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("assigned_to", sa.Text(), nullable=False),
        sa.Column("done_at", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("modified_at", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name="follow_up_case_id_exists"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="follow_up_document_id_exists"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="follow_up_record_id_exists"),
        sa.PrimaryKeyConstraint("seq", name="follow_up_key"),
        sa.UniqueConstraint("id", name="follow_up_id_once"),
    )
    op.create_index("follow_up_by_document", "follow_up", ["document_id"], unique=False)
    op.create_index("follow_up_by_record", "follow_up", ["record_id"], unique=False)
    op.create_index(
        "follow_up_of_document",
        "follow_up",
        ["document_id", "due_on"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL AND withdrawn = 0"),
    )
    op.create_index(
        "follow_up_of_person",
        "follow_up",
        ["assigned_to", "due_on"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL AND withdrawn = 0"),
    )
    op.create_index(
        "follow_up_of_record",
        "follow_up",
        ["record_id", "due_on"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL AND withdrawn = 0"),
    )
    op.create_table(
        "document_text",
        sa.Column("version_seq", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_seq"], ["document_version.seq"], name="document_text_version_seq_exists", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version_seq", name="document_text_key"),
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_text USING fts5(head, body, scope, content='', contentless_delete=1, "
        "prefix='1 2', tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_part USING fts5(word, content='', contentless_delete=1, detail=none, "
        "tokenize='trigram case_sensitive 1')"
    )
    op.execute("CREATE VIRTUAL TABLE search_count USING fts5vocab(search_text, row)")
