from __future__ import annotations

from dataclasses import replace

from documents_as_text import loaded

from cascade.model import Grid
from cascade.reading.tables.classifier import find_tables
from cascade.reading.tables.continuation import continued_table
from cascade.reading.tables.table import Table

HEADED = """
| Kode    | Program   | Indikator    | Satuan | 2025 | 2026 | 2027 |
| 1.01.01 | Program A | Persentase A | %      | 80   | 81   | 82   |
| 1.01.02 | Program B | Jumlah B     | dokumen | 5   | 6    | 7    |
"""
WHOLE = """
| 1.01.03 | Program C | Jumlah C     | orang  | 70   | 71   | 72   |
| 1.01.04 | Program D | Indeks D     | indeks | 3,1  | 3,2  | 3,3  |
"""
WITHOUT_LEFT = """
| Jumlah E    | orang  | 70   | 71   | 72   |
| Indeks F    | indeks | 3,1  | 3,2  | 3,3  |
"""
PLACES = (50.0, 90.0, 200.0, 330.0, 370.0, 400.0, 430.0, 460.0)


def grid(text: str, edges: tuple[float, ...] = ()) -> Grid:
    found = next(block for block in loaded(text).blocks if isinstance(block, Grid))
    return replace(found, edges=edges)


def headed(edges: tuple[float, ...] = ()) -> Table:
    [table] = find_tables(grid(HEADED, edges), ["RENSTRA DINAS CONTOH TAHUN 2025-2027"]).tables
    return table


def names(table: Table | None) -> list[str | None]:
    assert table is not None
    return [column.name for column in table.columns]


def test_a_grid_with_as_many_columns_goes_on_with_the_table_before():
    table = continued_table(grid(WHOLE), (1, 2), headed())

    assert names(table) == ["code", "program", "indicator", "unit", "targets", "targets", "targets"]
    assert table is not None
    assert table.continues


def test_a_grid_without_the_merged_left_columns_is_matched_by_where_its_columns_stand():
    table = continued_table(grid(WITHOUT_LEFT, PLACES[2:]), (1, 2), headed(PLACES))

    assert names(table) == ["indicator", "unit", "targets", "targets", "targets"]
    assert table is not None
    assert [column.year for column in table.columns if column.name == "targets"] == [2025, 2026, 2027]


def test_fewer_columns_that_nobody_can_place_do_not_go_on():
    assert continued_table(grid(WITHOUT_LEFT), (1, 2), headed()) is None


def test_columns_that_hold_something_else_do_not_go_on():
    staff = """
    | 1 | Budi Santoso | Kepala Seksi | III/d | S1 | Laki-laki | Banyumas |
    | 2 | Siti Aminah  | Camat        | IV/a  | S2 | Perempuan | Cilacap  |
    """
    assert continued_table(grid(staff), (1, 2), headed()) is None


def test_a_caption_between_begins_another_table():
    other = find_tables(grid(WHOLE), ["Tabel 4.2 Standar Pelayanan"], headed())
    same = find_tables(grid(WHOLE), [], headed())

    assert other.tables == ()
    assert len(same.tables) == 1


def test_only_the_lowest_line_of_the_header_may_be_printed_again():
    below = "| Kode | Program | Indikator | Satuan | 2025 | 2026 | 2027 |\n" + WHOLE.strip()
    tall = """
    | Kode | Program | Indikator | Satuan | Target | < | < |
    | "    | "       | "         | "      | 2025 | 2026 | 2027 |
    | 1.01.01 | Program A | Persentase A | % | 80 | 81 | 82 |
    """
    [first] = find_tables(grid(tall), ["RENSTRA DINAS CONTOH TAHUN 2025-2027"]).tables
    [second] = find_tables(grid(below), [], first).tables

    assert second.data_rows == (2, 3)
