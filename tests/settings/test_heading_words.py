"""What a region may add to the words of headings, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cascade.model.errors import SettingsError
from cascade.settings import policy


def pack(folder: Path, vocabulary: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "daerah.yaml").write_text(f"name: Kabupaten Contoh\nvocabulary:\n{vocabulary}", "utf-8")
    return folder


def test_a_region_pack_adds_phrases_in_small_letters_with_single_spaces(tmp_path):
    settings, _ = policy.read(None, pack(tmp_path, "  roles:\n    indicator: [Penanda  Hasil, '= Penanda']\n"))

    assert settings.vocabulary.roles.indicator == ("penanda hasil", "=penanda")


def test_without_a_region_pack_there_are_no_words_of_a_region(tmp_path):
    assert policy.read(tmp_path)[0].vocabulary is None


def test_the_region_pack_that_a_dossier_names_adds_its_words_too(tmp_path):
    pack(tmp_path / "paket", "  fillers: [setara]\n")
    (tmp_path / "berkas").mkdir()
    (tmp_path / "cascade.yaml").write_text("", "utf-8")  # the office keeps the pack
    (tmp_path / "berkas" / "berkas.yaml").write_text("region: ../paket\n", "utf-8")

    settings, _ = policy.read(tmp_path / "berkas")

    assert settings.vocabulary.fillers == ("setara",)
    assert settings.for_year(2025).vocabulary.fillers == ("setara",)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("  rols: {}\n", ("baris 3", "vocabulary.rols", "Maksud Anda “roles”?")),
        ("  roles:\n    indicatr: [x]\n", ("baris 4", "roles.indicatr", "Maksud Anda “indicator”?")),
        ("  titles:\n    renstar: x\n", ("baris 4", "titles.renstar", "Maksud Anda “renstra”?")),
        ("  roles:\n    unit: satuannya\n", ("baris 4", "roles.unit", "harus berupa daftar")),
        ("  roles:\n    unit:\n      - ukur\n      - 7\n", ("baris 6", "roles.unit.1", "harus berupa teks")),
        ("  roles:\n    unit:\n      - ukur\n      - ' '\n", ("baris 6", "roles.unit.1", "kata atau frasa")),
        ("  roles:\n    unit: ['=']\n", ("baris 4", "kata atau frasa")),
        ("  titles:\n    iku: '(iku'\n", ("baris 4", "titles.iku", "ekspresi reguler")),
        ("  titles:\n    iku: 'iku|'\n", ("baris 4", "titles.iku", "setiap teks")),
    ],
)
def test_a_mistake_in_the_words_is_told_with_line_key_and_suggestion(tmp_path, text, parts):
    with pytest.raises(SettingsError) as caught:
        policy.read(None, pack(tmp_path, text))

    said = caught.value.say("id")
    assert said.startswith("daerah.yaml")
    assert all(part in said for part in parts), said
