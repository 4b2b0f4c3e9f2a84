"""Rows without rules are told by their values; the texts beside them stand where their rows want them."""

from __future__ import annotations

from cascade.reading.extraction.stream.rows import RowBorder, rows_of
from cascade.reading.extraction.text_lines import TextLine

SIZE, PITCH = 8.0, 9.0


def lines(*placed: tuple[float, str]) -> list[TextLine]:
    """Lines with the heights of their middles."""
    return [TextLine(text, (40, y - SIZE / 2, 40 + 4 * len(text), y + SIZE / 2), SIZE, False) for y, text in placed]


def cells(columns, cuts=(), top=90.0, bottom=200.0) -> dict[tuple[int, int, int], str]:
    """(row, rows, column) → text."""
    _, found = rows_of(columns, cuts, top, bottom)
    return {(c.row, c.rows, c.column): " ".join(line.text for line in c.lines) for c in found}


NAMES = lines(
    (100, "Indeks Kepuasan"), (109, "Masyarakat"), (124, "Nilai SAKIP"), (139, "Persentase arsip"), (148, "tertata")
)


def test_names_that_begin_at_their_values_are_parted_there():
    found = cells([NAMES, lines((100, "80"), (124, "70"), (139, "90"))])

    assert [text for (_, _, column), text in found.items() if column == 0] == [
        "Indeks Kepuasan Masyarakat",
        "Nilai SAKIP",
        "Persentase arsip tertata",
    ]


def test_names_that_are_centred_at_their_values_are_parted_without_a_gap_between_them():
    tight = lines((100, "Indeks Kepuasan"), (109, "Masyarakat"), (118, "Nilai"), (127, "Persentase arsip"), (136, "yang"), (145, "tertata"))  # fmt: skip

    found = cells([tight, lines((104.5, "80"), (118, "70"), (136, "90"))])

    assert [text for (_, _, column), text in found.items() if column == 0] == [
        "Indeks Kepuasan Masyarakat",
        "Nilai",
        "Persentase arsip yang tertata",
    ]


def test_a_text_amid_several_rows_covers_them():
    sasaran = lines((112, "Meningkatnya mutu"), (121, "layanan"), (160, "Meningkatnya kinerja"))
    names = lines((100, "Indeks Kepuasan"), (116, "Nilai SAKIP"), (132, "Persentase arsip"), (160, "Jumlah dokumen"))
    values = lines((100, "80"), (116, "70"), (132, "90"), (160, "12"))

    found = cells([sasaran, names, values], bottom=174)

    assert found[0, 3, 0] == "Meningkatnya mutu layanan"
    assert found[3, 1, 0] == "Meningkatnya kinerja"


def test_a_text_at_the_first_of_its_rows_stands_in_that_row():
    sasaran = lines((100, "Meningkatnya mutu layanan"), (132, "Meningkatnya kinerja"))
    names = lines((100, "Indeks Kepuasan"), (116, "Nilai SAKIP"), (132, "Persentase arsip"))

    found = cells([sasaran, names, lines((100, "80"), (116, "70"), (132, "90"))])

    assert found[0, 1, 0] == "Meningkatnya mutu layanan"
    assert found[2, 1, 0] == "Meningkatnya kinerja"


def test_a_rule_that_leaves_a_column_out_lets_its_cell_go_on():
    sasaran = lines((108, "Meningkatnya mutu"), (150, "Meningkatnya kinerja"))
    names = lines((100, "Indeks Kepuasan"), (116, "Nilai SAKIP"), (150, "Persentase arsip"))
    values = lines((100, "80"), (116, "70"), (150, "90"))

    found = cells([sasaran, names, values], [RowBorder(108, 1, 2), RowBorder(130, 0, 2)])

    assert found[0, 2, 0] == "Meningkatnya mutu"
    assert found[2, 1, 0] == "Meningkatnya kinerja"


def test_shading_that_leaves_a_column_out_does_not_tell_that_its_cell_goes_on():
    numbers = lines((100, "1"), (116, "2"), (132, "3"))
    names = lines((100, "Indeks Kepuasan"), (116, "Nilai SAKIP"), (132, "Persentase arsip"))
    shading = [RowBorder(y, 1, 2, is_line=False) for y in (108, 124)]

    found = cells([numbers, names, lines((100, "80"), (116, "70"), (132, "90"))], shading)

    assert [text for (_, _, column), text in found.items() if column == 0] == ["1", "2", "3"]


def test_an_amount_that_its_column_breaks_is_one_value():
    found = cells([lines((100, "Program Pelayanan"), (130, "Program Desa")), lines((100, "1.250.000."), (109, "000"), (130, "75.000.000"))])  # fmt: skip

    assert [text for (_, _, column), text in found.items() if column == 1] == ["1.250.000. 000", "75.000.000"]


def test_numbers_tell_how_the_texts_beside_them_are_parted():
    """Two sasaran of two lines each stand without a gap between them."""
    numbers = lines((100, "1"), (118, "2"))
    sasaran = lines(
        (100, "Meningkatnya mutu"), (109, "layanan"), (118, "Meningkatnya kinerja"), (127, "perangkat daerah")
    )
    names = lines((100, "Indeks Kepuasan"), (109, "Nilai SAKIP"), (118, "Persentase arsip"), (127, "Jumlah dokumen"))
    values = lines((100, "80"), (109, "70"), (118, "90"), (127, "12"))

    found = cells([numbers, sasaran, names, values])

    assert [text for (_, _, column), text in found.items() if column == 1] == [
        "Meningkatnya mutu layanan",
        "Meningkatnya kinerja perangkat daerah",
    ]


def test_a_text_that_begins_at_a_lower_row_leaves_the_rows_above_it_blank():
    values = lines((100, "80"), (118, "70"), (145, "90"), (260, "60"))
    names = lines((100, "Indeks"), (118, "Nilai"), (127, "SAKIP"), (145, "Persentase"), (154, "arsip"), (260, "Jumlah"))

    found = cells([lines((145, "Meningkatnya"), (154, "pelayanan")), names, values], bottom=280.0)

    assert [key for key, text in found.items() if text == "Meningkatnya pelayanan"] == [(2, 1, 0)]


def test_the_end_of_a_code_that_its_column_breaks_begins_no_row():
    codes = lines((100, "1.01.02.1.01"), (124, "1.01.02.1.01.001"), (133, "7"), (148, "1.01.02.1.02"))
    names = lines((100, "Pengelolaan"), (124, "Rehabilitasi Ruang"), (133, "Kelas Sekolah"), (148, "Pembinaan"))

    found = cells([codes, names, lines((100, "59"), (124, "18"), (148, "72"))])

    assert [text for (_, _, column), text in sorted(found.items()) if column == 0] == [
        "1.01.02.1.01",
        "1.01.02.1.01.001 7",
        "1.01.02.1.02",
    ]
