import threading

import pytest

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText, same
from cascade.web.workshop import Workshop


def test_a_thing_is_made_once_and_told_while_it_is_being_made():
    workshop, may_end, calls = Workshop(), threading.Event(), []

    def make(say):
        calls.append(1)
        say(LocalizedText("Membuat …", "Making …"))
        may_end.wait(5)
        return "x"

    first = workshop.ask((1, "a"), make, patience=0.2)
    again = workshop.ask((1, "a"), make)
    assert again is first
    assert first.is_busy
    assert first.said.id == "Membuat …"
    may_end.set()
    assert workshop.ask((1, "a"), make, patience=5).value == "x"
    assert calls == [1]


def test_a_later_check_forgets_what_an_earlier_one_was_asked_for():
    workshop = Workshop()
    workshop.ask((1, "a"), lambda say: 1, patience=5)
    workshop.ask((2, "a"), lambda say: 2, patience=5)

    assert workshop.find((1, "a")) is None
    assert workshop.find((2, "a")).value == 2


@pytest.mark.parametrize("error", [CascadeError(same("tidak bisa")), ValueError("tidak bisa")])
def test_a_failure_is_told_once_and_tried_again(error):
    workshop, calls = Workshop(), []

    def make(say):
        calls.append(1)
        if len(calls) == 1:
            raise error
        return "x"

    assert "tidak bisa" in workshop.ask((1, "a"), make, patience=5).error.say("id")
    assert workshop.ask((1, "a"), make, patience=5).value == "x"
