from __future__ import annotations

from dataclasses import replace

from cascade.model import Cell, Element, Label, Source
from cascade.reading.rows import forward_fill
from cascade.reading.tables.table import Column
from cascade.text.numbers import parse_quantity

PLACE = Source("a.xlsx", row=3)


def element(level: str, name: str = "X") -> Element:
    return Element(id=name, level=level, name=Label(name, PLACE))


def open_elements(*levels: str) -> dict[str, Element]:
    return {level: element(level) for level in levels}


def test_an_element_stands_under_the_deepest_above_its_level_and_closes_those_below():
    current = open_elements("sasaran", "program", "kegiatan", "sub_kegiatan")

    assert forward_fill.parent_of("kegiatan", current).level == "program"
    assert list(forward_fill.after_beginning(element("program"), current)) == ["sasaran", "program"]


def test_a_name_of_unknown_level_stands_under_no_sub_kegiatan():
    assert forward_fill.parent_of("unknown", open_elements("kegiatan", "sub_kegiatan")).level == "kegiatan"


def test_a_blank_cell_inherits_the_element_above_unless_a_higher_one_begins_in_its_row():
    columns = [Column(1, "program", 0, "program"), Column(2, "kegiatan", 0, "kegiatan")]
    current = open_elements("program", "kegiatan")
    begins = Cell("Program A", 5, 1, PLACE)

    assert forward_fill.measured_element([(c, None) for c in columns], 5, current).level == "kegiatan"
    assert forward_fill.measured_element([(columns[0], begins), (columns[1], None)], 5, current).level == "program"


def test_a_name_printed_again_is_the_same_element_where_its_pagu_is_blank_or_equal():
    before = replace(element("kegiatan"), pagu={2025: parse_quantity("1.000", whole=True)})
    again = {"name": "X", "code": None, "unit": None}

    assert forward_fill.goes_on(before, **again, pagu={})
    assert forward_fill.goes_on(before, **again, pagu={2025: parse_quantity("1.000,00", whole=True)})
    assert not forward_fill.goes_on(before, **again, pagu={2025: parse_quantity("2.000", whole=True)})
    assert not forward_fill.goes_on(before, **again | {"unit": Label("UPTD Dua", PLACE)}, pagu={})


def test_a_value_is_marked_as_inherited_only_in_the_rows_below_its_first():
    cell = Cell("80", 3, 2, PLACE, rows=2)

    assert forward_fill.source_in_row(cell, 3) == cell.source
    assert forward_fill.source_in_row(cell, 4) == replace(cell.source, carried=True)


def test_the_parts_of_a_code_left_of_the_first_printed_one_are_those_above():
    assert forward_fill.with_parts_above(["", "", "02", "01"], ["7", "01", "01", "03"]) == ["7", "01", "02", "01"]


def test_rows_that_print_one_pagu_print_that_of_their_element():
    same, other = {2025: parse_quantity("1.000", whole=True)}, {2025: parse_quantity("2.000", whole=True)}

    assert forward_fill.pagu_of_rows([same, same]) == same
    assert forward_fill.pagu_of_rows([same, other]) is None
    assert forward_fill.pagu_of_rows([]) is None
