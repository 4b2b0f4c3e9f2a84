from __future__ import annotations

import pytest

from cascade.text.changing_words import changed_between, changed_words, changing_groups
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


def test_a_word_of_two_groups_is_opposed_to_the_words_of_both():
    assert len(changing_groups("kecamatan")) > 1
    assert changed_between({"kecamatan"}, {"kabkota"}) == ("kecamatan ↔ kabkota",)
    assert changing_groups("jumlah") == ()


def test_a_number_on_one_side_changes_the_meaning_and_a_word_already_named_is_not_named_again():
    assert changed_between({"2"}, set()) == ("2",)
    assert changed_between({"penurunan"}, {"peningkatan"}) == ("penurunan ↔ peningkatan",)
