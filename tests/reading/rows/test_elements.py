from __future__ import annotations

from documents_as_text import loaded
from reading_results import levels, measured, reasons

from cascade.reading.document_builder import read_file


def test_a_blank_sasaran_cell_inherits_the_one_above_until_a_tujuan_begins(document):
    """
    RENSTRA TAHUN 2024-2025
    | Tujuan | Sasaran | Indikator | 2024 | 2025 |
    | T1     |         | I tujuan  | 1    | 2    |
    |        | S1      | I pertama | 1    | 2    |
    |        |         | I kedua   | 1    | 2    |
    | T2     |         | I lain    | 1    | 2    |
    """
    elements = {element.id: element.name.text for element in document.elements}

    assert [(i.name.text, i.level, elements[i.element]) for i in document.indicators] == [
        ("I tujuan", "tujuan", "T1"),
        ("I pertama", "sasaran", "S1"),
        ("I kedua", "sasaran", "S1"),
        ("I lain", "tujuan", "T2"),
    ]


def test_a_program_left_of_the_indicator_is_what_the_row_measures(document):
    """
    RENCANA AKSI KECAMATAN GUMELAR TAHUN 2025
    | No | Sasaran Strategis | Program | Kegiatan | Sub Kegiatan | Indikator Kinerja | Satuan | Target 1 Tahun | Target Triwulan | <  | <   | <  |
    | "  | "                 | "       | "        | "            | "                 | "      | "              | I               | II | III | IV |
    | 1  | Meningkatnya A    |         |          |              | Indeks A          | indeks | 84             | -               | -  | -   | 84 |
    |    |                   | Prog B  |          |              | Persentase B      | %      | 90             | 25              | 50 | 75  | 90 |
    |    |                   |         | Keg C    |              | Jumlah C          | kali   | 4              | 1               | 1  | 1   | 1  |
    |    |                   |         |          | Sub D        | Jumlah D          | orang  | 10             | 10              | 10 | 10  | 10 |
    """
    assert measured(document) == [
        ("Indeks A", "sasaran", "Meningkatnya A", ["-", "-", "-", "84"]),
        ("Persentase B", "program", "Prog B", ["25", "50", "75", "90"]),
        ("Jumlah C", "kegiatan", "Keg C", ["1", "1", "1", "1"]),
        ("Jumlah D", "sub_kegiatan", "Sub D", ["10", "10", "10", "10"]),
    ]
    assert document.indicators[0].targets[2025].raw == "84"


def test_a_program_right_of_the_indicator_supports_it_and_is_not_measured(document):
    """
    RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2025
    | Sasaran        | Indikator Kinerja | Satuan | Target | Program | Anggaran (Rp) | Target Triwulan | <  | <   | <  |
    | "              | "                 | "      | "      | "       | "             | I               | II | III | IV |
    | Meningkatnya A | Indeks A          | indeks | 84     | Prog B  | 60.000.000    | -               | -  | -   | 84 |
    """
    assert measured(document) == [("Indeks A", "sasaran", "Meningkatnya A", ["-", "-", "-", "84"])]
    assert document.elements[1].pagu[2025].value == 60_000_000


SIPD = """
Rencana Program, Kegiatan, Sub Kegiatan dan Pendanaan Renstra Kecamatan Contoh Tahun 2025-2029
| BIDANG URUSAN / PROGRAM / OUTCOME / KEGIATAN / OUTPUT | INDIKATOR OUTCOME / OUTPUT | BASELINE TAHUN 2024 | TARGET DAN PAGU INDIKATIF TAHUN | <     | <      | <     |
| "                          | "                   | "    | 2026   | <     | 2027   | <     |
| "                          | "                   | "    | TARGET | PAGU  | TARGET | PAGU  |
| (01)                       | (02)                | (03) | (04)   | (05)  | (06)   | (07)  |
| 7.01.01 - PROGRAM PENUNJANG |                    |      |        |       |        |       |
| Meningkatnya penunjang     | Nilai SAKIP (Nilai) | 80   | 81     | 5.000 | 82     | 6.000 |
| 7.01.01.2.01 - Perencanaan |                     |      |        | 5.000 |        | 6.000 |
| Tersusunnya dokumen        | Jumlah renja (Dokumen)  | 2 | 2     | 5.000 | 2      | 6.000 |
|                            | Jumlah laporan (Laporan) | 4 | 4    | "     | 4      | "     |
"""


def test_a_code_before_a_name_tells_its_level_and_is_no_part_of_it():
    [document] = read_file(loaded(SIPD)).documents

    assert [(e.level, e.code.text, e.name.text) for e in document.elements] == [
        ("program", "7.01.01", "PROGRAM PENUNJANG"),
        ("kegiatan", "7.01.01.2.01", "Perencanaan"),
    ]


def test_an_outcome_sentence_is_no_element_and_its_indicator_measures_the_coded_row_above():
    result = read_file(loaded(SIPD))
    [document] = result.documents

    assert [(i.name.text, i.level, i.unit.text) for i in document.indicators] == [
        ("Nilai SAKIP", "program", "Nilai"),
        ("Jumlah renja", "kegiatan", "Dokumen"),
        ("Jumlah laporan", "kegiatan", "Laporan"),
    ]
    assert [[said.text for said in element.statements] for element in document.elements] == [
        ["Meningkatnya penunjang"],
        ["Tersusunnya dokumen"],
    ]
    assert reasons(result) == []


def test_the_outcome_column_of_a_list_of_programs_says_what_the_program_yields(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    Tabel 4.1 Perumusan Program/Kegiatan/Subkegiatan
    | Tujuan  | Sasaran | Outcome             | Output            | Indikator          | Program/Kegiatan/Subkegiatan |
    | Tujuan A |        |                     |                   | Indeks A           |                              |
    |         | Sasaran B |                   |                   | Indeks B           |                              |
    |         |         | Meningkatnya minat  |                   | Persentase layanan | 7.01.02 - PROGRAM PELAYANAN  |
    |         |         |                     | Tersedianya loket | Jumlah loket       | 7.01.02.2.01 - Pelayanan     |
    """
    stated = {e.name.text: [said.text for said in e.statements] for e in document.elements if e.statements}
    assert stated == {"PROGRAM PELAYANAN": ["Meningkatnya minat"]}


def test_a_pagu_printed_beside_the_outcome_is_the_programs_and_a_merged_one_counts_once():
    [document] = read_file(loaded(SIPD)).documents

    assert [e.pagu[2026].raw for e in document.elements] == ["5.000", "5.000"]
    assert [bool(i.pagu) for i in document.indicators] == [True, True, False]


def test_a_column_may_name_the_level_of_each_row(document):
    """
    Renstra Tahun 2025-2026
    | Jenis        | Nomenklatur  | Indikator | 2025   | <   | 2026   | <   |
    | "            | "            | "         | Target | Rp  | Target | Rp  |
    | Program      | Pelayanan A  | I         | 1      | 100 | 1      | 100 |
    | Kegiatan     | Penyediaan B | J         | 1      | 100 | 1      | 100 |
    | Sub Kegiatan | Penyusunan C | K         | 1      | 100 | 1      | 100 |
    """
    assert [indicator.level for indicator in document.indicators] == ["program", "kegiatan", "sub_kegiatan"]


def test_a_sentence_in_a_column_of_sasaran_and_programs_is_a_sasaran(document):
    """
    Renstra Tahun 2025-2026
    | Kode    | Tujuan/Sasaran/Program/Kegiatan | Indikator | 2025   | <  | 2026   | <  |
    | "       | "                               | "         | Target | Rp | Target | Rp |
    |         | Meningkatnya derajat kesehatan  | I         | 1      |    | 2      |    |
    |         | Menurunnya angka kematian       | J         | 1      |    | 2      |    |
    | 1.02.02 | Program A                       | K         | 1      | 10 | 2      | 10 |
    |         | Meningkatnya mutu layanan       | L         | 1      |    | 2      |    |
    """
    assert [i.level for i in document.indicators] == ["tujuan", "sasaran", "program", "sasaran"]


def test_a_sentence_of_a_result_is_no_element(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Kode    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | 1.01.02 | Program Penunjang             | Persentase P | 80 %        | 9.000.000 |
    |         | Meningkatnya tata kelola      | Nilai Q      | 70          |           |
    """
    assert levels(document) == [("program", "Program Penunjang")]
    assert [(i.name.text, i.level) for i in document.indicators] == [
        ("Persentase P", "program"),
        ("Nilai Q", "program"),
    ]


def test_a_name_printed_again_with_another_pagu_is_another_element(document):
    """
    RENJA KECAMATAN CONTOH TAHUN 2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2026 | Pagu 2026 |
    | 7.01.02      | Program A  | Indeks A | 2 | 30.000.000 |
    | 7.01.02.2.01 | Kegiatan B | Jumlah B | 2 | 10.000.000 |
    | 7.01.02.2.01 | Kegiatan B | Jumlah C | 2 |            |
    | 7.01.02.2.01 | Kegiatan B | Jumlah D | 2 | 20.000.000 |
    """
    assert [(e.name.text, e.pagu[2026].raw) for e in document.elements] == [
        ("Program A", "30.000.000"),
        ("Kegiatan B", "10.000.000"),
        ("Kegiatan B", "20.000.000"),
    ]
    names = {e.id: position for position, e in enumerate(document.elements)}
    assert [names[i.element] for i in document.indicators] == [0, 1, 1, 2]
