"""The locks: pinned packages with hashes, no address, what pyproject.toml asks for; each fault is one sentence."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from check_locks import problems
from locked_packages import GROUP_LOCKS, LOCKS, ROOT, read_lock
from packaging.requirements import Requirement

FILES = (*LOCKS, *GROUP_LOCKS)


@pytest.fixture
def checkout(tmp_path) -> Path:
    (tmp_path / "lock").mkdir()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in FILES:
        shutil.copy(ROOT / "lock" / name, tmp_path / "lock")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_locks_are_what_pyproject_asks_for():
    assert list(problems(ROOT)) == []


def test_every_package_has_hashes_and_numpy_is_locked_for_each_python():
    packages = [package for name in FILES for package in read_lock(ROOT / "lock" / name)]

    assert all(package.hashes for package in packages)
    assert len({package.marker for package in packages if package.name == "numpy"}) > 1
    assert any("win32" in package.marker for package in packages if package.name == "colorama")


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example/simple",
        "--find-links /srv/wheels",
        "--trusted-host packages.example",
        "    # from https://packages.example/simple",
        "    # via -r /home/somebody/requirements.in",
        "lxml @ file:///srv/wheels/lxml.whl",
        "./wheels/lxml.whl",
        r"C:\wheels\lxml.whl",
        "lxml==6.0",
    ],
)
def test_an_address_or_a_path_in_a_lock_is_one_sentence(checkout, line):
    path = checkout / "lock" / "runtime.txt"
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")

    (said,) = problems(checkout)

    assert re.match(r"lock/runtime\.txt line \d+ is no pinned package", said)


def test_ci_looks_for_addresses_before_it_installs_anything(tmp_path):
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    pattern = re.search(r"grep -nE '([^']+)' lock/", script)[1]

    assert script.index("grep -nE") < script.index("pip install")
    assert [name for name in FILES if re.search(pattern, (ROOT / "lock" / name).read_text("utf-8"), re.M)] == []
    for line in ("--index-url x", "# https://x", "a @ b", "/srv/x", "./x", "--hash=x -f /srv", r"# via C:\x"):
        assert re.search(pattern, line, re.M), line


def test_ci_installs_what_is_locked_and_asks_for_hashes():
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    installs = [line for line in script.splitlines() if line.startswith("pip install")]

    assert "--require-hashes" in installs[0]
    assert {f"lock/{name}" for name in FILES if name not in ("portable.txt", "runtime.txt")} <= set(installs[0].split())
    assert all("--no-deps" in line and "--no-build-isolation" in line for line in installs[1:])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"lxml>=5"', '"lxml>=99"', "lxml 6.1.3 is not what pyproject.toml asks for (lxml>=99)"),
        ('"lxml>=5",', '"lxml>=5",\n"httptools>=0.6",', "httptools>=0.6 of pyproject.toml is not in it"),
        ('  "xlrd>=2",\n', "", "pyproject.toml no longer asks for xlrd"),
        ('requires = ["hatchling>=1.24"]', 'requires = ["hatchling>=1.27"]', "hatchling>=1.27 of [build-system]"),
    ],
)
def test_a_lock_that_pyproject_has_left_behind_is_told(checkout, old, new, said):
    versions = {package.name: package.version for package in read_lock(ROOT / "lock" / "runtime.txt")}
    change(checkout / "pyproject.toml", old, new)

    found = list(problems(checkout))

    assert found
    assert all(said.replace("6.1.3", versions["lxml"]) in sentence for sentence in found)
    assert all("run `make lock`" in sentence for sentence in found)


def test_a_package_without_a_hash_and_locks_that_differ_are_told(checkout):
    path = checkout / "lock" / "runtime.txt"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"xlrd==.*?(?=\n    #)", "xlrd==2.0.0 \\\\", text, flags=re.S), "utf-8")

    without_hash, differ = problems(checkout)

    assert "xlrd 2.0.0 has no hash" in without_hash
    assert re.match(r"The locks differ in xlrd: 2\.0\.0 in runtime\.txt, 2[\d.]+ in extras\.txt and dev\.txt", differ)


def test_a_lock_that_is_missing_is_told(checkout):
    (checkout / "lock" / "dev.txt").unlink()

    assert ["dev.txt" in said for said in problems(checkout)] == [True]


def test_every_upper_bound_has_its_reason_and_what_has_no_stable_version_yet_has_a_bound():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(text)["project"]
    extras = [each for name, listed in project["optional-dependencies"].items() if name != "dev" for each in listed]
    asked = [Requirement(each) for each in (*project["dependencies"], *extras) if not each.startswith(project["name"])]
    versions = {package.name: package.version for package in read_lock(ROOT / "lock" / "extras.txt")}

    for requirement in asked:
        if "<" in {specifier.operator for specifier in requirement.specifier}:
            assert re.search(rf'"{re.escape(requirement.name)}>=[^"]*<[^"]*"[^"\n]*# \S', text), requirement
        else:
            assert not versions[requirement.name].startswith("0."), requirement


def test_make_lock_writes_every_lock_without_the_address_of_an_index():
    makefile = (ROOT / "Makefile").read_text("utf-8")

    assert all(f"-o lock/{name}" in makefile for name in FILES)
    assert "--universal --generate-hashes" in makefile
    assert "--emit" not in makefile


def test_the_script_says_that_all_is_in_order(capsys):
    import check_locks

    assert check_locks.main() == 0
    assert capsys.readouterr().out.startswith("Locks in order")
