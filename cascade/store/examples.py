"""Copy what comes with cascade to be tried: two dossiers, and the sample pack of a region.

A folder goes in; what is there already stays as it is.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from cascade.model.errors import CascadeError, os_error_reason
from cascade.model.i18n import LocalizedText
from cascade.rules.loader import REGIONS, shipped_rules


def shipped_dossiers() -> tuple[Path, ...]:
    """Return the folders of the example dossiers: inside the wheel, or beside a checkout."""
    packed = Path(str(files("cascade").joinpath("_documents")))
    folder = packed if packed.is_dir() else packed.parent.parent / "documents"
    return _folders_in(folder)


def shipped_regions() -> tuple[Path, ...]:
    """Return the folders of the sample packs of regions."""
    return _folders_in(shipped_rules() / REGIONS)


def copy_into(folder: Path, examples: Iterable[Path]) -> tuple[Path, ...]:
    """Copy folders into another one; return the copies that were made, none of what has been there.

    Raises:
        CascadeError: it cannot be written.
    """
    made = []
    try:
        for example in examples:
            target = folder / example.name
            if target.exists():
                continue
            shutil.copytree(example, target, ignore=shutil.ignore_patterns(".*", "reports"))
            made.append(target)
    except OSError as error:
        raise CascadeError(_NOT_WRITTEN.format(p=folder, r=os_error_reason(error)), _ELSEWHERE) from error
    return tuple(made)


def _folders_in(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith((".", "_"))))


_NOT_WRITTEN = LocalizedText("{p}: contoh tidak dapat ditulis ({r}).", "{p}: the examples cannot be written ({r}).")
_ELSEWHERE = LocalizedText(
    "Pilih folder lain, misalnya di Dokumen.", "Choose another folder, such as one in Documents."
)
