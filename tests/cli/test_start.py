"""What needs no command is answered at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cascade import __version__
from cascade.cli import start


def test_the_version_is_told_without_importing_a_library() -> None:
    code = (
        "import sys; from cascade.cli.start import main; sys.argv = ['cascade', '--version']; main()\n"
        "print([name for name in ('typer', 'rich', 'pydantic', 'cascade.model') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == [f"cascade {__version__}", "[]"]


def test_everything_else_is_a_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["cascade", "periksa"])
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == 2
    assert "periksa" in capsys.readouterr().err
