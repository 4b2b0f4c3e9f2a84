"""Tables that page ends cut are whole again; tables that only stand below each other stay apart."""

from __future__ import annotations

import inspect

import pytest
from pdf_pages import boxes

from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.printed_page import PrintedCell, PrintedPage, PrintedTable
from cascade.reading.extraction.reading_order import in_reading_order
from cascade.reading.extraction.text_lines import TextLine

WIDTH = 60.0


def page(number: int, text: str, *, shift: float = 0.0, width: float = WIDTH, places: bool = True) -> PrintedPage:
    """Return a page of lines and `| a | b |` tables; … ends a cell that has no lower border."""
    blocks: list[TextLine | PrintedTable] = []
    rows: list[list[str]] = []
    y = 40.0
    for line in [*inspect.cleandoc(text).splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip().replace("\\n", "\n") for cell in line.strip("|").split("|")])
            continue
        if rows:
            blocks.append(table(rows, number, y, shift, width))
            y += 20 * len(rows)
            rows = []
        if line.strip():
            blocks.append(
                TextLine(line.strip(), (40, y, 200, y + 10) if places else (0, 0, 0, 0), 9 if places else 0, False)
            )
        y += 12
    return PrintedPage(number, tuple(blocks))


def table(rows: list[list[str]], number: int, top: float, shift: float, width: float) -> PrintedTable:
    xs = tuple(40 + shift + width * n for n in range(len(rows[0]) + 1))
    cells = tuple(
        PrintedCell(
            box.text, box.row, box.column, box.rows, box.columns, number,
            (xs[box.column], top + 20 * box.row, xs[box.column + box.columns], top + 20 * (box.row + box.rows)),
            open_below=box.cut,
        )
        for box in boxes(rows)
    )  # fmt: skip
    return PrintedTable(xs, len(rows), cells, number, (xs[0], top, xs[-1], top + 20 * len(rows)))


def read(*pages: PrintedPage, known: str = "") -> list[str]:
    """Return lines, and tables as their rows of "text" or "text rows×columns"; a row is joined by ` | `."""
    words = DocumentWords(set(known.split()))
    out = []
    for _, block in in_reading_order(pages, words, []):
        out += [block.text] if isinstance(block, TextLine) else ["-", *_rows(block)]
    return out


def _rows(block: PrintedTable) -> list[str]:
    rows = []
    for row in range(block.rows):
        cells = sorted((c for c in block.cells if c.row == row), key=lambda c: c.column)
        rows.append(" | ".join(c.text.replace("\n", "/") + _span(c) for c in cells))
    return rows


def _span(cell: PrintedCell) -> str:
    return f" {cell.rows}x{cell.columns}" if cell.rows * cell.columns > 1 else ""


HEADER = "| Sasaran | Indikator | 2025 |\n"


def test_a_table_goes_on_over_pages_and_its_repeated_header_is_dropped():
    first = page(1, HEADER + "| S1 | I1 | 1 |")
    second = page(2, HEADER + "| S2 | I2 | 2 |")
    third = page(3, HEADER + "| S3 | I3 | 3 |")

    assert read(first, second, third) == [
        "-", "Sasaran | Indikator | 2025", "S1 | I1 | 1", "S2 | I2 | 2", "S3 | I3 | 3",
    ]  # fmt: skip


def test_a_table_goes_on_without_its_header():
    assert read(page(1, HEADER + "| S1 | I1 | 1 |"), page(2, "| S2 | I2 | 2 |")) == [
        "-", "Sasaran | Indikator | 2025", "S1 | I1 | 1", "S2 | I2 | 2",
    ]  # fmt: skip


def test_a_cell_keeps_the_page_on_which_it_begins():
    [(number, whole)] = in_reading_order(
        [page(4, HEADER + "| S1 | I1 | 1 |"), page(5, "| S2 | I2 | 2 |")], DocumentWords(), []
    )

    assert isinstance(whole, PrintedTable)
    assert number == 4
    assert [cell.page for cell in whole.cells if cell.column == 0] == [4, 4, 5]


def test_a_header_repeated_in_the_middle_of_a_page_is_dropped():
    header = '| Sasaran | Indikator | Target |\n| " | " | 2025 |\n'

    assert read(page(1, header + "| S1 | I1 | 1 |"), page(2, f"| S2 | I2 | 2 |\n{header}| S3 | I3 | 3 |")) == [
        "-", "Sasaran 2x1 | Indikator 2x1 | Target", "2025", "S1 | I1 | 1", "S2 | I2 | 2", "S3 | I3 | 3",
    ]  # fmt: skip


def test_a_repeated_header_that_is_lower_and_loses_its_last_lines_is_dropped():
    whole, lower = "| Kode | Program/\\nKegiatan | Target |\n", "| Kode | Program/ | Target |\n"

    assert read(page(1, whole + "| 1 | A | 5 |"), page(2, lower + "| 2 | B | 6 |"))[2:] == ["1 | A | 5", "2 | B | 6"]


def test_a_row_like_the_header_by_half_is_data():
    assert read(page(1, "| 1 | A | 5 |\n| 2 | B | 6 |"), page(2, "| 1 | C | 7 |"))[1:] == [
        "1 | A | 5", "2 | B | 6", "1 | C | 7",
    ]  # fmt: skip


@pytest.mark.parametrize(("shift", "width", "tables"), [(0, 60, 1), (2, 60.5, 1), (40, 60, 2), (0, 75, 2)])
def test_only_tables_with_the_same_edges_are_one(shift: float, width: float, tables: int):
    blocks = read(page(1, HEADER + "| S1 | I1 | 1 |"), page(2, "| S2 | I2 | 2 |", shift=shift, width=width))

    assert blocks.count("-") == tables


def test_tables_on_one_page_stay_apart():
    assert read(page(1, HEADER + "| S1 | I1 | 1 |\n\n" + HEADER + "| S2 | I2 | 2 |")).count("-") == 2


def test_a_line_between_ends_the_table():
    assert read(page(1, HEADER + "| S1 | I1 | 1 |\nSumber: Bappeda"), page(2, "| S2 | I2 | 2 |")) == [
        "-", "Sasaran | Indikator | 2025", "S1 | I1 | 1", "Sumber: Bappeda", "-", "S2 | I2 | 2",
    ]  # fmt: skip


def test_a_watermark_across_a_table_does_not_end_it():
    first, second = page(1, HEADER + "| S1 | I1 | 1 |"), page(2, "| S2 | I2 | 2 |")
    stamped = PrintedPage(1, (*first.blocks, TextLine("DRAF", (60, 50, 160, 90), 60, False)))

    assert read(stamped, second) == ["DRAF", "-", "Sasaran | Indikator | 2025", "S1 | I1 | 1", "S2 | I2 | 2"]


def test_a_row_with_one_text_ends_the_row_above_or_is_a_line():
    assert cut("| S1 | Persentase desa | 80 |", "| | tertib | |")[-1] == "S1 | Persentase desa/tertib | 80"
    assert read(page(1, HEADER + "| S1 | Persentase desa | 80 |"), page(2, "|  | tertib |")) == [
        "-", "Sasaran | Indikator | 2025", "S1 | Persentase desa | 80", "tertib",
    ]  # fmt: skip


# Running heads


def test_a_running_head_is_said_once_and_ends_no_table():
    pages = [page(n, f"Renstra Kecamatan Contoh\n| S{n} | I{n} | {n} |") for n in (1, 2, 3)]

    assert read(*pages) == ["Renstra Kecamatan Contoh", "-", "S1 | I1 | 1", "S2 | I2 | 2", "S3 | I3 | 3"]


def test_page_numbers_end_no_table():
    pages = [page(n, f"| S{n} | I{n} | {n} |\n{n}") for n in (1, 2)]

    assert read(*pages).count("-") == 1


def test_two_pages_with_the_same_head_are_enough():
    assert read(*(page(n, f"Renstra Kecamatan Contoh\n| S{n} | I{n} | {n} |") for n in (1, 2))).count("-") == 1


def test_a_caption_with_another_number_is_no_running_head():
    assert read(*(page(n, f"Tabel {n}\n| S{n} | I{n} | {n} |") for n in (1, 2))) == [
        "Tabel 1", "-", "S1 | I1 | 1", "Tabel 2", "-", "S2 | I2 | 2",
    ]  # fmt: skip


def test_the_title_of_every_second_page_is_no_running_head():
    letter = [
        "PERJANJIAN KINERJA TAHUN 2025\nJabatan : {}\nContoh, 10 Januari 2025",
        "LAMPIRAN\n| S | I | 1 |\nContoh, 10 Januari 2025",
    ]
    pages = [page(n + 1, letter[n % 2].format("abcd"[n // 2])) for n in range(8)]

    assert read(*pages).count("PERJANJIAN KINERJA TAHUN 2025") == 4
    assert read(*pages).count("Contoh, 10 Januari 2025") == 8


def test_letters_of_one_form_have_no_running_heads():
    letter = "PERJANJIAN KINERJA\nyang bertanda tangan\nNama : {}\nberjanji akan\nmewujudkan target\n| {} | I | 1 |\nPihak\nNIP\nContoh"

    assert read(*(page(n, letter.format(n, n)) for n in (1, 2, 3))).count("PERJANJIAN KINERJA") == 3


def test_the_head_of_pages_without_tables_is_said_once_and_their_last_lines_stay():
    pages = [page(n, f"Renstra Contoh\nisi {'abc'[n - 1]}\nCamat", places=False) for n in (1, 2, 3)]

    assert read(*pages) == ["Renstra Contoh", "isi a", "Camat", "isi b", "Camat", "isi c", "Camat"]


# Rows that are cut


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


def test_a_merged_cell_beside_a_row_that_is_cut_covers_the_rows_of_both_pages():
    above = '| S1 | I1 | 1 |\n| " | Persentase desa | 2 |'

    assert cut(above, '|  | tertib | |\n| " | I3 | 3 |') == ["S1 3x1 | I1 | 1", "Persentase desa/tertib | 2", "I3 | 3"]


# Merged cells that are cut


def test_a_merged_cell_without_lower_border_covers_the_blank_one_below_it():
    above = '| S1 | I1 | 1 |\n| " | I2 | 2 |'.replace("S1", "S1…")

    assert cut(above, '|  | I3 | 3 |\n| " | I4 | 4 |') == ["S1 4x1 | I1 | 1", "I2 | 2", "I3 | 3", "I4 | 4"]


def test_a_merged_blank_cell_at_the_top_of_a_page_belongs_to_the_cell_above():
    assert cut("| S1 | I1 | 1 |", '|  | I2 | 2 |\n| " | I3 | 3 |') == ["S1 3x1 | I1 | 1", "I2 | 2", "I3 | 3"]


def test_a_blank_cell_in_a_column_of_single_cells_is_blank():
    assert cut("| S1 | I1 | 1 |\n| S2 | I2 | 2 |", "|  | I3 | 3 |") == ["S1 | I1 | 1", "S2 | I2 | 2", " | I3 | 3"]


def test_a_merged_cell_with_the_last_words_goes_on():
    above = '| Meningkatnya tata kelola | I1 | 1 |\n| " | I2 | 2 |'

    assert cut(above, '| pemerintahan | I3 | 3 |\n| " | I4 | 4 |') == [
        "Meningkatnya tata kelola/pemerintahan 4x1 | I1 | 1", "I2 | 2", "I3 | 3", "I4 | 4",
    ]  # fmt: skip


def test_a_merged_cell_with_a_name_of_its_own_is_new():
    above = '| Meningkatnya tata kelola | I1 | 1 |\n| " | I2 | 2 |'

    assert cut(above, '| Program B | I3 | 3 |\n| " | I4 | 4 |')[2] == "Program B 2x1 | I3 | 3"


def test_columns_that_only_one_page_tells_apart_are_kept():
    assert read(page(1, "| Sasaran | Target | < |\n| S1 | 1 | 2 |"), page(2, "| S2 | jumlah | < |")) == [
        "-", "Sasaran | Target 1x2", "S1 | 1 | 2", "S2 | jumlah 1x2",
    ]  # fmt: skip


# Notes between the parts of a table


def note(number: int, text: str, top: float = 500) -> PrintedPage:
    return PrintedPage(number, (TextLine(text, (40, top, 200, top + 10), 10, False),))


def together(*pages: PrintedPage) -> PrintedPage:
    return PrintedPage(pages[0].number, tuple(block for page in pages for block in page.blocks))


def test_a_note_under_the_first_part_of_a_table_does_not_end_it():
    first = together(page(1, HEADER + "| S1 | I1 | 1 |"), note(1, "Catatan: angka sementara"))
    remarks: list[tuple[int, TextLine]] = []

    [(_, whole)] = in_reading_order([first, page(2, "| S2 | 2 | 2 |")], DocumentWords(), remarks)

    assert isinstance(whole, PrintedTable)
    assert [cell.text for cell in whole.cells if cell.row == 2] == ["S2", "2", "2"]
    assert [line.text for _, line in remarks] == ["Catatan: angka sementara"]


@pytest.mark.parametrize("caption", ["Tabel 3.2 Sasaran", "TRIWULAN II TAHUN 2025"])
def test_a_caption_between_ends_the_table(caption: str):
    first = together(page(1, HEADER + "| S1 | I1 | 1 |"), note(1, caption))

    assert read(first, page(2, "| S2 | 2 | 2 |")).count("-") == 2


def test_a_line_of_marks_says_nothing():
    first = together(page(1, HEADER + "| S1 | I1 | 1 |"), note(1, "–"))

    assert read(first, page(2, "| S2 | I2 | 2 |")) == ["-", "Sasaran | Indikator | 2025", "S1 | I1 | 1", "S2 | I2 | 2"]
