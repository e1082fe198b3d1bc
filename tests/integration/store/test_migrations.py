"""The schema: migrations and tables agree, and an older file is brought up to date whole or not at all."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from hattingen_desk.adapters.store import cipher, migration
from hattingen_desk.adapters.store import replica as replica_module
from hattingen_desk.adapters.store.declarations import LocalOnly, Synced
from hattingen_desk.adapters.store.engine import writing_engine
from hattingen_desk.adapters.store.revision import REVISION
from hattingen_desk.adapters.store.schema import metadata
from hattingen_desk.application.ports import RecordFilter
from hattingen_desk.domain.errors import UnavailableError
from tests.integration.store.builders import KEY, Profile, add, document, record, titles

SECOND = '''"""A second revision."""
import sqlalchemy as sa
from alembic import op
revision = "0002"
down_revision = "0001"
def upgrade():
    """Add a column."""
    op.add_column("record", sa.Column("note", sa.Text(), nullable=False, server_default=""))
    {more}
'''


def _shape(connection: cipher.Connection) -> dict[str, Any]:
    """Everything a schema consists of, without the order of constraints."""
    objects = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    shape: dict[str, Any] = {}
    for kind, name, sql in objects:
        found: list[Any] = [kind]
        if kind == "table" and "VIRTUAL" not in sql and not name.startswith("search_text_"):
            for pragma in ("table_info", "foreign_key_list", "index_list"):
                rows = connection.execute(f'PRAGMA {pragma}("{name}")').fetchall()
                found.append(sorted(str(row[0 if pragma == "table_info" else 1 :]) for row in rows))
            found.append("WITHOUT ROWID" in sql)
            found.append(sorted(" ".join(part.split()).strip(" ,()") for part in sql.split("CONSTRAINT")[1:]))
        else:
            found.append(" ".join((sql or "").split()))
        shape[name] = found
    return shape


def test_migrating_from_nothing_and_creating_give_the_same_schema(tmp_path: Path) -> None:
    created = tmp_path / "created.db"
    migration.create_file(created, KEY)
    migrated = cipher.connect(tmp_path / "migrated.db", KEY, writing=True, create=True)
    engine = writing_engine(lambda: migrated)
    with engine.begin() as connection:
        migration.upgrade(connection)
    other = cipher.connect(created, KEY, writing=False)

    ours, theirs = _shape(migrated), _shape(other)
    assert sorted(ours) == sorted(theirs)
    for name in ours:
        assert ours[name] == theirs[name], name
    assert migrated.execute("SELECT version_num FROM alembic_version").fetchall() == [(REVISION,)]
    engine.dispose()
    other.close()


def test_the_newest_migration_is_the_revision_the_program_writes() -> None:
    files = sorted((migration.MIGRATIONS / "versions").glob("*.py"))
    assert files[-1].name.startswith(f"{REVISION}_")


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_every_table_says_how_it_is_synchronised_or_that_it_is_local(name: str) -> None:
    table = metadata.tables[name]
    declared = table.info["sync"]
    if isinstance(declared, LocalOnly):
        assert declared.why
        return
    assert isinstance(declared, Synced)
    owner, _dot, column = declared.bucket.rpartition(".")
    assert column in (metadata.tables[owner] if owner else table).c
    named = {*declared.never_merged, *declared.derived, *(name for group in declared.merge_groups for name in group)}
    assert named <= set(table.c.keys())


@contextmanager
def _later_program(folder: Path, more: str = "") -> Iterator[None]:
    """A program with a second revision, which adds a column and does ``more``."""
    later = folder / "migrations"
    shutil.copytree(migration.MIGRATIONS, later, ignore=shutil.ignore_patterns("__pycache__"))
    (later / "versions" / "0002_second.py").write_text(SECOND.format(more=more), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migration, "MIGRATIONS", later)
        patch.setattr(replica_module, "REVISION", "0002")
        yield


def _filled(profile: Profile) -> None:
    its_record = record("Vor der Umstellung")
    add(profile.create(), its_record, document(its_record, "Antrag", "Umstellungswort"))
    profile.close()


def test_an_older_replica_is_brought_up_to_date_with_everything_in_it(profile: Profile, tmp_path: Path) -> None:
    _filled(profile)
    with _later_program(tmp_path):
        replica = profile.open()

        assert titles(replica, "umstellungswort") == ["Antrag"]
        with replica._readers.reading() as connection:  # noqa: SLF001 - the new column is not shown anywhere
            assert connection.execute("SELECT note FROM record").fetchall() == [("",)]
        assert list(replica.faults()) == []
        profile.close()
        assert sorted(path.name for path in profile.folder.glob("replica.db*")) == [
            "replica.db", "replica.db.check", "replica.db.lock",
        ]  # fmt: skip
        assert profile.open().remarks == ()
        profile.close()

    with pytest.raises(UnavailableError, match="mit einer neueren Fassung des Programms"):
        profile.open()


def test_a_migration_that_fails_leaves_the_replica_as_it_was(profile: Profile, tmp_path: Path) -> None:
    _filled(profile)
    before = profile.path.read_bytes()
    with (
        _later_program(tmp_path, more='op.execute("INSERT INTO nirgends VALUES (1)")'),
        pytest.raises(UnavailableError, match="nicht auf den neuen Stand bringen"),
    ):
        profile.open()

    assert profile.path.read_bytes() == before
    assert not list(profile.folder.glob("*.new*"))
    replica = profile.open()
    assert len(replica.catalogue.record_keys(RecordFilter())) == 1


def test_opening_and_reading_loads_neither_alembic_nor_sqlalchemy(profile: Profile) -> None:
    _filled(profile)
    script = """
import json, sys
from pathlib import Path
from tests.integration.store.builders import KEY, Profile
from hattingen_desk.application.ports import RecordFilter
from hattingen_desk.domain.search import parse_query
profile = Profile(Path(sys.argv[1]))
replica = profile.open()
assert len(replica.catalogue.record_keys(RecordFilter())) == 1
assert replica.search.find(parse_query("antrag")).hits
assert replica.definitions.filing_plan
profile.close()
print(json.dumps(sorted({"alembic", "sqlalchemy", "cryptography", "keyring", "snowballstemmer"} & set(sys.modules))))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(profile.folder)], capture_output=True, text=True, check=False,
        cwd=Path(__file__).resolve().parents[3],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) in ([], ["snowballstemmer"])
