"""Take in files that somebody brings, whole or not at all.

Names and contents go in. They are written to a place beside the dossiers, under names that every system takes, ZIPs unpacked by a
process under limits; from there they move into a dossier in one step each. What is refused comes out with a sentence. Whatever
breaks off leaves only that place, which the next start clears; a delivery about which a person is asked stays. No document is opened here.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.model.errors import CascadeError, DocumentError
from cascade.model.i18n import LocalizedText, same
from cascade.reading.loaders import LOADERS, MAX_BYTES
from cascade.safe_io.archives import zipped_folder
from cascade.safe_io.atomic_file import unwritable_error
from cascade.settings.policy import BERKAS
from cascade.store.trash import Trash
from cascade.store.workspace import STATE_FOLDER, Workspace, file_name

INCOMING = "incoming"
MOST_FILES = 400
DEEPEST = 6  # folders in which a file may lie
ON_SAME_NAME = ("replace", "both")
_CHUNK = 1024**2
LONGEST_WAIT = 7 * 86_400  # seconds that a delivery waits for an answer
_WAITS = "menunggu"  # the file that marks one
_PLACE = re.compile(r"[0-9a-f]{16}")
_SYSTEM_FILES = re.compile(r"^(thumbs\.db|desktop\.ini|\..*|~\$.*)$", re.I)
_SETTINGS = (BERKAS, DECISIONS_FILE)


@dataclass(slots=True)
class Delivery:
    """Files that were brought and lie in a place of their own; `refused` tells of those that were not taken, and why."""

    name: str
    place: Path
    refused: list[LocalizedText] = field(default_factory=list)
    proposed: str = ""
    taken: int = 0

    def refuse(self, reason: LocalizedText) -> None:
        """Note once why something was not taken."""
        if reason not in self.refused:
            self.refused.append(reason)

    @property
    def folder(self) -> Path:
        """Where the files lie as the dossier will have them."""
        return self.place / "isi"

    def files(self) -> tuple[Path, ...]:
        """Return the files, by name."""
        return tuple(sorted(each for each in self.folder.rglob("*") if each.is_file()))

    def in_dossier(self, dossier: Path) -> Iterator[tuple[Path, Path, Path | None]]:
        """Yield each file, where it goes in a dossier, and the file there whose name is the same but for big letters."""
        there = {each.relative_to(dossier).as_posix().casefold(): each for each in dossier.rglob("*") if each.is_file()}
        for path in self.files():
            way = path.relative_to(self.folder)
            yield path, dossier / way, there.get(way.as_posix().casefold())

    def clashes(self, dossier: Path) -> tuple[Path, ...]:
        """Return the files of a dossier that have the name of a file that was brought, and another content."""
        return tuple(old for new, _, old in self.in_dossier(dossier) if old and not _is_same(new, old))


@dataclass(frozen=True, slots=True)
class Incoming:
    """The place of a workspace where deliveries lie."""

    workspace: Workspace

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self.workspace.folder / STATE_FOLDER / INCOMING

    def clear(self) -> None:
        """Take away what broke off, and what nobody has answered for long; what waits for an answer stays."""
        oldest = time.time() - LONGEST_WAIT
        for each in self.folder.iterdir() if self.folder.is_dir() else ():
            mark = each / _WAITS
            if each.is_file():
                each.unlink(missing_ok=True)
            elif not mark.is_file() or mark.stat().st_mtime < oldest:
                shutil.rmtree(each, ignore_errors=True)

    def keep(self, delivery: Delivery) -> None:
        """Keep a delivery that waits for an answer, also over a start.

        Raises:
            CascadeError: the disk takes no more.
        """
        try:
            (delivery.place / _WAITS).touch()
        except OSError as error:
            raise unwritable_error(delivery.place, error) from error

    def begin(self) -> Delivery:
        """Return an empty delivery.

        Raises:
            CascadeError: there is no place for it.
        """
        name = secrets.token_hex(8)
        delivery = Delivery(name, self.folder / name)
        try:
            delivery.folder.mkdir(parents=True)
        except OSError as error:
            raise unwritable_error(delivery.place, error) from error
        return delivery

    def find(self, name: str) -> Delivery | None:
        """Return a delivery that waits for an answer."""
        place = self.folder / name
        return Delivery(name, place) if _PLACE.fullmatch(name) and place.is_dir() else None

    def drop(self, delivery: Delivery) -> None:
        """Take a delivery away."""
        shutil.rmtree(delivery.place, ignore_errors=True)


def put(delivery: Delivery, name: str, content: BinaryIO) -> None:
    """Write one file into a delivery, or note why it is not taken; a ZIP is unpacked.

    Raises:
        CascadeError: the disk takes no more.
    """
    parts = _parts(name)
    if not parts or _SYSTEM_FILES.match(parts[-1]) or "__MACOSX" in parts:
        return
    refusal = _refusal(delivery, parts)
    if refusal:
        delivery.refuse(refusal)
        return
    is_zip = parts[-1].lower().endswith(zipped_folder.SUFFIX)
    target = delivery.place / "zip" / parts[-1] if is_zip else delivery.folder.joinpath(*parts)
    target = _free(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        written = _write(target, content)
    except OSError as error:
        raise unwritable_error(parts[-1], error) from error
    if written is not None and written > MAX_BYTES:
        target.unlink()
        delivery.refuse(_TOO_LARGE.format(f=parts[-1], m=MAX_BYTES // _CHUNK))
    elif not written:
        target.unlink()
        delivery.refuse(_EMPTY.format(f=parts[-1]))
    elif not is_zip:
        delivery.taken += 1
    else:
        _unpack(delivery, target, parts[:-1])


def settle(delivery: Delivery) -> None:
    """Lift what lies in one folder of its own to the top; its name, or that of the only ZIP, is proposed.

    Raises:
        CascadeError: nothing was taken.
    """
    shutil.rmtree(delivery.place / "zip", ignore_errors=True)
    while True:
        inside = list(delivery.folder.iterdir())
        if len(inside) != 1 or not inside[0].is_dir():
            break
        delivery.proposed = delivery.proposed or inside[0].name
        inside[0].rename(delivery.place / "atas")
        delivery.folder.rmdir()
        (delivery.place / "atas").rename(delivery.folder)
    if not any(path.name.lower() not in _SETTINGS for path in delivery.files()):
        raise CascadeError(_first(delivery.refused) or _NOTHING, _NOTHING_HINT.format(s=_suffixes()))


def place(
    delivery: Delivery, dossier: Path, trash: Trash, on_same: Literal["replace", "both"] = "both"
) -> tuple[int, str]:
    """Move the files of a delivery into a dossier; return how many, and the place in the trash of the last one replaced.

    A file that is there already, to the byte, is left; settings and decisions of the dossier are never replaced.

    Raises:
        CascadeError: a file cannot be moved.
    """
    count, replaced = 0, ""
    for new, target, old in list(delivery.in_dossier(dossier)):
        if new.name.lower() in _SETTINGS:
            delivery.refuse(_OWN_SETTINGS.format(f=new.name))
            continue
        if old is not None and _is_same(new, old):
            delivery.refuse(_SAME.format(f=new.name))
            continue
        try:
            if old is not None and on_same == "replace":
                replaced = trash.discard(old)
            target = target if old is None or on_same == "replace" else _free(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            new.rename(target)
        except OSError as error:
            raise unwritable_error(target.name, error) from error
        count += 1
    return count, replaced


def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name from outside, each of which every system takes as the name of a file."""
    parts = [part for part in name.replace("\\", "/").split("/") if part.strip() not in ("", ".", "..")]
    hidden = [part for part in parts if part.startswith((".", "~$"))]
    return () if hidden else tuple(file_name(part) or "_" for part in parts)


def _refusal(delivery: Delivery, parts: tuple[str, ...]) -> LocalizedText | None:
    """Return why a file is not taken, by its name alone."""
    name = parts[-1]
    suffix = Path(name).suffix.lower()
    if len(parts) > DEEPEST:
        return _TOO_DEEP.format(f=name, n=DEEPEST)
    if delivery.taken >= MOST_FILES:
        return _TOO_MANY.format(n=MOST_FILES)
    if suffix not in LOADERS and suffix != zipped_folder.SUFFIX:
        return _NO_DOCUMENT.format(f=name)
    return None


def _write(target: Path, content: BinaryIO) -> int:
    """Write a file to the disk; stop where it is too large."""
    written = 0
    with target.open("xb") as stream:
        while chunk := content.read(_CHUNK):
            written += stream.write(chunk)
            if written > MAX_BYTES:
                break
        stream.flush()
        os.fsync(stream.fileno())
    return written


def _unpack(delivery: Delivery, archive: Path, parts: tuple[str, ...]) -> None:
    """Put the content of a ZIP where it lay, in a folder of its name."""
    try:
        with zipped_folder.unpacked(archive) as folder:
            inside = (file_name(archive.stem) or "zip",)
            for path in sorted(each for each in folder.rglob("*") if each.is_file()):
                if path.suffix.lower() == zipped_folder.SUFFIX:
                    delivery.refuse(_ZIP_IN_ZIP.format(f=path.name))
                    continue
                with path.open("rb") as content:
                    put(delivery, "/".join((*parts, *inside, *path.relative_to(folder).parts)), content)
    except DocumentError as error:
        delivery.refuse(error.message + (error.hint or same("")))


def _free(target: Path) -> Path:
    """Return the path with a number behind its name, where there is such a file."""
    number, free = 2, target
    while free.exists():
        free = target.with_name(f"{target.stem} ({number}){target.suffix}")
        number += 1
    return free


def _is_same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and _digest(one) == _digest(other)


def _digest(path: Path) -> bytes:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def _first(refused: list[LocalizedText]) -> LocalizedText | None:
    return refused[0] if refused else None


def _suffixes() -> str:
    return ", ".join(suffix.removeprefix(".").upper() for suffix in (*LOADERS, zipped_folder.SUFFIX))


_TOO_LARGE = LocalizedText(
    "{f}: lebih dari {m} MB, tidak diterima; bagi atau kecilkan berkasnya.",
    "{f}: more than {m} MB, not taken; split the file or make it smaller.",
)
_EMPTY = LocalizedText("{f}: kosong, tidak diterima.", "{f}: it is empty, not taken.")
_TOO_MANY = LocalizedText(
    "Lebih dari {n} berkas: sisanya tidak diterima; satu OPD dan tahun satu berkas.",
    "More than {n} files: the rest was not taken; one dossier for one office and year.",
)
_TOO_DEEP = LocalizedText(
    "{f}: terlalu dalam di folder (batasnya {n}), tidak diterima.",
    "{f}: too deep inside folders (at most {n}), not taken.",
)
_NO_DOCUMENT = LocalizedText(
    "{f}: bukan dokumen yang dapat dibaca, tidak diterima.", "{f}: no document that can be read, not taken."
)
_ZIP_IN_ZIP = LocalizedText(
    "{f}: ZIP di dalam ZIP tidak dibuka; ekstrak sendiri.", "{f}: a ZIP inside a ZIP is not opened; unpack it yourself."
)
_OWN_SETTINGS = LocalizedText(
    "{f}: milik berkas ini tidak diganti dari luar.", "{f}: that of the dossier is not replaced from outside."
)
_SAME = LocalizedText("{f}: isinya sudah ada, dilewati.", "{f}: it is there already, skipped.")
_NOTHING = LocalizedText("Tidak ada dokumen di kiriman ini.", "There is no document in what was brought.")
_NOTHING_HINT = LocalizedText("Yang dapat dibaca: {s}.", "What can be read: {s}.")
