"""Check the lock files: nothing but pinned packages with hashes, no address and no path, and what pyproject.toml asks for.

    python lock/check_locks.py

Asks no index: a lock that pyproject.toml has left behind is told by comparing the two.
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from locked_packages import GROUP_LOCKS, LOCKS, PROJECT, ROOT, LockedPackage, UnknownLineError, read_lock
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def main() -> int:
    """Print what is wrong, one sentence a line; 0 where nothing is."""
    found = list(problems(ROOT))
    for sentence in found:
        print(sentence)
    if not found:
        print(f"Locks in order: {', '.join((*LOCKS, *GROUP_LOCKS))}.")
    return 1 if found else 0


def problems(root: Path) -> Iterator[str]:
    """Yield what is wrong with the locks of a checkout."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    groups = settings["dependency-groups"]
    for requirement in set(settings["build-system"]["requires"]) - set(groups["build"]):
        yield f"pyproject.toml: {requirement} of [build-system] is missing in [dependency-groups] build; write it there too and run `make lock`."
    versions: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in (*LOCKS, *GROUP_LOCKS):
        asked = groups[GROUP_LOCKS[name]] if name in GROUP_LOCKS else _asked(settings["project"], LOCKS[name])
        try:
            packages = read_lock(root / "lock" / name)
        except (UnknownLineError, FileNotFoundError) as error:
            yield str(error)
            continue
        yield from _differences(name, [Requirement(text) for text in asked], packages)
        for package in packages:
            versions[package.name, package.marker][package.version].append(name)
    for (name, _), locks in sorted(versions.items()):
        if len(locks) > 1:
            told = ", ".join(f"{version} in {' and '.join(files)}" for version, files in sorted(locks.items()))
            yield f"The locks differ in {name}: {told}; run `make lock`."


def _asked(project: dict[str, list[str]], extras: Sequence[str]) -> list[str]:
    """Return what the project and some extras ask for; an extra may name other extras of the project."""
    optional: dict[str, list[str]] = dict(project["optional-dependencies"])  # type: ignore[call-overload]
    asked, waiting = list(project["dependencies"]), list(extras)
    while waiting:
        for text in optional[waiting.pop()]:
            requirement = Requirement(text)
            if canonicalize_name(requirement.name) == PROJECT:
                waiting.extend(requirement.extras)
            else:
                asked.append(text)
    return asked


def _differences(lock: str, asked: Sequence[Requirement], packages: Sequence[LockedPackage]) -> Iterator[str]:
    names = {canonicalize_name(requirement.name) for requirement in asked}
    for requirement in asked:
        found = [package for package in packages if package.name == canonicalize_name(requirement.name)]
        if not found:
            yield f"lock/{lock} is out of date: {requirement} of pyproject.toml is not in it; run `make lock`."
        for package in found:
            if not requirement.specifier.contains(package.version, prereleases=True):
                yield f"lock/{lock} is out of date: {package.name} {package.version} is not what pyproject.toml asks for ({requirement}); run `make lock`."
    for package in packages:
        if not package.hashes:
            yield f"lock/{lock}: {package.name} {package.version} has no hash; run `make lock`."
        if package.is_direct and package.name not in names:
            yield f"lock/{lock} is out of date: pyproject.toml no longer asks for {package.name}; run `make lock`."


if __name__ == "__main__":
    sys.exit(main())
