"""Findings become main problems: one mistake, one number, one advice that makes all documents agree."""

from __future__ import annotations

from canonical_dossiers import checked, pk, renstra


def dossier(tmp_path, **documents):
    return checked(tmp_path, **documents)


def aksi(*rows, **more):
    return {"kind": "rencana_aksi", "year": 2025, "opd": "Kecamatan Uji", "indicators": list(rows), **more}


def renja(**more):
    return {"kind": "renja", "year": 2025, "opd": "Kecamatan Uji", **more}


def about(report, subject):
    return next(problem for problem in report.main_problems if problem.subject == subject)


def amount(printed, row):
    return {"2025": {"raw": printed, "source": {"table": 1, "row": row}}}


LINMAS = {"name": "Persentase Linmas terbina", "level": "sasaran", "unit": "%"}
THREE_PLACES = {
    "renstra": renstra({**LINMAS, "targets": {"2025": "85"}}),
    "pk": pk({**LINMAS, "target": "95"}),
    "aksi": aksi({**LINMAS, "quarters": ["20", "40", "60", "90"]}),
}


def test_everything_that_breaks_on_one_indicator_is_one_problem_whose_documents_follow_the_renstra(tmp_path):
    problem = about(dossier(tmp_path, **THREE_PLACES), LINMAS["name"])

    assert {"PLF-01", "PLF-02", "TRI-01"} <= set(problem.codes)
    assert [(change.cell.value, change.wanted) for change in problem.changes] == [("95", "85"), ("90", "85")]
    assert "95 → 85" in problem.advice.id
    assert "90 → 85" in problem.advice.id
    assert "90 → 95" not in problem.advice.id


def test_a_cell_that_is_right_once_the_document_above_it_is_mended_stays_as_it_is(tmp_path):
    right = aksi({**LINMAS, "quarters": ["20", "40", "60", "85"]})
    problem = about(dossier(tmp_path, **{**THREE_PLACES, "aksi": right}), LINMAS["name"])

    assert [(change.cell.value, change.wanted) for change in problem.changes] == [("95", "85")]
    assert "TRI-01" in problem.codes
    assert "TR IV" not in problem.advice.id


def test_what_only_a_question_asks_for_is_told_with_the_change_for_either_answer(tmp_path):
    report = dossier(
        tmp_path,
        renstra=renstra({**LINMAS, "level": "program", "element": "Program Ketertiban", "targets": {"2025": "100"}}),
        renja=renja(indicators=[{**LINMAS, "level": "program", "element": "Program Ketertiban", "target": "95"}]),
        aksi=aksi(
            {**LINMAS, "level": "program", "element": "Program Ketertiban", "quarters": ["25", "50", "75", "100"]}
        ),
    )
    problem = about(report, LINMAS["name"])

    assert "Bila disetujui" in problem.advice.id
    assert "95 → 100" in problem.advice.id
    assert "Bila tidak" in problem.advice.id
    assert "100 → 95" in problem.advice.id
    assert not any(change.is_certain for change in problem.changes)


def test_an_indicator_that_higher_documents_lack_is_taken_out_and_one_that_lower_ones_lack_is_added(tmp_path):
    other = {"name": "Indeks Kepuasan Masyarakat", "level": "sasaran"}
    report = dossier(
        tmp_path,
        renstra=renstra({**other, "targets": {"2025": "80"}}, {**LINMAS, "targets": {"2025": "85"}}),
        pk=pk({**LINMAS, "target": "85"}, {"name": "Nilai SAKIP", "level": "sasaran", "target": "70"}),
    )

    assert about(report, "Nilai SAKIP").advice.id.startswith("Keluarkan dari Perjanjian Kinerja")
    assert about(report, other["name"]).advice.id.startswith(
        "Masukkan ke Perjanjian Kinerja, dengan target menurut Renstra"
    )


def test_a_slip_of_pagu_is_one_problem_with_every_total_that_follows(tmp_path):
    elements = [
        {"id": "p", "name": "Program Pemberdayaan", "level": "program", "pagu": amount("100.000.000", 1)},
        {
            "id": "k",
            "name": "Pemberdayaan Lembaga",
            "level": "kegiatan",
            "parent": "p",
            "pagu": amount("100.000.000", 2),
        },
        {"id": "a", "name": "Rapat", "level": "sub_kegiatan", "parent": "k", "pagu": amount("60.000.000", 3)},
        {"id": "b", "name": "Bimbingan", "level": "sub_kegiatan", "parent": "k", "pagu": amount("40.500.000", 4)},
    ]
    report = dossier(
        tmp_path,
        renja=renja(elements=elements, totals=[{"pagu": amount("100.000.000", 5), "elements": ["p", "k", "a", "b"]}]),
        pk=pk(elements=[{"name": "Program Pemberdayaan", "level": "program", "pagu": amount("Rp 100.000.000", 7)}]),
    )
    problem = about(report, "Pemberdayaan Lembaga")

    assert [(each.cell.value, each.wanted, each.is_consequence) for each in problem.changes] == [
        ("100.000.000", "100.500.000", False),
        ("100.000.000", "100.500.000", True),
        ("100.000.000", "100.500.000", True),
        ("Rp 100.000.000", "Rp 100.500.000", True),
    ]
    assert sum("PGU" in code for each in report.main_problems for code in each.codes) == 1


def test_problems_are_numbered_from_one_the_worst_first_and_notes_make_none(tmp_path):
    report = dossier(tmp_path, **THREE_PLACES)
    found = report.main_problems
    ranks = ["error", "warning", "question"]

    assert [problem.number for problem in found] == list(range(1, len(found) + 1))
    assert [ranks.index(problem.severity) for problem in found] == sorted(ranks.index(each.severity) for each in found)
    told = [finding.fingerprint for problem in found for finding in problem.findings]
    assert sorted(told) == sorted(each.fingerprint for each in report.findings if each.severity != "info")


def test_the_conclusion_never_says_that_all_is_well_over_what_was_not_judged(tmp_path):
    report = dossier(tmp_path, renstra=renstra({**LINMAS, "targets": {"2025": "85"}}))

    assert "tidak dapat dinilai" in report.conclusion.sentence.id
    assert report.conclusion.word.id.startswith("SELARAS pada yang dinilai") or report.main_problems


def test_a_value_that_follows_a_print_which_is_itself_in_doubt_is_not_certain(tmp_path):
    def cell(printed: str, row: int) -> dict:
        return {"raw": printed, "source": {"table": 1, "row": 4, "column": row}}

    index = {"name": "Nilai SAKIP Kecamatan", "level": "sasaran"}
    plan = {**index, "baseline": "70", "targets": {"2024": cell("72", 3), "2025": cell("65", 4), "2026": cell("76", 5)}}
    problem = about(dossier(tmp_path, renstra=renstra(plan), pk=pk({**index, "target": "74"})), index["name"])

    assert {"PLF-02", "PLF-09"} <= set(problem.codes) or {"PLF-02", "PLF-26"} <= set(problem.codes)
    assert [(change.wanted, change.is_certain) for change in problem.changes] == [("65", False)]
