"""A page reads as it is shown, whatever its rotation and size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pdf_files import grids, lines, load
from pdf_pages import RENSTRA, RENSTRA_GRID, cropped, in_forms, printed, turned

from cascade.model import Grid, LoadedFile


@pytest.mark.parametrize(
    "change",
    [lambda p: turned(p, 90), lambda p: turned(p, 180), lambda p: turned(p, 270), lambda p: cropped(p, 100, 50), in_forms],
    ids=["rotated 90", "rotated 180", "rotated 270", "cropped", "in a form"],
)  # fmt: skip
def test_a_page_reads_as_it_is_shown(tmp_path: Path, change: Callable[[Path], Path]) -> None:
    plain = load(printed(tmp_path / "Renstra.pdf", RENSTRA))
    changed = load(change(tmp_path / "Renstra.pdf"))

    assert grids(changed) == [RENSTRA_GRID]
    assert lines(changed) == lines(plain)
    assert corners(changed) == pytest.approx(corners(plain), abs=0.3)


def corners(loaded: LoadedFile) -> list[float]:
    """Return the edges of all cells."""
    boxes = [cell.source.box for block in loaded.blocks if isinstance(block, Grid) for cell in block.cells]
    return [edge for box in boxes if box for edge in box]


def test_a_page_may_inherit_its_size(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    plain = load(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Pages.MediaBox = pdf.pages[0].mediabox
        for page in pdf.pages:
            del page.MediaBox
        pdf.save(path)

    assert (grids(load(path)), corners(load(path))) == ([RENSTRA_GRID], corners(plain))
