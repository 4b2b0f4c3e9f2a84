from __future__ import annotations

from pathlib import Path

import pytest
from printed_indicators import HERE, indicator

from cascade.model import Indicator, Label
from cascade.quantities.direction import direction_of
from cascade.text.numbers import parse_quantity

CASES = Path(__file__).parent


def labelled(file: str) -> list[tuple[str, list[str], str]]:
    lines = [line for line in (CASES / file).read_text().splitlines() if line and not line.startswith("#")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [(name, series.split(), wanted) for name, series, wanted in cells]


def decided(name: str, series: list[str]) -> str:
    values = [parse_quantity(text, HERE) for text in series]
    row = Indicator(
        "i1",
        Label(name, HERE),
        "sasaran",
        baseline=values[0] if values else None,
        targets={2025 + index: value for index, value in enumerate(values[1:])},
    )
    return direction_of(row)[0] or "unclear"


@pytest.mark.parametrize("file", ["direction_cases.txt", "direction_fresh_cases.txt"])
def test_names_and_series_get_the_direction_that_a_reader_gives_them(file):
    answers = [(wanted, decided(name, series)) for name, series, wanted in labelled(file)]
    right = sum(wanted == answer for wanted, answer in answers)
    assert len(answers) >= 50
    assert right >= 0.98 * len(answers)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Angka kemiskinan", ("down", False)),
        ("Persentase penurunan stunting", ("up", False)),
        ("Indeks Kepuasan Masyarakat (IKM)", ("up", False)),
        ("Jumlah rapat", ("up", True)),
        ("Rasio belanja pegawai", (None, True)),
    ],
)
def test_direction_comes_from_the_words_or_is_marked_as_assumed(name, wanted):
    assert direction_of(indicator(name, ["", "", "", "1"])) == wanted


def test_a_long_series_decides_where_no_word_does_and_is_not_outvoted_by_one():
    assert decided("Rasio ketergantungan", ["50", "49", "48", "47"]) == "down"
    assert decided("Angka kemiskinan", ["8", "8,4", "8,8", "9,1"]) == "unclear"
    assert decided("Angka kemiskinan", ["8", "8,4", "8,8"]) == "down"  # three values are no long series
    assert decided("Persentase tindak lanjut", ["90", "90", "90", "89"]) == "up"  # one step is no way


def test_fewer_works_a_year_do_not_make_fewer_the_better():
    assert decided("Jumlah orang yang menerima gaji", ["15", "14", "13", "12"]) == "unclear"
