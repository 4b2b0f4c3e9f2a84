"""What an HTML report shows rows of is kept from the first reading."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from fixable_dossier import write_dossier

from cascade.pipeline import file_reading
from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.reading import loaders
from cascade.reading.accounting import kept_grids
from cascade.reading.accounting.kept_grids import headed_grids, pack_grids, unpack_grids
from cascade.reports.formats import html
from cascade.safe_io import worker_pool

pytestmark = pytest.mark.slow

DOSSIER = Path(__file__).parents[3] / "documents" / "kecamatan-gumelar-2022"


def test_kept_grids_are_those_of_the_file_with_the_heads_of_their_tables() -> None:
    loaded = loaders.load(DOSSIER / "rencana-aksi-2022.xlsx", "aksi.xlsx")
    packed = pack_grids(loaded)
    assert packed is not None
    assert unpack_grids(packed) == tuple(headed_grids(loaded))
    [kept] = unpack_grids(packed)
    assert kept.headers == (range(4, 7),)
    assert kept.grid.at(4, 1) is not None


def test_very_many_cells_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_grids, "MOST_CELLS", 100)
    assert pack_grids(loaders.load(DOSSIER / "rencana-aksi-2022.xlsx", "aksi.xlsx")) is None


def test_a_report_with_kept_grids_is_the_same_and_begins_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_dossier(tmp_path / "uji")
    options = CheckOptions(select=("TRI",), now=datetime.datetime(2026, 1, 5, 9, tzinfo=datetime.UTC))
    read_again = html.render(check(folder, options), "id")
    report = check(folder, CheckOptions(select=("TRI",), excerpts=True, now=options.now))
    assert set(report.grids) == {path.name for path in folder.iterdir()}
    monkeypatch.setattr(worker_pool, "run_jobs", None)
    kept = html.render(report, "id")
    quotes = kept.count('class="quote"')
    assert quotes > 0
    assert quotes == read_again.count('class="quote"')
    assert kept[kept.index('class="quote"') :] == read_again[read_again.index('class="quote"') :]


def test_nothing_is_kept_unless_asked_for() -> None:
    file = file_reading.FileToRead(DOSSIER / "rencana-aksi-2022.xlsx", "aksi.xlsx")
    [read] = file_reading.read_files([file], lambda _: None)
    assert read.grids is None
