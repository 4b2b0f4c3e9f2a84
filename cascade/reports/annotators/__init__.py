"""How are notes written into a copy of a document? One module per file format, found by walking this folder.

An annotator is a module with `SUFFIXES` and `annotate(content: bytes, remarks: tuple[Annotation, ...], at: datetime) ->
bytes`: the same file with a note at each place, and nothing else changed. It decides nothing and never sees a path.
"""

from __future__ import annotations

import datetime
import importlib
import pkgutil
from functools import cache
from types import ModuleType

from cascade.reports.annotations import Annotation

AUTHOR = "cascade"


@cache
def discover() -> dict[str, ModuleType]:
    """Return the annotator of each suffix."""
    modules = [importlib.import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__)]
    return {suffix: module for module in modules for suffix in module.SUFFIXES}


def annotate(suffix: str, content: bytes, remarks: tuple[Annotation, ...], at: datetime.datetime) -> bytes:
    """Return a copy with its notes; a suffix must be one of `discover`."""
    annotated: bytes = discover()[suffix].annotate(content, remarks, at)
    return annotated
