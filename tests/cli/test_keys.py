"""Keys from terminals and pipes."""

from __future__ import annotations

import io
import os
import sys
import threading
import time

import pytest
import typer

from cascade.cli.keys import PipedKeys, TerminalKeys, keyboard


def test_piped_input_is_read_letter_by_letter_whatever_lies_between():
    keys = keyboard(io.StringIO("y\n N\r\n\nq"))

    assert [keys.key() for _ in range(3)] == ["y", "n", "q"]
    with pytest.raises(EOFError):
        keys.key()


def test_a_reason_is_the_rest_of_the_line():
    keys = PipedKeys(io.StringIO("a sudah dirapatkan\ny"))

    assert (keys.key(), keys.line(), keys.key()) == ("a", "sudah dirapatkan", "y")


def test_a_terminal_gives_single_keys_and_arrow_keys_say_nothing(monkeypatch):
    pressed = iter(["Y", "\xe0H", "\x00;", "\x1b[A", "n"])
    monkeypatch.setattr(typer, "getchar", lambda: next(pressed))
    keys = TerminalKeys(io.StringIO())

    assert [keys.key() for _ in range(5)] == ["y", "", "", "", "n"]


def test_keys_that_arrive_together_are_not_lost(monkeypatch):
    pressed = iter(["ynS", "q"])
    monkeypatch.setattr(typer, "getchar", lambda: next(pressed))
    keys = TerminalKeys(io.StringIO())

    assert [keys.key() for _ in range(4)] == ["y", "n", "s", "q"]


def test_a_terminal_that_is_closed_ends_the_questions(monkeypatch):
    monkeypatch.setattr(typer, "getchar", lambda: "")

    with pytest.raises(EOFError):
        TerminalKeys(io.StringIO()).key()


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo terminal")
def test_a_posix_terminal_is_itself_again_after_each_key(monkeypatch):
    import pty
    import termios

    master, slave = pty.openpty()
    with os.fdopen(slave, "r", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        before = termios.tcgetattr(slave)
        keys, found = keyboard(), []
        for pressed in (b"Y", b"\x1b[A", b"q"):
            typist = threading.Thread(target=lambda said=pressed: (time.sleep(0.2), os.write(master, said)))
            typist.start()
            found.append(keys.key())
            typist.join()
        after = termios.tcgetattr(slave)
    os.close(master)

    assert found == ["y", "", "q"]
    assert before == after
