"""The settings of a dossier say what its documents leave out."""

from __future__ import annotations

import json
import os
import sys

import pytest
from canonical_dossiers import ABOVE, PLAN, checked, codes

import cascade
from cascade.reports.formats import available, write
from cascade.reports.report_folder import claim_folder


@pytest.mark.parametrize(
    ("year", "berkas"),
    [
        (None, "year: 2025"),
        (None, "documents: {pk.json: {year: 2025}}"),
        (2024, "documents: {pk.json: {year: 2025}}"),
    ],
)
def test_the_targets_of_a_document_are_those_of_the_year_that_the_settings_give_it(tmp_path, year, berkas):
    report = checked(tmp_path, berkas=berkas, renstra=PLAN, pk={**ABOVE, "year": year})

    assert "PLF-02" in codes(report)


def test_the_year_of_the_dossier_is_not_put_over_a_year_that_a_document_prints(tmp_path):
    report = checked(tmp_path, berkas="year: 2025", renstra=PLAN, pk={**ABOVE, "year": 2026})

    assert {document.year for document in report.documents} == {None, 2026}


def test_without_a_year_the_targets_cannot_be_judged_and_the_reason_is_said(tmp_path):
    report = checked(tmp_path, renstra=PLAN, pk={**ABOVE, "year": None})

    [plf] = [each for each in report.coverage if each.code == "PLF-02"]
    assert (dict(plf.counts), plf.missing[0].id) == ({"insufficient_data": 1}, "tahun dokumen tidak ada")


def test_a_year_in_the_settings_answers_the_warning_that_a_title_has_none(tmp_path):
    (tmp_path / "aksi.csv").write_text(
        "Rencana Aksi\nSub Kegiatan;Indikator;Satuan;TW I;TW II;TW III;TW IV\nRapat;Jumlah rapat;kali;3;3;3;3\n",
        "utf-8",
    )
    before = checked(tmp_path, renstra=PLAN)
    after = checked(tmp_path, berkas="year: 2025")

    assert [problem.message.en for problem in before.problems] == ["aksi.csv: no year in the title."]
    assert after.problems == ()


def test_settings_for_a_file_or_a_rule_that_does_not_exist_are_told(tmp_path):
    report = checked(tmp_path, berkas="documents: {pkk.json: {year: 2025}}\noff: {PLF-99: uji}", renstra=PLAN, pk=ABOVE)

    assert [(p.severity, p.message.id) for p in report.problems] == [
        ("warning", "berkas.yaml: tidak ada berkas “pkk.json” di folder ini."),
        ("warning", "berkas.yaml: tidak ada aturan PLF-99."),
    ]
    assert report.problems[0].hint.id == "Maksud Anda “pk.json”?"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("name", available())
def test_names_that_are_no_utf8_are_written_into_every_report(tmp_path, name):
    folder = tmp_path / os.fsdecode(b"kec\xff")
    (folder / os.fsdecode(b"sub\xfe")).mkdir(parents=True)
    for kind, document in (("renstra", PLAN), ("pk", ABOVE)):
        (folder / os.fsdecode(kind.encode() + b"\xff.json")).write_text(json.dumps(document), "utf-8")
    (folder / os.fsdecode(b"sub\xfe/rusak\xff.pdf")).write_bytes(b"rusak")
    (folder / os.fsdecode(b"lain\xff.mp4")).write_bytes(b"")
    report = cascade.check(folder)

    written = write(report, (name,), tmp_path / "out", "id")

    assert {"pk%FF.json", "renstra%FF.json"} == {document.file for document in report.documents}
    assert "sub%FE/rusak%FF.pdf" in " ".join(problem.message.id for problem in report.problems)
    assert report.dossier == "kec%FF"
    assert [path.exists() for path in written] == [name != "annotated" or written[0].exists()]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_dossier_whose_name_is_no_utf8_keeps_its_folder_of_reports(tmp_path):
    folder = tmp_path / os.fsdecode(b"kec\xff")
    folder.mkdir()

    claimed = claim_folder(folder, "kec%FF", tmp_path / "reports")

    assert claim_folder(folder, "kec%FF", tmp_path / "reports") == claimed
