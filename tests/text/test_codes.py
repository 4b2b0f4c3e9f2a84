from __future__ import annotations

import pytest

from cascade.text.codes import code_fault, code_key, is_code_of, official_key


def test_zeros_before_a_part_do_not_make_another_code():
    assert code_key("7.01.01.2.06") == code_key("7.1.1.2.6") == code_key(" 7. 01.01.2.06. ")
    assert code_key("7.01.02") != code_key("7.01.20")


def test_the_support_program_is_one_for_all_bidang():
    assert code_key("7.01.01.2.06") == code_key("X.XX.01.2.06") == code_key("2.15.01.2.06")
    assert official_key("7.01.01") == official_key("x.xx.01") == "X.X.1"
    assert official_key("7.01.02") != official_key("2.15.02")


def test_a_running_number_of_two_or_four_digits_is_one_sub_kegiatan():
    assert official_key("7.01.06.2.01.06") == official_key("7.01.06.2.01.0006")


@pytest.mark.parametrize("code", ["1.2", "7.01.02.2", "A.01.02", "IKU-1", ""])
def test_what_is_no_program_kegiatan_or_sub_kegiatan_has_no_official_key(code):
    assert official_key(code) is None


@pytest.mark.parametrize(
    ("code", "level", "fits"),
    [
        ("7.01.01", "program", True),
        ("7.01.01.2.06", "kegiatan", True),
        ("7.01.01.2.06.0003", "sub_kegiatan", True),
        ("7.01.01", "kegiatan", False),
        ("7.01.00", "program", False),
        ("7.01.01", "sasaran", False),
    ],
)
def test_a_code_of_a_level_has_its_parts_and_a_running_number(code, level, fits):
    assert is_code_of(code, level) is fits


@pytest.mark.parametrize(
    ("code", "level", "fault"),
    [
        ("7.01.01.2.06.0000", "sub_kegiatan", "nomor urutnya nol"),
        ("7.01.01.2.06.003", "sub_kegiatan", "jumlah angka nomor urutnya berbeda"),
        ("7.01.01.2", "kegiatan", "4 bagian, seharusnya 5"),
        ("X.XX.01.2.06.0003", "sub_kegiatan", None),
        ("7.01.01.2.06.0003", "sub_kegiatan", None),
        ("7.01 01.2.06", "kegiatan", None),
        ("1.2", "program", None),
        ("7.01.01.2.06", "sasaran", None),
    ],
)
def test_only_a_code_of_the_official_form_has_a_fault(code, level, fault):
    found = code_fault(code, level, frozenset({4}))

    assert (found.id if found else None) == fault
