from __future__ import annotations

from collections.abc import Sequence

from cascade.reading.tables.column_roles import RoleChoice, choose_roles, column_evidence, with_steps_joined
from cascade.reading.tables.content_evidence import content_of
from cascade.reading.tables.header_parser import ColumnHeading

NAMES = ["Persentase layanan", "Jumlah dokumen", "Indeks kepuasan", "Cakupan air bersih"]
UNITS = ["Persen", "Dokumen", "Indeks", "Persen"]
NUMBERS = ["80", "12", "3,5", "90"]
MONEY = ["1.250.000.000", "350.000.000", "75.000.000", "12.500.000"]
PROGRAMS = ["Program Penunjang Urusan", "Program Pelayanan", "Penyediaan Jasa", "Pengelolaan Data"]


def chosen(*columns: tuple[str, Sequence[str]], years: dict[int, int] | None = None) -> tuple[RoleChoice, ...]:
    evidence = [
        column_evidence(ColumnHeading(number, header, year=(years or {}).get(number)), content_of(cells))
        for number, (header, cells) in enumerate(columns, 1)
    ]
    return choose_roles(evidence)


def roles(*columns: tuple[str, Sequence[str]], years: dict[int, int] | None = None) -> list[str | None]:
    return [choice.role for choice in chosen(*columns, years=years)]


def test_clear_headings_over_fitting_cells_are_taken_at_their_word():
    assert roles(
        ("program", PROGRAMS), ("indikator", NAMES), ("satuan", UNITS), ("target", NUMBERS), ("pagu", MONEY)
    ) == ["program", "indicator", "unit", "target", "pagu"]


def test_two_headings_that_were_swapped_are_righted_by_the_cells():
    assert roles(("program", PROGRAMS), ("satuan", NAMES), ("indikator", UNITS), ("target", NUMBERS)) == [
        "program", "indicator", "unit", "target",
    ]  # fmt: skip


def test_blank_headings_between_others_are_named_by_the_cells():
    assert roles(("program", PROGRAMS), ("", NAMES), ("", UNITS), ("target", NUMBERS), ("", MONEY)) == [
        "program", "indicator", "unit", "target", "pagu",
    ]  # fmt: skip


def test_a_year_alone_over_numbers_is_a_target_and_over_money_a_pagu():
    lead = (("sasaran", ["Meningkatnya A"] * 4), ("indikator", NAMES))

    assert roles(*lead, ("", NUMBERS), ("", NUMBERS), years={3: 2025, 4: 2026})[2:] == ["target", "target"]
    assert roles(*lead, ("", MONEY), ("", MONEY), years={3: 2025, 4: 2026})[2:] == ["pagu", "pagu"]


def test_a_unit_before_any_indicator_is_unlikely():
    assert roles(("", UNITS), ("program", PROGRAMS), ("indikator", NAMES), ("target", NUMBERS))[0] != "unit"


def test_the_margin_is_wide_where_words_and_cells_agree_and_narrow_where_they_do_not():
    clear = chosen(("program", PROGRAMS), ("indikator", NAMES), ("target", NUMBERS))[1]
    doubtful = chosen(("program", PROGRAMS), ("", ["Layanan baik", "Warga tertib"]), ("target", NUMBERS))[1]

    assert clear.margin > 5 > doubtful.margin


def test_confidence_grows_with_the_margin_from_even_to_sure():
    confidences = [RoleChoice("target", margin).confidence for margin in (0.0, 0.35, 3.0, 9.0)]

    assert confidences == sorted(confidences)
    assert 0.4 < confidences[1] < 0.6
    assert confidences[2] > 0.9


def test_a_column_of_level_words_tells_the_levels_whatever_its_heading(document):
    """
    RENJA DINAS CONTOH TAHUN 2025
    | Uraian  | Rumusan                | Indikator    | Satuan | Target 2025 |
    | Tujuan  | Meningkatnya kinerja A | Indeks A     | Indeks | 65          |
    | Sasaran | Meningkatnya mutu B    | Nilai B      | Nilai  | 26          |
    | Sasaran | Meningkatnya mutu C    | Persentase C | %      | 77          |
    """
    assert [(e.level, e.name.text) for e in document.elements] == [
        ("tujuan", "Meningkatnya kinerja A"),
        ("sasaran", "Meningkatnya mutu B"),
        ("sasaran", "Meningkatnya mutu C"),
    ]


def test_a_target_with_its_unit_in_brackets_is_no_unit(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Program/Kegiatan   | Indikator Kinerja | Target  |
    | 1  | Terlaksananya Program A    | Persentase A      | 100 (%) |
    | 2  | Terlaksananya Rapat B      | Persentase B      | 90 (%)  |
    """
    assert [(i.name.text, i.targets[2025].value) for i in document.indicators] == [
        ("Persentase A", 100),
        ("Persentase B", 90),
    ]


def joined(*columns: tuple[str, Sequence[str]]) -> list[str]:
    evidence = [
        column_evidence(ColumnHeading(n, header), content_of(cells)) for n, (header, cells) in enumerate(columns)
    ]
    begins = [frozenset(row for row, cell in enumerate(cells) if cell) for _, cells in columns]
    return [each.heading.header for each in with_steps_joined(evidence, choose_roles(evidence), begins)]


STEPS = (
    ("indikator program", ["Persentase layanan", "", "", "Cakupan air bersih"]),
    ("indikator kegiatan", ["", "Jumlah dokumen", "Indeks kepuasan", ""]),
)


def test_indicators_of_which_each_row_fills_one_are_one_column_where_they_share_their_targets():
    assert joined(*STEPS, ("target", NUMBERS))[:2] == ["indikator program", "indikator program #2"]


def test_indicators_with_targets_of_their_own_stay_apart():
    assert joined(*STEPS, ("target program", NUMBERS), ("target kegiatan", NUMBERS))[:2] == [each[0] for each in STEPS]


def test_indicators_beside_each_other_in_one_row_stay_apart():
    assert joined(("indikator program", NAMES), STEPS[1], ("target", NUMBERS))[:2] == [
        "indikator program",
        "indikator kegiatan",
    ]
