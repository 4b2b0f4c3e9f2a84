from __future__ import annotations

import pytest
from evaluation_contexts import context_of, document, indicator

from cascade.rules.vocabulary.indicator.quarters import annual, planned_quarters, running_total


def row(printed, name="Jumlah pengunjung perpustakaan", unit="orang"):
    given = {"name": name, "level": "sub_kegiatan", "unit": unit, "quarters": printed.split()}
    return indicator(context_of(document("rencana_aksi", year=2025, indicators=[given])), name)


@pytest.mark.parametrize(
    ("printed", "last"),
    [("300 500 650 700", "700"), ("300 500 - 700", "700"), ("100 100 100 100", None), ("300 200 400 500", None), ("- - 300 400", None)],
)  # fmt: skip
def test_three_or_more_quarters_that_rise_and_never_fall_may_be_a_running_total(printed, last):
    found = running_total(row(printed))
    assert (found.raw if found else None) == last


def test_the_year_of_a_count_is_still_the_sum_of_its_portions():
    assert annual(row("300 500 650 700")).value == 2150
    assert [q.raw for q in planned_quarters(row("300 500 - 700"))] == ["300", "500", "700"]
