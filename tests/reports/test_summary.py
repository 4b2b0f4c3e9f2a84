"""Several dossiers at once: a report each, and one recap that hides nothing."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from golden_reports import DOSSIERS, NOW, ROOT, report_of
from lxml import html as lxml_html
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.model.i18n import same
from cascade.reports import summary
from cascade.reports.summary import Box, Line, folder_names, line_of, recap_of

PK = "kind: perjanjian_kinerja\nopd: {opd}\nyear: 2025\nindicators:\n  - {{name: Persentase Linmas terbina, level: sasaran, unit: '%', target: {target}}}\n"


def dossier(folder: Path, target: str = "95%", opd: str = "Kecamatan Contoh") -> Path:
    folder.mkdir(parents=True)
    (folder / "pk.yaml").write_text(PK.format(opd=opd, target=target), "utf-8")
    return folder


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    bad = tmp_path / "Kecamatan C"
    bad.mkdir()
    return [dossier(tmp_path / "Kecamatan A"), dossier(tmp_path / "Kecamatan B", "140%", "=1+1"), bad]


def check(folders: list[Path], output: Path, *more: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["check", *map(str, folders), "--output", str(output), *more])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


def test_each_dossier_has_its_report_and_a_bad_one_stops_no_other(folders, tmp_path):
    code, _ = check(folders, tmp_path / "out", "--report", "json,html")

    assert code == 2
    assert {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")} == {
        "Kecamatan A/laporan.json", "Kecamatan A/laporan.html", "Kecamatan B/laporan.json", "Kecamatan B/laporan.html",
        "rekap.html", "rekap.xlsx",
    }  # fmt: skip


def test_the_worst_comes_first_and_what_failed_before_all(folders, tmp_path):
    _, shown = check(folders, tmp_path / "out", "--format", "json")
    data = json.loads(shown)["dossiers"]

    assert [each["dossier"] for each in data] == ["Kecamatan C", "Kecamatan B", "Kecamatan A"]
    assert "tidak ada dokumen" in data[0]["failure"]


def test_the_numbers_are_those_of_the_reports(folders, tmp_path):
    _, shown = check(folders[:2], tmp_path / "out", "--format", "json", "--report", "json")
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
    assert Box({}, judged=0, unjudged=2).state == "nothing"
    assert Box({}, judged=3, unjudged=2).state == "partly"
    assert Box({}, judged=3).state == "good"
    assert Box({"warning": 1, "question": 4}, judged=1, unjudged=2).state == "warning"
    assert Box().state == "none"


@cache
def made() -> summary.Recap:
    lines = [line_of(report_of(name), name, ("laporan.html",)) for name in DOSSIERS]
    return recap_of("0", NOW, [*lines, Line("rusak", "rusak", failure=same("<b>rusak</b>"))])


def test_the_page_shows_every_dossier_and_aspect_and_needs_nothing_else():
    page = lxml_html.fromstring(summary.html(made(), "id"))
    head, *rows = page.xpath("//tr")

    assert len(head) == 1 + 3 + 1 + len(made().aspects) + 1
    assert [row.xpath("string(th/small)").split(" ")[0].strip() for row in rows] == ["rusak", *DOSSIERS]
    assert not page.xpath("//script|//link|//img|//b")
    assert page.xpath("//a/@href") == ["laporan.html", "laporan.html"]


def test_the_workbook_has_the_numbers_as_numbers_and_no_formula(folders, tmp_path):
    check(folders, tmp_path / "out")
    book = openpyxl.load_workbook(tmp_path / "out" / "rekap.xlsx")

    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        assert sheet.freeze_panes == "C6"
        assert sheet.auto_filter.ref
    rows = list(book["Angka"].iter_rows(min_row=6, values_only=True))
    assert {row[0] for row in rows} == {"=1+1", "Kecamatan Contoh"}
    assert all(isinstance(value, int) for row in rows for value in row[3:])


def test_the_same_dossiers_give_the_same_bytes():
    assert summary.xlsx(made(), "id") == summary.xlsx(made(), "id")
    assert summary.html(made(), "en") == summary.html(made(), "en")


def test_the_workbook_agrees_with_the_page():
    [sheet, *_] = openpyxl.load_workbook(io.BytesIO(summary.xlsx(made(), "id"))).worksheets
    totals = {row[1]: row[2:6] for row in sheet.iter_rows(min_row=6, values_only=True) if row[2] is not None}

    for line in made().lines:
        if not line.failure:
            counts = (*(line.count(severity) for severity in summary.SHOWN), line.unjudged)
            assert totals[line.folder] == counts


def test_folders_and_files_together_are_refused(folders, tmp_path):
    result = CliRunner().invoke(app, ["check", str(folders[0]), str(folders[1] / "pk.yaml")])

    assert "Give folders only" in str(result.exception)


def test_an_earlier_run_of_the_same_dossiers_is_followed_up(folders, tmp_path):
    check(folders[:2], tmp_path / "satu", "--report", "json")
    check(folders[:2], tmp_path / "dua", "--report", "json", "--previous", str(tmp_path / "satu"))
    later = json.loads((tmp_path / "dua" / "Kecamatan B" / "laporan.json").read_text("utf-8"))

    assert set(later["follow_up"]["counts"]) == {"open"}


def test_the_shipped_examples_can_be_checked_together(tmp_path):
    code, shown = check([ROOT / "documents" / name for name in DOSSIERS], tmp_path / "out", "--report", "md")

    assert code == 1
    assert "2 berkas diperiksa" in shown
