"""A small dossier with one contradiction, and what a check of it wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_dossier import AKSI, PK, RENSTRA, write

from cascade.pipeline.check import check
from cascade.reports import formats


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "kecamatan-uji"
    folder.mkdir()
    for name, document in (("pk.json", PK), ("aksi.json", AKSI), ("renstra.json", RENSTRA)):
        write(folder, name, document)
    return folder


@pytest.fixture
def checked(dossier, tmp_path) -> tuple[Path, dict]:
    """A dossier that has been checked, its report in out/laporan.json."""
    out = tmp_path / "out"
    formats.write(check([dossier]), ("json",), out, "id")
    return dossier, json.loads((out / "laporan.json").read_text("utf-8"))
