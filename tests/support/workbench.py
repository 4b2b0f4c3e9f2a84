"""Start the workbench for tests: in this process for requests, or as a program of its own for browsers."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.testclient import TestClient

from cascade.pipeline import read_cache
from cascade.pipeline.read_cache import ReadCache
from cascade.web.application import application
from cascade.web.security import Access
from cascade.web.workbench import Workbench

EXAMPLES = Path(__file__).parents[2] / "documents"
INCONSISTENT = "kecamatan-gumelar-2022"
CONSISTENT = "kecamatan-contoh-selaras"
PORT = 8765
HOST = f"http://127.0.0.1:{PORT}"
_READ = ReadCache()  # what a test had read of the shipped dossiers, for the tests after it


def workspace_with(folder: Path, *names: str) -> Path:
    """Return a workspace that holds copies of shipped dossiers."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copytree(EXAMPLES / name, folder / name)
    return folder


def hand_on(came_from: ReadCache, to: ReadCache, old: Path, new: Path) -> None:
    """Let what was read of files in one folder count for the same files in another one."""
    for path, kept in came_from.kept.items():
        copy = new / path.relative_to(old) if path.is_relative_to(old) else path
        if copy.is_file() and read_cache._digest(copy) == kept.digest:
            file, state = replace(kept.file, path=copy), read_cache._state(copy)
            to.kept[copy] = replace(kept, file=file, state=state)


@dataclass
class Client:
    """A browser of sorts, without a screen; `post` brings what a form of ours brings."""

    http: TestClient
    workbench: Workbench
    access: Access

    def get(self, path: str, status: int = 200) -> str:
        answer = self.http.get(path)
        assert answer.status_code == status, answer.text
        return answer.text

    def post(self, path: str, status: int = 303, **fields: object):
        csrf = re.search(r'name="csrf" content="([0-9a-f]+)"', self.http.get("/").text)[1]
        answer = self.http.post(path, data={"csrf": csrf, **fields}, headers={"origin": HOST}, follow_redirects=False)
        assert answer.status_code == status, answer.text
        return answer

    def post_files(self, path: str, status: int = 200, **files: object) -> str:
        """Return the page that follows on files dropped on a form; a field that is no file is a text."""
        csrf = re.search(r'name="csrf" content="([0-9a-f]+)"', self.http.get("/").text)[1]
        texts = {"csrf": csrf, **{name: each for name, each in files.items() if isinstance(each, str)}}
        sent = {name: each for name, each in files.items() if not isinstance(each, str)}
        answer = self.http.post(path, data=texts, files=sent, headers={"origin": HOST})
        assert answer.status_code == status, answer.text
        return answer.text

    def checked(self, name: str):
        """Return a dossier that has been checked."""
        dossier = self.workbench.dossier(name)
        shipped = EXAMPLES / name
        if dossier.checked is None and shipped.is_dir():
            hand_on(_READ, dossier.cache, shipped, dossier.folder)
        dossier.look()
        assert dossier.wait(120)
        assert dossier.checked is not None, dossier.error
        if shipped.is_dir():
            hand_on(dossier.cache, _READ, dossier.folder, shipped)
        return dossier


@contextmanager
def client_of(folder: Path, *, actor: str = "Ani") -> Iterator[Client]:
    """Give a client that has come in through a token."""
    workbench = Workbench(folder)
    if actor:
        workbench.rename_actor(actor)
    access = Access(PORT, workbench.register)
    with TestClient(application(workbench, access), base_url=HOST) as http:
        assert http.get(f"/?token={access.new_token()}").status_code == 200
        yield Client(http, workbench, access)
    for name in workbench.workspace.dossiers():
        opened = workbench.is_open(name)
        if opened is not None:
            opened.wait(120)
    workbench.close()


@contextmanager
def served(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Give the address that a server of its own prints, and the server."""
    command = [sys.executable, "-m", "cascade", "serve", str(folder), "--port", "0", "--no-open", *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), server.stderr.read()
        yield address, server
    finally:
        if server.poll() is None:
            server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)
