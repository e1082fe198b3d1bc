"""Reading the journal for the screens."""

import json
from collections.abc import Sequence

from hattingen_desk.adapters.store.cipher import Connection
from hattingen_desk.adapters.store.rows import ENTRY_COLUMNS, columns, entry_from
from hattingen_desk.domain.journal import Action, JournalEntry

CHANGES = (
    f"SELECT {columns(ENTRY_COLUMNS, 'journal_entry')}, journal_payload.salt, journal_payload.payload "
    "FROM journal_entry LEFT JOIN journal_payload ON journal_payload.entry_seq = journal_entry.seq "
    "WHERE journal_entry.object_id IN (SELECT value FROM json_each(?)) AND journal_entry.action <> ? "
    "ORDER BY journal_entry.seq DESC"
)


def changes_of(connection: Connection, object_ids: Sequence[str]) -> list[JournalEntry]:
    """Return the changes of these objects (what was read is no change), newest first."""
    found = connection.execute(CHANGES, (json.dumps(list(object_ids)), Action.READ.value))
    return [entry_from(row[:-2], row[-2], row[-1]) for row in found]
