"""Keys from terminals, lines and pipes."""

from __future__ import annotations

import io
import os

import pytest

from cascade.cli import keys as keyboard
from cascade.cli.keys import Lines


def test_piped_input_is_read_letter_by_letter_whatever_lies_between():
    keys = Lines(io.StringIO("y\n N\r\n\nq"), is_person=False)

    assert [keys.key() for _ in range(3)] == ["y", "n", "q"]
    with pytest.raises(EOFError):
        keys.key()


def test_a_reason_is_the_rest_of_the_line():
    keys = Lines(io.StringIO("a sudah dirapatkan\ny"), is_person=False)

    assert (keys.key(), keys.line(), keys.key()) == ("a", "sudah dirapatkan", "y")


class Console:
    def __init__(self, *letters: str):
        self.letters = list(letters)

    def getwch(self) -> str:
        return self.letters.pop(0)


def test_a_windows_console_gives_single_keys_and_arrow_keys_say_nothing():
    keys = keyboard._WindowsKeys(io.StringIO(), Console("Y", "\xe0", "H", "\x00", ";", "\x03"))

    assert [keys.key() for _ in range(3)] == ["y", "", ""]
    with pytest.raises(KeyboardInterrupt):
        keys.key()


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo terminal")
def test_a_posix_terminal_gives_single_keys_and_is_itself_again_afterwards():
    import pty
    import termios

    master, slave = pty.openpty()
    with os.fdopen(slave, "r", encoding="utf-8") as stream:
        before = termios.tcgetattr(slave)
        keys = keyboard.keyboard(stream)
        found = []
        for pressed in (b"Y", b"\x1b[A", b"q"):
            os.write(master, pressed)
            found.append(keys.key())
        after = termios.tcgetattr(slave)
    os.close(master)

    assert (found, keys.needs_enter) == (["y", "", "q"], False)
    assert before == after
