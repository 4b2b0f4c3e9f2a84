"""What was typed becomes a value, or is refused with the values that there are."""

from __future__ import annotations

import datetime

import pytest

from cascade.cli.options import comma_separated, language_of, report_time
from cascade.model.errors import CascadeError


def test_a_language_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    assert (language_of("en"), language_of("id")) == ("en", "id")
    with pytest.raises(CascadeError, match="Choose from: id, en"):
        language_of("jw")


def test_the_time_of_a_report_is_the_given_one_before_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert report_time(None) == datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    assert report_time("2026-01-31T08:00") == datetime.datetime(2026, 1, 31, 8)
    with pytest.raises(CascadeError, match="ISO 8601"):
        report_time("kemarin")


def test_an_option_is_given_several_times_or_once_with_commas() -> None:
    assert comma_separated(["TRI-01, NOM", "inti,"]) == ("TRI-01", "NOM", "inti")
    assert comma_separated(None) == ()
