"""What belongs to this device alone: settings, and files collected from the watched folder."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from hattingen_desk.adapters.store import schema

_setting, _collected = schema.setting, schema.collected_file


class SqlSettings:
    """Implements the port Settings for one person."""

    def __init__(self, connection: Connection, login: str) -> None:
        self._connection = connection
        self._login = login

    def get(self, key: str) -> str | None:
        """Return what was put under a key."""
        found = select(_setting.c.value).where(_setting.c.login == self._login, _setting.c.key == key)
        value = self._connection.execute(found).scalar()
        return None if value is None else str(value)

    def put(self, key: str, value: str) -> None:
        """Put a text under a key."""
        put = insert(_setting).values(login=self._login, key=key, value=value)
        self._connection.execute(
            put.on_conflict_do_update(index_elements=["login", "key"], set_={"value": put.excluded.value})
        )


class SqlCollectedFiles:
    """Implements the port CollectedFiles."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, path: str, size: int, modified_ns: int, sha256: str, document_id: str) -> None:
        """Remember a file that was taken in."""
        values = {"size": size, "modified_ns": modified_ns, "sha256": sha256, "document_id": document_id}
        put = insert(_collected).values(path=path, **values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["path"], set_=values))

    def find(self, path: str, size: int, modified_ns: int) -> tuple[str, str] | None:
        """Return (sha256, document id) of a file that was taken in already."""
        same = (_collected.c.path == path, _collected.c.size == size, _collected.c.modified_ns == modified_ns)
        row = self._connection.execute(select(_collected.c.sha256, _collected.c.document_id).where(*same)).first()
        return None if row is None else (str(row[0]), str(row[1]))

    def remove(self, path: str) -> None:
        """Forget a file whose source is gone."""
        self._connection.execute(_collected.delete().where(_collected.c.path == path))
