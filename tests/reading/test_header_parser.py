"""The wordings of headers as they are printed across regions: each must be read like the usual one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from documents_as_text import loaded

from cascade.reading.document_builder import ReadFile, read_file

YEARS = [2026, 2027, 2028, 2029, 2030]
PAGUS = ["1.000.000.000", "1.100.000.000", "1.200.000.000", "1.300.000.000", "1.400.000.000"]


def paper(title: str, header: list[list[str]], rows: list[list[str]]) -> ReadFile:
    lines = [f"RENCANA STRATEGIS (RENSTRA) DINAS CONTOH TAHUN {YEARS[0]}-{YEARS[-1]}", title]
    return read_file(loaded("\n".join(lines + ["| " + " | ".join(row) + " |" for row in [*header, *rows]])))


# The program table


def programs(
    name: str = "BIDANG URUSAN / PROGRAM / OUTCOME / KEGIATAN / SUBKEGIATAN OUTPUT",
    indicator: str = "INDIKATOR OUTCOME / OUTPUT",
    baseline: str = "BASELINE TAHUN 2024",
    band: str = "TARGET DAN PAGU INDIKATIF TAHUN",
    pair: tuple[str, str] = ("TARGET", "PAGU"),
    year: str = "{y}",
    end: str = "",
    last: str = "KETERANGAN",
) -> ReadFile:
    top = [name, indicator, baseline, band, *["<"] * 9, *([end, "<"] if end else []), *([last] if last else [])]
    romans = ["I", "II", "III", "IV", "V"]
    years = [label for n, y in enumerate(YEARS) for label in (year.format(y=y, n=n + 1, r=romans[n]), "<")]
    below = ['"', '"', '"', *years, *(['"', "<"] if end else []), *(['"'] if last else [])]
    pairs = ['"', '"', '"', *pair * 5, *(pair if end else []), *(['"'] if last else [])]

    def row(name: str, indicator: str, baseline: str, targets: list[str], closing: list[str]) -> list[str]:
        values = [value for both in zip(targets, PAGUS, strict=True) for value in both]
        return [name, indicator, baseline, *values, *(closing if end else []), *([""] if last else [])]

    return paper(
        "Tabel 4.3 Rencana Program, Kegiatan, Sub Kegiatan dan Pendanaan",
        [top, below, pairs],
        [
            row("7.01.01 - Program Penunjang Urusan", "", "", [""] * 5, ["", ""]),
            row("", "Persentase layanan (%)", "80", ["81", "82", "83", "84", "85"], ["85", "6.000.000.000"]),
            row("7.01.01.2.01 - Perencanaan dan Evaluasi", "", "", [""] * 5, ["", ""]),
            row("", "Jumlah dokumen (Dokumen)", "5", ["5"] * 5, ["5", "6.000.000.000"]),
        ],
    )


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
    result = programs(pair=("Target", pagu))

    [document] = result.documents
    assert str(document.indicators[0].pagu[2026]) == "1.000.000.000"
    assert document.indicators[0].pagu[2026].value == 1_000_000_000 * scale


# Tables of tujuan, sasaran and single indicators


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


@pytest.mark.parametrize(
    "broken",
    [
        "BASELI\\nNE TAHUN 2024", "BASELINE TAHUN 202\\n4", "Kon\\ndisi Aw\\nal", "Da\\nta Cap\\naian A\\nwal",
    ],
)  # fmt: skip
def test_a_heading_that_its_narrow_column_breaks_is_the_heading(broken):
    [document] = programs(baseline=broken).documents

    assert [i.baseline and i.baseline.raw for i in document.indicators] == [
        i.baseline and i.baseline.raw for i in programs().documents[0].indicators
    ]


# The table of a Renja, and of a PK


def renja(
    band: str = "Rencana Tahun 2026", target: str = "Target Capaian Kinerja", pagu: str = "Pagu Indikatif"
) -> ReadFile:
    text = f"""
    RENCANA KERJA (RENJA) DINAS CONTOH TAHUN 2026
    | Kode         | Program/Kegiatan | Indikator Kinerja | {band} | <        | <           | <          | Prakiraan Maju Tahun 2027 | <       |
    | "            | "                | "                 | Lokasi | {target} | {pagu}      | Sumber Dana | {target}                 | {pagu}  |
    | 7.01.01      | PROGRAM A        | Persentase A      | Kota   | 80       | 900.000.000 | DAU        | 82                        | 950.000.000 |
    | 7.01.01.2.01 | Kegiatan B       | Jumlah B          | Kota   | 4        | 500.000.000 | DAU        | 5                         | 550.000.000 |
    """
    return read_file(loaded(text))


@pytest.mark.parametrize(
    "wording",
    [
        {"band": "Tahun 2026"},
        {"band": "RKPD Tahun 2026"},
        {"band": "Usulan Renja Tahun 2026"},
        {"band": "Target dan Pagu Tahun 2026"},
        {"band": "Pagu Indikatif Tahun 2026"},
        {"target": "K", "pagu": "Rp"},
        {"target": "Target", "pagu": "Kebutuhan Dana"},
        {"target": "Volume", "pagu": "Rupiah"},
    ],
)
def test_the_year_of_a_renja_has_many_headings(wording):
    result = renja(**wording)

    [document] = result.documents
    first = document.indicators[0]
    assert (document.kind, first.level) == ("renja", "program")
    assert {year: value.raw for year, value in first.targets.items()} == {2026: "80", 2027: "82"}
    assert {year: value.raw for year, value in first.pagu.items()} == {2026: "900.000.000", 2027: "950.000.000"}
    assert result.not_understood == ()


@pytest.mark.parametrize(
    "sasaran",
    [
        "Sasaran Strategis", "Sasaran Program", "Sasaran Kegiatan", "Uraian Sasaran", "Sasaran Perangkat Daerah", "Sasaran OPD",
        "Sasaran Strategis/Program/Kegiatan", "Sasaran Strategis Dinas",
    ],
)  # fmt: skip
def test_what_a_pk_promises_has_many_headings(sasaran):
    text = f"""
    PERJANJIAN KINERJA TAHUN 2026
    | No | {sasaran}      | Indikator Kinerja | Satuan | Target 2026 |
    | 1  | Meningkatnya A | Indeks A          | Indeks | 80          |
    """
    [document] = read_file(loaded(text)).documents

    [indicator] = document.indicators
    assert (document.kind, indicator.level) == ("perjanjian_kinerja", "sasaran")
    assert indicator.targets[2026].raw == "80"


@pytest.mark.parametrize(
    ("name", "unit", "value", "readings"),
    [
        ("Warga yang terlatih", "Orang", 1157, 0),
        ("Jumlah lembaga yang dibina", "Lembaga Kemasyarakatan", 1157, 0),
        ("Indeks Pembangunan Desa", "Indeks", Decimal("1.157"), 0),
    ],
)
def test_what_is_counted_in_whole_pieces_has_no_thousandths_where_others_have_a_decimal_point(
    name, unit, value, readings
):
    header = ["NO", "SASARAN", "INDIKATOR", "SATUAN", *map(str, YEARS)]
    result = paper(
        "Tabel 4.1 Tujuan dan Sasaran",
        [header],
        [
            ["1", "Meningkatnya layanan", "Persentase layanan", "%", *["81.5"] * 5],
            ["2", "Meningkatnya pembinaan", name, unit, *["1.157"] * 5],
        ],
    )
    target = result.documents[0].indicators[1].targets[2026]

    assert (target.value, len(target.readings), target.raw) == (value, readings, "1.157")


@pytest.mark.parametrize("band", ["Prakiraan Maju", "Prakiraan Maju Rencana Tahun n+1", "Perkiraan Maju Tahun 2027"])
def test_what_is_foreseen_is_of_the_next_year_and_never_of_this_one(band):
    text = f"""
    RENCANA KERJA (RENJA) DINAS CONTOH TAHUN 2026
    | Kode    | Program/Kegiatan | Indikator Kinerja | Rencana Tahun 2026 | <           | {band} | <           |
    | "       | "                | "                 | Target             | Pagu        | Target | Pagu        |
    | 7.01.01 | PROGRAM A        | Persentase A      | 80                 | 900.000.000 | 82     | 950.000.000 |
    """
    [document] = read_file(loaded(text)).documents

    [indicator] = document.indicators
    assert {year: q.raw for year, q in indicator.targets.items()} == {2026: "80", 2027: "82"}
    assert {year: q.raw for year, q in indicator.pagu.items()} == {2026: "900.000.000", 2027: "950.000.000"}


def test_the_foreseen_target_of_a_sipd_print_is_that_of_its_output():
    text = """
    RENCANA KERJA (RENJA) DINAS CONTOH TAHUN 2026
    | Kode | Urusan/Program/Kegiatan | Indikator Kinerja | < | < | Rencana Tahun 2026 | < | < | < | Prakiraan Maju Rencana Tahun 2027 | < |
    | " | " | Capaian Program | Keluaran Sub Kegiatan | Hasil Kegiatan | Target Capaian Kinerja | < | < | Pagu Indikatif | Target Capaian Kinerja | Pagu Indikatif |
    | " | " | " | " | " | Program | Keluaran Sub Kegiatan | Hasil Kegiatan | " | " | " |
    | 7.01.01.2.01.0001 | Penyusunan Dokumen | Nilai SAKIP | Jumlah dokumen | Persentase dokumen tepat waktu | 70 | 12 | 100 | 900.000 | 13 | 950.000 |
    """
    [document] = read_file(loaded(text)).documents

    assert {i.name.text: {year: q.raw for year, q in i.targets.items()} for i in document.indicators} == {
        "Jumlah dokumen": {2026: "12", 2027: "13"},
        "Nilai SAKIP": {2026: "70"},
        "Persentase dokumen tepat waktu": {2026: "100"},
    }


def test_an_iku_of_one_year_has_targets_by_quarter():
    text = """
    INDIKATOR KINERJA UTAMA DINAS CONTOH TAHUN 2026
    | No | Sasaran | Indikator Kinerja Utama | Satuan | Target 2026 | Target Triwulan | < | < | < |
    | " | " | " | " | " | I | II | III | IV |
    | 1 | Meningkatnya mutu | Indeks Kepuasan | indeks | 82 | - | 81 | - | 82 |
    """
    [document] = read_file(loaded(text)).documents

    [indicator] = document.indicators
    assert (document.kind, indicator.targets[2026].raw) == ("iku", "82")
    assert [q.raw for q in indicator.quarters] == ["-", "81", "-", "82"]


# The Renja that looks back before it plans


def renja_looking_back(
    band: str = "", target: str = "Target 2026", pagu: str = "Pagu Indikatif", past: str = "Realisasi Renja Tahun Lalu"
) -> ReadFile:
    top = ["Target Akhir Renstra OPD", past, "Prakiraan Capaian Tahun 2025"]
    forward = ["Prakiraan Maju Rencana Tahun 2027", "<"]
    names = ["Kode", "Urusan / Program / Kegiatan / Sub Kegiatan", "Indikator Program / Kegiatan / Sub Kegiatan"]
    pair = [band, "<"] if band else [target, pagu]
    below = [target, pagu] if band else ['"', '"']
    header = [[*names, *top, *pair, "Lokasi", *forward], [*['"'] * 6, *below, '"', "Target", "Pagu Indikatif"]]
    rows = [
        ["7.01.01", "PROGRAM A", "Persentase A", "95", "71", "78", "80", "900.000.000", "Kota", "82", "950.000.000"],
        ["7.01.01.2.01", "Kegiatan B", "Jumlah B", "30", "3", "4", "5", "500.000.000", "Kota", "6", "550.000.000"],
    ]
    lines = ["RENCANA KERJA (RENJA) DINAS CONTOH TAHUN 2026"]
    return read_file(loaded("\n".join(lines + ["| " + " | ".join(row) + " |" for row in [*header, *rows]])))


@pytest.mark.parametrize(
    "wording",
    [
        {},
        {"band": "Capaian Kinerja dan Kerangka Pendanaan"},
        {"band": "Capaian Kinerja dan Kerangka Pendanaan", "pagu": "Pagu Indikatif (Rp)"},
        {"past": "Realisasi Capaian Renja OPD Tahun 2024"},
    ],
)
def test_a_renja_may_print_earlier_years_before_what_it_plans(wording):
    [document] = renja_looking_back(**wording).documents

    first = document.indicators[0]
    assert (document.kind, first.level) == ("renja", "program")
    assert {year: value.raw for year, value in first.targets.items()} == {2026: "80", 2027: "82"}
    pagu = document.elements[0].pagu
    assert {year: value.raw for year, value in pagu.items()} == {2026: "900.000.000", 2027: "950.000.000"}


def test_an_evaluation_is_no_renja_although_it_expects_something():
    text = """
    EVALUASI RENCANA KERJA (RENJA) DINAS CONTOH TAHUN 2025
    | Kode    | Program/Kegiatan | Indikator    | Realisasi s.d. 2024 | Prakiraan Capaian 2025 | Tingkat Capaian | Target 2025 | Pagu        |
    | 7.01.01 | PROGRAM A        | Persentase A | 71                  | 78                     | 90              | 80          | 900.000.000 |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert "tabel tidak dikenali" in result.not_understood[0].reason.id


# Names of columns


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


def test_a_rencana_aksi_may_name_its_levels_and_the_year():
    text = """
    RENCANA AKSI DINAS CONTOH TAHUN 2026
    | Nama Program | Nama Kegiatan | Nama Sub Kegiatan | Tahun | Indikator    | Satuan  | Target Tahunan | Target TW I | Target TW II | Target TW III | Target TW IV |
    | Program A    | Kegiatan B    | Rapat             | 2026  | Jumlah rapat | Laporan | 4              | 1           | 2            | 3             | 4            |
    """
    [document] = read_file(loaded(text)).documents

    [indicator] = document.indicators
    assert (document.kind, indicator.level) == ("rencana_aksi", "sub_kegiatan")
    assert indicator.targets[2026].raw == "4"
    assert [value.raw for value in indicator.quarters] == ["1", "2", "3", "4"]


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


@pytest.mark.parametrize("wording", ["Indikator Sasaran", "Indikator Sasaran Strategis", "Indikator Kinerja (IKU)"])
def test_an_iku_has_many_headings(wording):
    text = f"""
    INDIKATOR KINERJA UTAMA DINAS CONTOH TAHUN 2026-2027
    | No | Sasaran Strategis | {wording} | Satuan | Penjelasan / Formulasi | Sumber Data | Target Kinerja | <    |
    | "  | "                 | "         | "      | "                      | "           | 2026           | 2027 |
    | 1  | Meningkatnya A    | Indeks A  | Indeks | A dibagi B             | Dinas       | 80             | 81   |
    """
    [document] = read_file(loaded(text)).documents

    [indicator] = document.indicators
    assert (document.kind, indicator.level, indicator.targets[2027].raw) == ("iku", "iku", "81")


# The plan of the region


@pytest.mark.parametrize(
    "title",
    ["RENCANA PEMBANGUNAN JANGKA MENENGAH DAERAH KABUPATEN CONTOH TAHUN 2026-2030", "RANCANGAN AKHIR RPJMD KABUPATEN CONTOH"],
)  # fmt: skip
def test_programs_of_the_region_are_no_renstra_and_that_is_said(title):
    text = f"""
    {title}
    Tabel Indikasi Rencana Program Prioritas
    | Kode    | Bidang Urusan / Program | Indikator Kinerja Program (outcome) | 2026   | <           | 2027   | <           |
    | "       | "                       | "                                   | Target | Rp          | Target | Rp          |
    | 7.01.01 | Program A               | Persentase A                        | 80     | 900.000.000 | 81     | 950.000.000 |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert "tabel tidak dikenali" in result.not_understood[0].reason.id


# What looks back


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("RENCANA STRATEGIS DINAS CONTOH TAHUN 2025-2029", "Kegiatan"),
        ("EVALUASI RENJA DINAS CONTOH TAHUN 2025", "Sub Kegiatan"),
        ("EVALUASI RENJA DINAS CONTOH TAHUN 2025", "Program"),
        ("INDIKATOR KINERJA UTAMA DINAS CONTOH TAHUN 2025", "Sasaran"),
    ],
)
@pytest.mark.parametrize(
    "pair", [("Target 2025", "Capaian 2025"), ("Target Tahun 2025", "Capaian Tahun 2025 (%)"), ("Target", "Capaian Kinerja")]
)  # fmt: skip
def test_a_table_that_tells_what_was_reached_is_no_plan(title, level, pair):
    text = f"""
    {title}
    | No | {level} | Indikator Kinerja | Satuan | {pair[0]} | {pair[1]} |
    | 1  | Rapat   | Jumlah rapat      | Kali   | 4         | 3         |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert "tabel tidak dikenali" in result.not_understood[0].reason.id


# Kinerja in the place of sasaran


@pytest.mark.parametrize(
    "sasaran", ["Kinerja", "Kinerja Utama", "Kinerja Utama/Sasaran", "Sasaran Strategis/Kinerja Utama"]
)
def test_a_pk_and_its_rencana_aksi_may_promise_kinerja(sasaran):
    text = f"""
    PERJANJIAN KINERJA TAHUN 2026
    | No | {sasaran}      | Indikator Kinerja Utama | Target |
    | 1  | Meningkatnya A | Indeks A                | 80     |
    RENCANA AKSI TAHUN 2026
    | No | {sasaran}      | Indikator Kinerja Utama | Target Triwulan | <  | <   | <  |
    | "  | "              | "                       | I               | II | III | IV |
    | 1  | Meningkatnya A | Indeks A                | 20              | 40 | 60  | 80 |
    """
    pk, aksi = read_file(loaded(text)).documents

    assert (pk.kind, aksi.kind) == ("perjanjian_kinerja", "rencana_aksi")
    assert [document.indicators[0].level for document in (pk, aksi)] == ["sasaran", "sasaran"]
    assert pk.indicators[0].targets[2026].raw == "80"
    assert [value.raw for value in aksi.indicators[0].quarters] == ["20", "40", "60", "80"]


def test_goals_of_a_person_are_no_pk():
    text = """
    SASARAN KINERJA PEGAWAI TAHUN 2026
    | No | Kinerja Utama  | Aspek     | Indikator Kinerja Individu | Target |
    | 1  | Meningkatnya A | Kuantitas | Jumlah rapat               | 4      |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert "tabel tidak dikenali" in result.not_understood[0].reason.id


# Measures of program, kegiatan and sub kegiatan


@pytest.mark.parametrize(
    "indicator",
    [
        "Indikator", "Indikator Kinerja", "Indikator Program", "Indikator Kinerja Program", "Indikator Program/Kegiatan/Sub Kegiatan",
        "Indikator Kinerja Program / Kegiatan", "Indikator Outcome/Output", "Indikator Keluaran",
    ],
)  # fmt: skip
def test_a_rencana_aksi_measures_its_programs(indicator):
    text = f"""
    RENCANA AKSI DINAS CONTOH TAHUN 2026
    | No | Program   | {indicator} | Target | TW I | TW II | TW III | TW IV |
    | 1  | Program A | Indeks A    | 80     | 20   | 40    | 60     | 80    |
    """
    [document] = read_file(loaded(text)).documents

    [found] = document.indicators
    assert (document.kind, found.level, found.targets[2026].raw) == ("rencana_aksi", "program", "80")
    assert [value.raw for value in found.quarters] == ["20", "40", "60", "80"]


def test_a_renja_may_part_its_target_into_volume_and_unit():
    text = """
    RENCANA KERJA DINAS CONTOH TAHUN 2026
    | Kode    | Program/Kegiatan | Indikator Kinerja | Target Kinerja | <      | Pagu Indikatif (Rp) | Prakiraan Maju Tahun 2027 | <           |
    | "       | "                | "                 | Volume         | Satuan | "                   | Target                    | Pagu        |
    | 7.01.01 | PROGRAM A        | Persentase A      | 80             | Persen | 900.000.000         | 82                        | 950.000.000 |
    """
    [document] = read_file(loaded(text)).documents

    [indicator] = document.indicators
    assert {year: value.raw for year, value in indicator.targets.items()} == {2026: "80", 2027: "82"}
    assert indicator.unit.text == "Persen"


def test_iku_of_the_region_are_no_iku_of_an_office():
    text = """
    RANCANGAN AWAL RPJMD KABUPATEN CONTOH TAHUN 2026-2030
    Tabel 8.1 Penetapan Indikator Kinerja Utama
    | No | Indikator Kinerja | Satuan | Target Capaian Kinerja | <    |
    | "  | "                 | "      | 2026                   | 2027 |
    | 1  | Indeks A          | Indeks | 80                     | 81   |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert "tabel tidak dikenali" in result.not_understood[0].reason.id


# Quarters


@pytest.mark.parametrize("target", ["Target Perjanjian Kinerja", "Target PK", "Target PK 2026", "Target Tahunan"])
def test_a_rencana_aksi_may_name_the_target_of_its_pk(target):
    text = f"""
    RENCANA AKSI DINAS CONTOH TAHUN 2026
    | No | Sasaran        | Indikator | {target} | Triwulan | <  | <   | <  |
    | "  | "              | "         | "        | I        | II | III | IV |
    | 1  | Meningkatnya A | Indeks A  | 80       | 20       | 40 | 60  | 80 |
    """
    [document] = read_file(loaded(text)).documents

    assert document.indicators[0].targets[2026].raw == "80"


def test_quarters_right_of_a_second_indicator_are_not_those_of_the_first():
    text = """
    RENCANA AKSI DINAS CONTOH TAHUN 2026
    | No | Sasaran        | Indikator | Target | Rencana Aksi | Output    | <      | Target Triwulan | <  | <   | <  |
    | "  | "              | "         | "      | "            | Indikator | Satuan | I               | II | III | IV |
    | 1  | Meningkatnya A | Indeks A  | 80     | Rapat        | Notulen   | Kali   | 1               | 2  | 3   | 4  |
    """
    result = read_file(loaded(text))

    assert all(indicator.quarters is None for document in result.documents for indicator in document.indicators)


@pytest.mark.parametrize("title", ["Monitoring dan Evaluasi Kinerja Tahun 2026", "PENGUKURAN KINERJA TAHUN 2026"])
def test_what_monitors_is_no_rencana_aksi(title):
    text = f"""
    {title}
    | No | Sasaran        | Indikator | Target Triwulan | <  | <   | <  | Realisasi Triwulan | <  | <   | <  |
    | "  | "              | "         | I               | II | III | IV | I                  | II | III | IV |
    | 1  | Meningkatnya A | Indeks A  | 20              | 40 | 60  | 80 | 21                 | 41 | 61  | 81 |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert "tabel tidak dikenali" in result.not_understood[0].reason.id


def test_a_renja_may_gather_indicator_and_target_under_kinerja():
    text = """
    RENCANA KERJA DINAS CONTOH TAHUN 2026
    | No | Program   | Kinerja      | <      | Pagu Indikatif |
    | "  | "         | Indikator    | Target | "              |
    | 1  | Program A | Persentase A | 80     | 900.000.000    |
    """
    [document] = read_file(loaded(text)).documents

    [indicator] = document.indicators
    assert (document.kind, indicator.level, indicator.targets[2026].raw) == ("renja", "program", "80")


# Tables that nobody knows


@pytest.mark.parametrize("indicator", ["Indikator", "Indikator Layanan", "Nama Indikator Keberhasilan"])
def test_an_unknown_table_of_indicators_is_said_however_short(indicator):
    text = f"""
    LAPORAN DINAS CONTOH TAHUN 2026
    | Ukuran Keberhasilan | {indicator} | Besaran |
    | Meningkatnya A      | Indeks A    | 80      |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert "tabel tidak dikenali" in result.not_understood[0].reason.id
    assert indicator in result.not_understood[0].text


@pytest.mark.parametrize("title", ["RENCANA AKSI", "RENCANAAKSI"])  # a narrow space between two A is lost in print
def test_a_rencana_aksi_on_a_pk_is_no_pk(title):
    text = f"""
    {title} PERJANJIAN KINERJA TAHUN 2026
    | No | Sasaran        | Indikator | Target | TW I | TW II | TW III | TW IV |
    | 1  | Meningkatnya A | Indeks A  | 80     | 20   | 40    | 60     | 80    |
    """
    [document] = read_file(loaded(text)).documents

    assert document.kind == "rencana_aksi"
