from __future__ import annotations

import datetime
import inspect
import re

import pytest
from documents_as_text import loaded
from hypothesis import given
from hypothesis import strategies as st

from cascade.reading.document_builder import read_file
from cascade.reading.multi_value_cells import split_packed
from cascade.settings.schema import DocumentSetting


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


@pytest.mark.parametrize("years", [("Tahun ke-1 (2019)", "Tahun ke-2 (2020)"), ("2019", "2020")])
def test_another_table_of_the_file_tells_the_years_of_ordinals(years):
    text = f"""
    Renstra Tahun 2018-2020
    | Tujuan | Sasaran | Indikator | Target Kinerja pada Tahun ke- | <  |
    | "      | "       | "         | 1                             | 2  |
    | T      | S       | I         | 70                            | 75 |

    Tabel 6.1 Rencana Program, Kegiatan dan Pendanaan
    | Kode    | Program | Indikator | {years[0]} | <   | {years[1]} | <   |
    | "       | "       | "         | Target     | Rp  | Target     | Rp  |
    | 7.01.01 | P       | J         | 80         | 100 | 85         | 110 |

    Tabel 7.1 Indikator Kinerja Utama
    | No | Indikator | Tahun-1 | Tahun-2 |
    | 1  | I         | 70      | 75      |
    """
    renstra, iku = read_file(loaded(text)).documents

    assert {year: q.raw for year, q in renstra.indicators[0].targets.items()} == {2019: "70", 2020: "75"}
    assert {year: q.raw for year, q in iku.indicators[0].targets.items()} == {2019: "70", 2020: "75"}


def test_a_baseline_within_the_period_leaves_the_years_of_ordinals_open(result):
    """
    Renstra Tahun 2025-2026
    | Tujuan | Sasaran | Indikator | Baseline 2025 | Target | <  |
    | "      | "       | "         | "             | Th. 1  | Th. 2 |
    | T      | S       | I         | 60            | 70     | 75 |
    """
    [document] = result.documents

    assert document.indicators[0].targets == {}
    assert any("tidak dapat dipetakan" in problem.message.id for problem in result.problems)


def test_the_years_after_the_baseline_may_leave_one_way(document):
    """
    Renstra Tahun 2021-2023
    | Tujuan | Sasaran | Indikator | Kondisi Tahun 2021 | Target  | <        |
    | "      | "       | "         | "                  | Tahun I | Tahun II |
    | T      | S       | I         | 60                 | 70      | 75       |
    """
    assert {year: q.raw for year, q in document.indicators[0].targets.items()} == {2022: "70", 2023: "75"}


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


def test_letters_part_several_indicators_of_a_cell_too(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja         | Target          |
    | 1  | Meningkatnya A    | a. Nilai SAKIP\\nb. Indeks | a. 80\\nb. 85,5 |
    """
    assert [(i.name.text, i.targets[2025].raw) for i in document.indicators] == [
        ("Nilai SAKIP", "80"),
        ("Indeks", "85,5"),
    ]


def test_values_line_by_line_belong_to_the_names_that_bullets_or_head_words_part(result):
    """
    Renstra Dinas Contoh Tahun 2025-2026
    | Program   | Indikator                                             | Satuan         | 2025     | 2026     |
    | Program A | - Jumlah orang\\nyang dilatih\\n- Persentase layanan | Orang\\nPersen | 10\\n80 | 12\\n85 |
    | Program B | Jumlah rapat\\nKoordinasi\\nIndeks layanan           | Kali\\nIndeks  | 4\\n3,1 | 5\\n3,2 |
    """
    [document] = result.documents

    assert [(i.name.text, i.unit.text, i.targets[2026].raw) for i in document.indicators] == [
        ("Jumlah orang yang dilatih", "Orang", "12"),
        ("Persentase layanan", "Persen", "85"),
        ("Jumlah rapat Koordinasi", "Kali", "5"),
        ("Indeks layanan", "Indeks", "3,2"),
    ]
    assert result.not_understood == ()


def test_values_line_by_line_beside_names_that_nothing_parts_are_said(result):
    """
    Renstra Dinas Contoh Tahun 2025-2026
    | Program   | Indikator                                | Satuan | 2025     | 2026     |
    | Program A | Layanan\\nyang baik\\nKoordinasi lancar | %      | 10\\n80 | 12\\n85 |
    """
    [document] = result.documents

    assert [q.value for i in document.indicators for q in i.targets.values()] == [None, None]
    assert any("tidak dapat dipisahkan" in missed.reason.id for missed in result.not_understood)


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


def targets(document) -> dict:
    return {i.name.text: {year: q.raw for year, q in i.targets.items()} for i in document.indicators}


def reasons(result) -> list[str]:
    return [missed.reason.id for missed in result.not_understood]


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


def test_a_code_in_several_cells_is_joined_and_goes_on_from_the_row_above(document):
    """
    RENJA DINAS CONTOH TAHUN 2025
    | Kode | <  | <  | <    | <    | Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | Target | Pagu Indikatif |
    | 1    | 01 | 02 |      |      | Program A                     | Persentase A      | 80 %   | 1.000.000      |
    |      |    |    | 2,01 |      | Kegiatan B                    | Jumlah B          | 2 dok  | 1.000.000      |
    |      |    |    |      | 0001 | Sub C                         | Jumlah C          | 1 dok  | 1.000.000      |
    """
    assert [(e.level, e.code.text) for e in document.elements] == [
        ("program", "1.01.02"),
        ("kegiatan", "1.01.02.2.01"),
        ("sub_kegiatan", "1.01.02.2.01.0001"),
    ]


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


def test_a_level_word_with_a_colon_is_no_part_of_the_name(document):
    """
    Renstra Tahun 2025-2026
    | Program/Kegiatan/Sub Kegiatan      | Indikator | 2025   | <  | 2026   | <  |
    | "                                  | "         | Target | Rp | Target | Rp |
    | Program : PROGRAM PELAYANAN        | I         | 1      | 10 | 2      | 10 |
    | Kegiatan: Penataan Organisasi      | J         | 1      | 10 | 2      | 10 |
    | Sub Kegiatan 1.1 : Pelaporan Tugas | K         | 1      | 10 | 2      | 10 |
    """
    assert [(e.level, e.name.text) for e in document.elements] == [
        ("program", "PROGRAM PELAYANAN"),
        ("kegiatan", "Penataan Organisasi"),
        ("sub_kegiatan", "Pelaporan Tugas"),
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


def test_a_plan_with_another_table_in_its_midst_is_one_document():
    text = """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | No | Tujuan       | Sasaran | Indikator | 2025 | 2026 |
    | 1  | Mewujudkan X |         | Indeks X  | 70   | 71   |
    Tabel 4.4 Indikator Kinerja Utama
    | No | Indikator | Satuan | 2025 | 2026 |
    | 1  | Indeks X  | Indeks | 70   | 71   |
    Tabel 4.5 Indikator Kinerja Kunci
    | No | Indikator    | Satuan | 2025 | 2026 |
    | 1  | Persentase K | %      | 10   | 20   |
    """
    renstra, iku = read_file(loaded(text)).documents

    assert [(i.name.text, i.level) for i in renstra.indicators] == [("Indeks X", "tujuan"), ("Persentase K", "ikk")]
    assert (iku.kind, iku.title.text, iku.years) == ("iku", "Tabel 4.4 Indikator Kinerja Utama", (2025, 2026))


@pytest.mark.parametrize(
    ("first", "second"), [("Indikator Kinerja Utama", "Indikator Kinerja Kunci (IKK)"), ("IKU", "IKK")]
)
def test_a_heading_among_the_rows_tells_iku_and_ikk_of_one_table_apart(first, second):
    text = f"""
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    Tabel 4.4 Indikator Kinerja Utama (IKU) dan Indikator Kinerja Kunci (IKK)
    | No | Indikator    | Satuan | 2025 | 2026 |
    | A  | {first}      |        |      |      |
    | 1  | Indeks X     | Indeks | 70   | 71   |
    | B  | {second}     |        |      |      |
    | 1  | Persentase K | %      | 10   | 20   |
    """
    [iku] = read_file(loaded(text)).documents

    assert [(i.name.text, i.level) for i in iku.indicators] == [("Indeks X", "iku"), ("Persentase K", "ikk")]


def test_a_table_of_its_own_caption_never_goes_on_with_the_one_further_up():
    text = """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | No | Tujuan       | Sasaran | Indikator | 2025 | 2026 |
    | 1  | Mewujudkan X |         | Indeks X  | 70   | 71   |
    Tabel 4.4 Indikator Kinerja Utama
    | No | Indikator | Satuan | Target | <    |
    | "  | "         | "      | 2025   | 2026 |
    | 1  | Indeks X  | Indeks | 70     | 71   |
    Tabel 4.5 Standar Pelayanan Minimal
    | No | Indikator    | Satuan | Target | <    |
    | "  | "            | "      | 2025   | 2026 |
    | 1  | Persentase K | %      | 10     | 20   |
    """
    result = read_file(loaded(text))

    assert [i.name.text for i in result.documents[1].indicators] == ["Indeks X"]
    assert any("tidak dikenali" in str(each.reason.id) for each in result.not_understood)


def test_iku_without_targets_are_read_as_a_list(document):
    """
    INDIKATOR KINERJA UTAMA DINAS CONTOH
    | No | Tujuan/Sasaran Strategis | Indikator Kinerja Utama | Alasan Pemilihan | Definisi Operasional/Formulasi | Sumber Data | Penanggung Jawab |
    | 1  | Meningkatnya A           | Indeks A                | karena           | rumus 1,5 x                    | Dinas       | Kepala           |
    """
    assert (document.kind, targets(document)) == ("iku", {"Indeks A": {}})


def test_a_table_of_achievements_by_year_is_no_iku():
    text = """
    Perkembangan Indikator Makro Kabupaten
    | No | Indikator | 2021 | 2022 | 2023 |
    | 1  | IPM       | 70   | 71   | 72   |
    """
    assert read_file(loaded(text)).documents == ()


def test_prakiraan_of_the_year_before_is_no_target(document):
    """
    Tabel T-C.33 Rumusan Rencana Program dan Kegiatan Dinas Contoh Tahun 2025 dan Prakiraan Maju Tahun 2026
    | Kode    | Program/Kegiatan | Indikator Kinerja | Prakiraan Capaian Tahun 2024 | <         | Rencana Tahun 2025 | <         | Prakiraan Maju Tahun 2026 | <         |
    | "       | "                | "                 | Target                       | Realisasi | Target             | Pagu      | Target                    | Pagu      |
    | 1.01.02 | Program A        | Persentase A      | 75 %                         | 70 %      | 80 %               | 1.000.000 | 85 %                      | 2.000.000 |
    """
    assert (document.kind, targets(document)) == ("renja", {"Persentase A": {2025: "80 %", 2026: "85 %"}})


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


def test_the_targets_after_a_revision_are_the_ones_of_a_renja_perubahan(document):
    """
    PERUBAHAN RENJA DINAS CONTOH TAHUN 2025
    | Kode    | Program/Kegiatan | Indikator Kinerja | Sebelum Perubahan | <         | Sesudah Perubahan | <         |
    | "       | "                | "                 | Target            | Pagu      | Target            | Pagu      |
    | 1.01.02 | Program A        | Persentase A      | 80 %              | 1.000.000 | 85 %              | 2.000.000 |
    """
    assert (document.phase, targets(document)) == ("perubahan", {"Persentase A": {2025: "85 %"}})


@pytest.mark.parametrize("stages", [("Sebelum Perubahan", "Setelah Perubahan"), ("SEMULA", "MENJADI")])
def test_a_revised_renstra_says_what_it_is_after_the_revision(stages):
    text = f"""
    Perubahan Renstra Dinas Contoh Tahun 2021-2026
    | Kode    | Program/Kegiatan | Indikator | {stages[0]} | <   | <      | <   | {stages[1]} | <   | <      | <   |
    | "       | "                | "         | 2025        | <   | 2026   | <   | 2025        | <   | 2026   | <   |
    | "       | "                | "         | Target      | Rp  | Target | Rp  | Target      | Rp  | Target | Rp  |
    | 7.01.01 | Program A        | I         | 1           | 100 | 2      | 200 | 3           | 300 | 4      | 400 |
    """
    [document] = read_file(loaded(text)).documents

    assert {year: q.raw for year, q in document.indicators[0].targets.items()} == {2025: "3", 2026: "4"}
    assert {year: q.raw for year, q in document.indicators[0].pagu.items()} == {2025: "300", 2026: "400"}


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


def test_targets_and_pagu_of_programs_may_stand_in_two_tables(result):
    """
    RENCANA STRATEGIS (RENSTRA)
    BAPPEDA
    KOTA CONTOH
    TAHUN 2025-2026
    Penyusunan Renstra berpedoman pada Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.
    Tabel 4.1 Program dan Kegiatan Beserta Target Kinerja
    | Kode         | Program/Kegiatan | Indikator | Satuan | Target Kinerja Tahun | <    |
    | "            | "                | "         | "      | 2025                 | 2026 |
    | 5.01.01      | Program A        | I         | %      | 80                   | 85   |
    | 5.01.01.2.01 | Kegiatan B       | J         | Dok    | 1                    | 2    |
    Tabel 4.2 Rencana Pendanaan Program dan Kegiatan
    | Kode         | Program/Kegiatan | Pagu Indikatif Tahun (Rp) | <    |
    | "            | "                | 2025                      | 2026 |
    | 5.01.01      | Program A        | 1000                      | 1100 |
    | 5.01.01.2.01 | Kegiatan B       | 900                       | 950  |
    """
    [document] = result.documents

    assert (document.title.text, document.opd.text) == (
        "RENCANA STRATEGIS (RENSTRA) BAPPEDA KOTA CONTOH TAHUN 2025-2026",
        "Bappeda",
    )
    assert [{year: q.raw for year, q in i.targets.items()} for i in document.indicators] == [
        {2025: "80", 2026: "85"},
        {2025: "1", 2026: "2"},
    ]
    assert [(e.level, {y: q.raw for y, q in e.pagu.items()}) for e in document.elements if e.pagu] == [
        ("program", {2025: "1000", 2026: "1100"}),
        ("kegiatan", {2025: "900", 2026: "950"}),
    ]
    assert result.not_understood == ()


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


def test_years_before_the_period_on_the_cover_are_no_targets(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2029
    Tabel 4.5 Indikator Kinerja Kunci
    | No | IKK      | Satuan | 2023 | 2024 | 2025 | 2026 |
    | 1  | Indeks A | Indeks | 69   | 70   | 71   | 72   |
    """
    [indicator] = document.indicators

    assert {year: q.raw for year, q in indicator.targets.items()} == {2025: "71", 2026: "72"}
    assert indicator.baseline.raw == "70"


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
def test_what_was_achieved_is_said_to_be_no_plan(table):
    result = read_file(loaded("RENSTRA DINAS CONTOH TAHUN 2025-2029\n" + inspect.cleandoc(table)))

    assert result.documents == ()
    assert any("tidak dikenali" in each.reason.id for each in result.not_understood)


@pytest.mark.parametrize(
    ("codes", "levels"),
    [
        (("1 02 02", "1 02 02 2.01", "1 02 02 2.01 01"), ["program", "kegiatan", "sub_kegiatan"]),
        (("1.02.0 2", "1.02.02.2. 01", "1.02.02.2.01.00 01"), ["program", "kegiatan", "sub_kegiatan"]),
        (("X.XX.01.", "X.XX.01.2.01.", "X.XX.01.2.01.0001"), ["program", "kegiatan", "sub_kegiatan"]),
        (("1.02.1.02.01.16", "1.02.1.02.01.16.05", "1.02.1.02.01.16.06"), ["program", "kegiatan", "kegiatan"]),
    ],
)
def test_codes_of_all_spellings_and_regulations_tell_their_levels(codes, levels):
    rows = "".join(f"| {code} | Nama {code} | Indikator {code} | 1 | 100 |\n" for code in codes)
    text = (
        "Renstra Tahun 2025-2026\n| Kode | Program dan Kegiatan | Indikator | 2025 | < |\n| "
        + '" | " | " | Target | Rp |\n'
    )
    [document] = read_file(loaded(text + rows)).documents

    assert [indicator.level for indicator in document.indicators] == levels


@pytest.mark.parametrize(
    "names",
    [
        ("1. Program A", "1.1 Kegiatan B", "1.1.1 Sub Kegiatan C"),
        ("1. PELAYANAN A", "1.1 Penyediaan B", "1.1.1 Penyusunan C"),
        ("I. PELAYANAN A", "1. Penyediaan B", "a. Penyusunan C"),
        ("A. Pelayanan A", "1. Penyediaan B", "- Penyusunan C"),
        ("[1.02.02] Pelayanan A", "[1.02.02.2.01] Penyediaan B", "[1.02.02.2.01.0001] Penyusunan C"),
        ("Pelayanan A (1.02.02)", "Penyediaan B (1.02.02.2.01)", "Penyusunan C (1.02.02.2.01.0001)"),
    ],
)
def test_numbers_and_codes_beside_names_tell_their_levels_and_are_no_part_of_them(names):
    rows = "".join(f"| {name} | Indikator {n} | 1 | 100 | 1 | 100 |\n" for n, name in enumerate(names))
    head = (
        '| Program/Kegiatan/Sub Kegiatan | Indikator | 2025 | < | 2026 | < |\n| " | " | Target | Rp | Target | Rp |\n'
    )
    [document] = read_file(loaded("Renstra Tahun 2025-2026\n" + head + rows)).documents

    assert [indicator.level for indicator in document.indicators] == ["program", "kegiatan", "sub_kegiatan"]
    assert not any(re.search(r"[\d\[(]", element.name.text) for element in document.elements)


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


def test_codes_of_tujuan_and_sasaran_tell_them_apart(document):
    """
    Renstra Tahun 2025-2026
    | Kode | Tujuan/Sasaran       | Indikator | 2025 | 2026 |
    | T1   | Tujuan 1.1: Terwujudnya layanan | I | 1 | 2 |
    | S1.1 | Meningkatnya kinerja | J         | 1    | 2    |
    """
    assert [indicator.level for indicator in document.indicators] == ["tujuan", "sasaran"]
    assert [element.name.text for element in document.elements] == ["Terwujudnya layanan", "Meningkatnya kinerja"]


def test_targets_of_two_years_in_a_pk_keep_their_years(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Realisasi 2023 | Target 2025 | Target 2026 |
    | 1  | Meningkatnya A    | Indeks A          | 60             | 84          | 90          |
    """
    assert targets(document) == {"Indeks A": {2025: "84", 2026: "90"}}


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


@pytest.mark.parametrize(
    ("labels", "aggregation"),
    [("TRI TRII TRIII TRIV", None), ("TW.1 TW.2 TW.3 TW.4", None), ("TW-I TW-II TW-III TW-IV", None),
     ("Trw_I Trw_II Trw_III Trw_IV", None), ("Q1 Q2 Q3 Q4", None), ("I II III IV", None),
     ("Triwulan_ke-1 Triwulan_ke-2 Triwulan_ke-3 Triwulan_ke-4", None), ("TW_I_2025 TW_II_2025 TW_III_2025 TW_IV_2025", None),
     ("Triwulan_Pertama Triwulan_Kedua Triwulan_Ketiga Triwulan_Keempat", None),
     ("TW_I_(Jan-Mar) TW_II_(Apr-Jun) TW_III_(Jul-Sep) TW_IV_(Okt-Des)", None), ("Jan-Mar Apr-Jun Jul-Sep Okt-Des", None),
     ("B03 B06 B09 B12", "cumulative"), ("s/d_Maret s/d_Juni s/d_September s/d_Desember", "cumulative"),
     ("sampai_dengan_TW_I sampai_dengan_TW_II sampai_dengan_TW_III sampai_dengan_TW_IV", "cumulative")],
)  # fmt: skip
def test_the_quarters_are_read_whatever_their_names(labels, aggregation):
    names = " | ".join(label.replace("_", " ") for label in labels.split())
    text = f"""
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran | Indikator Kinerja | Target | {names} |
    | 1  | S       | Indeks A          | 84     | 1 | 2 | 3 | 4 |
    """
    [document] = read_file(loaded(text)).documents

    assert measured(document)[0][3] == ["1", "2", "3", "4"]
    assert document.indicators[0].quarter_aggregation == aggregation


@pytest.mark.parametrize(
    "labels",
    ["Jan Feb Mar Apr Mei Jun Jul Ags Sep Okt Nov Des", "B01 B02 B03 B04 B05 B06 B07 B08 B09 B10 B11 B12",
     "B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B12"],
)  # fmt: skip
def test_months_are_not_taken_for_quarters(labels):
    text = f"""
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran | Indikator Kinerja | Target | {" | ".join(labels.split())} |
    | 1  | S       | Jumlah A          | 12     | {" | ".join("1" * 12)} |
    """
    [document] = read_file(loaded(text)).documents

    assert targets(document) == {"Jumlah A": {2025: "12"}}
    assert document.indicators[0].quarters is None


def test_four_years_in_roman_numbers_are_no_quarters():
    text = """
    Tujuan dan Sasaran Renstra Dinas Contoh Tahun 2023-2026
    | No | Tujuan       | Sasaran | Indikator | Target | <  | <   | <  |
    | "  | "            | "       | "         | I      | II | III | IV |
    | 1  | Mewujudkan X |         | Indeks X  | 70     | 71 | 72  | 73 |
    """
    assert read_file(loaded(text)).documents == ()


def test_rupiah_and_realisation_beside_the_targets_of_a_quarter_are_not_read_as_targets(result):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran | Indikator Kinerja | Triwulan I | <  | <  | Triwulan II | <  | <  | Triwulan III | <  | <  | Triwulan IV | <  | <  |
    | "  | "       | "                 | R          | Rp | T  | R           | Rp | T  | R            | Rp | T  | R           | Rp | T  |
    | 1  | S       | Indeks A          | 9          | 90 | 10 | 19          | 91 | 20 | 59           | 92 | 60 | 83          | 93 | 84 |
    """
    [document] = result.documents

    assert measured(document)[0][3] == ["10", "20", "60", "84"]
    assert reasons(result) == ["kolom “r” tidak dikenal (4 sel)", "kolom “rp” tidak dikenal (4 sel)"]


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


def test_a_table_under_another_one_is_not_read_with_its_columns():
    text = """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Satuan | Target |
    | 1  | Meningkatnya A    | Indeks A          | Indeks | 84     |
    | Daftar pegawai |
    | No | Nama | Jabatan | Golongan | Nilai |
    | 1  | Budi | Kasi    | III      | 90    |
    """
    result = read_file(loaded(text))

    assert targets(result.documents[0]) == {"Indeks A": {2025: "84"}}
    assert [e.name.text for e in result.documents[0].elements] == ["Meningkatnya A"]
    assert reasons(result) == ["tabel tidak dikenali (2 baris)"]


def test_two_agreements_under_each_other_on_one_sheet_are_two_documents():
    def agreement(name: str) -> str:
        return f"""
    | PERJANJIAN KINERJA TAHUN 2025 |
    | Dalam rangka mewujudkan manajemen pemerintahan yang efektif |
    | Nama | : | {name} |
    | Jabatan | : | Kepala Bidang {name} |
    | No | Sasaran           | Indikator Kinerja | Target |
    | 1  | Meningkatnya {name} | Indeks {name}   | 84     |
    | No | Program      | Anggaran (Rp) | Keterangan |
    | 1  | Program {name} | 1.000.000   | APBD       |"""

    documents = read_file(loaded(agreement("Budi") + agreement("Siti"))).documents

    assert [(d.owner.name.text, [i.name.text for i in d.indicators]) for d in documents] == [
        ("Budi", ["Indeks Budi"]),
        ("Siti", ["Indeks Siti"]),
    ]


@pytest.mark.parametrize(
    "numbers",
    ["1. 2. 3. 4. 5.", "a b c d e", "(01) (02) (03) (04) (05)", "[1] [2] [3] [4] [5]", "I II III IV V", "A B C D E",
     "-1 -2 -3 -4 -5", "12 13 7 8 9", "Kol.1 Kol.2 Kol.3 Kol.4 Kol.5"],
)  # fmt: skip
def test_a_row_under_the_header_that_numbers_the_columns_is_no_data(numbers):
    text = f"""
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Satuan | Target |
    | {" | ".join(numbers.split())} |
    | 1  | Meningkatnya A    | Indeks A          | Indeks | 84     |
    """
    [document] = read_file(loaded(text)).documents

    assert targets(document) == {"Indeks A": {2025: "84"}}


def test_a_header_that_is_repeated_in_part_is_no_data(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator Kinerja | Target | Triwulan | <  | <   | <  |
    | "  | "              | "                 | "      | I        | II | III | IV |
    | 1  | Meningkatnya A | Indeks A          | 84     | 1        | 2  | 3   | 84 |
    | No | Sasaran        | Indikator Kinerja | Target | Triwulan |    |     |    |
    |    |                | Indeks B          | 85     | 1        | 2  | 3   | 85 |
    """
    assert [(name, element) for name, _, element, _ in measured(document)] == [
        ("Indeks A", "Meningkatnya A"),
        ("Indeks B", "Meningkatnya A"),
    ]


def test_a_heading_across_the_table_opens_its_element_or_is_said_to_be_none(result):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode    | Program dan Kegiatan | Indikator Kinerja | Target 2025 | Rp 2025   | Target 2026 | Rp 2026   |
    | Sasaran 1: Meningkatnya Y | <  | <                 | <           | <         | <           | <         |
    | A. Belanja wajib | <           | <                 | <           | <         | <           | <         |
    | 1.01.02 | Program A            | Persentase A      | 61 %        | 1.000.000 | 62 %        | 2.000.000 |
    """
    [document] = result.documents

    assert (document.elements[0].level, document.elements[0].name.text) == ("sasaran", "Meningkatnya Y")
    assert document.elements[-1].parent == document.elements[0].id
    assert all(q.kind == "percent" for i in document.indicators for q in i.targets.values())


def test_numbers_in_a_column_under_the_same_heading_are_no_names(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | <              | Indikator Kinerja | <         | Satuan | Target |
    | 1  | 1                 | Meningkatnya A | 1.1               | Indeks A  | Indeks | 84     |
    |    |                   |                | 1.2               | Indeks A2 | Indeks | 85     |
    """
    assert targets(document) == {"Indeks A": {2025: "84"}, "Indeks A2": {2025: "85"}}
    assert [e.name.text for e in document.elements] == ["Meningkatnya A"]


def test_names_indented_over_several_columns_are_all_names(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode            | Program dan Kegiatan |            |       | Indikator Kinerja | Target 2025 | Rp 2025 | Target 2026 | Rp 2026 |
    | 1.01.02         | Program A            |            |       | Persentase A      | 61 %        | 5.000   | 62 %        | 6.000   |
    | 1.01.02.2.01    |                      | Kegiatan B |       | Jumlah B          | 1 dok       | 5.000   | 1 dok       | 6.000   |
    | 1.01.02.2.01.01 |                      |            | Sub C | Jumlah C          | 1 dok       | 5.000   | 1 dok       | 6.000   |
    """
    assert [(i.name.text, i.level) for i in document.indicators] == [
        ("Persentase A", "program"),
        ("Jumlah B", "kegiatan"),
        ("Jumlah C", "sub_kegiatan"),
    ]
    assert [e.name.text for e in document.elements] == ["Program A", "Kegiatan B", "Sub C"]


def test_one_value_across_four_quarters_is_not_given_to_any(result):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator Kinerja | Target | TW I       | TW II | TW III | TW IV |
    | 1  | Meningkatnya A | Jumlah A          | 12     | 12 dokumen | <     | <      | <     |
    """
    [document] = result.documents

    assert all(q.is_missing for q in document.indicators[0].quarters)
    assert reasons(result) == ["satu nilai untuk beberapa kolom"]


def test_more_values_under_a_merged_indicator_are_said_and_not_dropped(result):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator Kinerja | Rencana Aksi | TW I | TW II | TW III | TW IV |
    | 1  | Meningkatnya A | Indeks A          | Rapat        | 1    | 2     | 3      | 4     |
    | "  | "              | "                 | Survei       | 5    | 6     | 7      | 8     |
    """
    assert measured(result.documents[0])[0][3] == ["1", "2", "3", "4"]
    assert reasons(result) == ["nilai lain pada indikator yang selnya digabung (4 sel)"]


def test_values_beside_no_indicator_are_said(result):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode    | Program dan Kegiatan | Indikator Kinerja | Target 2025 | Rp 2025   | Target 2026 | Rp 2026   |
    | 1.01.02 | Program A            | 0                 | 61 %        | 1.000.000 | 62 %        | 2.000.000 |
    """
    assert result.documents[0].indicators == ()
    assert reasons(result) == ["nilai tanpa nama indikator (2 sel)"]


@pytest.mark.parametrize("total", ["JUMLAH ANGGARAN", "Total Keseluruhan", "TOTAL PAGU", "Jumlah Rp.", "Sub Total"])
def test_a_total_is_no_element(total):
    [document] = read_file(loaded(PK.replace("| Jumlah |", f"| {total} |"))).documents

    assert [e.name.text for e in document.elements if e.level == "program"] == ["Program X"]


def test_indicators_line_by_line_beside_as_many_values_are_several(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja       | Satuan      | Target    |
    | 1  | Meningkatnya A    | Indeks A\\nPersentase B | Indeks\\n%  | 84\\n90   |
    | 2  | Meningkatnya C    | Persentase desa\\nYang tertib | %     | 85        |
    """
    assert targets(document) == {
        "Indeks A": {2025: "84"},
        "Persentase B": {2025: "90"},
        "Persentase desa Yang tertib": {2025: "85"},
    }
    assert [i.unit.text for i in document.indicators] == ["Indeks", "%", "%"]


def test_a_row_that_only_ends_the_texts_above_is_no_indicator(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis     | Indikator Kinerja    | Target |
    | 1  | Meningkatnya kualitas | Persentase desa yang | 84     |
    |    | pelayanan publik      | tertib administrasi  |        |
    """
    assert len(result.documents[0].indicators) == 1
    assert reasons(result) == ["lanjutan teks baris di atasnya; tidak disambung"]


def test_the_names_of_a_signature_are_no_sasaran(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Satuan                  | Target |
    | 1  | Meningkatnya A    | Indeks A          | Indeks                  | 84     |
    |    | Pihak Kedua,      |                   | Contoh, 10 Januari 2025 |        |
    |    | BUPATI CONTOH     |                   | KEPALA DINAS            |        |
    |    | Wati              |                   | Budi                    |        |
    """
    assert [e.name.text for e in document.elements] == ["Meningkatnya A"]
    assert (document.signed.value, document.signed_place) == (datetime.date(2025, 1, 10), "Contoh")


@pytest.mark.parametrize(
    "lines", ["Contoh,\n10 Oktober 2025", "Ditetapkan di Contoh\npada tanggal 10-10-2025", "Contoh, 10/10/2025"]
)
def test_place_and_date_of_a_signature_may_stand_on_two_lines_or_in_figures(lines):
    text = f"PERJANJIAN KINERJA TAHUN 2025\n| No | Sasaran | Indikator | Target |\n| 1 | S | Indeks A | 84 |\n{lines}"
    [document] = read_file(loaded(text)).documents

    assert (document.signed.value, document.signed_place) == (datetime.date(2025, 10, 10), "Contoh")


def test_a_date_that_a_narrow_cell_breaks_is_read_whole():
    form = "\n".join((
        "PERJANJIAN KINERJA TAHUN 2025", "", "| No | Sasaran | Indikator Kinerja | Satuan | Target |",
        "| 1 | Linmas kuat | Linmas terbina | % | 90 |", "", "Contoh, 15", "Januari 2025", "Camat Contoh,",
    ))  # fmt: skip
    [document] = read_file(loaded(form)).documents

    assert (document.signed.value, document.signed_place) == (datetime.date(2025, 1, 15), "Contoh")


def test_the_parties_may_be_printed_in_a_table(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | Nama    | : | Budi, S.Sos              |
    | NIP     | : | 19700101 199001 1 001    |
    | Jabatan | : | Camat Contoh             |
    selanjutnya disebut pihak pertama
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |
    """
    assert (document.owner.name.text, document.owner.position.text) == ("Budi, S.Sos", "Camat Contoh")


def test_a_table_that_goes_on_after_a_page_carries_its_sasaran_on(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |

    | No | Sasaran Strategis | Indikator Kinerja | Target |
    |    |                   | Indeks B          | 85     |
    """
    elements = {element.id: element.name.text for element in document.elements}

    assert [elements.get(i.element) for i in document.indicators] == ["Meningkatnya A", "Meningkatnya A"]


def test_the_rows_of_a_table_that_goes_on_without_its_header_are_said():
    text = """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |

    | 2  | Meningkatnya B    | Indeks B          | 85     |
    """
    assert reasons(read_file(loaded(text))) == ["tabel tidak dikenali (1 baris)"]


def test_a_period_over_columns_numbered_one_to_five_gives_each_its_year(document):
    """
    Tujuan dan Sasaran Renstra Dinas Contoh Tahun 2025-2029
    | No | Tujuan       | Sasaran | Indikator | Target Kinerja Tahun 2025-2029 | <  | <  | <  | <  |
    | "  | "            | "       | "         | 1                              | 2  | 3  | 4  | 5  |
    | 1  | Mewujudkan X |         | Indeks X  | 70                             | 71 | 72 | 73 | 74 |
    """
    assert targets(document) == {"Indeks X": {2025: "70", 2026: "71", 2027: "72", 2028: "73", 2029: "74"}}


def test_a_stray_cell_far_to_the_right_does_no_harm():
    row = "| 1 | Meningkatnya A | Indeks A | 84 |" + " |" * 400 + " catatan |"
    text = f"PERJANJIAN KINERJA TAHUN 2025\n| No | Sasaran | Indikator | Target |\n{row}\n|" + " |" * 400 + " jauh |"
    [document] = read_file(loaded(text)).documents

    assert targets(document) == {"Indeks A": {2025: "84"}}


# What tables set by hand leave out


def levels(document):
    return [(element.level, element.name.text) for element in document.elements]


def test_bold_type_tells_program_kegiatan_and_sub_kegiatan_apart(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | *PROGRAM PENUNJANG*           | Persentase P | 80 %        | 9.000.000 |
    | *Administrasi Keuangan*       | Jumlah K     | 1 laporan   | 5.000.000 |
    | Penyediaan Gaji               | Jumlah S     | 12 bulan    | 5.000.000 |
    | *Administrasi Umum*           | Jumlah L     | 1 laporan   | 4.000.000 |
    | Penyediaan Peralatan          | Jumlah T     | 2 paket     | 4.000.000 |
    """
    assert levels(document) == [
        ("program", "PROGRAM PENUNJANG"), ("kegiatan", "Administrasi Keuangan"), ("sub_kegiatan", "Penyediaan Gaji"),
        ("kegiatan", "Administrasi Umum"), ("sub_kegiatan", "Penyediaan Peralatan"),
    ]  # fmt: skip


def test_columns_under_one_heading_tell_program_kegiatan_and_sub_kegiatan_apart(document):
    """
    Renstra Tahun 2025-2026
    | Program/Kegiatan/Sub Kegiatan | <         | <         | Indikator | 2025   | <  | 2026   | <  |
    | "                             | "         | "         | "         | Target | Rp | Target | Rp |
    | Program A                     |           |           | I         | 1      | 10 | 2      | 10 |
    |                               | Penataan  |           | J         | 1      | 10 | 2      | 10 |
    |                               |           | Pelaporan | K         | 1      | 10 | 2      | 10 |
    """
    assert [e.level for e in document.elements] == ["program", "kegiatan", "sub_kegiatan"]
    assert [i.level for i in document.indicators] == ["program", "kegiatan", "sub_kegiatan"]


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


def test_indents_tell_program_kegiatan_and_sub_kegiatan_apart(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | Penunjang Urusan              | Persentase P | 80 %        | 9.000.000 |
    | >Administrasi Keuangan        | Jumlah K     | 1 laporan   | 5.000.000 |
    | >>Penyediaan Gaji             | Jumlah S     | 12 bulan    | 5.000.000 |
    | >Administrasi Umum            | Jumlah L     | 1 laporan   | 4.000.000 |
    """
    assert [level for level, _ in levels(document)] == ["program", "kegiatan", "sub_kegiatan", "kegiatan"]


def test_a_table_in_one_type_leaves_the_levels_open_and_says_so(result):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | Penunjang Urusan              | Persentase P | 80 %        | 9.000.000 |
    | Administrasi Keuangan         | Jumlah K     | 1 laporan   | 5.000.000 |
    """
    [document] = result.documents

    assert {level for level, _ in levels(document)} == {"unknown"}
    assert any("tidak jelas mana program" in missed.reason.id for missed in result.not_understood)


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


def test_the_line_above_a_table_names_the_tujuan_that_it_measures(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    Tujuan : Mewujudkan desa mandiri
    | No | Indikator Kinerja | Satuan | Target Tahun | < |
    | " | " | " | 2025 | 2026 |
    | 1  | Indeks Desa       | Indeks | 80 | 81 |
    """
    assert levels(document) == [("tujuan", "Mewujudkan desa mandiri")]
    assert [(i.level, i.name.text) for i in document.indicators] == [("tujuan", "Indeks Desa")]


def test_a_pagu_merged_over_the_indicators_of_one_element_is_on_the_first(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Kode    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | 1.01.02 | Program Penunjang             | Persentase P | 80 %        | 9.000.000 |
    | "       | "                             | Nilai Q      | 70          | "         |
    """
    assert [(i.name.text, q.value) for i in document.indicators for q in i.pagu.values() if q.value] == [
        ("Persentase P", 9_000_000)
    ]


def test_an_urusan_heads_the_rows_below_and_is_no_indicator(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Kode    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | URUSAN PEMERINTAHAN WAJIB | < | < | < | < |
    | 1.01.02 | Program Penunjang             | Persentase P | 80 %        | 9.000.000 |
    """
    assert levels(document) == [("program", "Program Penunjang")]
    assert [i.name.text for i in document.indicators] == ["Persentase P"]


def test_units_in_brackets_are_units_where_most_names_end_with_one(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Tujuan | Sasaran | Indikator                 | 2025 | 2026 |
    | T      | S       | Persentase desa (%)       | 80   | 81   |
    |        |         | Jumlah rapat (kali)       | 3    | 4    |
    |        |         | Jumlah surat (dokumen)    | 3    | 4    |
    |        |         | Jumlah kelompok (kelompok tani) | 3 | 4 |
    |        |         | Nilai evaluasi (SAKIP)    | 70   | 71   |
    """
    assert [(i.name.text, i.unit.text if i.unit else None) for i in document.indicators] == [
        ("Persentase desa", "%"),
        ("Jumlah rapat", "kali"),
        ("Jumlah surat", "dokumen"),
        ("Jumlah kelompok", "kelompok tani"),
        ("Nilai evaluasi (SAKIP)", None),
    ]


def test_labels_of_target_and_pagu_that_one_year_mistakes_are_put_right(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Kode    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   | Target 2026 | Rp 2026 |
    | 1.01.02 | Program Penunjang             | Persentase P | 80 %        | 9.000.000 | 9.500.000   | 81 %    |
    | 1.01.03 | Program Lain                  | Persentase Q | 70 %        | 8.000.000 | 8.500.000   | 71 %    |
    """
    assert [{year: q.raw for year, q in i.targets.items()} for i in document.indicators] == [
        {2025: "80 %", 2026: "81 %"},
        {2025: "70 %", 2026: "71 %"},
    ]


def test_a_header_that_a_page_cuts_in_two_is_no_data(document):
    """
    RENSTRA TAHUN 2025-2026
    | Tujuan | Sasaran | Indikator | Target Kinerja | <    |
    | "      | "       | "         | 2025           | 2026 |
    | T      | S1      | A         | 1              | 2    |
    | Tujuan | Sasaran | Indikator |                |      |
    |        |         |           | 2025           | 2026 |
    | T      | S2      | B         | 3              | 4    |
    """
    assert [indicator.name.text for indicator in document.indicators] == ["A", "B"]


def test_the_caption_goes_before_prose_further_up(document):
    """
    Rencana kerja (Renja) disusun setiap tahun sebagai penjabaran.
    RENSTRA DINAS CONTOH TAHUN 2025-2029
    Tabel 4.1 Tujuan dan Sasaran Renstra Dinas Contoh Tahun 2025-2026
    | Tujuan | Sasaran | Indikator | 2025 | 2026 |
    | T      | S       | I         | 1    | 2    |
    """
    assert document.kind == "renstra"


def test_of_several_periods_the_one_that_covers_the_columns_counts(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2018-2023
    Perubahan menjadi Renstra Tahun 2025-2029
    | Tujuan | Sasaran | Indikator | 2025 | 2026 |
    | T      | S       | I         | 1    | 2    |
    """
    assert document.years == (2025, 2026, 2027, 2028, 2029)


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


def test_strategies_and_policies_are_no_indicators(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2029
    Tabel 3.3 Tujuan, Sasaran, Strategi dan Arah Kebijakan
    | Tujuan       | Sasaran        | Strategi      | Arah Kebijakan |
    | Mewujudkan A | Meningkatnya B | Penguatan tim | Pelatihan      |
    """
    assert levels(document) == [("tujuan", "Mewujudkan A"), ("sasaran", "Meningkatnya B")]
    assert document.indicators == ()


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


# DPA, and Rencana Aksi by month or by hierarchy


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


def test_twelve_months_are_no_quarters(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator    | Satuan | Target | Jan | Feb | Mar | Apr | Mei | Jun | Jul | Ags | Sep | Okt | Nov | Des |
    | 1  | Meningkatnya A | Jumlah rapat | kali   | 12     | 1   | 1   | 1   | 1   | 1   | 1   | 1   | 1   | 1   | 1   | 1   | 1   |
    """
    [indicator] = document.indicators

    assert (indicator.targets[2025].raw, indicator.quarters) == ("12", None)


def test_a_hierarchy_of_work_results_has_the_target_at_its_end(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Kegiatan Utama | Rencana Aksi | Uraian Kegiatan | Indikator    | Satuan | Target Awal | Target Akhir | Target TW I | Target TW II | Target TW III | Target TW IV |
    | 1  | Pelayanan      | Menyusun     | Menyusun bahan  | Jumlah rapat | kali   | 0           | 4            | 1           | 1            | 1             | 1            |
    """
    [indicator] = document.indicators

    assert (str(indicator.baseline), indicator.targets[2025].raw) == ("0", "4")
    assert [str(quarter) for quarter in indicator.quarters or ()] == ["1", "1", "1", "1"]


def test_tables_of_single_quarters_make_one_indicator(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025 TRIWULAN I
    | No | Sasaran        | Rencana Aksi | Indikator    | Target | Satuan | Realisasi | Capaian |
    | 1  | Meningkatnya X | Rapat        | Jumlah rapat | 1      | kali   | 1         | 100%    |
    RENCANA AKSI DINAS CONTOH TAHUN 2025 TRIWULAN II
    | No | Sasaran        | Rencana Aksi | Indikator    | Target | Satuan | Realisasi | Capaian |
    | 1  | Meningkatnya X | Rapat        | Jumlah rapat | 2      | kali   | 2         | 100%    |
    """
    [indicator] = document.indicators

    assert [quarter and quarter.raw for quarter in indicator.quarters or ()] == ["1", "2", None, None]
    assert indicator.targets == {}
    assert len(document.elements) == 1


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


def claims(document) -> list[tuple[str, str, str, str | None, dict[int, str]]]:
    """Return kind, level, element, indicator and targets of each indicator."""
    names = {element.id: element.name.text for element in document.elements}
    return [
        (document.kind, i.level, names[i.element], i.name.text, {year: q.raw for year, q in i.targets.items()})
        for i in document.indicators
    ]


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


def test_a_code_that_its_narrow_column_breaks_is_one(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2025 | Rp 2025 |
    | 3.25.03 | Program A | Persentase A | 80 % | 9.000.000 |
    | 3.25.03.2.04 | Kegiatan B | Jumlah B | 3 | 9.000.000 |
    | 3.25.03.2.04.00\\n01 | Sub C | Jumlah C | 5 | 9.000.000 |
    """
    assert [(e.level, str(e.code)) for e in document.elements][-1] == ("sub_kegiatan", "3.25.03.2.04.0001")


def test_units_in_brackets_are_units_beside_a_column_of_indicators_without_any(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | Sasaran | Indikator Sasaran | Sub Kegiatan | Indikator Sub Kegiatan | TW I | TW II | TW III | TW IV |
    | S | Indeks S | Sub A | Jumlah A (Dokumen)    | 1 | 2 | 3 | 4 |
    |   |          | Sub B | Jumlah B (Laporan)    | 1 | 2 | 3 | 4 |
    |   |          | Sub C | Jumlah C (Perusahaan) | 1 | 2 | 3 | 4 |
    """
    assert [i.unit and i.unit.text for i in document.indicators] == [None, "Dokumen", "Laporan", "Perusahaan"]


def test_a_unit_that_its_narrow_column_breaks_is_one(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Tujuan | Sasaran | Indikator | Satuan | 2025 | 2026 |
    | T | | Indeks T | Perse\\nn | 1 | 2 |
    | | S | Jumlah S | Orang bulan | 1 | 2 |
    """
    assert [i.unit and i.unit.text for i in document.indicators] == ["Persen", "Orang bulan"]


def test_a_sasaran_alone_in_its_row_stays_a_sasaran_and_a_remark_stays_a_remark(document):
    """
    RENSTRA TAHUN 2024-2025
    | Sasaran                       | Indikator | 2024 | 2025 |
    | Meningkatnya pelayanan publik | IKM       | 83   | 84   |
    | Meningkatnya ketertiban umum  |           |      |      |
    | Sumber: hasil olah data       |           |      |      |
    """
    names = [element.name.text for element in document.elements]
    assert names == ["Meningkatnya pelayanan publik", "Meningkatnya ketertiban umum"]


def test_a_row_that_names_only_the_indicator_of_the_tujuan_prints_its_values(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    Tabel 3.1 Tujuan dan Sasaran
    | No | Tujuan   | Indikator Tujuan | Sasaran   | Indikator Sasaran | Satuan | 2025 | 2026 |
    | 1  | Tujuan A | Indeks A         |           |                   | Indeks | 70   | 71   |
    |    |          |                  | Sasaran B | Persentase B      | %      | 40   | 45   |
    """
    assert [(i.level, i.name.text, i.unit.text, i.targets[2026].raw) for i in document.indicators] == [
        ("tujuan", "Indeks A", "Indeks", "71"),
        ("sasaran", "Persentase B", "%", "45"),
    ]
