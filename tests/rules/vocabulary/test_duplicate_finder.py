from __future__ import annotations

import pytest
from evaluation_contexts import context_of, document

from cascade.model import Link
from cascade.rules.vocabulary.duplicate_finder import (
    Duplicate,
    duplicates,
    is_asked_as_duplicate,
    nearly_same_names,
    reworded_in_iku,
)

YEARS = {2025: "85", 2026: "86", 2027: "88"}
GOAL = {"id": "s", "level": "sasaran", "name": "Meningkatnya layanan", "sources": [{"page": 5, "table": 1, "row": 1}]}


def row(name, table=1, number=1, level="sasaran", **more):
    place = {"page": 5 * table, "table": table, "row": number}
    return {"id": f"i{table}{number}", "name": name, "level": level, "targets": YEARS, "sources": [place], **more}


def renstra(*rows, elements=()):
    return document(
        "renstra", id="r", file="renstra.pdf", years=[2025, 2026, 2027], indicators=list(rows), elements=list(elements)
    )


def iku(*names):
    rows = [row(name, table=9, number=number, level="iku") for number, name in enumerate(names, 1)]
    return document("iku", id="u", file="renstra.pdf", years=[2025, 2026, 2027], indicators=rows)


def test_each_later_print_stands_beside_the_first_one_with_targets():
    prints = [row("Indeks Kepuasan", table, element_id=f"s{table}") for table in (1, 2, 3)]
    goals = [{**GOAL, "id": f"s{table}", "sources": [{"table": table}]} for table in (1, 2, 3)]
    prints[0]["targets"] = {}
    graph = context_of(renstra(*prints, elements=goals), linked=False).graph

    assert list(duplicates(graph)) == [Duplicate("r#i21", "r#i11"), Duplicate("r#i21", "r#i31")]


def test_a_row_of_the_iku_in_the_same_file_is_likely_its_sasaran_in_other_words():
    graph = context_of(
        renstra(row("Indeks Kepuasan Masyarakat")), iku("Indeks Kepuasan Masyarakat Kecamatan"), linked=False
    ).graph

    assert reworded_in_iku(graph, "r", "u") == (Duplicate("r#i11", "u#i91", certain=False),)


@pytest.mark.parametrize(
    "other",
    ["Persentase kepuasan masyarakat", "Jumlah desa yang tertata", "Indeks Reformasi Birokrasi"],
)
def test_another_measure_or_another_matter_is_no_rewording(other):
    graph = context_of(renstra(row("Indeks Kepuasan Masyarakat")), iku(other), linked=False).graph

    assert reworded_in_iku(graph, "r", "u") == ()


def test_each_row_of_the_iku_goes_to_the_nearest_name_only():
    plan = renstra(row("Indeks Kepuasan Masyarakat Desa", 1, 1), row("Indeks Kepuasan Masyarakat", 1, 2))
    graph = context_of(plan, iku("Indeks Kepuasan Masyarakat"), linked=False).graph

    assert [(pair.first, pair.certain) for pair in reworded_in_iku(graph, "r", "u")] == [("r#i12", True)]


def test_what_a_person_rejected_is_paired_no_more():
    graph = context_of(
        renstra(row("Indeks Kepuasan Masyarakat")), iku("Indeks Kepuasan Masyarakat Desa"), linked=False
    ).graph
    graph.rejected_pairs = frozenset({frozenset(("r#i11", "u#i91"))})

    assert reworded_in_iku(graph, "r", "u") == ()


def test_a_rule_asks_about_a_likely_pair_so_that_its_link_is_not_asked_again():
    graph = context_of(
        renstra(row("Indeks Kepuasan Masyarakat")), iku("Indeks Kepuasan Masyarakat Desa"), linked=False
    ).graph

    assert is_asked_as_duplicate(graph, Link("r#i11", "u#i91", "proposed", 90, 90)) is True
    assert is_asked_as_duplicate(graph, Link("r#i11", "r#i11", "proposed", 90, 90)) is False


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Persentase layanan administrasi tepat waktu", "Persentase layanan administrasi tepat waktunya", True),
        ("Persentase layanan administrasi tepat waktu", "Persentase layanan administrasi tidak tepat waktu", False),
        ("Persentase layanan administrasi tepat waktu", "Jumlah layanan administrasi tepat waktu", False),
    ],
)
def test_two_tables_may_name_one_result_with_slightly_other_words_at_two_levels(one, other, near):
    graph = context_of(renstra(row(one, 1), row(other, 2, level="program")), linked=False).graph

    assert bool(nearly_same_names(graph, "r")) is near


def test_a_kegiatan_with_the_indicator_of_its_sub_kegiatan_is_held_against_that_one():
    elements = [
        {"id": "k", "level": "kegiatan", "name": "Penyelenggaraan Desa"},
        {"id": "b", "level": "sub_kegiatan", "name": "Fasilitasi Desa", "parent": "k"},
    ]
    rows = [
        row("Jumlah laporan desa", 1, 1, level="kegiatan", element_id="k"),
        row("Jumlah Laporan Desa", 1, 2, level="sub_kegiatan", element_id="b"),
    ]
    graph = context_of(renstra(*rows, elements=elements), linked=False).graph

    assert Duplicate("r#i12", "r#i11") in list(duplicates(graph))
