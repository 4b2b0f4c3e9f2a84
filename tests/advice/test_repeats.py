"""A row that a document prints twice changes in both places."""

from __future__ import annotations

from cascade.advice.main_problem import CellChange
from cascade.advice.repeats import Repeats
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Evidence
from cascade.model.i18n import same
from cascade.reading.canonical import to_document


def row(number: int, element: str, last: str) -> dict:
    source = {"table": 1, "row": number}
    quarters = [{"raw": raw, "source": {**source, "column": i}} for i, raw in enumerate(("20", "40", "60", last), 4)]
    return {
        "name": "Persentase Linmas terbina", "level": "sub_kegiatan", "element": element, "quarters": quarters, "sources": [source]
    }  # fmt: skip


def with_target(row: dict, printed: str) -> dict:
    return {**row, "target": {"raw": printed, "source": {"table": 1, "row": 3, "column": 3}}}


def changed(*rows: dict, asked: bool = False) -> list[tuple[int | None, str, bool, bool]]:
    """The cells that change where the last quarter of the first row does."""
    document, _ = to_document({"kind": "rencana_aksi", "year": 2025, "indicators": list(rows)}, "aksi", "aksi.json")
    quarter = document.indicators[0].quarters[3]
    given = CellChange(Evidence(same("TR IV"), quarter.raw, quarter.source), "85", None, is_asked=asked)
    found = Repeats(CascadeGraph([document])).consequences([given])
    return [(each.cell.source.row, each.wanted, each.is_consequence, each.is_asked) for each in found]


def test_the_same_value_in_the_other_row_follows():
    rows = row(3, "Pembinaan Linmas", "90"), row(9, "Pembinaan Linmas", "90")
    assert changed(*rows) == [(3, "85", False, False), (9, "85", True, False)]


def test_what_somebody_has_to_agree_to_in_the_one_row_is_asked_in_the_other():
    rows = row(3, "Pembinaan Linmas", "90"), row(9, "Pembinaan Linmas", "90")
    assert changed(*rows, asked=True)[-1] == (9, "85", True, True)


def test_another_value_in_the_other_row_is_left_to_its_own_rule():
    assert changed(row(3, "Pembinaan Linmas", "90"), row(9, "Pembinaan Linmas", "80")) == [(3, "85", False, False)]


def test_the_target_of_the_year_follows_the_quarter_that_reaches_it():
    row_with_target = with_target(row(3, "Pembinaan Linmas", "90"), "90%")
    assert changed(row_with_target) == [(3, "85", False, False), (3, "85%", True, False)]


def test_another_target_in_the_row_is_left_to_its_own_rule():
    assert changed(with_target(row(3, "Pembinaan Linmas", "90"), "95")) == [(3, "85", False, False)]
