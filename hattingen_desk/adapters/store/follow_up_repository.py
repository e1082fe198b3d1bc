"""Writing follow-ups."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from hattingen_desk.adapters.store import rows, schema, writing
from hattingen_desk.domain.follow_ups import FollowUp

_follow_up = schema.follow_up
_COLUMNS = [_follow_up.c[name] for name in rows.FOLLOW_UP_COLUMNS]


class SqlFollowUpRepository:
    """Implements the port FollowUpRepository."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, follow_up_id: str) -> FollowUp:
        """Return a follow-up, also a withdrawn one; raises NotFoundError."""
        row = self._connection.execute(select(*_COLUMNS).where(_follow_up.c.id == follow_up_id)).first()
        if row is None:
            raise writing.missing(writing.FOLLOW_UP)
        return rows.follow_up_from(row)

    def of_document(self, document_id: str) -> Sequence[FollowUp]:
        """Return all follow-ups that stand on a document, done and withdrawn ones too."""
        found = select(*_COLUMNS).where(_follow_up.c.document_id == document_id).order_by(_follow_up.c.seq)
        return [rows.follow_up_from(row) for row in self._connection.execute(found)]

    def add(self, follow_up: FollowUp) -> None:
        """Add a follow-up."""
        self._connection.execute(_follow_up.insert(), rows.follow_up_values(follow_up))

    def save(self, follow_up: FollowUp) -> None:
        """Save a follow-up; raises StaleError, NotFoundError."""
        what = f"Die Wiedervorlage „{follow_up.title}“"
        writing.save(self._connection, _follow_up, rows.follow_up_values(follow_up), what)
