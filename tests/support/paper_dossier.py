"""A dossier of a spreadsheet, and of a PDF whose table stands on two pages with the number of an official below."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from corrected_dossier import spreadsheet
from ruled_pdf import HEADER, ROWS, paper

NAME = "dinas-contoh"
SHEET, PAPER = "aksi.xlsx", "iku.pdf"
OFFICIAL = "NIP 19670720 199903 1 005"
STRANGE = [("A", "B", "C", "D"), ("x", "y", "z", "v"), ("x", "y", "z", "v"), ("x", "y", "z", "v")]


def workspace(folder: Path) -> Path:
    """Write a workspace with this dossier, of the same bytes each time."""
    dossier = folder / NAME
    dossier.mkdir(parents=True)
    for name, content in _files().items():
        (dossier / name).write_bytes(content)
    return folder


@cache
def _files() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        spreadsheet(folder)
        paper(folder / PAPER, ROWS, [HEADER, ("3", OFFICIAL, "Persentase kampung", "%", "70", "75")])
        return {path.name: path.read_bytes() for path in folder.iterdir()}
