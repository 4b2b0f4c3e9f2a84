"""Show what linking, judging and the reports of a large dossier cost, and how that grows.

    large.py [ROWS …]

Four documents of so many indicators each (30, 300, 1,000 and 3,000, where nothing is said), generated as in `benchmarks/rules`;
processor seconds of each stage in one process, and the size of the reports. Only ratios of one machine and one session count.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "rules"))

import run as rules_benchmark

import cascade.pipeline.judgement as judgement
from cascade import CheckOptions, check
from cascade.reading.canonical import from_document, json_text
from cascade.reports.formats import html
from cascade.reports.formats import json as json_report
from cascade.safe_io.worker_pool import collect_garbage_rarely

SIZES = (30, 300, 1000, 3000)


def timed(seconds: dict[str, float], name: str, run: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that adds the processor time of another to the seconds of a stage."""

    def call(*arguments: Any, **options: Any) -> Any:
        begun = time.process_time()
        answer = run(*arguments, **options)
        seconds[name] = seconds.get(name, 0) + time.process_time() - begun
        return answer

    return call


def measure(size: int) -> list[str]:
    """Return the line of one size."""
    seconds: dict[str, float] = {}
    link, evaluate = judgement.link_dossier, judgement.evaluate
    judgement.link_dossier = timed(seconds, "link", link)
    judgement.evaluate = timed(seconds, "judge", evaluate)
    try:
        with tempfile.TemporaryDirectory() as folder:
            for document in rules_benchmark.dossier(size).documents:
                Path(folder, f"{document.kind}.json").write_text(json_text(from_document(document)), "utf-8")
            report = timed(seconds, "check", check)(folder, CheckOptions())
    finally:
        judgement.link_dossier, judgement.evaluate = link, evaluate
    pages = [timed(seconds, each.FILE, each.render)(report, "id") for each in (html, json_report)]
    sizes = [f"{len(page.encode()) / 1e6:.1f}" for page in pages]
    return [f"4 × {size:,}", *(f"{spent:.2f}" for spent in seconds.values()), *sizes, f"{len(report.links):,}"]


def main() -> None:
    """Print the table."""
    names = ("rows", "linking", "judging", "check", "HTML", "JSON", "HTML MB", "JSON MB", "links")
    collect_garbage_rarely()  # as the command line does
    print(f"| {' | '.join(names)} |\n|{'---|' * len(names)}")
    for size in [int(size) for size in sys.argv[1:]] or SIZES:
        print(f"| {' | '.join(measure(size))} |", flush=True)


if __name__ == "__main__":
    main()
