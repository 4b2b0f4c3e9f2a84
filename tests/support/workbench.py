"""Start the workbench for tests: in this process for requests, or as a program of its own for browsers."""

from __future__ import annotations

import atexit
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import Mock, patch

from starlette.testclient import TestClient

from cascade.pipeline import read_cache, watch
from cascade.pipeline.file_reading import FileToRead, read_files
from cascade.pipeline.options import Progress
from cascade.reading.document_builder import ReadFile
from cascade.store.database import open_database
from cascade.store.workspace import open_workspace
from cascade.web.application import application
from cascade.web.documents.library import Library
from cascade.web.security import Access
from cascade.web.workbench import DATABASE, Workbench

EXAMPLES = Path(__file__).parents[2] / "documents"
INCONSISTENT = "kecamatan-gumelar-2022"
CONSISTENT = "kecamatan-contoh-selaras"
PORT = 8765
HOST = f"http://127.0.0.1:{PORT}"
_READ: dict[tuple[FileToRead, str | None], ReadFile] = {}  # by what was asked for, without its folder, and the bytes


def workspace_with(folder: Path, *names: str) -> Path:
    """Return a workspace that holds copies of shipped dossiers."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copytree(EXAMPLES / name, folder / name)
    return folder


def read_once(files: list[FileToRead], progress: Progress) -> list[ReadFile]:
    """Return what is understood of files; only bytes that no test had read before are read."""
    keys = [_key(file) for file in files]
    missing = [file for file, key in zip(files, keys, strict=True) if key not in _READ]
    read = dict(zip(missing, read_files(missing, progress) if missing else (), strict=True))
    for file, key in zip(files, keys, strict=True):
        if file in read and _key(file) == key:  # it did not change meanwhile
            _READ[key] = read[file]
    return [read[file] if file in read else _READ[key] for file, key in zip(files, keys, strict=True)]


def _key(file: FileToRead) -> tuple[FileToRead, str | None]:
    return replace(file, path=Path(file.path.name)), read_cache._digest(file.path)


@cache
def empty_database() -> bytes:
    """Return the file of a database in which nothing is kept yet; what makes one is tested in `tests/store`."""
    with TemporaryDirectory() as folder:
        path = Path(folder, DATABASE)
        open_database(path).close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return path.read_bytes()


@contextmanager
def quick_to_settle() -> Iterator[None]:
    """Take files for written once they are whole, without the second in which an office might still be writing."""
    with patch.multiple(watch, INTERVAL=0.02, QUIET=0.0):
        yield


@cache
def standing_library() -> Library:
    """Return the one whose processes draw and read for every workbench of these tests."""
    library = Library(Path())
    atexit.register(library.close)
    return library


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
        dossier.look()
        assert dossier.wait(120)
        assert dossier.checked is not None, dossier.error
        return dossier


@contextmanager
def client_of(folder: Path, *, actor: str = "Ani") -> Iterator[Client]:
    """Give a client that has come in through a token; what one of them had read, and the processes that read, serve the next."""
    database = open_workspace(folder).state_folder / DATABASE
    if not database.exists():
        database.write_bytes(empty_database())
    workbench = Workbench(folder)
    standing = standing_library()
    workbench.library.painter, workbench.library.reader = standing.painter, standing.reader
    if actor:
        workbench.rename_actor(actor)
    access = Access(PORT, workbench.register)
    with patch.object(read_cache, "read_files", read_once), quick_to_settle():
        with TestClient(application(workbench, access), base_url=HOST) as http:
            assert http.get(f"/?token={access.new_token()}").status_code == 200
            yield Client(http, workbench, access)
        for name in workbench.workspace.dossiers():
            opened = workbench.is_open(name)
            if opened is not None:
                opened.wait(120)
    with patch.multiple(workbench.library, painter=Mock(), reader=Mock()):
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
