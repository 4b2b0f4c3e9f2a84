"""A comparison is shown in the terminal, as JSON and as Markdown, and ends with 1 where something got worse."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from compared_reports import dossier, report_file
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.reports.schema import ReportFile


@pytest.fixture
def old(tmp_path: Path) -> ReportFile:
    return report_file(dossier(tmp_path / "lama"))


@cache
def runner() -> CliRunner:
    return CliRunner()


def saved(report: ReportFile, path: Path) -> Path:
    path.write_text(report.model_dump_json(by_alias=True), "utf-8")
    return path


@pytest.mark.slow
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
