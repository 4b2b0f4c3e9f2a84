"""What came of the pictures of a file is told: what was read, what was left and why."""

from __future__ import annotations

import fpdf
import pytest
from read_pictures import load, scanned
from scanned_pages import PAPER, letter, organisation_chart, table

from cascade.model import Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import number_ranges
from cascade.reading.extraction.ocr import scanner
from cascade.reading.extraction.ocr.first_look import Look
from cascade.reading.extraction.ocr.page_picture import PagePicture, best_dpi
from cascade.reading.extraction.ocr.scanner import Scanner

pytestmark = pytest.mark.slow


def test_text_of_the_page_over_a_picture_is_read_instead_of_the_picture(tmp_path, reader):
    pdf = fpdf.FPDF(unit="pt", format=PAPER)
    pdf.add_page()
    pdf.image(table(200), 0, 0, *PAPER)
    pdf.set_font("Helvetica", size=9)
    pdf.text(80, 110, "Indikator Kinerja Utama")
    pdf.output(str(tmp_path / "p.pdf"))
    load(tmp_path / "p.pdf")
    assert reader.calls == 0


def test_a_picture_without_a_ruled_table_is_told_and_costs_no_reading(tmp_path, reader):
    loaded = load(scanned(tmp_path / "p.pdf", table(200, ruled=False)))
    assert reader.calls == 0
    assert ["tanpa tabel bergaris" in problem.message.id for problem in loaded.problems] == [True]


def test_pages_for_which_no_time_remains_are_listed_with_the_option_that_gives_more(tmp_path, reader):
    loaded = load(scanned(tmp_path / "p.pdf", table(200), table(200)), seconds=0)
    [problem] = loaded.problems
    assert problem.pages == (1, 2)
    assert "--ocr-budget" in problem.hint.id
    assert not loaded.blocks


def test_pages_of_text_beside_a_scanned_table_are_read_after_it(tmp_path, reader):
    loaded = load(scanned(tmp_path / "p.pdf", letter(200), table(200), letter(200), letter(200)))
    assert {problem.message.id.split(" hal. ")[1].split(" ", 1)[0]: problem.pages for problem in loaded.problems} == {
        "2": (2,),
        "1,": (1, 3),
        "4": (4,),
    }


def test_without_a_scanned_table_no_page_of_text_and_no_chart_is_read(tmp_path, reader):
    loaded = load(scanned(tmp_path / "p.pdf", letter(200), organisation_chart(150)))
    assert reader.calls == 0
    assert [problem.pages for problem in loaded.problems] == [(1, 2)]


def test_wide_tables_are_read_before_lists_when_time_runs_out(tmp_path, reader, monkeypatch):
    columns = {1: 3, 2: 8, 3: 5}
    read = []
    monkeypatch.setattr(Scanner, "_read", lambda self, picture, look, found, fate: read.append(picture.page))
    seen = Scanner(Source("a.pdf"), 60)
    seen.looked_at = [
        (PagePicture(page, lambda dpi: table(100), 100, (0, 0, *PAPER)), Look(count, is_sideways=False))
        for page, count in columns.items()
    ]
    seen.read_pictures()
    assert read == [2, 3, 1]


def test_without_the_extra_the_page_is_listed_with_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(scanner, "is_installed", lambda: False)
    [problem] = load(scanned(tmp_path / "p.pdf", table(100))).problems
    assert "pip install 'cascade-sakip[ocr]'" in problem.hint.id
    table(100).save(tmp_path / "a.png")
    with pytest.raises(DocumentError) as raised:
        load(tmp_path / "a.png")
    assert "cascade-sakip[ocr]" in raised.value.hint.id


def test_coarse_pictures_are_enlarged_and_fine_ones_are_not_looked_at_in_full():
    assert [best_dpi(dpi) for dpi in (100, 129, 200, 300, 600)] == [300, 387, 200, 300, 300]


def test_pages_are_said_in_runs():
    assert number_ranges([1, 2, 3, 7]) == "1–3, 7"
