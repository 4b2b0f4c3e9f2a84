"""The tables of one document measure an element by indicators of their own."""

from __future__ import annotations

from evaluation_contexts import context_of

from cascade.reading.canonical import to_document
from cascade.rules.vocabulary.element_group.indicators import numbers_in_other_units


def place(table: int, row: int) -> list[dict[str, int]]:
    return [{"page": table, "table": table, "row": row}]


def test_the_same_numbers_of_other_things_are_told_with_the_unit_of_each_table():
    elements, indicators = [], []
    for table, name, unit, number in (
        (1, "Jumlah laporan forum", "Laporan", "18"),
        (2, "Jumlah lembaga", "Lembaga", "18"),
    ):
        elements.append({"id": f"s{table}", "level": "sub_kegiatan", "name": "Forum", "sources": place(table, 1)})
        targets = {"2026": number, "2027": number}
        indicators.append(
            {"name": name, "level": "sub_kegiatan", "element_id": f"s{table}", "unit": unit, "targets": targets}
            | {"sources": place(table, 2)}
        )

    def told() -> list[str]:
        data = {"kind": "renstra", "years": [2026, 2027], "elements": elements, "indicators": indicators}
        context = context_of(to_document(data, "d", "uji.xlsx", "0" * 64)[0])
        [group] = [context.element_group(each) for each in context.occurrences.elements["d"]]
        return [label.text for label in numbers_in_other_units(group)]

    assert told() == ["Jumlah laporan forum (Laporan)", "Jumlah lembaga (Lembaga)"]

    indicators[1]["targets"] = {"2026": "12", "2027": "12"}
    assert told() == []
