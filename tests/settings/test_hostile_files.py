"""Whatever stands in a file that people write, it is read or refused with a sentence for a person."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from commandline import ROOT
from hostile_yaml import BOMB, HOSTILE_VALUES, damaged
from hypothesis import HealthCheck, given, settings
from small_dossier import AKSI, PK, RENSTRA

from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.decisions.decision_log import read_decisions
from cascade.linking.weights import built_in_weights, read_weights, weights_as_yaml
from cascade.model import Source
from cascade.model.errors import CascadeError, DocumentError, SettingsError
from cascade.reading.document_builder import read_file
from cascade.reading.loaders import canonical
from cascade.reports.schema import is_report, read_report
from cascade.rules.loader import compile_rule
from cascade.rules.rule_set import RuleSelection, read_rule_set
from cascade.safe_io import yaml_reader
from cascade.settings import policy
from cascade.settings.nomenclature import read_nomenclature

pytestmark = pytest.mark.fuzz

FUZZ = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
BERKAS = """opd: Dinas X
year: 2025
documents:
  pk.pdf: {kind: perjanjian_kinerja, year: 2025, years: [2024, 2025]}
calendar:
  - {event: musrenbang_desa, quarters: [3], from: 2024, until: 2026}
scales:
  - {words: [sakip], low: 0, high: 100, name: SAKIP, grades: {A: 80}}
off: {ADA-02: tidak berlaku}
severities: {PLF-02: warning}
directions: {Angka kemiskinan: [{value: down, on: 2025-01-31}]}
waivers: {second_for_errors: true, end: "06-30"}
letter: {number: 700/1, copies_to: [Bupati], reply_days: 5}
zona: WITA
nomenclature: nomenklatur.csv
weights: bobot.yaml
"""
KEPUTUSAN = """links:
  - left: {document: renstra, name: Nilai A}
    right: {document: renja, name: Nilai B}
    verdict: confirmed
    by: Sari
    on: 2025-03-01
waivers:
  - fingerprint: 0123456789abcdef
    reason: sudah dibahas
    until: 2025-12-31
notes:
  - {fingerprint: 0123456789abcdef, cause: salin, on: 2025-02-01}
"""
DAERAH = "name: Kabupaten X\nowner: Bappeda\nvocabulary:\n  columns: {indicator: [tolok ukur]}\n" + BERKAS.replace(
    "opd: Dinas X\nyear: 2025\ndocuments:\n  pk.pdf: {kind: perjanjian_kinerja, year: 2025, years: [2024, 2025]}\n", ""
).replace("nomenclature: nomenklatur.csv\nweights: bobot.yaml\n", "")
OFFICE = "owner: Inspektorat\nreport: [html, docx]\nfail_on: error\nlang: id\nprofile: awal\nregion: paket\n"
RULES = [path.read_text("utf-8") for path in sorted((ROOT / "rules" / "inti").glob("*.yaml"))[:6]]


def refused_with_a_sentence(read, *arguments) -> None:
    """Read something; a refusal has to be one for a person."""
    with contextlib.suppress(CascadeError):
        read(*arguments)


def in_file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8", "replace"))
    return path


def read_choices(folder: Path, name: str, text: str) -> None:
    in_file(folder, name, text)
    choices = policy.read(folder, folder if name == policy.DAERAH else None)[0]
    for year in (2025, None):
        choices.for_year(year)
    choices.waivers.end_after(2025, None)


@FUZZ
@given(text=damaged([BERKAS]))
def test_berkas_is_read_or_refused(tmp_path, text):
    refused_with_a_sentence(read_choices, tmp_path, policy.BERKAS, text)


@FUZZ
@given(text=damaged([DAERAH]))
def test_daerah_is_read_or_refused(tmp_path, text):
    refused_with_a_sentence(read_choices, tmp_path, policy.DAERAH, text)


@FUZZ
@given(text=damaged([OFFICE, DAERAH.replace("name: Kabupaten X\n", "")]))
def test_the_settings_of_an_office_are_read_or_refused(tmp_path, text):
    (tmp_path / "berkas").mkdir(exist_ok=True)
    in_file(tmp_path, "cascade.yaml", text)
    refused_with_a_sentence(policy.read, tmp_path / "berkas")


@FUZZ
@given(text=damaged([KEPUTUSAN]))
def test_decisions_are_read_or_refused(tmp_path, text):
    in_file(tmp_path, DECISIONS_FILE, text)
    refused_with_a_sentence(read_decisions, tmp_path)


@FUZZ
@given(text=damaged([weights_as_yaml(built_in_weights())]))
def test_weights_are_read_or_refused(tmp_path, text):
    refused_with_a_sentence(read_weights, in_file(tmp_path, "bobot.yaml", text))


@FUZZ
@given(text=damaged(RULES))
def test_rules_are_compiled_or_refused(text):
    refused_with_a_sentence(lambda: compile_rule(yaml_reader.parse(text, "aturan.yaml")))


@FUZZ
@given(text=damaged(['code,level,name,indicator,unit\n7.01,program,Nama,Jumlah,Paket\n7.02,kegiatan,"Nama, lagi",,\n']))
def test_a_nomenclature_is_read_or_refused(tmp_path, text):
    refused_with_a_sentence(read_nomenclature, in_file(tmp_path, "n.csv", text))


@pytest.mark.parametrize("text", ["[" * 200_000, 'code,level,name\n"' + "x" * 200_000, "\0"])
def test_a_nomenclature_or_report_that_no_reader_can_follow_is_refused(tmp_path, text):
    with pytest.raises(SettingsError):
        read_nomenclature(in_file(tmp_path, "n.csv", text))

    report = in_file(tmp_path, "laporan.json", text)
    assert not is_report(report)
    with pytest.raises(CascadeError):
        read_report(report)


@FUZZ
@given(text=damaged([path.read_text("utf-8") for path in sorted((ROOT / "rules" / "profiles").glob("*.yaml"))]))
def test_a_profile_is_read_or_refused(tmp_path, text):
    path = in_file(tmp_path, "profil.yaml", text)
    refused_with_a_sentence(lambda: read_rule_set(RuleSelection((), (), (), str(path)), ()))


def read_canonical(path: Path) -> None:
    loaded = canonical.load(path, Source(path.name, "0" * 64), SimpleNamespace())
    for document in read_file(loaded).documents:
        str(document)


@FUZZ
@given(text=damaged([json.dumps(each, indent=1) for each in (PK, AKSI, RENSTRA)]))
@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_canonical_documents_are_read_or_refused(tmp_path, text, suffix):
    refused_with_a_sentence(read_canonical, in_file(tmp_path, f"dokumen.{suffix}", text))


@pytest.mark.parametrize("value", HOSTILE_VALUES)
def test_a_hostile_value_is_refused_with_file_and_line_or_is_harmless(tmp_path, value):
    in_file(tmp_path, policy.BERKAS, f"opd: Dinas X\nyear: {value}\n")
    said = ""
    try:
        year = policy.read(tmp_path)[0].year
    except SettingsError as error:
        year, said = None, error.say()

    assert year is None
    assert not said or (said.startswith(("berkas.yaml, baris 2", "berkas.yaml, baris 3")) and len(said) < 400)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("opd: A\nopd: B\n", "berkas.yaml, baris 2: bukan YAML yang sah (kunci “opd” sudah tertulis di baris 1)."),
        (
            "opd: A\n? [1, 2]\n: x\n",
            "berkas.yaml, baris 2: bukan YAML yang sah (kunci harus berupa kata, bukan daftar).",
        ),
        (BOMB, "berkas.yaml, baris 1: bukan YAML yang sah (alias (*) tidak didukung)."),
        ("opd: A\nyear: 99999999999\n", "berkas.yaml, baris 2, year: paling besar 2200."),
        ("opd: A\n1: x\n", "berkas.yaml, baris 2, 1: kunci harus berupa kata."),
        ('opd: "A\\0"\n', "berkas.yaml, baris 1: bukan YAML yang sah (teksnya memuat karakter kosong (NUL))."),
    ],
)
def test_what_yaml_allows_and_no_person_means_is_told_with_its_line(tmp_path, text, said):
    in_file(tmp_path, policy.BERKAS, text)

    with pytest.raises(SettingsError) as error:
        policy.read(tmp_path)

    assert error.value.say().splitlines()[0] == said


def test_a_file_that_is_no_file_or_too_long_is_refused_before_it_is_opened(tmp_path):
    os.mkfifo(tmp_path / "pipa.yaml") if hasattr(os, "mkfifo") else (tmp_path / "pipa.yaml").mkdir()
    with (tmp_path / "panjang.yaml").open("wb") as stream:
        stream.truncate(yaml_reader.MAX_BYTES + 1)

    for name in ("pipa.yaml", "panjang.yaml", "a" * 5000, "a\0b"):
        with pytest.raises(SettingsError, match="cannot be read"):
            yaml_reader.read(tmp_path / name, "k.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"kind": "renja", "kind": "renstra"}', "Kunci “kind” tertulis dua kali."),
        ('{"kind": "renja", "year": ' + "9" * 5000 + "}", "tidak dapat dipakai."),
        ('{"kind": "renja", "year": NaN}', "Bilangan “NaN” tidak dapat dipakai."),
        ("[" * 100_000, "bukan JSON yang sah."),
    ],
)
def test_what_json_allows_and_no_document_means_is_told(tmp_path, text, said):
    with pytest.raises(DocumentError) as error:
        read_canonical(in_file(tmp_path, "d.json", text))

    assert error.value.say().startswith("d.json, baris ")
    assert error.value.say().endswith(said)


def test_a_number_that_takes_a_gigabyte_to_write_is_a_problem_of_its_document(tmp_path):
    text = '{"kind": "renja", "year": 2025, "indicators": [{"name": "A", "target": {"value": "1e999999999"}}]}'
    loaded = canonical.load(in_file(tmp_path, "d.json", text), Source("d.json", "0" * 64), SimpleNamespace())
    read = read_file(loaded)

    assert not read.documents
    assert "not a valid canonical document, indicators.0.target" in read.problems[0].message.en
