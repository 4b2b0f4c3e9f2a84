from __future__ import annotations

import pytest

from cascade.model.errors import SettingsError
from cascade.settings.nomenclature import read_nomenclature


def test_a_nomenclature_needs_its_columns(tmp_path):
    path = tmp_path / "n.csv"
    path.write_text("kode,nama\n7.01,Kecamatan\n", "utf-8")

    with pytest.raises(SettingsError) as caught:
        read_nomenclature(path)

    assert "code, level, name" in caught.value.say("id")


def test_official_names_are_found_whatever_their_spelling(tmp_path):
    path = tmp_path / "n.csv"
    path.write_text(
        "code,level,name\n7.01.06.2.01.0006,sub_kegiatan,Fasilitasi Pelaksanaan Pemilihan Kepala Desa\n", "utf-8"
    )

    [entry] = read_nomenclature(path).named("FASILITASI  pelaksanaan pemilihan Kepala Ds.")

    assert (entry.level, entry.source.row) == ("sub_kegiatan", 2)
