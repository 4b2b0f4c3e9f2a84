"""Say in which folder the reports of a dossier lie, one folder for each dossier and never one for two.

The path of a dossier goes in; its folder below `reports/` comes out. It bears the name of the dossier; where another
dossier has that name already, that of the folder around it before it: `b-kecamatan-x`. Whose folder it is stands in
`reports/.asal/`, beside the reports: paths of this computer are in nothing that is passed on. A folder that nobody has
marked is taken over, one that was deleted is free again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io.archives.zipped_folder import is_zip
from cascade.safe_io.atomic_file import replace_file, unwritable_error
from cascade.safe_io.inside_folder import leaves
from cascade.text.printable import readable_name

REPORTS = Path("reports")
_MARKS = ".asal"


def find_folder(dossier: Path, name: str, reports: Path = REPORTS) -> Path:
    """Return where the reports of a dossier lie, or would be written to; writes nothing.

    Args:
        dossier: Its folder, zip or first file.
        name: Its name.
        reports: The folder of all reports.

    Raises:
        CascadeError: it lies inside the dossier, and a link leads out.
    """
    free = next(each for each in _names(dossier, name) if _is_free(reports, each, dossier))
    _refuse_links_out(reports, free, dossier)
    return reports / free


def claim_folder(dossier: Path, name: str, reports: Path = REPORTS) -> Path:
    """Return the folder for the reports of a dossier, which is its own from now on.

    Raises:
        CascadeError: it cannot be written, or lies inside the dossier, and a link leads out.
    """
    for each in _names(dossier, name):
        if _is_free(reports, each, dossier):
            _refuse_links_out(reports, each, dossier)
            if _mark(reports, each, dossier):
                return reports / each
    raise AssertionError  # names do not end


def _refuse_links_out(reports: Path, name: str, dossier: Path) -> None:
    """Raise where reports that lie inside a dossier would be written through a link out of it: its sender may have put it there."""
    inside = dossier if dossier.is_dir() else dossier.parent
    if is_zip(dossier) or not reports.parent.resolve().is_relative_to(inside.resolve()):
        return
    below = (path for path in (reports / name).rglob("*") if path.is_symlink() or os.name == "nt")
    for path in chain((reports, reports / _MARKS, reports / _MARKS / name, reports / name), below):
        if leaves(path, inside):
            raise CascadeError(_LEADS_OUT.format(p=readable_name(path.as_posix())), _ELSEWHERE)


_LEADS_OUT = LocalizedText(
    "{p}: tautan yang menunjuk ke luar berkas; laporan tidak ditulis melaluinya.",
    "{p}: a link that leads out of the dossier; no report is written through it.",
)
_ELSEWHERE = LocalizedText(
    "Hapus tautan itu, jalankan cascade dari folder lain, atau pilih folder dengan --output.",
    "Remove the link, run cascade in another folder, or choose a folder with --output.",
)


def _names(dossier: Path, name: str) -> Iterator[str]:
    """Yield the names that a folder may have: as many of the folders around it as it takes, then numbers."""
    around = [part for part in dossier.resolve().parent.parts if not Path(part).anchor]
    for count in range(len(around) + 1):
        longest = "-".join([*around[len(around) - count :], name])
        yield longest
    number = 2
    while True:
        yield f"{longest}-{number}"
        number += 1


def _is_free(reports: Path, name: str, dossier: Path) -> bool:
    """Tell whether a folder is this dossier's own, or nobody's."""
    owner = _owner(reports, name)
    return owner is None or owner == dossier.resolve() or not (reports / name).is_dir()


def _owner(reports: Path, name: str) -> Path | None:
    """Return the dossier that has marked a folder."""
    try:
        written = os.fsdecode((reports / _MARKS / name).read_bytes()).strip()
    except (OSError, UnicodeDecodeError):
        return None
    return (reports / written).resolve() if written else None


def _mark(reports: Path, name: str, dossier: Path) -> bool:
    """Mark a folder as the dossier's own; no where another one was quicker."""
    mark = reports / _MARKS / name
    try:
        if not (reports / name).is_dir():
            mark.unlink(missing_ok=True)  # that of a folder that was deleted
        (reports / name).mkdir(parents=True, exist_ok=True)
        mark.parent.mkdir(exist_ok=True)
        written = os.fsencode(f"{_way(reports, dossier)}\n")
        try:
            with mark.open("xb") as stream:
                stream.write(written)
        except FileExistsError:
            if _owner(reports, name) is None:
                replace_file(mark, written)
    except OSError as error:
        raise unwritable_error(reports / name, error) from error
    return _owner(reports, name) == dossier.resolve()


def _way(reports: Path, dossier: Path) -> str:
    """Return the way from the reports to a dossier; its whole path where there is none, as between two drives."""
    try:
        return Path(os.path.relpath(dossier.resolve(), reports.resolve())).as_posix()
    except ValueError:
        return dossier.resolve().as_posix()
