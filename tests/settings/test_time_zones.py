"""A moment is told as the clocks of the region show it."""

from __future__ import annotations

import datetime

import pytest

from cascade.settings.time_zones import local_time


@pytest.mark.parametrize(("zone", "shown"), [("WIB", "01.30 WIB"), ("WITA", "02.30 WITA"), ("WIT", "03.30 WIT")])
def test_an_evening_at_greenwich_is_the_next_day_in_indonesia(zone, shown):
    told = local_time(datetime.datetime(2026, 1, 31, 18, 30, tzinfo=datetime.UTC), zone)

    assert told.strftime("%H.%M %Z") == shown
    assert told.date() == datetime.date(2026, 2, 1)


def test_a_moment_without_a_zone_was_meant_in_that_of_the_region():
    assert local_time(datetime.datetime(2026, 1, 31, 8, 0), "WITA").isoformat() == "2026-01-31T08:00:00+08:00"
