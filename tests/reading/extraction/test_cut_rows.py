"""A row that a page end cuts is one row; a row that begins anew is another one."""

from __future__ import annotations

import pytest
from printed_pages import HEADER, page, read

from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.printed_page import PrintedTable
from cascade.reading.extraction.reading_order import in_reading_order


def cut(above: str, below: str, known: str = "") -> list[str]:
    return read(page(1, HEADER + above), page(2, HEADER + below), known=known)[2:]


def test_a_row_that_goes_on_in_lower_case_is_one():
    assert cut("| Meningkatnya kualitas | Persentase desa | 80 |", "| pelayanan publik | | |") == [
        "Meningkatnya kualitas/pelayanan publik | Persentase desa | 80"
    ]


def test_a_word_cut_by_the_page_is_put_together():
    assert cut("| Meningkat | Persen | 80 |", "| | tase desa | |", known="persentase") == [
        "Meningkat | Persentase desa | 80"
    ]


def test_a_row_that_expects_more_goes_on():
    assert cut("| Tata kelola dan | I1 | 80 |", "| Pelayanan | | |") == ["Tata kelola dan/Pelayanan | I1 | 80"]


def test_a_row_with_values_of_its_own_is_new():
    assert cut("| S1 | Persentase desa | 80 |", "| | tertib administrasi | 81 |") == [
        "S1 | Persentase desa | 80", " | tertib administrasi | 81",
    ]  # fmt: skip


@pytest.mark.parametrize("begin", ["1. Jumlah", "a. jumlah", "- jumlah", "7.01.02", "Program A", "kegiatan B"])
def test_a_row_that_begins_anew_is_new(begin: str):
    assert len(cut("| S1 | Persentase desa | 80 |", f"| | {begin} | |")) == 2


def test_values_set_in_the_middle_of_a_row_may_stand_on_the_next_page():
    above = "| S1 | I1 | % | 80 | 81 |\n| S2 | I2 | % | 82 | 83 |\n| S3 | Persentase Fasilitasi | | | |"
    below = page(2, "| | Sekretariat Daerah | % | 84 | 85 |")

    assert read(page(1, above), below)[-1] == "S3 | Persentase Fasilitasi/Sekretariat Daerah | % | 84 | 85"
    assert read(page(1, above.replace("82 | 83", " | ")), below)[-1] == " | Sekretariat Daerah | % | 84 | 85"


def test_a_whole_code_under_a_blank_one_begins_a_row():
    assert cut("| | Tersedianya layanan dan | 80 |", "| 7.01.04.2.01 | Koordinasi Penerapan | |") == [
        " | Tersedianya layanan dan | 80", "7.01.04.2.01 | Koordinasi Penerapan | ",
    ]  # fmt: skip


def test_a_second_value_with_its_unit_begins_a_row():
    above = "| S1 | I1 | 4 Dokumen |\n| S2 | Jumlah layanan | 3 Unit/Kerja |"

    assert cut(above, "| | Jumlah Orang | 4 Orang |")[-1] == " | Jumlah Orang | 4 Orang"


def test_names_without_values_end_the_row_above_where_rows_have_values():
    above = "| S1 | I1 | 80 |\n| S2 | I2 | 81 |\n| Meningkatnya | Persentase | 82 |"

    assert cut(above, "| Ketertiban | Kejadian | |")[-1] == "Meningkatnya/Ketertiban | Persentase/Kejadian | 82"
    assert (
        cut(above.replace("Persentase", "Persentase (%)"), "| Ketertiban | Kejadian | |")[-1]
        == "Ketertiban | Kejadian | "
    )


def test_a_code_and_an_amount_that_narrow_columns_break_are_put_together():
    assert cut("| 7.01.02.2.01. | Sub kegiatan | 478.584. |", "| 0003 | satu | 224 |") == [
        "7.01.02.2.01.0003 | Sub kegiatan/satu | 478.584.224"
    ]
    assert cut("| 7.01.02.2.01.000 | Sub kegiatan | 478 |", "| 3 | satu | |") == [
        "7.01.02.2.01.0003 | Sub kegiatan/satu | 478"
    ]


def test_the_number_of_the_next_row_is_no_rest_of_the_number_above():
    assert len(cut("| 1 | Persentase desa | 80 |", "| 2 | jumlah rapat | 81 |")) == 2


def test_a_sub_kegiatan_code_without_its_last_digits_goes_on_on_the_next_page():
    first = "| 3.25.04.2.02 | Kegiatan | 2 |\n| 3.25.04.2.02.00 | Pelaksanaan Fasilitasi | 3 |"

    assert read(page(1, first), page(2, "| 03 | Bantuan | Kelompok |"))[2:] == [
        "3.25.04.2.02.0003 | Pelaksanaan Fasilitasi/Bantuan | 3/Kelompok"
    ]
    assert len(read(page(1, first), page(2, "| 3.25.04.2.03 | Bantuan | Kelompok |"))) == 4


def test_a_part_of_a_code_that_its_column_breaks_goes_on_on_the_next_page():
    above = "| 0001 | Rapat | 12 Kali |\n| 0003 | Jasa | 4 Unit |\n| 000 | Penyediaan | 12 |"

    assert read(page(1, HEADER + above), page(2, HEADER + "| 4 | Layanan | Laporan |"))[-1] == (
        "000/4 | Penyediaan/Layanan | 12/Laporan"
    )
    assert (
        len(read(page(1, HEADER + above.replace("| 000 |", "| 0004 |")), page(2, HEADER + "| 5 | A | Laporan |"))) == 6
    )


def test_amounts_that_are_whole_only_together_are_one_row():
    first = "| Program A | 100 | 1.000.000 |\n| Progra | 100 | 367.0 |"

    assert read(page(1, first), page(2, "| m B | 0 | 00.000 |"))[2:] == ["Program B | 100/0 | 367.000.000"]
    assert len(read(page(1, first), page(2, "| m B | 0 | 9.000.000 |"))) == 4


def test_a_name_may_go_on_after_a_number_in_words():
    first = "| Program A | Indeks | 1 |\n| Penetapan dalam 1 (Satu) | Indeks | 2 |"

    assert read(page(1, first), page(2, "| Daerah |  |  |"))[2:] == ["Penetapan dalam 1 (Satu)/Daerah | Indeks | 2"]


def test_the_blank_code_of_a_program_is_no_rest_of_the_code_above():
    first = '| 1 | 02 | 0001 | Sub A | Jumlah A |\n| " | " | " | " | Jumlah B |'
    second = '| 1 | 03 |  | Program B | Persentase |\n| " | " | " | " | Nilai |'

    assert read(page(1, first), page(2, second))[3] == "1 2x1 | 03 2x1 |  2x1 | Program B 2x1 | Persentase"


def test_a_unit_under_its_number_on_the_next_page_ends_the_row_above():
    first = "| Kegiatan A | Jumlah A | 4\\nlaporan | 5\\nlaporan |\n| Kegiatan B | Jumlah | 12 | 13 |"

    assert read(page(1, first), page(2, "| Pelayanan | Dokumen | laporan | laporan |"))[2:] == [
        "Kegiatan B/Pelayanan | Jumlah/Dokumen | 12/laporan | 13/laporan"
    ]
    assert len(read(page(1, first), page(2, "| Kegiatan C | Opini | WTP | WTP |"))) == 4


def test_the_amount_after_rp_on_the_next_page_ends_the_row_above():
    above = "| S1 | I1 | Rp. 900.000,- |\n| S2 | Jumlah dan | Rp. |"

    assert cut(above, "| | hasil | 270.112.500,- |")[-1] == "S2 | Jumlah dan/hasil | Rp./270.112.500,-"


def test_a_name_after_its_code_and_a_unit_after_its_number_end_the_row_above():
    above = "| 1.05.04.2.01 Pencegahan | I1 | 80% |\n| 1.05.04.2.01.0002 | Jumlah Laporan | 5 |"

    assert cut(above, "| Pemadaman | Pelaksanaan | Laporan |")[-1] == (
        "1.05.04.2.01.0002/Pemadaman | Jumlah Laporan/Pelaksanaan | 5/Laporan"
    )
    assert cut(above.replace(" Pencegahan", ""), "| KELURAHAN A | | |")[-1] == "KELURAHAN A |  | "


def test_a_name_that_the_document_prints_whole_elsewhere_is_one_over_the_page_end():
    words = DocumentWords()
    words.learn("Kegiatan\nPenyediaan Bahan Logistik\nKantor\n")
    above = page(1, "| Indikator | Kegiatan |\n| A | Pengadaan Mebel |\n| | Penyediaan Bahan Logistik |")

    def kegiatan(below: str) -> list[str]:
        blocks = in_reading_order([above, page(2, below)], words, [])
        return [
            cell.text.replace("\n", " ")
            for _, block in blocks
            if isinstance(block, PrintedTable)
            for cell in block.cells
            if cell.column == 1 and cell.row
        ]

    whole = "Penyediaan Bahan Logistik Kantor"
    assert kegiatan("| | Kantor |\n| B | Pengadaan Aset |") == ["Pengadaan Mebel", whole, "Pengadaan Aset"]
    assert kegiatan("| | Kantor |\n| B | Kantor Camat |")[1:] == ["Penyediaan Bahan Logistik", "Kantor", "Kantor Camat"]
