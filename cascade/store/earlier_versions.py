"""Keep the earlier versions of documents that a person replaced, and put them back.

A dossier of a workspace goes in. A version that is replaced lies in `.cascade/earlier/` beside the dossiers, so that it is never read
as a document of one; nothing is thrown away. A version is there whole or not at all: what is being written lies where deliveries do, which
the next start clears. Reads no document.
"""

from __future__ import annotations

import datetime
import filecmp
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io.atomic_file import unwritable_error
from cascade.store.incoming import INCOMING
from cascade.store.workspace import STATE_FOLDER

EARLIER = "earlier"
_MOMENT = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """One version that was replaced: of which file of the dossier, when, and where it lies now."""

    key: str
    file: str
    path: Path
    replaced: datetime.datetime


@dataclass(frozen=True, slots=True)
class EarlierVersions:
    """Those of one dossier; `place` is where they lie."""

    folder: Path
    place: Path

    @classmethod
    def of(cls, workspace: Path, dossier: str, folder: Path) -> EarlierVersions:
        """Return those of a dossier in a workspace."""
        return cls(folder, workspace / STATE_FOLDER / EARLIER / dossier)

    def kept(self) -> tuple[EarlierVersion, ...]:
        """Return all of them, the newest first."""
        found = []
        for folder in sorted(self.place.glob("*Z"), reverse=True):
            try:
                moment = datetime.datetime.strptime(folder.name, _MOMENT).replace(tzinfo=datetime.UTC)
            except ValueError:
                continue
            files = (path for path in sorted(folder.rglob("*")) if path.is_file())
            found += [EarlierVersion(folder.name, path.relative_to(folder).as_posix(), path, moment) for path in files]
        return tuple(found)

    def replace(self, file: str, stream: IO[bytes], suffix: str = "") -> EarlierVersion | None:
        """Put another version in the place of a file, which is kept; None, and nothing done, where they are the same.

        Args:
            file: The file of the dossier, whose name the new version gets.
            stream: The new version.
            suffix: That of the new version, where it is another one.

        Raises:
            CascadeError: another file has the new name, or the folder cannot be written.
        """
        old = self.folder / file
        new = old.with_suffix(suffix) if suffix else old
        if new != old and new.exists():
            raise CascadeError(_TAKEN.format(f=new.name), _TAKEN_HINT)
        try:
            self._scratch.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._scratch, prefix="baru-", delete=False) as copy:
                shutil.copyfileobj(stream, copy)
            written = Path(copy.name)
            try:
                if old.exists() and filecmp.cmp(old, written, shallow=False):
                    return None
                kept = self._keep(file)
                written.chmod(0o644)
                written.replace(new)
                if new != old:
                    old.unlink()
            finally:
                written.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable_error(new, error, _CLOSE_IT) from error
        return kept

    def put_back(self, key: str) -> EarlierVersion | None:
        """Put an earlier version in the place of the present one, which is kept in turn; None where there is none.

        Raises:
            CascadeError: the folder cannot be written.
        """
        version = next((each for each in self.kept() if each.key == key), None)
        if version is None:
            return None
        wanted = self.folder / version.file
        present = wanted if wanted.exists() else next(iter(wanted.parent.glob(f"{wanted.stem}.*")), wanted)
        with version.path.open("rb") as stream:
            self.replace(present.relative_to(self.folder).as_posix(), stream, wanted.suffix)
        return version

    def move_to(self, dossier: str) -> None:
        """Keep them for the dossier under another name; beside those of one that had the name before."""
        target = self.place.with_name(dossier)
        for version in self.place.glob("*Z"):
            target.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):
                version.rename(target / version.name)
        with suppress(OSError):
            self.place.rmdir()

    def _keep(self, file: str) -> EarlierVersion:
        """Copy what a file is now to where earlier versions lie."""
        now = datetime.datetime.now(datetime.UTC)
        key = now.strftime(_MOMENT)
        copy = self._scratch / key / file
        copy.parent.mkdir(parents=True)
        if (self.folder / file).exists():
            shutil.copy2(self.folder / file, copy)
        self.place.mkdir(parents=True, exist_ok=True)
        (self._scratch / key).rename(self.place / key)
        return EarlierVersion(key, file, self.place / key / file, now)

    @property
    def _scratch(self) -> Path:
        return self.place.parent.parent / INCOMING


_TAKEN = LocalizedText("{f} sudah ada di folder ini.", "{f} is in this folder already.")
_TAKEN_HINT = LocalizedText(
    "Pilih dokumen itu sebagai yang digantikan, atau ganti nama berkasnya.",
    "Choose that document as the one to replace, or give the file another name.",
)
_CLOSE_IT = LocalizedText("Tutup berkas itu di Excel atau Word, lalu coba lagi.", "Close the file, then try again.")
