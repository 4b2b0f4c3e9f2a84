"""Give tests the workbench over a small dossier whose cells can be corrected, new for each test, and the corrected documents."""

from __future__ import annotations

import shutil

import pytest
from fixable_dossier import NAME, write_dossier
from reading_here import ReadingHere
from workbench import client_of

from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.reports.revised_copies import revised_copies


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write_dossier(tmp_path_factory.mktemp("asli") / NAME)


@pytest.fixture(scope="module")
def corrected(written):
    """The documents with the values that follow from the cascade."""
    return revised_copies(check([written], CheckOptions(cache=ReadingHere())), "id").copies


@pytest.fixture
def fixable(tmp_path, written):
    shutil.copytree(written, tmp_path / "kerja" / NAME)
    with client_of(tmp_path / "kerja") as opened:
        yield opened
