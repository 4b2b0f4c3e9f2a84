"""The command line as a person meets it: in this process, or in one of its own as a shell begins it."""

from __future__ import annotations

import atexit
import gc
import io
import json
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from reading_here import small_ones_here

from cascade.cli.app import main
from cascade.pipeline import dossier

ROOT = Path(__file__).parents[2]
Run = subprocess.CompletedProcess[str]
SAID = {"SOURCE_DATE_EPOCH": "1767225600", "COLUMNS": "140"}


def cascade(*arguments: object, cwd: Path, stdin: str = "") -> Run:
    """Run one command in this process, which reads small tables itself; it finds streams like those of a Windows console, which are not UTF-8."""
    command = ["cascade", *map(str, arguments)]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="cp1252", write_through=True) for _ in range(2))
    with (
        chdir(cwd), redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", io.StringIO(stdin)),
        patch.object(sys, "argv", command), patch.dict(os.environ, SAID),
        patch.object(gc, "freeze"), patch.object(dossier, "read_files", small_ones_here), pytest.raises(SystemExit) as end,
    ):  # fmt: skip
        main()
    said, told = (stream.buffer.getvalue().decode("utf-8").replace(os.linesep, "\n") for stream in (out, err))
    code = end.value.code
    if isinstance(code, str):  # Python itself says such a last word and ends with 1
        code, told = 1, f"{told}{code}\n"
    return subprocess.CompletedProcess(command, code or 0, said, told)


def begun(*arguments: object, cwd: Path, **environment: str) -> Run:
    """Run one command in a process of its own."""
    call = [sys.executable, "-c", "from cascade.cli.app import main; main()", *map(str, arguments)]
    run = subprocess.run(
        call, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=_known(environment), check=False
    )
    assert "Traceback" not in run.stderr + run.stdout
    return run


def freshly_begun(*arguments: object, cwd: Path, **environment: str) -> Run:
    """Run one command in a process that has loaded no other; where there is a fork, by a copy of one that has loaded none."""
    if sys.platform != "linux":
        return begun(*arguments, cwd=cwd, **environment)
    with TemporaryDirectory() as folder:
        said = [Path(folder, name) for name in ("out", "err")]
        asked = {
            "command": ["-c", *map(str, arguments)],
            "folder": str(cwd),
            "said": list(map(str, said)),
            "known": _known(environment),
        }
        server = _server()
        print(json.dumps(asked), file=server.stdin, flush=True)
        code = int(server.stdout.readline())
        out, err = (path.read_text("utf-8") for path in said)
    assert "Traceback" not in out + err
    return subprocess.CompletedProcess(asked["command"], code, out, err)


@cache
def _server() -> subprocess.Popen[str]:
    call = [sys.executable, str(Path(__file__).with_name("fresh_commands.py"))]
    server = subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_known({}))
    atexit.register(server.communicate)
    return server


def _known(environment: dict[str, str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **SAID, **environment}
