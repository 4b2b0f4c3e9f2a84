"""Rules become tables whose cells have their true spans, however the rules are drawn."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_pages import boxes
from ruled_lines import Span, borders, drawn, level, upright

from cascade.reading.extraction.lattice import (
    Lattice,
    RuledLine,
    find_lattices,
    join_ruled_lines,
    same_edges,
)


def spans(lattice: Lattice) -> list[Span]:
    return [(cell.row, cell.column, cell.rows, cell.columns) for cell in lattice.cells]


HEADER = """
    | Tujuan | Target | <    |
    | "      | 2025   | 2026 |
    | A      | 1      | 2    |
    """
HEADER_SPANS = [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)]


def test_merged_cells_come_back_with_their_spans():
    [lattice] = find_lattices(drawn(HEADER))

    assert spans(lattice) == HEADER_SPANS
    assert lattice.box == (40, 50, 220, 110)
    assert lattice.cells[1].box == (100, 50, 220, 70)


@st.composite
def grids(draw: st.DrawFn) -> list[Span]:
    """Return cells that cover a grid, some merged."""
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    found = []
    while free:
        row, column = min(free)
        height, width = draw(st.integers(1, 3)), draw(st.integers(1, 3))
        while not {(row, c) for c in range(column, column + width)} <= free:
            width -= 1
        while not {(r, c) for r in range(row, row + height) for c in range(column, column + width)} <= free:
            height -= 1
        free -= {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
        found.append((row, column, height, width))
    return found


def visible(cells: list[Span]) -> list[Span]:
    """Count rows and columns by the edges that some cell has."""
    ys = sorted({edge for row, _, rows, _ in cells for edge in (row, row + rows)})
    xs = sorted({edge for _, column, _, columns in cells for edge in (column, column + columns)})
    return sorted(
        (ys.index(r), xs.index(c), ys.index(r + rows) - ys.index(r), xs.index(c + columns) - xs.index(c))
        for r, c, rows, columns in cells
    )


@given(cells=grids(), seed=st.integers(0, 10**6))
def test_any_grid_comes_back_from_pieces_of_its_borders_in_any_order(cells: list[Span], seed: int):
    shown = visible(cells)
    if len(shown) < 2:
        return  # one cell alone is a frame
    chance = random.Random(seed)
    pieces = []
    for rule in (rule for cell in cells for rule in borders(cell)):
        cuts = sorted([rule.start, chance.uniform(rule.start, rule.end), rule.end])
        for start, end in pairwise(cuts):
            nudge = [chance.uniform(-0.45, 0.45) for _ in range(3)]
            pieces.append(RuledLine(rule.upright, rule.offset + nudge[0], start + nudge[1], end + nudge[2]))
    chance.shuffle(pieces)

    [lattice] = find_lattices(pieces)

    assert sorted(spans(lattice)) == shown


def test_dashes_are_one_rule():
    dashes = [level(10, x, x + 3) for x in range(0, 100, 5)]

    assert join_ruled_lines(dashes) == [level(10, 0, 98)]


def test_double_borders_are_one():
    rules = drawn(HEADER)
    doubled = [*rules, *(RuledLine(rule.upright, rule.offset + 1.4, rule.start, rule.end) for rule in rules)]

    assert [spans(lattice) for lattice in find_lattices(doubled)] == [HEADER_SPANS]


def test_short_marks_are_no_rules():
    assert find_lattices([level(10, 5, 8), upright(5, 5, 8), level(12, 5, 8), upright(8, 5, 8)]) == ()


def test_a_frame_is_no_table():
    assert find_lattices(borders((0, 0, 1, 1))) == ()


def test_tables_apart_are_two_from_top_to_bottom():
    below, above = drawn(HEADER, top=300), drawn(HEADER, top=50)

    assert [lattice.box[1] for lattice in find_lattices([*below, *above])] == [50, 300]


def test_a_table_without_outer_borders_is_closed_by_the_ends_of_its_rules():
    table = "| a | b | c |\n| d | e | f |\n| g | h | i |"
    rules = [rule for rule in drawn(table) if rule.offset not in ((40, 220) if rule.upright else (50, 110))]

    [lattice] = find_lattices(rules)

    assert lattice.box == (40, 50, 220, 110)
    assert len(lattice.cells) == 9


def test_a_merged_cell_without_lower_border_ends_with_the_table_and_is_open():
    rules = [rule for rule in drawn(HEADER) if rule != level(110, 40, 100)]

    [lattice] = find_lattices(rules)

    assert spans(lattice) == HEADER_SPANS
    assert [cell.open_below for cell in lattice.cells] == [False] * 4 + [True, False, False]


def test_a_page_end_without_any_border_leaves_all_cells_open():
    [lattice] = find_lattices([rule for rule in drawn(HEADER) if rule.upright or rule.offset != 110])

    assert [cell.row for cell in lattice.cells if cell.open_below] == [2, 2, 2]


def test_an_ornament_that_crosses_the_table_adds_no_row_and_no_column():
    [lattice] = find_lattices([*drawn(HEADER), upright(70, 20, 400)])

    assert lattice.box[1::2] == (50, 110)


@pytest.mark.parametrize("left", [False, True])
def test_boxes_that_touch_the_side_of_a_table_add_no_column(left: bool):
    rows = "\n".join("| a | b | c |" for _ in range(12))
    x0, x1 = (-60, 37) if left else (223, 320)
    comment = [level(90, x0, x1), level(110, x0, x1), upright(x0, 90, 110), upright(x1, 90, 110)]

    [lattice] = find_lattices([*drawn(rows), *comment])

    assert len(lattice.xs) == 4
    assert [cell.columns for cell in lattice.cells] == [1] * 36


def test_upright_lines_as_high_as_the_table_beside_it_part_merged_columns():
    table = drawn("| Indikator | 2025 |\n| A | 1 |", left=160)
    beside = [upright(40, 50.4, 90.3), upright(100, 50.4, 90.3)]

    [lattice] = find_lattices([*table, *beside])

    assert lattice.xs == (40, 100, 160, 220, 280)
    assert [(cell.row, cell.column, cell.rows, cell.open_below) for cell in lattice.cells if cell.column < 2] == [
        (0, 0, 2, True), (0, 1, 2, True),
    ]  # fmt: skip


def test_strips_of_a_table_between_columns_without_level_lines_are_one():
    strips = [*drawn("| Indikator |\n| A |\n| B |\n| C |", left=40), *drawn("| 2025 |\n| 1 |\n| 2 |\n| 3 |", left=160)]

    [lattice] = find_lattices(strips)

    assert lattice.xs == (40, 100, 160, 220)
    assert [(cell.row, cell.rows) for cell in lattice.cells if cell.column == 1] == [(0, 4)]


def test_tables_side_by_side_with_other_rows_are_two():
    left = drawn("| Nama | Jabatan |\n| A | B |\n| C | D |")

    assert len(find_lattices([*left, *drawn("| X | Y |\n| 1 | 2 |", left=220)])) == 2


def test_a_line_of_another_height_beside_a_table_is_no_column():
    [lattice] = find_lattices([*drawn("| Indikator | 2025 |\n| A | 1 |", left=160), upright(100, 20, 300)])

    assert lattice.xs == (160, 220, 280)


def test_a_last_column_without_outer_border_stays():
    rules = [
        rule
        for rule in drawn("\n".join("| a | b | c |" for _ in range(12)))
        if rule != RuledLine(True, 220, rule.start, rule.end)
    ]

    [lattice] = find_lattices(rules)

    assert len(lattice.xs) == 4


@pytest.mark.parametrize("gap", [0.5, 1, 2, 3])
def test_cells_drawn_apart_are_one_table(gap: float):
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in HEADER.strip().splitlines()]
    rules = []
    for box in boxes(rows):
        top, bottom, left, right = borders((box.row, box.column, box.rows, box.columns))
        rules += [
            rule._replace(start=rule.start + gap / 2, end=rule.end - gap / 2) for rule in (top, bottom, left, right)
        ]
        rules[-4:] = [
            rule._replace(offset=rule.offset + sign * gap / 2)
            for rule, sign in zip(rules[-4:], (1, -1, 1, -1), strict=True)
        ]

    assert [spans(lattice) for lattice in find_lattices(rules)] == [HEADER_SPANS]


def test_too_many_rules_are_a_drawing_and_no_table():
    assert find_lattices(level(n * 3, n, n + 50) for n in range(6100)) == ()


def test_a_point_is_in_one_cell():
    [lattice] = find_lattices(drawn(HEADER))

    assert lattice.position(70, 60) == (0, 0)
    assert lattice.owners()[lattice.position(70, 80)] == 0
    assert lattice.position(30, 60) is None
    assert lattice.position(70, 111) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((40, 100, 160), (40, 100, 160), True),
        ((40, 100, 160), (42, 103, 158), True),  # drawn anew on each page
        ((40, 100, 160), (40, 100, 130, 160), True),  # a merged cell in all rows of one page
        ((40, 100, 160), (40, 120, 160), False),
        ((40, 100, 160), (40, 100, 220), False),
        ((40, 100, 160), (60, 100, 160), False),
    ],
)
def test_tables_with_the_same_edges_may_be_one(one: tuple[float, ...], other: tuple[float, ...], same: bool):
    assert same_edges(one, other) is same
    assert same_edges(other, one) is same


def test_long_dashes_make_a_line_and_the_sides_of_two_tables_do_not():
    dashes = [level(50, 40 + 14 * n, 49 + 14 * n) for n in range(20)]
    sides = [level(80, 40, 200), level(80, 208, 400)]

    assert [(rule.start, rule.end) for rule in join_ruled_lines(dashes)] == [(40, 315)]
    assert [(rule.start, rule.end) for rule in join_ruled_lines(sides)] == [(40, 200), (208, 400)]
