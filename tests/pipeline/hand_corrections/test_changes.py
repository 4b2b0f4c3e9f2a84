"""What rests on a corrected row follows it: parents, totals, the proofs of sums, thousands of a column."""

from __future__ import annotations

from decimal import Decimal

from cascade.decisions.reading_correction import PlaceInFile, ReadingCorrection
from cascade.model import Document, Element, FailedSum, Indicator, Label, Quantity, Source, TableProof, Total
from cascade.pipeline.hand_corrections import apply_corrections

DIGEST = "a" * 64


def at(row: int) -> Source:
    return Source("renja.pdf", DIGEST, page=3, table=1, row=row, guessed=True, confidence=0.5)


def amount(value: int, row: int, thousands: bool = False) -> Quantity:
    return Quantity("number", str(value), Decimal(value * (1000 if thousands else 1)), source=at(row))


def element(number: int, level: str, parent: str | None, pagu: int, thousands: bool = False) -> Element:
    value = {2025: amount(pagu, number, thousands)}
    return Element(f"e{number}", level, Label(f"Baris {number}", at(number)), parent=parent, pagu=value)


def renja(*elements: Element, failed: tuple[FailedSum, ...] = (), totals: tuple[Total, ...] = ()) -> Document:
    ids = tuple(each.id for each in elements)
    proof = TableProof(ids, "lost" if failed else "complete", 1, failed)
    return Document(
        "d", "renja", "renja.pdf", DIGEST, Source("renja.pdf"), year=2025, elements=elements, totals=totals,
        indicators=(Indicator("i1", Label("Jumlah x", at(3)), "kegiatan", "e3"),), proofs=(proof,),
    )  # fmt: skip


def corrected(document: Document, row: int, what: str, value: str = "", **more: int) -> Document:
    entry = ReadingCorrection(
        file="renja.pdf", digest=DIGEST, place=PlaceInFile.of(at(row)), subject=f"Baris {row}", what=what, value=value,
        by="Siti", why="tercetak lain", **more,
    )  # fmt: skip
    result = apply_corrections([document], [entry])
    assert result.corrections[0].is_used, result.problems
    return result.documents[0]


PROGRAM, KEGIATAN, WRONG, SUB = (
    element(1, "program", None, 100),
    element(2, "kegiatan", "e1", 100),
    element(3, "kegiatan", "e1", 60),
    element(4, "sub_kegiatan", "e3", 60),
)


def test_rows_below_a_row_that_is_none_stand_under_the_last_one_that_is_left():
    total = Total(Label("Jumlah", at(9)), {}, ("e1", "e2", "e3", "e4"))
    document = corrected(renja(PROGRAM, KEGIATAN, WRONG, SUB, totals=(total,)), 3, "not_a_row")

    assert [(each.id, each.parent) for each in document.elements] == [("e1", None), ("e2", "e1"), ("e4", "e2")]
    assert document.totals[0].elements == ("e1", "e2", "e4")
    assert document.proofs[0].elements == ("e1", "e2", "e4")
    assert document.indicators[0].element == "e2"


def test_a_level_that_is_raised_takes_the_rows_below_with_it():
    document = corrected(renja(PROGRAM, KEGIATAN, SUB), 2, "level", "Program")

    assert [(each.level, each.parent) for each in document.elements] == [
        ("program", None),
        ("program", None),
        ("sub_kegiatan", "e2"),
    ]


def test_a_level_that_is_lowered_leaves_its_rows_to_the_one_above():
    document = corrected(renja(PROGRAM, KEGIATAN, WRONG, SUB), 3, "level", "sub kegiatan")

    assert [(each.level, each.parent) for each in document.elements[2:]] == [
        ("sub_kegiatan", "e2"),
        ("sub_kegiatan", "e2"),
    ]
    assert document.indicators[0].level == "kegiatan" or document.indicators[0].level == "sub_kegiatan"


def test_a_sum_that_comes_out_after_a_correction_is_held_and_one_that_does_not_asks():
    failed = FailedSum("e1", "rows_lost", {2025: Decimal(-60)}, (3, 4))
    document = renja(PROGRAM, KEGIATAN, WRONG, SUB, failed=(failed,))

    held = corrected(document, 2, "pagu", "40", year=2025)
    asks = corrected(renja(PROGRAM, element(2, "kegiatan", "e1", 40), WRONG, SUB), 2, "pagu", "50", year=2025)

    assert (held.proofs[0].failed, held.proofs[0].completeness, held.proofs[0].sums_held) == ((), "unproved", 2)
    assert [(each.verdict, each.differences) for each in asks.proofs[0].failed] == [("question", {2025: Decimal(-10)})]


def test_an_amount_in_a_column_of_thousands_is_one_too():
    document = renja(
        element(1, "program", None, 1250, thousands=True), element(2, "kegiatan", "e1", 900, thousands=True)
    )

    changed = corrected(document, 2, "pagu", "1.250", year=2025)

    assert changed.elements[1].pagu[2025].value == 1_250_000


def test_what_a_person_corrected_of_a_picture_is_sure():
    value = corrected(renja(PROGRAM, KEGIATAN), 2, "pagu", "40", year=2025).elements[1].pagu[2025]

    assert amount(1, 1).is_unsure
    assert not value.is_unsure
    assert not value.source.blanks_are_unsure
    assert value.source.place.id.endswith("dikoreksi oleh Siti: dibaca “100”, seharusnya “40”")
