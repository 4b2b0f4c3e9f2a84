"""A table of which nothing was read is named as what it is, and as not read wherever it may plan targets."""

from __future__ import annotations

import pytest

from cascade.reading.accounting.other_tables import Unread, judge
from cascade.reading.tables.vocabulary import vocabulary_with
from cascade.settings.heading_words import HeadingWords


def unread(headings: str, caption: str = "", figures: int = 5, **more) -> Unread:
    return Unread(headings, caption, rows=6, figure_rows=figures, **more)


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (unread("No | Indikator | Target | Realisasi | Rasio Capaian"), "melihat ke belakang"),
        (unread("Program | Rencana Awal RKPD | Hasil Analisis Kebutuhan | Target"), "rancangan awal"),
        (unread("Program | Lokasi | Indikator | Besaran/Volume | Catatan"), "usulan"),
        (unread("Sasaran | Indikator | Target", "Gambar 4.1 Pohon Kinerja"), "cascading"),
        (unread("No | Pendidikan | Laki-laki | Perempuan | Jumlah"), "data pegawai"),
        (unread("Kode Rekening | Uraian | Koefisien | Harga | Jumlah"), "rincian belanja"),
        (unread("Masalah Pokok | Permasalahan | Akar Masalah", figures=0), "uraian masalah"),
        (unread("BAB I | 1", is_contents=True), "daftar isi"),
        (unread("Bulan | Curah hujan | Hari"), "tidak menyebut indikator"),
    ],
)
def test_what_plans_no_targets_is_called_what_it_is(table, why):
    state, (reason,) = judge(table)

    assert state == "not_a_target_table"
    assert why in reason.id


@pytest.mark.parametrize(
    "table",
    [
        unread("No | Indikator Kinerja | Satuan | Target 2025"),
        unread("Program Pemberdayaan Perempuan | Pagu"),
        unread("Program | Sarana | Pagu 2025"),
        unread("", is_headed=False),
        unread("Kode Rekening | Uraian | Jumlah", names_indicators=True),
        unread("N0 | lndlkat0r | T4rget", is_picture=True),
        unread("Indikator Kinerja Utama | Formulasi", figures=0),
    ],
)
def test_what_may_plan_targets_was_not_read(table):
    assert judge(table)[0] == "not_read"


def test_a_region_names_other_tables_by_words_of_its_own():
    table = unread("Nomor | Jenis lampin | Jumlah", names_indicators=True)
    added = HeadingWords.model_validate({"other_tables": {"proposed": "jenis lampin"}})

    with vocabulary_with(added):
        assert judge(table)[1][0].id.startswith("usulan")
    assert not judge(table)[1][0].id.startswith("usulan")
