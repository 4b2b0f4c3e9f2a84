"""A dossier that is checked again says by itself what became of its last report."""

from __future__ import annotations

from pathlib import Path

import pytest
from compared_reports import dossier
from reading_here import ReadingHere

from cascade.pipeline import last_report
from cascade.pipeline.check import check
from cascade.pipeline.last_report import KEPT, followed_up, keep_last
from cascade.pipeline.options import CheckOptions
from cascade.reports import formats
from cascade.reports.report import Report

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "laporan"


def run(tmp_path: Path, folder: Path, linmas: str, **options: object) -> Report:
    """Check a dossier with this target and write its report, as the command does."""
    asked = CheckOptions(cache=ReadingHere(), **options)  # type: ignore[arg-type]
    report = check([dossier(tmp_path / "berkas", linmas=linmas)], asked)
    report = followed_up(report, folder)
    keep_last(report, folder)
    formats.write(report, ("json",), folder, "id")
    return report


def counts(report: Report) -> dict[str, int] | None:
    return dict(report.follow_up.problem_counts) if report.follow_up else None


def test_a_first_report_follows_up_nothing_and_keeps_nothing(tmp_path, folder):
    assert counts(run(tmp_path, folder, "95%")) is None
    assert not (folder / KEPT).exists()


def test_a_later_one_counts_what_is_solved_new_and_still_there(tmp_path, folder):
    first = run(tmp_path, folder, "95%")
    later = run(tmp_path, folder, "85%")

    assert counts(later) == {"open": len(first.main_problems) - 1, "solved": 1}
    assert counts(run(tmp_path, folder, "95%")) == {"new": 1, "open": len(first.main_problems) - 1}


def test_a_run_over_the_same_documents_says_the_same_again(tmp_path, folder):
    run(tmp_path, folder, "95%")
    again = [counts(run(tmp_path, folder, linmas)) for linmas in ("85%", "85%", "85%")]

    assert again[0] == again[1] == again[2]
    assert again[0] is not None


def test_documents_that_did_not_change_are_all_still_open(tmp_path, folder):
    run(tmp_path, folder, "95%")

    assert set(counts(run(tmp_path, folder, "95%")) or {}) == {"open"}


def test_a_report_of_other_rules_is_no_base_and_hides_none(tmp_path, folder):
    run(tmp_path, folder, "95%")
    few = run(tmp_path, folder, "95%", select=("PLF",))
    full = counts(run(tmp_path, folder, "85%"))

    assert counts(few) is None
    assert full is not None
    assert full["solved"] == 1


def test_a_report_of_another_dossier_is_no_base(tmp_path, folder):
    run(tmp_path, folder, "95%")
    other = check([dossier(tmp_path / "lain", linmas="95%")], CheckOptions(cache=ReadingHere()))

    assert followed_up(other, folder).follow_up is None


def test_a_last_report_that_cannot_be_read_is_said_and_costs_nothing(tmp_path, folder):
    folder.mkdir()
    (folder / "laporan.json").write_text("{}", "utf-8")
    report = run(tmp_path, folder, "95%")

    assert report.follow_up is None
    assert "tindak lanjutnya tidak dapat dikatakan" in report.problems[-1].message.id


def test_the_report_before_the_last_one_is_not_read_where_the_last_one_is_about_other_documents(
    tmp_path, folder, monkeypatch
):
    for linmas in ("95%", "85%"):
        run(tmp_path, folder, linmas)
    other = check([dossier(tmp_path / "berkas", linmas="95%")], CheckOptions(cache=ReadingHere()))
    read, read_report = [], last_report.read_report
    monkeypatch.setattr(last_report, "read_report", lambda path: read.append(path.name) or read_report(path))

    assert counts(followed_up(other, folder)) is not None
    assert read == ["laporan.json"]
