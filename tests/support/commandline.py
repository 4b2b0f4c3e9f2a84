"""The command line as a person meets it: in this process, or in one of its own as a shell begins it."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

from cascade.cli.app import main

ROOT = Path(__file__).parents[2]
Run = subprocess.CompletedProcess[str]
SAID = {"SOURCE_DATE_EPOCH": "1767225600", "COLUMNS": "140"}


def cascade(*arguments: object, cwd: Path, stdin: str = "") -> Run:
    """Run one command in this process; it finds streams like those of a Windows console, which are not UTF-8."""
    command = ["cascade", *map(str, arguments)]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="cp1252", write_through=True) for _ in range(2))
    with (
        chdir(cwd), redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", io.StringIO(stdin)),
        patch.object(sys, "argv", command), patch.dict(os.environ, SAID),
        patch.object(gc, "freeze"), pytest.raises(SystemExit) as end,
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
    known = {**os.environ, "PYTHONPATH": str(ROOT), **SAID, **environment}
    run = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=known, check=False)
    assert "Traceback" not in run.stderr + run.stdout
    return run
