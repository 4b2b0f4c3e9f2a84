"""What stands around the letter comes from the settings; what nobody said is an open line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_reports import report

from cascade.reports.papers.note.letter import OPEN, addressee, around, office_of
from cascade.reports.papers.workpapers import Workpapers
from cascade.settings.letter import Letter


def written(**settings):
    made = report()
    return around(Workpapers(replace(made, policy=made.policy.model_copy(update={"letter": Letter(**settings)}))))


def test_what_the_settings_say_stands_in_the_letter():
    row = written(number="700/1/2026", signatory="Inspektur", copies_to=("Bupati Contoh",), addressee="Camat Contoh")

    assert (row["nomor"], row["penanda_tangan"], row["tembusan"]) == ("700/1/2026", "Inspektur", ["Bupati Contoh"])
    assert row["kepada"].id == "Camat Contoh"


def test_what_they_do_not_say_is_left_open():
    row = written()

    assert {row["nomor"], row["tempat"], row["penanda_tangan"], row["nip"]} == {OPEN}
    assert (row["sifat"].id, row["tembusan"], row["kop"]) == ("Biasa", [], [])


@pytest.mark.parametrize(
    ("office", "head"),
    [
        ("Kecamatan Gumelar", "Camat Gumelar"),
        ("Dinas Kesehatan", "Kepala Dinas Kesehatan"),
        ("RSUD Contoh", "Pimpinan RSUD Contoh"),
        ("", OPEN),
    ],
)
def test_the_letter_is_to_the_head_of_the_office(office, head):
    assert addressee([office]).id == head


def test_a_letter_about_several_offices_is_to_all_their_heads_and_counts_them():
    assert addressee(["Dinas Satu", "Dinas Dua"]).id == "Para Pimpinan Perangkat Daerah"
    papers = Workpapers(report())
    papers.__dict__["opd"] = "Dinas Satu; Dinas Dua; Dinas Tiga"
    assert office_of(papers).id == "3 perangkat daerah"
