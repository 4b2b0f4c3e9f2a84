from __future__ import annotations

import pytest

from cascade.text.funding_sources import funding_sources, is_covered
from cascade.text.word_lists import word_lists


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("APBD Kab.", {"apbd"}),
        ("APBD Provinsi", {"apbd_provinsi"}),
        ("Dana Transfer Umum-Dana Alokasi Umum", {"transfer", "dau"}),
        ("DAK Non Fisik-BOK", {"dak_nonfisik"}),
        ("DAK Fisik dan Non Fisik", {"dak_fisik", "dak_nonfisik"}),
        ("DBH CHT", {"dbhcht"}),
        ("Pendapatan Asli Daerah (PAD)", {"pad"}),
        ("prioritas daerah", set()),
    ],
)
def test_a_text_names_its_sources_of_funds(text, sources):
    assert funding_sources(text) == sources


def test_a_source_covers_what_it_holds_and_nothing_beside_it():
    assert is_covered("dau", frozenset({"apbd"}))
    assert is_covered("apbd", frozenset({"dau"}))
    assert not is_covered("dau", frozenset({"pad"}))


def test_what_a_source_holds_is_itself_a_source():
    lists = word_lists()

    assert {held for names in lists["funds_within"].values() for held in names} <= set(lists["funds"])
