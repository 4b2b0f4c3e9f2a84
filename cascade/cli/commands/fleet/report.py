"""Write the recap of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cascade.cli import fleet_options
from cascade.cli import options as given
from cascade.cli.browser import open_in_browser
from cascade.cli.fleet_options import fleet_libraries
from cascade.cli.options import language_of
from cascade.cli.output import print_message, progress
from cascade.model.i18n import LocalizedText


def run(
    out: fleet_options.Out,
    run_: fleet_options.Run = None,
    government: Annotated[
        str | None, typer.Option("--government", help="Satu pemerintah saja. / One government only.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", help="Folder rekap (bawaan: OUT/rekap/<hasil>). / Where it goes.")
    ] = None,
    open_: given.Open = False,
    lang: given.Lang = "id",
) -> None:
    """Tulis rekap: halaman dan buku kerja tiap pemerintah. / Write the recap: pages and workbooks."""
    with fleet_libraries():
        from cascade.fleet.output_folder import OutputFolder
        from cascade.fleet.recap.writing import write_recap
    language = language_of(lang)
    folder = OutputFolder(out).run_folder(run_)
    with progress(language) as say:
        first = write_recap(folder, output or out / "rekap" / folder.name, language, government, say)
    print_message(LocalizedText("Rekap: {p}", "Recap: {p}").format(p=first), language)
    if open_:
        open_in_browser(first, language)
