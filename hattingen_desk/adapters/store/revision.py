"""The revision of the schema, compared at every opening; Alembic is loaded only when the two differ."""

from hattingen_desk.adapters.store.cipher import Connection

REVISION = "0001"
"""What this program writes; the newest file in ``migrations/versions``."""


def stored_revision(connection: Connection) -> str:
    """Return the revision a replica was written with, empty if it says none."""
    there = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()[0]
    if not there:
        return ""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return "" if row is None else str(row[0])
