"""Open the workbench in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cascade.cli import options as given
from cascade.cli.options import language_of
from cascade.model.errors import CascadeError, install_hint
from cascade.model.i18n import LocalizedText

Folder = Annotated[
    Path | None,
    typer.Argument(help="Folder kerja berisi berkas-berkas (bawaan: Dokumen/cascade). / A folder of dossiers."),
]
Port = Annotated[
    int | None, typer.Option("--port", min=0, max=65535, help="Port; 0: yang bebas (bawaan: 8765). / 0: any free one.")
]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Jangan buka peramban. / Do not open a browser.")]


def run(folder: Folder = None, port: Port = None, no_open: NoOpen = False, lang: given.CheckLang = None) -> None:
    """Buka meja kerja di peramban. / Open the workbench in the browser."""
    try:
        import platformdirs

        from cascade.web.server import ServeOptions, serve
    except ImportError as error:
        raise CascadeError(_NOT_INSTALLED.format(e=error.name), install_hint("web")) from error
    folder = folder or Path(platformdirs.user_documents_dir()) / "cascade"
    serve(ServeOptions(folder, port, not no_open, language_of(lang or "id")))


_NOT_INSTALLED = LocalizedText(
    "Meja kerja belum terpasang ({e} tidak ada).", "The workbench is not installed ({e} is missing)."
)
