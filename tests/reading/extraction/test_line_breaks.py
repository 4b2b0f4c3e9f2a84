"""Lines of a cell become its text; words and numbers that narrow columns break are put together."""

from __future__ import annotations

import pytest
from pdf_pages import glyphs

from cascade.reading.extraction.line_breaks import DocumentWords, line_separator, text_of
from cascade.reading.extraction.text_lines import lines_of


def words(text: str = "", *, spaces: bool = False) -> DocumentWords:
    """Return what a document with this running text teaches."""
    known = DocumentWords()
    known.learn(text)
    known.spaced, known.unspaced = (10, 0) if spaces else (0, 10)
    return known


def cell(*lines: str, width: float, known: DocumentWords | None = None) -> str:
    """Return the text of a cell whose lines begin at its left edge."""
    letters = [g for n, line in enumerate(lines) for g in glyphs(line, 5, 10 + 12 * n)]
    return text_of(lines_of(letters), width, known or words())


def test_lines_of_a_cell_stay_lines():
    assert cell("Meningkatnya", "pelayanan", "publik", width=80) == "Meningkatnya\npelayanan\npublik"


def test_a_word_broken_by_its_column_is_put_together_if_the_document_knows_it():
    known = words("sebuah kata pemberdayaan desa")

    assert cell("pemberda", "yaan desa", width=50, known=known) == "pemberdayaan desa"


def test_two_known_words_stay_two_although_their_sum_is_known():
    known = words("ini ber jalan dan berjalan terus")

    assert cell("ber", "jalan", width=80, known=known) == "ber\njalan"


def test_an_unknown_word_is_put_together_only_where_it_fills_the_column_alone():
    assert cell("ketenteram", "an", width=60) == "ketenteraman"
    assert cell("ketenteram", "an", width=120) == "ketenteram\nan"
    assert cell("jasa ketenteram", "an", width=85) == "jasa ketenteram\nan"


def test_a_document_that_keeps_its_spaces_tells_the_end_of_a_word():
    known = words(spaces=True)

    assert cell("penyelengga", "raannya", width=65, known=known) == "penyelenggaraannya"
    assert cell("penyelengga ", "raannya", width=65, known=known) == "penyelengga\nraannya"


def test_a_capital_begins_a_word():
    assert cell("penyelengga", "Raan", width=65, known=words("x penyelenggaraan y")) == "penyelengga\nRaan"


def test_a_hyphen_at_the_line_end_is_kept_and_joined():
    assert cell("rata-", "rata", width=40) == "rata-rata"


@pytest.mark.parametrize(
    ("above", "below", "fills", "read"),
    [
        ("1.250.", "000", False, "1.250.000"),
        ("1.250", ".000", False, "1.250.000"),
        ("90.288.1", "94", True, "90.288.194"),
        ("90.288.194", "95", False, "90.288.194\n95"),
        ("3.022.224.9", "05", False, "3.022.224.905"),  # only together a number in groups of three
        ("3.022.224", "905", False, "3.022.224\n905"),
        ("15,40", "0 Unit", True, "15,400 Unit"),
        ("15,4", "20 Unit", False, "15,4\n20 Unit"),
        ("80", "85", True, "80\n85"),  # two values
        ("12", "bulan", True, "12\nbulan"),
    ],
)
def test_a_number_broken_by_its_column_is_one_and_two_numbers_are_two(above: str, below: str, fills: bool, read: str):
    assert above + line_separator(above, below, spaced=False, fills=fills, words=words()) + below == read


def test_a_small_word_is_no_rest_of_the_word_above():
    assert cell("Kinerja", "pada akhir", width=40) == "Kinerja\npada akhir"


def test_words_at_line_ends_are_not_learnt():
    assert words("pela yanan publik desa").known == {"yanan", "publik"}


def test_a_document_keeps_spaces_if_most_of_its_wrapped_lines_end_with_one():
    known = DocumentWords()
    known.learn(
        "Tabel satu\nIndeks dua \ntiga empat \nlima enam \ntujuh delapan\nsembilan\nJumlah Nilai\n1 2 3\nKode Nama"
    )

    assert (known.spaced, known.unspaced, known.keeps_spaces) == (3, 1, True)


def test_digits_that_a_narrow_column_breaks_are_one_figure():
    assert cell("202", "9", width=30) == "2029"
    assert cell("20", "29", width=22) == "2029"
    assert cell("0", "4", width=13) == "04"
    assert cell("5000000", "0", width=48) == "50000000"


def test_digits_in_lines_of_their_own_stay_figures_of_their_own():
    assert cell("20", "31", width=60) == "20\n31"
    assert cell("1", "2", width=40) == "1\n2"
    assert cell("500000", "600000", width=42) == "500000\n600000"
