"""Title pages as offices print them: of whom a document is, and for when."""

from __future__ import annotations

import pytest
from documents_as_text import loaded

from cascade.model import Document
from cascade.reading.document_builder import ReadFile, read_file
from cascade.settings.schema import DocumentSetting

TARGETS = """
| No | Sasaran Strategis | Indikator Kinerja | Target |
| 1  | Meningkatnya A    | Indeks A          | 84     |
"""
QUARTERS = """
| No | Sasaran | Indikator | TW I | TW II | TW III | TW IV |
| 1  | S       | I         | 1    | 2     | 3      | 4     |
"""
AGREEMENT = "PERJANJIAN KINERJA TAHUN 2025"


def years(first: int, last: int) -> str:
    columns = list(range(first, last + 1))
    heads, values = " | ".join(map(str, columns)), " | ".join("1" for _ in columns)
    return f"\n| Tujuan | Sasaran | Indikator | {heads} |\n| T | S | I | {values} |\n"


def read(text: str) -> ReadFile:
    return read_file(loaded("\n".join(line.strip() for line in text.splitlines())))


def only(text: str) -> Document:
    [document] = read(text).documents
    return document


PAGES = {
    "over two lines with commas": (
        f"{AGREEMENT}\nDINAS KOMUNIKASI, INFORMATIKA, PERSANDIAN\nDAN STATISTIK KABUPATEN CONTOH{TARGETS}",
        "Dinas Komunikasi, Informatika, Persandian dan Statistik",
    ),
    "a comma before dan, over two lines": (
        f"{AGREEMENT}\nDINAS PERTANIAN, KETAHANAN PANGAN, DAN\nPERIKANAN KABUPATEN CONTOH{TARGETS}",
        "Dinas Pertanian, Ketahanan Pangan, dan Perikanan",
    ),
    "a letterhead with an address": (
        "PEMERINTAH KABUPATEN CONTOH\nDINAS PENANAMAN MODAL DAN\nPELAYANAN TERPADU SATU PINTU\n"
        "Jalan Merdeka Nomor 17 Telp. (0281) 636011 Contoh 53123\nWebsite: dpmptsp.contoh.go.id\n"
        f"{AGREEMENT}{TARGETS}",
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    ),
    "a letterhead on one line": (
        f"PEMERINTAH PROVINSI CONTOH DINAS KESEHATAN\nEmail: dinkes@contoh.go.id\n{AGREEMENT}{TARGETS}",
        "Dinas Kesehatan",
    ),
    "the post of the first party": (
        f"{AGREEMENT}\nNama : BUDI, S.T.\nJabatan : Kepala Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten Contoh\n"
        f"selanjutnya disebut pihak pertama\nNama : WATI\nJabatan : Bupati Contoh{TARGETS}",
        "Dinas Pekerjaan Umum dan Penataan Ruang",
    ),
    "the post of the superior, where a bidang agrees": (
        f"{AGREEMENT}\nBIDANG INFORMATIKA\nNama : BUDI\nJabatan : Kepala Bidang Informatika\nNama : WATI\n"
        f"Jabatan : Kepala Dinas Komunikasi dan Informatika{TARGETS}",
        "Dinas Komunikasi dan Informatika",
    ),
    "the office of a unit": (
        f"{AGREEMENT}\nPUSKESMAS CONTOH I{TARGETS}KEPALA DINAS KESEHATAN KEPALA PUSKESMAS CONTOH I\nKABUPATEN CONTOH",
        "Dinas Kesehatan",
    ),
    "the kecamatan of a kelurahan": (
        f"{AGREEMENT}\nKELURAHAN SUKAMAJU{TARGETS}Contoh, 2 Januari 2025\nCAMAT CONTOH TIMUR\nLURAH SUKAMAJU",
        "Kecamatan Contoh Timur",
    ),
    "the Sekretariat Daerah of a bagian": (
        f"{AGREEMENT}\nBAGIAN ORGANISASI SEKRETARIAT DAERAH KABUPATEN CONTOH{TARGETS}",
        "Sekretariat Daerah",
    ),
    "a unit of which no office is printed": (f"{AGREEMENT}\nRSUD CONTOH{TARGETS}", "RSUD Contoh"),
    "the signature alone, over two lines": (
        f"{AGREEMENT}{TARGETS}Contoh, 18 Januari 2025\nKEPALA DINAS PEKERJAAN UMUM DAN\nPENATAAN RUANG KABUPATEN CONTOH\nBUDI, MM.",
        "Dinas Pekerjaan Umum dan Penataan Ruang",
    ),
    "two signatures side by side": (
        f"{AGREEMENT}{TARGETS}GUBERNUR CONTOH KEPALA DINAS KOMUNIKASI,\nINFORMATIKA, PERSANDIAN DAN\nSTATISTIK DAERAH PROVINSI\nCONTOH",
        "Dinas Komunikasi, Informatika, Persandian dan Statistik",
    ),
    "who leads a kecamatan": (f"{AGREEMENT}{TARGETS}Plt. CAMAT GUMELAR,\nBUDI", "Kecamatan Gumelar"),
    "a label with a code": (
        f"{AGREEMENT}\nOrganisasi : 3.26.0.00.0.00.01.0000 - Dinas Pariwisata Provinsi Contoh{TARGETS}",
        "Dinas Pariwisata",
    ),
    "a label in a row of cells": (
        f"| {AGREEMENT} | |\n| OPD | Dinas Kebudayaan, Kepemudaan dan Olahraga |\n{TARGETS}",
        "Dinas Kebudayaan, Kepemudaan dan Olahraga",
    ),
    "a label before an office of another kind": (
        f"{AGREEMENT}\nOPD : Balai Latihan Kerja{TARGETS}",
        "Balai Latihan Kerja",
    ),
    "the SKPD before its unit": (
        f"SKPD : 7.01.0.00.0.00.21.0000 KECAMATAN GUMELAR\nUnit Organisasi : 7.01.0.00.0.00.21.0003 KELURAHAN SUKAMAJU\n"
        f"{AGREEMENT}{TARGETS}",
        "Kecamatan Gumelar",
    ),
    "an inspektorat": (f"INSPEKTORAT DAERAH KABUPATEN CONTOH\n{AGREEMENT}{TARGETS}", "Inspektorat Daerah"),
    "the secretariat of a council over two lines": (
        f"SEKRETARIAT DEWAN PERWAKILAN\nRAKYAT DAERAH KABUPATEN CONTOH\n{AGREEMENT}{TARGETS}",
        "Sekretariat Dewan Perwakilan Rakyat Daerah",
    ),
    "joined offices": (
        f"SATUAN POLISI PAMONG PRAJA DAN PEMADAM KEBAKARAN\nKABUPATEN CONTOH\n{AGREEMENT}{TARGETS}",
        "Satuan Polisi Pamong Praja dan Pemadam Kebakaran",
    ),
    "daerah on the next line": (
        f"BADAN PERENCANAAN PEMBANGUNAN\nDAERAH, PENELITIAN DAN PENGEMBANGAN\n{AGREEMENT}{TARGETS}",
        "Badan Perencanaan Pembangunan Daerah, Penelitian dan Pengembangan",
    ),
    "an abbreviation that the text explains": (
        f"{AGREEMENT}\nDPUPR KABUPATEN CONTOH{TARGETS}Dinas Pekerjaan Umum dan Penataan Ruang (DPUPR) Kabupaten Contoh.",
        "Dinas Pekerjaan Umum dan Penataan Ruang",
    ),
    "an abbreviation alone": (f"{AGREEMENT}\nDISKOMINFO KABUPATEN CONTOH{TARGETS}", "Diskominfo"),
    "a kecamatan that is called Kota": (
        f"PEMERINTAH KOTA CONTOH\nKECAMATAN KOTA SELATAN\n{AGREEMENT}{TARGETS}",
        "Kecamatan Kota Selatan",
    ),
    "no field of work of the next line's government": (
        f"{AGREEMENT}\nDINAS SOSIAL\nPEMERINTAH KABUPATEN CONTOH{TARGETS}",
        "Dinas Sosial",
    ),
    "no journey and no national body": (
        f"{AGREEMENT}\nDINAS SOSIAL\nPerjalanan Dinas Luar Daerah menurut Badan Pusat Statistik{TARGETS}",
        "Dinas Sosial",
    ),
}


@pytest.mark.parametrize(("text", "office"), PAGES.values(), ids=PAGES)
def test_the_office_is_read_from(text, office):
    opd = only(text).opd

    assert opd is not None
    assert opd.text.removesuffix(" Daerah") == office.removesuffix(" Daerah")
    assert opd.source.file == "uji.xlsx"
    assert opd.source.row


def test_a_head_without_a_name_is_no_office():
    assert only(f"{AGREEMENT}{TARGETS}Contoh, 2 Januari 2025\nKEPALA DINAS\nBUDI SANTOSO").opd is None


def test_between_two_offices_with_as_much_for_them_nobody_chooses():
    found = read(f"{AGREEMENT}\nDINAS KESEHATAN\n\n{AGREEMENT}\nDINAS PENDIDIKAN{TARGETS}")

    assert found.documents[0].opd is None
    assert any("“Dinas Kesehatan” atau “Dinas Pendidikan”" in problem.message.id for problem in found.problems)


def test_an_office_from_berkas_yaml_is_no_matter_of_choice():
    text = f"{AGREEMENT}\nDINAS KESEHATAN\n\n{AGREEMENT}\nDINAS PENDIDIKAN{TARGETS}"
    found = read_file(loaded(text), DocumentSetting(opd="Dinas Kesehatan"))

    assert str(found.documents[0].opd) == "Dinas Kesehatan"
    assert not any("tidak pasti" in problem.message.id for problem in found.problems)


def test_each_agreement_of_a_file_keeps_its_own_office():
    def agreement(office: str) -> str:
        return (
            f"{AGREEMENT}\nDalam rangka mewujudkan manajemen pemerintahan yang efektif\nNama : A\nJabatan : Kepala {office}\n"
            f"Nama : B\nJabatan : Bupati Contoh\n{office.upper()}{TARGETS}KEPALA {office.upper()}\n\n"
        )

    offices = ["Dinas Kesehatan", "Dinas Pendidikan dan Kebudayaan", "Badan Pendapatan Daerah"]
    assert [str(d.opd) for d in read("".join(map(agreement, offices))).documents] == offices


ANNUAL = {
    "behind a letter's number": (f"NOMOR : 188.4/23/2024\n{AGREEMENT}\nDINAS SOSIAL{TARGETS}", 2025),
    "before the signature of the year before": (f"{AGREEMENT}\nDINAS SOSIAL{TARGETS}Contoh, 30 Desember 2024", 2025),
    "below a date of print": (f"Dicetak 12/01/2026 08.15\nDINAS SOSIAL\n{AGREEMENT}{TARGETS}", 2025),
    "beside a law": (
        f"RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2025\nBERDASARKAN PERMENDAGRI NOMOR 90 TAHUN 2019\nDINAS SOSIAL{QUARTERS}",
        2025,
    ),
    "beside the period of the Renstra": (
        f"PERJANJIAN KINERJA\nRENSTRA 2021-2026\nDINAS SOSIAL\nTAHUN 2024{TARGETS}",
        2024,
    ),
    "as a budget year": (f"PERJANJIAN KINERJA\nDINAS SOSIAL\nTAHUN ANGGARAN 2025{TARGETS}", 2025),
    "before last year's measurement": (
        f"PERJANJIAN KINERJA TAHUN 2021\nDINAS SOSIAL{TARGETS}Contoh, Januari 2021\nPENGUKURAN KINERJA TAHUN 2020\n"
        "| No | Sasaran | Indikator | Target | Realisasi | Capaian |\n| 1 | S | I | 1 | 1 | 100 |",
        2021,
    ),
    "behind last year's report": (
        f"LAPORAN KINERJA TAHUN 2023\nDINAS SOSIAL\nLAMPIRAN\nPERJANJIAN KINERJA TAHUN 2024\nDINAS SOSIAL{TARGETS}",
        2024,
    ),
    "in a cell above the header": (f"| PERJANJIAN KINERJA |\n| DINAS SOSIAL\\nTAHUN 2025 |\n{TARGETS}", 2025),
}


@pytest.mark.parametrize(("text", "year"), ANNUAL.values(), ids=ANNUAL)
def test_the_year_stands(text, year):
    assert only(text).year == year


def test_a_date_alone_is_no_year_of_a_plan():
    found = read(f"PERJANJIAN KINERJA\nDINAS SOSIAL{TARGETS}Contoh, 3 Januari 2025")

    assert found.documents[0].year is None
    assert any("tahun dokumen tidak ditemukan" in problem.message.id for problem in found.problems)


PERIODS = {
    "without those of laws": (
        "RENCANA STRATEGIS\nDINAS SOSIAL\nTAHUN 2025-2029\nPEMERINTAH KABUPATEN CONTOH\n2025\n"
        "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional;\n"
        "Peraturan Daerah Kabupaten Contoh Nomor 3 Tahun 2021 tentang Rencana Pembangunan Jangka Menengah Daerah\n"
        f"Kabupaten Contoh Tahun 2021-2026;{years(2026, 2029)}",
        (2025, 2029),
    ),
    "of the regulation that puts it in force": (
        f"PERATURAN BUPATI CONTOH\nNOMOR 50 TAHUN 2021\nTENTANG\nRENCANA STRATEGIS DINAS SOSIAL\nTAHUN 2021-2026{years(2022, 2026)}",
        (2021, 2026),
    ),
    "of three years": (f"RENCANA STRATEGIS DINAS SOSIAL\nTAHUN 2024 s/d 2026{years(2024, 2026)}", (2024, 2026)),
    "as the columns have it where the title is left over": (
        f"RENCANA STRATEGIS DINAS SOSIAL TAHUN 2018-2023{years(2025, 2029)}",
        (2025, 2029),
    ),
    "and not the ministry's": (
        "RENSTRA DINAS SOSIAL TAHUN 2021-2026\nTelaah Renstra Kementerian Sosial Tahun 2020-2024\n"
        f"Telaah Renstra Kementerian Sosial Tahun 2020-2024{years(2022, 2026)}",
        (2021, 2026),
    ),
}


@pytest.mark.parametrize(("text", "period"), PERIODS.values(), ids=PERIODS)
def test_the_period_is_read(text, period):
    found = only(text).years

    assert (found[0], found[-1]) == period


def test_a_period_that_the_columns_do_not_bear_out_is_said():
    found = read(f"RENCANA STRATEGIS DINAS SOSIAL TAHUN 2018-2023{years(2025, 2029)}")

    assert any("judul menyebut 2018–2023, kolom memuat 2025–2029" in problem.message.id for problem in found.problems)


@pytest.mark.parametrize("length", [3, 4, 6])
def test_numbered_years_are_those_of_the_period_of_any_length(length):
    numbers = " | ".join(map(str, range(1, length + 1)))
    text = (
        f"RENCANA STRATEGIS DINAS SOSIAL TAHUN 2021-{2020 + length}\n"
        f"| Tujuan | Sasaran | Indikator | Target Kinerja pada Tahun ke- {'| < ' * (length - 1)}|\n"
        f'| " | " | " | {numbers} |\n| T | S | I | {numbers} |\n'
    )
    assert list(only(text).indicators[0].targets) == list(range(2021, 2021 + length))


def test_numbered_years_follow_another_table_of_the_same_length_or_a_sentence():
    numbered = """
    | Tujuan | Sasaran | Indikator | Target Kinerja pada Tahun ke- | < | < |
    | "      | "       | "         | 1                             | 2 | 3 |
    | T      | S       | I         | 70                            | 75 | 80 |
    """
    title = "RENCANA STRATEGIS DINAS SOSIAL TAHUN 2021-2024\n"
    table = years(2022, 2024).replace("| T |", "| T2 |").replace("| I |", "| I2 |")

    for more in (f"\nTabel T-C.27{table}", "\nTahun ke-1 (2022) adalah masa peralihan."):
        document = only(f"{title}{numbered}{more}")
        assert list(document.indicators[0].targets) == [2022, 2023, 2024]
