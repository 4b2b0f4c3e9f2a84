import datetime
import subprocess
import sys

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.store.database import newest_revision, open_database
from cascade.store.register import Register, Run
from cascade.store.schema import METADATA
from cascade.store.scope import Scope

NOW = datetime.datetime(2026, 1, 31, 8, tzinfo=datetime.UTC)
RUN = Run(NOW, "0.1.0", "abc", LocalizedText("SELARAS", "CONSISTENT"), 1, 2, 3, 4, 5)


@pytest.fixture
def database(tmp_path):
    opened = open_database(tmp_path / "w.sqlite")
    yield opened
    opened.close()


@pytest.mark.slow
def test_a_database_of_today_is_opened_without_the_program_that_migrates(tmp_path):
    path = tmp_path / "w.sqlite"
    open_database(path).close()
    code = (
        "import sys; from pathlib import Path; from cascade.store.database import open_database;"
        "open_database(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )

    said = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True).stdout

    assert said.strip() == "False"


def test_the_newest_revision_is_the_one_that_the_migrations_lead_to(database):
    with database.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == newest_revision()


def test_the_migrations_make_the_tables_that_the_code_knows(database):
    made = inspect(database.engine)

    assert set(made.get_table_names()) == {*METADATA.tables, "alembic_version"}
    for name, table in METADATA.tables.items():
        columns = {(each["name"], each["nullable"]) for each in made.get_columns(name)}
        assert columns == {(each.name, each.nullable) for each in table.columns}


@pytest.mark.parametrize("statement", ["UPDATE event SET actor = 'x'", "DELETE FROM event"])
def test_an_event_cannot_be_changed_or_deleted(database, statement):
    with database.writing() as connection:
        connection.execute(text("INSERT INTO dossier VALUES (1, 'a', '')"))
        connection.execute(
            text("INSERT INTO event VALUES (1, 1, 'e', 0, '', '', '', '', '', '', '', NULL, '', '', '')")
        )

    with pytest.raises(IntegrityError, match="only added"), database.writing() as connection:
        connection.execute(text(statement))


def test_what_fails_halfway_leaves_nothing(database):
    def write_and_fail():
        with database.writing() as connection:
            connection.execute(text("INSERT INTO setting VALUES ('a', 'b')"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()

    assert Register(database).setting("a") == ""


def test_a_damaged_database_is_one_sentence(tmp_path):
    path = tmp_path / "w.sqlite"
    path.write_bytes(b"no database at all, " * 100)

    with pytest.raises(CascadeError, match="cannot be used"):
        open_database(path)


def test_the_database_of_a_newer_version_is_refused(tmp_path):
    database = open_database(tmp_path / "w.sqlite")
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()

    with pytest.raises(CascadeError, match="newer cascade"):
        open_database(tmp_path / "w.sqlite")


def test_the_last_run_of_a_dossier_is_remembered_and_the_same_one_not_twice(database):
    register = Register(database)
    register.keep_run(Scope(), "a", RUN)
    register.keep_run(Scope(), "a", RUN)

    assert register.last_runs(Scope()) == {"a": RUN}
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM run")).scalar() == 1


def test_a_session_ends(database):
    register = Register(database)
    register.begin_session("secret", NOW)

    assert register.has_session("secret", NOW + datetime.timedelta(days=29))
    assert not register.has_session("secret", NOW + datetime.timedelta(days=31))
    assert not register.has_session("another", NOW)
