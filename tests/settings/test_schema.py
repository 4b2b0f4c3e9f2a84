from __future__ import annotations

import pytest
from pydantic import ValidationError

from cascade.settings.schema import BerkasFile, Event


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("equal", [("equal", None)]),
        ({"value": "equal", "from": 2025}, [("equal", 2025)]),
        ([{"value": "equal", "from": 2025}, {"value": "floor"}], [("equal", 2025), ("floor", None)]),
    ],
)
def test_a_choice_is_a_plain_value_a_dated_one_or_a_list_of_them(written, values):
    file = BerkasFile.model_validate({"target_policy": written})

    assert [(each.value, each.since) for each in file.target_policy] == values


@pytest.mark.parametrize(
    "written",
    [{"target_polcy": "equal"}, {"target_policy": "atap"}, {"documents": {"a.pdf": {"phase": "baru"}}}, {"year": "x"}],
)
def test_an_unknown_key_or_value_is_refused(written):
    with pytest.raises(ValidationError):
        BerkasFile.model_validate(written)


@pytest.mark.parametrize(
    ("since", "until", "year", "holds"),
    [(2025, None, 2024, False), (2025, None, 2025, True), (None, 2025, 2026, False), (2025, 2026, None, True)],
)
def test_an_entry_holds_in_its_years_and_perhaps_without_a_year(since, until, year, holds):
    assert Event.model_validate({"event": "pesta", "from": since, "until": until}).holds_in(year) is holds


def test_an_event_is_settled_where_one_cycle_or_sure_quarters_are_given():
    assert Event(event="pesta", quarters=(2,), cycles=((1,), (3,))).is_settled
    assert Event(event="pesta", cycles=((1, 2),)).is_settled
    open_event = Event(event="pesta", cycles=((1,), (3, 2)))
    assert not open_event.is_settled
    assert open_event.all_quarters == (1, 2, 3)
