from __future__ import annotations

import pytest
from planning_documents import YEARS, paper
from reading_results import levels

from cascade.reading.document_builder import ReadFile


def test_strategies_and_policies_are_no_indicators(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2029
    Tabel 3.3 Tujuan, Sasaran, Strategi dan Arah Kebijakan
    | Tujuan       | Sasaran        | Strategi      | Arah Kebijakan |
    | Mewujudkan A | Meningkatnya B | Penguatan tim | Pelatihan      |
    """
    assert levels(document) == [("tujuan", "Mewujudkan A"), ("sasaran", "Meningkatnya B")]
    assert document.indicators == ()


def goals(
    lead: list[str],
    cells: list[str],
    title: str = "Tabel 3.1 Tujuan dan Sasaran Renstra Dinas Contoh",
    band: str = "TARGET TAHUN",
    baseline: str = "BASELINE 2024",
    unit: str = "Satuan",
    last: str = "KET.",
) -> ReadFile:
    top = [*lead, unit, baseline, band, "<", "<", "<", "<", last]
    below = ['"'] * (len(lead) + 2) + [str(year) for year in YEARS] + ['"']

    def row(tujuan: str, sasaran: str, both: str, indicator: str, first: int) -> list[str]:
        named = [cell.format(t=tujuan, s=sasaran, ts=both, i=indicator) for cell in cells]
        return [*named, "Indeks", "70", *(str(first + n) for n in range(5)), ""]

    return paper(
        title,
        [top, below],
        [
            row("Meningkatnya Tata Kelola", "", "Tujuan: Meningkatnya Tata Kelola", "Indeks Tata Kelola", 71),
            row("", "Meningkatnya Layanan", "Sasaran 1: Meningkatnya Layanan", "Indeks Layanan", 81),
        ],
    )


def holds_both(result: ReadFile, levels: tuple[str, str]) -> None:
    [document] = result.documents
    first, second = document.indicators

    assert (first.level, second.level) == levels
    assert {year: value.raw for year, value in first.targets.items()} == {y: str(71 + n) for n, y in enumerate(YEARS)}
    assert (str(first.baseline), str(first.unit)) == ("70", "Indeks")
    assert [str(each.reason) for each in result.not_understood] == []


@pytest.mark.parametrize(
    ("lead", "cells"),
    [
        (
            ["No", "NSPK DAN SASARAN RPJMD YANG RELEVAN", "TUJUAN", "SASARAN", "INDIKATOR"],
            ["1", "Layanan", "{t}", "{s}", "{i}"],
        ),
        (["No", "Tujuan PD", "Sasaran PD", "Indikator Tujuan/Sasaran"], ["1", "{t}", "{s}", "{i}"]),
        (["No", "Tujuan Strategis", "Sasaran Strategis", "Indikator Kinerja"], ["1", "{t}", "{s}", "{i}"]),
        (["NO", "TUJUAN DINAS CONTOH", "SASARAN DINAS CONTOH", "INDIKATOR"], ["1", "{t}", "{s}", "{i}"]),
        (["No", "Tujuan (Impact)", "Sasaran (Outcome)", "Indikator"], ["1", "{t}", "{s}", "{i}"]),
        (["NSPK", "Sasaran RPJMD", "Tujuan dan Sasaran", "Indikator"], ["a", "b", "{ts}", "{i}"]),
        (["No", "Uraian Tujuan/Sasaran", "Indikator"], ["1", "{ts}", "{i}"]),
        (["No", "Tujuan & Sasaran", "Indikator"], ["1", "{ts}", "{i}"]),
        (["No", "Uraian", "Indikator Kinerja"], ["1", "{ts}", "{i}"]),
        (["No", "Tujuan RSUD", "Sasaran RSUD", "Indikator Kinerja Utama (IKU)"], ["1", "{t}", "{s}", "{i}"]),
        (["No", "Tujuan Jangka Menengah", "Sasaran Jangka Menengah", "Indikator"], ["1", "{t}", "{s}", "{i}"]),
        (["Sasaran RPJMD", "Tujuan Sekretariat DPRD", "Sasaran", "Indikator"], ["x", "{t}", "{s}", "{i}"]),
    ],
)
def test_tujuan_and_sasaran_have_many_headings(lead, cells):
    holds_both(goals(lead, cells), ("tujuan", "sasaran"))


THREE = ["No", "Tujuan", "Sasaran", "Indikator"], ["1", "{t}", "{s}", "{i}"]


@pytest.mark.parametrize(
    "band",
    ["TARGET", "Target Kinerja Tujuan/Sasaran Pada Tahun", "Tahun", "Target Capaian Setiap Tahun", "Target Renstra PD Tahun", "Proyeksi"],
)  # fmt: skip
def test_the_band_over_the_targets_has_many_headings(band):
    holds_both(goals(*THREE, band=band), ("tujuan", "sasaran"))


@pytest.mark.parametrize("baseline", ["2024", "Tahun 2024 (Baseline)", "Data Dasar 2024", "Kondisi Awal (2024)"])
def test_the_year_before_the_targets_is_the_baseline(baseline):
    holds_both(goals(*THREE, baseline=baseline), ("tujuan", "sasaran"))


@pytest.mark.parametrize("unit", ["SAT", "Sat.", "Satuan Pengukuran", "Unit", "Satuan Target", "Satuan/Unit", "Ukuran"])
def test_the_unit_has_many_headings(unit):
    holds_both(goals(*THREE, unit=unit), ("tujuan", "sasaran"))


@pytest.mark.parametrize("last", ["Definisi Operasional", "Penanggung Jawab", "Sumber Data", "Rumus", "Formula"])
def test_what_stands_right_of_the_targets_is_left_out(last):
    holds_both(goals(*THREE, last=last), ("tujuan", "sasaran"))


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Tabel 4.5 Indikator Kinerja Utama Dinas Contoh", "iku"),
        ("Tabel T-C.28 Indikator Kinerja Perangkat Daerah yang Mengacu pada Tujuan dan Sasaran RPJMD", "iku"),
        ("Tabel 4.6 Indikator Kinerja Kunci (IKK) Dinas Contoh", "ikk"),
        ("Tabel 4.6 Indikator Kinerja Kunci (IKK) yang mendukung Indikator Kinerja Utama (IKU)", "ikk"),
        ("Selain IKU di atas, Dinas Contoh memiliki Indikator Kinerja Kunci (IKK) sebagai berikut", "ikk"),
    ],
)
@pytest.mark.parametrize(
    ("lead", "cells"),
    [
        (["No", "Indikator"], ["1", "{i}"]),
        (["Kode", "Indikator Kinerja"], ["T1", "{i}"]),
        (["No", "Indikator Kinerja", "Status"], ["1", "{i}", "positif"]),
        (["No", "Indikator", "Formulasi", "Sumber Data"], ["1", "{i}", "a/b", "BPS"]),
    ],
)
def test_lists_of_indicators_are_told_apart_by_their_caption(title, level, lead, cells):
    holds_both(goals(lead, cells, title=title), (level, level))


@pytest.mark.parametrize("suffix", ["PD", "OPD", "Perangkat Daerah", "Renstra"])
def test_an_indicator_of_tujuan_and_sasaran_may_say_whose(suffix):
    result = paper(
        "Tabel Tujuan dan Sasaran",
        [
            ["Sasaran RPJMD", "Tujuan PD", "Sasaran PD", f"Indikator Tujuan / Sasaran {suffix}", "Target Pada Tahun", *["<"] * 4],
            [*['"'] * 4, *map(str, YEARS)],
        ],
        [["Sasaran daerah", "Terwujudnya A", "Meningkatnya B", "Indeks B", "1", "2", "3", "4", "5"]],
    )  # fmt: skip

    [indicator] = result.documents[0].indicators
    assert (indicator.level, indicator.targets[2030].raw) == ("sasaran", "5")
