from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_rows import levels_of, random_table, rows_of

from cascade.reading.witnesses.table_witnesses import hear_witnesses

OFFICE = """
    1.01       | Program Pelayanan          | 600 660
    1.01.2.01  | Administrasi Keuangan      | 400 440
    1.01.2.01.01 | Penyediaan Gaji          | 301 331
    1.01.2.01.02 | Penyusunan Laporan       | 99 109
    1.01.2.02  | Administrasi Umum          | 200 220
    1.01.2.02.01 | Penyediaan Bahan         | 123 133
    1.01.2.02.02 | Penyediaan Peralatan     | 77 87
"""


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_trees_with_exact_sums_are_recovered_without_any_other_sign(seed):
    rows, levels = random_table(seed)

    assert levels_of(hear_witnesses(rows)) == levels


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.data())
def test_one_changed_digit_moves_no_level_in_silence(seed, data):
    rows, levels = random_table(seed)
    place = data.draw(st.integers(0, len(rows) - 1))
    amount = rows[place].pagu[2025]
    rows[place] = replace(rows[place], pagu={**rows[place].pagu, 2025: amount + 70_000})

    heard = hear_witnesses(rows)

    moved = [row for row, level in zip(heard.rows, levels, strict=True) if row.level != level]
    assert all(not row.proved for row in moved)
    assert not moved or heard.failing


def test_sums_alone_tell_what_is_above_what_but_prove_no_level():
    rows, _ = random_table(7)

    assert not any(row.proved for row in hear_witnesses(rows).rows)


def test_a_level_word_and_sums_prove_the_levels_below():
    rows, _ = random_table(7)
    named = [replace(row, word="program") if n == 0 else row for n, row in enumerate(rows)]
    first = next(n for n, row in enumerate(hear_witnesses(named).rows) if n and row.level == "program")

    heard = hear_witnesses(named[:first])

    assert all(row.proved for row in heard.rows)
    assert "sums" in heard.rows[1].witnesses


def test_codes_of_an_own_length_take_the_level_that_sums_and_words_give_them():
    rows = [replace(row, word="program") if row.name.startswith("Program") else row for row in rows_of(OFFICE)]

    assert levels_of(hear_witnesses(rows)) == [
        "program", "kegiatan", "sub_kegiatan", "sub_kegiatan", "kegiatan", "sub_kegiatan", "sub_kegiatan",
    ]  # fmt: skip


def test_bold_type_tells_kegiatan_from_sub_kegiatan_where_no_pagu_is_printed():
    rows = rows_of("""
        7.01.01 | *PROGRAM PENUNJANG    | 10 12
         | *Administrasi Keuangan       |
         | Penyediaan Gaji              |
         | Penyusunan Laporan           |
         | *Administrasi Umum           |
         | Penyediaan Bahan             |
         | Penyediaan Peralatan         |
         | *Penyediaan Jasa             |
         | Penyediaan Listrik           |
         | Penyediaan Air               |
    """)
    rows = [replace(row, code="", word="program" if row.name.startswith("PROGRAM") else None) for row in rows]

    assert levels_of(hear_witnesses(rows)) == ["program", *(["kegiatan", "sub_kegiatan", "sub_kegiatan"] * 3)]


def test_a_level_of_its_own_column_stays_where_no_sum_speaks_against_it():
    rows = [
        replace(row, level="kegiatan") for row in rows_of("1.01.01 | A | 5 6\n1.01.02 | B | 7 8\n1.01.03 | C | 9 1")
    ]

    assert levels_of(hear_witnesses(rows)) == ["kegiatan"] * 3


def test_a_table_without_rows_proves_nothing():
    assert hear_witnesses([]).completeness == "unproved"
