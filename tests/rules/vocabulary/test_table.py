from __future__ import annotations

from evaluation_contexts import context_of, document

from cascade.rules.vocabulary.table import (
    back_at_zero,
    bare_pagu,
    bare_rows,
    blank_baselines,
    blank_count,
    blank_quarters,
    blank_quarters_by_level,
    count,
    first_goals,
    flat_rows,
    odd_goals,
    odd_marks,
    promises,
    untargeted,
    zeros,
)

YEARS = (2025, 2026, 2027)


def targets(printed):
    return dict(zip(YEARS, printed.split("|"), strict=True))


def row(name, printed="1|2|3", table=1, number=1, level="sasaran", **more):
    return {
        "name": name,
        "level": level,
        "targets": targets(printed),
        "sources": [{"page": 5 * table, "table": table, "row": number}],
        **more,
    }


def tables(*rows, elements=()):
    context = context_of(document("renstra", years=list(YEARS), indicators=list(rows), elements=list(elements)))
    [renstra] = context.graph.documents
    return [context.table(each) for each in context.occurrences.tables[renstra.id]]


def test_a_blank_baseline_is_told_where_other_rows_of_the_table_have_one():
    [table] = tables(
        row("Nilai A", baseline="70"),
        row("Nilai B", number=2, baseline=""),
        row("Nilai C", "|2|3", number=3, baseline=""),
    )

    assert [label.text for label in blank_baselines(table)] == ["Nilai B"]  # C is planned from a later year on
    assert (count(table), blank_count(table)) == (3, 1)


def test_a_table_without_any_baseline_is_not_asked_for_one():
    [table] = tables(row("Nilai A", baseline=""), row("Nilai B", number=2, baseline=""))

    assert blank_baselines(table) is None


def test_the_decimal_mark_that_fewer_values_have_is_the_odd_one():
    [table] = tables(row("Nilai A", "1,5|2,5|3,5"), row("Nilai B", "1.5|2|3", number=2))
    [plain] = tables(row("Nilai A", "1|2|3"))

    assert [label.text for label in odd_marks(table)] == ["Nilai B: 1.5"]
    assert odd_marks(plain) is None


def test_pagu_without_separators_are_odd_only_beside_others_that_have_them():
    grouped, bare = ({2025: printed} for printed in ("10.000.000", "20000000"))
    [mixed] = tables(
        row("Nilai A", pagu=grouped), row("Nilai B", number=2, pagu=grouped), row("Nilai C", number=3, pagu=bare)
    )
    [all_bare] = tables(row("Nilai A", pagu=bare))

    assert [q.raw for q in bare_pagu(mixed)] == ["20000000"]
    assert [label.text for label in bare_rows(mixed)] == ["Nilai C"]
    assert bare_pagu(all_bare) is None


def test_results_that_stand_still_with_their_baseline_are_flat_and_a_growth_may():
    rows = (
        row("Nilai SAKIP", "70|70|70", baseline="70"),
        row("Nilai RB", "70|71|72", number=2, baseline="70"),
        row("Laju pertumbuhan", "5|5|5", number=3, baseline="5"),
    )
    [table] = tables(*rows)

    assert [label.text for label in flat_rows(table)] == ["Nilai SAKIP: 70"]


def test_each_way_of_writing_zero_is_shown_once():
    [table] = tables(row("Jumlah A", "0|-|3"), row("Jumlah B", "0||4", number=2))

    assert [label.text for label in zeros(table)] == ["0", "-", "(kosong)"]


def goal(name, table, number):
    return {
        "id": f"e{table}{number}",
        "name": name,
        "level": "sasaran",
        "sources": [{"page": 5 * table, "table": table, "row": number}],
    }


def test_a_sasaran_that_the_first_table_of_targets_lacks_is_odd():
    elements = [goal("Meningkatnya layanan", 1, 1), goal("Meningkatnya layanan", 2, 1), goal("Tertatanya desa", 2, 2)]
    rows = [
        row("Nilai layanan", element_id="e11"),
        row("Nilai layanan", "||", table=2, element_id="e21", targets={}),
        row("Jumlah desa tertata", "||", table=2, number=2, element_id="e22", targets={}),
    ]
    first, second = tables(*rows, elements=elements)

    assert promises(first) is True
    assert odd_goals(first) is None
    assert [label.text for label in odd_goals(second)] == ["Tertatanya desa"]
    assert [label.text for label in first_goals(second)] == ["Meningkatnya layanan"]


def quarterly(*rows, **documents):
    """Return the record of the one table of a Rencana Aksi; a row is name, level and quarters."""
    printed = [
        {"name": name, "level": level, "unit": "%", "quarters": quarters.split("|"), "sources": [{"page": 1, "table": 1, "row": number, **source}]}
        for number, (name, level, quarters, source) in enumerate(rows, 1)
    ]  # fmt: skip
    others = [document(kind, year=2025, indicators=given) for kind, given in documents.items()]
    context = context_of(document("rencana_aksi", year=2025, indicators=printed), *others)
    [plan] = [each for each in context.graph.documents if each.kind == "rencana_aksi"]
    [table] = context.occurrences.tables[plan.id]
    return context.table(table)


FILLED = ("Persentase jalan mantap", "kegiatan", "0%|25%|50%|75%", {})


def test_rows_whose_quarters_are_blank_are_told_by_level_and_a_dash_is_not_blank():
    table = quarterly(
        FILLED,
        ("Panjang jalan yang dibangun", "sub_kegiatan", "|||", {}),
        ("Panjang jalan yang dipelihara", "sub_kegiatan", "-|-|-|-", {}),
    )

    assert [label.text for label in blank_quarters(table)] == ["Panjang jalan yang dibangun"]
    assert blank_quarters_by_level(table).id == "1 dari 2 baris sub kegiatan"


def test_nothing_is_said_of_quarters_that_no_row_fills_nor_of_a_picture_whose_cells_only_look_blank():
    pictured = ("Panjang jalan yang dibangun", "sub_kegiatan", "|||", {"confidence": 0.95})

    assert blank_quarters(quarterly(("Panjang jalan yang dibangun", "sub_kegiatan", "|||", {}))) is None
    assert blank_quarters(quarterly(FILLED, pictured)) == ()


def test_quarters_that_rise_from_zero_and_end_at_zero_are_told_with_the_row():
    table = quarterly(
        ("Persentase irigasi baik", "sasaran", "0%|50%|100%|0%", {}),
        ("Persentase drainase baik", "sasaran", "50%|100%|0%|0%", {}),
        ("Persentase sungai baik", "sasaran", "0%|50%|50%|0%", {}),
    )

    assert [label.text for label in back_at_zero(table)] == ["Persentase irigasi baik: 0% 50% 100% 0%"]


def iku_tables(*rows, plan_file="renstra.pdf"):
    plan = document("renstra", years=list(YEARS), indicators=[row("Nilai A")], file=plan_file)
    iku = document("iku", years=list(YEARS), indicators=list(rows), file="renstra.pdf")
    context = context_of(plan, iku)
    return [context.table(each) for each in context.occurrences.tables[iku.id]]


def test_an_iku_in_a_renstra_without_any_targets_is_told_by_its_names():
    bare = {"name": "Nilai A", "level": "iku", "formula": "survei", "sources": [{"page": 69, "table": 9, "row": 1}]}
    beside = row("Nilai A", table=8, level="iku")

    assert [[label.text for label in untargeted(table)] for table in iku_tables(bare)] == [["Nilai A"]]
    assert [untargeted(table) for table in iku_tables(beside, bare)] == [(), ()]
    assert [untargeted(table) for table in iku_tables(bare, plan_file="lain.pdf")] == [None]
