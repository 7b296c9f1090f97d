"""Run by Alembic: migrates over the connection that it is handed, inside that connection's transaction."""

from alembic import context

from service.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    version_table=context.config.attributes["version_table"],
    target_metadata=metadata,
    render_as_batch=True,  # for SQLite, which alters little in place
)
context.run_migrations()
