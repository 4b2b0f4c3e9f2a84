from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import loaded

from cascade.policy import DocumentSetting
from cascade.reading import read_file
from cascade.rows import split_packed


def test_a_target_keeps_the_address_of_its_cell(document):
    """
    RENSTRA KECAMATAN GUMELAR TAHUN 2024-2026
    | Tujuan       | Sasaran | Indikator | Satuan | 2024 | 2025 | 2026 |
    | Mewujudkan A |         | IKM       | Indeks | 80   | 81,5 | 82   |
    """
    [indicator] = document.indicators

    target = indicator.targets[2025]
    assert (target.raw, target.source.table, target.source.row, target.source.column) == ("81,5", 2, 2, 6)


def test_title_gives_kind_opd_and_period(document):
    """
    Tujuan dan Sasaran Jangka Menengah Pelayanan Kecamatan Gumelar Tahun 2019-2023
    | Tujuan | Sasaran | Indikator | 2019 | 2020 |
    | T      | S       | I         | 1    | 2    |
    """
    assert (document.kind, str(document.opd)) == ("renstra", "Kecamatan Gumelar")
    assert document.years == (2019, 2020, 2021, 2022, 2023)
    assert document.year is None


def test_a_blank_sasaran_cell_carries_the_one_above_down_until_a_tujuan_begins(document):
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


def test_numbering_row_and_repeated_header_are_no_data(document):
    """
    RENSTRA TAHUN 2024-2025
    | Tujuan | Sasaran | Indikator | 2024 | 2025 |
    | (1)    | (2)     | (3)       | (4)  | (5)  |
    | T      | S1      | A         | 1    | 2    |
    | Tujuan | Sasaran | Indikator | 2024 | 2025 |
    | (1)    | (2)     | (3)       | (4)  | (5)  |
    | T      | S2      | B         | 3    | 4    |
    """
    assert [indicator.name.text for indicator in document.indicators] == ["A", "B"]


def test_a_code_tells_the_level_and_the_tree_follows(document):
    """
    Tabel T-C.27 Rencana Program, Kegiatan, dan Pendanaan Kecamatan Gumelar Tahun 2024-2025
    | Kode             | Program dan Kegiatan | Indikator Kinerja | Tahun 2024 | <          | Tahun 2025 | <          |
    | "                | "                    | "                 | target     | Rp         | target     | Rp         |
    | 7.01             | KECAMATAN            |                   |            | 30.000.000 |            | 31.000.000 |
    | 7.01.02          | Program A            | Persentase A      | 80 %       | 30.000.000 | 82 %       | 31.000.000 |
    | 7.01.02.2.01     | Kegiatan B           | Jumlah B          | 2 jenis    | 30.000.000 | 2 jenis    | 31.000.000 |
    | 7.01.02.2.01.001 | Sub C                | Jumlah C          | 12 bulan   | 10.000.000 | 12 bulan   | 10.500.000 |
    | 7.01.02.2.01.02  | Sub D                | Jumlah D          | 1 unit     | 20.000.000 | 1 unit     | 20.500.000 |
    """
    by_id = {element.id: element for element in document.elements}
    tree = [(e.level, e.name.text, by_id[e.parent].name.text if e.parent else None) for e in document.elements]

    assert tree == [
        ("program", "Program A", None),
        ("kegiatan", "Kegiatan B", "Program A"),
        ("sub_kegiatan", "Sub C", "Kegiatan B"),
        ("sub_kegiatan", "Sub D", "Kegiatan B"),
    ]
    assert document.elements[2].pagu[2025].value == 10_500_000
    assert document.indicators[2].targets[2025].unit == "bulan"


def test_years_as_ordinals_are_mapped_when_the_period_leaves_one_way(document):
    """
    Renstra Tahun 2024-2026
    | Tujuan | Sasaran | Indikator | Target Kinerja pada Tahun ke- | <  | <  |
    | "      | "       | "         | 1                             | 2  | 3  |
    | T      | S       | I         | 70                            | 75 | 80 |
    """
    assert {year: q.raw for year, q in document.indicators[0].targets.items()} == {2024: "70", 2025: "75", 2026: "80"}


def test_years_as_ordinals_that_do_not_fit_the_period_are_not_guessed(result):
    """
    Renstra Tahun 2018-2023
    | Tujuan | Sasaran | Indikator | Target Kinerja pada Tahun ke- | <  | <  |
    | "      | "       | "         | 1                             | 2  | 3  |
    | T      | S       | I         | 70                            | 75 | 80 |
    """
    [document] = result.documents

    assert document.indicators[0].targets == {}
    assert any("tidak dapat dipetakan" in problem.message.id for problem in result.problems)


def test_berkas_yaml_settles_the_years_of_ordinal_columns():
    text = """
    Renstra Tahun 2018-2023
    | Tujuan | Sasaran | Indikator | Target pada Tahun ke- | <  |
    | "      | "       | "         | 1                     | 2  |
    | T      | S       | I         | 70                    | 75 |
    """
    [document] = read_file(loaded(text), DocumentSetting(years=(2019, 2020))).documents

    assert {year: q.raw for year, q in document.indicators[0].targets.items()} == {2019: "70", 2020: "75"}


TWO_BLOCKS = """
RENCANA AKSI PELAKSANAAN PROGRAM DAN KEGIATAN
KECAMATAN GUMELAR  TAHUN  2022
| NO | TUJUAN / SASARAN      | INDIKATOR KINERJA | SATUAN | TARGET | <     | <      | <     | PROGRAM | <                 | KEGIATAN | <                 | SUB KEGIATAN | <                 | <     | <    | <     | <      | <     |
| "  | "                     | "                 | "      | "      | <     | <      | <     | URAIAN  | INDIKATOR PROGRAM | URAIAN   | INDIKATOR KINERJA | URAIAN       | INDIKATOR KINERJA | <     | TARGET | < | < | < |
| "  | "                     | "                 | "      | TR I   | TR II | TR III | TR IV | "       | "                 | "        | "                 | "            | "                 | <     | TR I | TR II | TR III | TR IV |
| 1  | TUJUAN Mewujudkan X   | Indeks X          |        | -      | -     | -      | 84    | Prog A  | Persentase A      | Keg B    | Jumlah B          | Sub C        | Jumlah C          | orang | 250  | -     | -      | -     |
| "  | "                     | "                 | "      | "      | "     | "      | "     | "       | "                 | "        | "                 | Sub D        | Jumlah D          | bulan | 3    | 3     | 3      | 3     |
| 2  | SASARAN Meningkatnya Y | Persentase Y     |        | 25%    | 50%   | 75%    | 90%   |         |                   |          |                   |              |                   |       |      |       |        |       |
|    | PERJANJIAN KINERJA..UTK TARGET TRIWULAN IV SAMA DENGAN TARGET DI PERJANJIAN KINERJA |
|    | | | | | | | | | | | | | | | Gumelar,   4  Januari 2021 |
"""


def test_two_blocks_of_quarters_in_one_row_belong_to_two_indicators():
    [document] = read_file(loaded(TWO_BLOCKS)).documents
    quarters = {i.name.text: [q.raw for q in i.quarters] if i.quarters else None for i in document.indicators}

    assert quarters == {
        "Indeks X": ["-", "-", "-", "84"],
        "Persentase A": None,
        "Jumlah B": None,
        "Jumlah C": ["250", "-", "-", "-"],
        "Jumlah D": ["3", "3", "3", "3"],
        "Persentase Y": ["25%", "50%", "75%", "90%"],
    }


def test_the_unit_without_header_beside_the_indicator_is_its_unit():
    [document] = read_file(loaded(TWO_BLOCKS)).documents
    units = {i.name.text: i.unit.text if i.unit else None for i in document.indicators}

    assert units["Jumlah C"] == "orang"
    assert units["Indeks X"] == ""  # the column exists and is blank
    assert units["Persentase A"] is None  # there is no such column


def test_a_level_word_in_the_name_is_the_level_and_no_part_of_the_name():
    [document] = read_file(loaded(TWO_BLOCKS)).documents

    assert [(e.level, e.name.text) for e in document.elements if e.level in ("tujuan", "sasaran")] == [
        ("tujuan", "Mewujudkan X"),
        ("sasaran", "Meningkatnya Y"),
    ]


def test_a_reviewers_line_under_the_table_is_a_note_and_the_signature_is_read():
    [document] = read_file(loaded(TWO_BLOCKS)).documents

    assert any(note.text.startswith("PERJANJIAN KINERJA..UTK") for note in document.notes)
    assert (document.year, document.signed.value, document.signed_place) == (2022, datetime.date(2021, 1, 4), "Gumelar")


def test_an_indicator_in_a_merged_cell_is_one_indicator_and_its_values_are_not_repeated():
    [document] = read_file(loaded(TWO_BLOCKS)).documents

    assert [i.name.text for i in document.indicators].count("Indeks X") == 1


def test_several_indicators_in_one_cell_are_split_and_paired_in_order(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja         | Target          |
    | 1  | Meningkatnya A    | 1. Nilai SAKIP\\n2. Indeks | 1. 80\\n2. 85,5 |
    """
    assert [(i.name.text, i.targets[2025].raw, i.packed) for i in document.indicators] == [
        ("Nilai SAKIP", "80", 2),
        ("Indeks", "85,5", 2),
    ]


def test_several_indicators_with_one_value_are_not_paired_and_this_is_said(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja         | Target |
    | 1  | Meningkatnya A    | 1. Nilai SAKIP\\n2. Indeks | 80     |
    """
    [document] = result.documents

    assert [i.targets for i in document.indicators] == [{}, {}]
    assert any("tidak dipasangkan" in missed.reason.id for missed in result.not_understood)


PK = """
PERJANJIAN KINERJA TAHUN 2022
KECAMATAN GUMELAR KABUPATEN BANYUMAS
Dalam rangka mewujudkan manajemen pemerintahan yang efektif, kami yang bertanda tangan di bawah ini:
Nama : Contoh Satu, S.Sos.
Jabatan : Camat Gumelar
selanjutnya disebut pihak pertama
Nama : Contoh Dua
Jabatan : Bupati Banyumas
Gumelar, 10 Januari 2022
LAMPIRAN PERJANJIAN KINERJA TAHUN 2022
| No  | Sasaran Strategis | Indikator Kinerja | Target |
| (1) | (2)               | (3)               | (4)    |
| 1   | Meningkatnya A    | Indeks A          | 84     |
| "   | "                 | Persentase B      | 90%    |
| No  | Program           | Anggaran (Rp)     | Keterangan |
| 1   | Program X         | 125.500.000       | APBD   |
| Jumlah | <              | 125.500.000       |        |
"""


def test_a_pk_has_its_parties_date_and_both_tables():
    [document] = read_file(loaded(PK)).documents

    assert (document.owner.name.text, document.owner.position.text) == ("Contoh Satu, S.Sos.", "Camat Gumelar")
    assert document.superior.position.text == "Bupati Banyumas"
    assert document.signed.value == datetime.date(2022, 1, 10)
    assert [(i.name.text, i.targets[2022].raw) for i in document.indicators] == [
        ("Indeks A", "84"),
        ("Persentase B", "90%"),
    ]
    assert [e.pagu[2022].value for e in document.elements if e.level == "program"] == [125_500_000]


def test_one_file_may_hold_a_pk_and_its_rencana_aksi():
    text = (
        PK
        + """
    RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2022
    | Sasaran | Indikator Kinerja | Satuan | Target Triwulan | <  | <   | <  |
    | "       | "                 | "      | I               | II | III | IV |
    | Meningkatnya A | Indeks A   | indeks | -               | -  | -   | 84 |
    """.replace("    ", "")
    )
    documents = read_file(loaded(text)).documents

    assert [(d.kind, len(d.indicators)) for d in documents] == [("perjanjian_kinerja", 2), ("rencana_aksi", 1)]


def test_a_file_of_several_pk_gives_one_document_for_each_official():
    documents = read_file(loaded(PK + PK.replace("Camat Gumelar", "Sekretaris Kecamatan").lstrip())).documents

    assert [d.owner.position.text for d in documents] == ["Camat Gumelar", "Sekretaris Kecamatan"]


def test_a_column_that_no_profile_knows_is_listed_and_not_dropped(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target | Bobot Penilaian |
    | 1  | Meningkatnya A    | Nilai SAKIP       | 80     | 25              |
    | 2  | Meningkatnya B    | Nilai Lain        | 81     | 30              |
    """
    [missed] = result.not_understood

    assert "bobot penilaian" in missed.reason.id
    assert "2 sel" in missed.reason.id


def test_a_table_that_is_not_recognised_is_listed(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Nilai SAKIP       | 80     |
    Lampiran lain
    | a | b | c |
    | d | e | f |
    | g | h | i |
    """
    assert any("tabel tidak dikenali" in missed.reason.id for missed in result.not_understood)


def test_a_file_without_any_known_table_is_a_problem():
    read = read_file(loaded("Daftar hadir\n| Nama | Paraf |\n| A | x |"))

    assert read.documents == ()
    assert read.problems[0].severity == "error"


def test_sd_triwulan_in_the_header_makes_the_quarters_cumulative(document):
    """
    RENCANA AKSI KECAMATAN GUMELAR TAHUN 2025
    | Sasaran | Indikator Kinerja | Satuan | Target Triwulan | < | < | < |
    | "       | "                 | "      | s.d. TW I       | s.d. TW II | s.d. TW III | s.d. TW IV |
    | S       | Jumlah rapat      | kali   | 3               | 6 | 9 | 12 |
    """
    assert document.indicators[0].quarter_aggregation == "cumulative"


def test_realised_quarters_are_never_taken_for_targets():
    text = """
    EVALUASI RENJA TAHUN 2025
    | No | Sasaran | Indikator Kinerja | Satuan | Realisasi Kinerja Pada Triwulan | <  | <   | <  |
    | "  | "       | "                 | "      | I                               | II | III | IV |
    | 1  | S       | Jumlah rapat      | kali   | 3                               | 3  | 3   | 3  |
    """
    assert read_file(loaded(text)).documents == ()


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("- Jumlah cetak", ["Jumlah cetak"]), ("1. A\n2. B", ["A", "B"]), ("- A\n- B", ["A", "B"]), ("Rata-rata nilai", ["Rata-rata nilai"]),
     ("Jumlah dokumen 1 tahun", ["Jumlah dokumen 1 tahun"])],
)  # fmt: skip
def test_a_cell_is_split_only_at_several_bullets(cell, parts):
    assert split_packed(cell) == parts


@given(
    st.lists(
        st.lists(st.text(alphabet="abIndikatorTargetSasaran 0123456789%.,-()\n", max_size=12), min_size=1, max_size=6),
        max_size=8,
    )
)
def test_any_grid_is_read_without_an_error(rows):
    text = "PERJANJIAN KINERJA TAHUN 2025\n" + "\n".join(
        "|" + "|".join(c.replace("\n", " ").replace("|", "") for c in row) + "|" for row in rows
    )

    read_file(loaded(text))


def test_a_heading_that_is_not_merged_stands_over_the_columns_to_its_right(document):
    """
    RENCANA AKSI KECAMATAN GUMELAR TAHUN 2025
    | Sasaran | Indikator Kinerja | Satuan | Target Triwulan |    |     |    | Penanggung Jawab |
    |         |                   |        | I               | II | III | IV |                  |
    | S       | Jumlah rapat      | kali   | 3               | 4  | 5   | 6  | Kasi A           |
    """
    assert [q.raw for q in document.indicators[0].quarters] == ["3", "4", "5", "6"]


def test_a_table_with_fewer_than_four_quarters_is_not_read_as_a_year():
    text = """
    RENCANA AKSI KECAMATAN GUMELAR TAHUN 2025
    | Sasaran | Indikator Kinerja | Satuan | Target Triwulan I |
    | S       | Jumlah rapat      | kali   | 3                 |
    """
    assert all(i.quarters is None for d in read_file(loaded(text)).documents for i in d.indicators)


def test_two_blocks_without_any_merged_cell_are_read_the_same():
    merged = TWO_BLOCKS.replace("| <  ", "|    ").replace(" < ", "   ").replace('| "', "|  ")
    [plain] = read_file(loaded(merged)).documents
    [whole] = read_file(loaded(TWO_BLOCKS)).documents

    def shown(document):
        return [
            (i.name.text, i.level, i.unit and i.unit.text, [q.raw for q in i.quarters or ()])
            for i in document.indicators
        ]

    assert shown(plain) == shown(whole)


def test_a_second_column_of_the_same_meaning_is_not_understood_instead_of_chosen(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target | Target |
    | 1  | Meningkatnya A    | Nilai SAKIP       | 80     | 85     |
    """
    [document] = result.documents

    assert document.indicators[0].targets[2025].raw == "80"
    assert any("kolom “target”" in missed.reason.id for missed in result.not_understood)


def measured(document) -> list[tuple]:
    elements = {element.id: element.name.text for element in document.elements}
    return [
        (i.name.text, i.level, elements.get(i.element), [q.raw for q in i.quarters or ()]) for i in document.indicators
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


def test_one_column_for_all_levels_is_read_by_code_or_word(document):
    """
    RENCANA AKSI KECAMATAN GUMELAR TAHUN 2025
    | Kode             | Program / Kegiatan / Sub Kegiatan | Indikator Kinerja | Satuan | TW I | TW II | TW III | TW IV |
    | 7.01.02          | Pelayanan Publik                  | Persentase B      | %      | 25   | 50    | 75     | 90    |
    | 7.01.02.2.04     | Urusan yang dilimpahkan           | Jumlah C          | kali   | 1    | 1     | 1      | 1     |
    | 7.01.02.2.04.0002 | Nonperizinan                     | Jumlah D          | orang  | 10   | 10    | 10     | 10    |
    """
    assert [(name, level) for name, level, *_ in measured(document)] == [
        ("Persentase B", "program"),
        ("Jumlah C", "kegiatan"),
        ("Jumlah D", "sub_kegiatan"),
    ]


def test_a_lampiran_of_programs_with_their_indicators_is_read(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |
    | No | Program / Kegiatan / Sub Kegiatan | Indikator    | Satuan | Target | Anggaran (Rp) |
    | 1  | Program Pelayanan                 | Persentase B | %      | 90     | 60.000.000    |
    """
    assert [(i.name.text, i.level, i.targets[2025].raw) for i in document.indicators] == [
        ("Indeks A", "sasaran", "84"),
        ("Persentase B", "program", "90"),
    ]


def test_what_a_table_that_was_not_recognised_prints_is_no_reviewers_note(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Nilai SAKIP       | 80     |
    Lampiran lain
    | Uraian pekerjaan | Volume pekerjaan | Keterangan lain |
    | d                | e                | f               |
    | g                | h                | i               |
    """
    [document] = result.documents

    assert document.notes == ()
    assert "Uraian pekerjaan" in result.not_understood[0].text
    assert "Volume pekerjaan" in result.not_understood[0].text
