"""Measure the cards of links in a real browser: key to next card, decisions a minute, and what is lost when the server is killed.

python benchmarks/workbench/links.py keys [--acts 200]
python benchmarks/workbench/links.py kills [--acts 1000] [--kills 20]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "support"))

from many_questions import write_questions
from playwright.sync_api import sync_playwright
from scripted_reviewer import FLAGS, Reviewer, Server, compared, opened, quantile

DOSSIER = "banyak"


def main() -> int:
    """Run one measurement; the exit code is 1 where a decision was lost or written twice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("keys", "kills"))
    parser.add_argument("--acts", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--pace", type=float, default=0.0, help="seconds between two keys")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        dossier = write_questions(Path(folder) / "meja" / DOSSIER, asked.questions)
        server = Server(dossier.parent)
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        try:
            reviewer = Reviewer(opened(browser, server, DOSSIER))
            (measure_keys if asked.what == "keys" else measure_kills)(reviewer, server, asked)
            result = compared(dossier, reviewer)
        finally:
            server.stops.set()
            browser.close()
            server.kill()
    print(f"told {len(reviewer.told)}, refused {dict(reviewer.refused)}")
    print(f"lost {len(result.lost)}, double {len(result.double)}, unknown {len(result.unknown)}, wrong {len(result.wrong)}")
    return 0 if result.is_clean else 1


def measure_keys(reviewer: Reviewer, server: Server, asked: argparse.Namespace) -> None:
    """Answer one question after the other, at a pace or as fast as the page takes it."""
    began = time.monotonic()
    for number in range(min(asked.acts, asked.questions)):
        reviewer.page.wait_for_selector("[data-card]:visible")
        reviewer.press("yn"[number % 2])
        reviewer.page.wait_for_timeout(asked.pace * 1000)
    reviewer.wait_saved()
    seconds = time.monotonic() - began
    _print_times(reviewer)
    print(f"{len(reviewer.milliseconds)} decisions in {seconds:.1f} s: {60 * len(reviewer.milliseconds) / seconds:.0f}/min")


def measure_kills(reviewer: Reviewer, server: Server, asked: argparse.Namespace) -> None:
    """Answer and undo at random while the server is killed at random."""
    began = time.monotonic()
    between = max(1, 2 * asked.acts // asked.kills - 10)
    killer = server.killed_at_random(asked.kills, asked.seed, lambda: len(reviewer.told), between)
    reviewer.work(asked.acts, asked.seed)
    while server.kills < asked.kills:
        reviewer.work(10, asked.seed + server.kills)
    killer.join()
    reviewer.wait_saved()
    _print_times(reviewer)
    print(f"{len(reviewer.milliseconds)} acts, {server.kills} kills, {time.monotonic() - began:.0f} s")


def _print_times(reviewer: Reviewer) -> None:
    times = reviewer.milliseconds
    print(f"key to next card: p50 {quantile(times, 0.5):.0f} ms, p95 {quantile(times, 0.95):.0f} ms, worst {max(times):.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
