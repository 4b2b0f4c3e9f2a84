"""How far a run is, how fast, and how long it will take, also over hours."""

from __future__ import annotations

from cascade.fleet.dossier_task import Outcome
from cascade.fleet.progress import Pace


def said_after(seconds_each, count, total, already=0):
    moment = [0.0]
    pace = Pace(total, already, clock=lambda: moment[0])
    for number in range(count):
        moment[0] += seconds_each
        pace.done(Outcome("k", "s", is_failed=number == 0))
    return pace.sentence()


def test_rate_and_remaining_time_are_told_in_the_units_that_people_use():
    assert said_after(0.5, 10, 1000).id == "10/1.000 berkas (1 tidak dapat dinilai) · 120/menit · sisa sekitar 8 menit"
    assert (
        said_after(90, 10, 2000).id
        == "10/2.000 berkas (1 tidak dapat dinilai) · 40,0/jam · sisa sekitar 49 jam 45 menit"
    )
    assert said_after(1, 10, 12).en == "10/12 dossiers (1 could not be judged) · 60/min · about less than a minute left"


def test_nothing_is_told_before_there_is_something_to_tell_it_by():
    assert "sisa" not in said_after(1, 2, 100).id
    assert "sisa" not in said_after(1, 100, 100).id


def test_what_was_found_again_makes_a_run_no_faster():
    assert "60/menit" in said_after(1, 10, 1000, already=900).id


def test_the_rate_is_that_of_the_last_dossiers():
    moment = [0.0]
    pace = Pace(2000, clock=lambda: moment[0])
    for seconds in [100.0] * 10 + [1.0] * 300:
        moment[0] += seconds
        pace.done(Outcome("k", "s"))

    assert "60/menit" in pace.sentence().id
