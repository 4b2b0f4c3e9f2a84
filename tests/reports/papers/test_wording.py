"""How working papers write numbers, dates and criteria."""

from __future__ import annotations

from golden_reports import NOW

from cascade.model.i18n import figure, spelled


def test_dates_and_numbers_are_written_as_each_language_writes_them():
    assert (figure("1250.5").id, figure("1250.5").en) == ("1.250,5", "1,250.5")
    assert (spelled(NOW).id, spelled(NOW).en) == ("31 Januari 2026", "31 January 2026")
