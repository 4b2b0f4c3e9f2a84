"""Which pairs are worth linking, and what forbids to link them unasked."""

from __future__ import annotations

from documents_as_text import canonical
from linked_indicators import link_between, links_of

from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.candidates import linkable_indicators

NAME = "Persentase pelaku ekonomi kreatif yang memiliki kekayaan intelektual"


def test_the_name_of_the_opd_is_no_part_of_the_name_of_its_indicator():
    link = links_of(
        canonical("renstra", [{"level": "sasaran", "name": "Nilai SAKIP Kecamatan Uji"}], years=[2024, 2025]),
        canonical("perjanjian_kinerja", [{"level": "sasaran", "name": "Nilai SAKIP"}], year=2025),
    )[0]

    assert [found.verdict for found in link] == ["exact"]


def test_equal_targets_are_no_evidence_for_a_link():
    apart = link_between(
        {"name": "Indeks kepuasan", "targets": {2025: "84,37"}}, {"name": "Nilai SAKIP", "target": "84,37"}
    )

    assert apart is None


def test_levels_do_not_mix():
    assert (
        link_between(
            {"name": "Presentase Realisasi PBB", "level": "sub_kegiatan"}, {"name": "Persentase realisasi PBB"}
        )
        is None
    )


def test_a_tujuan_indicator_is_found_among_the_sasaran_of_a_pk():
    assert (
        link_between(
            {"name": "Indeks Kepuasan Masyarakat", "level": "tujuan"}, {"name": "Indeks Kepuasan Masyarakat"}
        ).verdict
        == "exact"
    )


def test_a_list_of_iku_cites_the_indicator_of_a_program():
    program = {"level": "program", "name": NAME, "element": "Program Pengembangan Ekonomi Kreatif"}
    renstra = canonical("renstra", [program], years=[2025, 2026])
    iku = canonical("iku", [{"level": "iku", "name": NAME.replace("ekonomi kreatif", "ekraf")}], years=[2025, 2026])

    assert [link.verdict for link in links_of(renstra, iku)[0]] == ["exact"]


def test_another_wording_on_another_level_is_a_question_that_names_the_levels():
    renstra = canonical("renstra", [{"level": "program", "name": NAME, "element": "Program A"}], years=[2025, 2026])
    iku = canonical("iku", [{"level": "iku", "name": NAME.replace("memiliki", "mempunyai")}], years=[2025, 2026])
    [link] = links_of(renstra, iku)[0]

    assert link.verdict == "needs_confirmation"
    assert link.reasons[0].id == "jenjang berbeda: program ↔ iku"


def test_one_code_never_links_two_names_and_another_code_makes_the_same_name_a_question():
    here = {"name": "Jumlah Sekolah Baru", "code": "1.01.02.2.01.0001"}

    assert link_between(here, {"name": "Jumlah kendaraan dinas yang dipelihara", "code": here["code"]}) is None
    assert link_between(here, here).verdict == "exact"
    elsewhere = link_between(here, {**here, "code": "1.01.02.2.02.0001"})
    assert (elsewhere.verdict, elsewhere.reasons[0].id) == (
        "needs_confirmation",
        "kode berbeda: 1.01.02.2.01.0001 ↔ 1.01.02.2.02.0001",
    )


def test_names_are_found_by_the_initials_of_neighbouring_words():
    rows = [{"name": name} for name in ("Angka Kematian Ibu", "Angka Kematian Bayi", "Rasio Angka Kematian Ibu")]
    graph = CascadeGraph([canonical("renja", rows, year=2025)])
    [indicators] = linkable_indicators(graph, graph.documents).values()

    assert [indicators.with_initials(letters) for letters in ("aki", "ak", "km")] == [[0, 2], [0, 1, 2], []]
