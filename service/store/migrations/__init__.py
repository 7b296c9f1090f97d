"""Alembic's migrations, run by ``service.store.schema``; a new one is also named in its ``REVISIONS``."""
