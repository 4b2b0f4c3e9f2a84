"""Print what reading PDFs costs in processor time a page, beside pdfplumber.

    pdf.py FILE… [--rounds 3] [--pdfplumber PYTHON]

`--pdfplumber` names the Python of an environment that has it; the two tools then read by turns. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def read_with_cascade(path: Path, rounds: int) -> dict[str, float]:
    """Read a file as `cascade read` does, pictures left out, once before it counts: patterns are compiled then."""
    from cascade.reading import loaders
    from cascade.reading.document_builder import read_file
    from cascade.safe_io.worker_pool import collect_garbage_rarely

    pages = 0

    def count(_: int, all_pages: int) -> None:
        nonlocal pages
        pages = max(pages, all_pages)

    def read() -> None:
        read_file(loaders.load(path, path.name, loaders.LoadContext(count, ocr_seconds=0.0)))

    collect_garbage_rarely()
    read()
    return {"pages": pages, "seconds": min(_seconds_of(read) for _ in range(rounds))}


def read_with_pdfplumber(path: Path, _: int) -> dict[str, float]:
    """Extract the tables of all pages with pdfplumber as it comes."""
    import pdfplumber

    def read() -> None:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_tables()
                page.close()

    with pdfplumber.open(path) as document:
        pages = len(document.pages)
    return {"pages": pages, "seconds": _seconds_of(read)}


def _seconds_of(read: Callable[[], None]) -> float:
    begin = time.process_time()
    read()
    return time.process_time() - begin


TOOLS = {"cascade": read_with_cascade, "pdfplumber": read_with_pdfplumber}


def milliseconds_a_page(python: str, tool: str, path: Path, rounds: int) -> float:
    """Let one tool read a file in a process of its own."""
    command = [python, __file__, str(path), "--rounds", str(rounds), "--tool", tool]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return 1000 * told["seconds"] / told["pages"]


def main() -> None:
    """Print one line for each file, or, with `--tool`, what one tool took for one of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pdfplumber", metavar="PYTHON", help="the Python of an environment with pdfplumber")
    parser.add_argument("--tool", choices=TOOLS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.tool:
        json.dump(TOOLS[options.tool](options.files[0], options.rounds), sys.stdout)
        return
    print(f"{'CPU ms a page':40} {'cascade':>8} {'pdfplumber':>11} {'x':>6}")
    for path in options.files:
        own = milliseconds_a_page(sys.executable, "cascade", path, options.rounds)
        line = f"{path.name[:40]:40} {own:8.1f}"
        if options.pdfplumber:
            other = milliseconds_a_page(options.pdfplumber, "pdfplumber", path, 1)
            own = min(own, milliseconds_a_page(sys.executable, "cascade", path, options.rounds))
            line = f"{path.name[:40]:40} {own:8.1f} {other:11.1f} {other / own:6.1f}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
