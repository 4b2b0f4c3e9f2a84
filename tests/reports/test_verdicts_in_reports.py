"""Every report tells the false alarms apart, with who and why, and names the reviewer who stands behind a problem."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from functools import cache

import pytest
from golden_reports import report_of as made_report
from review_notes import GUMELAR, docx_text, pdf_text, words

from cascade.advice.main_problems import main_problems
from cascade.model import Confirmation, WaivedFinding
from cascade.reports.finding_explanation import explain_finding
from cascade.reports.followup import compare_reports
from cascade.reports.formats import docx, html, junit, md, pdf, sarif
from cascade.reports.formats import json as json_reporter
from cascade.reports.papers.aspects import aspects_of
from cascade.reports.papers.kkr import kkr_rows
from cascade.reports.schema import ReportFile

pytestmark = pytest.mark.slow

ON = datetime.date(2026, 2, 3)
ALARM = "Bukan temuan (Sari, 3 Februari 2026): salah baca"
CONFIRMED = "Ditetapkan oleh Budi (3 Februari 2026): sudah dicek"


@cache
def decided():
    """A report of which one finding is a false alarm and another one is confirmed."""
    report = made_report(GUMELAR)
    gone, kept = report.main_problems[1].findings[0], report.main_problems[0].findings[0]
    confirmed = replace(kept, confirmed=Confirmation("Budi", ON, "sudah dicek"))
    findings = tuple(confirmed if each is kept else each for each in report.findings if each is not gone)
    alarm = WaivedFinding(gone, "salah baca", "Sari", on=ON, is_false_alarm=True)
    problems = main_problems(findings, report.graph)
    return replace(report, findings=findings, main_problems=problems, false_alarms=(alarm,))


def report_file() -> ReportFile:
    return ReportFile.model_validate(json.loads(json_reporter.render(decided(), "id")))


def test_json_has_both_and_the_waived_ones_apart():
    read = report_file()

    assert [(each.by, each.on, each.reason) for each in read.false_alarms] == [("Sari", ON, "salah baca")]
    assert read.waived == []
    [said] = [each.confirmed for each in read.findings if each.confirmed]
    assert (said.by, said.on, said.reason) == ("Budi", ON, "sudah dicek")


@pytest.mark.parametrize(("reporter", "as_text"), [(docx, docx_text), (pdf, pdf_text)])
def test_the_letter_tells_both(reporter, as_text):
    text = as_text(reporter.render(decided(), "id"))

    assert words("bukan temuan, karena salah baca (oleh Sari, 3 Februari 2026)") in text
    assert words(CONFIRMED) in text


def test_the_page_tells_both():
    page = html.render(decided(), "id")

    assert "Bukan temuan (1)" in page
    assert "1 bukan temuan" in page
    assert CONFIRMED in page


def test_the_working_paper_tells_both():
    report = decided()
    rows = list(kkr_rows(report, aspects_of(report)))

    assert [row.status for row in rows if ALARM in row.condition.id] == ["false_alarm"]
    assert [row.number for row in rows if CONFIRMED in row.condition.id] == [1]


def test_other_programs_are_told_too():
    assert "Bukan temuan (1)" in md.render(decided(), "id")
    assert ALARM in junit.render(decided(), "id").decode()
    assert "Bukan temuan (Sari" in sarif.render(decided(), "id")


def test_it_can_be_explained_and_is_not_solved(tmp_path):
    read = report_file()
    alarm = read.false_alarms[0]

    assert explain_finding(read, tmp_path / "laporan.json", alarm.fingerprint, {})
    old = ReportFile.model_validate(json.loads(json_reporter.render(made_report(GUMELAR), "id")))
    assert [(each.finding.fingerprint, each.status) for each in compare_reports(old, read).gone] == [
        (alarm.fingerprint, "false_alarm")
    ]
