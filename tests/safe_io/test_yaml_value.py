"""A person's file gets a value set or taken away, and not another character changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.model.errors import CascadeError, SettingsError
from cascade.safe_io import yaml_reader
from cascade.safe_io.yaml_value import with_values

KIND, YEAR = ("documents", "renja 2022.xlsx", "kind"), ("documents", "renja 2022.xlsx", "year")
TEXTS = {
    "empty": "",
    "only comments": "# catatan\n",
    "other keys": "opd: Kecamatan A   # dari kop\nyear: 2022\n\n# ekor\n",
    "no newline at the end": "opd: Kecamatan A",
    "nothing below it": "documents:\nopd: Kecamatan A\n",
    "nothing, commented": "documents:  # belum ada\nopd: A\n",
    "another file": "documents:\n  pk.docx:\n    kind: perjanjian_kinerja  # sampulnya salah\n    # masih pk\nopd: A\n",
    "the file": "documents:\n  renja 2022.xlsx:\n    phase: murni\n  pk.docx: {year: 2022}\n# ekor\n",
    "the file, with a kind": "documents:\n  renja 2022.xlsx:\n    kind: rkt  # keliru\n    phase: murni\nopd: A\n",
    "quoted": "documents:\n  'renja 2022.xlsx': {\"kind\": 'rkt', phase: murni}  # satu\n",
    "in braces": "{opd: A, documents: {renja 2022.xlsx: {phase: murni}}}\n",
    "empty braces": "documents: {}\nopd: A\n",
    "empty braces inside": "documents:\n  renja 2022.xlsx: {}\n",
    "document start": "---\nopd: A\n",
    "blank lines below": "documents:\n  renja 2022.xlsx:\n    phase: murni\n\n\nopd: A\n",
    "block list last": "calendar:\n  - event: x\n    quarters:\n      - 3\n",
    "block text last": "letter: |\n  satu\n  dua\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_every_way_to_write_it_gets_the_values_and_keeps_the_rest(name):
    text = TEXTS[name]

    new = with_values(text, {KIND: "renja", YEAR: 2022}, "berkas.yaml")

    old = yaml_reader.parse(text, "").data or {}
    of_file = (old.get("documents") or {}).get("renja 2022.xlsx") or {}
    documents = {**(old.get("documents") or {}), "renja 2022.xlsx": {**of_file, "kind": "renja", "year": 2022}}
    assert yaml_reader.parse(new, "").data == {**old, "documents": documents}
    for line in text.splitlines():
        if "#" in line:
            assert line.partition("#")[2] in new


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_taken_away_again_leaves_no_trace_where_there_was_none(name):
    text = TEXTS[name]
    if yaml_reader.parse(text, "").data is None or "rkt" in text:
        return  # nothing to compare with, or a kind that was there before

    new = with_values(with_values(text, {KIND: "renja"}, ""), {KIND: None}, "")

    before, after = (yaml_reader.parse(each, "").data for each in (text, new))
    before["documents"] = {key: value for key, value in (before.get("documents") or {}).items() if value}
    assert after in (before, {key: value for key, value in before.items() if value} or None)


def test_taking_away_what_is_not_there_changes_nothing():
    assert with_values(TEXTS["empty braces"], {KIND: None}, "") == TEXTS["empty braces"]


def test_a_value_is_replaced_in_its_place_and_its_remark_stays():
    new = with_values(TEXTS["the file, with a kind"], {KIND: "renja"}, "")

    assert new == TEXTS["the file, with a kind"].replace("rkt", "renja")


def test_years_are_a_list_on_one_line():
    new = with_values("opd: A\n", {("documents", "r.pdf", "years"): [2025, 2026]}, "")

    assert new == "opd: A\ndocuments:\n  r.pdf:\n    years: [2025, 2026]\n"


def test_a_list_of_lines_is_replaced_whole():
    text = "documents:\n  r.pdf:\n    years:\n      - 2024\n      - 2025\n    kind: iku\n"

    new = with_values(text, {("documents", "r.pdf", "years"): [2025, 2026]}, "")

    assert yaml_reader.parse(new, "").data == {"documents": {"r.pdf": {"years": [2025, 2026], "kind": "iku"}}}


def test_a_key_that_is_taken_away_takes_its_line_and_no_other():
    text = "# kepala\nopd: A  # lama\nyear: 2022\n"

    assert with_values(text, {("opd",): None}, "") == "# kepala\nyear: 2022\n"
    assert with_values(text, {("lain",): None}, "") == text


def test_line_ends_and_the_mark_of_windows_editors_stay():
    new = with_values("\ufeffopd: A\r\nyear: 2022\r\n", {("year",): 2023}, "")

    assert new == "\ufeffopd: A\r\nyear: 2023\r\n"


@pytest.mark.parametrize("text", ["- a\n", "documents: satu\n", "documents: [a]\n"])
def test_where_there_is_no_place_the_change_is_refused_and_told(text):
    with pytest.raises(CascadeError) as error:
        with_values(text, {KIND: "renja"}, "berkas.yaml")

    assert "renja" in error.value.hint.say()


def test_a_file_that_is_no_yaml_is_refused():
    with pytest.raises(SettingsError):
        with_values("opd: [", {("opd",): "A"}, "berkas.yaml")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40), st.sampled_from(sorted(TEXTS)))
def test_any_name_of_a_file_and_any_office_can_be_written(word, name):
    try:
        new = with_values(TEXTS[name], {("documents", word, "opd"): word}, "")
    except CascadeError:
        assert word in ("<<", "=") or name == "x"
        return

    assert yaml_reader.parse(new, "").data["documents"][word] == {
        **((yaml_reader.parse(TEXTS[name], "").data or {}).get("documents") or {}).get(word, {}), "opd": word,
    }  # fmt: skip
