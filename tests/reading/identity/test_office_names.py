from __future__ import annotations

import pytest

from cascade.model import Line, Source
from cascade.reading.identity.office_names import OfficeName, find_offices
from cascade.reading.identity.office_vocabulary import OfficeKind


def names(*texts: str) -> list[OfficeName]:
    return list(find_offices([Line(text, Source("a.pdf", row=row)) for row, text in enumerate(texts, 1)]))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Renstra Dinas Kesehatan Tahun 2025-2029", "Dinas Kesehatan"),
        ("oleh Dinas Kesehatan, Dinas Pendidikan dan lainnya", "Dinas Kesehatan"),
        ("Dinas Perhubungan, Contoh, 3 Januari 2025", "Dinas Perhubungan"),
        ("renja dinas kesehatan kabupaten contoh", "Dinas Kesehatan"),
        ("DINAS KETAHANAN PANGAN & PERIKANAN", "Dinas Ketahanan Pangan dan Perikanan"),
        ("DINAS SOSIAL P3A", "Dinas Sosial P3A"),
        ("Kecamatan Contoh dan Kecamatan Lain", "Kecamatan Contoh"),
        ("Kec. Gumelar", "Kecamatan Gumelar"),
        ("KANTOR CAMAT CONTOH SELATAN", "Kecamatan Contoh Selatan"),
        ("RSUD dr. Contoh", "RSUD dr. Contoh"),
        ("BAPPEDA", "Bappeda"),
        ("DPUPR", "DPUPR"),
    ],
)
def test_a_name_ends_where_it_ends(text, name):
    assert names(text)[0].text == name


@pytest.mark.parametrize(
    "text",
    [
        "perjalanan dinas luar daerah",
        "Badan Pusat Statistik",
        "dinas sesuai dengan tugasnya",
        "Kecamatan Tipe A",
        "Berat Badan Rendah",
        "Sub Bagian Umum dan Keuangan",
    ],
)
def test_words_that_are_no_office(text):
    assert names(text) == []


def test_a_name_carries_the_region_behind_it_and_what_stands_before_it():
    [name] = names("KEPALA DINAS SOSIAL", "KABUPATEN CONTOH TAHUN 2025")

    assert (name.region, name.before, name.is_led, name.line) == (("kabupaten", "contoh"), "KEPALA", True, 0)
    assert name.source.row == 1


def test_a_name_at_the_end_of_a_line_may_have_been_cut():
    assert not names("Dinas Komunikasi dan", "lembar berikut")[0].closed
    assert names("DINAS SOSIAL", "TAHUN 2025")[0].closed


def test_what_leads_an_office_names_it():
    [name] = names("LURAH SUKAMAJU", "BUDI")

    assert (name.text, name.kind) == ("Kelurahan Sukamaju", OfficeKind.UNIT)


def test_prints_of_one_name_agree():
    first, second = names("Dinas Pendidikan, Pemuda, dan Olahraga", "DINAS PENDIDIKAN PEMUDA & OLAHRAGA")

    assert first.key == second.key
