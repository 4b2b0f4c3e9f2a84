"""Answer a question in SQL from the results of a run."""

from __future__ import annotations

import csv
import json
import sys
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from cascade.cli import fleet_options
from cascade.cli import options as given
from cascade.cli.fleet_options import fleet_libraries
from cascade.cli.options import language_of, require_choice
from cascade.cli.output import console, print_message
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.reports.terminal_text import plain
from cascade.safe_io.atomic_file import unwritable_error

if TYPE_CHECKING:
    from cascade.fleet.query import Answer

SHOWN = 200  # rows of a table on a terminal
_FORMULA = ("=", "+", "@", "\t", "\r")  # with which a spreadsheet begins a formula


def run(
    out: fleet_options.Out,
    sql: Annotated[str, typer.Argument(help="Pertanyaan: select … / A question in SQL.")],
    run_: fleet_options.Run = None,
    format_: Annotated[str, typer.Option("--format", help="table, csv, json, parquet.")] = "table",
    output: Annotated[Path | None, typer.Option("--output", help="Berkas hasil. / Where the answer goes.")] = None,
    lang: given.Lang = "id",
) -> None:
    """Tanyakan hasil dengan SQL: dossier, document, indicator, finding, verdict, problem. / Ask the results by SQL."""
    with fleet_libraries():
        from cascade.fleet.output_folder import OutputFolder
        from cascade.fleet.query import ask
    language = language_of(lang)
    require_choice("--format", format_, ("table", "csv", "json", "parquet"))
    if format_ == "parquet" and output is None:
        raise CascadeError(_WANTS_FILE)
    answer = ask(OutputFolder(out).run_folder(run_), sql)
    if output is None:
        _WRITERS[format_](answer, sys.stdout)
    else:
        _write_to(output, format_, answer)
    if answer.missing:
        print_message(_MISSING.format(g=", ".join(answer.missing)), language)


def _write_to(output: Path, format_: str, answer: Answer) -> None:
    """Write an answer into a file; a spreadsheet knows UTF-8 by its mark only."""
    try:
        if format_ == "parquet":
            with output.open("wb") as binary:
                _write_parquet(answer, binary)
        else:
            with output.open("w", encoding="utf-8-sig" if format_ == "csv" else "utf-8", newline="") as text:
                _WRITERS[format_](answer, text)
    except OSError as error:
        raise unwritable_error(output, error) from error


def _write_table(answer: Answer, stream: IO[str]) -> None:
    table = Table(*(plain(name) for name in answer.columns), box=None, header_style="bold")
    rows = answer.rows()
    for row in islice(rows, SHOWN):
        table.add_row(*(plain("" if value is None else str(value)) for value in row))
    target = console()
    target.file = stream
    target.print(table, highlight=False)
    if (left := sum(1 for _ in rows)) > 0:
        target.print(f"… {left} (--format csv)", highlight=False)


def _write_csv(answer: Answer, stream: IO[str]) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer.rows():
        writer.writerow([_cell(value) for value in row])


def _cell(value: object) -> object:
    """Return a value as a spreadsheet takes it for text or a number, never for a formula."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _write_json(answer: Answer, stream: IO[str]) -> None:
    stream.write("[")
    for number, row in enumerate(answer.rows()):
        entry = dict(zip(answer.columns, row, strict=True))
        stream.write(("," if number else "") + "\n" + json.dumps(entry, ensure_ascii=False, default=str))
    stream.write("\n]\n")


def _write_parquet(answer: Answer, stream: IO[bytes]) -> None:
    from pyarrow import parquet

    with parquet.ParquetWriter(stream, answer.schema, compression="zstd") as writer:
        for batch in answer.batches():
            writer.write_batch(batch)


_WRITERS = {"table": _write_table, "csv": _write_csv, "json": _write_json}
_WANTS_FILE = LocalizedText("--format parquet membutuhkan --output BERKAS.", "--format parquet needs --output FILE.")
_MISSING = LocalizedText(
    "Tidak ikut dihitung, berkas hasilnya rusak: {g}. Jalankan ulang fleet run.",
    "Not counted, files of its results are damaged: {g}. Run fleet run again.",
)
