"""How Alembic reaches the replica: only through a connection that already holds the key."""

from alembic import context

from hattingen_desk.adapters.store.schema import metadata

connection = context.config.attributes.get("connection")
if connection is None:
    raise RuntimeError("a replica is migrated by the program, never by Alembic's own command line: it has no key")

context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes tables by copying them
    transactional_ddl=False,  # the caller's transaction encloses everything
)
context.run_migrations()
