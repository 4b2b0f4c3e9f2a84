"""Draw what was seen on a page."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.options import Lang, Personal, Region, language_of
from cascade.cli.output import print_message, progress
from cascade.model.i18n import LocalizedText
from cascade.pipeline.show import show_page
from cascade.safe_io.atomic_file import replace_file, unwritable_error


def run(
    file: Annotated[Path, typer.Argument(help="Dokumen. / A document.")],
    page: Annotated[int, typer.Option("--page", help="Halaman PDF; selain PDF: nomor tabel. / Page, or table.")] = 1,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", help="Gambar PNG (bawaan: BERKAS-hal-N.png). / The picture, PNG (FILE-hal-N.png unless told)."
        ),
    ] = None,
    lang: Lang = "id",
    region: Region = None,
    personal: Personal = False,
) -> None:
    """Gambar satu halaman dengan tabel, sel dan kolom sebagaimana dibaca. / Draw what was seen on a page."""
    language = language_of(lang)
    with progress(language) as report_progress:
        image = show_page(file, page, language, report_progress, region=region, personal=personal)
    path = output or Path(f"{file.stem}-hal-{page}.png")
    png = io.BytesIO()
    image.save(png, "PNG")
    try:
        replace_file(path, png.getvalue())
    except OSError as error:
        raise unwritable_error(path, error) from error
    message = LocalizedText("Gambar: {p}", "Picture: {p}").format(p=path)
    print_message(message, language)
