"""A row of targets that stands at another indicator as well."""

from __future__ import annotations

from printed_tables import at, graph_of

from cascade.graph.cascade_graph import CascadeGraph
from cascade.graph.series_matches import equal_series, is_as_complete, nearly_equal_series, shared_words

VALUES = ["61,25", "63,10", "66,85", "70,40", "75,95"]


def row(name: str, values: list[str], table: int = 1, **more) -> dict:
    targets = dict(enumerate(values, 2025))
    return {"name": name, "level": "program", "unit": "%", "targets": targets, "sources": at(table), **more}


def graph(*rows: dict) -> CascadeGraph:
    return graph_of([], list(rows))


def test_a_row_whose_targets_another_indicator_prints_too_is_found():
    found = equal_series(graph(row("Persentase jalan mantap", VALUES), row("Indeks kepuasan petani", VALUES, 2)))

    assert found == {"r#i1": "r#i2"}


def test_a_lost_decimal_point_does_not_hide_it():
    whole = [value.replace(",", "") for value in VALUES]

    assert equal_series(graph(row("Persentase jalan mantap", VALUES), row("Jumlah laporan", whole, 2)))


def test_one_name_is_no_other_indicator():
    assert not equal_series(graph(row("Persentase jalan mantap", VALUES), row("Persentase jalan mantap", VALUES, 2)))


def test_steps_that_many_rows_have_are_met_by_chance():
    plain = ["10", "20", "30", "40", "50"]

    assert not equal_series(graph(row("Jumlah desa", plain), row("Jumlah laporan", plain, 2)))


def test_a_row_of_a_like_name_with_one_other_value_is_nearly_the_same():
    changed = [*VALUES[:4], "79,95"]
    found = graph(row("Persentase jalan desa mantap", VALUES), row("Persentase jembatan desa", changed, 2))
    other = graph(row("Persentase jalan desa mantap", VALUES), row("Indeks kepuasan petani", changed, 2))

    assert nearly_equal_series(found) == {"r#i1": "r#i2"}
    assert not nearly_equal_series(other)


def test_an_occurrence_is_as_complete_if_it_prints_every_column_with_the_same_values():
    full, less, none, other = graph(
        row("A", VALUES, baseline="60"), row("A", VALUES), row("A", []), row("A", ["1", *VALUES[1:]], baseline="60")
    ).indicators.values()

    assert is_as_complete(full, less)
    assert not is_as_complete(less, full)
    assert not is_as_complete(none, full)
    assert not is_as_complete(full, other)


def test_words_are_shared_by_root_and_light_words_do_not_count():
    assert shared_words("Persentase jalan yang dipelihara warga", "Pemeliharaan jalan desa") == (2, 2 / 3)


def test_every_series_of_an_indicator_is_compared_not_only_that_of_its_first_print():
    other = ["3,72", "4,20", "4,40", "4,60", "4,80"]
    found = equal_series(
        graph(
            row("Persentase pelaku ekonomi kreatif bersertifikat", other),
            row("Persentase pelaku ekonomi kreatif bersertifikat", VALUES, 2),
            row("Indeks kepuasan petani", VALUES, 3),
        )
    )

    assert set(found) | set(found.values()) == {"r#i2", "r#i3"}
