"""Let tests and the processes that they begin compile each module once, also where nothing may be written beside the source."""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".pytest_cache" / "bytecode"


def keep() -> None:
    """Keep what is compiled from now on in a folder of the tests, unless Python keeps it already."""
    if sys.dont_write_bytecode and not sys.pycache_prefix:
        sys.dont_write_bytecode, sys.pycache_prefix = False, str(FOLDER)
        os.environ["PYTHONPYCACHEPREFIX"] = str(FOLDER)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
