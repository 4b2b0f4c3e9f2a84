"""YAML that people write is read with the line of every key, and a mistake says file, line, key and what was meant."""

from __future__ import annotations

import datetime
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from cascade.model.errors import RuleError, SettingsError
from cascade.safe_io import yaml_reader
from cascade.safe_io.yaml_reader import did_you_mean


class Link(BaseModel):
    model_config = ConfigDict(extra="forbid")
    left: str
    verdict: Literal["same", "different"] = "same"


class Settings(BaseModel):
    model_config = ConfigDict(extra="forbid")
    links: list[Link] = Field(default_factory=list)
    year: int = Field(default=2025, ge=2000)


TEXT = """
# kepala
year: 2026
links:
  - left: satu
  - left: dua
    verdict: same
"""


def mistake(text: str) -> str:
    with pytest.raises(SettingsError) as error:
        yaml_reader.parse(text, "k.yaml").validate(Settings)
    return error.value.say()


def test_every_key_and_entry_has_its_line_and_an_unwritten_one_that_of_the_nearest_above():
    parsed = yaml_reader.parse(TEXT, "k.yaml")

    assert [parsed.line(path) for path in (("year",), ("links", 1), ("links", 1, "verdict"))] == [3, 6, 7]
    assert parsed.line(("links", 0, "verdict")) == 5
    assert parsed.line(("tidak", "ada")) == 1


def test_words_for_yes_and_no_are_words_and_only_true_and_false_are_truth():
    data = yaml_reader.parse("on: yes\noff: NO\nya: true\ntidak: False\n", "k.yaml").data

    assert data == {"on": "yes", "off": "NO", "ya": True, "tidak": False}


def test_dates_and_numbers_are_read_as_such_and_an_empty_file_has_no_data():
    assert yaml_reader.parse("a: 2026-06-30\nb: 1.5\n", "k.yaml").data == {"a": datetime.date(2026, 6, 30), "b": 1.5}
    assert yaml_reader.parse("# hanya catatan\n", "k.yaml").data is None


@pytest.mark.parametrize("text", ["a: &x [1]\nb: *x\n", "a: &x {b: 1}\nc:\n  <<: *x\n"])
def test_aliases_are_refused_with_their_line(text):
    with pytest.raises(SettingsError, match=r"k\.yaml, line [12]: not valid YAML \(aliases \(\*\) are not supported\)"):
        yaml_reader.parse(text, "k.yaml")


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.getcwd []", "!apa 1"])
def test_a_tag_that_would_build_an_object_is_refused(tag):
    with pytest.raises(SettingsError, match=r"line 1: .*the tag !(python/object|apa).* is not supported"):
        yaml_reader.parse(f"a: {tag}", "k.yaml")


def test_what_is_no_yaml_is_told_with_its_line_and_what_to_look_at():
    with pytest.raises(SettingsError) as error:
        yaml_reader.parse("a: 1\nb: [1,\n", "k.yaml")

    assert "k.yaml, baris 3: bukan YAML yang sah" in error.value.say("id")
    assert "Check indentation, colons and quotes." in error.value.say("en")


def test_a_mistake_is_told_with_file_line_key_and_reason():
    assert mistake("year: dua ribu") == "k.yaml, baris 1, year: harus berupa bilangan bulat."
    assert mistake("year: 1999") == "k.yaml, baris 1, year: paling kecil 2000."
    assert mistake("links:\n  - left: a\n    verdict: beda\n") == (
        "k.yaml, baris 3, links.0.verdict: pilihannya: 'same' or 'different'."
    )
    assert mistake("links:\n  - verdict: same\n") == "k.yaml, baris 2, links.0.left: wajib diisi."


def test_a_mistyped_key_is_told_with_what_was_meant_also_inside_a_list():
    assert mistake("yaer: 2025") == "k.yaml, baris 1, yaer: kunci tidak dikenal. Maksud Anda “year”?"
    assert mistake("links:\n  - left: a\n    verdikt: same\n").endswith("Maksud Anda “verdict”?")
    assert mistake("links:\n  - left: a\n    zzz: same\n").endswith("kunci tidak dikenal.")


def test_a_mistyped_key_is_told_before_what_is_missing_because_of_it():
    assert mistake("links:\n  - leff: a\n") == (
        "k.yaml, baris 2, links.0.leff: kunci tidak dikenal. Maksud Anda “left”?"
    )


def test_a_file_that_is_not_there_or_is_no_text_is_an_error_of_the_kind_that_was_asked_for(tmp_path):
    (tmp_path / "biner.yaml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(RuleError, match=r"tiada\.yaml: cannot be read \(not found\)"):
        yaml_reader.read(tmp_path / "tiada.yaml", kind=RuleError)
    with pytest.raises(SettingsError, match=r"aturan: cannot be read \(UTF-8\)"):
        yaml_reader.read(tmp_path / "biner.yaml", "aturan")


def test_the_mark_of_windows_editors_is_no_part_of_the_first_key(tmp_path):
    (tmp_path / "k.yaml").write_bytes(b"\xef\xbb\xbfyear: 2025\r\n")

    assert yaml_reader.read(tmp_path / "k.yaml").data == {"year": 2025}


def test_nothing_is_suggested_where_nothing_is_near():
    assert did_you_mean("renja", ["renstra", "renja_perubahan"]).en == "Did you mean “renja_perubahan”?"
    assert did_you_mean("xyz", ["renstra"]).en == ""
