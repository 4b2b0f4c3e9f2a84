from __future__ import annotations

import json
from pathlib import Path

import pytest

from cascade.pipeline.check import check
from cascade.reports.report import Report


def checked(folder: Path, *, berkas: str = "", **documents: dict) -> Report:
    """The report on a folder with these canonical documents."""
    for name, document in documents.items():
        data = {"opd": "Kecamatan Uji", **document}
        (folder / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    if berkas:
        (folder / "berkas.yaml").write_text(berkas, "utf-8")
    return check([folder])


def pk(*rows: dict, **more) -> dict:
    return {"kind": "perjanjian_kinerja", "year": 2025, "indicators": [{"level": "sasaran", **r} for r in rows], **more}


def renstra(*rows: dict, **more) -> dict:
    rows = tuple({"level": "sasaran", **row} for row in rows)
    return {"kind": "renstra", "years": [2024, 2025, 2026], "indicators": rows, **more}


LINMAS = {"name": "Persentase Linmas terbina", "unit": "%"}
SAKIP = {"name": "Nilai SAKIP", "target": "70"}


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize("owners", [({}, {}), ({"owner": {"name": "Budi"}}, {"owner": {"name": "Sari"}})])
def test_two_pk_without_a_position_are_those_of_two_officials_unless_they_say_the_same(tmp_path, owners):
    first = pk({**LINMAS, "target": "90%"}, **owners[0])

    report = checked(
        tmp_path, renstra=renstra({**LINMAS, "targets": {"2025": "85%"}}), pk1=first, pk2=pk(SAKIP, **owners[1])
    )

    assert report.problems == ()
    assert "PLF-02" in codes(report)


def test_two_pk_without_a_position_and_with_the_same_indicators_are_two_versions_of_one(tmp_path):
    report = checked(tmp_path, pk1=pk({**LINMAS, "target": "90%"}, SAKIP), pk2=pk({**LINMAS, "target": "85%"}, SAKIP))

    assert [problem.severity for problem in report.problems] == ["error"]
    assert "Dua Perjanjian Kinerja" in report.problems[0].message.id


PLAN = renstra({**LINMAS, "targets": {"2025": "85%"}})
ABOVE = pk({**LINMAS, "target": "95%"})


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


@pytest.mark.parametrize("first", [{}, {"targets": {"2025": "-"}}, {"targets": {"2025": "85%"}}])
def test_an_indicator_that_a_list_prints_before_its_table_of_targets_is_judged_by_those(tmp_path, first):
    plan = renstra({**LINMAS, **first}, {**LINMAS, "targets": {"2025": "85%"}})

    report = checked(tmp_path, renstra=plan, pk=ABOVE)

    assert "Target Perjanjian Kinerja 95% melebihi target Renstra 85%" in " ".join(
        f.message.id for f in report.findings
    )
