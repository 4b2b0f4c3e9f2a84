"""Answer links in a real browser by keys, while the server is killed and started again, and compare the file with what the page was told."""

from __future__ import annotations

import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

from browsers import awake
from playwright.sync_api import Browser, Page, Response

from cascade.decisions.decision_log import DecisionLog

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
WAITING = 10  # answers that a page holds unsaved at most
_UNSAVED = "parseInt(document.querySelector('[data-status]').textContent) || 0"
_PAINTED = """(key) => new Promise((done) => {
  const began = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""


@dataclass
class Server:
    """A workbench on one port, as often as it is killed."""

    folder: Path
    port: int = 0
    kills: int = 0
    stops: threading.Event = field(default_factory=threading.Event)

    def start(self) -> str:
        """Start it and return the address that it prints."""
        if not self.port:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "cascade", "serve", str(self.folder), "--port", str(self.port), "--no-open"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.communicate()

    def killed_at_random(self, times: int, seed: int, saved: Callable[[], int], between: int) -> threading.Thread:
        """Return a running thread that kills the server at random moments, each after some saves more, and starts it again."""
        chance = random.Random(seed)

        def work() -> None:
            while self.kills < times and not self.stops.is_set():
                wanted, latest = saved() + chance.randint(1, between), time.monotonic() + 30
                while saved() < wanted and time.monotonic() < latest and not self.stops.wait(0.01):
                    pass
                time.sleep(chance.uniform(0, 0.3))
                self.kill()
                self.kills += 1
                time.sleep(chance.uniform(0, 0.5))
                self.start()

        thread = threading.Thread(target=work)
        thread.start()
        return thread


@dataclass
class Reviewer:
    """A person who only presses keys; `told` are the acts that the page was told are saved, by their ids."""

    page: Page
    told: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("response", self._hear)

    def _hear(self, response: Response) -> None:
        if response.request.method != "POST" or "/tautan/" not in response.url:
            return
        fields = {name: values[0] for name, values in parse_qs(response.request.post_data or "").items()}
        if response.status == 200:
            self.told[fields["id"]] = fields
        else:
            self.refused[f"{response.status} {response.text().partition('data-refused=')[2][:60]}"] += 1

    def press(self, key: str) -> None:
        """Press a key once there is room for another answer, and measure until the next card is painted."""
        while self.page.evaluate(_UNSAVED) >= WAITING:
            self.page.wait_for_timeout(20)
        self.milliseconds.append(self.page.evaluate(_PAINTED, key))

    def work(self, acts: int, seed: int) -> None:
        """Answer and undo at random."""
        chance = random.Random(seed)
        done = 0
        while done < acts:
            has_card = self.page.locator("[data-card]:visible").count() > 0
            has_undo = self.page.locator("[data-recent] li").count() > 0
            if has_undo and (not has_card or chance.random() < 0.4):
                self.press("z")
            elif has_card:
                self.press(chance.choice("yyn"))
            else:
                self.page.wait_for_timeout(50)
                continue
            done += 1

    def wait_saved(self, seconds: float = 180) -> None:
        """Wait until nothing is unsaved."""
        self.page.wait_for_selector("[data-status]", state="hidden", timeout=seconds * 1000)


@dataclass(frozen=True)
class Comparison:
    """What the file has and the page was told: ids that are lost, written twice, or written without the page knowing."""

    lost: set[str]
    double: set[str]
    unknown: set[str]
    wrong: set[str]

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.double or self.unknown or self.wrong)


def compared(folder: Path, reviewer: Reviewer) -> Comparison:
    """Compare `keputusan.yaml` with what the page was told."""
    events = DecisionLog.read(folder).events
    counts = Counter(event.id for event in events)
    told = {name: act for name, act in reviewer.told.items() if not act.get("of", "").startswith("lewat-")}
    undone = {act["of"] for act in told.values() if "of" in act}
    wrong = {
        event.id
        for event in events
        if event.verb != "undo" and event.id in told and event.in_force == (event.id in undone)
    }
    return Comparison(
        told.keys() - counts.keys(),
        {name.rpartition("-")[0] for name in counts if name.rpartition("-")[0] in counts}
        | {name for name, count in counts.items() if count > 1},
        counts.keys() - told.keys(),
        wrong,
    )


def entered(browser: Browser, server: Server, dossier: str) -> Page:
    """Start the server and return a page with a dossier that was checked, under a name."""
    printed = server.start()
    context = browser.new_context(base_url=printed.partition("/?")[0], viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(printed)
    page.goto("/nama")
    page.fill("#nama", "Ani")
    page.click("button.main")
    page.goto(f"/berkas/{dossier}")
    page.wait_for_selector(".verdict", timeout=120_000)
    return page


def opened(browser: Browser, server: Server, dossier: str) -> Page:
    """Start the server and return a page with the questions of a dossier, under a name."""
    page = entered(browser, server, dossier)
    page.goto(f"/berkas/{dossier}/tautan")
    awake(page, "[data-deck]")
    return page


def quantile(values: list[float], share: float) -> float:
    """Return the value below which a share of all lies."""
    return statistics.quantiles(values, n=100)[round(share * 100) - 1]
