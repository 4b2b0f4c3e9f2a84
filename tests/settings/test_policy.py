from __future__ import annotations

from pathlib import Path

import pytest

from cascade.model.errors import SettingsError
from cascade.safe_io import yaml_reader
from cascade.settings import policy


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


def test_on_and_off_are_keys_like_any_other(tmp_path):
    assert berkas(tmp_path, "off: {PLF-01: belum berlaku}\n").off == {"PLF-01": "belum berlaku"}
    assert (
        yaml_reader.parse("{on: 2025-01-02, no: yes, verified: true}", "x.yaml").data["on"].isoformat() == "2025-01-02"
    )
    assert yaml_reader.parse("{no: yes, verified: true}", "x.yaml").data == {"no": "yes", "verified": True}


def test_the_policy_of_a_year_has_the_values_and_scales_of_that_year():
    scale = {"words": ["indeks spbe"], "low": 0, "high": 10, "name": "SPBE baru", "from": 2027}
    choices = policy.policy_from({"target_policy": [{"value": "equal", "from": 2026}], "scales": [scale]})

    assert [choices.for_year(year).target_policy for year in (2025, 2026)] == ["ceiling", "equal"]
    assert [choices.for_year(year).scale_of("Indeks SPBE").high for year in (2026, 2027)] == [5, 10]


def test_an_indicator_is_stated_under_its_name_in_any_spelling():
    choices = policy.policy_from(
        {"directions": {"Prosentase temuan": "down"}, "quarter_aggregations": {"Jumlah rapat": "cumulative"}}
    )

    assert choices.direction_of("Persentase temuan") == "down"
    assert choices.direction_of("Persentase desa") is None
    assert choices.aggregation_of("Jml. Rapat") == "cumulative"
    assert choices.stated_name("directions", "Presentase temuan") == "Prosentase temuan"


def test_a_setting_is_the_last_value_of_its_history():
    choices = policy.policy_from({"target_policy": "floor"})
    setting = choices.setting("target_policy")

    assert (setting.value, setting.origin.file) == ("floor", "berkas.yaml")
    assert [value.value for value in choices.history["target_policy"]] == ["ceiling", "floor"]
    assert choices.setting("severities", "PLF-01") is None


def test_a_dossier_may_name_its_region_and_its_files(tmp_path):
    pack = tmp_path / "daerah"
    (pack / "rules").mkdir(parents=True)
    (pack / "daerah.yaml").write_text("name: Kabupaten Contoh\ntarget_policy: floor\n", "utf-8")
    (tmp_path / "berkas.yaml").write_text("region: daerah\nopd: Dinas X\nyear: 2025\nweights: bobot.yaml\n", "utf-8")
    choices, files = policy.read(tmp_path)

    assert (choices.region, choices.target_policy, choices.opd, choices.year) == (
        "Kabupaten Contoh",
        "floor",
        "Dinas X",
        2025,
    )
    assert (choices.weights, choices.rules) == (tmp_path / "bobot.yaml", (pack / "rules",))
    assert files == ("daerah.yaml", "berkas.yaml")


def test_reports_are_dated_in_the_zone_of_the_dossier_else_of_the_region_else_in_western_time(tmp_path):
    pack = tmp_path / "papua"
    pack.mkdir()
    (pack / "daerah.yaml").write_text("name: Papua\nzona: WIT\n", "utf-8")

    assert berkas(tmp_path, "opd: X\n").zone == "WIB"
    assert berkas(tmp_path, "region: papua\n").zone == "WIT"
    assert berkas(tmp_path, "region: papua\nzona: WITA\n").zone == "WITA"
    with pytest.raises(SettingsError, match="WIB"):
        berkas(tmp_path, "zona: GMT\n")
