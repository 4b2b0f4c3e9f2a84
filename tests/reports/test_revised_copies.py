"""What is written into copies, what is not and why, and what is left to decide."""

from __future__ import annotations

import json
from functools import cache

import pytest
from canonical_dossiers import checked, pk, renstra
from fixable_dossier import write_dossier
from gumelar_report import report as gumelar
from reading_here import ReadingHere

from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.reports.revised_copies import RevisedCopies, index_of, revised_copies

pytestmark = pytest.mark.slow

HERE = CheckOptions(cache=ReadingHere())

LINMAS = {"name": "Persentase Linmas terbina", "level": "sasaran", "unit": "%"}


@cache
def proposal() -> RevisedCopies:
    """What is proposed for the shipped example."""
    return revised_copies(gumelar(), "id")


def lines(revised) -> dict[str, list[str]]:
    return {heading.id.partition(" (")[0]: [entry.id for entry in entries] for heading, entries in revised.sections()}


def test_files_that_carry_no_values_are_listed_with_the_reason(tmp_path):
    report = checked(
        tmp_path, renstra=renstra({**LINMAS, "targets": {"2025": "85"}}), pk=pk({**LINMAS, "target": "95"})
    )
    revised = revised_copies(report, "id")

    assert not revised.copies
    assert any(
        "95 → 85" in line and ".xlsx dan .docx" in line for line in lines(revised)["Belum ditulis; ubah sendiri"]
    )


def test_a_value_of_several_cells_is_left_to_a_person():
    listed = lines(proposal())
    [line] = [line for line in listed["Belum ditulis; ubah sendiri"] if "P33:S33" in line]
    assert "Anda yang membaginya" in line


def test_what_somebody_has_to_decide_is_written_nowhere_and_listed_with_its_advice():
    report, revised = gumelar(), proposal()
    asked = [change for problem in report.main_problems for change in problem.changes if change.is_asked]

    assert asked
    assert not {cell.change for cell in revised.written} & set(asked)
    assert any("Bila disetujui" in line for line in lines(revised)["Perlu keputusan Anda"])


def test_every_problem_is_written_listed_or_open():
    report, revised = gumelar(), proposal()
    told = {cell.problem.number for cell in revised.cells} | {each.number for each in revised.open_problems}
    assert told == {problem.number for problem in report.main_problems}


def test_a_file_that_changed_since_it_was_read_is_not_copied(tmp_path):
    folder = write_dossier(tmp_path / "uji")
    report = check(folder, HERE)
    (folder / "renja.xlsx").write_bytes(b"lain")
    revised = revised_copies(report, "id")

    assert "renja.xlsx" not in revised.copies
    assert any("berubah sejak dibaca" in line for line in lines(revised)["Belum ditulis; ubah sendiri"])


def test_the_index_is_short_and_never_markup_of_a_document(tmp_path):
    folder = write_dossier(tmp_path / "uji")
    plan = json.loads((folder / "renstra.json").read_text("utf-8"))
    plan["indicators"].append({"name": "Indeks *A* <b>", "level": "sasaran", "targets": {"2025": "80"}})
    (folder / "renstra.json").write_text(json.dumps(plan), "utf-8")
    index = index_of(revised_copies(check(folder, HERE), "id"), "id")

    assert index.startswith("# Usulan perbaikan: uji\n")
    assert "95% → 85%" in index
    assert "<b>" not in index
