from __future__ import annotations

from documents_as_text import loaded

from cascade.model import Grid
from cascade.reading.rows.stacked_quarters import with_quarters_beside


def test_quarters_below_each_other_are_those_of_their_indicator(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran/Program | Indikator Kinerja | Satuan | Target 2025 | Triwulan | Target Triwulan | Uraian Rencana Aksi | Anggaran (Rp) |
    | 1  | Meningkatnya A  | Indeks A          | Nilai  | 309         | I        | -               | Jadwal              |               |
    | "  | "               | "                 | "      | "           | II       | -               | Tahap pertama       | "             |
    | "  | "               | "                 | "      | "           | III      | -               | Tahap kedua         | "             |
    | "  | "               | "                 | "      | "           | IV       | 309             | Laporan             | "             |
    | 2  | PROGRAM B       | Persentase B      | %      | 72          | I        | 18              | Jadwal              | 9.000.000     |
    | "  | "               | "                 | "      | "           | II       | 36              | Tahap pertama       | "             |
    | "  | "               | "                 | "      | "           | III      | 54              | Tahap kedua         | "             |
    | "  | "               | "                 | "      | "           | IV       | 72              | Laporan             | "             |
    """
    assert [(i.name.text, i.targets[2025].raw) for i in document.indicators] == [
        ("Indeks A", "309"),
        ("Persentase B", "72"),
    ]
    assert [[q.raw for q in i.quarters] for i in document.indicators] == [
        ["-", "-", "-", "309"],
        ["18", "36", "54", "72"],
    ]
    assert [q.source.row for q in document.indicators[1].quarters] == [6, 7, 8, 9]


def test_rows_with_names_of_their_own_beside_the_quarters_stay_rows():
    text = """
    | Sasaran        | Indikator Kinerja | Target 2025 | Triwulan | Target |
    | Meningkatnya A | Persentase A      | 10          | I        | 1      |
    | Meningkatnya B | Persentase B      | 20          | II       | 2      |
    | Meningkatnya C | Persentase C      | 30          | III      | 3      |
    | Meningkatnya D | Persentase D      | 40          | IV       | 4      |
    """
    [grid] = (block for block in loaded(text).blocks if isinstance(block, Grid))

    assert with_quarters_beside(grid) is grid
