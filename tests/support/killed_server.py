"""Decide on links and problems, correct readings and bring files, by forms, while the server is killed at random; then look at what is on disk."""

from __future__ import annotations

import json
import random
import re
import socket
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import httpx2 as httpx
from many_questions import write_questions
from scripted_reviewer import Server

from cascade.decisions.decision_file import DecisionFile
from cascade.decisions.decision_log import DecisionLog
from cascade.safe_io import yaml_reader

DOSSIER = "banyak"
SHEET = "lembar.csv"
_CELL = "D3"  # the first target in it
BASE = f"/berkas/{DOSSIER}"
PATIENCE = 120  # seconds for one form, over as many servers as it takes
_SHEET = "Sasaran,Indikator Kinerja,Satuan,Target\nMeningkatnya pelayanan,Nilai SAKIP,angka,{n}\n,Indeks kepuasan,indeks,82\n"


def write_dossier(folder: Path, questions: int) -> Path:
    """Write a dossier with open questions, problems, and a sheet whose reading can be corrected."""
    dossier = write_questions(folder / DOSSIER, questions)
    (dossier / SHEET).write_text("RENJA KECAMATAN UJI TAHUN 2026\n" + _SHEET.format(n=70), "utf-8")
    return dossier


@dataclass
class Findings:
    """What was found on disk that should not be there, or is not there."""

    lost: set[str] = field(default_factory=set)
    double: set[str] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Nothing."""
        return not (self.lost or self.double or self.wrong or self.broken)


class Hand:
    """A person who sends forms, each again until the page says that it is done; `told` are those acts and what they did."""

    def __init__(self, server: Server, seed: int, seconds: float) -> None:
        self.server = server
        self.chance = random.Random(seed)
        self.told: dict[str, str] = {}
        self.taken_back: set[str] = set()
        self.refused: Counter[str] = Counter()
        self.resent = 0
        self.found = Findings()
        self.ends = time.monotonic() + seconds
        self.http: httpx.Client | None = None
        self._number = 0
        self._is_back = threading.Event()

    def come_in(self, address: str) -> None:
        """Open the first page with the token, and give a name."""
        self.http = httpx.Client(base_url=address.partition("/?")[0], timeout=90)
        self.http.get(address, follow_redirects=True).raise_for_status()
        self._post("/nama", {"nama": "Ani", "kembali": "/"})

    def leave(self) -> None:
        """Close all connections."""
        if self.http is not None:
            self.http.close()

    def work(self, kills: int) -> None:
        """Do one thing after the other until the server was killed so often, and look at the disk after each restart."""
        while self.server.kills < kills and time.monotonic() < self.ends:
            told = len(self.told) + (self.chance.random() < 0.8)  # else while it starts and reads
            while len(self.told) < told:
                self.do_something()
            self._is_back.clear()
            killer = threading.Timer(self.chance.uniform(0, 2), self._kill)
            killer.start()
            while not self._is_back.is_set():
                self.do_something()
            killer.join()
            self.look_at_disk()

    def _kill(self) -> None:
        self.server.kill()
        self.server.kills += 1
        self.look_at_disk(is_running=False)
        self.server.start()
        self._is_back.set()

    def do_something(self) -> None:
        """Answer, decide, undo, correct, bring a version, or begin to bring a file and stop half way."""
        acts: list[tuple[Callable[[], None], int]] = [
            (self._answer, 5), (self._decide, 5), (self._undo, 4), (self._correct, 2), (self._bring_version, 1), (self._bring_half, 1),
        ]  # fmt: skip
        before = len(self.told)
        self.chance.choices([act for act, _ in acts], [weight for _, weight in acts])[0]()
        if len(self.told) == before:
            time.sleep(0.05)

    def _answer(self) -> None:
        keys = re.findall(r'data-deck="([0-9a-f]+)"', self._get(f"{BASE}/tautan"))
        if keys:
            fields = {"tautan": keys[0], "jawaban": self.chance.choice(("sama", "beda"))}
            self._act("link", f"{BASE}/tautan/jawab", fields)

    def _decide(self) -> None:
        names = list(
            dict.fromkeys(re.findall(rf"{BASE}/masalah/([0-9a-f]{{8,}})", self._get(f"{BASE}/masalah?putusan=open")))
        )
        if names:
            name, verb = self.chance.choice(names), self.chance.choice(("tetapkan", "kecualikan", "bukan-temuan"))
            page = self._get(f"{BASE}/masalah/{name}")
            seen = re.search(r'name="dilihat" value="([^"]*)"', page)
            fields = {"putusan": verb, "alasan": "sudah dibahas", "dilihat": seen[1] if seen else ""}
            self._act(f"problem {name}", f"{BASE}/masalah/{name}/putuskan", fields)

    def _undo(self) -> None:
        standing = [name for name, what in self.told.items() if name not in self.taken_back and what != "undo"]
        if standing:
            name = self.chance.choice(standing)
            what = self.told[name].split()
            if what[0] == "link":
                done = self._act("undo", f"{BASE}/tautan/urungkan", {"of": name})
            elif what[0] == "problem":
                done = self._act("undo", f"{BASE}/masalah/urungkan", {"of": name})
            else:
                done = self._act("undo", f"{BASE}/koreksi/batal", {"keputusan": name, "kembali": BASE})
            if done:
                self.taken_back.add(name)

    def _correct(self) -> None:
        key = re.search(rf'dokumen/([0-9a-f]+)"[^>]*>{SHEET}<', self._get(f"{BASE}/dokumen"))
        choice = None
        for _ in range(20 if key else 0):  # the first look at a sheet after a start takes a while
            page = self._get(f"{BASE}/dokumen/{key[1]}/1?sel={_CELL}")
            if choice := re.search(r'name="bagian" value="([^"]+)"', page):
                break
            time.sleep(0.2)
        if choice:
            value = str(self.chance.randint(100, 999))
            fields = {"bagian": choice[1], "berkas": SHEET, "nilai": value, "alasan": "salah baca", "kembali": BASE}
            self._act("correction", f"{BASE}/koreksi", fields)

    def _bring_version(self) -> None:
        content = "RENJA KECAMATAN UJI TAHUN 2026\n" + _SHEET.format(n=self.chance.choice((70, 71)))
        self._post(f"{BASE}/versi", {"menggantikan": SHEET}, {"berkas": (SHEET, content.encode())})

    def _bring_half(self) -> None:
        """Send half of a file and hang up."""
        body = (
            b'--x\r\nContent-Disposition: form-data; name="files"; filename="setengah.csv"\r\n\r\n' + b"a,b\n" * 50_000
        )
        cookie = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        head = (
            f"POST {BASE}/tambah HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nOrigin: http://127.0.0.1:{self.server.port}\r\nCookie: {cookie}\r\n"
            f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {2 * len(body)}\r\n\r\n"
        )
        try:
            with closing(socket.create_connection(("127.0.0.1", self.server.port), timeout=5)) as line:
                line.sendall(head.encode() + body)
        except OSError:
            pass

    def _act(self, what: str, path: str, fields: dict[str, str]) -> bool:
        """Send a decision under an id of its own; tell whether the page says that it is written."""
        self._number += 1
        name = f"k{self._number}"
        answer = self._post(path, {**fields, "id": name})
        if answer.status_code in (200, 303):
            self.told[name] = what
            return True
        self.refused[f"{what.split()[0]} {answer.status_code}"] += 1
        return False

    def _get(self, path: str) -> str:
        return self._sent(lambda: self.http.get(path, follow_redirects=True)).text

    def _post(self, path: str, fields: dict[str, str], files: object = None) -> httpx.Response:
        def send() -> httpx.Response:
            csrf = re.search(r'name="csrf" content="([0-9a-f]+)"', self.http.get("/").text)[1]
            origin = str(self.http.base_url).rstrip("/")
            return self.http.post(path, data={"csrf": csrf, **fields}, files=files, headers={"origin": origin})

        return self._sent(send)

    def _sent(self, send: Callable[[], httpx.Response]) -> httpx.Response:
        """Send something; again, as it is, where the server dies at it."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return send()
            except httpx.TransportError:
                if time.monotonic() > end:
                    raise
                self.resent += 1
                time.sleep(0.1)

    def look_at_disk(self, *, is_running: bool = True) -> None:
        """Note what is lost, double, wrong or broken at this moment; of a server that was just killed only what must never be."""
        folder = self.server.folder / DOSSIER
        with closing(sqlite3.connect(self.server.folder / ".cascade" / "workbench.sqlite")) as database:
            if (said := database.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                self.found.broken.append(said)
        path = folder / "keputusan.yaml"
        content = yaml_reader.read(path).validate(DecisionFile) if path.exists() else DecisionFile()
        for name in folder.iterdir():
            if name.suffix == ".json":
                json.loads(name.read_text("utf-8"))
            elif name.suffix == ".csv" and (
                name.name != SHEET or not re.search(r",7[01]\n.*,82\n$", name.read_text("utf-8"))
            ):
                self.found.broken.append(f"half a file: {name.name}")
            elif is_running and name.name.startswith("."):
                time.sleep(0.5)  # what is being written just now
                if name.exists():
                    self.found.broken.append(f"left: {name.name}")
        if is_running:
            self._compare(content)

    def _compare(self, content: DecisionFile) -> None:
        written = Counter(entry.id for entries in content.lists().values() for entry in entries)
        events = DecisionLog.of(entry for entries in content.lists().values() for entry in entries).events
        acts = {event.id: event.in_force for event in events} | {e.batch: e.in_force for e in events if e.batch}
        self.found.lost |= self.told.keys() - acts.keys()
        self.found.double |= {str(name) for name, count in written.items() if count > 1}
        self.found.wrong |= {
            name
            for name, what in self.told.items()
            if what != "undo" and name in acts and acts[name] == (name in self.taken_back)
        }


def killed_often(folder: Path, kills: int, seed: int, seconds: float = 3600, questions: int = 16) -> Hand:
    """Kill a server of its own so often while somebody works; return what he was told and what was found."""
    folder.mkdir(parents=True, exist_ok=True)
    write_dossier(folder, questions)
    server = Server(folder)
    hand = Hand(server, seed, seconds)
    try:
        hand.come_in(server.start())
        hand.work(kills)
        hand.look_at_disk()
    finally:
        hand.leave()
        server.kill()
    return hand
