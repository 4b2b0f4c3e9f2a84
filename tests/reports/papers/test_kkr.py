"""The rows of the KKR cite what was found and leave cause and effect to people."""

from __future__ import annotations

from dataclasses import replace

from small_workpapers import FAILED, PASSED, UNJUDGED, finding, only_aspect, papers, rule

from cascade.model import Basis, WaivedFinding
from cascade.model.i18n import same
from cascade.reports.followup import compare_reports
from cascade.reports.formats import json as json_reporter
from cascade.reports.papers.wording import criterion
from cascade.reports.papers.workpapers import Workpapers
from cascade.reports.schema import ReportFile


def test_a_waived_finding_is_a_note_with_its_reason_and_name():
    made = papers((), [rule("PLF-01", PASSED)], (WaivedFinding(finding(), "PK perubahan disusun", "Irban I"),))

    assert only_aspect(made) == ("with_notes", "met_with_notes")
    assert any("Dikecualikan: PK perubahan disusun oleh Irban I" in row.condition.id for row in made.kkr)


def test_rows_cite_value_file_and_place_and_mark_a_basis_that_nobody_has_read():
    row = papers((finding(),), [rule("PLF-01", FAILED)]).kkr[1]

    assert row.evidence[0].id == "Rencana Aksi 2025 – TR IV: 84 (ra.xlsx, lembar “RA”, sel H8)"
    assert row.criterion.id == "Judul. Dasar: PermenPAN-RB 88/2021 [belum diverifikasi]"
    assert (
        criterion(same("J"), [Basis("PP 8/2006", article="Pasal 3", verified=True)]).en
        == "J. Basis: PP 8/2006, Pasal 3"
    )


def test_a_rule_that_was_judged_in_part_says_on_how_many():
    made = papers((), [rule("PLF-01", {"pass": 3, "insufficient_data": 2, "not_applicable": 9})])

    assert made.kkr[-1].condition.id == "Pada 2 dari 5 hal tidak dapat dinilai: tidak ada."


def test_follow_up_says_what_became_of_earlier_findings():
    old = papers((finding(), finding("PLF-02")), [rule("PLF-01", FAILED), rule("PLF-02", FAILED)]).report
    new = papers((finding(),), [rule("PLF-01", FAILED), rule("PLF-02", PASSED)]).report
    earlier, later = (ReportFile.model_validate_json(json_reporter.render(each, "id")) for each in (old, new))
    made = Workpapers(replace(new, follow_up=compare_reports(earlier, later)))
    said = {row.code: row.follow_up.id for row in made.kkr if row.follow_up}

    assert said["PLF-01"] == "masih terbuka"
    assert said["PLF-02"].startswith(("selesai", "tidak dapat dinilai lagi"))


def test_rules_that_nobody_could_judge_for_one_reason_are_one_row():
    made = papers((), [rule("PLF-01", UNJUDGED), rule("PLF-02", UNJUDGED)])

    assert [row.condition.id for row in made.kkr[1:]] == ["2 aturan tidak dapat dinilai: tidak ada."]
    assert made.kkr[1].code == "PLF-01, PLF-02"
