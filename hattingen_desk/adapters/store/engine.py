"""The writing side's SQLAlchemy engine over the one writing connection."""

from collections.abc import Callable

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from hattingen_desk.adapters.store import cipher


def writing_engine(creator: Callable[[], cipher.Connection]) -> Engine:
    """Return an engine on one connection, whose transactions take the write lock at once.

    ``creator`` returns an open, keyed connection in autocommit mode. Values never appear in errors or logs.
    """
    engine = create_engine("sqlite://", module=dbapi2, creator=creator, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def driver_connection(connection: Connection) -> cipher.Connection:
    """Return the driver's connection below, inside the same transaction."""
    return connection.connection.driver_connection
