"""Digests follow contents and names, not the places where something lies."""

from __future__ import annotations

import shutil
from pathlib import Path

from several_dossiers import dossier

import cascade
from cascade.fleet.identity import contents_of, digest_of_states, engine, identity, rules_of, settings_above, states_of
from cascade.pipeline.options import CheckOptions
from cascade.rules.loader import shipped_rules


def contents(place):
    return contents_of(place, states_of(place))


def test_the_same_files_elsewhere_have_the_same_contents(tmp_path):
    one = dossier(tmp_path / "a" / "Dinas")
    other = Path(shutil.copytree(one, tmp_path / "b" / "Lain"))
    assert contents(one) == contents(other)
    (other / "pk.yaml").rename(other / "perjanjian.yaml")
    assert contents(one) != contents(other)


def test_states_tell_of_a_change_without_opening_a_file(tmp_path):
    place = dossier(tmp_path / "Dinas")
    before = digest_of_states(states_of(place))
    (place / "pk.yaml").write_text((place / "pk.yaml").read_text("utf-8") + "\n", "utf-8")

    assert digest_of_states(states_of(place)) != before


def test_rules_that_are_given_count_by_their_content(tmp_path):
    rule = next(shipped_rules().glob("inti/TRI-01*.yaml"))
    shutil.copy(rule, tmp_path / "TRI-01.yaml")
    text = (tmp_path / "TRI-01.yaml").read_text("utf-8").replace("TRI-01", "TRI-91")
    folders = [tmp_path / "x", tmp_path / "y", tmp_path / "z"]
    for folder, content in zip(folders, (text, text, text + "\n# lain\n"), strict=True):
        folder.mkdir()
        (folder / "TRI-91.yaml").write_text(content, "utf-8")
    one, same, other = (rules_of(CheckOptions(rules=(folder,))) for folder in folders)

    assert one == same
    assert len({one, other, rules_of(CheckOptions()), rules_of(CheckOptions(select=("TRI",)))}) == 4


def test_settings_above_count_with_what_they_name(tmp_path):
    place = dossier(tmp_path / "Kab" / "Dinas")
    digests = [settings_above(place, CheckOptions())]
    csv = tmp_path / "nomenklatur.csv"
    csv.write_text("kode,nama\n", "utf-8")
    (tmp_path / "cascade.yaml").write_text("nomenclature: nomenklatur.csv\n", "utf-8")
    digests.append(settings_above(place, CheckOptions()))
    csv.write_text("kode,nama\n1,x\n", "utf-8")
    digests.append(settings_above(place, CheckOptions()))

    assert len(set(digests)) == 3


def test_the_engine_is_told_by_all_of_its_code(monkeypatch):
    told = []
    monkeypatch.setattr("cascade.fleet.identity._contents", lambda _, paths: told.extend(paths) or [])
    engine.__wrapped__()

    code = Path(cascade.__file__).parent
    assert {path for path in code.rglob("*.py") if "_rules" not in path.parts} <= set(told)
    assert code / "text" / "words.yaml" in told


def test_people_are_told_the_first_digits():
    assert identity(CheckOptions()).short_engine == engine()[:12]


def test_the_engine_is_its_code_also_where_only_compiled_files_are(tmp_path, monkeypatch):
    monkeypatch.setattr("cascade.fleet.identity.files", lambda package: tmp_path)

    def digest_of(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return engine.__wrapped__()

    first = digest_of("run.pyc", b"one")

    assert digest_of("__pycache__/run.pyc", b"kept by the interpreter") == first
    assert digest_of("run.pyc", b"two") != first
