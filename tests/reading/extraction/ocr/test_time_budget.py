"""The seconds for pictures end the reading before it takes longer."""

from __future__ import annotations

import time

import pytest
from scanned_pages import PAPER, table

from cascade.reading.extraction.ocr import tables
from cascade.reading.extraction.ocr.first_look import Look
from cascade.reading.extraction.ocr.page_picture import PagePicture
from cascade.reading.extraction.ocr.time_budget import OutOfTimeError, TimeBudget


def test_a_clock_knows_from_what_it_has_seen_whether_a_page_still_fits():
    clock = TimeBudget(10)
    assert clock.allows(100)
    clock.lines, clock.spent = 10, 5.0
    assert clock.allows(10)
    assert not clock.allows(100)


@pytest.mark.slow
def test_a_page_that_takes_longer_than_expected_is_left(tmp_path, reader, monkeypatch):
    monkeypatch.setattr(TimeBudget, "left", property(lambda clock: -1 if reader.calls > 1 else 1))
    monkeypatch.setattr(TimeBudget, "allows", lambda clock, lines: True)
    place = PagePicture(1, lambda dpi: table(200), 200, (0, 0, *PAPER))
    with pytest.raises(OutOfTimeError):
        tables.scan(place, TimeBudget(1), Look(4, is_sideways=False))


def test_the_seconds_are_the_processors_so_that_a_busy_machine_reads_the_same_pages():
    clock = TimeBudget(10)
    time.sleep(0.2)
    assert clock.left > 9.9
