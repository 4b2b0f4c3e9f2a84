"""A library that imports another one for nothing is imported without it."""

from __future__ import annotations

import subprocess
import sys

import pytest


def _python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_module_is_imported_without_another_one_which_can_be_imported_afterwards() -> None:
    assert _python(
        "import sys; from cascade.safe_io.lean_import import import_without\n"
        "import_without('colorsys', 'json'); print('colorsys' in sys.modules)\n"
        "import colorsys; print(colorsys.__name__)"
    ).split() == ["False", "colorsys"]


@pytest.mark.slow
def test_workbooks_are_read_without_numpy() -> None:
    code = (
        "import sys; from pathlib import Path; from cascade.reading import loaders\n"
        "loaders.preload([Path('renja.xlsx'), Path('pk.docx'), Path('README.md')])\n"
        "print([name in sys.modules for name in ('openpyxl', 'docx', 'numpy', 'pypdfium2')])"
    )
    assert _python(code) == "[True, True, False, False]"
