"""Borders enclose the same cells however a program draws them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import grids, lines, load
from pdf_pages import HEIGHT, RENSTRA, RENSTRA_GRID, SHADE, WIDTH, Look, printed, stamped


@pytest.mark.parametrize(
    "look",
    [
        Look(),
        Look("boxes"),  # as Word and LibreOffice print borders
        Look("dashes"),
        Look(frame=False),
        Look("boxes", frame=False),
        Look("boxes", shaded=2),
        Look("boxes", shaded=2, ink=(255, 255, 255)),
        Look(size=5),
        Look(size=12),
    ],
    ids=str,
)
def test_a_table_is_read_however_it_is_drawn(tmp_path: Path, look: Look) -> None:
    loaded = load(printed(tmp_path / "Renstra.pdf", RENSTRA.replace("Meningkatnya pelayanan publik yang baik", "Meningkatnya\\npelayanan publik yang baik"), look))  # fmt: skip

    assert grids(loaded) == [RENSTRA_GRID]
    assert lines(loaded) == ["RENSTRA KECAMATAN CONTOH TAHUN 2025-2026", "Tabel 4.1 Tujuan dan Sasaran"]


def test_borders_in_the_colour_of_the_header_are_borders_below_it(tmp_path: Path) -> None:
    [grid] = grids(load(printed(tmp_path / "Renstra.pdf", RENSTRA, Look("boxes", shaded=2, ink=SHADE))))

    assert [cell for cell in grid if cell[0] > 2] == [cell for cell in RENSTRA_GRID if cell[0] > 2]


def test_a_page_border_is_no_table(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    stamped(path, lambda pdf: [pdf.rect(n, n, WIDTH - 2 * n, HEIGHT - 2 * n) for n in (20, 22)])

    assert grids(load(path)) == [RENSTRA_GRID]
