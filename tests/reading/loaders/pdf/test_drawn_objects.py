"""Borders enclose the same cells however a program draws them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import grids, lines, load
from pdf_pages import HEIGHT, SHADE, WIDTH, Look, printed, stamped

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

    assert grids(loaded) == [GRID]
    assert lines(loaded) == ["RENSTRA KECAMATAN CONTOH TAHUN 2025-2026", "Tabel 4.1 Tujuan dan Sasaran"]


def test_borders_in_the_colour_of_the_header_are_borders_below_it(tmp_path: Path) -> None:
    [grid] = grids(load(printed(tmp_path / "Renstra.pdf", RENSTRA, Look("boxes", shaded=2, ink=SHADE))))

    assert [cell for cell in grid if cell[0] > 2] == [cell for cell in GRID if cell[0] > 2]


def test_a_page_border_is_no_table(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    stamped(path, lambda pdf: [pdf.rect(n, n, WIDTH - 2 * n, HEIGHT - 2 * n) for n in (20, 22)])

    assert grids(load(path)) == [GRID]
