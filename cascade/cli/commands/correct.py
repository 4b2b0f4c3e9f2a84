"""Correct by hand what was read wrongly, in the name of a person."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.numbered_problem import office_moment, require_folder, user_name
from cascade.cli.options import Lang, Now, Region, language_of
from cascade.cli.output import print_message, progress
from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.model.i18n import LocalizedText
from cascade.pipeline.hand_corrections import Request
from cascade.pipeline.hand_corrections.recording import correct
from cascade.pipeline.options import CheckOptions


def run(  # noqa: PLR0913  # typer reads the options of the command from this signature
    folder: Annotated[Path, typer.Argument(help="Folder berkas. / The folder of the dossier.")],
    file: Annotated[str, typer.Option("--file", help="Nama berkas di folder itu. / The file in it.")],
    at: Annotated[
        str,
        typer.Option(
            "--at", help='Tempatnya seperti di laporan: "T-C.27!H8", "hal. 5, tabel 2, baris 7". / The place.'
        ),
    ],
    what: Annotated[
        str,
        typer.Option(
            "--what",
            help="Bagiannya: target:2024, target:TR2, target-akhir, awal, pagu:2024, pagu:TR1, pagu-akhir, nama, satuan, jenjang, kode, bukan-baris. / The part.",
        ),
    ],
    value: Annotated[str, typer.Option("--value", help="Yang seharusnya terbaca. / What should have been read.")] = "",
    why: Annotated[str, typer.Option("--why", help="Alasannya. / Why.")] = "",
    by: Annotated[str | None, typer.Option("--by", help="Nama yang mengoreksi. / Who corrects it.")] = None,
    row: Annotated[
        str, typer.Option("--row", help="Nama barisnya, bila di situ ada beberapa. / The name of the row, of several.")
    ] = "",
    region: Region = None,
    now: Now = None,
    lang: Lang = "id",
) -> None:
    """Koreksi satu nilai, nama, jenjang, satuan atau kode yang salah dibaca. / Correct what was read wrongly."""
    language = language_of(lang)
    require_folder(folder)
    moment, _ = office_moment(folder, region, now)
    request = Request(file, at, what, value, user_name(by), why, row)
    with progress(language) as report_progress:
        written = correct(folder, request, moment, CheckOptions(region=region), report_progress)
    message = _NO_ROW if written.what == "not_a_row" else _WRITTEN
    words = {"f": file, "a": at, "s": written.row_name, "r": written.read, "v": written.value, "b": written.by}
    print_message(message.format(**words, k=DECISIONS_FILE), language)


_WRITTEN = LocalizedText(
    "{f}, {a}, “{s}”: dibaca “{r}”, dikoreksi oleh {b} menjadi “{v}”; dicatat di {k}.",
    "{f}, {a}, “{s}”: read as “{r}”, corrected by {b} to “{v}”; written to {k}.",
)
_NO_ROW = LocalizedText(
    "{f}, {a}: “{s}” bukan baris, menurut {b}; dicatat di {k}.",
    "{f}, {a}: “{s}” is no row, says {b}; written to {k}.",
)
