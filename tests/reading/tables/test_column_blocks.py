from __future__ import annotations

from documents_as_text import loaded
from reading_results import claims, measured, reasons, targets

from cascade.reading.document_builder import read_file


def test_realised_quarters_are_never_taken_for_targets():
    text = """
    EVALUASI RENJA TAHUN 2025
    | No | Sasaran | Indikator Kinerja | Satuan | Realisasi Kinerja Pada Triwulan | <  | <   | <  |
    | "  | "       | "                 | "      | I                               | II | III | IV |
    | 1  | S       | Jumlah rapat      | kali   | 3                               | 3  | 3   | 3  |
    """
    assert read_file(loaded(text)).documents == ()


def test_a_second_column_of_the_same_meaning_is_not_understood_instead_of_chosen(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target | Target |
    | 1  | Meningkatnya A    | Nilai SAKIP       | 80     | 85     |
    """
    [document] = result.documents

    assert document.indicators[0].targets[2025].raw == "80"
    assert any("kolom “target”" in missed.reason.id for missed in result.not_understood)


def test_blocks_of_targets_and_of_rupiah_are_paired_by_their_years(document):
    """
    Tabel T-C.27 Rencana Program, Kegiatan, dan Pendanaan Dinas Contoh Tahun 2025-2026
    | Kode    | Program dan Kegiatan | Indikator Kinerja | Satuan | Kondisi Awal | Target Kinerja | <    | Kerangka Pendanaan (Rp) | <         | Kondisi Akhir | <         |
    | "       | "                    | "                 | "      | "            | 2025           | 2026 | 2025                    | 2026      | Target        | Rp        |
    | 1.01.02 | Program A            | Persentase A      | %      | 60           | 61             | 62   | 1.000.000               | 2.000.000 | 62            | 3.000.000 |
    """
    [indicator] = document.indicators

    assert targets(document) == {"Persentase A": {2025: "61", 2026: "62"}}
    assert {year: q.raw for year, q in document.elements[0].pagu.items()} == {2025: "1.000.000", 2026: "2.000.000"}
    assert (indicator.baseline.raw, indicator.end_target.raw) == ("60", "62")


def test_prakiraan_of_the_year_before_is_no_target(document):
    """
    Tabel T-C.33 Rumusan Rencana Program dan Kegiatan Dinas Contoh Tahun 2025 dan Prakiraan Maju Tahun 2026
    | Kode    | Program/Kegiatan | Indikator Kinerja | Prakiraan Capaian Tahun 2024 | <         | Rencana Tahun 2025 | <         | Prakiraan Maju Tahun 2026 | <         |
    | "       | "                | "                 | Target                       | Realisasi | Target             | Pagu      | Target                    | Pagu      |
    | 1.01.02 | Program A        | Persentase A      | 75 %                         | 70 %      | 80 %               | 1.000.000 | 85 %                      | 2.000.000 |
    """
    assert (document.kind, targets(document)) == ("renja", {"Persentase A": {2025: "80 %", 2026: "85 %"}})


def test_the_unit_may_stand_under_the_heading_of_the_indicator(document):
    """
    Renstra Dinas Contoh Tahun 2025-2026
    | Program   | Kegiatan | Sub Kegiatan | Indikator Kinerja Sub Kegiatan | <       | 2025   | <   | 2026   | <   |
    | "         | "        | "            | Uraian                         | Satuan  | Target | Rp  | Target | Rp  |
    | Program A | Keg B    | Sub C        | Jumlah C                       | Dokumen | 1      | 100 | 2      | 200 |
    | "         | "        | Sub D        | Jumlah D                       | Laporan | 3      | 300 | 4      | 400 |
    """
    assert [(i.level, i.name.text, i.unit.text, i.targets[2026].raw) for i in document.indicators] == [
        ("sub_kegiatan", "Jumlah C", "Dokumen", "2"),
        ("sub_kegiatan", "Jumlah D", "Laporan", "4"),
    ]


def test_indicators_of_program_kegiatan_and_sub_kegiatan_may_have_columns_of_their_own(document):
    """
    Renstra Dinas Contoh Tahun 2025-2026
    | Program   | Indikator Program | Kegiatan | Indikator Kegiatan | Sub Kegiatan | Indikator Sub Kegiatan | Satuan  | 2025   | <   | 2026   | <   |
    | "         | "                 | "        | "                  | "            | "                      | "       | Target | Rp  | Target | Rp  |
    | Program A | Persentase A      | Keg B    | Persentase B       | Sub C        | Jumlah C               | Dokumen | 1      | 100 | 2      | 200 |
    | "         | "                 | "        | "                  | Sub D        | Jumlah D               | Laporan | 3      | 300 | 4      | 400 |
    """
    assert [(i.level, i.name.text, {y: q.raw for y, q in i.targets.items()}) for i in document.indicators] == [
        ("program", "Persentase A", {}),
        ("kegiatan", "Persentase B", {}),
        ("sub_kegiatan", "Jumlah C", {2025: "1", 2026: "2"}),
        ("sub_kegiatan", "Jumlah D", {2025: "3", 2026: "4"}),
    ]


def test_targets_of_two_years_in_a_pk_keep_their_years(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Realisasi 2023 | Target 2025 | Target 2026 |
    | 1  | Meningkatnya A    | Indeks A          | 60             | 84          | 90          |
    """
    assert targets(document) == {"Indeks A": {2025: "84", 2026: "90"}}


def test_rupiah_and_realisation_beside_the_targets_of_a_quarter_are_not_read_as_targets(result):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran | Indikator Kinerja | Triwulan I | <  | <  | Triwulan II | <  | <  | Triwulan III | <  | <  | Triwulan IV | <  | <  |
    | "  | "       | "                 | R          | Rp | T  | R           | Rp | T  | R            | Rp | T  | R           | Rp | T  |
    | 1  | S       | Indeks A          | 9          | 90 | 10 | 19          | 91 | 20 | 59           | 92 | 60 | 83          | 93 | 84 |
    """
    [document] = result.documents

    assert measured(document)[0][3] == ["10", "20", "60", "84"]
    assert document.elements[0].pagu_quarters is not None
    assert [str(amount) for amount in document.elements[0].pagu_quarters] == ["90", "91", "92", "93"]
    assert reasons(result) == ["kolom “r” tidak dikenal (4 sel)"]


def test_the_quarters_right_of_a_second_indicator_are_its_own(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator Kinerja | Target | Sub Kegiatan | Indikator Kinerja | Satuan | Target Triwulan | <  | <   | <  |
    | "  | "              | "                 | "      | "            | "                 | "      | I               | II | III | IV |
    | 1  | Meningkatnya A | Indeks A          | 84     | Sub S        | Jumlah S          | dok    | 1               | 1  | 1   | 1  |
    """
    assert measured(document) == [
        ("Indeks A", "sasaran", "Meningkatnya A", []),
        ("Jumlah S", "sub_kegiatan", "Sub S", ["1", "1", "1", "1"]),
    ]
    assert [i.unit.text if i.unit else None for i in document.indicators] == [None, "dok"]


def test_targets_right_of_the_indicator_of_a_sasaran_are_not_those_of_the_tujuan(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | No | Tujuan | Indikator Tujuan | Sasaran | Indikator Sasaran | Satuan | Target Tahun | <    |
    | "  | "      | "                | "       | "                 | "      | 2025         | 2026 |
    | 1  | T      | Indeks T         | S1      | Indeks S          | Poin   | 80           | 81   |
    |    |        |                  | S2      | Nilai S           | Nilai  | 7            | 8    |
    """
    assert claims(document) == [
        ("renstra", "tujuan", "T", "Indeks T", {}),
        ("renstra", "sasaran", "S1", "Indeks S", {2025: "80", 2026: "81"}),
        ("renstra", "sasaran", "S2", "Nilai S", {2025: "7", 2026: "8"}),
    ]


def test_targets_of_a_program_table_are_not_those_of_the_sasaran_at_its_left(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2021-2022
    | Sasaran | Indikator Sasaran | Kode | < | < | Program/Kegiatan | Indikator Program/Kegiatan | Capaian Kinerja dan Kerangka Pendanaan | < | < | < |
    | " | " | " | " | " | " | " | 2021 | < | 2022 | < |
    | " | " | " | " | " | " | " | Target | Rp | Target | Rp |
    | S | Indeks S | 1 | 0\\n6 | 02 | Program P | Persentase P | 45 % | 9.000.000 | 50 % | 9.500.000 |
    """
    assert claims(document) == [
        ("renstra", "sasaran", "S", "Indeks S", {}),
        ("renstra", "program", "Program P", "Persentase P", {2021: "45 %", 2022: "50 %"}),
    ]
    assert [(str(e.code), {y: q.value for y, q in e.pagu.items()}) for e in document.elements if e.pagu] == [
        ("1.06.02", {2021: 9_000_000, 2022: 9_500_000})
    ]


def test_an_indicator_measures_the_column_right_before_it(document):
    """
    RENCANA KERJA DINAS CONTOH TAHUN 2025
    | No | Program / Kegiatan | Sub Kegiatan | Indikator Sub Kegiatan | Satuan  | Target |
    | 1  | Program A          | Sub B        | Jumlah B               | Dokumen | 5      |
    """
    assert claims(document) == [("renja", "sub_kegiatan", "Sub B", "Jumlah B", {2025: "5"})]


def test_quarters_right_of_a_second_indicator_are_not_those_of_the_first():
    text = """
    RENCANA AKSI DINAS CONTOH TAHUN 2026
    | No | Sasaran        | Indikator | Target | Rencana Aksi | Output    | <      | Target Triwulan | <  | <   | <  |
    | "  | "              | "         | "      | "            | Indikator | Satuan | I               | II | III | IV |
    | 1  | Meningkatnya A | Indeks A  | 80     | Rapat        | Notulen   | Kali   | 1               | 2  | 3   | 4  |
    """
    result = read_file(loaded(text))

    assert all(indicator.quarters is None for document in result.documents for indicator in document.indicators)


def test_a_realised_budget_by_quarter_is_no_planned_one(document):
    """
    RENCANA AKSI TAHUN 2025
    | Sub Kegiatan | Indikator    | Satuan | Target Triwulan | < | <   | <  | Realisasi Anggaran Triwulan | < | < | < |
    | "            | "            | "      | I | II | III | IV         | I          | II        | III | IV  |
    | Sub A        | Jumlah rapat | kali   | 3 | 3  | 3   | 3          | 2.500.000  | 2.500.000 | 5.000.000 | - |
    """
    assert document.elements[0].pagu_quarters is None


def test_an_indicator_left_of_the_elements_that_it_measures_is_theirs(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Indikator Kinerja | Sat. | Kode       | Program / Kegiatan | Pagu Indikatif (Rp) | <         | Target | <    |
    | "                 | "    | "          | "                  | 2025                | 2026      | 2025   | 2026 |
    | Persentase A      | %    | 2.17.03    | PROGRAM A          | 1.000.000           | 2.000.000 | 61     | 62   |
    | Jumlah B          | Unit | 2.17.03.2.01 | Kegiatan B       | 1.000.000           | 2.000.000 | 3      | 4    |
    """
    names = {element.id: element.name.text for element in document.elements}
    assert [(names[i.element], i.name.text) for i in document.indicators] == [
        ("PROGRAM A", "Persentase A"),
        ("Kegiatan B", "Jumlah B"),
    ]
    assert {year: q.raw for year, q in document.elements[0].pagu.items()} == {2025: "1.000.000", 2026: "2.000.000"}


def test_an_indicator_of_a_sasaran_left_of_programs_that_serve_it_is_not_theirs(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran        | Indikator Sasaran | Target | Program   | Anggaran  |
    | 1  | Meningkatnya A | Nilai A           | 80     | Program X | 1.000.000 |
    """
    [indicator] = document.indicators
    assert next(e.level for e in document.elements if e.id == indicator.element) == "sasaran"


def test_years_under_the_heading_of_an_indicator_are_its_targets(document):
    """
    Renstra Dinas Contoh Tahun 2024-2026
    | Tujuan       | Indikator Tujuan | <      | <    | <    | <    | Sasaran        | Indikator Sasaran | <      | <    | <    | <    |
    | "            | Uraian           | Satuan | 2024 | 2025 | 2026 | "              | Uraian            | Satuan | 2024 | 2025 | 2026 |
    | Mewujudkan A | Indeks A         | Indeks | 61   | 62   | 63   | Meningkatnya B | Persentase B      | %      | 7    | 8    | 9    |
    | "            | "                | "      | "    | "    | "    | Meningkatnya C | Jumlah C          | Unit   | 17   | 18   | 19   |
    """
    assert targets(document) == {
        "Indeks A": {2024: "61", 2025: "62", 2026: "63"},
        "Persentase B": {2024: "7", 2025: "8", 2026: "9"},
        "Jumlah C": {2024: "17", 2025: "18", 2026: "19"},
    }


def test_an_indicator_left_of_the_tujuan_or_sasaran_that_it_measures_is_theirs(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2027
    Tabel 4.1 Indikator Tujuan dan Sasaran
    | Indikator    | Satuan | Capaian 2024 | Target Jangka Menengah | <    | <    | Tujuan / Sasaran yang Diukur |
    | "            | "      | "            | 2025                   | 2026 | 2027 | "                            |
    | Indeks A     | Indeks | 59           | 60                     | 61   | 62   | Tujuan: Meningkatnya A       |
    | Persentase B | %      | 68           | 70                     | 71   | 72   | Sasaran: Meningkatnya B      |
    """
    assert [(i.name.text, i.level, i.baseline.raw) for i in document.indicators] == [
        ("Indeks A", "tujuan", "59"),
        ("Persentase B", "sasaran", "68"),
    ]
    assert [q.raw for q in document.indicators[0].targets.values()] == ["60", "61", "62"]


def test_an_indicator_left_of_the_programs_that_its_heading_names_is_theirs(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2027
    | Indikator Kinerja Program/Kegiatan | Satuan | Target | <    | <    | Kode         | Program / Kegiatan | Pagu (Rp) | <         | <         |
    | "                                  | "      | 2025   | 2026 | 2027 | "            | "                  | 2025      | 2026      | 2027      |
    | Persentase A                       | %      | 61     | 62   | 63   | 1.01.02      | Program A          | 5.000.000 | 6.000.000 | 7.000.000 |
    | Persentase B                       | %      | 71     | 72   | 73   | 1.01.02.2.01 | Kegiatan B         | 5.000.000 | 6.000.000 | 7.000.000 |
    """
    names = {element.id: (element.level, element.name.text) for element in document.elements}

    assert [names[i.element] for i in document.indicators] == [("program", "Program A"), ("kegiatan", "Kegiatan B")]


def test_an_indicator_left_of_one_column_for_all_levels_measures_them_whatever_its_heading_names(document):
    """
    RENCANA KERJA DINAS CONTOH TAHUN 2025
    | Kode | Indikator Kinerja Program (outcome)/Kegiatan (output) | Urusan/Program/Kegiatan | Target Capaian Kinerja 2025 | Pagu Indikatif 2025 |
    | 7.01.02 | Persentase A | Program A | 80 % | 10.000.000 |
    | 7.01.02.2.01 | Jumlah B | Kegiatan B | 2 Laporan | 10.000.000 |
    """
    assert [(i.name.text, i.level) for i in document.indicators] == [
        ("Persentase A", "program"),
        ("Jumlah B", "kegiatan"),
    ]


def test_of_two_indicators_side_by_side_before_the_values_the_one_that_reads_like_one_has_them(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Program   | Tolok Ukur Hasil Kegiatan (outcome) | Indikator Kinerja Program (outcome) dan Kegiatan (output) | Target 2025 | Rp 2025 | Target 2026 | Rp 2026 |
    | Program A | Meningkatnya A | Persentase A | 80 % | 10.000.000 | 82 % | 11.000.000 |
    | Program B | Meningkatnya B | Persentase B | 70 % | 20.000.000 | 72 % | 21.000.000 |
    """
    assert [(i.name.text, i.level, len(i.targets)) for i in document.indicators] == [
        ("Persentase A", "program", 2),
        ("Persentase B", "program", 2),
    ]


def test_a_column_without_a_year_between_those_of_a_plan_is_no_target(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2027
    | Sasaran | Indikator | Target Kinerja | < | < | < |
    | "       | "         | 2025 | 2026 | Bobot | 2027 |
    | S       | Indeks A  | 80   | 81   | 10    | 82   |
    | T       | Indeks B  | 70   | 71   | 15    | 72   |
    """
    assert [list(i.targets) for i in document.indicators] == [[2025, 2026, 2027], [2025, 2026, 2027]]
