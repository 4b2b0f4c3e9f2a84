import datetime
from dataclasses import replace
from types import SimpleNamespace

import pytest
from workbench import EXAMPLES, INCONSISTENT

from cascade.decisions.decision_file import Decisions, Waiver
from cascade.pipeline.check import report_on
from cascade.pipeline.judgement import judge
from cascade.pipeline.options import CheckOptions
from cascade.pipeline.preparation import prepare
from cascade.reports.followup import FollowUp, VanishedFinding
from cascade.reports.formats.json import render
from cascade.reports.schema import ReportFile
from cascade.web.problems.listing import Listing

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def prepared():
    return prepare(EXAMPLES / INCONSISTENT)


@pytest.fixture(scope="module")
def judgement(prepared):
    return judge(prepared, Decisions())


@pytest.fixture(scope="module")
def report(prepared, judgement):
    return report_on(prepared, Decisions(), judgement, CheckOptions())


def listing(report, judgement):
    return Listing(SimpleNamespace(report=report, judgement=judgement))


def test_what_a_person_took_out_of_the_report_stays_on_the_list(prepared, judgement, report):
    first = report.main_problems[0]
    end = datetime.date(2099, 12, 31)
    waivers = tuple(Waiver(fingerprint=f.fingerprint, reason="diterima", by="Ani", until=end) for f in first.findings)
    waived = report_on(prepared, Decisions(waivers=waivers), judgement, CheckOptions())

    before, after = listing(report, judgement), listing(waived, judgement)

    assert len(waived.main_problems) == len(report.main_problems) - 1
    assert [each.fingerprint for each in after.problems] == [each.fingerprint for each in before.problems]
    assert [each.number for each in before.problems[:2]] == [1, 2]
    assert [each.number for each in after.problems[:2]] == [None, 1]


def test_every_finding_of_a_problem_leads_to_it(judgement, report):
    listed = listing(report, judgement)

    for problem in report.main_problems:
        for finding in problem.findings:
            for name in finding.fingerprints:
                assert listed.find(name).problem is problem
    assert listed.find("0000") is None


def test_a_problem_knows_its_unit_files_and_words(judgement, report):
    problem = next(each for each in listing(report, judgement).problems if each.subject == "Persentase Linmas terbina")

    assert problem.unit == "Meningkatnya peran kecamatan dan kelurahan"
    assert "renstra-2019-2023-contoh.xlsx" in problem.files
    assert problem.aspects[0] == problem.codes[0][:3]
    assert "linmas" in problem.words


def test_what_is_gone_since_the_last_report_is_told_and_what_was_set_aside_is_not_gone(judgement, report):
    entries = ReportFile.model_validate_json(render(report, "id")).findings
    first, second = entries[0], next(each for each in entries if each.cause != entries[0].cause)
    solved = VanishedFinding(first.model_copy(update={"fingerprint": "f" * 16}), "solved")
    aside = VanishedFinding(second, "waived")
    statuses = {each.fingerprint: "open" for each in report.findings if each.fingerprint != second.fingerprint}
    follow_up = FollowUp(report.created, statuses, gone=(solved, aside))

    listed = listing(replace(report, follow_up=follow_up), judgement)

    assert [(each.fingerprint, each.status) for each in listed.problems if each.gone] == [("f" * 16, "solved")]
    assert listed.find(second.fingerprint).status == "open"


def test_a_problem_of_which_only_a_part_is_new_has_changed(judgement, report):
    problem = next(each for each in report.main_problems if len(each.findings) > 1)
    statuses = {each.fingerprint: "open" for each in report.findings} | {problem.findings[0].fingerprint: "new"}

    listed = listing(replace(report, follow_up=FollowUp(report.created, statuses)), judgement)

    assert listed.find(problem.findings[0].fingerprint).status == "changed"
