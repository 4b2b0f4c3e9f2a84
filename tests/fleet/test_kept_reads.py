"""What was understood of a file is kept by its content; what lies there can make nothing but records."""

from __future__ import annotations

import os
import pickle
import threading
import zlib
from pathlib import Path

import pytest
from several_dossiers import dossier

from cascade.fleet import kept_reads
from cascade.fleet.kept_reads import KeptReads
from cascade.pipeline.file_reading import FileToRead
from cascade.pipeline.options import no_progress
from cascade.safe_io.file_lock import locked

EXAMPLES = Path(__file__).parents[2] / "documents"


def reader(folder, said=None):
    return KeptReads(folder, (said.append if said is not None else lambda _: None))


@pytest.fixture
def file(tmp_path):
    return FileToRead(dossier(tmp_path / "Dinas") / "pk.yaml", "pk.yaml")


def test_a_file_is_read_once_whoever_asks(file, tmp_path):
    first, second = reader(tmp_path / "simpanan"), reader(tmp_path / "simpanan")
    [read], [again] = first.read_files([file], no_progress), second.read_files([file], no_progress)

    assert read == again
    assert len(read.documents[0].indicators) == 1
    assert (first.reads, second.reads) == (1, 0)


@pytest.mark.parametrize("name", ["kecamatan-gumelar-2022/rencana-aksi-2022.xlsx"])
def test_real_documents_come_back_as_they_were(name, tmp_path):
    file = FileToRead(EXAMPLES / name, Path(name).name)
    [read] = reader(tmp_path).read_files([file], no_progress)
    kept = reader(tmp_path)

    assert kept.read_files([file], no_progress) == [read]
    assert kept.reads == 0


def test_another_content_or_another_name_is_read(file, tmp_path):
    reads = reader(tmp_path / "simpanan")
    reads.read_files([file], no_progress)
    reads.read_files([FileToRead(file.path, "lain.yaml")], no_progress)
    file.path.write_text(file.path.read_text("utf-8").replace("95%", "96%"), "utf-8")
    reads.read_files([file], no_progress)

    assert reads.reads == 3


def test_what_is_kept_is_spoilt_and_read_anew(file, tmp_path):
    reader(tmp_path / "simpanan").read_files([file], no_progress)
    [kept] = [path for path in (tmp_path / "simpanan").rglob("*") if path.is_file()]
    for spoilt in (b"", b"\0" * 40, kept.read_bytes()[:-9], zlib.compress(pickle.dumps("text"))):
        kept.write_bytes(spoilt)
        reads = reader(tmp_path / "simpanan")
        assert len(reads.read_files([file], no_progress)[0].documents) == 1
        assert reads.reads == 1


class _Evil:
    def __reduce__(self):
        return os.system, ("echo jahat",)


def test_no_code_is_run_by_what_lies_there(file, tmp_path, capfd):
    reader(tmp_path / "simpanan").read_files([file], no_progress)
    [kept] = [path for path in (tmp_path / "simpanan").rglob("*") if path.is_file()]
    kept.write_bytes(zlib.compress(pickle.dumps(_Evil())))
    reads = reader(tmp_path / "simpanan")

    assert len(reads.read_files([file], no_progress)[0].documents) == 1
    assert "jahat" not in capfd.readouterr().out


def test_while_another_process_reads_a_file_the_others_come_first(file, tmp_path, monkeypatch):
    monkeypatch.setattr(kept_reads, "WAIT", 0.05)
    other = FileToRead(dossier(tmp_path / "Lain", "90%") / "pk.yaml", "lain.yaml")
    said = []
    reads = reader(tmp_path / "simpanan", said)
    place = reads._place_of(file)
    place.parent.mkdir(parents=True)
    with locked(place):
        results = []
        waiting = threading.Thread(target=lambda: results.extend(reads.read_files([file, other], no_progress)))
        waiting.start()
        waiting.join(0.5)
        assert results == []
        assert "lain.yaml" in said
        assert "pk.yaml" not in said
    waiting.join(20)

    assert [read.documents[0].file for read in results] == ["pk.yaml", "lain.yaml"]


def test_a_file_at_which_a_process_was_lost_is_not_touched_again(file, tmp_path):
    reads = KeptReads(tmp_path, lambda _: None, {"pk.yaml": "silent"})
    [read] = reads.read_files([file], no_progress)

    assert reads.reads == 0
    assert "takes too long" in read.problems[0].message.en


def test_a_place_that_takes_no_file_costs_only_time(file, tmp_path):
    (tmp_path / "simpanan").write_text("no folder", "utf-8")
    reads = reader(tmp_path / "simpanan")

    assert len(reads.read_files([file], no_progress)[0].documents) == 1
