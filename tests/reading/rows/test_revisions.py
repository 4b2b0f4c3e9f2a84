from __future__ import annotations

from tables_with_columns import read, table_of

from cascade.reading.rows.revisions import without_earlier

TABLE = """
| Program | Indikator | Target sebelum perubahan | Pagu sebelum perubahan | Target setelah perubahan | Pagu setelah perubahan |
| Program A | Indeks A | 80 | 10.000.000 | 85 | 12.000.000 |
"""
COLUMNS = "0 program, 0 indicator, 0 targets 2026, 0 pagus 2026, 0 targets 2026, 0 pagus 2026"


def test_of_values_before_and_after_a_revision_the_later_counts_and_the_earlier_is_said():
    content = read(TABLE, COLUMNS)

    assert [q.raw for q in content.indicators[0].targets.values()] == ["85"]
    assert [q.raw for q in content.elements[0].pagu.values()] == ["12.000.000"]
    assert [each.reason.id for each in content.not_understood] == [
        "nilai sebelum perubahan; yang sesudahnya dipakai (2 sel)"
    ]


def test_the_later_values_count_also_where_they_stand_first():
    swapped = TABLE.replace("sebelum", "x").replace("setelah", "sebelum").replace("x perubahan", "setelah perubahan")

    assert [q.raw for q in read(swapped, COLUMNS).indicators[0].targets.values()] == ["80"]


def test_what_only_stands_before_a_revision_is_kept():
    table = table_of(
        "| Program | Indikator | Target murni |\n| A | Indeks A | 80 |", "0 program, 0 indicator, 0 target"
    )

    assert without_earlier(table) == (table, ())
