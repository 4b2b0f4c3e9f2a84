"""A reader of lines that needs no network."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from read_pictures import letters

from cascade.reading.extraction.ocr import engine, scanner


@pytest.fixture
def reader(monkeypatch):
    """A network that reads `84,5` in each short line and `7.01.01.2.01` in each long one."""
    state = SimpleNamespace(first="84,5", second="84,5", confidence=0.99, calls=0)

    def read(pictures: Sequence[Any], narrow: float = engine.NARROW):
        state.calls += 1
        short = state.first if narrow == engine.NARROW else state.second
        for number, pixels in enumerate(pictures):
            is_short = pixels.shape[1] < 3 * pixels.shape[0]
            yield number, letters(short if is_short else "7.01.01.2.01", state.confidence)

    monkeypatch.setattr(engine, "read", read)
    monkeypatch.setattr(engine, "prepare", lambda: None)
    monkeypatch.setattr(scanner, "is_installed", lambda: True)
    return state
