"""Two versions of a document: what was added, dropped, renamed, or prints another value."""

from __future__ import annotations

import pytest
from documents_as_text import canonical

from cascade.graph.cascade_graph import CascadeGraph
from cascade.graph.version_diff import VersionDiff, compare_versions
from cascade.linking.matcher import link_documents

INDEX = {"id": "x", "name": "Indeks kepuasan masyarakat", "level": "sasaran", "unit": "indeks", "target": "84"}
REPORTS = {"id": "y", "name": "Jumlah laporan keuangan", "level": "kegiatan", "unit": "dokumen", "target": "4"}


def compare(old: list[dict], new: list[dict], *, elements: tuple[list[dict], list[dict]] = ([], [])) -> VersionDiff:
    """Compare two PK with these indicators as `cascade diff` does."""
    left = canonical("perjanjian_kinerja", old, id="murni", year=2025, elements=elements[0])
    right = canonical("renja", new, id="perubahan", year=2025, elements=elements[1])
    graph = CascadeGraph([left, right])
    return compare_versions(graph, [left], [right], link_documents(graph, [left], [right]))


def told(found: VersionDiff) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (each.kind, each.name, [(d.label.id, d.old.id, d.new.id) for d in each.differences]) for each in found.changes
    ]


def test_two_prints_of_the_same_values_are_unchanged_however_they_are_written():
    found = compare([INDEX, REPORTS], [REPORTS, {**INDEX, "name": "Indeks Kepuasan  Masyarakat", "target": "84,00"}])

    assert (found.changes, found.unchanged) == ((), 2)


@pytest.mark.parametrize(("old", "new"), [("12 dokumen", "12"), ("1.200", "1200")])
def test_another_way_of_writing_a_number_is_no_change(old, new):
    found = compare([{**REPORTS, "target": old}], [{**REPORTS, "target": new}])

    assert (found.changes, found.unchanged) == ((), 1)


def test_another_target_is_told_with_both_values():
    found = compare([INDEX], [{**INDEX, "target": "86"}])

    assert told(found) == [("changed", INDEX["name"], [("target 2025", "84", "86")])]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("84", "", ("84", "(kosong)")),
        ("", "84", ("(kosong)", "84")),
        ("≥ 84", "84", ("≥ 84", "84")),
        ("84", "80-84", ("84", "80-84")),
        ("baik", "cukup", ("baik", "cukup")),
    ],
)
def test_a_blank_a_bound_a_range_and_words_are_other_values(old, new, shown):
    [change] = compare([{**INDEX, "target": old}], [{**INDEX, "target": new}]).changes

    assert [(d.old.id, d.new.id) for d in change.differences] == [shown]


def test_what_only_one_version_prints_is_dropped_or_added_with_its_values():
    found = compare([INDEX], [REPORTS])

    assert told(found) == [
        ("dropped", INDEX["name"], [("target 2025", "84", "(tidak ada)")]),
        ("added", REPORTS["name"], [("target 2025", "(tidak ada)", "4")]),
    ]


@pytest.mark.parametrize(
    ("column", "value", "name"), [("baseline", "1", "kondisi awal"), ("pagu", {2025: "1.000.000"}, "pagu 2025")]
)
def test_a_column_that_only_one_version_has_is_told_once_and_not_for_every_row(column, value, name):
    found = compare([INDEX, REPORTS], [{**row, column: value} for row in (INDEX, REPORTS)])

    assert (found.changes, [each.id for each in found.columns]) == ((), [f"hanya di versi baru: {name}"])


def test_an_office_at_the_end_of_a_name_is_a_renaming_and_a_changed_word_only_perhaps_one():
    longer = {**INDEX, "name": "Indeks kepuasan masyarakat Kecamatan Sukaraya"}
    other = {**INDEX, "name": "Indeks kepuasan masyarakat desa"}

    assert [each.kind for each in compare([INDEX], [longer]).changes] == ["renamed"]
    assert [each.kind for each in compare([INDEX], [other]).changes] == ["unsure"]


def test_another_wording_is_a_change_of_name():
    found = compare(
        [{**REPORTS, "name": "Jml rapat koordinasi kecamatan"}],
        [{**REPORTS, "name": "Jumlah rapat koordinasi di kecamatan yang dilaksanakan"}],
    )
    [change] = found.changes

    assert change.kind in ("renamed", "unsure")
    assert change.name.endswith("dilaksanakan")
    assert [(d.label.id, d.old.id) for d in change.differences] == [("nama", "Jml rapat koordinasi kecamatan")]


def test_another_spelling_of_a_unit_is_no_change():
    assert compare([{**REPORTS, "unit": "dok."}], [REPORTS]).changes == ()


def test_another_unit_and_another_element_are_told():
    found = compare([{**INDEX, "element": "Layanan prima"}], [{**INDEX, "element": "Tata kelola baik", "unit": "%"}])

    assert told(found)[0] == (
        "changed",
        INDEX["name"],
        [("satuan", "indeks", "%"), ("di bawah", "Layanan prima", "Tata kelola baik")],
    )


def kegiatan(name: str, pagu: str, **more) -> dict:
    return {"name": name, "level": "kegiatan", "pagu": {2025: pagu}, **more}


def test_elements_are_told_by_name_with_their_pagu():
    old = [kegiatan("Administrasi Umum", "5.000.000"), kegiatan("Penyediaan Jasa", "1.000.000")]
    new = [kegiatan("Administrasi Umum", "6.000.000"), kegiatan("Pemeliharaan", "2.000.000")]
    found = compare([], [], elements=(old, new))

    assert told(found) == [
        ("changed", "Administrasi Umum", [("pagu 2025", "5.000.000", "6.000.000")]),
        ("dropped", "Penyediaan Jasa", []),
        ("added", "Pemeliharaan", []),
    ]
    assert all(each.is_element for each in found.changes)


def test_elements_of_one_name_are_paired_by_what_stands_above_them_or_not_at_all():
    def rows(first: str, second: str) -> list[dict]:
        programs = [{"id": each, "name": f"Program {each}", "level": "program"} for each in "AB"]
        parts = [kegiatan("Rapat", pagu, parent=each) for each, pagu in (("A", first), ("B", second))]
        return [*programs, *parts]

    found = compare([], [], elements=(rows("1.000.000", "2.000.000"), rows("1.000.000", "3.000.000")))
    alone = compare([], [], elements=(rows("1.000.000", "2.000.000"), [kegiatan("Rapat", "9.000.000")]))

    assert told(found) == [("changed", "Rapat", [("pagu 2025", "2.000.000", "3.000.000")])]
    assert "Rapat" not in [each.name for each in alone.changes]
