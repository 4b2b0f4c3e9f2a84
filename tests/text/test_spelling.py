from __future__ import annotations

import tracemalloc

import pytest

from cascade.text.normalize import normalized, same_text
from cascade.text.spelling import misspellings


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rata2 lama tinggal", "Rata – rata lama tinggal"),
        ("Nlai Ekspor Daerah", "Nilai Ekspor Daerah"),
        ("Persentase cakupan kunjungan bayi", "Cakupan kunjungan bayi"),
        ("Jumlah sekolh menengah atas", "Jumlah SMA"),
        ("Akte Kelahiran Tahn 2026", "Akta Kelahiran"),
    ],
)
def test_slips_in_heads_phrases_and_years_do_not_make_another_name(left, right):
    assert same_text(left, right)


def test_a_cell_of_endless_letters_is_not_cut_at_each_of_them():
    tracemalloc.start()
    normalized("x" * 10_000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 5_000_000


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Jumlah Perpusatakaan yang Dipeliharra", (("perpusatakaan", "perpustakaan"), ("dipeliharra", "dipelihara"))),
        ("Jumlah korban yang dievakuasi", ()),
        ("Pembaruan data dan pengalaman kerja", ()),
        ("Banyaknya dokumen", ()),
    ],
)
def test_a_word_made_from_a_known_root_or_another_word_for_it_is_no_slip(printed, found):
    assert misspellings(printed) == found
