"""Answer a question in SQL from the tables of a run, and from nothing else.

A run and a question go in; rows come out as they are fetched, and the governments that are missing because a file of theirs is damaged.
DuckDB may open the files of the run that are whole, and no other file; it loads no extension and reaches no network. Only what asks is run.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

import duckdb
import pyarrow as pa

from cascade.fleet.output_folder import read_run
from cascade.fleet.schema import TABLES, GovernmentEntry, RunFile
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText, same

MEMORY = "1GB"
BATCH = 10_000  # rows that are fetched at a time
Value = object
_LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": MEMORY,
}


@dataclass(slots=True)
class Answer:
    """The rows of an answer as they are fetched; `missing` are governments that do not count in it."""

    schema: pa.Schema
    fetched: Iterator[pa.RecordBatch]
    missing: tuple[str, ...]

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return list(self.schema.names)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield its rows in batches.

        Raises:
            CascadeError: one of the files turns out to be damaged, or the memory does not suffice.
        """
        try:
            yield from self.fetched
        except (duckdb.Error, pa.ArrowException) as error:
            raise _refused(error) from error

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """Yield its rows; exact numbers without zeros behind."""
        for batch in self.batches():
            columns = [column.to_pylist() for column in batch.columns]
            for row in zip(*columns, strict=True):
                yield tuple(_plain(value) for value in row)


@dataclass(frozen=True, slots=True)
class Tables:
    """The files of a run that are whole, as far as anybody looked, and the governments one of whose files is not."""

    folder: Path
    record: RunFile
    missing: frozenset[str]

    @classmethod
    def of(cls, folder: Path, named: Collection[str] = tuple(TABLES)) -> Tables:
        """Look at the sizes of the files of a run, those of all tables or of some.

        Raises:
            CascadeError: there is no such run, or one of another schema.
        """
        record = read_run(folder)
        tables = cls(folder, record, frozenset())
        return cls(
            folder,
            record,
            frozenset(each.government for each in record.governments if not tables._is_sized(each, named)),
        )

    def paths(self, table: str) -> list[str]:
        """Return the files of a table."""
        whole = (each for each in self.record.governments if each.government not in self.missing)
        return [str(self._path(table, each)) for each in whole]

    def without(self, governments: frozenset[str]) -> Tables:
        """Return the tables of all but some governments."""
        return Tables(self.folder, self.record, self.missing | governments)

    def of_government(self, government: str) -> Tables:
        """Return the tables of one government."""
        return Tables(self.folder, self.record, frozenset(e.government for e in self.record.governments) - {government})

    def verified(self) -> Tables:
        """Return the same without the governments one of whose files has another content than the run wrote."""
        broken = {
            each.government
            for each in self.record.governments
            for table, file in each.tables.items()
            if _digest(self._path(table, each)) != file.sha256
        }
        return Tables(self.folder, self.record, self.missing | broken)

    def _path(self, table: str, entry: GovernmentEntry) -> Path:
        return self.folder / table / f"{entry.file}.parquet"

    def _is_sized(self, entry: GovernmentEntry, named: Collection[str]) -> bool:
        try:
            return all(self._path(table, entry).stat().st_size == entry.tables[table].bytes for table in named)
        except (OSError, KeyError):
            return False


def ask(folder: Path, sql: str) -> Answer:
    """Answer a question from the tables of a run, whose folder is given.

    Raises:
        CascadeError: there is no such run, or the question cannot be answered.
    """
    named = [table for table in TABLES if re.search(rf"\b{table}\b", sql, re.I)]
    tables = Tables.of(folder, named)
    try:
        return _asked(tables, sql, named)
    except (duckdb.Error, pa.ArrowException) as error:
        verified = tables.verified()
        if verified.missing != tables.missing:
            return _asked_again(verified, sql, named)
        raise _refused(error) from error


def _asked_again(tables: Tables, sql: str, named: Collection[str]) -> Answer:
    try:
        return _asked(tables, sql, named)
    except (duckdb.Error, pa.ArrowException) as error:
        raise _refused(error) from error


def _asked(tables: Tables, sql: str, named: Collection[str]) -> Answer:
    connection = connect({table: tables.paths(table) for table in named})
    statements = connection.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise CascadeError(_ONE_QUESTION, _TABLES_HINT)
    reader = connection.sql(sql).to_arrow_reader(BATCH)
    first = list(islice(reader, 1))  # most of what can go wrong goes wrong before it
    return Answer(reader.schema, chain(first, reader), tuple(sorted(tables.missing)))


def connect(views: Mapping[str, list[str]]) -> duckdb.DuckDBPyConnection:
    """Return a connection that knows these views, each over some files, and may open no other file."""
    connection = duckdb.connect(":memory:", config=_LOCKED)
    _lock(connection, [path for each in views.values() for path in each])
    for name, files in views.items():
        if files:
            connection.execute(f"create view {name} as select * from read_parquet({_list(files)})")
    return connection


def _lock(connection: duckdb.DuckDBPyConnection, files: list[str]) -> None:
    """Let nothing be opened from now on but these files."""
    connection.execute(f"set allowed_paths = {_list(files)}")
    for name in ("enable_external_access", "python_enable_replacements"):
        connection.execute(f"set {name} = false")
    connection.execute("set lock_configuration = true")


def _list(texts: list[str]) -> str:
    return "[" + ", ".join("'" + text.replace("'", "''") + "'" for text in texts) + "]"


def _plain(value: Value) -> Value:
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _refused(error: Exception) -> CascadeError:
    return CascadeError(_WRONG.format(m=same(str(error).strip())), _TABLES_HINT)


_ONE_QUESTION = LocalizedText(
    "Hanya satu pertanyaan “select …” yang dapat dijawab.", "Only one question, “select …”, can be answered."
)
_WRONG = LocalizedText("Pertanyaan tidak dapat dijawab: {m}", "The question cannot be answered: {m}")
_TABLES_HINT = LocalizedText(
    "Tabelnya: {t}. Kolomnya: describe TABEL.", "The tables: {t}. Their columns: describe TABLE."
).format(t=", ".join(TABLES))
