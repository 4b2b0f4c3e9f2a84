"""Give tests the browser of this machine."""

from __future__ import annotations

import os
import shutil

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


def awake(page, mark="body"):
    """Wait until every script of a page that holds a mark listens."""
    page.wait_for_selector(f"html[data-ready]:has({mark})", state="attached")


def press(page, *keys, mark="body"):
    """Press keys once the page listens to them, as a person does who sees it."""
    for key in keys:
        awake(page, mark)
        page.keyboard.press(key)


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        if os.environ.get("CASCADE_NEEDS_BROWSER"):
            pytest.fail("there is no Chromium, and the browser tests must not be skipped here")
        pytest.skip("there is no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
