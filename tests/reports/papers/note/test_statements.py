"""What the note says of method, limits and conclusion."""

from __future__ import annotations

from review_notes import BOTH, SELARAS, text, words

from cascade.reports.papers.note.statements import read_of


@BOTH
def test_the_note_is_of_limited_assurance_and_leaves_cause_and_effect_open(name):
    said = text(name)

    assert words("keyakinan terbatas") in said
    assert words("tidak terdapat hal-hal yang membuat kami yakin bahwa") in said
    assert words("Sebab dan akibat tidak dapat diketahui dari dokumen saja") in said


@BOTH
def test_a_regulation_is_read_article_by_article_and_one_read_article_does_not_clear_the_others(name):
    said = text(name)

    assert words("PermenPAN-RB 53/2014 – 4 bagian dikutip [belum diverifikasi]") in said
    assert words("kriteria 8 (hlm. 23)") in said
    assert words("serta selaras antara Kondisi/Hasil yang akan dicapai di setiap level jabatan (Cascading).") in said


def test_a_regulation_of_which_only_a_part_was_read_says_how_many_parts_were_not():
    assert read_of(3, 1).id == "– 3 bagian dikutip, 1 di antaranya [belum diverifikasi]"
    assert read_of(2, 0).en == "– 2 parts cited, read in the text itself"
    assert read_of(1, 1).en == "– 1 part cited [not verified]"


@BOTH
def test_a_rule_that_rests_on_no_regulation_is_told_apart(name):
    said = text(name)

    assert words("tidak bersandar pada peraturan") in said
    assert words("Bukan peraturan: Catatan reviu") in said


@BOTH
def test_a_dossier_in_order_says_so_and_has_no_empty_tables(name):
    said = text(name, SELARAS)

    assert "TIDAKSESUAI," in said  # 0 of them
    assert words("Terdapat ketidaksesuaian") not in said
