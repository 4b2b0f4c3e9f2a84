"""Find and make the dossiers of a workspace on disk.

A workspace is a folder of dossiers, each a plain folder with its documents, `berkas.yaml` and `keputusan.yaml`; or one dossier by
itself. Reports lie in `reports/`, what only this program needs in `.cascade/`. Nothing here reads a document.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io.atomic_file import unwritable_error
from cascade.safe_io.windows.names import no_device, without_refused
from cascade.settings.policy import BERKAS
from cascade.text.printable import printable

STATE_FOLDER = ".cascade"
REPORTS = "reports"
LONGEST_NAME = 80
_OFFICE_FILES = {".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".doc", ".odt", ".pdf"}


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of dossiers."""

    folder: Path

    @property
    def is_one_dossier(self) -> bool:
        """Whether the folder is a dossier itself."""
        return _is_dossier(self.folder)

    @property
    def state_folder(self) -> Path:
        """Where the database and the way to a running server lie."""
        return self.folder / STATE_FOLDER

    @property
    def reports(self) -> Path:
        """Where the reports of all dossiers lie, a folder for each."""
        return self.folder / REPORTS

    def dossiers(self) -> dict[str, Path]:
        """Return the folders of the dossiers by name; links out of the workspace are none of them."""
        if self.is_one_dossier:
            return {self.folder.resolve().name: self.folder}
        try:
            inside = sorted(self.folder.iterdir(), key=lambda each: each.name.casefold())
        except OSError:
            return {}
        return {
            each.name: each
            for each in inside
            if not each.name.startswith(".") and each.name != REPORTS and not each.is_symlink() and each.is_dir()
        }

    def new_dossier(self, name: str) -> Path:
        """Make an empty folder for a dossier; a number follows the name where there is one already.

        Raises:
            CascadeError: the workspace is one dossier, or the folder cannot be made.
        """
        return self._placed(name, Path.mkdir)

    def require_several(self) -> None:
        """Refuse what only a folder of dossiers allows.

        Raises:
            CascadeError: the workspace is one dossier.
        """
        if self.is_one_dossier:
            raise CascadeError(_ONE_DOSSIER, _ONE_DOSSIER_HINT)

    def adopt(self, folder: Path, name: str) -> Path:
        """Make a folder of this disk a dossier, in one step; a number follows the name where there is one already.

        Raises:
            CascadeError: the workspace is one dossier, or the folder cannot be moved.
        """

        def move(target: Path) -> None:
            if target.exists():
                raise FileExistsError
            folder.rename(target)

        return self._placed(name, move)

    def _placed(self, name: str, place: Callable[[Path], None]) -> Path:
        self.require_several()
        wanted = file_name(name) or "berkas"
        if wanted.casefold() == REPORTS:
            wanted = f"{wanted} (berkas)"
        number = 1
        while True:
            folder = self.folder / (wanted if number == 1 else f"{wanted} ({number})")
            try:
                place(folder)
            except FileExistsError:
                number += 1
            except OSError as error:
                raise unwritable_error(folder, error) from error
            else:
                return folder


def open_workspace(folder: Path) -> Workspace:
    """Return the workspace in a folder, which is made where there is none.

    Raises:
        CascadeError: it is a file, lies on a network drive, or cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise CascadeError(_NO_FOLDER.format(p=folder), _NO_FOLDER_HINT)
    if str(folder.absolute()).startswith(("\\\\", "//")):
        raise CascadeError(_NETWORK.format(p=folder), _NETWORK_HINT)
    workspace = Workspace(folder)
    try:
        workspace.state_folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable_error(workspace.state_folder, error) from error
    return workspace


def file_name(text: str) -> str:
    """Return what a person or a browser calls a file or folder as a name that every system takes; empty where nothing is left."""
    name = without_refused(printable(text.replace("\\", "/").rsplit("/", 1)[-1]), " ")
    name = " ".join(name.split()).strip(". ")
    stem, dot, suffix = name.rpartition(".")
    if len(name) > LONGEST_NAME:
        name = (
            f"{stem[: LONGEST_NAME - len(suffix) - 1].rstrip(' .')}.{suffix}"
            if dot
            else name[:LONGEST_NAME].rstrip(" .")
        )
    return no_device(name)


def _is_dossier(folder: Path) -> bool:
    """Tell a dossier from a folder of dossiers: documents, or what is said of them, lie in it."""
    if (folder / BERKAS).is_file():
        return True
    try:
        return any(each.suffix.lower() in _OFFICE_FILES and each.name[0] not in ".~" for each in folder.iterdir())
    except OSError:
        return False


_ONE_DOSSIER = LocalizedText(
    "Folder ini sendiri sebuah berkas; berkas lain tidak dibuat di dalamnya, dan ia tidak dipindahkan dari sini.",
    "This folder is a dossier itself; no other one is made inside it, and it is not moved from here.",
)
_ONE_DOSSIER_HINT = LocalizedText(
    "Buka folder di atasnya: cascade serve FOLDER", "Open the folder above it: cascade serve FOLDER"
)
_NO_FOLDER = LocalizedText("{p} bukan folder.", "{p} is no folder.")
_NO_FOLDER_HINT = LocalizedText("Beri folder kerja: cascade serve FOLDER", "Give a folder: cascade serve FOLDER")
_NETWORK = LocalizedText("{p} ada di drive jaringan.", "{p} lies on a network drive.")
_NETWORK_HINT = LocalizedText(
    "Salin foldernya ke komputer ini; basis datanya tidak aman di drive jaringan.",
    "Copy the folder to this computer; the database is not safe on a network drive.",
)
