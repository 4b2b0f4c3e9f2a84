"""Each row of values of a text gets the names that stand before it."""

from __future__ import annotations

from cascade.reading.extraction.plain_text.rows import LevelChain, rows_of
from cascade.reading.extraction.plain_text.text_cells import TextCell, TextRow
from cascade.reading.extraction.plain_text.text_content import TextContent


def name(text: str, page: int = 1) -> TextCell:
    return TextCell([TextRow(text, 1, page, False)], text)


def values(*texts: str, number: str = "", page: int = 1) -> TextCell:
    return TextCell([TextRow(" ".join(texts), 1, page, False)], " ".join(texts), "values", texts, "", number)


def test_the_last_name_is_the_indicator_and_the_one_before_it_its_element():
    cells = [name("Meningkatnya pelayanan"), name("Indeks kepuasan"), values("84")]
    [row], nameless = rows_of(cells, LevelChain(["sasaran"], False), False, TextContent())

    assert (row.names["sasaran"].text, row.indicators["sasaran"].text) == ("Meningkatnya pelayanan", "Indeks kepuasan")
    assert nameless == 0


def test_names_above_belong_to_the_levels_above():
    cells = [name("Program Kesehatan"), name("Kegiatan Posyandu"), name("Jumlah posyandu"), values("12")]
    [row], _ = rows_of(cells, LevelChain(["program", "kegiatan"], False), False, TextContent())

    assert {level: cell.text for level, cell in row.names.items()} == {
        "kegiatan": "Kegiatan Posyandu",
        "program": "Program Kesehatan",
    }


def test_values_without_a_name_are_counted_and_left_out():
    rows, nameless = rows_of([values("84"), values("85")], LevelChain(["sasaran"], False), False, TextContent())

    assert (rows, nameless) == ([], 2)


def test_values_of_the_left_block_get_the_names_that_stand_apart_if_they_are_as_many():
    cells = [values("84", number="1"), name("Meningkatnya layanan publik"), name("Indeks kepuasan masyarakat")]
    [row], nameless = rows_of(cells, LevelChain(["program"], False), True, TextContent())

    assert nameless == 0
    assert row.indicators["left"].text == "Indeks kepuasan masyarakat"


def test_a_remark_among_the_names_is_none_of_them():
    content = TextContent()
    cells = [name("mohon disesuaikan dengan Renstra"), name("Indeks kepuasan"), values("84")]
    [row], _ = rows_of(cells, LevelChain(["sasaran"], False), False, content)

    assert "sasaran" not in row.names
    assert [remark.text for remark in content.remarks] == ["mohon disesuaikan dengan Renstra"]
