"""Several dossiers at once: a report each, and one summary that hides nothing."""

from __future__ import annotations

import json

import pytest
from several_dossiers import check_several, three_dossiers
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.reports.summary import AspectResult, DossierResult, folder_names

pytestmark = pytest.mark.slow


@pytest.fixture
def folders(tmp_path):
    return three_dossiers(tmp_path)


def test_each_dossier_has_its_report_and_a_bad_one_stops_no_other(folders, tmp_path):
    code, _ = check_several(folders, tmp_path / "out", "--report", "json,html")

    assert code == 2
    assert {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("[!.]*.*")} == {
        "Kecamatan A/laporan.json", "Kecamatan A/laporan.html", "Kecamatan B/laporan.json", "Kecamatan B/laporan.html",
        "rekap.html", "rekap.xlsx",
    }  # fmt: skip


def test_the_worst_comes_first_and_what_failed_before_all(folders, tmp_path):
    _, shown = check_several(folders, tmp_path / "out", "--format", "json")
    data = json.loads(shown)["dossiers"]

    assert [each["dossier"] for each in data] == ["Kecamatan C", "Kecamatan B", "Kecamatan A"]
    assert "tidak ada dokumen" in data[0]["failure"]


def test_the_numbers_are_those_of_the_reports(folders, tmp_path):
    _, shown = check_several(folders[:2], tmp_path / "out", "--format", "json", "--report", "json")
    for each in json.loads(shown)["dossiers"]:
        report = json.loads((tmp_path / "out" / each["dossier"] / "laporan.json").read_text("utf-8"))
        for severity, count in each["findings"].items():
            assert sum(finding["severity"] == severity for finding in report["findings"]) == count
        unjudged = [
            c for c in report["coverage"] if not c.get("fail") and not c.get("pass") and c.get("insufficient_data")
        ]
        assert each["not_judged"] == len(unjudged)


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["x/camat", "x/dinas"], ["camat", "dinas"]),
        (["a/2025", "b/2025"], ["a-2025", "b-2025"]),
        (["a/Camat", "b/camat"], ["a-Camat", "b-camat"]),
        (["p/a/x", "q/a/x", "y"], ["p-a-x", "q-a-x", "y"]),
        (["a/x", "a/x"], None),
    ],
)
def test_two_dossiers_of_one_name_do_not_go_to_the_same_place(paths, names, tmp_path):
    found = folder_names([tmp_path / path for path in paths])

    assert len({name.casefold() for name in found}) == len(paths)
    assert names is None or found == names


def test_a_rule_that_was_not_judged_never_looks_like_nothing_found():
    assert AspectResult({}, judged=0, unjudged=2).state == "nothing"
    assert AspectResult({}, judged=3, unjudged=2).state == "partly"
    assert AspectResult({}, judged=3).state == "good"
    assert AspectResult({"warning": 1, "question": 4}, judged=1, unjudged=2).state == "warning"
    assert AspectResult().state == "none"


def test_main_problems_are_counted_beside_the_findings_that_they_are_made_of(folders, tmp_path):
    _, shown = check_several(folders[:2], tmp_path / "out", "--format", "json", "--report", "json")
    for each in json.loads(shown)["dossiers"]:
        report = json.loads((tmp_path / "out" / each["dossier"] / "laporan.json").read_text("utf-8"))
        assert sum(each["pokok"].values()) == len(report["pokok"])
        for severity, count in each["pokok"].items():
            assert sum(problem["severity"] == severity for problem in report["pokok"]) == count


def test_a_dossier_is_never_called_complete_without_a_document_that_is_only_not_due_yet():
    assert DossierResult("a", "Kecamatan A").documents.id == "lengkap"
    assert DossierResult("a", "A", not_due=("rencana_aksi",)).documents.id == "belum diperlukan: Rencana Aksi"
    assert DossierResult("a", "A", missing=("renja",), not_due=("lkjip",)).documents.en == "Renja, not due yet: LKjIP"


def test_folders_and_files_together_are_refused(folders, tmp_path):
    result = CliRunner().invoke(app, ["check", str(folders[0]), str(folders[1] / "pk.yaml")])

    assert "Give folders (or ZIPs) only" in str(result.exception)


def test_an_earlier_run_of_the_same_dossiers_is_followed_up(folders, tmp_path):
    check_several(folders[:2], tmp_path / "satu", "--report", "json")
    check_several(folders[:2], tmp_path / "dua", "--report", "json", "--previous", str(tmp_path / "satu"))
    later = json.loads((tmp_path / "dua" / "Kecamatan B" / "laporan.json").read_text("utf-8"))

    assert set(later["follow_up"]["counts"]) == {"open"}


def test_a_grave_finding_in_one_of_several_fails_the_run(folders, tmp_path):
    code, shown = check_several(folders[:2], tmp_path / "out", "--report", "md", "--fail-on", "warning")

    assert code == 1
    assert "2 berkas diperiksa" in shown
