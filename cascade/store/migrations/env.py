"""Run migrations on the connection that the caller has opened."""

from __future__ import annotations

from alembic import context

from cascade.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
