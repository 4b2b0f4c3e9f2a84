"""A text that draws its tables with bars, tabs or aligned spaces is read by what it draws: columns, wrapped cells, headings over others."""

from __future__ import annotations

from pathlib import Path

from cascade.model import Document, Grid
from cascade.reading import loaders
from cascade.reading.document_builder import read_file

TITLE = "RENCANA AKSI TAHUN 2024\nDINAS PERHUBUNGAN KABUPATEN CONTOH\n\n"
AGREEMENT = "PERJANJIAN KINERJA TAHUN 2024\nDINAS PERHUBUNGAN KABUPATEN CONTOH\n\n"


def document_of(folder: Path, text: str) -> Document:
    """Read a text file that holds one document."""
    path = folder / "dokumen.txt"
    path.write_text(text, encoding="utf-8")
    (document,) = read_file(loaders.load(path, path.name)).documents
    return document


def grids_of(folder: Path, text: str) -> list[list[list[str]]]:
    """Load a text file; return the texts of its grids by row and column."""
    path = folder / "dokumen.txt"
    path.write_text(text, encoding="utf-8")
    grids = [block for block in loaders.load(path, path.name).blocks if isinstance(block, Grid)]
    tables = []
    for grid in grids:
        table = [[""] * grid.columns for _ in range(grid.rows)]
        for cell in grid.cells:
            table[cell.row - 1][cell.column - 1] = cell.text
        tables.append(table)
    return tables


def indicators_of(document: Document) -> list[tuple[str, str, str, str, list[str]]]:
    """Return level, element, indicator, unit and targets with quarters of each indicator."""
    names = {element.id: (element.level, element.name.text) for element in document.elements}
    return [
        (
            *names[each.element or ""],
            each.name.text,
            each.unit.text if each.unit else "",
            [
                *(value.raw for value in each.targets.values()),
                *(q.raw for q in each.quarters or () if q is not None),
            ],
        )
        for each in document.indicators
    ]


def test_cells_that_go_on_between_bars_are_one_row_and_a_legend_explains_the_levels(tmp_path: Path) -> None:
    document = document_of(
        tmp_path,
        TITLE
        + """Keterangan: S = Sasaran, P = Program, K = Kegiatan, SK = Sub Kegiatan

| Lvl | Uraian                         | Indikator Kinerja              | Satuan  | Target 2024 | TW I | TW II | TW III | TW IV
-------------------------------------------------------------------------------------------------------------------------
| S   | Meningkatnya keselamatan       | Angka kecelakaan lalu lintas   | Kasus   | 40          | 10   | 10    | 10     | 10
|     | lalu lintas                    |                                |         |             |      |       |        |
| P   | PROGRAM PENYELENGGARAAN LLAJ   | Persentase simpang yang tertib | %       | 80          | 20   | 40    | 60     | 80
| K   | Pengujian Berkala Kendaraan    | Jumlah kendaraan yang diuji    | Unit    | 400         | 100  | 100   | 100    | 100
| SK  | Penyediaan Sarana dan          | Jumlah sarana pengujian yang   | Unit    | 4           | 1    | 1     | 1      | 1
|     | Prasarana Pengujian            | disediakan                     |         |             |      |       |        |
-------------------------------------------------------------------------------------------------------------------------
Contoh, 4 Januari 2024
""",
    )
    assert [(level, name, indicator) for level, name, indicator, *_ in indicators_of(document)] == [
        ("sasaran", "Meningkatnya keselamatan lalu lintas", "Angka kecelakaan lalu lintas"),
        ("program", "PROGRAM PENYELENGGARAAN LLAJ", "Persentase simpang yang tertib"),
        ("kegiatan", "Pengujian Berkala Kendaraan", "Jumlah kendaraan yang diuji"),
        ("sub_kegiatan", "Penyediaan Sarana dan Prasarana Pengujian", "Jumlah sarana pengujian yang disediakan"),
    ]
    assert indicators_of(document)[-1][3:] == ("Unit", ["4", "1", "1", "1", "1"])


def test_bars_need_not_stand_at_the_edges(tmp_path: Path) -> None:
    (table,) = grids_of(
        tmp_path,
        AGREEMENT
        + """No | Sasaran                  | Indikator Kinerja      | Target
---+--------------------------+------------------------+-------
1  | Meningkatnya keselamatan | Angka kecelakaan       | 40
   | lalu lintas              |                        |
2  | Meningkatnya pelayanan   | Indeks kepuasan        | 85,5
   |                          | masyarakat             |
""",
    )
    assert table[1:] == [
        ["1", "Meningkatnya keselamatan lalu lintas", "Angka kecelakaan", "40"],
        ["2", "Meningkatnya pelayanan", "Indeks kepuasan masyarakat", "85,5"],
    ]


def test_rules_between_all_rows_tell_the_rows_where_no_number_stands_in_front(tmp_path: Path) -> None:
    (table,) = grids_of(
        tmp_path,
        AGREEMENT
        + """+--------------------------+------------------------+--------+
| Sasaran                  | Indikator Kinerja      | Target |
+==========================+========================+========+
| Meningkatnya keselamatan | Angka kecelakaan       | 40     |
| lalu lintas              |                        |        |
+--------------------------+------------------------+--------+
| Meningkatnya pelayanan   | Indeks kepuasan        | 85,5   |
| angkutan umum            | masyarakat             |        |
+--------------------------+------------------------+--------+
| Meningkatnya disiplin    | Persentase             | 90     |
|                          | kepatuhan              |        |
+--------------------------+------------------------+--------+
""",
    )
    assert table[1:] == [
        ["Meningkatnya keselamatan lalu lintas", "Angka kecelakaan", "40"],
        ["Meningkatnya pelayanan angkutan umum", "Indeks kepuasan masyarakat", "85,5"],
        ["Meningkatnya disiplin", "Persentase kepatuhan", "90"],
    ]


def test_a_heading_without_bars_inside_covers_the_columns_below_it(tmp_path: Path) -> None:
    path = tmp_path / "dokumen.txt"
    path.write_text(
        TITLE
        + """| No | Program                | Indikator     | Satuan | Target Triwulan       |
|    |                        |               |        | I   | II  | III | IV  |
|----|------------------------|---------------|--------|-----|-----|-----|-----|
| 1  | PROGRAM PENGELOLAAN    | Jumlah rute   | Rute   | 1   | 2   | 3   | 4   |
|    | PELAYARAN              |               |        |     |     |     |     |
| 2  | PROGRAM PERKERETAAPIAN | Jumlah lintas | Lintas | -   | -   | 1   | 2   |
""",
        encoding="utf-8",
    )
    (grid,) = (block for block in loaders.load(path, path.name).blocks if isinstance(block, Grid))
    spans = {cell.text: (cell.column, cell.columns, cell.rows) for cell in grid.cells if cell.row < 3}
    assert spans["Target Triwulan"] == (5, 4, 1)
    assert spans["Program"] == (2, 1, 2)
    assert spans["IV"] == (8, 1, 1)
    assert "PROGRAM PENGELOLAAN PELAYARAN" in {cell.text for cell in grid.cells}


def test_a_heading_before_blank_cells_covers_the_quarters_below_them(tmp_path: Path) -> None:
    path = tmp_path / "dokumen.txt"
    path.write_text(
        "No | Kegiatan | Indikator | Target | | | |\n | | | I | II | III | IV |\n1 | Uji kendaraan | Jumlah uji | 1 | 2 | 3 | 4 |\n",
        encoding="utf-8",
    )
    (grid,) = (block for block in loaders.load(path, path.name).blocks if isinstance(block, Grid))
    assert next((cell.column, cell.columns) for cell in grid.cells if cell.text == "Target") == (4, 4)


def test_tabs_part_the_cells_of_a_text_that_was_copied_from_a_table(tmp_path: Path) -> None:
    document = document_of(
        tmp_path,
        AGREEMENT
        + "No\tSasaran\tIndikator Kinerja\tSatuan\tTarget\n"
        + "1\tMeningkatnya keselamatan lalu lintas\tAngka kecelakaan\tKasus\t40\n"
        + "\t\tPersentase simpang yang tertib\t%\t80\n"
        + "2\tMeningkatnya pelayanan\tIndeks kepuasan masyarakat\tIndeks\t85,5\n",
    )
    assert [(name, indicator, unit, values) for _, name, indicator, unit, values in indicators_of(document)] == [
        ("Meningkatnya keselamatan lalu lintas", "Angka kecelakaan", "Kasus", ["40"]),
        ("Meningkatnya keselamatan lalu lintas", "Persentase simpang yang tertib", "%", ["80"]),
        ("Meningkatnya pelayanan", "Indeks kepuasan masyarakat", "Indeks", ["85,5"]),
    ]


def test_columns_that_spaces_align_are_told_by_the_gaps_that_all_lines_share(tmp_path: Path) -> None:
    document = document_of(
        tmp_path,
        AGREEMENT
        + """NO  SASARAN/PROGRAM                     INDIKATOR                        SATUAN   TARGET
                                        KINERJA                                   2024
1.  Meningkatnya keselamatan lalu       Angka kecelakaan                 Kasus    40
    lintas
2.  PROGRAM PENYELENGGARAAN LALU        Persentase simpang yang tertib   %        80
    LINTAS DAN ANGKUTAN JALAN           lalu lintas

                                                  Contoh, 4 Januari 2024
                                            Kepala Dinas Perhubungan
""",
    )
    assert indicators_of(document) == [
        ("sasaran", "Meningkatnya keselamatan lalu lintas", "Angka kecelakaan", "Kasus", ["40"]),
        (
            "program",
            "PROGRAM PENYELENGGARAAN LALU LINTAS DAN ANGKUTAN JALAN",
            "Persentase simpang yang tertib lalu lintas",
            "%",
            ["80"],
        ),
    ]


def test_an_aligned_heading_over_others_covers_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "dokumen.txt"
    path.write_text(
        TITLE
        + """NO   PROGRAM                    INDIKATOR              SATUAN       TARGET TRIWULAN
                                                              I     II    III    IV
1    PROGRAM PELAYARAN          Jumlah rute            Rute   1     2     3      4

2    PROGRAM PERKERETAAPIAN     Jumlah lintas yang     Lintas -     -     1      2
                                dibuka
""",
        encoding="utf-8",
    )
    (grid,) = (block for block in loaders.load(path, path.name).blocks if isinstance(block, Grid))
    texts = {(cell.row, cell.column): cell.text for cell in grid.cells}
    spans = {cell.text: (cell.column, cell.columns) for cell in grid.cells}
    assert spans["TARGET TRIWULAN"] == (5, 4)
    assert [texts[3, column] for column in range(5, 9)] == ["1", "2", "3", "4"]
    assert [texts[4, column] for column in range(3, 9)] == ["Jumlah lintas yang dibuka", "Lintas", "-", "-", "1", "2"]


def test_amounts_at_the_right_stand_under_a_heading_at_the_left_of_their_column(tmp_path: Path) -> None:
    (table,) = grids_of(
        tmp_path,
        """NO  PROGRAM                          ANGGARAN                KET
1.  PROGRAM PELAYARAN                           Rp3.924.119  APBD
2.  PROGRAM PERKERETAAPIAN                        Rp479.877  APBD
    Jumlah                                      Rp4.403.996
""",
    )
    assert table[1:] == [
        ["1.", "PROGRAM PELAYARAN", "Rp3.924.119", "APBD"],
        ["2.", "PROGRAM PERKERETAAPIAN", "Rp479.877", "APBD"],
        ["", "Jumlah", "Rp4.403.996", ""],
    ]


def test_a_name_that_begins_no_row_goes_on_where_its_line_was_full(tmp_path: Path) -> None:
    (table,) = grids_of(
        tmp_path,
        AGREEMENT
        + """Sasaran                   Indikator Kinerja            Target
Meningkatnya keselamatan  Angka kecelakaan per         40
lalu lintas di jalan      10.000 kendaraan
PROGRAM PELAYARAN
Meningkatnya pelayanan    Indeks kepuasan masyarakat   85,5
""",
    )
    assert [row[0] for row in table[1:]] == [
        "Meningkatnya keselamatan lalu lintas di jalan",
        "PROGRAM PELAYARAN",
        "Meningkatnya pelayanan",
    ]


def test_values_on_the_last_line_of_a_row_belong_to_it(tmp_path: Path) -> None:
    (table,) = grids_of(
        tmp_path,
        AGREEMENT
        + """| No | Sasaran          | Indikator Kinerja | Target |
|----|------------------|-------------------|--------|
| 1  | Meningkatnya     | Angka             |        |
|    | keselamatan      | kecelakaan        | 40     |
| 2  | Meningkatnya     | Indeks            |        |
|    | pelayanan        | kepuasan          | 85,5   |
""",
    )
    assert table[1:] == [
        ["1", "Meningkatnya keselamatan", "Angka kecelakaan", "40"],
        ["2", "Meningkatnya pelayanan", "Indeks kepuasan", "85,5"],
    ]


def test_a_text_without_ends_of_pages_has_no_pages_and_its_lines_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "dokumen.txt"
    path.write_text(
        "PERJANJIAN KINERJA\n\n| No | Sasaran | Indikator | Target |\n| 1 | Jalan aman | Angka | 4 |\n",
        encoding="utf-8",
    )
    line, grid = loaders.load(path, path.name).blocks
    assert line.source.page is None
    assert isinstance(grid, Grid)
    assert {cell.source.row for cell in grid.cells} == {3, 4}


def test_running_text_with_wide_gaps_is_no_table(tmp_path: Path) -> None:
    assert not grids_of(tmp_path, "Nama      : Budi\nJabatan   : Kepala Dinas\nSelaku    : pihak pertama\n")


def test_a_list_of_budgets_may_part_the_currency_from_its_amounts(tmp_path: Path) -> None:
    (table,) = grids_of(
        tmp_path,
        """Program                                 Anggaran            Keterangan
1. Program Pelayanan Umum          Rp   1.250.000.000       APBD
2. Program Pemberdayaan Desa       Rp     250.000.000       APBD
   Jumlah                          Rp   1.500.000.000

Contoh, 3 Januari 2024
""",
    )
    assert table[1:] == [
        ["1. Program Pelayanan Umum", "Rp 1.250.000.000", "APBD"],
        ["2. Program Pemberdayaan Desa", "Rp 250.000.000", "APBD"],
        ["Jumlah", "Rp 1.500.000.000", ""],
    ]


def test_headings_above_the_line_that_names_the_columns_cover_the_years_below_them(tmp_path: Path) -> None:
    document = document_of(
        tmp_path,
        """RENCANA STRATEGIS DINAS CONTOH TAHUN 2025-2026

                                                              TARGET          PAGU (Rp)
KODE          PROGRAM/KEGIATAN       INDIKATOR    SATUAN    2025  2026     2025      2026
7.01.01       PROGRAM PENUNJANG      Persentase   %           80    82   40.000    41.000
              URUSAN                 penunjang
7.01.01.2.01  Perencanaan,           Jumlah       Dokumen      4     4   40.000    41.000
              Penganggaran           dokumen
""",
    )
    assert indicators_of(document) == [
        ("program", "PROGRAM PENUNJANG URUSAN", "Persentase penunjang", "%", ["80", "82"]),
        ("kegiatan", "Perencanaan, Penganggaran", "Jumlah dokumen", "Dokumen", ["4", "4"]),
    ]
    assert {year: amount.raw for year, amount in document.elements[0].pagu.items()} == {2025: "40.000", 2026: "41.000"}
