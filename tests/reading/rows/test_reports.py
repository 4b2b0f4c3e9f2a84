from __future__ import annotations

from tables_with_columns import read

from cascade.reading.document_content import DocumentContent

QUARTERS = "0 sasaran, 0 indicator, 0 quarters Q1, 0 quarters Q2, 0 quarters Q3, 0 quarters Q4"
HEAD = "| Sasaran | Indikator | TW I | TW II | TW III | TW IV |\n"


def reasons(content: DocumentContent) -> list[str]:
    return [each.reason.id for each in content.not_understood]


def test_further_values_of_a_merged_indicator_are_reported():
    content = read(HEAD + '| S | Indeks A | 1 | 2 | 3 | 4 |\n| " | " | 5 | 6 | 7 | 8 |', QUARTERS)

    assert reasons(content) == ["nilai lain pada indikator yang selnya digabung (4 sel)"]


def test_values_that_a_merged_indicator_prints_again_are_not():
    content = read(HEAD + '| S | Indeks A | 1 | 2 | 3 | 4 |\n| " | " | 1 | 2 | 3 | 4 |', QUARTERS)

    assert reasons(content) == []


def test_a_number_that_numbers_a_column_is_no_pagu_of_nothing():
    text = "| Program | Indikator | Pagu |\n| | | 5 |\n| Program A | Indeks A | 9.000.000 |\n| | | 7.000.000 |"

    assert reasons(read(text, "0 program, 0 indicator, 0 pagus 2026")) == [
        "pagu tanpa nama unsur dan indikator (1 sel)"
    ]


def test_a_value_across_columns_is_reported_once():
    content = read(HEAD + "| S | Indeks A | 25% | < | < | < |", QUARTERS)

    assert reasons(content) == ["satu nilai untuk beberapa kolom"]


def test_a_remark_alone_in_its_row_is_a_note():
    content = read(HEAD + "| S | Indeks A | 1 | 2 | 3 | 4 |\n| | | | | | dihitung ulang |", QUARTERS)

    assert [note.text for note in content.notes] == ["dihitung ulang"]
