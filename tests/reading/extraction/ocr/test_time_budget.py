"""The seconds for pictures end the reading before it takes longer."""

from __future__ import annotations

import pytest
from scanned_pages import table

from cascade.reading.extraction.ocr import tables
from cascade.reading.extraction.ocr.time_budget import OutOfTimeError, TimeBudget


def test_a_clock_knows_from_what_it_has_seen_whether_a_page_still_fits():
    clock = TimeBudget(10)
    assert clock.allows(100)
    clock.lines, clock.spent = 10, 5.0
    assert clock.allows(10)
    assert not clock.allows(100)


def test_a_page_that_takes_longer_than_expected_is_left(tmp_path, reader, monkeypatch):
    monkeypatch.setattr(TimeBudget, "left", property(lambda clock: -1 if reader.calls else 1))
    monkeypatch.setattr(TimeBudget, "allows", lambda clock, lines: True)
    with pytest.raises(OutOfTimeError):
        tables.scan(lambda: table(200), 200, TimeBudget(1))
