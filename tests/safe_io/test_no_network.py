"""Nothing that reads or writes documents asks the network, whatever a document names."""

from __future__ import annotations

import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fixable_dossier import write_dossier
from page_reports import report
from ruled_pdf import ROWS, paper
from worker_jobs import reach

from cascade.model.errors import CascadeError, DocumentError
from cascade.pipeline.dossier import read
from cascade.reading import loaders
from cascade.reading.loaders import doc
from cascade.reports.formats import pdf as pdf_reporter
from cascade.safe_io import worker_pool

pytestmark = pytest.mark.slow

WEB_PAGE = '<html><head><link rel="stylesheet" href="{u}/s.css"></head><body><img src="{u}/i.png"><p>PERJANJIAN</p></body></html>'
FLAT_ODF = (
    '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:mimetype="application/vnd.oasis.opendocument.text"><office:body>'
    '<office:text><text:p><draw:frame><draw:image xlink:href="{u}/i.png"/></draw:frame></text:p></office:text></office:body></office:document>'
)
RTF = (
    r"{{\rtf1\ansi PERJANJIAN KINERJA {{\field{{\*\fldinst INCLUDEPICTURE \\d {u}/i.png}}{{\fldrslt}}}}"
    r"{{\field{{\*\fldinst INCLUDETEXT {u}/t.txt}}{{\fldrslt}}}}\par}}"
)
needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="only the kernel of Linux refuses a process the network"
)
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None and "CASCADE_NEEDS_OFFICE" not in os.environ, reason="LibreOffice is not installed"
)


@contextmanager
def watched() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a server on this computer and what is asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815  # the names that the library looks for

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        look = {"poll_interval": 0.02}
        threading.Thread(target=server.serve_forever, kwargs=look, name="server that nobody asks", daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@needs_linux
def test_a_worker_reaches_nobody_and_neither_does_what_it_starts() -> None:
    with watched() as (address, asked):
        port = int(address.rpartition(":")[2])
        assert worker_pool.run_jobs(reach, [port], on_failure=lambda job, reason: reason) == [("EACCES", "EACCES")]
        assert asked == []
        socket.create_connection(("127.0.0.1", port)).close()  # we ourselves do


@pytest.mark.parametrize("content", [WEB_PAGE, FLAT_ODF, "PERJANJIAN KINERJA"], ids=["web page", "flat ODF", "text"])
@pytest.mark.parametrize("suffix", [".doc", ".rtf", ".dot"])
def test_what_is_no_old_word_document_is_not_given_to_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, suffix: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(doc, "_program", lambda: "soffice")
    monkeypatch.setattr(doc.external_program, "run", refuse)
    path = tmp_path / f"PK{suffix}"
    path.write_text(content.replace("{u}", "http://127.0.0.1:9"), "utf-8")

    with pytest.raises(DocumentError, match="no old Word document and no RTF"):
        loaders.load(path, path.name)


@needs_office
@pytest.mark.parametrize("content", [WEB_PAGE, FLAT_ODF], ids=["web page", "flat ODF"])
def test_the_profile_alone_keeps_libreoffice_from_fetching(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setattr(doc, "_without_network", lambda: dict(os.environ))
    program = doc._program()
    assert program
    (tmp_path / "ubah").mkdir()
    with watched() as (address, asked):
        (tmp_path / "PK.doc").write_text(content.replace("{u}", address), "utf-8")
        doc._converted(program, tmp_path / "PK.doc", tmp_path / "ubah", loaders.LoadContext())

    assert asked == []


@needs_office
def test_rtf_is_read_and_nothing_that_it_names_is_fetched(tmp_path: Path) -> None:
    path = tmp_path / "PK.rtf"
    with watched() as (address, asked):
        path.write_text(RTF.format(u=address), "ascii")
        loaded = loaders.load(path, path.name)

    assert "PERJANJIAN KINERJA" in str(loaded.blocks)
    assert asked == []


@pytest.mark.parametrize("package", ['"@preview/example:0.1.0"', '("@pre" + "view/example:0.1.0")'])
def test_packages_of_typst_are_never_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "catatan-hasil-reviu.typ").write_text(f"#import {package}: add\n#add(2, 7)", "utf-8")

    with pytest.raises(CascadeError, match="the template cannot be used"):
        pdf_reporter.render(replace(report(), templates=tmp_path), "id")
    assert not list((tmp_path / "cache").rglob("*.typ"))


def test_every_loader_asks_nobody_for_what_a_document_names(tmp_path: Path) -> None:
    with watched() as (address, asked):
        for suffix in loaders.LOADERS:
            for number, content in enumerate((WEB_PAGE, FLAT_ODF)):
                (tmp_path / f"{number}{suffix}").write_text(content.replace("{u}", address), "utf-8")
        paper(tmp_path / "iku.pdf", ROWS, title="Indikator Kinerja Utama Dinas 2025-2029")
        dossier = read([tmp_path])

    assert len(dossier.files) == 2 * len(loaders.LOADERS) + 1
    assert asked == []


WITHOUT_SOCKETS = """
import sys
from cascade.safe_io.no_network import refuse_network

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"):
        with open(sys.argv[2], "a") as log:
            print(event, arguments, file=log)

sys.addaudithook(watch)
refuse_network()
from pathlib import Path
import cascade
from cascade.reports import formats
report = cascade.check(sys.argv[1])
formats.write(report, formats.available(), Path(sys.argv[3]), "id")
print(len(report.documents))
"""


def test_a_check_with_all_reports_works_where_every_socket_is_refused(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "berkas")
    paper(folder / "iku.pdf", ROWS, title="Indikator Kinerja Utama Dinas 2025-2029")
    arguments = [str(folder), str(tmp_path / "log"), str(tmp_path / "out")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_SOCKETS, *arguments], env=environment, capture_output=True, text=True
    )

    assert run.returncode == 0, run.stderr[-2000:]
    assert int(run.stdout.splitlines()[-1]) >= 5
    assert not (tmp_path / "log").exists()
