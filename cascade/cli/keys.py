"""Which key did the person press?

One key at a time where the terminal can do that (Windows consoles, POSIX terminals), else a line closed with Enter;
piped input is read letter by letter. No full-screen library: what is printed stays on the screen.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, Protocol, TextIO

INTERRUPT, ESCAPE = "\x03", "\x1b"
_WINDOWS_PREFIXES = ("\x00", "\xe0")  # an arrow or function key sends one of these and one more


class Keyboard(Protocol):
    """Where answers come from."""

    needs_enter: bool
    is_person: bool

    def key(self) -> str:
        """Return the next key in lower case.

        Raises:
            EOFError: there is no more input.
            KeyboardInterrupt: Ctrl-C.
        """

    def line(self) -> str:
        """Return a line of text."""


def keyboard(stream: TextIO | None = None) -> Keyboard:
    """Return the best way to read keys here."""
    stream = stream or sys.stdin
    if not stream.isatty():
        return Lines(stream, is_person=False)
    if os.name == "nt":
        return _WindowsKeys(stream, importlib.import_module("msvcrt"))
    try:
        return _PosixKeys(stream, importlib.import_module("termios"), importlib.import_module("tty"))
    except ImportError:
        return Lines(stream, is_person=True)


class Lines:
    """Keys from lines or from a pipe; white space between them says nothing."""

    needs_enter = True

    def __init__(self, stream: TextIO, *, is_person: bool):
        self.stream = stream
        self.is_person = is_person

    def key(self) -> str:
        """Return the next letter."""
        while letter := self.stream.read(1):
            if not letter.isspace():
                return letter.lower()
        raise EOFError

    def line(self) -> str:
        """Return the rest of the line."""
        return self.stream.readline().strip()


class _WindowsKeys:
    needs_enter = False
    is_person = True

    def __init__(self, stream: TextIO, console: Any):
        self.stream = stream
        self.console = console

    def key(self) -> str:
        letter: str = self.console.getwch()
        if letter == INTERRUPT:
            raise KeyboardInterrupt
        if letter in _WINDOWS_PREFIXES:
            self.console.getwch()
            return ""
        return letter.lower()

    def line(self) -> str:
        return self.stream.readline().strip()


class _PosixKeys:
    needs_enter = False
    is_person = True

    def __init__(self, stream: TextIO, termios: Any, tty: Any):
        self.stream = stream
        self.termios = termios
        self.tty = tty

    def key(self) -> str:
        """Return one key; the terminal is itself again before anything is done with it."""
        number = self.stream.fileno()
        before = self.termios.tcgetattr(number)
        try:
            self.tty.setcbreak(number, self.termios.TCSADRAIN)  # what was typed ahead counts
            letter = os.read(number, 16).decode("utf-8", "replace")  # an arrow key comes as several bytes at once
        finally:
            self.termios.tcsetattr(number, self.termios.TCSADRAIN, before)
        if not letter or letter == "\x04":
            raise EOFError
        return "" if letter.startswith(ESCAPE) else letter[:1].lower()

    def line(self) -> str:
        return self.stream.readline().strip()
