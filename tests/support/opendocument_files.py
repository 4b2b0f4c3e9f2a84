"""OpenDocument packages as LibreOffice lays them out, and what is read of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from cascade.model import Cell, Grid, LoadedFile
from cascade.reading import loaders
from cascade.reading.loaders.odf.elements import NAMESPACES

NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def load(path: Path) -> LoadedFile:
    return loaders.load(path, path.name)


def grid(loaded: LoadedFile) -> Grid:
    return next(block for block in loaded.blocks if isinstance(block, Grid))


def cells(loaded: LoadedFile) -> dict[str | None, Cell]:
    return {cell.source.cell: cell for cell in grid(loaded).cells}


def opendocument(tmp_path: Path, body: str, name: str, styles: str = "") -> LoadedFile:
    """Write a package as LibreOffice lays it out."""
    kind = "spreadsheet" if name.endswith("s") else "text"
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return load(tmp_path / name)


def number(value: str, shown: str, style: str = "", kind: str = "float") -> str:
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="{kind}" office:value="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def sheet(row: str, attributes: str = "") -> str:
    return f'<table:table table:name="Renja" {attributes}><table:table-row>{row}</table:table-row></table:table>'
