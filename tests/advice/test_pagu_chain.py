"""A changed pagu is carried to its totals; a part that another document prints otherwise is the one to change."""

from __future__ import annotations

from canonical_dossiers import checked, pk


def amount(printed, row, table=1):
    return {"2025": {"raw": printed, "source": {"table": table, "row": row}}}


def plan(kind, kegiatan, first, second, other="50.000.000"):
    """A program of two kegiatan, of which the first has two parts."""
    elements = [
        {"id": "p", "name": "Program Pemberdayaan", "level": "program", "pagu": amount("150.000.000", 1)},
        {"id": "k", "name": "Pemberdayaan Lembaga", "level": "kegiatan", "parent": "p", "pagu": amount(kegiatan, 2)},
        {"id": "a", "name": "Rapat Koordinasi", "level": "sub_kegiatan", "parent": "k", "pagu": amount(first, 3)},
        {"id": "b", "name": "Bimbingan Teknis", "level": "sub_kegiatan", "parent": "k", "pagu": amount(second, 4)},
        {"id": "m", "name": "Pembinaan Desa", "level": "kegiatan", "parent": "p", "pagu": amount(other, 5)},
    ]
    period = {"years": [2024, 2025, 2026]} if kind == "renstra" else {"year": 2025}
    return {"kind": kind, "elements": elements, **period}


def sum_problem(report):
    return next(problem for problem in report.main_problems if "PGU-03" in problem.codes)


def cells(problem):
    return [(change.cell.value, change.wanted, change.is_certain) for change in problem.changes]


def test_the_part_that_another_document_prints_otherwise_is_changed_where_the_sum_then_comes_out(tmp_path):
    report = checked(
        tmp_path,
        renstra=plan("renstra", "100.000.000", "60.000.000", "40.000.000"),
        renja=plan("renja", "100.000.000", "70.000.000", "40.000.000"),
    )
    problem = sum_problem(report)

    assert cells(problem) == [("70.000.000", "60.000.000", True)]
    assert problem.changes[0].model.document == "Renstra 2024–2026"
    assert "Bila jumlahnya yang benar" not in problem.advice.id


def test_a_total_that_other_prints_confirm_is_no_more_than_asked_about(tmp_path):
    report = checked(tmp_path, renja=plan("renja", "100.000.000", "70.000.000", "40.000.000"))
    problem = sum_problem(report)

    assert {certain for _, _, certain in cells(problem)} == {False}
    assert "Bila disetujui" in problem.advice.id
    assert "perbaiki satu bagian" in problem.advice.id


def test_a_total_that_nothing_confirms_follows_its_parts(tmp_path):
    report = checked(
        tmp_path,
        renja=plan("renja", "100.000.000", "70.000.000", "40.000.000", other="30.000.000"),
        pk=pk({"name": "Nilai SAKIP", "target": "70"}),
    )

    assert ("100.000.000", "110.000.000", True) in cells(sum_problem(report))
