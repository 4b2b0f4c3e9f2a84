"""Copy the templates of the review note."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.options import Lang, language_of
from cascade.cli.output import print_message
from cascade.model.i18n import LocalizedText
from cascade.reports.papers import note_templates


def run(
    folder: Annotated[Path, typer.Argument(help="Folder tujuan. / Where to copy them.")],
    lang: Lang = "id",
) -> None:
    """Salin templat Catatan Hasil Reviu untuk diubah (kop, kata). / Copy the templates of the review note."""
    written = note_templates.copy_shipped(folder)
    message = (
        LocalizedText("Templat: {f}", "Templates: {f}")
        if written
        else LocalizedText("Semua sudah ada.", "All are there already.")
    )
    print_message(message.format(f=", ".join(str(path) for path in written)), language_of(lang))
