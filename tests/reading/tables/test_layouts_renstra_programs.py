from __future__ import annotations

import pytest
from documents_as_text import loaded
from planning_documents import PAGUS, YEARS, programs
from reading_results import levels

from cascade.reading.document_builder import ReadFile, read_file


def test_a_table_that_lists_elements_and_indicators_without_targets_is_read(document):
    """
    Tabel 4.1 Teknik Merumuskan Program, Kegiatan dan Sub Kegiatan Renstra Dinas Contoh Tahun 2025-2029
    | NSPK dan Sasaran RPJMD | Tujuan       | Sasaran        | Outcome    | Output | Indikator    | Program/Kegiatan/Sub Kegiatan | Ket |
    | Sasaran RPJMD          | Mewujudkan A |                |            |        | Indeks A     |                               |     |
    |                        |              | Meningkatnya B |            |        | Persentase B |                               |     |
    |                        |              |                | Hasil baik |        | Persentase C | Program Penunjang             |     |
    """
    assert levels(document) == [
        ("tujuan", "Mewujudkan A"),
        ("sasaran", "Meningkatnya B"),
        ("program", "Program Penunjang"),
    ]
    assert [i.name.text for i in document.indicators] == ["Indeks A", "Persentase B", "Persentase C"]


def test_priority_sub_kegiatan_are_elements_without_indicators(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2029
    Tabel 4.3 Daftar Sub Kegiatan Prioritas dalam Mendukung Program Prioritas Pembangunan
    | No | Program Prioritas | Outcome    | Kegiatan/Sub Kegiatan     | Ket |
    | 1  | Program Desa      | Desa kuat  | Kegiatan Pembinaan        |     |
    |    |                   |            | Sub Kegiatan Pelatihan    |     |
    """
    assert [level for level, _ in levels(document)] == ["program", "kegiatan", "sub_kegiatan"]
    assert document.indicators == ()


def is_read_whole(result: ReadFile) -> None:
    [document] = result.documents
    first, second = document.indicators

    assert (first.level, second.level) == ("program", "kegiatan")
    assert {year: value.raw for year, value in first.targets.items()} == dict(
        zip(YEARS, ["81", "82", "83", "84", "85"], strict=True)
    )
    assert {year: value.raw for year, value in first.pagu.items()} == dict(zip(YEARS, PAGUS, strict=True))
    assert first.baseline is not None
    assert first.baseline.raw == "80"
    assert first.unit is not None
    assert first.unit.text == "%"
    assert [str(each.reason) for each in result.not_understood] == []


@pytest.mark.parametrize(
    "name",
    [
        "TUJUAN / SASARAN / BIDANG URUSAN / PROGRAM / KEGIATAN / SUB. KEGIATAN OUTPUT",
        "BIDANG URUSAN PROGRAM/OUTCOME KEGIATAN SUB KEGIATAN",
        "Program dan Kegiatan",
        "URAIAN",
        "Urusan / Bidang / Program Kerja",
        "Bidang Urusan Pemerintahan dan Program Prioritas Pembangunan",
        "Nama Program/Kegiatan/Sub Kegiatan",
        "Uraian Program/Kegiatan/Sub Kegiatan",
        "Sasaran/Program/Kegiatan/Sub Kegiatan",
        "NOMENKLATUR URUSAN",
        "Rincian Program dan Kegiatan",
        "Kode dan Nama Program/Kegiatan/Sub Kegiatan",
        "Unsur/Bidang Urusan/Program/Kegiatan/Sub Kegiatan",
    ],
)
def test_the_column_of_names_has_many_headings(name):
    is_read_whole(programs(name=name))


@pytest.mark.parametrize(
    "indicator",
    [
        "Indikator Kinerja Tujuan, Sasaran, Program (outcome) dan Kegiatan (output)",
        "INDIKATOR KINERJA PROGRAM",
        "Indikator Kinerja Program (outcome)/ Kegiatan (output)/Sub kegiatan",
        "Nama Indikator",
        "Tolok Ukur Kinerja",
        "Uraian Indikator",
        "IKU/Indikator Program/Kegiatan",
        "Outcome/Output/Indikator",
    ],
)
def test_the_indicator_has_many_headings(indicator):
    is_read_whole(programs(indicator=indicator))


@pytest.mark.parametrize(
    "baseline",
    [
        "BASE LINE 2024",
        "Data Capaian Pada Tahun Awal Perencanaan",
        "KONDISI AWAL",
        "Kondisi Kinerja Awal RPJMD (Tahun 0)",
        "Capaian Awal",
        "Realisasi 2024",
        "Capaian Tahun 2024",
        "Tahun Dasar (2024)",
        "Th. Dsr 2024",
        "Kondisi Eksisting 2024",
        "Data Awal",
        "Kondisi Kinerja Tahun 2024",
        "Kinerja Awal",
        "Kondisi Kinerja pada Tahun 0",
        "Tahun 2024 (Awal)",
        "Nilai Awal",
        "Kondisi Kinerja Tahun Dasar 2024",
    ],
)
def test_the_baseline_has_many_headings(baseline):
    is_read_whole(programs(baseline=baseline))


@pytest.mark.parametrize(
    "band",
    [
        "Target Kinerja Program dan Kerangka Pendanaan",
        "Capaian Kinerja Program dan Kerangka Pendanaan",
        "Target",
        "Rencana Target dan Pendanaan",
        "Indikasi Target dan Pagu",
        "TAHUN",
    ],
)
def test_the_band_over_the_years_has_many_headings(band):
    is_read_whole(programs(band=band))


@pytest.mark.parametrize(
    "pair",
    [
        ("Target", "Rp"),
        ("K", "Rp"),
        ("Target", "(Rp)"),
        ("Target", "Pagu Indikatif (Rp)"),
        ("Target", "Pagu Anggaran"),
        ("Target Kinerja", "Pendanaan"),
        ("Kinerja", "Anggaran"),
        ("Volume", "Pagu"),
        ("Fisik", "Rp."),
        ("Target", "Rupiah"),
        ("Target (K)", "Kebutuhan Anggaran"),
        ("Target %", "Jumlah (Rp)"),
        ("Tgt", "Pagu Dana"),
        ("Kuantitas", "Biaya"),
        ("Target Indikator", "Pagu Indikatif Rp"),
        ("Target", "Kebutuhan Dana/ Pagu Indikatif"),
        ("Tar\\nget", "R\\np"),
    ],
)
def test_target_and_pagu_have_many_headings(pair):
    is_read_whole(programs(pair=pair))


@pytest.mark.parametrize(
    "year",
    [
        "Tahun {y}", "{y} (Tahun-{n})", "Tahun-{n}", "TAHUN {r}", "Tahun ke-{n}", "Thn {y}", "Th. {n}", "Th-{n}",
        "TA {y}", "T.A. {y}", "Tahun Anggaran {y}", "Tahun ke-{n} ({y})",
    ],
)  # fmt: skip
def test_years_have_many_headings(year):
    is_read_whole(programs(year=year))


@pytest.mark.parametrize("band", ["Tahun", "Target Kinerja", "Target Kinerja pada Tahun"])
def test_programs_may_have_targets_without_pagu(band):
    text = f"""
    RENSTRA DINAS CONTOH TAHUN 2026-2027
    | Kode    | Program   | Indikator | Satuan | {band} | <    |
    | "       | "         | "         | "      | 2026   | 2027 |
    | 7.01.01 | Program A | I         | %      | 80     | 85   |
    """
    [document] = read_file(loaded(text)).documents

    [indicator] = document.indicators
    assert (indicator.level, {year: value.raw for year, value in indicator.targets.items()}) == (
        "program",
        {2026: "80", 2027: "85"},
    )


@pytest.mark.parametrize("year", ["2026", "Tahun ke-1 (2026)", "TA 2026", "2026/Tahun I"])
@pytest.mark.parametrize(
    "pagu", ["Pagu Indikatif (Rp)", "Kerangka Pendanaan Tahun (Rp)", "Kebutuhan Dana pada Tahun ke-"]
)
def test_targets_and_pagu_may_stand_in_blocks_of_years(year, pagu):
    text = f"""
    RENSTRA DINAS CONTOH TAHUN 2026-2030
    | Kode    | Program   | Indikator | Target Kinerja | {pagu} |
    | "       | "         | "         | {year}         | {year} |
    | 7.01.01 | Program A | I         | 80             | 900.000.000         |
    """
    [document] = read_file(loaded(text)).documents

    [indicator] = document.indicators
    assert (indicator.targets[2026].raw, indicator.pagu[2026].raw) == ("80", "900.000.000")


@pytest.mark.parametrize("last", ["", "Unit Kerja Perangkat Daerah Penanggung-jawab", "Lokasi", "KET.", "OPD"])
def test_the_last_column_has_many_headings(last):
    is_read_whole(programs(last=last))


@pytest.mark.parametrize(
    "end",
    [
        "Kondisi Kinerja pada akhir periode Renstra Perangkat Daerah", "KONDISI AKHIR", "Target Akhir Renstra",
        "Kinerja Akhir", "Akhir Periode Renstra (2030)",
    ],
)  # fmt: skip
def test_the_end_of_the_period_is_no_year(end):
    result = programs(end=end)

    is_read_whole(result)
    assert str(result.documents[0].indicators[0].end_target) == "85"


@pytest.mark.parametrize("total", ["Total", "Jumlah", "Total 2026-2030"])
def test_the_sum_of_all_years_is_no_year(total):
    is_read_whole(programs(end=total))


@pytest.mark.parametrize(
    ("pagu", "scale"),
    [
        ("Pagu (Rp.000)", 1000), ("Rp (000)", 1000), ("Rp. 000", 1000), ("Dana (Ribuan Rp)", 1000),
        ("Rp Juta", 1_000_000), ("(Juta Rp)", 1_000_000), ("Pagu (dalam juta)", 1_000_000),
    ],
)  # fmt: skip
def test_pagu_in_thousands_or_millions_is_pagu_in_rupiah(pagu, scale):
    text = f"""
    RENSTRA DINAS CONTOH TAHUN 2026-2027
    | Kode    | Program   | Indikator    | 2026   | <      | 2027   | <      |
    | "       | "         | "            | Target | {pagu} | Target | {pagu} |
    | 7.01.01 | Program A | Persentase A | 81     | 1.250  | 82     | 1.300  |
    """
    [document] = read_file(loaded(text)).documents

    assert str(document.indicators[0].pagu[2026]) == "1.250"
    assert document.indicators[0].pagu[2026].value == 1250 * scale


def test_full_rupiah_under_a_heading_of_millions_stays_full_and_that_is_said():
    result = programs(pair=("Target", "Rp Juta"))

    [document] = result.documents
    assert document.indicators[0].pagu[2026].value == 1_000_000_000
    assert any("rupiah" in each.reason.id for each in result.not_understood)


@pytest.mark.parametrize("title", ["RENSTRA DINAS CONTOH TAHUN 2026-2030", "RENCANA KERJA DINAS CONTOH TAHUN 2026"])
@pytest.mark.parametrize("level", ["Sub Kegiatan", "Nama Sub Kegiatan", "Kegiatan"])
def test_a_table_may_list_one_level_alone(title, level):
    text = f"""
    {title}
    | No | {level} | Indikator {level} | Satuan  | Target Tahun 2026 |
    | 1  | Rapat   | Jumlah rapat      | Laporan | 4                 |
    """
    [document] = read_file(loaded(text)).documents

    [indicator] = document.indicators
    assert document.kind == ("renstra" if "RENSTRA" in title else "renja")
    assert indicator.level in ("kegiatan", "sub_kegiatan")
    assert indicator.targets[2026].raw == "4"
