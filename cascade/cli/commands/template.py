"""Copy the templates of the review note."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.commands import Lang, language_of, tell
from cascade.model.i18n import Phrase
from cascade.reports.papers import templates as templating


def run(
    folder: Annotated[Path, typer.Argument(help="Folder tujuan. / Where to copy them.")],
    lang: Lang = "id",
) -> None:
    """Salin templat Catatan Hasil Reviu untuk diubah (kop, kata). / Copy the templates of the review note."""
    written = templating.copy(folder)
    said = Phrase("Templat: {f}", "Templates: {f}") if written else Phrase("Semua sudah ada.", "All are there already.")
    tell(said.format(f=", ".join(str(path) for path in written)), language_of(lang))
