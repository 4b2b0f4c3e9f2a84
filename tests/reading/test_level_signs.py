"""A column may tell levels by signs; a legend explains them, usual ones need none."""

from __future__ import annotations

from reading_results import levels

from cascade.reading.level_signs import explained_signs, level_of_sign


def test_a_legend_explains_signs() -> None:
    assert explained_signs(["Keterangan: S = Sasaran, P = Program, SK = Sub Kegiatan"]) == {
        "s": "sasaran",
        "p": "program",
        "sk": "sub_kegiatan",
    }


def test_one_sign_alone_or_a_label_of_a_form_is_no_legend() -> None:
    assert explained_signs(["P : Program", "Program : Pelayanan, Kegiatan : Rapat"]) == {}


def test_the_legend_of_the_document_counts_before_what_is_usual() -> None:
    assert (level_of_sign("SK"), level_of_sign("SK", {"sk": "sasaran"})) == ("sub_kegiatan", "sasaran")


def test_words_and_usual_abbreviations_tell_a_level_and_other_signs_do_not() -> None:
    texts = ("Sub Kegiatan", "Prog.", "Keg", "P", "X", "BB", "%")
    assert [level_of_sign(text) for text in texts] == [
        "sub_kegiatan",
        "program",
        "kegiatan",
        "program",
        None,
        None,
        None,
    ]


def test_a_column_of_explained_signs_gives_its_rows_their_levels(document) -> None:
    """
    RENCANA AKSI TAHUN 2024 DINAS CONTOH
    Keterangan: A = Program, B = Kegiatan
    | Lvl | Uraian          | Indikator Kinerja | Satuan  | Target 2024 |
    | A   | Pengelolaan X   | Persentase X      | %       | 80          |
    | B   | Pendataan X     | Jumlah data X     | Dokumen | 3           |
    | B   | Pengawasan X    | Jumlah laporan X  | Laporan | 4           |
    """
    assert levels(document) == [("program", "Pengelolaan X"), ("kegiatan", "Pendataan X"), ("kegiatan", "Pengawasan X")]
