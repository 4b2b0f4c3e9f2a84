from __future__ import annotations

from pathlib import Path

import pytest

from cascade.model.errors import SettingsError
from cascade.safe_io import yaml_reader
from cascade.settings import policy
from cascade.settings.nomenclature import read_nomenclature


def berkas(tmp_path: Path, text: str) -> policy.Policy:
    (tmp_path / "berkas.yaml").write_text(text, "utf-8")
    return policy.read(tmp_path)[0]


def test_without_a_file_the_built_in_policy_holds(tmp_path):
    choices, files = policy.read(tmp_path)

    assert (choices.target_policy, files) == ("ceiling", ())


def test_the_built_in_calendar_has_two_cycles_for_musrenbang_desa_and_so_gives_no_single_answer():
    event = policy.built_in().event_of("Jumlah lembaga dalam Forum Musyawarah Perencanaan Pembangunan di Desa")

    assert event.event == "musrenbang_desa"
    assert not event.is_settled
    assert event.all_quarters == (1, 2, 3)


def test_a_local_calendar_takes_the_place_of_the_built_in_entry_and_keeps_its_words(tmp_path):
    choices = berkas(tmp_path, "calendar:\n  - {event: musrenbang_desa, quarters: [3]}\n")
    event = choices.event_of("Musrenbangdes")

    assert (event.is_local, event.is_settled, event.all_quarters) == (True, True, (3,))
    assert choices.event_of("Penyusunan LKjIP").event == "lkjip"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("opd: X\ntarget_polcy: equal\n", ("baris 2", "target_polcy", "Maksud Anda “target_policy”?")),
        ("target_policy: atap\n", ("baris 1", "target_policy")),
        (
            "calendar:\n  - {event: musrenbang_dess, quarters: [1]}\n",
            ("baris 2", "calendar.0.event", "musrenbang_desa"),
        ),
        ("calendar:\n  - {event: hut_ri, quarters: [5]}\n", ("baris 2", "calendar.0.quarters", "paling besar 4")),
        ("calendar:\n  - {event: hut_ri, cycles: [[0]]}\n", ("baris 2", "calendar.0.cycles", "paling kecil 1")),
        ("opd: [\n", ("baris", "YAML")),
        ("a: &x [1]\nb: *x\n", ("YAML", "alias")),
    ],
)
def test_a_mistake_is_told_with_line_key_and_suggestion(tmp_path, text, parts):
    with pytest.raises(SettingsError) as caught:
        berkas(tmp_path, text)

    said = caught.value.say("id")
    assert said.startswith("berkas.yaml")
    assert all(part in said for part in parts), said


def test_a_bomb_of_aliases_is_refused_at_once():
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"] + [
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]

    with pytest.raises(SettingsError):
        yaml_reader.parse("\n".join(lines), "bom.yaml")


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


def test_on_and_off_are_keys_like_any_other(tmp_path):
    assert berkas(tmp_path, "off: {PLF-01: belum berlaku}\n").off == {"PLF-01": "belum berlaku"}
    assert (
        yaml_reader.parse("{on: 2025-01-02, no: yes, verified: true}", "x.yaml").data["on"].isoformat() == "2025-01-02"
    )
    assert yaml_reader.parse("{no: yes, verified: true}", "x.yaml").data == {"no": "yes", "verified": True}
