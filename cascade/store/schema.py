"""Define the tables of a workspace's database.

Moments are UTC in ISO 8601, to the microsecond; texts of people as they wrote them. Events are only ever added:
triggers made by the migrations refuse to change or delete one.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

SETTING = Table(
    "setting",
    METADATA,
    Column("name", String(60), primary_key=True),
    Column("value", Text, nullable=False),
)

SESSION = Table(
    "session",
    METADATA,
    Column("digest", String(64), primary_key=True),  # of what the cookie holds
    Column("begun", String(32), nullable=False),
    Column("ends", String(32), nullable=False),
)

DOSSIER = Table(
    "dossier",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("folder", Text, nullable=False, unique=True),  # below the workspace, with slashes
    Column("first_seen", String(32), nullable=False),
)

RUN = Table(
    "run",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("dossier", Integer, ForeignKey("dossier.id"), nullable=False),
    Column("finished", String(32), nullable=False),
    Column("engine", String(40), nullable=False),
    Column("documents", String(64), nullable=False),  # digest of all that was read
    Column("word_id", Text, nullable=False),
    Column("word_en", Text, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("warnings", Integer, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("open_links", Integer, nullable=False),
    Column("unread", Integer, nullable=False),
    Index("ix_run_dossier", "dossier", "id"),
)

EVENT = Table(
    "event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("dossier", Integer, ForeignKey("dossier.id"), nullable=False),
    Column("entry", String(80), nullable=False),  # its id in keputusan.yaml
    Column("revision", Integer, nullable=False),  # 0, and one more for each edit by hand
    Column("recorded", String(32), nullable=False),
    Column("actor", Text, nullable=False),
    Column("verb", String(40), nullable=False),
    Column("subject_type", String(40), nullable=False),
    Column("subject_key", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undoes", String(80), nullable=True),
    Column("content", Text, nullable=False),  # the entry as JSON
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    UniqueConstraint("dossier", "entry", "revision"),
    Index("ix_event_dossier", "dossier", "id"),
)
