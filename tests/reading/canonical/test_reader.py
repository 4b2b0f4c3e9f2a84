from __future__ import annotations

import pytest
from documents_as_text import canonical
from pydantic import ValidationError

from cascade.reading.canonical import to_document


def test_the_elements_above_are_built_once_from_their_names():
    rows = [{"name": f"I{n}", "level": "sub_kegiatan", "element": f"Sub {n}", "path": ["Keg", "Prog"]} for n in (1, 2)]
    document = canonical("renja", rows, year=2025)

    assert [(e.level, e.name.text) for e in document.elements] == [
        ("program", "Prog"), ("kegiatan", "Keg"), ("sub_kegiatan", "Sub 1"), ("sub_kegiatan", "Sub 2"),
    ]  # fmt: skip


def test_an_empty_column_and_no_column_are_two_things():
    [empty, absent] = canonical(
        "renja", [{"name": "A", "unit": None, "quarters": [None] * 4}, {"name": "B"}], year=2025
    ).indicators

    assert (empty.unit.text, [q.is_missing for q in empty.quarters]) == ("", [True] * 4)
    assert (absent.unit, absent.quarters) == (None, None)


def test_a_value_with_its_number_leaves_no_doubt():
    [row] = canonical("renja", [{"name": "A", "target": {"raw": "30.000", "value": 30}}], year=2025).indicators

    assert (row.targets[2025].value, row.targets[2025].ambiguous) == (30, False)


def test_unknown_keys_and_levels_are_accepted_and_reported():
    data = {"kind": "renja", "year": 2025, "warna": "biru", "indicators": [{"name": "A", "level": "eselon"}]}

    document, problems = to_document(data, "d", "d.json")

    assert document.indicators[0].level == "unknown"
    assert {p.message.en for p in problems} == {
        "key “warna” is not known; ignored.",
        "level “eselon” is not known; treated as unknown.",
    }


@pytest.mark.parametrize(
    "data",
    [{}, {"kind": "renja", "indicators": [{}]}, {"kind": "renja", "indicators": [{"name": "A", "quarters": ["1"]}]}],
)
def test_what_is_required_is_refused_when_missing(data):
    with pytest.raises(ValidationError):
        to_document(data, "d", "d.json")
