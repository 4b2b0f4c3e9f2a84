"""A dossier of a spreadsheet, and of a PDF whose table stands on two pages with the number of an official below."""

from __future__ import annotations

from pathlib import Path

from corrected_dossier import spreadsheet
from ruled_pdf import HEADER, ROWS, paper

NAME = "dinas-contoh"
SHEET, PAPER = "aksi.xlsx", "iku.pdf"
OFFICIAL = "NIP 19670720 199903 1 005"
STRANGE = [("A", "B", "C", "D"), ("x", "y", "z", "v"), ("x", "y", "z", "v"), ("x", "y", "z", "v")]


def workspace(folder: Path) -> Path:
    """Write a workspace with this dossier."""
    dossier = folder / NAME
    dossier.mkdir(parents=True)
    spreadsheet(dossier)
    paper(dossier / PAPER, ROWS, [HEADER, ("3", OFFICIAL, "Persentase kampung", "%", "70", "75")])
    return folder
