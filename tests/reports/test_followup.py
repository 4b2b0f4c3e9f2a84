"""What became of the findings of an earlier report, and what changed between two versions of a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from compared_reports import RENSTRA, dossier, report_file
from golden_reports import NOW
from reading_here import ReadingHere

from cascade.pipeline.check import check
from cascade.pipeline.compare import with_follow_up
from cascade.pipeline.options import CheckOptions
from cascade.reports.followup import FollowUp, compare_reports, new_or_graver
from cascade.reports.formats import json as json_reporter
from cascade.reports.formats import md, sarif
from cascade.reports.schema import ReportFile, WaivedEntry

pytestmark = pytest.mark.slow

HERE = CheckOptions(cache=ReadingHere(), now=NOW)


@pytest.fixture
def old(tmp_path: Path) -> ReportFile:
    return report_file(dossier(tmp_path / "lama"))


def status(follow_up: FollowUp, report: ReportFile, code: str, subject: str) -> str:
    found = [
        follow_up.statuses[each.fingerprint]
        for each in report.findings
        if each.code == code and each.subject.startswith(subject)
    ]
    found += [
        each.status for each in follow_up.gone if each.finding.code == code and each.finding.subject.startswith(subject)
    ]
    [only] = found
    return only


def test_nothing_has_changed_between_a_report_and_itself(old):
    follow_up = compare_reports(old, old)

    assert set(follow_up.statuses.values()) == {"open"}
    assert (follow_up.gone, follow_up.before) == ((), {})


def test_a_report_of_the_same_documents_says_that_nothing_has_changed(old):
    follow_up = compare_reports(old, old)

    assert follow_up.renewed == ()
    assert follow_up.unchanged.id.startswith("Tidak ada yang berubah: dokumennya sama dengan yang diperiksa pada")


def test_a_new_version_that_changes_nothing_is_told_as_such(old):
    saved_again = old.model_copy(deep=True)
    saved_again.documents[0].sha256 = "f" * 64
    follow_up = compare_reports(old, saved_again)

    assert follow_up.renewed == (old.documents[0].file,)
    assert f"versi baru {old.documents[0].file} memuat isi yang sama" in follow_up.unchanged.id


def test_a_new_version_that_leaves_every_finding_open_does_not_claim_that_it_says_the_same(old):
    other = old.model_copy(deep=True)
    other.documents[0].sha256, other.documents[0].title = "f" * 64, "Judul lain"
    follow_up = compare_reports(old, other)

    assert follow_up.unchanged.id.startswith("Tidak ada temuan yang berubah")


def test_a_finding_that_was_waived_since_is_a_change(old, tmp_path):
    first, *others = old.findings
    waived = WaivedEntry.model_validate({**first.model_dump(), "reason": "disetujui"})
    follow_up = compare_reports(old, old.model_copy(update={"findings": others, "pokok": [], "waived": [waived]}))

    assert follow_up.unchanged is None


def test_where_a_finding_changed_nothing_is_said_to_be_unchanged(old, tmp_path):
    new = report_file(dossier(tmp_path / "baru", ikm="82,50"))

    assert compare_reports(old, new).unchanged is None


def test_a_finding_that_is_now_joined_into_another_is_still_open(old):
    first, second, *others = old.findings
    joined = first.model_copy(update={"joined": [second.fingerprint]})
    follow_up = compare_reports(old, old.model_copy(update={"findings": [joined, *others], "pokok": []}))

    assert follow_up.gone == ()


def test_a_mended_value_is_solved_another_wrong_one_has_changed(old, tmp_path):
    new = report_file(dossier(tmp_path / "baru", ikm="82,50", linmas="97%"))
    follow_up = compare_reports(old, new)

    assert status(follow_up, new, "PLF-02", "Indeks") == "solved"
    assert status(follow_up, new, "PLF-02", "Persentase") == "changed"
    [before] = follow_up.before.values()
    assert "95%" in [each.value for each in before]
    assert new_or_graver(old, new, follow_up) == []


def test_a_fault_that_was_not_there_is_new(old, tmp_path):
    before = report_file(dossier(tmp_path / "rapi", ikm="82,50", linmas="85%"))
    follow_up = compare_reports(before, old)

    assert status(follow_up, old, "PLF-02", "Indeks") == "new"
    assert {each.code for each in new_or_graver(before, old, follow_up)} >= {"PLF-02"}


def test_a_document_that_is_missing_has_solved_nothing(old, tmp_path):
    new = report_file(dossier(tmp_path / "baru", renstra=None))
    follow_up = compare_reports(old, new)

    assert status(follow_up, new, "PLF-02", "Indeks") == "not_judged"
    assert next(each.reason.id for each in follow_up.gone if each.finding.code == "PLF-02").startswith(
        "tidak ada lagi Renstra"
    )


def test_a_rule_that_is_switched_off_has_solved_nothing(old, tmp_path):
    new = report_file(dossier(tmp_path / "baru", more="off: {PLF-02: uji}\n"))

    assert status(compare_reports(old, new), new, "PLF-02", "Indeks") == "not_judged"


def test_a_value_that_can_no_longer_be_compared_has_solved_nothing(old, tmp_path):
    new = report_file(dossier(tmp_path / "baru", ikm="sangat baik"))

    assert status(compare_reports(old, new), new, "PLF-02", "Indeks") == "not_judged"


def test_an_indicator_that_was_taken_out_is_solved_and_says_why(old, tmp_path):
    renstra = "\n".join(line for line in RENSTRA.splitlines() if "Indeks" not in line)
    new = report_file(dossier(tmp_path / "baru", ikm=None, renstra=renstra))
    [gone] = [each for each in compare_reports(old, new).gone if each.finding.code == "PLF-02"]

    assert (gone.status, gone.reason.en) == ("solved", "no document prints it any more")


def test_a_waived_finding_is_neither_solved_nor_open(old, tmp_path):
    fault = next(each for each in old.findings if each.code == "PLF-02")
    folder = dossier(tmp_path / "baru")
    (folder / "keputusan.yaml").write_text(
        f"waivers:\n  - {{fingerprint: {fault.fingerprint}, reason: disetujui, by: Inspektur, until: 2026-12-31}}\n",
        "utf-8",
    )
    follow_up = compare_reports(old, report_file(folder))

    assert [(each.finding.fingerprint, each.status) for each in follow_up.gone] == [(fault.fingerprint, "waived")]


def test_a_report_says_what_became_of_an_earlier_one_in_every_format(old, tmp_path):
    report = check([dossier(tmp_path / "baru", ikm="82,50", linmas="97%")], HERE)
    later = with_follow_up(report, old)
    data = ReportFile.model_validate_json(json_reporter.render(later, "id"))

    assert data.follow_up.counts["solved"] >= 1
    assert {each.code for each in data.follow_up.gone} >= {"PLF-02"}
    changed = next(each for each in data.findings if each.follow_up.status == "changed")
    assert "95%" in [each.value for each in changed.follow_up.before]
    states = {each["baselineState"] for each in json.loads(sarif.render(later, "id"))["runs"][0]["results"]}
    assert states <= {"new", "unchanged", "updated"}
    assert "updated" in states
    assert "1 nilai berubah" in md.render(later, "id")


def test_an_earlier_report_with_numbers_of_persons_does_not_bring_them_back(old, tmp_path):
    fault = next(each for each in old.findings if each.code == "PLF-02")
    named = fault.model_copy(update={"fingerprint": "lain", "message": "Camat NIP 19800101 200501 1 001"})
    earlier = old.model_copy(update={"findings": [*old.findings, named]})
    report = check([dossier(tmp_path / "baru")], HERE)

    assert "200501" not in json_reporter.render(with_follow_up(report, earlier), "id")
    assert "200501" in json_reporter.render(with_follow_up(report, earlier, personal=True), "id")


# Versions of one document


# The command


def test_main_problems_are_counted_as_their_findings_are(old, tmp_path):
    mended = compare_reports(old, report_file(dossier(tmp_path / "baru", ikm="82,50", linmas="97%")))

    assert mended.problem_counts["solved"] == 1
    assert mended.problem_counts["changed"] == 1
