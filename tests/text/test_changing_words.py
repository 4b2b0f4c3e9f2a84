from __future__ import annotations

import pytest

from cascade.text.changing_words import changed_words
from cascade.text.normalize import same_text


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("Jumlah barang yang tersedia", "Jumlah barang yang dipelihara", "tersedia ↔ dipelihara"),
        ("Musrenbang di Desa", "Musrenbang di Kelurahan", "desa ↔ kelurahan"),
        ("Persentase peningkatan PAD", "Persentase penurunan PAD", "peningkatan ↔ penurunan"),
        ("Kelompok masyarakat aktif", "Kelompok swadaya masyarakat aktif", "swadaya"),
        ("Jumlah desa berkembang", "Jumlah desa belum berkembang", "belum"),
        ("Pelatihan Tahap I", "Pelatihan Tahap II", "i"),
        ("Dokumen perencanaan", "Dokumen evaluasi", "perencanaan ↔ evaluasi"),
        ("Layanan perizinan", "Layanan non perizinan", "perizinan ↔ nonperizinan"),
    ],
)
def test_a_word_that_changes_the_meaning_is_named(left, right, word):
    assert not same_text(left, right)
    assert word in changed_words(left, right)


def test_names_that_differ_in_spelling_only_have_no_changed_words():
    assert changed_words("Presentase desa tertib", "Persentase desa tertib") == ()
