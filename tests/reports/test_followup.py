"""What became of the findings of an earlier report, and what changed between two versions of a document."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from documents_as_text import canonical
from golden_reports import NOW
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.graph import version_diff
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_documents
from cascade.pipeline import check as pipeline
from cascade.reports.followup import FollowUp, compare_reports, new_or_graver
from cascade.reports.formats import json as json_reporter
from cascade.reports.formats import md, sarif
from cascade.reports.schema import ReportFile

RENSTRA = """
kind: renstra
opd: Kecamatan Contoh
years: [2024, 2025]
indicators:
  - {name: Indeks Kepuasan Masyarakat, level: sasaran, unit: indeks, targets: {2025: "82,50"}}
  - {name: Persentase Linmas terbina, level: sasaran, unit: "%", targets: {2025: "85%"}}
"""
PK = """
kind: perjanjian_kinerja
opd: Kecamatan Contoh
year: 2025
indicators:
  - {name: Indeks Kepuasan Masyarakat, level: sasaran, unit: indeks, target: "IKM"}
  - {name: Persentase Linmas terbina, level: sasaran, unit: "%", target: "LINMAS"}
"""


def dossier(
    folder: Path, ikm: str | None = "84", linmas: str = "95%", renstra: str | None = RENSTRA, more: str = ""
) -> Path:
    folder.mkdir(exist_ok=True)
    pk = PK.replace("LINMAS", linmas)
    if ikm is None:
        pk = "\n".join(line for line in pk.splitlines() if "IKM" not in line)
    (folder / "pk.yaml").write_text(pk.replace("IKM", ikm or ""), "utf-8")
    if renstra:
        (folder / "renstra.yaml").write_text(renstra, "utf-8")
    (folder / "berkas.yaml").write_text(f"opd: Kecamatan Contoh\n{more}", "utf-8")
    return folder


def report_file(folder: Path) -> ReportFile:
    return ReportFile.model_validate_json(json_reporter.render(pipeline.check([folder], now=NOW), "id"))


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
        f"waivers:\n  - {{fingerprint: {fault.fingerprint}, reason: disetujui, by: Inspektur}}\n", "utf-8"
    )
    follow_up = compare_reports(old, report_file(folder))

    assert [(each.finding.fingerprint, each.status) for each in follow_up.gone] == [(fault.fingerprint, "waived")]


def test_a_report_says_what_became_of_an_earlier_one_in_every_format(old, tmp_path):
    later = pipeline.follow(pipeline.check([dossier(tmp_path / "baru", ikm="82,50", linmas="97%")], now=NOW), old)
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
    report = pipeline.check([dossier(tmp_path / "baru")], now=NOW)

    assert "200501" not in json_reporter.render(pipeline.follow(report, earlier), "id")
    assert "200501" in json_reporter.render(pipeline.follow(report, earlier, personal=True), "id")


# Versions of one document


def changes(old: list[dict], new: list[dict], kind: str = "renja") -> version_diff.VersionDiff:
    left, right = canonical(kind, old, id="L0", year=2025), canonical(kind, new, id="R0", year=2025)
    graph = CascadeGraph([left, right])
    return version_diff.compare_versions(graph, [left], [right], link_documents(graph, [left], [right]))


def indicator(name: str = "Jumlah rapat koordinasi", **more: object) -> dict:
    return {
        "name": name,
        "level": "sub_kegiatan",
        "element": "Rapat Koordinasi",
        "unit": "kali",
        "target": "12",
        **more,
    }


def said(found: version_diff.VersionDiff) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (each.kind, each.name, [(d.label.id, d.old.id, d.new.id) for d in each.differences])
        for each in found.changes
        if not each.is_element
    ]


def test_a_target_that_was_changed_is_told_with_both_values():
    assert said(changes([indicator()], [indicator(target="15")])) == [
        ("changed", "Jumlah rapat koordinasi", [("target 2025", "12", "15")])
    ]


@pytest.mark.parametrize(("old", "new"), [("12", "12,00"), ("12 kali", "12"), ("1.200", "1200")])
def test_another_way_of_writing_a_number_is_no_change(old, new):
    found = changes([indicator(target=old)], [indicator(target=new)])

    assert (said(found), found.unchanged) == ([], 1)


def test_another_spelling_of_a_unit_is_no_change_another_unit_is():
    assert said(changes([indicator(unit="dok.")], [indicator(unit="Dokumen")])) == []
    assert said(changes([indicator()], [indicator(unit="dokumen")])) == [
        ("changed", "Jumlah rapat koordinasi", [("satuan", "kali", "dokumen")])
    ]


def test_an_indicator_that_is_only_in_one_version_is_added_or_dropped():
    rapat, surat = indicator(), indicator("Jumlah surat keterangan terlayani", element="Pelayanan Surat")

    assert [each[:2] for each in said(changes([rapat], [rapat, surat]))] == [("added", surat["name"])]
    assert [each[:2] for each in said(changes([rapat, surat], [rapat]))] == [("dropped", surat["name"])]


def test_a_new_name_is_found_by_linking():
    [(kind, name, [(label, old, _)])] = said(
        changes(
            [indicator("Jml rapat koordinasi kecamatan")],
            [indicator("Jumlah rapat koordinasi di kecamatan yang dilaksanakan")],
        )
    )

    assert (kind in ("renamed", "unsure"), label, old) == (True, "nama", "Jml rapat koordinasi kecamatan")
    assert name.endswith("dilaksanakan")


def test_a_value_that_was_filled_in_is_a_change():
    assert said(changes([indicator(target="")], [indicator(target="4")])) == [
        ("changed", "Jumlah rapat koordinasi", [("target 2025", "(kosong)", "4")])
    ]


def test_a_column_of_one_version_is_told_once_and_not_for_each_row():
    rows = [indicator(f"Jumlah rapat {each}", element=f"Rapat {each}") for each in ("camat", "lurah", "dinas")]
    wider = [{**row, "pagu": {2025: "1.000.000"}} for row in rows]
    found = changes(rows, wider)

    assert said(found) == []
    assert [each.en for each in found.columns] == ["only in the new version: pagu 2025"]


def test_the_pagu_of_an_element_is_compared():
    elements = [{"id": "k", "level": "kegiatan", "name": "Rapat Koordinasi", "pagu": {2025: "74.000.000"}}]
    left = canonical("renja", [], id="L0", year=2025, elements=elements)
    right = canonical("renja", [], id="R0", year=2025, elements=[{**elements[0], "pagu": {2025: "74.500.000"}}])
    graph = CascadeGraph([left, right])
    [change] = version_diff.compare_versions(graph, [left], [right], ()).changes

    assert change.is_element
    assert (change.differences[0].old.id, change.differences[0].new.id) == ("74.000.000", "74.500.000")


# The command


@cache
def runner() -> CliRunner:
    return CliRunner()


def saved(report: ReportFile, path: Path) -> Path:
    path.write_text(report.model_dump_json(by_alias=True), "utf-8")
    return path


def test_diff_ends_one_for_new_errors_and_zero_without(old, tmp_path):
    clean = saved(report_file(dossier(tmp_path / "rapi", ikm="82,50", linmas="85%")), tmp_path / "rapi.json")
    faulty = saved(old, tmp_path / "lama.json")

    assert runner().invoke(app, ["diff", str(clean), str(faulty)]).exit_code == 1
    assert runner().invoke(app, ["diff", str(clean), str(faulty), "--fail-on", "never"]).exit_code == 0
    assert runner().invoke(app, ["diff", str(faulty), str(clean)]).exit_code == 0
    assert runner().invoke(app, ["diff", str(faulty), str(faulty)]).exit_code == 0


def test_diff_of_reports_as_json_has_every_finding_with_its_status(old, tmp_path):
    clean = saved(report_file(dossier(tmp_path / "rapi", ikm="82,50", linmas="85%")), tmp_path / "rapi.json")
    result = runner().invoke(app, ["diff", str(saved(old, tmp_path / "lama.json")), str(clean), "--format", "json"])
    data = json.loads(result.stdout)

    assert sum(data["counts"].values()) == len(data["findings"])
    assert "solved" in {each["follow_up"]["status"] for each in data["findings"]}


@pytest.mark.parametrize("format_", ["table", "json", "md"])
def test_diff_of_documents_shows_old_and_new_values(tmp_path, format_):
    before, after = (dossier(tmp_path / name, ikm=ikm) / "pk.yaml" for name, ikm in (("a", "84"), ("b", "86")))
    result = runner().invoke(app, ["diff", str(before), str(after), "--format", format_])

    assert result.exit_code == 1
    assert "84" in result.stdout
    assert "86" in result.stdout


def test_diff_of_different_kinds_of_document_is_refused(tmp_path):
    folder = dossier(tmp_path / "a")
    result = runner().invoke(app, ["diff", str(folder / "pk.yaml"), str(folder / "renstra.yaml")])

    assert "is a Perjanjian Kinerja" in str(result.exception)


def test_a_report_that_is_none_is_refused_with_the_place(tmp_path):
    path = tmp_path / "laporan.json"
    path.write_text('{"generator": "cascade", "version": 1}', "utf-8")
    result = runner().invoke(app, ["check", str(dossier(tmp_path / "a")), "--previous", str(path)])

    assert "no report of cascade" in str(result.exception)
