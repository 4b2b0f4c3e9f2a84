"""Begin the command line: what needs no command is answered without importing any."""

from __future__ import annotations

import gc
import sys

from cascade import __version__


def main() -> None:
    """Print the version where only that is asked for, else run the command."""
    if sys.argv[1:] == ["--version"]:
        print(f"cascade {__version__}")  # noqa: T201  # the version is the output
        return
    gc.disable()  # what is imported stays; the command line turns it on again, for seldom
    from cascade.cli.app import main as run

    run()
