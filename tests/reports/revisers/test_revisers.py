"""A value is changed only where it stands alone, once."""

from __future__ import annotations

import pytest

from cascade.reports import revisers
from cascade.reports.revisers import NotWritableError, span_of


@pytest.mark.parametrize(
    ("text", "printed", "found"),
    [
        ("95%", "95%", "95%"),
        ("Target: 95% pada TR IV", "95%", "95%"),
        ("12 dari 112 desa", "12", "12"),
        ("sebesar 95.", "95", "95"),
    ],
)
def test_a_value_is_found_where_it_is_no_part_of_another(text, printed, found):
    start, end = span_of(text, printed)
    assert text[start:end] == found


@pytest.mark.parametrize(
    ("text", "printed"),
    [("112", "12"), ("12 dari 12", "12"), ("9,5", "9"), ("9,5", "5"), ("84", "95"), ("84", "")],
)
def test_a_value_inside_another_or_printed_twice_is_not_changed(text, printed):
    with pytest.raises(NotWritableError):
        span_of(text, printed)


def test_excel_and_word_files_can_carry_values():
    assert sorted(revisers.by_suffix()) == [".docx", ".xlsm", ".xlsx"]
