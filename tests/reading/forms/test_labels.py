"""Labels of forms are known in all spellings, within a slip, and parted from their values."""

from __future__ import annotations

import pytest

from cascade.reading.forms.labels import Label, label_of, split_label


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Indikator & Tolok Ukur Kinerja Kegiatan", "title"),
        ("Indikator dan Tolak Ukur Kerja", "title"),
        ("Tolak Ukur\nKinerja", "indicator"),
        ("(Indikator)", "measure"),
        ("a. Keluaran (Output)", "deepest"),
        ("Capain Program", "program"),
        ("SubKegiatan", "sub_kegiatan"),
        ("Keluaran Sub Kegiatan :", "sub_kegiatan"),
        ("Masukkan", "skipped"),
    ],
)
def test_spellings_and_slips_of_a_label(text, name):
    label = label_of(text)
    assert label is not None
    assert label.name == name


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Alokasi Tahun -1", Label("field", "pagu", shift=-1)),
        ("Alokasi Tahun + 1", Label("field", "pagu", shift=1)),
        ("Jumlah Tahun n-1", Label("field", "pagu", shift=-1)),
        ("Jumlah Tahun n", Label("field", "pagu")),
        ("Alokasi Tahun 2026", Label("field", "pagu", year=2026)),
    ],
)
def test_an_allocation_says_of_which_year_it_is(text, label):
    assert label_of(text) == label


@pytest.mark.parametrize("text", ["Program Penunjang", "7.01.01", "Persentase", "Kode 1.02", "Kelurahan", ""])
def test_other_texts_are_no_labels(text):
    assert label_of(text) is None


@pytest.mark.parametrize(
    ("text", "value", "is_marked"),
    [
        ("Program : 7.01.01 - PROGRAM A", "7.01.01 - PROGRAM A", True),
        ("Sub Kegiatan 7.01.01.2.01.0001 - Penyusunan", "7.01.01.2.01.0001 - Penyusunan", True),
        ("Keluaran Jumlah dokumen 2 Dokumen", "Jumlah dokumen 2 Dokumen", False),
        ("Kegiatan Pemberdayaan", "Pemberdayaan", False),
    ],
)
def test_a_colon_or_a_code_parts_a_label_from_its_value(text, value, is_marked):
    found = split_label(text)
    assert found is not None
    assert (found.value, found.is_marked) == (value, is_marked)
