"""What the repositories share: numbering, optimistic saving and the sentences for what goes wrong."""

from typing import Any

from sqlalchemy import Table, bindparam, func, select, union_all
from sqlalchemy.engine import Connection, CursorResult

from hattingen_desk.adapters.store import schema
from hattingen_desk.domain.errors import NotFoundError, StaleError

_numbers = union_all(
    *(select(func.max(table.c.seq).label("seq")) for table in (schema.record, schema.case, schema.document))
).subquery()
_LAST_SEQ = select(func.max(_numbers.c.seq))


def next_seq(connection: Connection) -> int:
    """Return the next number in the common order of records, cases and documents."""
    return int(connection.execute(_LAST_SEQ).scalar() or 0) + 1


def save(connection: Connection, table: Table, values: dict[str, Any], what: str) -> int:
    """Update the row ``values["id"]`` if its version is the one before ``values["version"]``; return its ``seq``.

    Raises StaleError when it was changed meanwhile, NotFoundError when there is none.
    """
    changed = {name: value for name, value in values.items() if name not in {"id", "created_at"}}
    statement = (
        table.update()
        .where(table.c.id == bindparam("the_id"), table.c.version == bindparam("version_before"))
        .values({name: bindparam(name) for name in changed})
        .returning(table.c.seq)
    )
    parameters = {**changed, "the_id": values["id"], "version_before": values["version"] - 1}
    row = connection.execute(statement, parameters).first()
    if row is not None:
        return int(row[0])
    if connection.execute(select(table.c.seq).where(table.c.id == values["id"])).first() is None:
        raise missing(what)
    raise StaleError(
        f"{what} wurde inzwischen geändert. Der jetzige Stand bleibt, Ihre Änderung wurde nicht gespeichert. "
        "Öffnen Sie den neuen Stand und wiederholen Sie die Änderung."
    )


def given_key(result: CursorResult[Any]) -> int:
    """Return the key a row was given when it was inserted."""
    key = result.inserted_primary_key
    if key is None:
        raise RuntimeError("the statement inserted no row")
    return int(key[0])


def missing(what: str) -> NotFoundError:
    """Return the error for something that is not there. ``what`` comes with its article: *Die Akte*."""
    return NotFoundError(f"{what} ist nicht vorhanden oder nicht für Sie freigegeben.")


RECORD = "Die Akte"
CASE = "Der Vorgang"
DOCUMENT = "Das Dokument"
VERSION = "Die Fassung"
FOLLOW_UP = "Die Wiedervorlage"
