"""Two indicators that each document seems to lack, in one place with one unit and the same target, are one question."""

from __future__ import annotations

from documents_as_text import canonical
from linked_indicators import links_of

SASARAN = "Meningkatnya ketahanan keluarga"


def links(left: dict, right: dict):
    row = {"level": "sasaran", "element": SASARAN, "unit": "%"}
    found, _ = links_of(
        canonical("renstra", [{**row, **left}], years=[2024, 2025]),
        canonical("perjanjian_kinerja", [{**row, **right}], year=2025),
    )
    return found


COUNSELLED = {"name": "Persentase keluarga rentan yang didampingi", "targets": {2024: "60", 2025: "65"}}
VISITED = {"name": "Cakupan kunjungan rumah oleh kader", "target": "65"}


def test_other_words_with_one_unit_and_the_same_target_under_one_sasaran_are_asked_about():
    [link] = links(COUNSELLED, VISITED)

    assert link.verdict == "needs_confirmation"
    assert SASARAN in link.reasons[0].id


def test_another_target_unit_or_sasaran_asks_nothing():
    assert links(COUNSELLED, {**VISITED, "target": "70"}) == ()
    assert links(COUNSELLED, {**VISITED, "unit": "Keluarga"}) == ()
    assert links(COUNSELLED, {**VISITED, "element": "Menurunnya angka perceraian"}) == ()


def test_different_codes_ask_nothing():
    assert links({**COUNSELLED, "code": "2.08.02"}, {**VISITED, "code": "2.08.03"}) == ()


def test_a_row_without_any_number_is_no_promise():
    assert links({**COUNSELLED, "targets": {2025: "-"}}, {**VISITED, "target": "-"}) == ()


def test_each_indicator_is_asked_about_once_the_likest_first():
    row = {"level": "sasaran", "element": SASARAN, "unit": "%"}
    plan = [{**row, **COUNSELLED}]
    promises = [{**row, **VISITED}, {**row, "name": "Proporsi rumah yang dikunjungi bidan", "target": "65"}]
    found, _ = links_of(
        canonical("renstra", plan, years=[2024, 2025]), canonical("perjanjian_kinerja", promises, year=2025)
    )

    assert len(found) == 1
