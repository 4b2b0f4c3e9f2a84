"""What makes a release asks for little, names no foreign address and is what Windows can run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from cascade import __version__

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github/workflows/release.yml"
WRITTEN = [WORKFLOW, *(path for path in (ROOT / "packaging").iterdir() if path.is_file())]


@pytest.fixture(scope="module")
def jobs() -> dict[str, dict]:
    return yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]


def test_only_the_job_that_publishes_may_write(jobs) -> None:
    assert yaml.safe_load(WORKFLOW.read_text("utf-8"))["permissions"] == {"contents": "read"}
    assert {name: job["permissions"] for name, job in jobs.items() if "permissions" in job} == {
        "release": {"contents": "write"}
    }
    assert sorted(jobs["release"]["needs"]) == ["package", "test", "windows"]


def test_actions_are_pinned_and_those_of_the_host_itself(jobs) -> None:
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]

    assert used
    assert [each for each in used if not re.fullmatch(r"actions/[a-z-]+@(v\d+|[0-9a-f]{40})", each)] == []


def test_the_tests_run_on_the_three_systems(jobs) -> None:
    assert jobs["test"]["strategy"]["matrix"]["os"] == ["ubuntu-latest", "windows-latest", "macos-latest"]


def test_what_a_person_types_never_gets_into_a_script(jobs) -> None:
    scripts = [step.get("run", "") for job in jobs.values() for step in job["steps"]]

    assert [each for each in scripts if "${{" in each] == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_no_address_is_invented(path: Path) -> None:
    assert re.findall(r"https?://[\w-]+\.[^\s\"')]+", path.read_text("utf-8")) == []


def test_every_file_that_the_release_names_is_there(jobs) -> None:
    scripts = "\n".join(step.get("run", "") for job in jobs.values() for step in job["steps"])
    named = set(re.findall(r"(?<![\w/])(?:packaging|lock|docs)/[\w.-]+\.\w+", scripts))

    assert {
        "packaging/cascade.spec",
        "packaging/try_program.py",
        "packaging/installer.iss",
        "packaging/periksa.bat",
        "lock/sbom.py",
    } <= named
    assert [each for each in sorted(named) if not (ROOT / each).is_file()] == []


def test_the_installer_asks_for_no_administrator_and_takes_no_file_types() -> None:
    text = (ROOT / "packaging/installer.iss").read_text("utf-8")

    assert "PrivilegesRequired=lowest" in text
    assert "ChangesAssociations=no" in text
    assert "[Registry]" not in text


def test_the_batch_file_is_one_that_windows_reads() -> None:
    content = (ROOT / "packaging/periksa.bat").read_bytes()

    assert content.count(b"\n") == content.count(b"\r\n") > 0
    assert content.isascii()
    assert content.index(b"chcp 65001") < content.index(b"cascade.exe")
    assert b"pause" in content.split(b"cascade.exe", 1)[1]


def test_the_changelog_tells_of_the_version_that_is_built() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)

    assert headings[0] == "Unreleased"
    assert re.fullmatch(rf"{re.escape(__version__)} — \d{{4}}-\d\d-\d\d", headings[1])
