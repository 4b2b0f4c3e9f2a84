from __future__ import annotations

from evaluation_contexts import context_of

from cascade.model import Document
from cascade.reading.canonical import to_document
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
