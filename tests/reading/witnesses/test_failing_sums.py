from __future__ import annotations

from dataclasses import replace

from printed_rows import rows_of

from cascade.reading.witnesses.table_witnesses import hear_witnesses

STRONG = """
    7.01.01           | Program Penunjang     | 1.509 1.612
    7.01.01.2.01      | Administrasi Keuangan | 401 447
    7.01.01.2.01.0001 | Penyediaan Gaji       | 302 331
    7.01.01.2.01.0002 | Penyusunan Laporan    | 99 116
    7.01.01.2.02      | Administrasi Umum     | 211 221
    7.01.01.2.02.0001 | Penyediaan Bahan      | 134 133
    7.01.01.2.02.0002 | Penyediaan Peralatan  | 77 88
    7.01.01.2.03      | Penyediaan Jasa       | 897 944
    7.01.01.2.03.0001 | Penyediaan Listrik    | 555 601
    7.01.01.2.03.0002 | Penyediaan Air        | 342 343
"""


def verdicts(text: str) -> list[tuple[str, int]]:
    return [(each.verdict, each.sum.parent) for each in hear_witnesses(rows_of(text)).failing]


def test_no_sum_fails_where_all_come_out():
    assert verdicts(STRONG) == []


def test_a_sum_wrong_in_one_year_of_a_strong_table_is_an_error_of_the_document():
    assert verdicts(STRONG.replace("211 221", "211 229").replace("1.612", "1.620")) == [("error", 4)]


def test_a_wrong_kegiatan_under_a_right_program_is_one_fault_of_the_kegiatan():
    found = hear_witnesses(rows_of(STRONG.replace("211 221", "211 229"))).failing

    assert {(each.sum.parent, each.verdict) for each in found} == {(4, "error"), (0, "unjudged")}


def test_a_print_ten_times_too_large_is_no_error():
    assert verdicts(STRONG.replace("| 134 133", "| 1.340 133"))[0] == ("unread", 4)


def test_a_print_that_nobody_can_read_is_no_error():
    assert verdicts(STRONG.replace("| 134 133", "| ? 133")) == []
    assert verdicts(STRONG.replace("| 134 133", "| ? ?")) == [("unread", 4)]


def test_rows_that_lack_in_all_years_over_a_page_end_were_not_read():
    text = STRONG.replace("    7.01.01.2.02.0001 | Penyediaan Bahan      | 134 133\n", "").replace(
        "    7.01.01.2.02.0002", "    [2] 7.01.01.2.02.0002"
    )
    heard = hear_witnesses(rows_of(text))

    assert [(each.verdict, each.sum.parent, each.pages) for each in heard.failing] == [("rows_lost", 4, (1, 2))]
    assert heard.completeness == "lost"


def test_a_difference_of_rounding_is_none():
    assert verdicts(STRONG.replace("211 221", "211 222").replace("1.612", "1.613")) == []


def test_pictures_are_never_accused():
    rows = rows_of(STRONG.replace("211 221", "211 229").replace("1.612", "1.620"))
    read = [replace(row, source=replace(row.source, confidence=0.95)) for row in rows]

    assert [each.verdict for each in hear_witnesses(read).failing] == ["unjudged"]
