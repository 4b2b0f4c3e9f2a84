"""A comparison is shown in the terminal, as JSON and as Markdown, and ends with 1 where something got worse."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from golden_reports import NOW
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.reports.followup import FollowUp
from cascade.reports.formats import json as json_reporter
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
    return ReportFile.model_validate_json(json_reporter.render(check([folder], CheckOptions(now=NOW)), "id"))


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
