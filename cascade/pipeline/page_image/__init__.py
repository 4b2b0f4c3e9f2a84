"""Draw what cascade saw on a page, over the print of that page.

A loaded file and what reading made of it go in; a picture of one page comes out, with the tables, cells and fields drawn
over the print, for whoever looks after the vocabulary of headings. A file without pages gets the picture of one of its grids. Decides nothing.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image

from cascade.model import AppliedCorrection, Grid, LoadedFile
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.page_image.painter import Painter
from cascade.pipeline.page_image.printed_page import page_of_grid, page_of_pdf, require_in_range
from cascade.pipeline.page_image.reading_result import RowOutcomes, drawn_tables
from cascade.reading.document_builder import ReadFile
from cascade.reports.masking import mask_records


def draw(
    path: Path,
    loaded: LoadedFile,
    read: ReadFile,
    number: int,
    language: Language = "id",
    *,
    personal: bool = False,
    corrections: tuple[AppliedCorrection, ...] = (),
) -> Image.Image:
    """Draw a page of a PDF, or a grid of another file, both counted from 1; `corrections` are those that were applied to what was read.

    Raises:
        CascadeError: there is no such page, or nothing of the file can be drawn.
    """
    grids = [block for block in loaded.blocks if isinstance(block, Grid)]
    if path.suffix.lower() == ".pdf":
        printed = page_of_pdf(path, loaded, grids, number, personal=personal)
    elif not grids:
        raise CascadeError(
            LocalizedText("{f}: tidak ada tabel yang dapat digambar.", "{f}: it has no table to draw.").format(
                f=loaded.file
            )
        )
    else:
        require_in_range(loaded.file, number, len(grids), LocalizedText("tabel", "tables"))
        printed = page_of_grid(grids[number - 1], personal=personal)
    if not personal:
        read = replace(read, not_understood=mask_records(read.not_understood))
        corrections = mask_records(corrections)
    tables = [drawn for grid in grids for drawn in drawn_tables(grid, read, printed)]
    return Painter(printed, tables, RowOutcomes.of(read, corrections), read, loaded.file, language).picture()
