"""Places are said as short as a reader needs them."""

from __future__ import annotations

import pytest
from printed_tables import at, graph_of

from cascade.graph.locations import (
    distinct_places,
    first_label_by_key,
    listed_with_places,
    printed_series,
    short_place,
    table_pages,
)
from cascade.graph.tables import find_tables
from cascade.model import Label, Source


@pytest.mark.parametrize(
    ("source", "indonesian", "english"),
    [
        (Source("r.pdf", page=52, table=3, row=4), "hal. 52", "p. 52"),
        (Source("r.xlsx", sheet="Matriks", cell="C7"), "lembar “Matriks” C7", "sheet “Matriks” C7"),
        (Source("r.docx", table=2, row=5), "tabel 2 baris 5", "table 2 row 5"),
        (Source("r.docx", table=2), "tabel 2", "table 2"),
        (Source("r.json"), "r.json", "r.json"),
    ],
)
def test_a_place_is_a_page_a_cell_or_a_row(source, indonesian, english):
    assert (short_place(source).id, short_place(source).en) == (indonesian, english)


def test_each_place_is_said_once():
    pages = [Source("r.pdf", page=page) for page in (3, 3, 5)]

    assert distinct_places(pages).id == "hal. 3, hal. 5"


def test_texts_are_listed_in_quotes_with_their_places():
    labels = [Label("Indeks\nA", Source("r.pdf", page=52)), Label("Indeks B", Source("r.pdf", page=56))]

    assert listed_with_places(labels).en == "“Indeks A” (p. 52); “Indeks B” (p. 56)"


def test_the_first_label_of_each_key_is_kept():
    one, other, again = (Label(text, Source("r.pdf")) for text in ("A", "B", "a"))

    assert first_label_by_key([("a", one), ("b", other), ("a", again)]) == (one, other)


def test_a_row_of_targets_is_said_with_its_years_and_without_blanks():
    rows = [
        {"name": "Indeks A", "level": "program", "targets": {2026: "85", 2027: "86", 2028: "-"}, "sources": at(1)},
        {"name": "Indeks B", "level": "program", "targets": {2026: "-"}, "sources": at(1)},
    ]
    filled, blank = graph_of([], rows).indicators.values()

    assert printed_series(filled).text == "2026–2027: 85 86"
    assert printed_series(blank) is None


def test_a_table_is_told_by_its_pages():
    rows = [
        {"name": f"Indeks {page}", "level": "program", "targets": {2026: "85"}, "sources": at(1, page)}
        for page in (5, 6)
    ]
    long, short = graph_of([], rows), graph_of([], rows[:1])

    assert [table_pages(table).id for table in find_tables(long, long.documents[0])] == ["hal. 5–6"]
    assert [table_pages(table).id for table in find_tables(short, short.documents[0])] == ["hal. 5"]
