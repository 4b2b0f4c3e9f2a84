from __future__ import annotations

import pytest

from cascade.model.errors import SettingsError
from cascade.safe_io import yaml_reader
from cascade.settings.layers import SettingsLayer
from cascade.settings.origin import BUILT_IN, Origin
from cascade.settings.schema import BerkasFile, ChoicesFile, RegionFile

REGION = """\
name: Kabupaten Contoh
owner: Bappeda
reference: Perbup 12/2024
severities: {NOM-05: warning}
target_policy:
  - {value: ceiling, until: 2024}
  - {value: equal, from: 2025, owner: Inspektorat}
  - {value: floor, from: 2027, until: 2028}
calendar:
  - {event: pesta, words: [pesta rakyat], quarters: [1]}
  - {event: pesta, words: [pesta rakyat], quarters: [4], from: 2026}
"""


def layer(text: str, schema: type[ChoicesFile] = RegionFile, name: str = "daerah.yaml") -> SettingsLayer:
    file = yaml_reader.parse(text, name)
    return SettingsLayer(file, file.validate(schema))


def target_policy(year: int | None) -> str | bool | None:
    return next((v.value for kind, _, v in layer(REGION).values_in(year) if kind == "target_policy"), None)


@pytest.mark.parametrize(
    ("year", "value"), [(2023, "ceiling"), (2024, "ceiling"), (2025, "equal"), (2027, "floor"), (2029, "equal")]
)
def test_of_two_values_in_force_the_one_that_began_later_holds(year, value):
    assert target_policy(year) == value


def test_without_a_year_the_newest_value_holds():
    assert target_policy(None) == "floor"


def test_a_choice_outside_its_years_is_not_made():
    dated = layer("name: X\ntarget_policy: {value: equal, from: 2025, until: 2026}\n")

    assert [kind for kind, _, _ in dated.values_in(2024)] == []
    assert [kind for kind, _, _ in dated.values_in(2026)] == ["target_policy"]


def test_what_an_entry_does_not_say_the_region_says_for_all_and_the_line_is_its_own():
    values = {kind: value for kind, _, value in layer(REGION).values_in(2025)}

    assert values["severities"].origin == Origin("daerah.yaml", 4, "Bappeda", "Perbup 12/2024")
    assert values["target_policy"].origin == Origin("daerah.yaml", 7, "Inspektorat", "Perbup 12/2024", since=2025)


def test_a_dossier_has_no_owner_to_lend():
    [(_, name, value)] = layer("severities: {NOM-05: info}\n", BerkasFile, "berkas.yaml").values_in(2025)

    assert (name, value.origin) == ("NOM-05", Origin("berkas.yaml", 1))


def test_a_rule_that_is_switched_on_again_has_the_value_false():
    [(kind, name, value)] = layer("off: {ADA-02: false}\n", BerkasFile, "berkas.yaml").values_in(2025)

    assert (kind, name, value.value, value.text) == ("off", "ADA-02", False, "False")


def test_an_event_is_scheduled_as_the_later_entry_says_from_its_first_year_on():
    def quarters(year: int) -> list[tuple[int, ...]]:
        return [event.quarters for event in layer(REGION).events_in(year)]

    assert quarters(2025) == [(1,)]
    assert quarters(2026) == [(4,)]
    assert all(event.is_local for event in layer(REGION).events_in(2026))


def test_a_layer_refuses_an_event_that_no_file_describes():
    unknown = layer("name: X\ncalendar: [{event: pesta, quarters: [1]}]\n")

    unknown.check({"pesta"})
    with pytest.raises(SettingsError, match="unknown event"):
        unknown.check({"musrenbang_desa"})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: X\nscales:\n  - {words: [a], low: 0, high: 1, name: A, from: 2026, until: 2025}\n", 3),
        ("name: X\ncalendar:\n  - {event: pesta, words: [a], from: 2026, until: 2025}\n", 3),
        ("name: X\noff:\n  PLF-01:\n    - {value: belum, from: 2026, until: 2025}\n", 4),
    ],
)
def test_years_that_run_backwards_are_refused_wherever_they_stand(text, line):
    with pytest.raises(SettingsError) as caught:
        layer(text).check(())

    assert f"baris {line}" in caught.value.message.id
    assert "from (2026) setelah until (2025)" in caught.value.message.id


def test_an_origin_is_told_with_line_owner_ground_and_years():
    assert Origin(BUILT_IN).description.en == "built into cascade"
    assert Origin("berkas.yaml", 3).description.en == "berkas.yaml line 3"
    told = Origin("daerah.yaml", 7, "Inspektorat", "SE 3/2025", since=2025).description
    assert told.en == "daerah.yaml line 7 (Inspektorat; SE 3/2025; years 2025–…)"
    assert told.id == "daerah.yaml baris 7 (Inspektorat; SE 3/2025; tahun 2025–…)"
