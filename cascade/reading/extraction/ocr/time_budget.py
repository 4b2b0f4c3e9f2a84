"""Watch the seconds that reading the pictures of one file may take.

Tells what remains and whether so many lines can still be read; stops nothing by itself. The seconds are the processor's, so that
a busy machine reads the same pages as an idle one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

SECONDS_A_LINE = 0.08  # seconds a line, until it is known


class OutOfTimeError(Exception):
    """The seconds for reading pictures are used up."""


@dataclass(slots=True)
class TimeBudget:
    """The seconds that reading the pictures of one file may take, whom to tell that it goes on, and what a line has taken so far."""

    seconds: float
    still_working: Callable[[], None] = lambda: None
    clock: Callable[[], float] = time.thread_time
    began: float = field(init=False)
    lines: int = 0
    spent: float = 0.0

    def __post_init__(self) -> None:
        self.began = self.clock()

    @property
    def left(self) -> float:
        """Seconds that remain."""
        return self.seconds - (self.clock() - self.began)

    def allows(self, lines: int) -> bool:
        """Tell whether so many lines can be read in the seconds that remain."""
        return lines * (self.spent / self.lines if self.lines else SECONDS_A_LINE) <= self.left
