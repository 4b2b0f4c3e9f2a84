from __future__ import annotations

import pytest
from documents_as_text import loaded
from reading_results import targets

from cascade.reading.document_builder import read_file
from cascade.reading.multi_value_cells import names_with_one_head, split_items, without_repetition


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


def test_values_line_by_line_beside_names_that_nothing_parts_are_reported(result):
    """
    Renstra Dinas Contoh Tahun 2025-2026
    | Program   | Indikator                                | Satuan | 2025     | 2026     |
    | Program A | Layanan Baik\\nKoordinasi\\nAntar Desa Lancar | %      | 10\\n80 | 12\\n85 |
    """
    [document] = result.documents

    assert [q.value for i in document.indicators for q in i.targets.values()] == [None, None]
    assert any("tidak dapat dipisahkan" in missed.reason.id for missed in result.not_understood)


def test_several_indicators_with_one_value_are_not_paired_and_this_is_reported(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja         | Target |
    | 1  | Meningkatnya A    | 1. Nilai SAKIP\\n2. Indeks | 80     |
    """
    [document] = result.documents

    assert [i.targets for i in document.indicators] == [{}, {}]
    assert any("tidak dipasangkan" in missed.reason.id for missed in result.not_understood)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("- Jumlah cetak", ["Jumlah cetak"]), ("1. A\n2. B", ["A", "B"]), ("- A\n- B", ["A", "B"]), ("Rata-rata nilai", ["Rata-rata nilai"]),
     ("Jumlah dokumen 1 tahun", ["Jumlah dokumen 1 tahun"])],
)  # fmt: skip
def test_a_cell_is_split_only_at_several_bullets(cell, parts):
    assert split_items(cell) == parts


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


def test_indicators_without_numbers_are_paired_by_order_with_as_many_values(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | Sasaran | Indikator | TW I | TW II | TW III | TW IV |
    | S | Layanan yang\\nselesai; Aduan yang dijawab | 5; 25% | 5; 50% | 5; 75% | 5; 100% |
    """
    assert [(i.name.text, [q.raw for q in i.quarters]) for i in document.indicators] == [
        ("Layanan yang selesai", ["5", "5", "5", "5"]),
        ("Aduan yang dijawab", ["25%", "50%", "75%", "100%"]),
    ]


def test_a_line_in_small_letters_goes_on_with_the_indicator_above(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | Sasaran | Indikator | TW I | TW II | TW III | TW IV |
    | S | Layanan yang\\nselesai\\nAduan yang\\ndijawab | 5\\n25% | 5\\n50% | 5\\n75% | 5\\n100% |
    """
    assert [i.name.text for i in document.indicators] == ["Layanan yang selesai", "Aduan yang dijawab"]


def test_names_with_one_head_word_are_several_where_no_value_stands_beside_them(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | Sasaran | Indikator | TW I | TW II | TW III | TW IV |
    | S | Persentase A | 5 | 6 | 7 | 8 |
    | T | Persentase kesesuaian\\ntata ruang\\nPersentase bangunan\\nberizin | | | | |
    | U | Persentase B | 5 | 6 | 7 | 8 |
    """
    assert [i.name.text for i in document.indicators] == [
        "Persentase A", "Persentase kesesuaian tata ruang", "Persentase bangunan berizin", "Persentase B",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Persentase desa mandiri\nPersentase desa maju", ["Persentase desa mandiri", "Persentase desa maju"]),
        ("Persentase desa maju dan\nPersentase desa mandiri", []),
        ("Nilai\nNilai Indeks", []),
        ("Nilai\nIndeks Kepuasan", []),
        ("Layanan yang baik\nLayanan yang cepat", []),
        ("", []),
    ],
)
def test_only_a_whole_name_ends_above_the_same_head_word(cell: str, names: list[str]):
    assert names_with_one_head(cell) == names


def test_a_name_that_its_cell_prints_twice_is_one_with_the_unit_behind_the_first():
    text = "RENCANA AKSI TAHUN 2025\n| Sasaran | Indikator | Target |\n| S | Indeks Kepuasan Warga\\n(IKW) (Angka)\\nIndeks Kepuasan Warga | 4 |"
    [document] = read_file(loaded(text)).documents

    assert [(i.name.text, i.unit.text) for i in document.indicators] == [("Indeks Kepuasan Warga (IKW)", "Angka")]


@pytest.mark.parametrize(
    "cell", ["Indeks A\nIndeks B", "Nilai SAKIP\nNilai", "Jumlah desa terhadap\nJumlah desa terhadap"]
)
def test_a_name_that_only_begins_alike_or_goes_on_stays_whole(cell: str):
    assert without_repetition(cell) == cell
