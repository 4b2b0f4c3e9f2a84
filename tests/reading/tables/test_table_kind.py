from __future__ import annotations

import inspect

import pytest
from documents_as_text import loaded
from reading_results import measured, reasons, targets

from cascade.reading.document_builder import read_file


def test_a_table_with_fewer_than_four_quarters_is_not_read_as_a_year():
    text = """
    RENCANA AKSI KECAMATAN GUMELAR TAHUN 2025
    | Sasaran | Indikator Kinerja | Satuan | Target Triwulan I |
    | S       | Jumlah rapat      | kali   | 3                 |
    """
    assert all(i.quarters is None for d in read_file(loaded(text)).documents for i in d.indicators)


def test_a_table_of_achievements_by_year_is_no_iku():
    text = """
    Perkembangan Indikator Makro Kabupaten
    | No | Indikator | 2021 | 2022 | 2023 |
    | 1  | IPM       | 70   | 71   | 72   |
    """
    assert read_file(loaded(text)).documents == ()


def test_a_table_that_compares_a_draft_with_what_is_needed_is_no_renja():
    text = """
    Tabel T-C.31 Review terhadap Rancangan Awal RKPD Tahun 2026, Renja Dinas Contoh
    | Rancangan Awal RKPD | <                 | <      | <    | Hasil Analisis Kebutuhan | <                 | <      | <    |
    | Program/Kegiatan    | Indikator Kinerja | Target | Pagu | Program/Kegiatan         | Indikator Kinerja | Target | Pagu |
    | Program A           | I                 | 1      | 10   | Program A                | I                 | 2      | 20   |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert any("tidak dikenali" in each.reason.id for each in result.not_understood)


@pytest.mark.parametrize(
    "table",
    [
        """
        Tabel 2.6 Capaian Kinerja Program Dinas Contoh
        | Kode    | Program   | Indikator    | 2020 | 2021 |
        | 1.02.02 | Program A | Persentase A | 1    | 2    |
        """,
        """
        Tabel 2.5 Capaian Indikator Kinerja Utama Dinas Contoh
        | No | Indikator Kinerja Utama | Target | <    | Realisasi | <    |
        | "  | "                       | 2025   | 2026 | 2025      | 2026 |
        | 1  | Indeks A                | 1      | 2    | 1         | 2    |
        """,
    ],
)
def test_what_was_achieved_is_reported_as_no_plan(table):
    result = read_file(loaded("RENSTRA DINAS CONTOH TAHUN 2025-2029\n" + inspect.cleandoc(table)))

    assert result.documents == ()
    assert any("tidak dikenali" in each.reason.id for each in result.not_understood)


def test_a_pk_with_quarters_is_a_pk(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Satuan | Target  | <    | <     | <      | <     |
    | "  | "                 | "                 | "      | Tahunan | TW I | TW II | TW III | TW IV |
    | 1  | Meningkatnya A    | Indeks A          | Indeks | 84      | 10   | 20    | 60     | 84    |
    """
    assert (document.kind, targets(document)) == ("perjanjian_kinerja", {"Indeks A": {2025: "84"}})
    assert measured(document)[0][3] == ["10", "20", "60", "84"]


def test_what_was_achieved_is_no_agreement():
    text = """
    PENGUKURAN KINERJA DINAS CONTOH TAHUN 2024
    | No | Sasaran Strategis | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%) |
    | 1  | Meningkatnya A    | Indeks A          | Indeks | 80     | 79        | 98          |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert reasons(result) == ["tabel tidak dikenali (2 baris)"]


def test_a_table_of_programs_without_the_title_of_a_pk_is_none():
    text = """
    REKAPITULASI PAGU TAHUN 2025
    | No | Program   | Anggaran (Rp) |
    | 1  | Program A | 1.000.000     |
    """
    assert read_file(loaded(text)).documents == ()


def test_the_caption_goes_before_prose_further_up(document):
    """
    Rencana kerja (Renja) disusun setiap tahun sebagai penjabaran.
    RENSTRA DINAS CONTOH TAHUN 2025-2029
    Tabel 4.1 Tujuan dan Sasaran Renstra Dinas Contoh Tahun 2025-2026
    | Tujuan | Sasaran | Indikator | 2025 | 2026 |
    | T      | S       | I         | 1    | 2    |
    """
    assert document.kind == "renstra"


def test_targets_of_the_rpjmd_that_a_renstra_cites_are_not_its_own():
    text = """
    RENCANA STRATEGIS DINAS CONTOH TAHUN 2025-2029
    Tabel 3.1 Sasaran dan Target RPJMD Kabupaten Contoh Tahun 2025-2029
    | Visi/Misi | Tujuan      | Sasaran     | Indikator    | 2025 | 2026 | 2027 | 2028 | 2029 |
    | Misi 1    | Birokrasi A |             | Indeks RB    | 93,5 | 95   | 97   | 99   | 100  |
    |           |             | Tata kelola | Indeks SPBE  | 4,73 | 4,76 | 4,78 | 4,8  | 4,82 |
    Tabel 3.2 Tujuan dan Sasaran Renstra Dinas Contoh Tahun 2025-2029
    | Tujuan    | Sasaran     | Indikator     | 2025 | 2026 | 2027 | 2028 | 2029 |
    | Layanan B | Layanan C   | Nilai layanan | 80   | 81   | 82   | 83   | 84   |
    """
    rpjmd, renstra = read_file(loaded(text)).documents

    assert (rpjmd.kind, [i.name.text for i in rpjmd.indicators]) == ("rpjmd", ["Indeks RB", "Indeks SPBE"])
    assert (renstra.kind, [i.name.text for i in renstra.indicators]) == ("renstra", ["Nilai layanan"])


def test_a_table_that_aligns_the_renstra_with_the_rpjmd_stays_with_the_renstra(document):
    """
    RENCANA STRATEGIS DINAS CONTOH TAHUN 2025-2029
    Tabel 3.1 Tujuan dan Sasaran Renstra yang mengacu pada RPJMD Kabupaten Contoh
    | Tujuan    | Sasaran     | Indikator     | 2025 | 2026 | 2027 | 2028 | 2029 |
    | Layanan B | Layanan C   | Nilai layanan | 80   | 81   | 82   | 83   | 84   |
    """
    assert document.kind == "renstra"


@pytest.mark.parametrize("cover", ["RENCANA KERJA (RENJA)", "RENCANA STRATEGIS"])
def test_the_cover_tells_what_a_caption_leaves_open(cover: str):
    text = f"""
    {cover}
    DINAS CONTOH
    TAHUN 2025-2026
    BAB I
    PENDAHULUAN
    {"Penyusunan dokumen ini melalui tahapan yang sistematis, partisipatif dan akuntabel. " * 2}
    Tabel 4.1 Program dan Kegiatan Dinas Contoh Tahun 2025
    | Kode    | Program/Kegiatan | Indikator    | Rencana Tahun 2025 | <              |
    | "       | "                | "            | Target             | Pagu Indikatif |
    | 1.01.02 | Program P        | Persentase P | 80 %               | 9.000.000      |
    """
    [document] = read_file(loaded(text)).documents

    assert document.kind == ("renja" if "KERJA" in cover else "renstra")


def test_an_evaluation_is_no_renja_although_it_expects_something():
    text = """
    EVALUASI RENCANA KERJA (RENJA) DINAS CONTOH TAHUN 2025
    | Kode    | Program/Kegiatan | Indikator    | Realisasi s.d. 2024 | Prakiraan Capaian 2025 | Tingkat Capaian | Target 2025 | Pagu        |
    | 7.01.01 | PROGRAM A        | Persentase A | 71                  | 78                     | 90              | 80          | 900.000.000 |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert "tabel tidak dikenali" in result.not_understood[0].reason.id


@pytest.mark.parametrize(
    "title",
    ["RENCANA PEMBANGUNAN JANGKA MENENGAH DAERAH KABUPATEN CONTOH TAHUN 2026-2030", "RANCANGAN AKHIR RPJMD KABUPATEN CONTOH"],
)  # fmt: skip
def test_programs_of_the_region_are_no_renstra_and_that_is_reported(title):
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


def test_goals_of_a_person_are_no_pk():
    text = """
    SASARAN KINERJA PEGAWAI TAHUN 2026
    | No | Kinerja Utama  | Aspek     | Indikator Kinerja Individu | Target |
    | 1  | Meningkatnya A | Kuantitas | Jumlah rapat               | 4      |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert "tabel tidak dikenali" in result.not_understood[0].reason.id


@pytest.mark.parametrize(("sort", "kind"), [("Utama", "iku"), ("Kunci", "renstra"), ("Program", "renstra")])
def test_iku_that_serve_tujuan_and_sasaran_are_iku_whatever_the_caption_says_of_those(sort, kind):
    text = f"""
    RENCANA STRATEGIS DINAS CONTOH TAHUN 2025-2029
    Tabel 3.1 Tujuan dan Sasaran Renstra
    | Tujuan   | Indikator | Satuan | 2025 | 2026 | 2027 |
    | Tujuan A | Indeks A  | Indeks | 80   | 81   | 82   |
    Tabel 4.2 Indikator Kinerja {sort} Dinas Contoh yang mengacu pada Tujuan dan Sasaran RPJMD
    | No | Indikator | Satuan | Target Tahun | <    | <    |
    | "  | "         | "      | 2025         | 2026 | 2027 |
    | 1  | Indeks B  | Indeks | 80           | 81   | 82   |
    """
    documents = read_file(loaded(text)).documents

    assert [d.kind for d in documents for row in d.indicators if row.name.text == "Indeks B"] == [kind]


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


@pytest.mark.parametrize("title", ["RENCANA AKSI", "RENCANAAKSI"])  # a narrow space between two A is lost in print
def test_a_rencana_aksi_on_a_pk_is_no_pk(title):
    text = f"""
    {title} PERJANJIAN KINERJA TAHUN 2026
    | No | Sasaran        | Indikator | Target | TW I | TW II | TW III | TW IV |
    | 1  | Meningkatnya A | Indeks A  | 80     | 20   | 40    | 60     | 80    |
    """
    [document] = read_file(loaded(text)).documents

    assert document.kind == "rencana_aksi"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("RENCANA KINERJA TAHUNAN DINAS CONTOH TAHUN 2025", "rkt"),
        ("RENCANA KERJA DINAS CONTOH TAHUN 2025", "renja"),
        ("PERJANJIAN KINERJA TAHUN 2025", "perjanjian_kinerja"),
    ],
)
def test_one_table_of_targets_is_of_the_kind_that_its_title_names(title, kind):
    text = f"""
    {title}
    | No | Sasaran Strategis | Indikator Kinerja | Satuan | Target |
    | 1  | Meningkatnya A    | Indeks A          | indeks | 84     |
    """
    [document] = read_file(loaded(text)).documents

    assert (document.kind, targets(document)) == (kind, {"Indeks A": {2025: "84"}})


def test_proposals_and_reviews_of_drafts_are_no_plan():
    text = """
    Tabel T-C.32 Usulan Program dan Kegiatan dari Para Pemangku Kepentingan Tahun 2025
    | No | Program/Kegiatan | Lokasi | Indikator Kinerja | Volume | Catatan |
    | 1  | Program Jalan    | Desa A | Panjang jalan     | 2 km   |         |
    """
    assert read_file(loaded(text)).documents == ()


def test_what_repeats_the_header_of_an_evaluation_on_the_next_page_is_none_of_targets_either():
    header = "| No | Kegiatan | Indikator Kinerja | Target | Realisasi |"
    text = f"""
    RENCANA KERJA DINAS CONTOH TAHUN 2025
    Tabel 2.1 Evaluasi Pelaksanaan Renja
    {header}
    | 1  | Rapat    | Jumlah rapat      | 4      | 3         |

    {header}
    | 2  | Bimtek   | Jumlah bimtek     | 2      | 2         |
    """
    assert read_file(loaded(text)).documents == ()


def test_two_indicators_beside_each_other_without_values_are_no_list():
    text = """
    Indikator Kinerja Utama Dinas Contoh Tahun 2025-2029
    | Tujuan                        | <                   | Indikator Tujuan | Sasaran | <                               | Indikator Sasaran |
    | T.1 | Meningkatkan Kemandirian | Indeks Desa | S.1 | Meningkatnya Keberdayaan Ekonomi | Nilai Dimensi Ekonomi |
    | "   | "                        | Persentase Desa Mandiri | S.2 | Meningkatnya Keberdayaan Sosial | Nilai Dimensi Sosial |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert any("tidak dikenali" in each.reason.id for each in result.not_understood)
