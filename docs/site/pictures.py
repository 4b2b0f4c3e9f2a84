"""Take the pictures of the documentation from the workbench, in both languages.

    python docs/site/pictures.py            # writes docs/pictures/id and docs/pictures/en

Starts the workbench on copies of the shipped dossiers, goes through its screens as a person does, and keeps what the browser shows.
"""

from __future__ import annotations

import io
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
INCONSISTENT, CONSISTENT = "kecamatan-gumelar-2022", "kecamatan-contoh-selaras"
LANGUAGES = ("id", "en")
WIDTH = 1200
PERSON = "Ani Lestari"
REASON = {"id": "PK perubahan sedang disusun", "en": "A revised PK is being prepared"}
_TELL_NO_PLACE_OF_THIS_MACHINE = """place => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(/\\S*[\\\\/]tmp\\w+[\\\\/]cascade/, place);
}"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--hide-scrollbars"]


def main() -> None:
    """Take all pictures and print what they weigh."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("There is no Chromium; the pictures stay as they are.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for language in LANGUAGES:
            with served(language) as address:
                Tour(browser, address, language).take_all()
        browser.close()
    sizes = [path.stat().st_size for path in PICTURES.rglob("*.webp")]
    print(f"{len(sizes)} pictures, {sum(sizes) / 1024:.0f} KB")


@contextmanager
def served(language: str) -> Iterator[str]:
    """Give the address of a workbench over copies of the shipped dossiers."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "cascade"
        for name in (INCONSISTENT, CONSISTENT):
            shutil.copytree(ROOT / "documents" / name, workspace / name)
        command = [sys.executable, "-m", "cascade", "serve", str(workspace), "--port", "0", "--no-open"]
        server = subprocess.Popen([*command, "--lang", language], stdout=subprocess.PIPE, text=True, encoding="utf-8")
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip()
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=30)


class Tour:
    """A person who goes through the screens in one language; the picture of a screen bears its name."""

    def __init__(self, browser: Browser, address: str, language: str) -> None:
        self.language = language
        self.folder = PICTURES / language
        self.folder.mkdir(parents=True, exist_ok=True)
        base = re.match(r"http://[^/]+", address)
        assert base is not None
        context = browser.new_context(base_url=base[0], viewport={"width": WIDTH, "height": 900})
        self.page: Page = context.new_page()
        self.page.goto(address)

    def take_all(self) -> None:
        """Go through the screens in the order in which a reviewer meets them."""
        page, dossier = self.page, f"/berkas/{INCONSISTENT}"
        page.goto("/nama")
        page.fill("#nama", PERSON)
        page.click("button.main")
        for name in (CONSISTENT, INCONSISTENT):
            page.goto(f"/berkas/{name}")
            page.wait_for_selector(".verdict", timeout=180_000)
        self.keep("dossiers", "/", 560)
        self.keep("overview", dossier, 760)
        self.keep("problems", f"{dossier}/masalah", 780)
        page.goto(f"{dossier}/masalah?aturan=TRI-01")
        page.locator("a.title").first.click()
        self.keep("problem", None, 860)
        self.keep("links", f"{dossier}/tautan", 760)
        self.keep("links-all", f"{dossier}/tautan/semua", 620)
        page.goto(f"{dossier}/dokumen")
        page.get_by_role("link", name="rencana-aksi-2022.xlsx", exact=True).click()
        self.keep("document", None, 820)
        self.keep("ready", f"{dossier}/siap", 760)
        self.waive()
        self.keep("log", f"{dossier}/jejak", 620)
        self.keep("results", f"{dossier}/hasil", 820)
        self.keep("letter", f"{dossier}/surat", 760)
        self.keep("report", f"{dossier}/hasil/laporan", 860)

    def waive(self) -> None:
        """Waive one problem, so that the log has something to show."""
        self.page.goto(f"/berkas/{INCONSISTENT}/masalah?aturan=KAL-02")
        self.page.locator("a.title").first.click()
        self.page.locator("details.ask summary").first.click()
        self.page.fill("#alasan-kecualikan", REASON[self.language])
        self.page.locator("details[open] button.main").click()
        self.page.wait_for_selector(".notice")
        self.page.wait_for_load_state("networkidle")

    def keep(self, name: str, path: str | None, height: int) -> None:
        """Open a screen, wait until all pictures in it are there, and keep its upper part."""
        if path is not None:
            with suppress(Error):  # a page that was judged anew opens itself again, just then
                self.page.goto(path)
            self.page.goto(path)
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate(_TELL_NO_PLACE_OF_THIS_MACHINE, "Dokumen/cascade")
        shot = self.page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
        picture = Image.open(io.BytesIO(shot)).convert("RGB")
        picture.save(self.folder / f"{name}.webp", lossless=True, method=4)


if __name__ == "__main__":
    main()
