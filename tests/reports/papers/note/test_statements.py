"""What the note says of method, limits and conclusion."""

from __future__ import annotations

from review_notes import BOTH, SELARAS, text, words


@BOTH
def test_the_note_is_of_limited_assurance_and_leaves_cause_and_effect_open(name):
    said = text(name)

    assert words("keyakinan terbatas") in said
    assert words("tidak terdapat hal-hal yang membuat kami yakin bahwa") in said
    assert words("Sebab dan akibat tidak dapat diketahui dari dokumen saja") in said


@BOTH
def test_a_basis_that_nobody_has_read_is_marked(name):
    assert words("PermenPAN-RB 88/2021 [belum diverifikasi]") in text(name)


@BOTH
def test_a_dossier_in_order_says_so_and_has_no_empty_tables(name):
    said = text(name, SELARAS)

    assert "TIDAKSESUAI," in said  # 0 of them
    assert words("Terdapat ketidaksesuaian") not in said
