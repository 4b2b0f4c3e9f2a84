"""Refuse what a dossier names outside of itself: whoever hands in documents does not choose the files of a computer.

The `berkas.yaml` of a dossier and the folders in which its paths may end go in; nothing comes out, or the first path that is
refused, with its line. Knows no other file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cascade.model.errors import SettingsError
from cascade.model.i18n import LocalizedText
from cascade.safe_io.inside_folder import PathRefusedError, leaves, path_inside
from cascade.settings.layers import SettingsLayer

PATHS = ("region", "nomenclature", "weights", "templates")
PACK = ("daerah.yaml", "rules", "rules/**/*", "catatan-hasil-reviu*")  # what is read of a folder that is named


def require_inside(layer: SettingsLayer, folders: Sequence[Path]) -> None:
    """Refuse a path in the file of a dossier that ends outside of some folders, or at no regular file.

    Raises:
        SettingsError: with file, line, key and reason.
    """
    for key in PATHS:
        stated = getattr(layer.content, key, None)
        if not stated:
            continue
        try:
            named = path_inside(layer.folder, stated, folders)
            for part in _parts_read(named):
                path_inside(layer.folder, str(part), folders)
        except PathRefusedError as error:
            raise layer.file.error((key,), error.reason) from error


def require_own(path: Path) -> None:
    """Refuse a file beside the documents that is a link to somewhere else.

    Raises:
        SettingsError: it leads out of its folder.
    """
    if leaves(path, path.parent):
        raise SettingsError(
            LocalizedText(
                "{f}: tautan ke luar foldernya, tidak dibaca.", "{f}: a link out of its folder, not read."
            ).format(f=path.name),
            LocalizedText("Ganti dengan berkas biasa.", "Put a regular file there instead."),
        )


def _parts_read(named: Path) -> Iterable[Path]:
    """Return what is read of a folder that is named."""
    return (part.absolute() for pattern in PACK for part in named.glob(pattern)) if named.is_dir() else ()
