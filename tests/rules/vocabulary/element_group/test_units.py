from __future__ import annotations

from evaluation_contexts import context_of

from cascade.model import Document
from cascade.reading.canonical import to_document
from cascade.rules.vocabulary.element_group.budget import first_pagu
from cascade.rules.vocabulary.element_group.indicators import uneven_indicators
from cascade.rules.vocabulary.element_group.placement import reopened
from cascade.rules.vocabulary.indicator.duplicates import shared_by


def place(table: int, row: int) -> list[dict[str, int]]:
    return [{"page": 1, "table": table, "row": row}]


def document(second_unit: str | None) -> Document:
    """Return a Renstra in which two blocks of one table print one kegiatan, and another table prints that of the second."""
    units = ["UPTD Satu", second_unit, "UPTD Tiga"]
    elements = [{"id": "p", "level": "program", "name": "Program", "sources": place(1, 1)}]
    indicators = []
    for number, unit in enumerate(units, 1):
        row = 10 * number
        elements += [
            {"id": f"k{number}", "level": "kegiatan", "name": "Pemeliharaan", "parent": "p", "sources": place(1, row)},
            {
                "id": f"s{number}",
                "level": "sub_kegiatan",
                "name": "Jalan",
                "parent": f"k{number}",
                "sources": place(1, row + 2),
            },
        ]
        if unit:
            elements[-2]["work_unit"] = elements[-1]["work_unit"] = unit
        name = "Jumlah jembatan" if number == 1 else "Jumlah jalan"
        indicators.append({"name": name, "level": "kegiatan", "element_id": f"k{number}", "sources": place(1, row + 1)})
    elements.append(
        {"id": "k9", "level": "kegiatan", "name": "Pemeliharaan", "work_unit": "UPTD Satu", "sources": place(2, 1)}
    )
    indicators.append({"name": "Jumlah jembatan", "level": "kegiatan", "element_id": "k9", "sources": place(2, 2)})
    data = {"kind": "renstra", "years": [2026], "elements": elements, "indicators": indicators}
    return to_document(data, "d", "uji.xlsx", "0" * 64)[0]


def test_units_that_print_one_kegiatan_do_not_begin_it_anew():
    context = context_of(document("UPTD Dua"))
    groups = [context.element_group(g) for g in context.occurrences.elements["d"] if g.level == "kegiatan"]

    assert [reopened(group) for group in groups] == [()] * len(groups)
    assert not any(uneven_indicators(group) for group in groups)


def test_one_unit_that_prints_it_again_after_its_parts_does():
    context = context_of(document("UPTD Satu"))
    groups = [context.element_group(g) for g in context.occurrences.elements["d"] if g.level == "kegiatan"]

    assert [label.text for group in groups for label in reopened(group)] == ["Jumlah jalan"]


def test_an_indicator_of_several_units_is_not_shared_by_several_kegiatan():
    context = context_of(document("UPTD Dua"))
    records = [context.indicator(node) for node in context.graph.indicators]

    assert max(len(shared_by(record)) for record in records) == 1


def in_two_tables(*rows):
    """A kegiatan as two tables print it: table, unit, the rest of the element, its indicators."""
    elements, indicators = [], []
    for number, (table, unit, more, names) in enumerate(rows, 1):
        row = 10 * number
        elements.append(
            {"id": f"k{number}", "level": "kegiatan", "name": "Administrasi", "sources": place(table, row), **more}
        )
        if unit:
            elements[-1]["work_unit"] = unit
        indicators += [
            {"name": name, "level": "kegiatan", "element_id": f"k{number}", "sources": place(table, row + n)}
            for n, name in enumerate(names, 1)
        ]
    data = {"kind": "renstra", "years": [2026], "elements": elements, "indicators": indicators}
    context = context_of(to_document(data, "d", "uji.xlsx", "0" * 64)[0])
    [group] = [g for g in context.occurrences.elements["d"] if g.level == "kegiatan"]
    return context.element_group(group)


def test_each_unit_is_measured_by_what_a_table_prints_for_the_office():
    group = in_two_tables(
        (1, None, {}, ["Persentase administrasi"]),
        (2, "Dinas", {}, ["Jumlah dokumen"]),
        (2, "UPTD Satu", {}, ["Jumlah dokumen"]),
    )

    assert {label.text for label in uneven_indicators(group)} == {"Persentase administrasi", "Jumlah dokumen"}


def test_the_pagu_of_two_units_do_not_contradict_each_other():
    group = in_two_tables(
        (1, "UPTD Satu", {"pagu": {2026: "10.000.000"}}, []), (2, "UPTD Dua", {"pagu": {2026: "20.000.000"}}, [])
    )

    assert first_pagu(group) is None


def test_what_is_printed_for_no_unit_is_held_against_the_only_unit_there_is():
    group = in_two_tables(
        (1, None, {"pagu": {2026: "10.000.000"}}, []), (2, "UPTD Dua", {"pagu": {2026: "20.000.000"}}, [])
    )

    assert [quantity.raw for quantity in first_pagu(group).values()] == ["10.000.000"]


def test_an_indicator_between_two_sub_kegiatan_that_the_second_has_too_is_none_of_the_first():
    parts = [("Pelayanan Gizi", ["Jumlah gizi", "Jumlah balita"]), ("Pelayanan Balita", ["Jumlah balita"])]
    elements = [{"id": "k1", "level": "kegiatan", "name": "Pelayanan", "sources": place(1, 1)}]
    indicators = []
    for number, (name, names) in enumerate(parts, 1):
        one = {
            "id": f"s{number}",
            "level": "sub_kegiatan",
            "name": name,
            "parent": "k1",
            "sources": place(1, 10 * number),
        }
        elements.append(one)
        indicators += [
            {"name": each, "level": "sub_kegiatan", "element_id": one["id"], "sources": place(1, 10 * number + n)}
            for n, each in enumerate(names, 1)
        ]
    elements += [
        {"id": "k2", "level": "kegiatan", "name": "Pelayanan", "sources": place(2, 1)},
        {"id": "s9", "level": "sub_kegiatan", "name": "Pelayanan Gizi", "parent": "k2", "sources": place(2, 2)},
    ]
    indicators.append({"name": "Jumlah gizi", "level": "sub_kegiatan", "element_id": "s9", "sources": place(2, 3)})
    data = {"kind": "renstra", "years": [2026], "elements": elements, "indicators": indicators}
    context = context_of(to_document(data, "d", "uji.xlsx", "0" * 64)[0])
    groups = [context.element_group(g) for g in context.occurrences.elements["d"] if len(g.nodes) == 2]

    assert [uneven_indicators(group) for group in groups if group.level == "sub_kegiatan"] == [()]
