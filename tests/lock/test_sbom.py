"""The bill of materials of a release: all that is locked, with hashes and licences, the same each time."""

from __future__ import annotations

import json
import shutil

import pytest
import sbom
from licences import PAGE, known_licences
from locked_packages import PROJECT, ROOT, read_lock

LOCKED = read_lock(ROOT / "lock" / "extras.txt")


@pytest.fixture(scope="module")
def written() -> dict:
    return json.loads(sbom.bill_of_materials(LOCKED, known_licences(ROOT / PAGE)))


def test_it_holds_every_locked_package_with_its_hashes_and_licence(written):
    told = {(each["name"], each["version"]): each for each in written["components"]}

    assert set(told) == {(package.name, package.version) for package in LOCKED}
    for package in LOCKED:
        component = told[package.name, package.version]
        assert {each["content"] for each in component["hashes"]} == set(package.hashes)
        assert component["licenses"]
        assert component["purl"] == f"pkg:pypi/{package.name}@{package.version}"


def test_it_says_what_wants_what(written):
    graph = {each["ref"].partition("@")[0]: each.get("dependsOn", []) for each in written["dependencies"]}
    wanted = {ref.partition("@")[0] for ref in graph[f"pkg:pypi/{PROJECT}"]}

    assert {"pkg:pypi/typer", "pkg:pypi/starlette", "pkg:pypi/rapidocr"} <= wanted
    assert any("markupsafe" in ref for ref in graph["pkg:pypi/jinja2"])


def test_it_is_the_same_each_time_and_names_no_path(written):
    text = sbom.bill_of_materials(LOCKED, known_licences(ROOT / PAGE))

    assert json.loads(text) == written
    assert "file:" not in text
    assert str(ROOT) not in text


@pytest.mark.slow
def test_it_is_valid_and_lies_in_dist(tmp_path, monkeypatch, capsys):
    for name in ("lock", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.setattr(sbom, "ROOT", tmp_path)

    assert sbom.main() == 0
    name = capsys.readouterr().out.strip()
    assert name.startswith(f"dist/{PROJECT}-")
    assert json.loads((tmp_path / name).read_text("utf-8"))["bomFormat"] == "CycloneDX"
