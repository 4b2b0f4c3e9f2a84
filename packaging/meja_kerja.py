"""Begin the program that is installed without Python: without arguments the workbench, else the command line."""

from __future__ import annotations

import multiprocessing
import os
import sys


def main() -> None:
    """Run what was asked for; the workers and the guards of other programs are this program once more."""
    multiprocessing.freeze_support()
    from cascade.safe_io import external_program

    asked = external_program.guarded_command(sys.argv[1:])
    if asked is not None:
        os._exit(external_program.guard(asked))
    if not sys.argv[1:]:
        sys.argv.append("serve")
    from cascade.cli.start import main as run

    run()


if __name__ == "__main__":
    main()
