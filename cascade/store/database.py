"""Open the database of a workspace, with its tables as this version knows them.

The path of a file goes in, a `Database` comes out. Readers do not wait for the writer (WAL), a writer takes its lock when it
begins (`BEGIN IMMEDIATE`) and waits up to five seconds for another one. A database of a newer version is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText

PATIENCE = 5  # seconds that a writer waits for another one
_MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Database:
    """A database whose tables are as this version knows them."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for reading."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together, or not at all."""
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def open_database(path: Path) -> Database:
    """Open the database at a path, which is made where there is none.

    Raises:
        CascadeError: it is damaged, of a newer version, or cannot be written.
    """
    engine = create_engine(f"sqlite:///{path.as_posix()}", poolclass=QueuePool, pool_size=8)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        _migrate(engine)
    except DBAPIError as error:
        engine.dispose()
        raise CascadeError(_UNUSABLE.format(f=path.name, r=str(error.orig)), _UNUSABLE_HINT.format(p=path)) from error
    except CascadeError:
        engine.dispose()
        raise
    return Database(engine)


def _prepare(connection, record) -> None:  # type: ignore[no-untyped-def]  # SQLAlchemy hands over the driver's own
    connection.isolation_level = None  # what begins a transaction is ours to say
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(engine: Engine) -> None:
    if _revision_of(engine) == newest_revision():
        return
    # a tenth of the memory of an idle workbench, needed once
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        current = MigrationContext.configure(connection).get_current_revision()
        if current == scripts.get_current_head():
            return
        if current is not None and current not in {each.revision for each in scripts.walk_revisions()}:
            raise CascadeError(_NEWER, _NEWER_HINT)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def newest_revision() -> str:
    """Return the revision of the tables as this version knows them: the name of a migration begins with its own."""
    return max(path.stem.partition("_")[0].removeprefix("v") for path in (_MIGRATIONS / "versions").glob("v*.py"))


def _revision_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


_UNUSABLE = LocalizedText("{f}: basis data tidak dapat dipakai ({r}).", "{f}: the database cannot be used ({r}).")
_UNUSABLE_HINT = LocalizedText(
    "Keputusan tersimpan di keputusan.yaml tiap berkas; pindahkan {p}, lalu mulai lagi.",
    "Decisions are kept in the keputusan.yaml of each dossier; move {p} away and start again.",
)
_NEWER = LocalizedText(
    "Basis data folder kerja ini dibuat oleh cascade yang lebih baru.",
    "The database of this workspace was made by a newer cascade.",
)
_NEWER_HINT = LocalizedText("Perbarui cascade.", "Update cascade.")
