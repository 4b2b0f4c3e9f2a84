"""Words that a region pack adds to the vocabulary of headings, from the file to what is read of a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cascade
from cascade.cli.app import app
from cascade.pipeline import file_reading
from cascade.pipeline.dossier import read
from cascade.pipeline.options import CheckOptions

DOCUMENT = """PERJANJIAN KINERJA TAHUN 2025;;;
DINAS CONTOH KABUPATEN CONTOH;;;
Urut;Arah Tuju;Penanda Hasil;Kapasitas Terpasang
1;Meningkatnya kualitas pelayanan;Persentase pelayanan tepat waktu;90 %
2;Meningkatnya kepuasan warga;Indeks kepuasan masyarakat;85,5
"""
PACK = """name: Kabupaten Contoh
vocabulary:
  roles:
    indicator: [Penanda Hasil]
    target: [Kapasitas Terpasang]
  levels:
    sasaran: [Arah Tuju]
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "berkas"
    folder.mkdir()
    (folder / "pk.csv").write_text(DOCUMENT, "utf-8")
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "paket"
    folder.mkdir()
    (folder / "daerah.yaml").write_text(PACK, "utf-8")
    return folder


def names(documents) -> list[str]:
    return [indicator.name.text for document in documents for indicator in document.indicators]


READ = ["Persentase pelayanan tepat waktu", "Indeks kepuasan masyarakat"]


def test_a_document_in_the_words_of_a_region_is_read_with_its_pack_only(dossier, pack):
    assert not read(dossier).documents

    documents = read(dossier, CheckOptions(region=pack)).documents

    assert names(documents) == READ
    assert [indicator.targets[2025].raw for indicator in documents[0].indicators] == ["90 %", "85,5"]
    assert {indicator.level for indicator in documents[0].indicators} == {"sasaran"}
    assert not read(dossier).documents


def test_the_pack_that_a_dossier_names_counts_without_an_option(dossier, pack):
    (dossier.parent / "cascade.yaml").write_text("", "utf-8")  # the office keeps the pack
    (dossier / "berkas.yaml").write_text("region: ../paket\n", "utf-8")

    assert names(read(dossier).documents) == READ


def test_dossiers_of_two_regions_are_read_in_one_process_without_a_leak(dossier, pack, tmp_path, monkeypatch):
    def in_this_process(function, jobs, **_):
        return [function(job, lambda _progress: None) for job in jobs]

    monkeypatch.setattr(file_reading.worker_pool, "run_jobs", in_this_process)
    other = tmp_path / "lain"
    other.mkdir()
    (other / "daerah.yaml").write_text("name: Kabupaten Lain\nvocabulary: {fillers: [tengara]}\n", "utf-8")

    for _ in range(2):
        assert names(read(dossier, CheckOptions(region=pack)).documents) == READ
        assert not read(dossier, CheckOptions(region=other)).documents
        assert not read(dossier).documents


def test_a_check_with_the_pack_judges_what_it_reads(dossier, pack):
    report = cascade.check(dossier, CheckOptions(region=pack))

    assert names(report.graph.documents) == READ


def test_cascade_read_takes_the_pack_and_refuses_a_wrong_one(dossier, pack):
    run = CliRunner()
    told = ["read", str(dossier / "pk.csv"), "--format", "json", "--region", str(pack)]

    result = run.invoke(app, told)

    [document] = json.loads(result.stdout)["documents"]
    assert len(document["indicators"]) == 2
    (pack / "daerah.yaml").write_text(PACK.replace("indicator:", "indikator:"), "utf-8")
    with pytest.raises(Exception, match="indikator: unknown key"):
        run.invoke(app, told, catch_exceptions=False)
