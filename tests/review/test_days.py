"""A day is understood as people write it."""

from __future__ import annotations

import datetime

import pytest

from cascade.model.errors import CascadeError
from cascade.review.days import parse_day


@pytest.mark.parametrize(
    "typed",
    ["31-12-2026", "31/12/2026", "31.12.2026", "31 Desember 2026", "31 des 2026", "31 December 2026", "2026-12-31"],
)
def test_the_ways_in_which_people_write_a_day(typed):
    assert parse_day(typed) == datetime.date(2026, 12, 31)


@pytest.mark.parametrize("typed", ["", "akhir tahun", "31-02-2026", "12-31-2026", "31 Dezember 2026"])
def test_what_is_no_day_is_refused_with_an_example(typed):
    with pytest.raises(CascadeError) as refused:
        parse_day(typed)
    assert "31-12-2026" in refused.value.hint.id
