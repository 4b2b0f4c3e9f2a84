"""The files of a government follow from its results alone, in bytes too."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from cascade.fleet import government_files
from cascade.fleet.discovery import FoundDossier
from cascade.fleet.dossier_task import Outcome, pack, result_path
from cascade.fleet.government_files import Gathering, ResultLostError, file_names, gather
from cascade.fleet.identity import digest_of_states
from cascade.fleet.rows import rows_of_failure
from cascade.model.errors import CascadeError
from cascade.model.i18n import same


def test_every_system_takes_the_names_and_no_two_are_alike():
    names = file_names(["Jateng/Kab A", "Jateng--Kab A", "kab b", "Kab B", "con", "x: y?", "  ", "a" * 300, "Kab."])

    assert names["Jateng--Kab A"] == "Jateng--Kab A"
    assert names["Jateng/Kab A"] == "Jateng--Kab A-2"
    assert len({name.casefold() for name in names.values()}) == len(names)
    assert (names["con"], names["x: y?"], names["Kab."]) == ("_con", "x_ y_", "Kab")
    assert max(map(len, names.values())) <= 82


@pytest.fixture
def job(tmp_path):
    dossiers = []
    for number in range(7):
        found = FoundDossier("Kab", f"Dinas {number}", tmp_path / "tidak ada")
        path = result_path(tmp_path, f"{number:02}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pack(rows_of_failure(found, same(f"gagal {number}"))))
        dossiers.append((found, Outcome(f"{number:02}", digest_of_states(()), is_failed=True)))
    return Gathering("Kab", "Kab", tuple(dossiers), tmp_path, tmp_path / "hasil")


def files(job):
    return {path.parent.name: path.read_bytes() for path in Path(job.folder).rglob("*.parquet")}


def test_rows_stand_in_the_order_of_the_dossiers_and_are_counted(job):
    entry = gather(job)
    table = parquet.read_table(job.folder / "problem" / "Kab.parquet")

    assert table["dossier"].to_pylist() == [f"Dinas {number}" for number in range(7)]
    assert (entry.dossiers, entry.failed, entry.tables["problem"].rows, entry.tables["indicator"].rows) == (7, 7, 7, 0)
    assert entry.tables["problem"].bytes == len(files(job)["problem"])


def test_writing_them_again_changes_no_byte_and_leaves_no_temporary_file(job):
    gather(job)
    first = files(job)
    gather(job)

    assert files(job) == first
    assert [path.name for path in Path(job.folder).rglob("*") if path.name.startswith(".")] == []


def test_little_is_held_at_a_time_however_few_rows_it_has(job, monkeypatch):
    monkeypatch.setattr(government_files, "BYTES", 1)
    gather(job)

    dossiers, indicators = (
        parquet.read_metadata(job.folder / table / "Kab.parquet") for table in ("dossier", "indicator")
    )
    assert [dossiers.row_group(number).num_rows for number in range(dossiers.num_row_groups)] == [1] * 7
    assert indicators.num_row_groups == 0


def test_a_result_that_is_gone_is_told_and_leaves_no_half_file(job):
    result_path(job.store, "03").unlink()
    with pytest.raises(ResultLostError):
        gather(job)

    assert [path for path in Path(job.folder).rglob("*") if path.is_file()] == []


def test_a_place_that_takes_no_file_is_a_sentence(job, tmp_path):
    (tmp_path / "hasil").write_text("", "utf-8")
    with pytest.raises(CascadeError, match="cannot be written"):
        gather(job)
