"""An aspect is concluded from what was judged, never from what was skipped; the forms leave judgement to people."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from golden_reports import NOW

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Basis, Evidence, Finding, Link, Problem, RuleCoverage, Source, WaivedFinding
from cascade.model.i18n import LocalizedText, same, written_date, written_number
from cascade.reading.canonical import to_document
from cascade.reports.followup import compare_reports
from cascade.reports.formats import json as json_reporter
from cascade.reports.papers.wording import criterion
from cascade.reports.papers.workpapers import Workpapers
from cascade.reports.report import Report
from cascade.reports.schema import ReportFile
from cascade.rules.aspects import aspect_name, aspect_of

PASSED, FAILED, UNJUDGED = {"pass": 3}, {"pass": 3, "fail": 1}, {"insufficient_data": 1}


def finding(code="PLF-01", severity="error"):
    place = Source("ra.xlsx", sheet="RA", cell="H8")
    return Finding(
        code, "value_mismatch", severity, 1, "Indeks", same("Judul"), same("84 melebihi 82,5."), same("catatan"),
        same("Samakan."), (Basis("PermenPAN-RB 88/2021"),), f"{code}{severity}", "x",
        (Evidence(same("TR IV"), "84", place, "Rencana Aksi 2025"),), (place,),
    )  # fmt: skip


def rule(code, counts):
    return RuleCoverage(code, same("Judul"), counts, (LocalizedText("tidak ada", "absent"),))


def papers(findings=(), rules=(), waived=(), documents=(), links=(), needs=()):
    made = [to_document(d, d["kind"], f"{d['kind']}.json", "0" * 64)[0] for d in documents]
    built = CascadeGraph(made)
    built.add_links(links)
    book = tuple(SimpleNamespace(code=code, needs=each, basis=()) for code, each in needs)
    return Workpapers(Report("1", "x", NOW, built, findings=findings, coverage=rules, waived=waived, rules=book))


def only(made):
    [aspect] = made.aspects
    return aspect.conclusion, aspect.status


@pytest.mark.parametrize(
    ("findings", "rules", "expected"),
    [
        ((), [rule("PLF-01", PASSED)], ("in_order", "met")),
        ((finding(),), [rule("PLF-01", FAILED)], ("not_in_order", "not_met")),
        ((finding(severity="warning"),), [rule("PLF-01", FAILED)], ("in_order", "met_with_notes")),
        ((finding(severity="info"),), [rule("PLF-01", FAILED)], ("in_order", "met")),
        ((), [rule("PLF-01", UNJUDGED)], ("insufficient_data", "not_judged")),
        ((), [rule("PLF-01", {"not_applicable": 4})], ("insufficient_data", "not_judged")),
        ((), [rule("PLF-01", PASSED), rule("PLF-02", UNJUDGED)], ("insufficient_data", "not_judged")),
        ((), [rule("PLF-01", PASSED), rule("PLF-02", {"error": 1})], ("insufficient_data", "not_judged")),
        ((), [rule("PLF-01", {"pass": 3, "insufficient_data": 1})], ("in_order", "met_with_notes")),
        ((finding(),), [rule("PLF-01", FAILED), rule("PLF-02", UNJUDGED)], ("not_in_order", "not_met")),
    ],
)
def test_conclusion_and_status_of_an_aspect(findings, rules, expected):
    assert only(papers(findings, rules)) == expected


def test_a_rule_without_its_rpjmd_is_a_limit_but_without_its_renstra_nothing_is_concluded():
    without = papers((), [rule("PLF-01", PASSED), rule("PLF-09", UNJUDGED)], needs=[("PLF-09", [("rpjmd",)])])
    core = papers((), [rule("PLF-01", PASSED), rule("PLF-09", UNJUDGED)], needs=[("PLF-09", [("renstra", "iku")])])

    assert only(without) == ("in_order", "met_with_notes")
    assert "Tidak dapat dinilai: 1 aturan." in without.aspects[0].statement.id
    assert only(core) == ("insufficient_data", "not_judged")


def test_a_waived_finding_is_a_note_with_its_reason_and_name():
    made = papers((), [rule("PLF-01", PASSED)], (WaivedFinding(finding(), "PK perubahan disusun", "Irban I"),))

    assert only(made) == ("in_order", "met_with_notes")
    assert any("Dikecualikan: PK perubahan disusun oleh Irban I" in row.condition.id for row in made.kkr)


def test_the_assurance_is_limited_and_never_positive():
    statement = papers((), [rule("PLF-01", PASSED)]).aspects[0].statement

    assert "tidak terdapat hal-hal yang membuat kami yakin bahwa" in statement.id
    assert "nothing came to our attention" in statement.en


def test_rows_cite_value_file_and_place_and_mark_a_basis_that_nobody_has_read():
    row = papers((finding(),), [rule("PLF-01", FAILED)]).kkr[1]

    assert row.evidence[0].id == "Rencana Aksi 2025 – TR IV: 84 (ra.xlsx, lembar “RA”, sel H8)"
    assert row.criterion.id == "Judul. Dasar: PermenPAN-RB 88/2021 [belum diverifikasi]"
    assert criterion(same("J"), [Basis("PP 8/2006", article="3", verified=True)]).en == "J. Basis: PP 8/2006, article 3"


def test_a_rule_that_was_judged_in_part_says_on_how_many():
    made = papers((), [rule("PLF-01", {"pass": 3, "insufficient_data": 2, "not_applicable": 9})])

    assert made.kkr[-1].condition.id == "Pada 2 dari 5 hal tidak dapat dinilai: tidak ada."


def test_the_aspect_of_a_rule_is_its_letters_and_a_region_may_have_its_own():
    assert (aspect_of("TRI-01"), aspect_name("TRI").id) == ("TRI", "Target triwulan")
    assert aspect_name(aspect_of("BMS-07")).id == "BMS"


def renstra(*targets, **more):
    years = [2024, 2025, 2026][: len(targets)]
    values = dict(zip(map(str, years), targets, strict=True))
    return {
        "kind": "renstra", "years": years,
        "indicators": [{"id": "a", "name": "Indeks Kepuasan Masyarakat", "level": "sasaran", "unit": "Indeks",
                        "targets": values, **more}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (renstra("80", "81", "82", direction="up"), (True, True, True)),
        (renstra("80", "79", "82", direction="up"), (True, True, False)),
        (renstra("80", "80", "82", direction="up"), (True, True, None)),
        (renstra("9", "8", "7", direction="down"), (True, True, True)),
        (renstra("baik", "baik", direction="up"), (None, True, None)),
        (renstra("-", ""), (False, False, None)),
    ],
)
def test_smart_is_answered_only_where_the_print_is_certain(document, expected):
    [row] = papers(documents=[document]).smart

    assert (row.measurable, row.timed, row.challenging) == expected


def same_everywhere(**changes):
    one = {
        "id": "a",
        "name": "Indeks Kepuasan Masyarakat",
        "level": "sasaran",
        "unit": "Indeks",
        "targets": {"2025": "82"},
    }
    documents = [
        {"kind": "renstra", "years": [2025, 2026], "indicators": [one]},
        {"kind": "renja", "year": 2025, "indicators": [one]},
        {"kind": "perjanjian_kinerja", "year": 2025, "owner": {"position": "Camat Contoh"}, "indicators": [{**one, **changes}]},
    ]  # fmt: skip
    links = [
        Link("renstra#a", "renja#a", "exact", 100, 100),
        Link("renstra#a", "perjanjian_kinerja#a", "exact", 100, 100),
    ]
    return papers(documents=documents, links=links).cascade


def test_fit_is_one_only_where_all_three_documents_say_the_same():
    [row] = same_everywhere()
    [other] = same_everywhere(targets={"2025": "84"})

    assert (row.fit, row.positions) == (1, ("Camat Contoh",))
    assert (other.fit, other.why.id) == (None, "Target 2025 berbeda")


def test_dates_and_numbers_are_written_as_each_language_writes_them():
    assert (written_number("1250.5").id, written_number("1250.5").en) == ("1.250,5", "1,250.5")
    assert (written_date(NOW).id, written_date(NOW).en) == ("31 Januari 2026", "31 January 2026")


def test_follow_up_says_what_became_of_earlier_findings():
    old = papers((finding(), finding("PLF-02")), [rule("PLF-01", FAILED), rule("PLF-02", FAILED)]).report
    new = papers((finding(),), [rule("PLF-01", FAILED), rule("PLF-02", PASSED)]).report
    earlier, later = (ReportFile.model_validate_json(json_reporter.render(each, "id")) for each in (old, new))
    made = Workpapers(replace(new, follow_up=compare_reports(earlier, later)))
    said = {row.code: row.follow_up.id for row in made.kkr if row.follow_up}

    assert said["PLF-01"] == "masih terbuka"
    assert said["PLF-02"].startswith(("selesai", "tidak dapat dinilai lagi"))


def test_a_missing_document_keeps_completeness_from_being_in_order():
    made = papers((), [rule("LKP-07", PASSED)]).report
    lacking = Workpapers(replace(made, missing_kinds=("renja",)))
    unread = Workpapers(replace(made, problems=(Problem("error", same("rusak"), source=Source("pk.pdf")),)))

    assert only(Workpapers(made)) == ("in_order", "met")
    assert only(lacking) == only(unread) == ("insufficient_data", "not_judged")
    assert lacking.aspects[0].statement.id.endswith("Kurang: Renja.")
    assert unread.aspects[0].statement.en.endswith("Missing: pk.pdf was not read.")


def test_rules_that_nobody_could_judge_for_one_reason_are_one_row():
    made = papers((), [rule("PLF-01", UNJUDGED), rule("PLF-02", UNJUDGED)])

    assert [row.condition.id for row in made.kkr[1:]] == ["2 aturan tidak dapat dinilai: tidak ada."]
    assert made.kkr[1].code == "PLF-01, PLF-02"
