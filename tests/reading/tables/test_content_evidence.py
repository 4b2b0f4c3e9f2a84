from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.reading.tables.content_evidence import content_of, content_weights


def likeliest(*texts: str) -> str:
    weights = content_weights(content_of(texts * 4))
    return max(weights, key=lambda role: weights[role])


@pytest.mark.parametrize(
    ("role", "texts"),
    [
        ("indicator", ("Persentase layanan tepat waktu", "Jumlah dokumen perencanaan", "Indeks kepuasan")),
        ("unit", ("Persen", "Dokumen", "Orang")),
        ("target", ("12 bulan", "90 %", "3 dokumen")),
        ("pagu", ("1.250.000.000", "Rp 350.000.000", "75.000.000,00")),
        ("code", ("7.01.01", "7.01.01.2.01", "7.01.01.2.01.0001")),
        ("funds", ("APBD", "DAU", "DAK")),
        ("level", ("Program", "Kegiatan", "Sub Kegiatan")),
    ],
)
def test_cells_speak_for_the_role_that_they_look_like(role, texts):
    assert likeliest(*texts) == role


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("target", "Penyediaan jasa surat menyurat, telepon, air dan listrik selama satu tahun anggaran penuh"),
        ("indicator", "1.250.000.000"),
        ("unit", "85,5"),
        ("pagu", "Persentase layanan"),
    ],
)
def test_cells_speak_against_roles_that_never_look_so(role, text):
    assert content_weights(content_of([text] * 5))[role] < -2


def test_more_cells_count_more_and_none_say_nothing():
    few, many = (content_weights(content_of(["Persen"] * n))["unit"] for n in (1, 20))

    assert 0 < few < many
    assert content_weights(content_of(["", " "])) == {}


def test_decimals_are_numbers_and_no_codes():
    assert "code" not in content_of(["97.50", "1.157", "3,50"]).shares


@pytest.mark.parametrize("labels", [("T.1", "T.2"), ("S.1", "S.2.1 S.2.2", "S.3"), ("IKU.1", "IKU.2")])
def test_labels_beside_names_number_them_and_name_nothing(labels):
    weights = content_weights(content_of(labels))

    assert weights["number"] > 0 > max(weights[role] for role in ("tujuan", "sasaran", "program", "indicator"))


@given(st.lists(st.text(max_size=80), max_size=12))
def test_shares_lie_between_nothing_and_all(texts):
    assert all(0 < share <= 1 for share in content_of(texts).shares.values())
