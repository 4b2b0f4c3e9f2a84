"""The tables are told with a meaning for every column, and rows become columns of the same length."""

from __future__ import annotations

from cascade.fleet.schema import COMMON, TABLES, as_columns, columns_of, published


def test_every_table_begins_with_whose_row_it_is_and_no_column_comes_twice():
    for table in TABLES:
        names = [column.name for column in columns_of(table)]
        assert names[:4] == ["government", "dossier", "office", "year"] == [column.name for column in COMMON]
        assert len(names) == len(set(names))
        assert all(column.meaning for column in columns_of(table))


def test_what_a_row_does_not_tell_is_none():
    columns = as_columns("verdict", [{"code": "TRI-01", "count": 2}, {"code": "TRI-02"}])

    assert columns["code"] == ["TRI-01", "TRI-02"]
    assert columns["count"] == [2, None]
    assert {len(cells) for cells in columns.values()} == {2}
    assert as_columns("verdict", [])["code"] == []


def test_the_published_schema_says_version_layout_and_types():
    told = published()

    assert told["version"] == 1
    assert {table: len(columns) for table, columns in told["tables"].items()} == {t: len(columns_of(t)) for t in TABLES}
    assert {c["type"] for columns in told["tables"].values() for c in columns} >= {
        "UTF-8",
        "INT32",
        "BOOLEAN",
        "DECIMAL(38,10)",
    }
