"""Several tables of one document print the same element or indicator."""

from __future__ import annotations

from printed_tables import at, graph_of

from cascade.graph.cascade_graph import CascadeGraph
from cascade.graph.occurrences import differing_fields, find_occurrences

PROGRAM = {"level": "program", "name": "Program Penyuluhan Pertanian"}


def one_group(graph: CascadeGraph, *ids: str) -> bool:
    """Whether all of these are occurrences of one thing."""
    occurrences = find_occurrences(graph)
    return len({occurrences.group_of(f"r#{each}") for each in ids}) == 1


def elements(*rows: dict) -> CascadeGraph:
    return graph_of([{"id": f"e{number}", **row} for number, row in enumerate(rows, 1)], [])


def test_an_element_with_the_same_name_in_two_tables_is_one():
    assert one_group(elements({**PROGRAM, "sources": at(1)}, {**PROGRAM, "sources": at(2)}), "e1", "e2")


def test_a_code_joins_names_that_were_merely_reworded():
    first = {**PROGRAM, "code": "3.27.02", "sources": at(1)}
    reworded = {**first, "name": "Program Penyuluhan Pertanian Daerah", "sources": at(2)}
    other = {**first, "name": "Program Kesehatan Hewan", "sources": at(2)}

    assert one_group(elements(first, reworded), "e1", "e2")
    assert not one_group(elements(first, other), "e1", "e2")


def test_a_sub_kegiatan_of_the_same_name_under_another_kegiatan_is_another_one():
    rows = [
        {"level": "kegiatan", "name": "Kegiatan A", "sources": at(1)},
        {"level": "kegiatan", "name": "Urusan B", "sources": at(1)},
        {"level": "sub_kegiatan", "name": "Penyediaan Rapat", "parent": "e1", "sources": at(1)},
        {"level": "sub_kegiatan", "name": "Penyediaan Rapat", "parent": "e2", "sources": at(1)},
    ]

    assert not one_group(elements(*rows), "e3", "e4")


def test_a_sub_kegiatan_that_each_table_prints_once_is_one_wherever_it_stands():
    """The appendix leaves out the kegiatan."""
    rows = [
        {"level": "kegiatan", "name": "Administrasi Umum", "sources": at(1)},
        {"level": "sub_kegiatan", "name": "Penyediaan Rapat", "parent": "e1", "sources": at(1)},
        {"level": "sub_kegiatan", "name": "Penyediaan Rapat", "sources": at(2)},
    ]

    assert one_group(elements(*rows), "e2", "e3")


def sasaran(name: str, table: int, indicator: str = "Indeks kepuasan petani") -> tuple[dict, dict]:
    element = {"id": f"e{table}", "level": "sasaran", "name": name, "sources": at(table)}
    return element, {"name": indicator, "level": "sasaran", "element_id": f"e{table}", "sources": at(table)}


def test_a_sasaran_in_other_words_is_the_one_that_is_measured_by_the_same_indicator():
    first, second = sasaran("Meningkatnya mutu penyuluhan", 1), sasaran("Petani terlayani dengan baik", 2)
    graph = graph_of([first[0], second[0]], [first[1], second[1]])

    assert one_group(graph, "e1", "e2")
    assert one_group(graph, "i1", "i2")


def test_two_sasaran_of_one_table_stay_two_although_one_indicator_measures_both():
    first, second = sasaran("Meningkatnya mutu penyuluhan", 1), sasaran("Petani terlayani dengan baik", 2)
    graph = graph_of([first[0], {**second[0], "sources": at(1)}], [first[1], {**second[1], "sources": at(1)}])

    assert not one_group(graph, "e1", "e2")


def test_an_indicator_that_another_table_words_differently_is_one_inside_its_element():
    program = [{"id": f"e{table}", **PROGRAM, "sources": at(table)} for table in (1, 2)]
    names = "Persentase petani yang menerapkan teknologi", "Persentase petani yang menerapkan teknologi baru"
    rows = [
        {"name": name, "level": "program", "element_id": f"e{table}", "sources": at(table)}
        for table, name in enumerate(names, 1)
    ]

    assert one_group(graph_of(program, rows), "i1", "i2")
    assert not one_group(
        graph_of(program[:1], [{**row, "element_id": "e1", "sources": at(1)} for row in rows]), "i1", "i2"
    )


def test_a_group_lists_its_occurrences_in_printed_order_and_takes_its_place_by_the_first():
    other = {"level": "program", "name": "Program Kesehatan Hewan", "sources": at(1, row=4)}
    rows = [{**PROGRAM, "sources": at(1)}, other, *({**PROGRAM, "sources": at(table)} for table in (3, 2))]

    groups = [group.nodes for group in find_occurrences(elements(*rows)).elements["r"]]

    assert groups == [("r#e1", "r#e3", "r#e4"), ("r#e2",)]


def test_two_occurrences_differ_in_the_fields_in_which_both_print_something_else():
    row = {"level": "program", "unit": "%", "baseline": "60", "targets": {2025: "65", 2026: "70"}}
    other = {
        **row,
        "unit": "persen",
        "targets": {2025: "65,0", 2026: "72", 2027: "80"},
        "quarters": ["1", "2", "3", "4"],
    }
    graph = graph_of(
        [],
        [
            {"name": "Indeks A", **row},
            {"name": "Indeks A", **other},
            {"name": "Indeks A", **other, "unit": "orang", "baseline": "-"},
        ],
    )
    first, second, third = graph.indicators.values()

    assert differing_fields(first, second) == ("2026",)
    assert differing_fields(second, third) == ("unit", "baseline")


def test_different_codes_under_one_kegiatan_are_two_sub_kegiatan_however_alike_their_names():
    rows = [
        {"level": "kegiatan", "name": "Barang Milik Daerah", "sources": at(1)},
        {"level": "sub_kegiatan", "name": "Pengecatan Gedung Kantor", "code": "7.01.01.2.07.0001"},
        {"level": "sub_kegiatan", "name": "Pengecatan Gedung Kantor Baru", "code": "7.01.01.2.07.0002"},
    ]
    first, second = ({**row, "parent": "e1", "sources": at(table)} for row, table in zip(rows[1:], (1, 2), strict=True))

    assert not one_group(elements(rows[0], first, second), "e2", "e3")
    assert one_group(elements(rows[0], first, {**second, "code": None}), "e2", "e3")


def test_names_that_begin_with_other_work_are_two_elements():
    rows = [
        {"level": "kegiatan", "name": "Barang Milik Daerah", "sources": at(1)},
        {"level": "sub_kegiatan", "name": "Pengadaan Aset Tak Berwujud", "parent": "e1", "sources": at(1)},
        {"level": "sub_kegiatan", "name": "Pemeliharaan Aset Tak Berwujud", "parent": "e1", "sources": at(2)},
    ]

    assert not one_group(elements(*rows), "e2", "e3")


def test_a_table_without_kegiatan_prints_the_only_sub_kegiatan_of_a_name():
    rows = [
        {"level": "kegiatan", "name": "Kegiatan A", "sources": at(1)},
        {"level": "sub_kegiatan", "name": "Penyediaan Rapat", "parent": "e1", "sources": at(1)},
        {"level": "sub_kegiatan", "name": "Penyediaan Rapat", "parent": "e1", "sources": at(1)},
        {"level": "sub_kegiatan", "name": "Penyediaan Rapat", "sources": at(2)},
    ]
    elsewhere = [
        *rows,
        {"level": "kegiatan", "name": "Urusan B", "sources": at(1)},
        {"level": "sub_kegiatan", "name": "Penyediaan Rapat", "parent": "e5", "sources": at(1)},
    ]

    assert one_group(elements(*rows), "e2", "e4")
    assert not one_group(elements(*elsewhere), "e2", "e4")


def measured_goals(*rows: tuple[str, int]) -> CascadeGraph:
    """Sasaran in tables, each measured by one indicator."""
    goals = [
        {"id": f"e{number}", "level": "sasaran", "name": name, "sources": at(table)}
        for number, (name, table) in enumerate(rows, 1)
    ]
    measures = [
        {"level": "sasaran", "name": "Nilai SAKIP", "element_id": goal["id"], "sources": goal["sources"]}
        for goal in goals
    ]
    return graph_of(goals, measures)


def test_an_indicator_joins_two_wordings_of_a_sasaran_unless_one_table_prints_both():
    one, other = "Meningkatnya ketertiban umum", "Terwujudnya tata kelola yang baik"
    both = [
        {"id": "e1", "level": "sasaran", "name": one, "sources": at(1)},
        {"id": "e2", "level": "sasaran", "name": one, "sources": at(2)},
        {"id": "e3", "level": "sasaran", "name": other, "sources": at(2)},
    ]
    measures = [
        {"level": "sasaran", "name": "Nilai SAKIP", "element_id": "e1", "sources": at(1)},
        {"level": "sasaran", "name": "Nilai SAKIP", "element_id": "e3", "sources": at(2)},
    ]

    assert one_group(measured_goals((one, 1), (other, 2)), "e1", "e2")
    assert not one_group(graph_of(both, measures), "e1", "e3")
