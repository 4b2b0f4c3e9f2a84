"""What workers that read files do in tests; a function is sent to another process by the name of its module."""

from __future__ import annotations

import faulthandler
import os
import time
from collections.abc import Callable
from typing import Any

from cascade.pipeline import file_reading

READ_ONE = file_reading._read_one  # before a test puts something else in its place


def read_one_quietly(file: Any, say: Callable[[Any], None]) -> Any:
    """Read a file; of a library that aborts, what watches over the tests says nothing."""
    faulthandler.disable()
    return READ_ONE(file, say)


def read_one_but(file: Any, say: Callable[[Any], None]) -> Any:
    """Read a file, but die at the one that is called rusak.pdf."""
    if file.name == "rusak.pdf":
        os._exit(11)
    return READ_ONE(file, say)


def hang_one_but(file: Any, say: Callable[[Any], None]) -> Any:
    """Read a file, but hang at the one that is called rusak.pdf."""
    if file.name == "rusak.pdf":
        time.sleep(60)
    return READ_ONE(file, say)
