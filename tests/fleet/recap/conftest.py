"""A run over two governments, one with a dossier that cannot be judged and an office whose name is hostile."""

from __future__ import annotations

import pytest
from fleet_runs import a_region, run_here
from several_dossiers import dossier


@pytest.fixture(scope="package")
def run(tmp_path_factory):
    root = a_region(tmp_path_factory.mktemp("daerah"))
    dossier(root / "Kab Lain" / "Dinas 9", "140%", "<b>Dinas</b> =1+1")
    (root / "Kab Lain" / "Dinas Rusak.zip").write_bytes(b"PK bukan zip")
    return run_here(root, tmp_path_factory.mktemp("hasil"))
