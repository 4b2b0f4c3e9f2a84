"""A table is one page wide while its type stays legible; a wider one breaks between groups and repeats its first columns."""

from __future__ import annotations

import pytest

from cascade.model.i18n import same
from cascade.reports.formats.xlsx.columns import SheetColumn
from cascade.reports.formats.xlsx.print_layout import LEAST_SCALE, PrintLayout, print_layout


def column(name, width=20.0, **more):
    return SheetColumn(same(name), width, lambda _: name, **more)


def test_a_table_that_fits_is_one_page_wide():
    assert print_layout([column("a"), column("b")]) == PrintLayout(2)


def test_columns_that_do_not_go_on_paper_are_left_out_and_stand_at_the_right():
    hidden = column("b", is_printed=False)

    assert print_layout([column("a"), hidden]).printed == 1
    with pytest.raises(ValueError, match="right of one that does not"):
        print_layout([hidden, column("a")])


def test_a_wide_table_breaks_between_groups_and_repeats_what_stays_in_sight():
    kinds = [column(f"{kind}{n}", group=same(kind)) for kind in "ABC" for n in range(4)]
    layout = print_layout([column("no", 5), column("nama", stays_in_sight=True), *kinds])

    assert (layout.printed, layout.repeated, layout.breaks) == (14, 2, (10,))
    assert LEAST_SCALE <= layout.scale <= 100


def test_single_columns_break_one_by_one():
    layout = print_layout([column(str(n)) for n in range(19)])

    assert layout.breaks == (10,)
