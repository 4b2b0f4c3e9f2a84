"""Read single keys from a terminal, or letters from a pipe.

A terminal gives one key at a time; piped input is read letter by letter. No full-screen library: what is printed stays on
the screen.
"""

from __future__ import annotations

import sys
from typing import Protocol, TextIO

import typer

# a terminal sends an arrow or function key as several characters that begin with one of these
_SPECIAL_KEYS = ("\x1b", "\x00", "\xe0")


class Keyboard(Protocol):
    """Where answers come from."""

    is_person: bool

    def key(self) -> str:
        """Return the next key in lower case, "" for one that is no letter.

        Raises:
            EOFError: there is no more input.
            KeyboardInterrupt: Ctrl-C.
        """

    def line(self) -> str:
        """Return a line of text."""


def keyboard(stream: TextIO | None = None) -> Keyboard:
    """Return the best way to read keys here."""
    stream = stream or sys.stdin
    return TerminalKeys(stream) if stream.isatty() else PipedKeys(stream)


class PipedKeys:
    """Letters from a pipe; white space between them says nothing."""

    is_person = False

    def __init__(self, stream: TextIO):
        self.stream = stream

    def key(self) -> str:
        """Return the next letter."""
        while letter := self.stream.read(1):
            if not letter.isspace():
                return letter.lower()
        raise EOFError

    def line(self) -> str:
        """Return the rest of the line."""
        return self.stream.readline().strip()


class TerminalKeys:
    """Keys from a terminal, without Enter; keys that arrive together are given one after the other."""

    is_person = True

    def __init__(self, stream: TextIO):
        self.stream = stream
        self.waiting = ""

    def key(self) -> str:
        """Return one key; the terminal is itself again before anything is done with it."""
        pressed = self.waiting or typer.getchar()
        if not pressed:
            raise EOFError
        if pressed.startswith(_SPECIAL_KEYS):
            self.waiting = ""
            return ""
        self.waiting = pressed[1:]
        return pressed[0].lower()

    def line(self) -> str:
        """Return a line of text, closed with Enter."""
        return self.stream.readline().strip()
