"""Every indicator is linked once, and a near tie is a question."""

from __future__ import annotations

import pytest
from documents_as_text import canonical
from linked_indicators import links_of

from cascade.graph.cascade_graph import CascadeGraph

NAME = "Persentase pelaku ekonomi kreatif yang memiliki kekayaan intelektual"


def test_a_kindred_measure_never_disturbs_the_link_between_the_same_names():
    rows = [{"name": f"{measure} SAKIP", "level": "sasaran"} for measure in ("Nilai", "Predikat")]
    found, _ = links_of(canonical("renstra", rows, years=[2025]), canonical("perjanjian_kinerja", rows, year=2025))

    assert [link.verdict for link in found] == ["exact", "exact"]


def test_a_near_tie_is_a_question_that_names_the_runner_up():
    found, _ = links_of(
        canonical(
            "renstra", [{"name": "Jumlah dokumen perencanaan bidang yang disusun", "level": "sasaran"}], years=[2025]
        ),
        canonical(
            "perjanjian_kinerja",
            [
                {"name": f"Jumlah dokumen perencanaan bidang {x} yang disusun", "level": "sasaran"}
                for x in ("satu", "dua")
            ],
            year=2025,
        ),
    )

    assert [link.verdict for link in found] == ["needs_confirmation"]
    assert found[0].runner_up is not None


def test_the_same_name_twice_is_told_apart_by_the_elements_above():
    rows = [
        {
            "id": x,
            "name": "Jumlah Sekolah Baru",
            "level": "sub_kegiatan",
            "element": "Pembangunan USB",
            "path": [f"Pendidikan {x}"],
        }
        for x in ("Dasar", "Menengah")
    ]
    found, _ = links_of(canonical("renstra", rows, years=[2025]), canonical("renja", list(reversed(rows)), year=2025))

    assert {(link.left.split("#")[1], link.right.split("#")[1], link.verdict) for link in found} == {
        ("Dasar", "Dasar", "exact"),
        ("Menengah", "Menengah", "exact"),
    }


def test_links_are_one_to_one():
    rows = [
        {"name": f"Jumlah dokumen {x} yang disusun", "level": "kegiatan"} for x in ("renja", "renstra", "rka", "dpa")
    ]
    found, _ = links_of(canonical("renstra", rows, years=[2025]), canonical("renja", rows[::-1], year=2025))

    assert len({link.left for link in found}) == len({link.right for link in found}) == len(found) == 4


def test_the_same_name_under_two_kegiatan_is_a_question_where_nothing_says_which():
    rows = [
        {"id": x, "name": "Jumlah Sekolah Baru", "level": "sub_kegiatan", "element": "USB", "path": [f"Pendidikan {x}"]}
        for x in ("Dasar", "Menengah")
    ]
    alone = [{"name": "Jumlah Sekolah Baru", "level": "sub_kegiatan", "element": "USB"}]
    found, _ = links_of(canonical("renstra", rows, years=[2025]), canonical("renja", alone, year=2025))

    assert [(link.verdict, link.reasons[0].id) for link in found] == [
        ("needs_confirmation", "kandidat kedua hampir sama")
    ]


def test_the_same_name_under_two_kegiatan_is_told_apart_by_the_kegiatan_that_one_side_prints():
    """The sub kegiatan is printed on one side only, and one name has a slip."""
    name, above = "Jumlah ruang kelas yang dibangun", ["Pengelolaan Sekolah Dasar", "Pengelolaan Pendidikan Nonformal"]
    renstra = canonical(
        "renstra",
        [
            {"level": "sub_kegiatan", "name": name, "element": "Pembangunan Ruang Kelas", "path": [each]}
            for each in above
        ],
        years=[2024, 2025],
    )
    renja = canonical(
        "renja", [{"level": "sub_kegiatan", "name": "Jumlah ruang kelas yang dibagun", "path": above[:1]}], year=2025
    )
    [link] = links_of(renstra, renja)[0]

    assert link.verdict == "auto"
    assert link.left == CascadeGraph([renstra]).distinct_indicators(renstra)[0]


def test_a_code_alone_never_tells_two_indicators_of_one_name_apart():
    name = "Jumlah ruang kelas yang dibangun"
    renstra = canonical(
        "renstra", [{"level": "sub_kegiatan", "name": name, "code": f"1.01.02.2.0{n}.0003", "element": f"Unsur {n}"} for n in (1, 2)], years=[2024, 2025]
    )  # fmt: skip
    renja = canonical("renja", [{"level": "sub_kegiatan", "name": name, "code": "1.01.02.2.01.0003"}], year=2025)
    [link] = links_of(renstra, renja)[0]

    assert link.verdict == "needs_confirmation"
    assert link.reasons[0].id == "kandidat kedua hampir sama"


def test_an_indicator_on_its_own_level_comes_before_one_of_the_same_name_on_another():
    rows = [
        {"level": "program", "name": NAME, "element": "Program A"},
        {"level": "sasaran", "name": NAME, "element": "Sasaran A"},
    ]
    renstra = canonical("renstra", rows, years=[2025, 2026])
    iku = canonical("iku", [{"level": "iku", "name": NAME}], years=[2025, 2026])
    [link] = links_of(renstra, iku)[0]

    assert (link.verdict, link.left) == ("exact", CascadeGraph([renstra]).distinct_indicators(renstra)[1])


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("Cakupan pemanfaatan data kependudukan semakin luas", "exact"),
        ("Meningkatnya tertib arsip", "needs_confirmation"),
    ],
)
def test_one_name_under_one_sasaran_in_two_wordings_is_no_tie(other, verdict):
    above = ("Cakupan pemanfaatan data semakin luas", other)
    renstra = canonical(
        "renstra", [{"level": "sasaran", "name": NAME, "element": each} for each in above], years=[2025, 2026]
    )
    iku = canonical("iku", [{"level": "iku", "name": NAME}], years=[2025, 2026])
    [link] = links_of(renstra, iku)[0]

    assert (link.verdict, link.left) == (verdict, CascadeGraph([renstra]).distinct_indicators(renstra)[0])
