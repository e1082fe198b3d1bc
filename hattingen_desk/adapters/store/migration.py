"""Creating a replica's file and bringing an older one up to date, each beside the old file and swapped in at the end.

Loads SQLAlchemy, and Alembic for a migration; imported only when one of the two is due.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from hattingen_desk.adapters.store import cipher, faults
from hattingen_desk.adapters.store.engine import writing_engine
from hattingen_desk.adapters.store.revision import REVISION
from hattingen_desk.adapters.store.schema import metadata
from hattingen_desk.domain.errors import UnavailableError

MIGRATIONS = Path(__file__).parent / "migrations"


def create_file(path: Path, key: bytes) -> None:
    """Create an empty replica at ``path``; either it is there as a whole afterwards, or not at all."""
    _build(path, key, _create_all, create=True)


def migrate_file(path: Path, key: bytes) -> None:
    """Bring the replica at ``path`` (closed, without a write-ahead log) to the newest revision.

    Raises UnavailableError when the copy does not pass the integrity check; the replica stays as it was then.
    """
    new = _new_path(path)
    _discard(new)
    try:
        shutil.copy(path, new)
    except OSError as error:
        _discard(new)
        raise cipher.translated(error, path) from error
    _build(path, key, upgrade, create=False)


def upgrade(connection: Connection) -> None:
    """Run the migrations on an open connection, inside its transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _create_all(connection: Connection) -> None:
    metadata.create_all(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (REVISION,))


def _build(path: Path, key: bytes, work: Callable[[Connection], None], *, create: bool) -> None:
    new = _new_path(path)
    if create:
        _discard(new)
    try:
        driver = cipher.connect(new, key, writing=True, create=create)
        engine = writing_engine(lambda: driver)
        try:
            with engine.begin() as connection:
                work(connection)
            found = list(faults.page_faults(driver))
            if found:
                raise _not_brought_up_to_date(" ".join(found))
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            engine.dispose()
            driver.close()
        _swap_in(new, path, key)
    except (OSError, DBAPIError, dbapi2.Error) as error:
        known = cipher.translated(error, path)
        raise (known if isinstance(known, UnavailableError) else _not_brought_up_to_date(known.cause)) from error
    finally:
        _discard(new)


def _not_brought_up_to_date(cause: str) -> UnavailableError:
    return UnavailableError(
        "Die Akten ließen sich nicht auf den neuen Stand bringen; sie blieben unverändert. Arbeiten Sie mit der "
        "bisherigen Fassung des Programms weiter und wenden Sie sich an die IT.",
        cause=cause,
    )


def _swap_in(new: Path, path: Path, key: bytes) -> None:
    with new.open("rb+") as file:
        os.fsync(file.fileno())
    cipher.write_key_check(path, key, salt_of=new)
    new.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _new_path(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def _discard(new: Path) -> None:
    for each in (new, new.with_name(new.name + "-wal"), new.with_name(new.name + "-shm")):
        each.unlink(missing_ok=True)
