"""Find the dossiers below a folder: a folder or a zip for each office, in a folder for each government.

Only names are looked at, links are not followed. A folder is a dossier where a document lies in it, or `berkas.yaml`, or where its
folders are called after kinds of documents; folders that are called after years are a dossier each. A folder with `cascade.yaml`
is never one: what it says is meant for those below.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cascade.reading.loaders import LOADERS
from cascade.reading.loaders.folder import is_looked_into, reason_to_pass_over
from cascade.safe_io.archives.zipped_folder import SUFFIX
from cascade.settings.office import OFFICE
from cascade.settings.policy import BERKAS
from cascade.text.printable import readable_name

DEEPEST = 6  # folders below the one that was given
_KINDS = re.compile(
    r"renstra|renja|rencana.?(strategis|kerja|aksi)|\bpk\b|perjanjian.?kinerja|renaksi|\biku\b|\brkt\b|\brka\b|\bdpa\b|lkjip|lakip"
    r"|rkpd|rpjmd|cascading|pohon.?kinerja",
    re.I,
)
_YEAR = re.compile(r"(tahun |th\.? ?)?20\d\d", re.I)


@dataclass(frozen=True, slots=True, order=True)
class FoundDossier:
    """One dossier: the government and the name by which results call it, and where it lies."""

    government: str
    name: str
    place: Path


@dataclass(frozen=True, slots=True)
class Found:
    """The dossiers below a folder in the order of their names, and the documents that lie in none of them."""

    dossiers: tuple[FoundDossier, ...]
    strays: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Folder:
    """What lies in a folder."""

    place: Path
    folders: tuple[Path, ...]
    zips: tuple[Path, ...]
    documents: tuple[Path, ...]
    names: frozenset[str]

    @classmethod
    def of(cls, place: Path, leave_out: Path) -> _Folder:
        """Look into a folder; one that cannot be looked into is empty."""
        try:
            entries = sorted(os.scandir(place), key=lambda each: each.name)
        except OSError:
            entries = []
        folders = [
            Path(each.path)
            for each in entries
            if each.is_dir(follow_symlinks=False) and is_looked_into(each.name) and Path(each.path) != leave_out
        ]
        files = [
            Path(each.path)
            for each in entries
            if each.is_file(follow_symlinks=False) and reason_to_pass_over(each.name) is None
        ]
        return cls(
            place,
            tuple(folders),
            tuple(path for path in files if path.suffix.lower() == SUFFIX),
            tuple(path for path in files if path.suffix.lower() in LOADERS),
            frozenset(each.name.casefold() for each in entries),
        )

    @property
    def is_dossier(self) -> bool:
        """Tell whether the documents of one office lie in it."""
        if OFFICE in self.names:
            return False
        by_kind = bool(self.folders) and all(_KINDS.search(each.name) for each in self.folders)
        return bool(self.documents) or BERKAS in self.names or by_kind

    @property
    def is_by_year(self) -> bool:
        """Tell whether it holds one office's dossiers of several years."""
        return bool(self.folders) and not self.zips and all(_YEAR.fullmatch(each.name) for each in self.folders)


def find_dossiers(root: Path, leave_out: Path) -> Found:
    """Find the dossiers below a folder, which is one itself where nothing below it is; `leave_out` is where results go."""
    root = root.resolve()
    strays: list[Path] = []
    top = _Folder.of(root, leave_out.resolve())
    if (not top.folders and not top.zips) or (top.is_dossier and not top.documents):
        found = [FoundDossier(_name(root.parent), _name(root), root)] if top.is_dossier else []
        return Found(tuple(found), ())
    found = sorted(_below(root, top, leave_out.resolve(), strays))
    return Found(tuple(found), tuple(strays))


def _below(root: Path, folder: _Folder, leave_out: Path, strays: list[Path]) -> Iterator[FoundDossier]:
    """Yield the dossiers in a folder that is none itself."""
    strays += folder.documents
    government = readable_name(folder.place.relative_to(root).as_posix()) if folder.place != root else _name(root)
    beside = {each.name.casefold() for each in folder.folders}
    for place in folder.zips:
        is_taken = place.stem.casefold() in beside
        yield FoundDossier(government, readable_name(place.name if is_taken else place.stem), place)
    for place in folder.folders:
        inner = _Folder.of(place, leave_out)
        if inner.is_dossier:
            yield FoundDossier(government, _name(place), place)
        elif inner.is_by_year:
            yield from (FoundDossier(government, f"{_name(place)}/{_name(year)}", year) for year in inner.folders)
        elif len(place.relative_to(root).parts) < DEEPEST:
            yield from _below(root, inner, leave_out, strays)


def _name(place: Path) -> str:
    return readable_name(place.name) or "berkas"
