"""List the files of a folder that may be documents, and those that are none.

A folder goes in; the files that a loader may be tried on come out in the order of their names, and the others with the reason
why they are passed over. Opens no file: only names are looked at,
and where links lead: what lies outside of the folder is named and not read.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from cascade.model.i18n import LocalizedText
from cascade.safe_io.inside_folder import leaves
from cascade.safe_io.windows.files import walkable

_NOT_DOCUMENTS = (
    (re.compile(r"^~\$"), LocalizedText("berkas sementara Office, dilewati", "temporary Office file, skipped")),
    (
        re.compile(r"^(thumbs\.db|desktop\.ini|\..*)$", re.I),
        LocalizedText("berkas sistem, dilewati", "system file, skipped"),
    ),
    (re.compile(r"^readme(\..*)?$", re.I), LocalizedText("keterangan, dilewati", "read-me, skipped")),
    (re.compile(r"^berkas\.ya?ml$", re.I), LocalizedText("dipakai sebagai pengaturan", "used as settings")),
    (
        re.compile(r"^cascade\.ya?ml$", re.I),
        LocalizedText(
            "pengaturan kantor: hanya dibaca dari folder di atas berkas",
            "settings of an office: read only from the folders above a dossier",
        ),
    ),
    (re.compile(r"^keputusan\.ya?ml$", re.I), LocalizedText("dipakai sebagai keputusan", "used as decisions")),
    (
        re.compile(r"^laporan(-sebelumnya)?\.(json|html|xlsx|docx|pdf|md|sarif|xml)$", re.I),
        LocalizedText("laporan cascade, dilewati", "cascade report, skipped"),
    ),
    (re.compile(r"^usulan\.md$", re.I), LocalizedText("usulan cascade, dilewati", "proposal of cascade, skipped")),
)
_LEAVES = LocalizedText("tautan ke luar folder ini, tidak dibaca", "a link out of this folder, not read")
_NOT_FOLDERS = {"reports", "annotated"}


def list_files(folder: Path) -> tuple[tuple[Path, ...], tuple[tuple[Path, LocalizedText], ...]]:
    """Return the files of a folder that may be documents, and those that are not, by name, with the reason."""
    documents, others = [], []
    walked = walkable(folder)
    for found in sorted(walked.rglob("*"), key=lambda p: str(p.relative_to(walked)).casefold()):
        inside = found.relative_to(walked)
        if not all(map(is_looked_into, inside.parts[:-1])):
            continue
        path = folder / inside
        if (found.is_symlink() or os.name == "nt") and leaves(found, walked):
            others.append((path, _LEAVES))
            continue
        if not found.is_file():
            continue
        reason = reason_to_pass_over(path.name)
        if reason is None:
            documents.append(path)
        else:
            others.append((path, reason))
    return tuple(documents), tuple(others)


def is_looked_into(folder: str) -> bool:
    """Tell whether a folder of this name may hold documents."""
    return folder not in _NOT_FOLDERS and not folder.startswith(".")


def reason_to_pass_over(file: str) -> LocalizedText | None:
    """Say why a file of this name is no document; None where it may be one."""
    return next((reason for pattern, reason in _NOT_DOCUMENTS if pattern.match(file)), None)
