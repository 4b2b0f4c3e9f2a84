"""Two documents of one kind and period cannot both be in force, unless one is a list inside the plan itself."""

from __future__ import annotations

from cascade.graph.conflicts import conflicting_documents
from cascade.model import Document
from cascade.reading.canonical import to_document


def document(kind: str, file: str, number: int = 1) -> Document:
    data = {
        "kind": kind,
        "opd": "Dinas Contoh",
        "years": [2025, 2026],
        "indicators": [{"name": "Indeks A", "level": "sasaran"}],
    }
    return to_document(data, f"{file}#{number}", file)[0]


def test_two_iku_of_one_period_are_in_dispute():
    kinds, problems = conflicting_documents((document("iku", "iku-a.xlsx"), document("iku", "iku-b.xlsx")))
    assert kinds == {"iku"}
    assert len(problems) == 1


def test_the_iku_of_an_office_and_the_list_in_its_renstra_stand_side_by_side():
    inside = (document("renstra", "renstra.pdf"), document("iku", "renstra.pdf", 2), document("iku", "iku.xlsx"))
    assert conflicting_documents(inside) == (set(), ())
