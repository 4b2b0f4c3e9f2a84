"""A dossier names no file outside of itself and the office's settings, and links lead out of it nowhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import small_dossier

from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.decisions.decision_log import read_decisions
from cascade.model.errors import SettingsError
from cascade.reading.loaders.folder import list_files
from cascade.settings import policy

needs_links = pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    (tmp_path / "rahasia").mkdir()
    (tmp_path / "rahasia" / "daerah.yaml").write_text("name: X\n", "utf-8")
    (tmp_path / "rahasia" / "n.csv").write_text("code,level,name\n", "utf-8")
    folder = tmp_path / "berkas"
    folder.mkdir()
    return folder


def refusal(folder: Path, text: str) -> str:
    (folder / "berkas.yaml").write_text(text, "utf-8")
    with pytest.raises(SettingsError) as error:
        policy.read(folder)
    return error.value.say()


@pytest.mark.parametrize("key", ["region", "nomenclature", "weights", "templates"])
@pytest.mark.parametrize("path", ["../rahasia", "/etc/passwd", "x/../../rahasia/n.csv", ".."])
def test_a_path_out_of_the_dossier_is_refused_with_its_line(dossier, key, path):
    said = refusal(dossier, f"opd: X\n{key}: {path}\n")

    assert said.startswith(f"berkas.yaml, baris 2, {key}: “{path}” di luar folder berkas ini")


@needs_links
@pytest.mark.parametrize("key", ["region", "nomenclature", "weights", "templates"])
def test_a_link_out_of_the_dossier_is_refused_too_also_inside_a_folder_that_is_named(dossier, key):
    (dossier / "tautan").symlink_to("../rahasia")
    (dossier / "paket").mkdir()
    (dossier / "paket" / "daerah.yaml").symlink_to("../../rahasia/daerah.yaml")
    (dossier / "putar").symlink_to("putar")

    for path in ("tautan", "tautan/n.csv", "paket"):
        assert f"berkas.yaml, baris 1, {key}: " in refusal(dossier, f"{key}: {path}\n")
    assert "bukan berkas biasa" in refusal(dossier, f"{key}: putar\n")


@needs_links
def test_a_pipe_a_device_a_huge_file_and_a_path_that_is_none_are_refused(dossier):
    os.mkfifo(dossier / "pipa")
    with (dossier / "besar.csv").open("wb") as stream:
        stream.truncate(60_000_000)

    for path in ("pipa", "a" * 5000, "a/" * 3000):
        assert "berkas.yaml, baris 1, nomenclature: bukan berkas biasa" in refusal(dossier, f"nomenclature: {path}\n")
    assert "lebih besar dari 50 MB" in refusal(dossier, "nomenclature: besar.csv\n")


def test_the_folder_of_the_office_and_the_dossier_itself_may_be_named(dossier):
    (dossier.parent / "cascade.yaml").write_text("", "utf-8")
    (dossier / "berkas.yaml").write_text("region: ../rahasia\nnomenclature: n.csv\n", "utf-8")

    settings = policy.read(dossier)[0]

    assert (settings.region, settings.nomenclature) == ("X", dossier / "n.csv")


@needs_links
def test_links_that_leave_a_dossier_are_named_and_not_read(dossier):
    small_dossier.write(dossier, "pk.json", small_dossier.PK)
    (dossier.parent / "luar.json").write_text("{}", "utf-8")
    for name, target in (("luar.json", "../luar.json"), ("map", "../rahasia"), ("putar.pdf", "putar.pdf")):
        (dossier / name).symlink_to(target)
    (dossier / "dalam.json").symlink_to("pk.json")

    documents, others = list_files(dossier)

    assert [path.name for path in documents] == ["dalam.json", "pk.json"]
    assert {path.name for path, reason in others if "tautan ke luar" in reason.id} == {"luar.json", "map", "putar.pdf"}


@needs_links
@pytest.mark.parametrize("name", ["berkas.yaml", DECISIONS_FILE])
def test_settings_and_decisions_that_are_links_out_of_the_dossier_are_not_read(dossier, name):
    (dossier.parent / "lain.yaml").write_text("{}", "utf-8")
    (dossier / name).symlink_to("../lain.yaml")

    with pytest.raises(SettingsError, match=f"{name}: a link out of its folder, not read"):
        policy.read(dossier) if name == "berkas.yaml" else read_decisions(dossier)
