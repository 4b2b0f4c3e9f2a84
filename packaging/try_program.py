"""Try an installed program as its first user does: version, examples, a check, the workbench with a checked dossier.

    python packaging/try_program.py COMMAND…                    # for instance uvx --from dist/….whl[web] cascade
    python packaging/try_program.py --no-workbench COMMAND…     # where the extra web is not installed
    python packaging/try_program.py --fleet COMMAND…            # where the extra fleet is, as in dist/cascade/cascade

Needs nothing but Python; writes into a temporary folder; ends with 1 and the reason where something is not as it should be.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

EXAMPLE = "kecamatan-gumelar-2022"
PATIENCE = 300  # seconds


def main(command: list[str], with_workbench: bool, with_fleet: bool = False) -> int:
    """Try all of it, and say what each step took."""
    program = [shutil.which(command[0]) or command[0], *command[1:]]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        _step(program, ["--version"], Path(place), "cascade ")
        _step(program, ["contoh", "contoh"], Path(place), EXAMPLE)
        _step(program, ["check", f"contoh/{EXAMPLE}", "--fail-on", "never"], Path(place), "4 dokumen")
        if with_fleet:
            _try_fleet(program, Path(place))
        if with_workbench:
            _try_workbench(program, Path(place))
    return 0


def _step(program: list[str], arguments: list[str], place: Path, expected: str) -> None:
    start = time.monotonic()
    command, out = [*program, *arguments], subprocess.PIPE
    run = subprocess.run(command, cwd=place, timeout=PATIENCE, check=False, stdout=out, stderr=subprocess.STDOUT)
    said = run.stdout.decode("utf-8", "replace")
    if run.returncode or expected not in said:
        sys.exit(f"{' '.join(arguments)}: ended with {run.returncode}\n{said}")
    print(f"{time.monotonic() - start:6.1f} s  {' '.join(arguments)}", flush=True)


def _try_fleet(program: list[str], place: Path) -> None:
    """Check both examples with workers, ask about them, and write their recap."""
    _step(program, ["fleet", "run", "contoh", "--output", "hasil", "--workers", "2"], place, "2 berkas")
    _step(program, ["fleet", "query", "hasil", "select code, count(*) from finding group by code"], place, "NOM-07")
    _step(program, ["fleet", "report", "hasil"], place, "Rekap")


def _try_workbench(program: list[str], place: Path) -> None:
    """Open the workbench and its example until the check is through."""
    start, log = time.monotonic(), place / "meja-kerja.txt"
    with log.open("wb") as stream:
        server = subprocess.Popen(
            [*program, "serve", "contoh", "--no-open", "--port", "0"],
            cwd=place,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    try:
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        address = _until(lambda: _found(r"http://[\d.]+:\d+/\S*", log.read_text("utf-8", "replace")), log)
        _until(lambda: _found("<html", _page(browser, address)), log)
        print(f"{time.monotonic() - start:6.1f} s  serve: the first page", flush=True)
        dossier = f"{address.split('?')[0]}berkas/{EXAMPLE}"
        _until(lambda: _found("BELUM SELARAS", _page(browser, dossier)), log)
        print(f"{time.monotonic() - start:6.1f} s  serve: {EXAMPLE} is checked", flush=True)
    finally:
        _end(server)


def _until(look, log: Path) -> str:
    """Return what is found, as soon as it is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return str(found)
        time.sleep(0.5)
    sys.exit(f"The workbench does not show what it should.\n{log.read_text('utf-8', 'replace')}")


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match[0] if match else ""


def _page(browser: OpenerDirector, address: str) -> str:
    try:
        with browser.open(address, timeout=60) as answer:
            return str(answer.read().decode("utf-8", "replace"))
    except (URLError, ConnectionError, TimeoutError):
        return ""


def _end(server: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(server.pid)], capture_output=True, check=False)
    else:
        server.terminate()
    server.wait(30)


if __name__ == "__main__":
    asked = sys.argv[1:]
    command = [each for each in asked if each not in ("--no-workbench", "--fleet")]
    sys.exit(main(command, "--no-workbench" not in asked, "--fleet" in asked))
