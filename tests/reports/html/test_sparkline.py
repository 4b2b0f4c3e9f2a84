"""Four quarters beside the target of the year."""

from __future__ import annotations

import pytest
from page_reports import finding, one, page, report

from cascade.reports.html.sparkline import HEIGHT, sparkline
from cascade.text.numbers import parse_quantity as parse_quantity


def test_quarters_are_drawn_beside_the_target_of_the_year_and_said_in_words() -> None:
    spark = one(page(report(None, finding())), "//article//svg[@class='spark']")
    assert spark.get("aria-label") == "TR I 25%; TR II 50%; TR III 75%; TR IV 90%; target setahun 95%"
    assert len(spark.xpath("./rect")) == 4
    assert not spark.xpath("./rect[@class='above']")


def quantities(*printed):
    return [None if text is None else parse_quantity(text) for text in printed]


def test_the_highest_value_fills_the_picture_and_what_exceeds_the_year_is_marked():
    drawn = sparkline(quantities("10", "20", "30", "40"), parse_quantity("20"))

    assert [bar.is_above for bar in drawn.bars] == [False, False, True, True]
    assert max(bar.height for bar in drawn.bars) == HEIGHT - 2
    assert drawn.level == drawn.bars[1].y


def test_a_quarter_without_a_promise_has_no_bar():
    drawn = sparkline(quantities("-", None, "3", "3"), None)

    assert [bar.height > 0 for bar in drawn.bars] == [False, False, True, True]
    assert drawn.level is None


@pytest.mark.parametrize("printed", [("5", None, None, None), ("baik", "3", "3", "3"), ("0", "0", "0", "0")])
def test_words_zeros_and_single_values_have_no_picture(printed):
    assert sparkline(quantities(*printed), None) is None
