from __future__ import annotations

import datetime

import pytest
from evaluation_contexts import context_of, document

from cascade.rules.vocabulary.law import (
    evaluates_last_year,
    is_whole,
    missing_contents,
    replaced_regulations,
    replacements,
    report_due,
)


def record(kind, **printed):
    context = context_of(document(kind, indicators=[], **printed))
    return context.document(context.graph.documents[0])


def cites(*regulations, years):
    return record("renstra", years=years, regulations=list(regulations))


def test_a_replaced_regulation_is_told_with_the_one_in_its_place():
    renstra = cites("UU 25/2004", "PermenPAN-RB 12/2015", years=[2025, 2026])

    assert [each.text for each in replaced_regulations(renstra)] == ["PermenPAN-RB 12/2015"]
    assert replacements(renstra) == ("PermenPAN-RB 88/2021",)


@pytest.mark.parametrize("years", [[2021, 2022], [2022, 2023]])
def test_a_document_written_before_the_new_regulation_could_reach_it_cites_rightly(years):
    assert replaced_regulations(cites("Kepmendagri 050-3708/2020", years=years)) == ()


def test_beside_the_new_regulation_the_old_one_is_history():
    assert replaced_regulations(cites("UU 32/2004", "UU 23/2014", years=[2025])) == ()
    assert replaced_regulations(cites("UU 32/2004", "Nomor 23/2014", years=[2025])) == ()


def test_without_a_citation_or_a_year_there_is_no_answer():
    assert replaced_regulations(cites(years=[2025])) is None
    assert replaced_regulations(cites("UU 32/2004", years=[])) is None


def test_a_file_with_three_chapters_is_held_to_be_whole_however_often_it_prints_one():
    assert is_whole(record("renja", headings=["BAB I PENDAHULUAN", "BAB II EVALUASI", "BAB III PENUTUP"]))
    assert not is_whole(
        record("renja", headings=["BAB I PENDAHULUAN", "BAB I Pendahuluan berisi", "1.1 Latar Belakang"])
    )


def test_a_section_may_hold_the_evaluation_of_the_year_before():
    assert evaluates_last_year(
        record("renja", headings=["BAB II PELAYANAN", "2.1 Evaluasi Pelaksanaan Renja Tahun 2024"])
    )
    assert not evaluates_last_year(record("renja", headings=["BAB II PELAYANAN"]))


@pytest.mark.parametrize(
    ("columns", "missing"),
    [
        (["Program", "Lokasi", "Target"], ["kelompok sasaran"]),
        (["Program", "Kelompok Sasaran", "Target"], ["lokasi"]),
        (["Program", "Lokasi Kegiatan", "Penerima Manfaat"], []),
    ],
)
def test_location_and_target_group_are_columns_or_sections(columns, missing):
    assert [part.id for part in missing_contents(record("renja", year=2025, columns=columns))] == missing


def test_a_document_without_headings_of_columns_is_not_asked_for_contents():
    assert missing_contents(record("renja", year=2025)) is None


@pytest.mark.parametrize(("year", "due"), [(2023, (2024, 2, 29)), (2024, (2025, 2, 28))])
def test_a_performance_report_is_due_on_the_last_day_of_february(year, due):
    assert report_due(record("lkjip", year=year)).value == datetime.date(*due)


def test_a_report_without_a_year_has_no_due_day():
    assert report_due(record("lkjip", year=None)) is None
