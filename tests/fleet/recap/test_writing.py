"""The recap tells what the tables say: offices by aspect, what fails most often, chains, what could be judged."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from fleet_runs import a_region, run_here, table
from several_dossiers import dossier

from cascade.fleet.query import Tables
from cascade.fleet.recap.results import government_recap, nation_recap
from cascade.fleet.recap.writing import write_recap
from cascade.model.errors import CascadeError


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    root = a_region(tmp_path_factory.mktemp("daerah"))
    dossier(root / "Kab Lain" / "Dinas 9", "140%", "<b>Dinas</b> =1+1")
    (root / "Kab Lain" / "Dinas Rusak.zip").write_bytes(b"PK bukan zip")
    return run_here(root, tmp_path_factory.mktemp("hasil"))


@pytest.fixture(scope="module")
def place(run, tmp_path_factory):
    place = tmp_path_factory.mktemp("rekap")
    write_recap(run.folder, place, "id")
    return place


def test_the_numbers_are_those_of_the_tables(run):
    tables = Tables.of(run.folder)
    recap = government_recap(tables, "Kab Contoh")
    findings = [row for row in table(run, "finding") if row["government"] == "Kab Contoh" and row["state"] == "open"]

    assert recap.dossiers == 4
    for severity in ("error", "warning", "question"):
        assert sum(each.count(severity) for each in recap.summary.dossiers) == sum(
            row["severity"] == severity for row in findings
        )
    numbers = {(row["dossier"], row["main_problem"]) for row in findings if row["main_problem"] is not None}
    assert sum(sum(each.problems.values()) for each in recap.summary.dossiers) == len(numbers)
    assert {each.code for each in recap.frequent} == {row["code"] for row in findings if row["severity"] != "info"}


def test_governments_are_told_beside_each_other_the_worst_first(run):
    nation = nation_recap(Tables.of(run.folder), "semua")

    assert {line.government: (line.dossiers, line.failed) for line in nation.lines} == {
        "Kab Contoh": (4, 0),
        "Kab Lain": (2, 1),
    }
    assert nation.lines[0].errors_per_1000 >= nation.lines[1].errors_per_1000
    assert all(0 <= line.percent <= 100 for line in nation.lines)


def test_there_is_a_page_and_a_workbook_for_all_and_for_each(place):
    assert sorted(path.relative_to(place).as_posix() for path in place.rglob("*.*")) == [
        "Kab Contoh/rekap.html", "Kab Contoh/rekap.xlsx", "Kab Lain/rekap.html", "Kab Lain/rekap.xlsx", "rekap.html", "rekap.xlsx"
    ]  # fmt: skip
    assert 'href="Kab%20Contoh/rekap.html"' in (place / "rekap.html").read_text("utf-8")
    assert 'href="../rekap.html"' in (place / "Kab Contoh" / "rekap.html").read_text("utf-8")


def test_pages_need_nothing_else_and_say_what_documents_print_as_text(place):
    for path in place.rglob("*.html"):
        page = path.read_text("utf-8")
        assert not re.search(r"<script|https?://|url\(|src=", page.replace("http://www.w3.org", ""))
        assert "default-src 'none'" in page
        assert page.count("<svg") >= 2
    assert "&lt;b&gt;Dinas&lt;/b&gt; =1+1" in (place / "Kab Lain" / "rekap.html").read_text("utf-8")
    assert "Tidak dapat diperiksa" in (place / "Kab Lain" / "rekap.html").read_text("utf-8")


def test_the_workbook_has_the_same_and_no_formula(place):
    book = openpyxl.load_workbook(io.BytesIO((place / "Kab Lain" / "rekap.xlsx").read_bytes()))

    assert book.sheetnames == ["Rekap", "Angka", "Dokumen", "Tersering", "Rantai", "Cakupan", "Jenis dokumen"]
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert any(cell.value == "<b>Dinas</b> =1+1" for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert openpyxl.load_workbook(place / "rekap.xlsx").sheetnames == [
        "Pemerintah",
        "Tersering",
        "Cakupan",
        "Jenis dokumen",
    ]


def test_one_government_alone_has_its_page_right_there(run, tmp_path):
    assert write_recap(run.folder, tmp_path, "en", "Kab Lain") == tmp_path / "Kab Lain" / "rekap.html"
    assert "Most frequent problems" in (tmp_path / "Kab Lain" / "rekap.html").read_text("utf-8")
    with pytest.raises(CascadeError, match="no result of the government"):
        write_recap(run.folder, tmp_path, "id", "Kab Salah")


def test_a_page_of_552_governments_stays_small(run, monkeypatch):
    from dataclasses import replace

    from cascade.fleet.recap import page

    nation = nation_recap(Tables.of(run.folder), "semua")
    many = tuple(
        replace(nation.lines[0], government=f"Kabupaten Contoh {n}", file=f"Kabupaten Contoh {n}") for n in range(552)
    )
    html = page.render_nation(replace(nation, lines=many), "id")

    assert len(html) < 400_000
    assert html.count("<tr id=") == 552
    assert "Cari menurut nama" in html
