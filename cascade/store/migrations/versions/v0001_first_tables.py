"""Make the first tables, and the triggers that keep events from being changed."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Index, Integer, String, Text, UniqueConstraint

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ONLY_ADDED = (
    "CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are only added'); END",
    "CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are only added'); END",
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table("setting", Column("name", String(60), primary_key=True), Column("value", Text, nullable=False))
    op.create_table(
        "session",
        Column("digest", String(64), primary_key=True),
        Column("begun", String(32), nullable=False),
        Column("ends", String(32), nullable=False),
    )
    op.create_table(
        "dossier",
        Column("id", Integer, primary_key=True),
        Column("folder", Text, nullable=False, unique=True),
        Column("first_seen", String(32), nullable=False),
    )
    op.create_table(
        "run",
        Column("id", Integer, primary_key=True),
        Column("dossier", Integer, ForeignKey("dossier.id"), nullable=False),
        Column("finished", String(32), nullable=False),
        Column("engine", String(40), nullable=False),
        Column("documents", String(64), nullable=False),
        Column("word_id", Text, nullable=False),
        Column("word_en", Text, nullable=False),
        *(
            Column(name, Integer, nullable=False)
            for name in ("errors", "warnings", "questions", "open_links", "unread")
        ),
        Index("ix_run_dossier", "dossier", "id"),
    )
    op.create_table(
        "event",
        Column("id", Integer, primary_key=True),
        Column("dossier", Integer, ForeignKey("dossier.id"), nullable=False),
        Column("entry", String(80), nullable=False),
        Column("revision", Integer, nullable=False),
        Column("recorded", String(32), nullable=False),
        Column("actor", Text, nullable=False),
        Column("verb", String(40), nullable=False),
        Column("subject_type", String(40), nullable=False),
        *(Column(name, Text, nullable=False) for name in ("subject_key", "about", "reason")),
        Column("undoes", String(80), nullable=True),
        Column("content", Text, nullable=False),
        Column("previous", String(64), nullable=False),
        Column("digest", String(64), nullable=False),
        UniqueConstraint("dossier", "entry", "revision"),
        Index("ix_event_dossier", "dossier", "id"),
    )
    for statement in _ONLY_ADDED:
        op.execute(statement)


def downgrade() -> None:
    """Take the tables away."""
    for table in ("event", "run", "dossier", "session", "setting"):
        op.drop_table(table)
