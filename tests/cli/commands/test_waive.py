"""A main problem is waived by its number in the last report, in the name of a person, or it is said why not."""

from __future__ import annotations

import json

import pytest
from commandline import cascade
from small_dossier import PK, write

from cascade.decisions.decision_log import read_decisions

NAMED = ("--reason", "PK perubahan disusun", "--by", "Irban I")


@pytest.fixture
def reported(dossier, tmp_path):
    """A dossier whose last report lies where `check` writes it."""
    cascade("check", dossier, "--report", "json", cwd=tmp_path)
    return dossier


def waive(folder, *arguments):
    return cascade("waive", folder, *arguments, cwd=folder.parent)


def report_of(folder):
    run = cascade("check", folder, "--format", "json", "--fail-on", "never", cwd=folder.parent)
    return json.loads(run.stdout)


@pytest.mark.slow
def test_all_findings_of_the_problem_are_waived_with_who_why_and_until_when(reported):
    before = report_of(reported)["pokok"][0]
    run = waive(reported, 1, *NAMED, "--until", "31 Desember 2027")
    after = report_of(reported)

    assert "Nomor 1" in run.stderr
    assert {each["fingerprint"] for each in after["waived"]} == set(before["findings"])
    assert {(each["reason"], each["by"], each["until"]) for each in after["waived"]} == {
        ("PK perubahan disusun", "Irban I", "2027-12-31")
    }
    assert before["subject"] not in {each["subject"] for each in after["pokok"]}


def test_without_an_end_it_lasts_to_the_end_of_the_year(reported):
    waive(reported, 1, *NAMED)

    assert {str(each.until) for each in read_decisions(reported).waivers} == {"2026-12-31"}


def test_a_second_time_nothing_is_added(reported):
    waive(reported, 1, *NAMED)
    kept = (reported / "keputusan.yaml").read_bytes()
    run = waive(reported, 1, *NAMED)

    assert "sudah dikecualikan" in run.stderr
    assert (reported / "keputusan.yaml").read_bytes() == kept


def test_a_number_that_the_report_does_not_have_is_refused_with_those_that_it_has(reported):
    run = waive(reported, 99, *NAMED)

    assert run.returncode == 2
    assert "Tidak ada pokok masalah nomor 99" in run.stderr
    assert "nomor 1–" in run.stderr


def test_after_a_document_changed_the_number_is_refused_with_the_file(reported):
    write(reported, "pk.json", {**PK, "year": 2025, "title": "PK lain"})
    write(reported, "baru.json", PK)
    (reported / "aksi.json").unlink()
    run = waive(reported, 1, *NAMED)

    assert run.returncode == 2
    assert "pk.json diubah" in run.stderr
    assert "aksi.json tidak ada lagi" in run.stderr
    assert "baru.json baru" in run.stderr
    assert not (reported / "keputusan.yaml").exists()


def test_without_a_report_it_says_how_to_get_one(dossier):
    run = waive(dossier, 1, *NAMED)

    assert run.returncode == 2
    assert "Jalankan cascade check" in run.stderr


def test_a_report_that_lies_elsewhere_is_named(checked):
    folder, _ = checked
    run = waive(folder, 1, *NAMED, "--report", folder.parent / "out" / "laporan.json")

    assert run.returncode == 0
    assert read_decisions(folder).waivers


def test_where_the_region_asks_for_two_names_one_is_not_enough(reported):
    (reported / "berkas.yaml").write_text("waivers: {second_for_errors: true}\n", "utf-8")
    alone = waive(reported, 1, *NAMED)
    agreed = waive(reported, 1, *NAMED, "--second", "Sekretaris")

    assert "persetujuan orang kedua" in alone.stderr
    assert agreed.returncode == 0
    assert {each["second"] for each in report_of(reported)["waived"]} == {"Sekretaris"}


@pytest.mark.slow
def test_an_expired_waiver_counts_no_more_and_is_told(reported):
    waive(reported, 1, *NAMED, "--until", "2026-03-01")
    run = cascade("check", reported, "--now", "2026-03-02", cwd=reported.parent)

    assert "kedaluwarsa (2026-03-01)" in run.stdout
    assert run.returncode == 1


def test_without_a_reason_it_is_refused(reported):
    assert "tanpa alasan" in waive(reported, 1, "--reason", " ", "--by", "Irban I").stderr


def test_numbers_are_those_of_the_report_of_this_dossier_and_not_of_another_one_of_its_name(reported):
    other = reported.parent / "lain" / reported.name
    other.mkdir(parents=True)
    write(other, "pk.json", PK)
    cascade("check", other, "--report", "json", cwd=reported.parent)

    assert waive(reported, 1, *NAMED).returncode == 0
    assert read_decisions(reported).waivers
