from __future__ import annotations

import pytest
from documents_as_text import loaded
from reading_results import claims, targets

from cascade.reading.document_builder import ReadFile, read_file


def test_iku_without_targets_are_read_as_a_list(document):
    """
    INDIKATOR KINERJA UTAMA DINAS CONTOH
    | No | Tujuan/Sasaran Strategis | Indikator Kinerja Utama | Alasan Pemilihan | Definisi Operasional/Formulasi | Sumber Data | Penanggung Jawab |
    | 1  | Meningkatnya A           | Indeks A                | karena           | rumus 1,5 x                    | Dinas       | Kepala           |
    """
    assert (document.kind, targets(document)) == ("iku", {"Indeks A": {}})


def test_a_renja_may_print_kinerja_and_rupiah_under_the_name_of_its_stage(document):
    """
    Tabel 4.1 Rencana Kerja Dinas Contoh Tahun 2025
    | Kode       | Urusan/Bidang Urusan dan Program/Kegiatan | Indikator Kinerja | Satuan  | Rancangan Akhir Renja Tahun 2025 | <   | <      | <                 | Perkiraan Maju Tahun 2026 | <   |
    | "          | "                                         | "                 | "       | Kinerja                          | Rp  | Lokasi | Sumber Pendanaan  | Kinerja                   | Rp  |
    | 7.01.01    | Program A                                 | Persentase A      | %       | 80                               | 900 | Kota   | DAU               | 82                        | 950 |
    | 7.01.01.2.01 | Kegiatan B                              | Jumlah B          | Dokumen | 4                                | 500 | Kota   | DAU               | 4                         | 550 |
    """
    assert document.kind == "renja"
    assert [{year: q.raw for year, q in i.targets.items()} for i in document.indicators] == [
        {2025: "80", 2026: "82"},
        {2025: "4", 2026: "4"},
    ]
    assert {year: q.raw for year, q in document.indicators[0].pagu.items()} == {2025: "900", 2026: "950"}


def test_three_indicators_of_one_row_measure_three_levels(document):
    """
    RENCANA KERJA PERANGKAT DAERAH DINAS CONTOH TAHUN 2025
    | Kode         | Urusan/Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | <                     | <              | Rencana Tahun 2025     | <                     | <              | <                    |
    | "            | "                                    | Capaian Program   | Keluaran Sub Kegiatan | Hasil Kegiatan | Target Capaian Kinerja | <                     | <              | Pagu Indikatif (Rp.) |
    | "            | "                                    | "                 | "                     | "              | Program                | Keluaran Sub Kegiatan | Hasil Kegiatan | "                    |
    | 7.01.02      | PROGRAM A                            |                   |                       |                |                        |                       |                | 1.000.000            |
    | 7.01.02.2.01 | Kegiatan B                           |                   |                       |                |                        |                       |                | 1.000.000            |
    | 7.01.02.2.01.0001 | Sub C                           | Persentase A      | Jumlah C              | Jumlah B       | 80 %                   | 2 dok                 | 1 dok          | 1.000.000            |
    """
    assert {(i.name.text, i.level, i.targets[2025].raw) for i in document.indicators} == {
        ("Persentase A", "program", "80 %"),
        ("Jumlah B", "kegiatan", "1 dok"),
        ("Jumlah C", "sub_kegiatan", "2 dok"),
    }


def test_a_dpa_names_its_elements_above_the_table_and_dana_is_no_indicator(document):
    """
    DOKUMEN PELAKSANAAN ANGGARAN DINAS CONTOH TAHUN ANGGARAN 2025
    Program : 7.01.01 PROGRAM PENUNJANG URUSAN
    Kegiatan : 7.01.01.2.01 Perencanaan dan Evaluasi
    Indikator dan Tolok Ukur Kinerja Kegiatan
    | Indikator        | Tolok Ukur Kinerja       | Target Kinerja |
    | Capaian Kegiatan | Persentase tepat waktu   | 100 %          |
    | Masukan          | Dana yang dibutuhkan     | Rp4.000.000    |
    | Keluaran         | Jumlah dokumen           | 2 Dokumen      |
    """
    assert document.kind == "dpa"
    assert [(e.level, e.name.text, str(e.code)) for e in document.elements] == [
        ("program", "PROGRAM PENUNJANG URUSAN", "7.01.01"),
        ("kegiatan", "Perencanaan dan Evaluasi", "7.01.01.2.01"),
    ]
    assert {i.name.text: (i.level, i.targets[2025].raw) for i in document.indicators} == {
        "Persentase tepat waktu": ("kegiatan", "100 %"),
        "Jumlah dokumen": ("kegiatan", "2 Dokumen"),
    }


def test_the_summary_of_a_dpa_gives_the_pagu_of_each_element(document):
    """
    DOKUMEN PELAKSANAAN ANGGARAN DINAS CONTOH TAHUN ANGGARAN 2025
    | Kode              | Uraian            | Sumber Dana | Tahun 2025      | <             | <           |
    | "                 | "                 | "           | Belanja Operasi | Belanja Modal | Jumlah (Rp) |
    | 7.01.01           | Program Penunjang |             | 1.000.000       | 500.000       | 1.500.000   |
    | 7.01.01.2.01      | Perencanaan       |             | 1.000.000       | 500.000       | 1.500.000   |
    | 7.01.01.2.01.0001 | Penyusunan        | PAD         | 1.000.000       | 500.000       | 1.500.000   |
    """
    assert [(e.level, e.pagu[2025].value) for e in document.elements] == [
        ("program", 1_500_000),
        ("kegiatan", 1_500_000),
        ("sub_kegiatan", 1_500_000),
    ]


def test_a_hierarchy_of_work_results_has_the_target_at_its_end(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Kegiatan Utama | Rencana Aksi | Uraian Kegiatan | Indikator    | Satuan | Target Awal | Target Akhir | Target TW I | Target TW II | Target TW III | Target TW IV |
    | 1  | Pelayanan      | Menyusun     | Menyusun bahan  | Jumlah rapat | kali   | 0           | 4            | 1           | 1            | 1             | 1            |
    """
    [indicator] = document.indicators

    assert (str(indicator.baseline), indicator.targets[2025].raw) == ("0", "4")
    assert [str(quarter) for quarter in indicator.quarters or ()] == ["1", "1", "1", "1"]


def test_a_renja_may_print_a_measure_and_a_target_for_each_kind_of_result(document):
    """
    RENCANA KERJA DINAS CONTOH TAHUN 2019
    | Kode       | Urusan/Program/Kegiatan | Indikator Kinerja | < | < | < | Pagu Indikatif |
    | "          | "          | Hasil Program | <      | Keluaran Kegiatan | <      | " |
    | "          | "          | Tolok Ukur    | Target | Tolok Ukur        | Target | " |
    | 1.06.15    | Program A  | Persentase A  | 50 %   |                   |        | 9.000.000 |
    | 1.06.15.01 | Kegiatan B |               |        | Jumlah B          | 2 dok  | 9.000.000 |
    """
    assert claims(document) == [
        ("renja", "program", "Program A", "Persentase A", {2019: "50 %"}),
        ("renja", "kegiatan", "Kegiatan B", "Jumlah B", {2019: "2 dok"}),
    ]


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


@pytest.mark.parametrize("heading", ["Sasaran Program", "Sasaran Program/Kegiatan"])
def test_a_column_of_sasaran_may_hold_the_names_of_programs(heading):
    text = f"""
    PERJANJIAN KINERJA TAHUN 2025
    | No | {heading}                    | Indikator          | Satuan | Target |
    | 1  | Program Penunjang Urusan     | Persentase layanan | %      | 100    |
    | 2  | Program Perlindungan Nelayan | Persentase nelayan | %      | 80     |
    | 3  | Program Pengelolaan Ikan     | Produksi ikan      | ton    | 5      |
    """
    [document] = read_file(loaded(text)).documents

    assert [i.level for i in document.indicators] == ["program"] * 3


def test_a_target_may_stand_behind_the_name_of_its_indicator(document):
    """
    PERJANJIAN KINERJA DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator dan Target                |
    | 1  | Meningkatnya A | Persentase layanan tepat waktu: 95% |
    | 2  | Meningkatnya B | Jumlah rapat koordinasi: 4 kali     |
    | 3  | Meningkatnya C | Indeks kepuasan: 82,5               |
    """
    assert targets(document) == {
        "Persentase layanan tepat waktu": {2025: "95%"},
        "Jumlah rapat koordinasi": {2025: "4 kali"},
        "Indeks kepuasan": {2025: "82,5"},
    }
