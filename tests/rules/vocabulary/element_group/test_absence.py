from __future__ import annotations

from dataclasses import replace

import pytest
from evaluation_contexts import context_of, document, element_group

from cascade.rules.vocabulary.element_group.absence import (
    instead,
    lacking,
    lacking_said,
    pagu,
    promised_instead,
    promised_without,
)

NAMES = ("Administrasi Umum", "Perencanaan Kinerja", "Pelayanan Publik", "Ketenteraman Umum", "Pemberdayaan Desa")
FULL, OTHER = 1, 2


def listing(table, *names):
    """A program with some kegiatan, as one table prints it."""
    place = [{"page": 5 * table, "table": table, "row": 1}]
    rows = [{"id": f"p{table}", "level": "program", "name": "Program Penataan Wilayah", "sources": place}]
    for number, name in enumerate(names, 2):
        source = {"page": 5 * table, "table": table, "row": number}
        rows.append(
            {"id": f"k{table}{number}", "level": "kegiatan", "name": name, "parent": f"p{table}", "sources": [source]}
        )
    return rows


def context(*elements, indicators=()):
    rows = [row for listed in elements for row in listed]
    return context_of(document("renstra", years=[2025, 2026], elements=rows, indicators=list(indicators)))


def test_a_table_that_lists_nearly_all_kegiatan_but_one_lacks_that_one():
    group = element_group(context(listing(FULL, *NAMES), listing(OTHER, *NAMES[:4])), NAMES[4])

    assert [label.text for label in lacking(group)] == ["Program Penataan Wilayah"]
    assert lacking_said(group).id == "hal. 10"


def test_a_table_that_lists_a_selection_lacks_nothing():
    group = element_group(context(listing(FULL, *NAMES), listing(OTHER, *NAMES[:2])), NAMES[4])

    assert lacking(group) == ()


def test_a_table_that_prints_the_name_without_a_level_does_not_lack_it():
    unplaced = {"id": "x", "level": "unknown", "name": NAMES[4], "sources": [{"page": 10, "table": OTHER, "row": 9}]}
    group = element_group(context(listing(FULL, *NAMES), [*listing(OTHER, *NAMES[:4]), unplaced]), NAMES[4])

    assert lacking(group) == ()


def test_what_no_other_table_has_stands_in_its_place():
    group = element_group(context(listing(FULL, *NAMES), listing(OTHER, *NAMES[:4], "Pengelolaan Aset")), NAMES[4])

    assert instead(group).text == "Pengelolaan Aset"


def test_its_pagu_is_the_largest_that_a_print_has():
    full = listing(FULL, *NAMES)
    full[1]["pagu"] = {2025: "10.000.000", 2026: "12.000.000"}

    assert pagu(element_group(context(full), NAMES[0])).raw == "12.000.000"
    assert pagu(element_group(context(listing(FULL, *NAMES)), NAMES[0])) is None


def goal(name, table, number):
    return {
        "id": f"s{table}{number}",
        "level": "sasaran",
        "name": name,
        "sources": [{"page": 5 * table, "table": table, "row": number}],
    }


def measured(id_, name, table, number, **more):
    source = {"page": 5 * table, "table": table, "row": number}
    return {"name": name, "level": "sasaran", "element_id": id_, "sources": [source], **more}


def test_a_sasaran_beside_programs_that_the_table_of_targets_lacks_is_told_with_what_stands_there():
    promised = [goal("Meningkatnya layanan", FULL, 1)]
    beside = [goal("Tertatanya wilayah", OTHER, 20), *listing(OTHER, *NAMES)]
    indicators = [
        measured("s11", "Nilai layanan", FULL, 1, targets={2025: "80", 2026: "81"}),
        measured("s220", "Jumlah desa tertata", OTHER, 20),
    ]
    group = element_group(context(promised, beside, indicators=indicators), "Tertatanya wilayah")

    assert [label.text for label in promised_without(group)] == ["Meningkatnya layanan"]
    assert promised_instead(group).text == "Meningkatnya layanan"


def test_what_is_no_sasaran_with_indicators_is_not_asked_of_the_table_of_targets():
    assert promised_without(element_group(context(listing(FULL, *NAMES)), NAMES[0])) is None


def test_of_two_that_a_table_lacks_the_likest_one_is_paired_with_what_stands_there():
    whole = (*NAMES, "Pengelolaan Arsip")
    first = listing(FULL, *whole, "Pelayanan Orang dengan Tuberkulosis", "Pelayanan Kesehatan Jiwa")
    made = context(first, listing(OTHER, *whole, "Pelayanan Tuberkulosis Anak"))
    instead_of = {
        name: instead(element_group(made, name))
        for name in ("Pelayanan Orang dengan Tuberkulosis", "Pelayanan Kesehatan Jiwa")
    }

    assert {name: label and label.text for name, label in instead_of.items()} == {
        "Pelayanan Orang dengan Tuberkulosis": "Pelayanan Tuberkulosis Anak",
        "Pelayanan Kesehatan Jiwa": None,
    }


@pytest.mark.parametrize(("assumed", "missing"), [(True, []), (False, ["Program Penataan Wilayah"])])
def test_a_name_that_stands_there_at_another_level_is_missing_only_where_both_levels_are_sure(assumed, missing):
    above = {"id": "p9", "level": "program", "name": NAMES[4], "sources": [{"page": 10, "table": OTHER, "row": 9}]}
    renstra = document(
        "renstra", years=[2025, 2026], elements=[*listing(FULL, *NAMES), *listing(OTHER, *NAMES[:4]), above]
    )
    elements = tuple(replace(e, level_assumed=assumed and e.id == "p9") for e in renstra.elements)
    made = context_of(replace(renstra, elements=elements))
    [group] = [
        g for g in made.occurrences.elements[renstra.id] if g.level == "kegiatan" and _is_named(made, g, NAMES[4])
    ]

    assert [label.text for label in lacking(made.element_group(group))] == missing


def _is_named(made, group, name):
    return made.graph.elements[group.nodes[0]].name.text == name


def test_two_lists_of_one_size_with_most_in_common_each_lack_what_the_other_has():
    own, strange = "Administrasi Keuangan", "Penegakan Peraturan"
    group = element_group(context(listing(FULL, *NAMES[:3], own), listing(OTHER, *NAMES[:3], strange)), own)
    selection = element_group(context(listing(FULL, *NAMES, own), listing(OTHER, *NAMES[:3])), own)

    assert lacking_said(group).id == "hal. 10"
    assert not lacking(selection)


def parts(table, *names, kegiatan=True):
    """A program with its sub kegiatan, as a table prints it with their kegiatan or without."""
    rows = listing(table, *(["Administrasi Umum"] if kegiatan else []))
    holder = f"k{table}2" if kegiatan else f"p{table}"
    for number, name in enumerate(names, 10):
        source = {"page": 5 * table, "table": table, "row": number}
        rows.append(
            {"id": f"s{table}{number}", "level": "sub_kegiatan", "name": name, "parent": holder, "sources": [source]}
        )
    return rows


def test_a_table_that_leaves_kegiatan_out_lacks_what_its_program_has_elsewhere():
    own, reworded = "Penyediaan Rapat Koordinasi Wilayah", "Penyediaan Rapat Koordinasi Wilayah Kerja"
    missing = context(parts(FULL, *NAMES[1:], own), parts(OTHER, *NAMES[1:], kegiatan=False))
    renamed = context(parts(FULL, *NAMES[1:], own), parts(OTHER, *NAMES[1:], reworded, kegiatan=False))

    assert lacking_said(element_group(missing, own)).id == "hal. 10"
    assert not lacking(element_group(renamed, own))


def test_a_sub_kegiatan_whose_indicator_stands_beside_that_of_another_one_is_there_under_a_lost_name():
    own = "Pemeliharaan Gedung Kantor Wilayah"
    measures = [
        {"name": name, "level": "sub_kegiatan", "element_id": element}
        | {"sources": [{"page": 5 * table, "table": table, "row": 12}]}
        for name, element, table in (
            ("Jumlah gedung yang dipelihara", f"s{FULL}14", FULL),
            ("Jumlah gedung yang dipelihara", f"s{OTHER}10", OTHER),
            ("Jumlah mebel yang dipelihara", f"s{OTHER}10", OTHER),
        )
    ]
    rows = parts(FULL, *NAMES[1:], own), parts(OTHER, *NAMES[1:])

    assert lacking(element_group(context(*rows, indicators=measures[:2]), own))
    assert not lacking(element_group(context(*rows, indicators=measures), own))
