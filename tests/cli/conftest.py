"""A small dossier with one contradiction, and what a check of it wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_dossier import AKSI, PK, RENSTRA, write

from cascade.pipeline.check import check
from cascade.reports import formats

DOCUMENTS = {"pk.json": PK, "aksi.json": AKSI, "renstra.json": RENSTRA}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "kecamatan-uji"
    folder.mkdir()
    for name, document in DOCUMENTS.items():
        write(folder, name, document)
    return folder


@pytest.fixture(scope="session")
def report_once(tmp_path_factory) -> str:
    """What a check of that dossier writes; nothing in it tells where the dossier lies."""
    folder = tmp_path_factory.mktemp("sekali") / "kecamatan-uji"
    folder.mkdir()
    for name, document in DOCUMENTS.items():
        write(folder, name, document)
    formats.write(check([folder]), ("json",), folder.parent / "out", "id")
    written = (folder.parent / "out" / "laporan.json").read_text("utf-8")
    assert str(folder.parent) not in written
    return written


@pytest.fixture
def checked(dossier, tmp_path, report_once) -> tuple[Path, dict]:
    """A dossier that has been checked, its report in out/laporan.json."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "laporan.json").write_text(report_once, "utf-8", newline="\n")
    return dossier, json.loads(report_once)
