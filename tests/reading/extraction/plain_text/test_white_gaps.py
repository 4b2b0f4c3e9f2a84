from __future__ import annotations

from cascade.reading.extraction.plain_text.white_gaps import WhiteGaps, aligned_header

HEADLINE = "NO   SASARAN            INDIKATOR        TARGET"


def gaps() -> WhiteGaps:
    return WhiteGaps(aligned_header([HEADLINE]).leaves)


def test_texts_under_their_headings_are_placed_by_the_gaps_that_all_lines_share():
    columns = gaps()
    row = "1.   Meningkatnya A     Indeks A         80"

    assert columns.accept(row)
    assert [(text.column, text.text) for text in columns.placed(row)] == [
        (1, "1."), (2, "Meningkatnya A"), (3, "Indeks A"), (4, "80"),
    ]  # fmt: skip


def test_a_line_that_writes_across_a_gap_belongs_to_no_row():
    columns = gaps()

    assert columns.accept("1.   Meningkatnya A     Indeks A         80")
    assert not columns.accept("Ditetapkan di Purwokerto pada tanggal dua puluh Januari tahun ini juga")


def test_texts_that_nobody_aligned_do_not_share_a_column():
    columns = gaps()

    assert not columns.accept("1.   A  B  C  D              Indeks A         80")


def test_a_heading_over_years_covers_their_columns():
    header = aligned_header(["INDIKATOR      TARGET", "               2025    2026"])

    assert len(header.leaves) == 3
    assert (header.lines[0][1].column, header.lines[0][1].columns) == (2, 2)


def test_a_heading_that_is_printed_again_below_those_that_it_covers_stands_over_them_or_alone():
    header = aligned_header(["Sasaran kinerja   Target", "Sasaran  kinerja  Target", "Sasaran kinerja   Target"])

    assert [[text.text for text in line] for line in header.lines] == [
        ["Sasaran kinerja", "Target"], ["Sasaran", "kinerja", "Target"], ["Sasaran kinerja", "Target"],
    ]  # fmt: skip
    assert all(text.columns >= 1 for line in header.lines for text in line)
