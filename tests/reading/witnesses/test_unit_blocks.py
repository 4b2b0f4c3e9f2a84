from __future__ import annotations

from printed_rows import rows_of

from cascade.reading.witnesses.table_witnesses import hear_witnesses

BLOCK = """
    7.01.03           | Program Pemberdayaan | 401 447
    7.01.03.2.01      | Kegiatan             | 401 447
    7.01.03.2.01.0001 | Sub satu             | 302 331
    7.01.03.2.01.0002 | Sub dua              | 99 116
"""


def test_codes_that_are_printed_again_begin_the_block_of_another_unit():
    assert hear_witnesses(rows_of(BLOCK.rstrip() + BLOCK)).units == (0, 4)


def test_codes_that_are_printed_once_make_no_units():
    assert hear_witnesses(rows_of(BLOCK)).units == ()
