"""Measure decisions on problems in a real browser: from the key to the next problem, and the server's time for one page.

python benchmarks/workbench/problems.py DOSSIER [--acts 40] [--pace 0.5]

DOSSIER is a folder of documents; it is copied.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "support"))

from browsers import awake
from playwright.sync_api import Page, sync_playwright
from scripted_reviewer import FLAGS, Server, entered, quantile

_DECIDED = """(key) => new Promise((done) => {
  const deck = () => document.querySelector("[data-deck]").dataset.deck;
  const [before, began] = [deck(), performance.now()];
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const look = () => (deck() === before ? requestAnimationFrame(look) : setTimeout(() => done(performance.now() - began)));
  requestAnimationFrame(look);
})"""
_FETCHED = "async () => { const began = performance.now(); await (await fetch(location.href)).text(); return performance.now() - began; }"


def main() -> int:
    """Confirm one problem after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--acts", type=int, default=40)
    parser.add_argument("--pace", type=float, default=0.5, help="seconds between two keys")
    asked = parser.parse_args()
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shutil.copytree(asked.dossier, Path(folder) / "meja" / "berkas")
        server = Server(Path(folder) / "meja")
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        try:
            page = entered(browser, server, "berkas")
            page.goto("/berkas/berkas/masalah")
            page.locator("a.title").first.click()
            awake(page, "[data-deck]")
            pages = [page.evaluate(_FETCHED) for _ in range(20)]
            times = _decide(page, asked.acts, asked.pace)
        finally:
            browser.close()
            server.kill()
    print(f"one page from the server: p50 {statistics.median(pages):.0f} ms, p95 {quantile(pages, 0.95):.0f} ms")
    print(f"key to next problem: p50 {statistics.median(times):.0f} ms, p95 {quantile(times, 0.95):.0f} ms, worst {max(times):.0f} ms ({len(times)})")
    return 0


def _decide(page: Page, acts: int, pace: float) -> list[float]:
    times: list[float] = []
    while len(times) < acts and page.locator("[data-deck] [rel=next]").count():
        times.append(page.evaluate(_DECIDED, "t"))
        page.wait_for_timeout(pace * 1000)
    page.wait_for_selector("[data-status]", state="hidden")
    return times


if __name__ == "__main__":
    sys.exit(main())
