"""Move files and dossiers of a workspace into its trash, and back.

A path inside the workspace goes in, the name of its place in the trash comes out; with that it can be put back. Everything moves
in one step on the same disk; nothing is ever deleted here.
"""

from __future__ import annotations

import datetime
import json
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io.atomic_file import replace_file, unwritable_error
from cascade.store.workspace import STATE_FOLDER, Workspace

TRASH = "trash"
_ORIGIN = "asal.json"
_NAME = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Discarded:
    """Something in the trash: the name of its place, where it was below the workspace, and since when it is there."""

    name: str
    origin: str
    since: datetime.datetime
    is_dossier: bool


@dataclass(frozen=True, slots=True)
class Trash:
    """The trash of a workspace."""

    workspace: Workspace

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.workspace.folder / STATE_FOLDER / TRASH

    def discard(self, path: Path) -> str:
        """Move a file or dossier into the trash; return the name of its place there.

        Raises:
            CascadeError: it cannot be moved, as where another program has it open.
        """
        now = datetime.datetime.now(datetime.UTC)
        name = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
        place = self.folder / name
        origin = path.relative_to(self.workspace.folder).as_posix()
        try:
            place.mkdir(parents=True)
            replace_file(place / _ORIGIN, json.dumps({"origin": origin, "dossier": path.is_dir()}).encode())
            path.rename(place / path.name)
        except OSError as error:
            with suppress(OSError):
                (place / _ORIGIN).unlink(missing_ok=True)
                place.rmdir()
            raise unwritable_error(origin, error, _CLOSE_IT) from error
        return name

    def restore(self, name: str) -> Path:
        """Put something back where it was; what took its place meanwhile goes into the trash instead, a dossier gets a number.

        Raises:
            CascadeError: there is no such thing in the trash, or its dossier is gone.
        """
        found = self._read(self.folder / name) if _NAME.fullmatch(name) else None
        if found is None:
            raise CascadeError(_GONE, _GONE_HINT)
        place, target = self.folder / name, self.workspace.folder / found.origin
        content = place / target.name
        if found.is_dossier:
            target = self.workspace.adopt(content, target.name)
        else:
            dossier = self.workspace.folder.joinpath(*Path(found.origin).parts[:-1][:1])
            if not dossier.is_dir() and not self.workspace.is_one_dossier:
                raise CascadeError(_NO_DOSSIER.format(d=dossier.name), _NO_DOSSIER_HINT)
            if target.exists():
                self.discard(target)
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                content.rename(target)
            except OSError as error:
                raise unwritable_error(found.origin, error, _CLOSE_IT) from error
        with suppress(OSError):
            (place / _ORIGIN).unlink()
            place.rmdir()
        return target

    def content(self) -> tuple[Discarded, ...]:
        """Return what lies in the trash, the newest first."""
        try:
            places = sorted(self.folder.iterdir(), reverse=True)
        except OSError:
            return ()
        return tuple(found for place in places if _NAME.fullmatch(place.name) and (found := self._read(place)))

    def _read(self, place: Path) -> Discarded | None:
        try:
            written = json.loads((place / _ORIGIN).read_bytes())
            origin, is_dossier = str(written["origin"]), bool(written["dossier"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        parts = Path(origin).parts
        if not parts or ".." in parts or Path(origin).is_absolute() or not (place / parts[-1]).exists():
            return None
        since = datetime.datetime.strptime(place.name.partition("-")[0], "%Y%m%dT%H%M%S").replace(tzinfo=datetime.UTC)
        return Discarded(place.name, origin, since, is_dossier)


_CLOSE_IT = LocalizedText("Tutup berkas itu di program lain, lalu coba lagi.", "Close it elsewhere, then try again.")
_GONE = LocalizedText("Ini tidak ada lagi di tempat sampah.", "This is no longer in the trash.")
_GONE_HINT = LocalizedText("Mungkin sudah dikembalikan.", "It may have been put back already.")
_NO_DOSSIER = LocalizedText("Berkas “{d}” tempat asalnya tidak ada lagi.", "Its dossier “{d}” is no longer there.")
_NO_DOSSIER_HINT = LocalizedText("Kembalikan dahulu berkas itu.", "Put that dossier back first.")
