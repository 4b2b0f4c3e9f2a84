"""How the values of a finding are put on lines."""

from cascade.model import Evidence, Source
from cascade.model.i18n import same
from cascade.reports.evidence import evidence_lines


def at(row, column, page=80):
    return Source("renstra.pdf", page=page, table=23, row=row, column=column)


def told(evidence):
    return [
        (p.document, [f"{label.id}: {value.id}" for label, value in p.values], p.source.row)
        for p in evidence_lines(evidence)
    ]


def test_values_of_one_printed_row_share_a_line_and_years_their_label():
    evidence = [
        Evidence(same("target 2026"), "5", at(54, 4), "Renstra"),
        Evidence(same("target 2027"), "6", at(54, 6), "Renstra"),
        Evidence(same("pagu 2027"), "30.000", at(54, 7), "Renstra"),
        Evidence(same("target 2026"), "4", at(55, 4), "Renstra"),
    ]

    assert told(evidence) == [
        ("Renstra", ["target 2026: 5", "2027: 6", "pagu 2027: 30.000"], 54),
        ("Renstra", ["target 2026: 4"], 55),
    ]


def test_a_blank_cell_is_called_so_in_the_language_of_the_reader():
    (line,) = evidence_lines([Evidence(same("target"), "(kosong)", at(1, 4), "Renstra")])

    assert [value.say("en") for _, value in line.values] == ["(blank)"]


def test_values_of_two_documents_or_pages_stay_apart_and_each_is_told_once():
    first = Evidence(same("target"), "5", at(1, 4), "Renstra")
    other = Evidence(same("target"), "5", at(1, 4), "PK")
    below = Evidence(same("target"), "6", at(1, 4, page=81), "Renstra")

    assert [line[:2] for line in told([first, other, below, first])] == [
        ("Renstra", ["target: 5"]), ("PK", ["target: 5"]), ("Renstra", ["target: 6"]),
    ]  # fmt: skip
