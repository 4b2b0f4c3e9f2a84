"""A ruled table on a picture becomes a grid whose cells say how sure they are."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from types import SimpleNamespace

import pytest
from PIL import Image
from read_pictures import cells, load, scanned
from scanned_pages import HEIGHT, LEFT, PAPER, TOP, WIDTH, table, titled_table

from cascade.model import Grid, Quantity, Source, Unknown
from cascade.model.errors import DocumentError
from cascade.quantities.comparison import compare
from cascade.reading.extraction.ocr import tables
from cascade.reading.extraction.ocr.first_look import Look
from cascade.reading.extraction.ocr.page_picture import PagePicture
from cascade.reading.extraction.ocr.readings import LONG_WORD
from cascade.reading.extraction.ocr.time_budget import TimeBudget
from cascade.reading.extraction.printed_page import PrintedCell
from cascade.rules.evaluator import verdict_of

pytestmark = pytest.mark.slow


def test_a_scanned_page_becomes_a_grid_whose_cells_say_how_sure_they_are(tmp_path, reader):
    loaded = load(scanned(tmp_path / "pindaian.pdf", table(200)))
    read = cells(loaded)
    assert read[1, 1] == ("7.01.01.2.01", 0.99)
    assert read[2, 3] == ("84,5", 0.99)
    assert read[2, 4] == ("", tables.BLANK)
    assert [problem.severity for problem in loaded.problems] == ["warning"]
    assert "dibaca dari gambar" in loaded.problems[0].message.id


def test_a_picture_file_is_read_like_a_scanned_page(tmp_path, reader):
    for name, dpi in (("a.png", 100), ("b.jpg", 200)):
        table(dpi).save(tmp_path / name, dpi=(dpi, dpi))
        assert cells(load(tmp_path / name))[2, 3] == ("84,5", 0.99)


def test_each_page_of_a_tiff_is_read(tmp_path, reader):
    path = tmp_path / "c.tif"
    table(200).save(path, save_all=True, append_images=[table(200)], dpi=(200, 200))
    assert load(path).problems[0].pages == (1, 2)


def test_a_number_that_two_looks_read_differently_is_not_sure_and_shows_both(tmp_path, reader):
    reader.second = "34,5"
    [grid] = [b for b in load(scanned(tmp_path / "p.pdf", table(200))).blocks if isinstance(b, Grid)]
    cell = grid.at(2, 3)
    assert (cell.text, cell.source.confidence, cell.other) == ("84,5", 0.5, "34,5")


def _tried(monkeypatch, upright: int, look: Look, image: Image.Image) -> tuple[tables.Scan | None, list[int]]:
    """Scan a page whose lines are readable after so many quarter turns alone; return the turns that were tried, too."""
    attempt, sides = tables._attempted, []

    def attempted(found, place, budget):
        sides.append(found.picture.quarters)
        return attempt(found, place, budget)._replace(confidence=0.9 if sides[-1] == upright else 0.4)

    monkeypatch.setattr(tables, "_attempted", attempted)
    width, height = image.size
    place = PagePicture(1, lambda dpi: image, 200, (0, 0, width * 0.36, height * 0.36))
    return tables.scan(place, TimeBudget(60), look), sides


@pytest.mark.parametrize("text", ["O,85", "O"])
def test_a_number_with_a_letter_for_a_digit_is_not_sure(tmp_path, reader, text):
    reader.first = reader.second = text
    assert cells(load(scanned(tmp_path / "p.pdf", table(200))))[2, 3] == (text, tables.DISPUTED)


@pytest.mark.parametrize("text", ["O,85", "8O,5", "9O%", "l2", "1l", "5I", "O", "8S5", "8,S5"])
def test_a_letter_for_a_digit_is_seen(text):
    assert tables._LETTER_FOR_DIGIT.search(text)
    assert not LONG_WORD.search(text)
    assert tables.mended(text, frozenset()) == text


@pytest.mark.parametrize("text", ["B (65)", "WTP", "III", "S1", "A", "2 Lap", "100%", "BB"])
def test_grades_numerals_and_units_are_no_mistaken_digits(text):
    assert not tables._LETTER_FOR_DIGIT.search(text)


def test_a_page_that_lies_on_its_side_is_turned_and_its_boxes_are_told_as_it_lies(reader, monkeypatch):
    turned, sides = _tried(monkeypatch, 3, Look(4, is_sideways=True), table(200).rotate(90, expand=True))
    assert turned is not None
    assert sides == [1, 3]
    assert turned.is_turned
    assert [cell.columns for cell in turned.lattices[0].cells[:3]] == [2, 2, 1]
    left, top, right, bottom = turned.place(turned.lattices[0].cells[0].box)
    assert (left, right) == pytest.approx((TOP, TOP + HEIGHT), abs=2)
    assert (top, bottom) == pytest.approx((595 - LEFT - 2 * WIDTH, 595 - LEFT), abs=2)


def test_a_page_that_stands_on_its_head_is_turned_before_it_is_laid_on_its_side(reader, monkeypatch):
    assert _tried(monkeypatch, 2, Look(4, is_sideways=False), table(200).rotate(180))[1] == [0, 2]


def test_a_grid_without_readable_text_is_not_read(reader, monkeypatch):
    reader.confidence = 0.3
    place = PagePicture(1, lambda dpi: table(200), 200, (0, 0, *PAPER))
    assert tables.scan(place, TimeBudget(60), Look(4, is_sideways=False)) is None


def test_lines_of_a_turned_page_stand_in_the_order_in_which_they_are_read(tmp_path, reader):
    loaded = load(scanned(tmp_path / "p.pdf", titled_table(200).rotate(90, expand=True)))
    assert [type(block).__name__ for block in loaded.blocks] == ["Line", "Grid", "Line"]


def test_a_broken_picture_is_one_message(tmp_path, reader):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    with pytest.raises(DocumentError, match="not an intact picture"):
        load(tmp_path / "a.png")


def test_nothing_is_compared_with_a_number_that_was_read_poorly():
    confidence = Quantity("number", "84", Decimal(84), source=Source("a.pdf", confidence=0.97))
    poor = Quantity("number", "34", Decimal(34), source=Source("a.pdf", confidence=0.5))
    assert compare(confidence, Quantity("number", "80", Decimal(80))) == 1
    assert isinstance(compare(poor, confidence), Unknown)
    assert poor.ambiguous
    assert not confidence.ambiguous


def test_no_rule_fails_on_a_number_that_was_read_poorly():
    poor = Quantity("none", "", source=Source("a.pdf", confidence=0.5))
    operand = SimpleNamespace(evaluate=lambda scope: poor)
    condition = SimpleNamespace(evaluate=lambda scope: False, operands=[operand], text="")
    rule = SimpleNamespace(when=None, condition=condition)
    row = SimpleNamespace(scope={})
    assert verdict_of(rule, row)[0] == "insufficient_data"  # type: ignore[arg-type]
    poor = dataclasses.replace(poor, source=Source("a.pdf", confidence=0.97))
    assert verdict_of(rule, row)[0] == "fail"  # type: ignore[arg-type]


def test_strokes_that_run_together_are_still_the_four_quarters():
    def headings(*texts: str) -> list[str]:
        cells = [PrintedCell(text, 0, n, 1, 1, 1, (0, 0, 1, 1)) for n, text in enumerate(texts)]
        return [cell.text for cell in tables._with_quarters(cells)]

    assert headings("No", "TR1", "TR II", "TRII", "TR IV") == ["No", "TR I", "TR II", "TR III", "TR IV"]
    assert headings("TRII", "TRI II", "TRI III", "TRIIV") == ["TRI I", "TRI II", "TRI III", "TRI IV"]
    assert headings("I", "II", "II", "IV") == ["I", "II", "III", "IV"]
    assert headings("1", "1", "1", "1") == ["1", "1", "1", "1"]
    assert headings("TR I", "TR II", "Jumlah", "TR IV") == ["TR I", "TR II", "Jumlah", "TR IV"]


def test_a_comma_in_a_code_is_a_dot():
    assert tables._CODE.sub(lambda match: match[0].replace(",", "."), "6.01.01.2.06,0004") == "6.01.01.2.06.0004"
    assert not tables._CODE.search("1.250.000,50")


def test_a_scanned_table_is_read_by_the_network_itself(tmp_path):
    pytest.importorskip("rapidocr", reason="the extra ocr is not installed")
    pytest.importorskip("onnxruntime", reason="the extra ocr is not installed")
    read = cells(load(scanned(tmp_path / "p.pdf", table(200)), seconds=600))
    assert read[2, 1][0] == "Persentase desa yang tertib"
    assert read[2, 2][0] == "Indeks"
    assert read[2, 3][0] == "84,5"
    assert all(confidence is not None for _, confidence in read.values())
