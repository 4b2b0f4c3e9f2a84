"""Find what an office or region wants of every check: `cascade.yaml` in the folders above a dossier.

The path of a dossier goes in; the files above it come out as layers, the farthest first, so that the nearest one wins.
The search ends at a folder that holds `.git` and at the root of the file system. What lies inside the dossier is never
read: whoever hands in documents does not decide how they are checked.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_reader
from cascade.safe_io.inside_folder import is_there, shortened
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.settings.layers import SettingsLayer
from cascade.settings.schema import OfficeFile

OFFICE = "cascade.yaml"
_PATHS = ("region", "nomenclature", "weights", "templates", "profile")
_NO_SUCH_PATH = LocalizedText(
    "tidak ada “{p}” (jalur dihitung dari folder {f}).", "there is no “{p}” (paths begin at the folder of {f})."
)


def office_layers(dossier: Path) -> tuple[SettingsLayer, ...]:
    """Return the files above a dossier, which may be a folder or a file, the farthest first.

    Raises:
        SettingsError: one of them is wrong, with file, line, key and a suggestion.
    """
    dossier = dossier.resolve()
    base = dossier if dossier.is_dir() else dossier.parent
    return tuple(_layer(path, base) for path in reversed(_files(_folders_above(dossier))))


def shared_layers(dossiers: Sequence[Path]) -> tuple[SettingsLayer, ...]:
    """Return the files above all of several dossiers, the farthest first; raises as `office_layers` does."""
    first, *others = [_folders_above(each.resolve()) for each in dossiers]
    shared = [folder for folder in first if all(folder in each for each in others)]
    return tuple(_layer(path, Path.cwd()) for path in reversed(_files(shared)))


def _folders_above(dossier: Path) -> list[Path]:
    """Return the folders in which the search looks, the nearest first."""
    if (dossier / ".git").exists():
        return []
    folders: list[Path] = []
    for folder in dossier.parents:
        folders.append(folder)
        if (folder / ".git").exists():
            break
    return folders


def _files(folders: Iterable[Path]) -> list[Path]:
    return [folder / OFFICE for folder in folders if (folder / OFFICE).is_file()]


def _layer(path: Path, base: Path) -> SettingsLayer:
    """Read one file, called by its way from the dossier; what it names must be there."""
    file = yaml_reader.read(path, Path(os.path.relpath(path, base)).as_posix())
    layer = SettingsLayer(file, file.validate(OfficeFile), path.parent)
    for key in _PATHS:
        stated = getattr(layer.content, key)
        is_path = stated and (key != "profile" or stated.endswith(".yaml"))
        if is_path and not is_there(named := layer.path(stated)):
            beside = [each.name for each in named.parent.iterdir()] if is_there(named.parent / ".") else []
            message = _NO_SUCH_PATH.format(p=shortened(stated), f=file.file)
            raise file.error((key,), message + did_you_mean(named.name, beside))
    return layer
