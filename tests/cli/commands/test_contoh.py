"""The examples come with cascade, are copied once, and can be checked where they lie."""

from __future__ import annotations

import pytest
from commandline import cascade

from cascade.store.examples import shipped_dossiers, shipped_regions


@pytest.mark.slow
def test_the_dossiers_are_copied_and_checked_where_they_lie(tmp_path):
    run = cascade("contoh", cwd=tmp_path)

    copied = tmp_path / "contoh-cascade"
    assert run.returncode == 0, run.stderr
    assert {each.name for each in copied.iterdir()} == {each.name for each in shipped_dossiers()}
    assert 'cascade check "contoh-cascade' in run.stderr
    assert cascade("check", copied / "kecamatan-contoh-selaras", "--report", "json", cwd=tmp_path).returncode == 0


def test_what_is_there_already_stays_as_it_is(tmp_path):
    kept = tmp_path / "kecamatan-gumelar-2022" / "berkas.yaml"
    kept.parent.mkdir()
    kept.write_text("opd: Milik saya\n", "utf-8")

    run = cascade("contoh", tmp_path, "--lang", "en", cwd=tmp_path)

    assert kept.read_text("utf-8") == "opd: Milik saya\n"
    assert [each.name for each in kept.parent.iterdir()] == ["berkas.yaml"]
    assert "There already, left as it is" in run.stderr
    assert (tmp_path / "kecamatan-contoh-selaras" / "berkas.yaml").is_file()


@pytest.mark.slow
def test_the_sample_pack_of_a_region_is_copied_and_used(tmp_path):
    cascade("contoh", tmp_path / "paket", "--region", cwd=tmp_path)

    pack = tmp_path / "paket" / shipped_regions()[0].name
    assert (pack / "daerah.yaml").is_file()
    dossier = shipped_dossiers()[0]
    asked = ("--region", pack, "--output", tmp_path / "laporan", "--report", "json", "--fail-on", "never")
    run = cascade("check", dossier, *asked, cwd=tmp_path)
    assert run.returncode == 0, run.stderr


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")

    run = cascade("contoh", tmp_path / "file", cwd=tmp_path)

    assert run.returncode == 2
    assert "tidak dapat ditulis" in run.stderr
    assert "Traceback" not in run.stderr
