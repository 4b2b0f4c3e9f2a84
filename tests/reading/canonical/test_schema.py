from __future__ import annotations

from decimal import Decimal

from cascade.model import Document, Element, FailedSum, Label, Source, TableProof
from cascade.reading.canonical import to_document
from cascade.reading.canonical.writer import from_document

PLACE = Source("uji.xlsx", "0" * 64)


def test_what_sums_prove_is_kept_when_a_document_is_written_and_read_again():
    proof = TableProof(
        ("e1",), "lost", 3, (FailedSum("e1", "rows_lost", {2025: Decimal("101000000")}, (103, 106)),), ("e1",), ()
    )
    element = Element("e1", "program", Label("Program Sandang", PLACE), level_proved=True)
    document = Document("uji", "renja", "uji.xlsx", "0" * 64, PLACE, elements=(element,), proofs=(proof,))

    again, problems = to_document(from_document(document), "uji", "uji.xlsx", "0" * 64)

    assert again.proofs == (proof,)
    assert again.elements[0].level_proved
    assert problems == ()


def test_headings_citations_and_columns_are_kept_when_a_document_is_written_and_read_again():
    document = Document(
        "uji", "renja", "uji.xlsx", "0" * 64, PLACE, headings=(Label("BAB I PENDAHULUAN", PLACE),),
        regulations=(Label("UU 23/2014", PLACE),), columns=(Label("Lokasi", PLACE),),
    )  # fmt: skip

    again, _ = to_document(from_document(document), "uji", "uji.xlsx", "0" * 64)

    assert [label.text for label in (*again.headings, *again.regulations, *again.columns)] == [
        "BAB I PENDAHULUAN",
        "UU 23/2014",
        "Lokasi",
    ]
