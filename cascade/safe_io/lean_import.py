"""Import a library as on a computer where another one is not installed, which it would import for nothing."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType


def import_without(left_out: str, name: str) -> ModuleType:
    """Import a module without another one that it can do without; what is imported already stays as it is.

    >>> import_without("numpy", "openpyxl").__name__
    'openpyxl'
    """
    if name in sys.modules or left_out in sys.modules:
        return importlib.import_module(name)
    sys.modules[left_out] = None  # type: ignore[assignment]  # how Python marks a module that must not be imported
    try:
        return importlib.import_module(name)
    finally:
        del sys.modules[left_out]
