"""Tell by digests what a result rests on: the engine, the rules and settings, the files.

Two workers whose engine and rules have the same digests give the same result for the same files. Digests are of contents and names, never of
the places where something is installed.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path

from cascade.model.errors import CascadeError
from cascade.pipeline.options import CheckOptions
from cascade.reading.loaders.folder import is_looked_into
from cascade.rules.loader import shipped_rules
from cascade.settings import policy

_NOT_OWN = {"_rules", "_documents", "__pycache__"}  # beside the code: the first two in a wheel
SHORT = 12  # digits by which a digest is shown to people


@dataclass(frozen=True, slots=True)
class Identity:
    """What a worker judges with."""

    engine: str
    rules: str

    @property
    def short_engine(self) -> str:
        """The digest of the engine as people are told it."""
        return self.engine[:SHORT]

    @property
    def short_rules(self) -> str:
        """The digest of the rules as people are told it."""
        return self.rules[:SHORT]


def identity(options: CheckOptions) -> Identity:
    """Return what this process judges with, under these options."""
    return Identity(engine(), rules_of(options))


@cache
def engine() -> str:
    """Return the digest of all code of cascade, and of the releases of the libraries that it reads with."""
    package = Path(str(files("cascade")))
    code = sorted(each for suffix in ("py", "pyc", "yaml", "txt") for each in package.rglob(f"*.{suffix}"))
    own = (path for path in code if _NOT_OWN.isdisjoint(path.relative_to(package).parts))
    return _digest_of([f"{sys.version_info[:2]}", *_releases(), *_contents(package, own)])


def _releases() -> Iterator[str]:
    """Yield the releases of the libraries that every installation has."""
    try:
        wanted = requires("cascade-sakip") or ()
    except PackageNotFoundError:  # run from a checkout that nobody installed
        return
    for each in sorted(name.partition(";")[0] for name in wanted if "extra ==" not in name):
        name = each.replace("<", ">").replace("=", ">").partition(">")[0].strip()
        yield f"{name} {version(name)}"


@cache
def rules_of(options: CheckOptions) -> str:
    """Return the digest of the rules and of all that is given for every dossier."""
    given = [shipped_rules(), *options.rules, options.region, options.nomenclature, options.weights]
    if options.profile and options.profile.endswith(".yaml"):
        given.append(Path(options.profile))
    chosen = [
        [*options.select],
        [*options.ignore],
        options.profile if options.profile and not options.profile.endswith(".yaml") else None,
        options.thorough,
        options.ocr_seconds,
    ]
    return _digest_of([json.dumps(chosen, default=str), *(_tree(path) for path in given if path is not None)])


def settings_above(place: Path, options: CheckOptions) -> str:
    """Return the digest of what the folders above a dossier say of it, with all that they name."""
    try:
        settings = policy.read(None, options.region, place)[0]
    except CascadeError as error:
        return _digest_of([error.message.en])
    named = [settings.nomenclature, settings.weights, *settings.rules]
    if settings.profile and settings.profile.endswith(".yaml"):
        named.append(Path(settings.profile))
    written = (f"{layer.file.file} {layer.file.data!r}" for layer in settings.layers)
    return _digest_of([*written, *(_tree(path) for path in named if path is not None)])


@dataclass(frozen=True, slots=True)
class FileState:
    """One file of a dossier as the system tells of it, without opening it."""

    name: str
    size: int
    changed: int

    def digest(self, place: Path) -> str:
        """Return its name and the digest of its content; of one that cannot be read, its name alone."""
        try:
            with (place / self.name if place.is_dir() else place).open("rb") as stream:
                return f"{self.name} {hashlib.file_digest(stream, 'sha256').hexdigest()}"
        except OSError:
            return self.name


def states_of(place: Path) -> tuple[FileState, ...]:
    """Return the files of a dossier, which is a folder or a zip, as they are now."""
    paths = _files(place) if place.is_dir() else [place]
    found = []
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            continue
        name = path.relative_to(place).as_posix() if path != place else place.name
        found.append(FileState(name, state.st_size, state.st_mtime_ns))
    return tuple(found)


def contents_of(place: Path, states: Iterable[FileState]) -> str:
    """Return the digest of the content of a dossier."""
    return _digest_of(state.digest(place) for state in states)


def digest_of_states(states: Iterable[FileState]) -> str:
    """Return the digest of what the system tells of some files."""
    return _digest_of(f"{state.name} {state.size} {state.changed}" for state in states)


def key_of(*parts: object) -> str:
    """Return the digest of some values that JSON can write."""
    return _digest_of([json.dumps(parts, ensure_ascii=True, default=str)])


def _tree(path: Path) -> str:
    """Return the digest of a file, or of all files in a folder."""
    root = path if path.is_dir() else path.parent
    return _digest_of(_contents(root, _files(path) if path.is_dir() else [path]))


def _contents(root: Path, paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        try:
            yield f"{path.relative_to(root).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        except OSError:
            yield path.relative_to(root).as_posix()


def _files(folder: Path) -> list[Path]:
    """Return the files below a folder in which documents, settings or code may lie, in an order that every system has."""
    found = (
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and all(map(is_looked_into, path.relative_to(folder).parts[:-1]))
    )
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _digest_of(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()
