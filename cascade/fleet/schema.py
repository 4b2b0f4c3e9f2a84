"""Define the tables of a run: their columns, what each means, and the record that tells of the run as a whole.

`VERSION` rises when a column disappears or changes its meaning; new ones may come at any time. Published as docs/armada-skema.json
and by `cascade schema fleet`. Knows no library for tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

VERSION = 1
DIGITS, DECIMALS = 38, 10  # of an exact value; a print with more of them has its text alone
ColumnType = Literal["text", "integer", "truth", "decimal", "values"]
Cell = str | int | bool | None | list[dict[str, str | int | None]]
TableData = dict[str, list[Cell]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: ColumnType
    meaning: str


def _columns(*rows: tuple[str, ColumnType, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


COMMON = _columns(
    ("government", "text", "the government, by the path of its folder"),
    ("dossier", "text", "the dossier, by the name of its folder or zip; unique in its government"),
    ("office", "text", "the office that most documents name; else what the dossier is called"),
    ("year", "integer", "the planning year of the dossier"),
)
TABLES: dict[str, tuple[Column, ...]] = {
    "dossier": _columns(
        ("state", "text", "judged or failed"),
        ("documents", "integer", "documents that were understood"),
        ("indicators", "integer", "indicators in them"),
        ("links", "integer", "links between indicators"),
        ("missing", "text", "kinds of documents that are missing, with commas"),
        ("changed", "truth", "a file changed while the run was on"),
        ("failure", "text", "why it was not judged (Indonesian)"),
        ("failure_en", "text", "the same in English"),
    ),
    "document": _columns(
        ("document", "text", "its id in the dossier"),
        ("file", "text", "the file that holds it, by its path in the dossier"),
        ("sha256", "text", "the digest of that file"),
        ("kind", "text", "renstra, renja, perjanjian_kinerja, …"),
        ("document_year", "integer", "the year of a yearly document"),
        ("first_year", "integer", "the first year of a plan"),
        ("last_year", "integer", "the last year of a plan"),
        ("edition", "text", "murni or perubahan"),
        ("opd", "text", "the office as it prints it"),
        ("signed", "text", "the day on which it was signed, ISO 8601"),
        ("elements", "integer", "tujuan, sasaran, program, kegiatan and sub kegiatan"),
        ("indicators", "integer", "indicators"),
    ),
    "indicator": _columns(
        ("indicator", "text", "its id in the dossier"),
        ("document", "text", "the document that prints it"),
        ("kind", "text", "the kind of that document"),
        ("level", "text", "tujuan, sasaran, program, …"),
        ("element", "text", "what it measures"),
        ("program", "text", "the program under which it stands, else the highest element above it"),
        ("code", "text", "its code"),
        ("name", "text", "its name as printed"),
        ("unit", "text", "its unit as printed"),
        ("baseline", "text", "where it begins, as printed"),
        ("target_year", "integer", "the year of `target`: that of the dossier, else of the document, else the last one"),
        ("target", "decimal", "the target of that year where it is one exact number"),
        ("target_printed", "text", "the same as printed"),
        ("targets", "values", "all targets: year, printed, value"),
        ("quarters", "values", "the targets of TR I to IV: year (1 to 4), printed, value"),
        ("place", "text", "where it stands in the file"),
    ),
    "finding": _columns(
        ("fingerprint", "text", "stable over new pages and new runs"),
        ("code", "text", "the rule"),
        ("aspect", "text", "its aspect, the first letters of its code"),
        ("severity", "text", "error, warning, question or info"),
        ("state", "text", "open, waived or false_alarm"),
        ("confidence", "decimal", "how sure it is, 0 to 1"),
        ("main_problem", "integer", "the number of the main problem that it belongs to"),
        ("known", "truth", "the baseline has it too"),
        ("subject", "text", "what it is about"),
        ("indicator", "text", "the first indicator that it is about"),
        ("program", "text", "the program of what it is about, else the highest element above it"),
        ("title", "text", "what the rule demands (Indonesian)"),
        ("title_en", "text", "the same in English"),
        ("message", "text", "what is wrong (Indonesian)"),
        ("message_en", "text", "the same in English"),
        ("file", "text", "the file of its first place"),
        ("place", "text", "its first place in that file"),
    ),
    "verdict": _columns(
        ("code", "text", "the rule"),
        ("aspect", "text", "its aspect"),
        ("verdict", "text", "fail, pass, not_applicable, insufficient_data, waived or error"),
        ("count", "integer", "how often the rule came to it in the dossier"),
    ),
    "problem": _columns(
        ("severity", "text", "error, warning, question or info"),
        ("cause", "text", "document: of what was read; dossier: it was not judged; changed: a file changed during the run"),
        ("file", "text", "the file that it is about"),
        ("page", "integer", "the page"),
        ("unread", "truth", "nobody looked into what these pages show"),
        ("message", "text", "what a person should know (Indonesian)"),
        ("message_en", "text", "the same in English"),
        ("hint", "text", "what to do (Indonesian)"),
        ("hint_en", "text", "the same in English"),
    ),
}  # fmt: skip


def columns_of(table: str) -> tuple[Column, ...]:
    """Return all columns of a table."""
    return (*COMMON, *TABLES[table])


def as_columns(table: str, rows: Iterable[Mapping[str, Cell]]) -> TableData:
    """Return rows of a table as its columns; what a row does not tell is None."""
    data: TableData = {column.name: [] for column in columns_of(table)}
    for row in rows:
        for name, cells in data.items():
            cells.append(row.get(name))
    return data


def published() -> dict[str, object]:
    """Return the tables for other programs."""
    kinds = {
        "text": "UTF-8",
        "integer": "INT32",
        "truth": "BOOLEAN",
        "decimal": f"DECIMAL({DIGITS},{DECIMALS})",
        "values": f"LIST<STRUCT<year INT32, printed UTF-8, value DECIMAL({DIGITS},{DECIMALS})>>",
    }
    tables = {
        table: [{"name": c.name, "type": kinds[c.type], "meaning": c.meaning} for c in columns_of(table)]
        for table in TABLES
    }
    return {"version": VERSION, "layout": "hasil/<run>/<table>/<government>.parquet", "tables": tables, "run.json": RunFile.model_json_schema()}  # fmt: skip


class _Open(BaseModel):
    model_config = ConfigDict(extra="allow", defer_build=True)


class TableFile(_Open):
    """One Parquet file: how many rows, how many bytes, and their digest."""

    rows: int
    bytes: int
    sha256: str


class GovernmentEntry(_Open):
    """One government: its name, that of its files, its dossiers, and what each of its files holds."""

    government: str
    file: str
    dossiers: int
    failed: int
    tables: dict[str, TableFile] = Field(default_factory=dict)


class RunFile(_Open):
    """What `run.json` tells of a run; the same input gives the same file."""

    version: int
    run: str
    created: str
    cascade: str
    engine: str
    rules: str
    dossiers: int
    failed: int
    governments: list[GovernmentEntry]
