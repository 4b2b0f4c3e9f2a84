"""Write notes into a copy of a document: one module of this folder for each family of file formats.

An annotator is a module that fulfils `Annotator`; its suffixes are all that has to be told of it, and its test is
tests/reports/annotators/test_NAME.py. It gets the bytes of a document and returns the same document with a note at
each place, nothing else changed: it decides nothing and never sees a path.
"""

from __future__ import annotations

import datetime
import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Protocol, runtime_checkable

from cascade.model import Severity
from cascade.reports.annotations import Annotation

AUTHOR = "cascade"
FILLS: dict[Severity, str] = {"error": "FFC7CE", "warning": "FFEB9C", "question": "DDEBF7", "info": "EDEDED"}


@runtime_checkable
class Annotator(Protocol):
    """A module that writes notes into documents of one family of formats.

    Shape:
        SUFFIXES: those of its files, lower case and with the dot.
    """

    SUFFIXES: tuple[str, ...]

    def annotate(self, content: bytes, annotations: tuple[Annotation, ...], created: datetime.datetime) -> bytes:
        """Return the document with its notes, each dated `at`; a note whose place is not there stands at the beginning.

        Raises:
            Exception: the file is odd in some way, wherever the library for its format finds that out.
        """


@cache
def by_suffix() -> Mapping[str, Annotator]:
    """Return the annotator of each suffix.

    Raises:
        TypeError: a module of this folder is no annotator.
    """
    annotators: dict[str, Annotator] = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if not isinstance(module, Annotator):
            raise TypeError(
                f"{module.__name__} is no annotator: it needs SUFFIXES and annotate(content, annotations, created)"
            )
        annotators |= dict.fromkeys(module.SUFFIXES, module)
    return annotators


def annotate(suffix: str, content: bytes, annotations: tuple[Annotation, ...], created: datetime.datetime) -> bytes:
    """Return a copy with its notes; the suffix must be one of `by_suffix`."""
    return by_suffix()[suffix].annotate(content, annotations, created)
