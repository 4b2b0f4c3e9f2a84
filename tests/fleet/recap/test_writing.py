"""The recap tells what the tables say: offices by aspect, what fails most often, chains, what could be judged."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from cascade.fleet.recap.writing import write_recap
from cascade.model.errors import CascadeError


@pytest.fixture(scope="module")
def place(run, tmp_path_factory):
    place = tmp_path_factory.mktemp("rekap")
    write_recap(run.folder, place, "id")
    return place


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
