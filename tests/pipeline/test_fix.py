"""Copies with the values that follow from the cascade, checked again, have nothing left of what was written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fixable_dossier import write_dossier, write_pk
from gumelar_report import report
from reading_here import ReadingHere
from small_dossier import GUMELAR

from cascade.pipeline.check import check
from cascade.pipeline.fix import propose
from cascade.pipeline.options import CheckOptions
from cascade.reports.revised_copies import RevisedCopies, revised_copies

pytestmark = pytest.mark.slow

HERE = CheckOptions(cache=ReadingHere())


def checked_again(folder: Path, revised: RevisedCopies, target: Path):
    """The report on a dossier in which the copies stand in the place of the documents."""
    shutil.copytree(folder, target)
    for file, content in revised.copies.items():
        (target / file).write_bytes(content)
    return check(target, HERE)


def found(checked) -> set[tuple[str, str]]:
    return {(finding.code, finding.subject) for finding in checked.findings if finding.severity != "info"}


def settled(checked, revised: RevisedCopies) -> set[tuple[str, str]]:
    """What the problems are about of which every cell was written."""
    left = {cell.problem.number for cell in revised.cells if cell.reason is not None}
    return {
        (finding.code, finding.subject)
        for problem in checked.main_problems
        if problem.changes and problem.number not in left
        for finding in problem.findings
        if finding.fingerprint in problem.settled
    }


@pytest.mark.parametrize("pk_linmas", [("95%",), ("9", "5", "%")])
def test_what_was_written_into_the_copies_is_found_no_more_and_nothing_new_is(tmp_path, pk_linmas):
    folder = write_dossier(tmp_path / "uji", pk_linmas=pk_linmas)
    before, revised = check(folder, HERE), propose(folder)
    after = checked_again(folder, revised, tmp_path / "lagi")

    assert sorted(revised.copies) == ["pk.docx", "rencana-aksi.xlsx", "renja.xlsx"]
    assert len(settled(before, revised)) >= 5
    assert not found(after) & settled(before, revised)
    assert found(after) <= found(before)


def test_the_shipped_example_has_nothing_left_of_what_was_written(tmp_path):
    before, revised = report(), revised_copies(report(), "id")
    after = checked_again(GUMELAR, revised, tmp_path / "lagi")

    assert len(revised.written) >= 11
    assert settled(before, revised)
    assert not found(after) & settled(before, revised)
    assert found(after) <= found(before)
    assert len(after.main_problems) < len(before.main_problems)


def test_the_documents_themselves_stay_as_they_are(tmp_path):
    folder = write_dossier(tmp_path / "uji")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    propose(folder, HERE)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_second_proposal_writes_nothing(tmp_path):
    folder = write_dossier(tmp_path / "uji")
    for file, content in propose(folder, HERE).copies.items():
        (folder / file).write_bytes(content)
    assert not propose(folder, HERE).copies


def test_a_dossier_in_order_has_no_copies(tmp_path):
    folder = write_dossier(tmp_path / "uji")
    for name in ("renja.xlsx", "rencana-aksi.xlsx"):
        (folder / name).unlink()
    write_pk(folder / "pk.docx", ("85%",))
    assert not propose(folder, HERE).copies
