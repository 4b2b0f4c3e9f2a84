"""Rows are gathered into the tables that print them."""

from __future__ import annotations

from printed_tables import at, plan

from cascade.graph.cascade_graph import CascadeGraph
from cascade.graph.tables import find_tables


def row(name: str, table: int, page: int, **more) -> dict:
    return {"name": name, "level": "program", "targets": {2025: "10", 2026: "20"}, "sources": at(table, page), **more}


def tables(*rows: dict, elements: tuple[dict, ...] = ()) -> list[tuple[str, ...]]:
    document = plan(list(elements), list(rows))
    return [table.indicators for table in find_tables(CascadeGraph([document]), document)]


def test_a_table_that_goes_on_under_a_header_of_its_own_on_the_next_page_is_one_table():
    assert tables(row("Indeks A", 1, 5), row("Indeks B", 2, 6)) == [("r#i1", "r#i2")]


def test_another_table_begins_where_columns_differ_names_come_again_or_a_page_lies_between():
    first = row("Indeks A", 1, 5)

    for second in (
        row("Indeks B", 2, 6, targets={2026: "20"}),
        row("Indeks B", 2, 6, unit="%"),
        row("Indeks A", 2, 6),
        row("Indeks B", 2, 7),
        row("Indeks B", 2, 5),
        row("Indeks B", 2, 6, level="sasaran"),
    ):
        assert len(tables(first, second)) == 2, second


def test_an_element_in_a_line_above_a_table_belongs_to_the_table_that_measures_it():
    line = {"id": "e1", "level": "program", "name": "Program A", "sources": [{"file": "r.pdf", "page": 5}]}
    document = plan([line], [row("Indeks A", 1, 5, element_id="e1")])
    [table] = find_tables(CascadeGraph([document]), document)

    assert (table.elements, table.indicators) == (("r#e1",), ("r#i1",))
    assert [source.table for source in table.sources] == [None, 1]


def listed(number: int, table: int, page: int, code: str, level: str = "sub_kegiatan", **more) -> dict:
    name = f"Penyediaan Layanan {code[-4:]}"
    return {"id": f"e{number}", "level": level, "name": name, "code": code, "sources": at(table, page), **more}


def lists(*elements: dict) -> int:
    rows = [
        {"name": f"Jumlah laporan {n}", "level": "sub_kegiatan", "element_id": e["id"], "sources": e["sources"]}
        for n, e in enumerate(elements)
    ]
    document = plan(list(elements), rows)
    return len(list(find_tables(CascadeGraph([document]), document)))


def test_a_list_of_coded_elements_without_values_goes_on_over_the_page():
    first, second = listed(1, 1, 5, "1.05.02.2.01.0003"), listed(2, 2, 6, "1.05.02.2.01.0004")

    assert lists(first, second) == 1


def test_a_list_may_begin_its_next_page_with_the_last_element_again():
    kegiatan = listed(1, 1, 5, "1.05.02.2.01", level="kegiatan")
    again = listed(2, 2, 6, "1.05.02.2.01", level="kegiatan")

    assert lists(kegiatan, again, listed(3, 2, 6, "1.05.02.2.01.0004")) == 1


def test_another_list_begins_where_elements_come_again_or_a_page_lies_between():
    first, second = listed(1, 1, 5, "1.05.02.2.01.0003"), listed(2, 1, 5, "1.05.02.2.01.0004")

    assert lists(first, second, listed(3, 2, 6, "1.05.02.2.01.0003")) == 2
    assert lists(first, second, listed(3, 2, 7, "1.05.02.2.01.0006")) == 2


def test_a_table_knows_whether_a_file_prints_it():
    printed = plan([], [row("Indeks A", 1, 5)])
    canonical = plan([], [{"name": "Indeks A", "level": "program"}])

    for document, is_printed in ((printed, True), (canonical, False)):
        assert [table.is_printed for table in find_tables(CascadeGraph([document]), document)] == [is_printed]
