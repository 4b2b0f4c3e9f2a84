"""Tables in pictures are read within a budget; their numbers say how sure they are, and no rule fails on a poor one."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import fpdf
import pytest
from PIL import Image
from scanned_pages import table

from cascade.model import Grid, LoadedFile, Quantity, Source, Unknown
from cascade.model.errors import DocumentError
from cascade.model.i18n import number_ranges
from cascade.quantities.comparison import compare
from cascade.reading import loaders
from cascade.reading.extraction.ocr import engine, scanner, tables
from cascade.reading.extraction.ocr.readings import DISPUTED, LineReading, NumberMarks, marks_of, settled
from cascade.reading.extraction.ocr.scanner import best_dpi
from cascade.reading.extraction.ocr.time_budget import OutOfTimeError, TimeBudget
from cascade.reading.extraction.ocr.word_mending import mended
from cascade.reading.extraction.printed_page import PrintedCell
from cascade.rules.evaluator import judge_row

numpy = pytest.importorskip("numpy", reason="the extra ocr brings numpy")


def letters(text: str, sure: float = 0.99) -> list[engine.Letter]:
    size = len(text)
    return [engine.Letter(each, n / size, (n + 1) / size, sure, "") for n, each in enumerate(text)]


@pytest.fixture
def reader(monkeypatch):
    """A network that reads `84,5` in each short line and `7.01.01.2.01` in each long one."""
    state = SimpleNamespace(first="84,5", second="84,5", sure=0.99, calls=0)

    def read(pictures: Sequence[Any], narrow: float = engine.NARROW):
        state.calls += 1
        short = state.first if narrow == engine.NARROW else state.second
        for number, pixels in enumerate(pictures):
            is_short = pixels.shape[1] < 3 * pixels.shape[0]
            yield number, letters(short if is_short else "7.01.01.2.01", state.sure)

    monkeypatch.setattr(engine, "read", read)
    monkeypatch.setattr(scanner, "is_installed", lambda: True)
    return state


def scanned(path: Path, *pictures: Image.Image) -> Path:
    pdf = fpdf.FPDF(unit="pt", format=(595, 842))
    for picture in pictures:
        pdf.add_page()
        pdf.image(picture, 0, 0, 595, 842)
    pdf.output(str(path))
    return path


def load(path: Path, seconds: float = 60) -> LoadedFile:
    return loaders.load(path, path.name, loaders.LoadContext(ocr_seconds=seconds))


def cells(loaded: LoadedFile) -> dict[tuple[int, int], tuple[str, float | None]]:
    [grid] = [block for block in loaded.blocks if isinstance(block, Grid)]
    return {(cell.row, cell.column): (" ".join(cell.text.split()), cell.source.confidence) for cell in grid.cells}


def test_a_scanned_page_becomes_a_grid_whose_cells_say_how_sure_they_are(tmp_path, reader):
    loaded = load(scanned(tmp_path / "pindaian.pdf", table(200)))
    read = cells(loaded)
    assert read[1, 1] == ("7.01.01.2.01", 0.99)
    assert read[2, 3] == ("84,5", 0.99)
    assert read[2, 4] == ("", tables.BLANK)
    assert [problem.severity for problem in loaded.problems] == ["warning"]
    assert "dibaca dari gambar" in loaded.problems[0].message.id


def test_a_picture_file_is_read_like_a_scanned_page(tmp_path, reader):
    for name, more in (("a.png", {"dpi": (100, 100)}), ("b.jpg", {"dpi": (100, 100)})):
        table(100).save(tmp_path / name, **more)
        assert cells(load(tmp_path / name))[2, 3] == ("84,5", 0.99)


def test_each_page_of_a_tiff_is_read(tmp_path, reader):
    path = tmp_path / "c.tif"
    table(100).save(path, save_all=True, append_images=[table(100)], dpi=(100, 100))
    assert load(path).problems[0].pages == (1, 2)


def test_a_number_that_two_looks_read_differently_is_not_sure_and_shows_both(tmp_path, reader):
    reader.second = "34,5"
    [grid] = [b for b in load(scanned(tmp_path / "p.pdf", table(100))).blocks if isinstance(b, Grid)]
    cell = grid.at(2, 3)
    assert (cell.text, cell.source.confidence, cell.other) == ("84,5", 0.5, "34,5")


def test_a_page_that_lies_on_its_side_is_turned_and_its_boxes_are_told_as_it_lies(tmp_path, reader, monkeypatch):
    look = tables._look_for_tables
    sides = []

    def looked(image, dpi, quarters, origin, free):
        sides.append(quarters)
        return look(image, dpi, quarters, origin, free)

    monkeypatch.setattr(tables, "_look_for_tables", looked)
    monkeypatch.setattr(tables, "_upright_confidence", lambda lines: 0.9 if sides[-1] == 3 else 0.4)
    upright = tables.scan(lambda: table(100).rotate(90, expand=True), 100, TimeBudget(60))
    assert sides == [0, 1, 3, 2]
    assert [cell.columns for cell in upright.lattices[0].cells[:3]] == [2, 2, 1]
    straight = tables._look_for_tables(table(100), 100, 0, (0, 0), None).lattices[0].cells[0].box
    left, top, right, bottom = upright.place(upright.lattices[0].cells[0].box)
    assert (top, bottom) == pytest.approx((595 - straight[2], 595 - straight[0]), abs=2)
    assert (left, right) == pytest.approx((straight[1], straight[3]), abs=2)


def test_text_of_the_page_over_a_picture_is_read_instead_of_the_picture(tmp_path, reader):
    pdf = fpdf.FPDF(unit="pt", format=(595, 842))
    pdf.add_page()
    pdf.image(table(200), 0, 0, 595, 842)
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


def test_a_clock_knows_from_what_it_has_seen_whether_a_page_still_fits():
    clock = TimeBudget(10)
    assert clock.allows(100)
    clock.lines, clock.spent = 10, 5.0
    assert clock.allows(10)
    assert not clock.allows(100)


def test_a_page_that_takes_longer_than_expected_is_left(tmp_path, reader, monkeypatch):
    monkeypatch.setattr(TimeBudget, "left", property(lambda clock: -1 if reader.calls else 1))
    monkeypatch.setattr(TimeBudget, "allows", lambda clock, lines: True)
    with pytest.raises(OutOfTimeError):
        tables.scan(lambda: table(200), 200, TimeBudget(1))


def test_without_the_extra_the_page_is_listed_with_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(scanner, "is_installed", lambda: False)
    [problem] = load(scanned(tmp_path / "p.pdf", table(100))).problems
    assert "pip install 'cascade-sakip[ocr]'" in problem.hint.id
    table(100).save(tmp_path / "a.png")
    with pytest.raises(DocumentError) as raised:
        load(tmp_path / "a.png")
    assert "cascade-sakip[ocr]" in raised.value.hint.id


def test_a_broken_picture_is_one_message(tmp_path, reader):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    with pytest.raises(DocumentError, match="not an intact picture"):
        load(tmp_path / "a.png")


def test_nothing_is_compared_with_a_number_that_was_read_poorly():
    sure = Quantity("number", "84", Decimal(84), source=Source("a.pdf", confidence=0.97))
    poor = Quantity("number", "34", Decimal(34), source=Source("a.pdf", confidence=0.5))
    assert compare(sure, Quantity("number", "80", Decimal(80))) == 1
    assert isinstance(compare(poor, sure), Unknown)
    assert poor.ambiguous
    assert not sure.ambiguous


def test_no_rule_fails_on_a_number_that_was_read_poorly():
    poor = Quantity("none", "", source=Source("a.pdf", confidence=0.5))
    operand = SimpleNamespace(run=lambda scope: poor)
    condition = SimpleNamespace(evaluate=lambda scope: False, operands=[operand], text="")
    rule = SimpleNamespace(when=None, condition=condition)
    row = SimpleNamespace(scope={})
    assert judge_row(rule, row)[0] == "insufficient_data"  # type: ignore[arg-type]
    poor = dataclasses.replace(poor, source=Source("a.pdf", confidence=0.97))
    assert judge_row(rule, row)[0] == "fail"  # type: ignore[arg-type]


def test_strokes_that_run_together_are_still_the_four_quarters():
    def headings(*texts: str) -> list[str]:
        cells = [PrintedCell(text, 0, n, 1, 1, 1, (0, 0, 1, 1)) for n, text in enumerate(texts)]
        return [cell.text for cell in tables._with_quarters(cells)]

    assert headings("No", "TR1", "TR II", "TRII", "TR IV") == ["No", "TR I", "TR II", "TR III", "TR IV"]
    assert headings("I", "II", "II", "IV") == ["I", "II", "III", "IV"]
    assert headings("1", "1", "1", "1") == ["1", "1", "1", "1"]
    assert headings("TR I", "TR II", "Jumlah", "TR IV") == ["TR I", "TR II", "Jumlah", "TR IV"]


def test_a_comma_in_a_code_is_a_dot():
    assert tables._CODE.sub(lambda match: match[0].replace(",", "."), "6.01.01.2.06,0004") == "6.01.01.2.06.0004"
    assert not tables._CODE.search("1.250.000,50")


def test_words_are_mended_only_where_the_vocabulary_leaves_one_way():
    known = frozenset({"persentase", "kepuasan", "masyarakat", "pemeliharaan", "ketertiban", "dan"})
    assert mended("PersentaseKepuasanMasyarakat", known) == "Persentase Kepuasan Masyarakat"
    assert mended("ketertibandan", known) == "ketertiban dan"
    assert mended("Pemellharaan", known) == "Pemeliharaan"
    assert mended("pemeliha\nraan", known) == "pemeliharaan"
    assert mended("Repiblik 1O0", known) == "Repiblik 1O0"


def test_of_two_readings_of_a_name_the_one_with_known_words_is_taken():
    known = frozenset({"terlaksananya"})
    one, two = (LineReading((0, 0, 1, 1), letters(text)) for text in ("Terlalkadndnyd", "Terlaksananya"))
    assert settled(one, two, known, NumberMarks()).text == "Terlaksananya"


def test_other_figures_in_a_name_leave_it_unsure():
    one, two = (LineReading((0, 0, 1, 1), letters(text)) for text in ("12 dokumen", "72 dokumen"))
    assert {letter.sure for letter in settled(one, two, frozenset({"dokumen"}), NumberMarks()).letters} == {DISPUTED}


def read_with_poor_marks(text: str, digits: float = 0.99) -> LineReading:
    return LineReading(
        (0, 0, 1, 1), [engine.Letter(each, 0, 1, digits if each.isdigit() else 0.4, "") for each in text]
    )


POINTS = NumberMarks(".", ",")


@pytest.mark.parametrize(
    ("one", "two", "taken"),
    [
        ("14.057.696.600", "14.057.696.600", "14.057.696.600"),
        ("14.057.696.600", "14.057,696.600", "14.057.696.600"),
        ("14,057,696,600", "14,057,696,600", "14.057.696.600"),
        ("92,5", "92,5", "92,5"),
    ],
)
def test_a_number_whose_marks_leave_its_value_the_same_is_as_sure_as_its_digits(one, two, taken):
    agreed = settled(read_with_poor_marks(one), read_with_poor_marks(two), frozenset(), POINTS)

    assert agreed.text == taken
    assert not agreed.other
    assert min(letter.sure for letter in agreed.letters) == 0.99


@pytest.mark.parametrize(
    ("one", "two"),
    [("2.596.000.000", "2.595.000.000"), ("3.500", "3,500"), ("92,5", "92.5"), ("14.057.696", "14.057.6966")],
)
def test_other_digits_or_marks_that_change_the_value_leave_a_number_unsure(one, two):
    agreed = settled(read_with_poor_marks(one), read_with_poor_marks(two), frozenset(), POINTS)

    assert agreed.other
    assert max(letter.sure for letter in agreed.letters) <= DISPUTED


@pytest.mark.parametrize(("number", "usual"), [("3.500", POINTS), ("92.5", POINTS), ("92,5", NumberMarks("."))])
def test_a_poor_mark_counts_where_it_may_be_of_thousands_or_is_not_that_of_the_page(number, usual):
    one, two = (read_with_poor_marks(number) for _ in range(2))
    assert min(letter.sure for letter in settled(one, two, frozenset(), usual).letters) == 0.4


def test_a_large_number_with_a_poor_digit_stays_unsure():
    one, two = (read_with_poor_marks("2.596.000.000", digits=0.7) for _ in range(2))
    assert min(letter.sure for letter in settled(one, two, frozenset(), POINTS).letters) == 0.7


def test_the_marks_of_a_page_are_those_of_its_sure_numbers():
    assert marks_of([letters("1.250.000"), letters("84,5"), letters("2,500,000", 0.6)]) == (".", ",")
    assert marks_of([letters("1,250,000")]) == (",", ".")
    assert marks_of([letters("1.250.000"), letters("84,5"), letters("84.5")]) == (".", "")
    assert marks_of([letters("12")]) == ("", "")


def test_coarse_pictures_are_enlarged_and_fine_ones_are_not_looked_at_in_full():
    assert [best_dpi(dpi) for dpi in (100, 129, 200, 300, 600)] == [300, 387, 200, 300, 300]


def test_pages_are_said_in_runs():
    assert number_ranges([1, 2, 3, 7]) == "1–3, 7"


@pytest.mark.slow
def test_a_scanned_table_is_read_by_the_network_itself(tmp_path):
    pytest.importorskip("rapidocr", reason="the extra ocr is not installed")
    pytest.importorskip("onnxruntime", reason="the extra ocr is not installed")
    read = cells(load(scanned(tmp_path / "p.pdf", table(200)), seconds=600))
    assert read[2, 1][0] == "Persentase desa yang tertib"
    assert read[2, 2][0] == "Indeks"
    assert read[2, 3][0] == "84,5"
    assert all(confidence is not None for _, confidence in read.values())
