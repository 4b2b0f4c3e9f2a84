"""A page reads as it is shown, whatever its rotation and size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pdf_files import grids, lines, load
from pdf_pages import cropped, in_forms, printed, turned

from cascade.model import Grid, LoadedFile

RENSTRA = """
    RENSTRA KECAMATAN CONTOH TAHUN 2025-2026
    Tabel 4.1 Tujuan dan Sasaran
    | *Tujuan* | *Sasaran* | *Indikator* | *Satuan* | *Target* | < |
    | " | " | " | " | *2025* | *2026* |
    | Mewujudkan A | Meningkatnya pelayanan publik yang baik | IKM | Indeks | 80 | 81,5 |
    | " | " | Persentase B | % | 1 | 2 |
    | Mewujudkan C | Meningkatnya keamanan | Persentase kejadian | % | 1 | 2 |
    | " | Meningkatnya ketertiban | Jumlah laporan | laporan | 11 | 12 |
    """
GRID = [
    (1, 1, 2, 1, "Tujuan"), (1, 2, 2, 1, "Sasaran"), (1, 3, 2, 1, "Indikator"), (1, 4, 2, 1, "Satuan"), (1, 5, 1, 2, "Target"),
    (2, 5, 1, 1, "2025"), (2, 6, 1, 1, "2026"),
    (3, 1, 2, 1, "Mewujudkan A"), (3, 2, 2, 1, "Meningkatnya pelayanan publik yang baik"),
    (3, 3, 1, 1, "IKM"), (3, 4, 1, 1, "Indeks"), (3, 5, 1, 1, "80"), (3, 6, 1, 1, "81,5"),
    (4, 3, 1, 1, "Persentase B"), (4, 4, 1, 1, "%"), (4, 5, 1, 1, "1"), (4, 6, 1, 1, "2"),
    (5, 1, 2, 1, "Mewujudkan C"), (5, 2, 1, 1, "Meningkatnya keamanan"), (5, 3, 1, 1, "Persentase kejadian"), (5, 4, 1, 1, "%"),
    (5, 5, 1, 1, "1"), (5, 6, 1, 1, "2"),
    (6, 2, 1, 1, "Meningkatnya ketertiban"), (6, 3, 1, 1, "Jumlah laporan"), (6, 4, 1, 1, "laporan"), (6, 5, 1, 1, "11"),
    (6, 6, 1, 1, "12"),
]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [lambda p: turned(p, 90), lambda p: turned(p, 180), lambda p: turned(p, 270), lambda p: cropped(p, 100, 50), in_forms],
    ids=["rotated 90", "rotated 180", "rotated 270", "cropped", "in a form"],
)  # fmt: skip
def test_a_page_reads_as_it_is_shown(tmp_path: Path, change: Callable[[Path], Path]) -> None:
    plain = load(printed(tmp_path / "Renstra.pdf", RENSTRA))
    changed = load(change(tmp_path / "Renstra.pdf"))

    assert grids(changed) == [GRID]
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

    assert (grids(load(path)), corners(load(path))) == ([GRID], corners(plain))
