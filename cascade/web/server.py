"""Run the workbench on this machine until it is stopped.

A folder and a port go in; one address with a one-time token is printed and, unless nobody wants it, opened. A second start on a
folder asks the running server for another address and opens that: two servers on one folder there are not. What leads to the
running server lies in the workspace's own folder, readable by its owner alone.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.safe_io.atomic_file import replace_file
from cascade.safe_io.file_lock import locked
from cascade.store.workspace import STATE_FOLDER
from cascade.web.application import application
from cascade.web.security import CONTROL_HEADER, CONTROL_PATH, Access
from cascade.web.workbench import Workbench

HOST = "127.0.0.1"
PORT = 8765
_RUNNING = "server.json"
_LONGEST_WAIT = 3  # seconds for the answer of a running server


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What a person asks of the server; port 0 takes any that is free."""

    folder: Path
    port: int | None = None
    opens: bool = True
    language: Language = "id"


def serve(options: ServeOptions) -> None:
    """Serve the workbench of a folder until Ctrl-C; where it is served already, open that.

    Raises:
        CascadeError: the folder or the port cannot be used.
    """
    mark = options.folder / STATE_FOLDER / _RUNNING
    try:
        running = running_address(mark)
        if running is None:
            workbench = Workbench(options.folder)
            with locked(mark, patience=0.2):
                _serve(workbench, mark, options)
            return
    except TimeoutError as error:  # another start was quicker
        running = _address_soon(mark)
        if running is None:
            raise CascadeError(_TWO.format(p=options.folder), _TWO_HINT) from error
    _announce(running, options, _JOINED)


def _serve(workbench: Workbench, mark: Path, options: ServeOptions) -> None:
    with closing(workbench), _listening(options.port) as listener:
        port = listener.getsockname()[1]
        access = Access(port, workbench.register)
        app = application(workbench, access, options.language)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, date_header=False, lifespan="off",
            timeout_graceful_shutdown=2, h11_max_incomplete_event_size=65_536,
        )  # fmt: skip
        with _marked(mark, {"port": port, "secret": access.secret, "pid": os.getpid()}):
            _announce(f"http://{HOST}:{port}/?token={access.new_token()}", options, None)
            workbench.clear_leftovers()
            workbench.rounds.is_automatic = True
            uvicorn.Server(config).run(sockets=[listener])


def _address_soon(mark: Path) -> str | None:
    """Return the address of a server that is just starting."""
    for _ in range(20):
        time.sleep(0.1)
        address = running_address(mark)
        if address is not None:
            return address
    return None


def running_address(mark: Path) -> str | None:
    """Return a fresh address of the server that a mark leads to; None where none answers."""
    try:
        written = json.loads(mark.read_text("utf-8"))
        port, secret = int(written["port"]), str(written["secret"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    request = urllib.request.Request(
        f"http://{HOST}:{port}{CONTROL_PATH}", data=b"", headers={CONTROL_HEADER: secret}, method="POST"
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=_LONGEST_WAIT) as answer:
            token = answer.read(200).decode("ascii")
    except (OSError, ValueError):
        return None
    return f"http://{HOST}:{port}/?token={token}"


@contextmanager
def _listening(port: int | None) -> Iterator[socket.socket]:
    """Give a listening socket; without a wish the usual port, or any where that is taken."""
    wanted = (PORT, 0) if port is None else (port,)
    listener: socket.socket | None = None
    for each in wanted:
        candidate = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":
            candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((HOST, each))
        except (OSError, OverflowError):
            candidate.close()
            continue
        listener = candidate
        break
    if listener is None:
        raise CascadeError(_TAKEN.format(n=port), _TAKEN_HINT)
    try:
        listener.listen(128)
        yield listener
    finally:
        listener.close()


@contextmanager
def _marked(mark: Path, content: dict[str, object]) -> Iterator[None]:
    """Leave beside the database the way to this server, for as long as it runs."""
    replace_file(mark, b"")
    with suppress(OSError):
        mark.chmod(0o600)
    mark.write_text(json.dumps(content), "utf-8")
    try:
        yield
    finally:
        with suppress(OSError):
            mark.unlink()


def _announce(address: str, options: ServeOptions, also: LocalizedText | None) -> None:
    """Print the address at once, for a person or the program that began us, and open it."""
    if also is not None:
        sys.stderr.write(also.say(options.language) + "\n")
    sys.stdout.write(address + "\n")
    sys.stdout.flush()
    if options.opens and not webbrowser.open(address):
        sys.stderr.write(_NO_BROWSER.say(options.language) + "\n")


_JOINED = LocalizedText(
    "Folder ini sudah dibuka di meja kerja lain yang berjalan; alamat barunya:",
    "This folder is served already; a new address of it:",
)
_TWO = LocalizedText("{p} sedang dibuka oleh cascade lain.", "Another cascade is opening {p}.")
_TWO_HINT = LocalizedText("Coba lagi sebentar lagi.", "Try again in a moment.")
_TAKEN = LocalizedText("Port {n} tidak dapat dipakai.", "Port {n} cannot be used.")
_TAKEN_HINT = LocalizedText("Pakai --port 0 untuk port yang bebas.", "Use --port 0 for any free port.")
_NO_BROWSER = LocalizedText(
    "Peramban tidak dapat dibuka; salin alamat di atas.", "No browser could be opened; copy the address above."
)
