from __future__ import annotations

import pytest
from evaluation_contexts import context_of, document

from cascade.model import Unknown
from cascade.rules.vocabulary.document import (
    adds_up,
    blank_habits,
    has_plan_for_year,
    is_below_head,
    is_of_dossier_year,
    missing_kinds,
    missing_parts,
    mixed_readings,
    odd_sums,
    odd_totals,
    repeated_below,
    uniform_quarters,
    year,
)

SERVICE = {"name": "Persentase layanan", "level": "sasaran", "unit": "%", "targets": {2025: "90"}}
WORK = [
    {"id": "p", "level": "program", "name": "Program Penataan Desa", "pagu": {2025: "30.000.000"}},
    {"id": "k", "level": "kegiatan", "name": "Penyelenggaraan Desa", "parent": "p", "pagu": {2025: "30.000.000"}},
]


def record(*documents, kind=None, **more):
    context = context_of(*documents, **more)
    return context.document(next(d for d in context.graph.documents if kind in (None, d.kind)))


def aksi(*quarters, unit="kali", name="Jumlah rapat"):
    rows = [
        {"name": f"{name} {number}", "level": "sasaran", "unit": unit, "quarters": list(four)}
        for number, four in enumerate(quarters)
    ]
    return record(document("rencana_aksi", year=2025, indicators=rows))


@pytest.mark.parametrize(
    ("indicators", "elements", "missing"),
    [
        ([SERVICE], WORK, []),
        ([SERVICE], [], ["program, kegiatan dan pendanaan"]),
        ([{**SERVICE, "targets": {}}], WORK, ["target tujuan dan sasaran"]),
    ],
)
def test_a_renstra_must_hold_targets_of_its_goals_and_programs(indicators, elements, missing):
    renstra = record(document("renstra", years=[2024, 2025], indicators=indicators, elements=elements))

    assert [part.id for part in missing_parts(renstra)] == missing


def test_a_document_that_is_not_due_is_not_missing():
    renja = document("renja", year=2025, indicators=[SERVICE])

    assert missing_kinds(record(renja)) == ("Renstra", "Perjanjian Kinerja", "Rencana Aksi")
    assert missing_kinds(record(renja, not_due=frozenset({"rencana_aksi"}))) == ("Renstra", "Perjanjian Kinerja")


@pytest.mark.parametrize(
    ("position", "below"),
    [("Bupati Contoh", False), ("Wali Kota Contoh", False), ("Camat Contoh", True), (None, False)],
)
def test_the_head_promises_to_the_head_of_the_region_and_others_to_the_head(position, below):
    superior = {"superior": {"name": "Nama", "position": position}} if position else {}

    assert is_below_head(record(document("perjanjian_kinerja", year=2025, **superior))) is below


@pytest.mark.parametrize(("years", "answer"), [([2025, 2026], True), ([2020, 2021], False), ([], "periode")])
def test_a_yearly_document_needs_a_renstra_that_covers_its_year(years, answer):
    found = has_plan_for_year(record(document("renstra", years=years), document("renja", year=2025), kind="renja"))

    assert answer in found.reason.id if isinstance(found, Unknown) else found is answer


def test_a_renstra_covers_the_year_after_its_period_for_which_it_prints_targets():
    renstra = document("renstra", years=[2025, 2026], indicators=[{**SERVICE, "targets": {2026: "90", 2027: "92"}}])
    of_2027, of_2028 = (record(renstra, document("renja", year=year_), kind="renja") for year_ in (2027, 2028))

    assert (has_plan_for_year(of_2027), has_plan_for_year(of_2028)) == (True, False)
    assert ("Renstra" in missing_kinds(of_2027), "Renstra" in missing_kinds(of_2028)) == (False, True)


def test_the_pk_of_a_former_year_is_history():
    old, new = (document("perjanjian_kinerja", id=f"pk{year_}", year=year_) for year_ in (2024, 2025))
    context = context_of(old, new)

    assert [is_of_dossier_year(context.document(each)) for each in (old, new)] == [False, True]


def test_the_year_of_a_document_stands_where_its_title_does():
    assert year(record(document("renja", year=2025))).raw == "2025"
    assert year(record(document("renstra", years=[2024, 2025]))) is None


def test_an_indicator_that_its_program_prints_too_is_repeated_below():
    rows = [
        {"name": "Jumlah desa tertata", "level": level, "element_id": id_, "unit": "desa", "targets": {2025: "4"}}
        for level, id_ in (("program", "p"), ("kegiatan", "k"))
    ]

    assert [
        label.text for label in repeated_below(record(document("renja", year=2025, elements=WORK, indicators=rows)))
    ] == ["Jumlah desa tertata"]


@pytest.mark.parametrize(("printed", "answer"), [("30.000.000", True), ("31.000.000", False), (None, None)])
def test_a_total_row_is_that_of_the_pagu_above_it(printed, answer):
    totals = [{"pagu": {2025: printed}, "elements": ["p"]}] if printed else []
    renja = record(document("renja", year=2025, elements=WORK, totals=totals))

    assert adds_up(renja) is answer
    assert [q.raw for q in odd_totals(renja)] == (["31.000.000"] if answer is False else [])
    assert [int(q.value) for q in odd_sums(renja)] == ([30_000_000] if answer is False else [])


def test_one_series_of_quarters_in_most_rows_is_told_from_ten_rows_on():
    rising, other = ("1", "2", "3", "4"), ("5", "1", "1", "2")

    assert len(uniform_quarters(aksi(*[rising] * 7, *[other] * 3))) == 7
    assert uniform_quarters(aksi(*[rising] * 6, *[other] * 4)) == ()
    assert uniform_quarters(aksi(*[rising] * 7)) == ()
    assert uniform_quarters(aksi(*[("3", "3", "3", "3")] * 10)) == ()


def test_each_way_to_print_a_quarter_without_target_is_shown_once():
    found = blank_habits(aksi(("1", "-", "", "2"), ("0", "-", "1", "1")))

    assert [label.text for label in found] == ["-", "(kosong)", "0"]


def test_running_totals_beside_portions_are_mixed_where_head_word_and_unit_are_the_same():
    shares = [{"name": f"Persentase layanan {n}", "level": "sasaran", "unit": "%"} for n in range(2)]
    rows = [
        {**shares[0], "quarters": ["25", "50", "75", "100"]},
        {**shares[1], "quarters": ["30", "20", "25", "25"]},
    ]
    mixed = record(document("rencana_aksi", year=2025, indicators=rows))

    assert [label.text for label in mixed_readings(mixed)] == ["25 50 75 100", "30 20 25 25"]
    assert mixed_readings(aksi(("3", "4", "3", "2"), ("1", "2", "1", "2"))) == ()
