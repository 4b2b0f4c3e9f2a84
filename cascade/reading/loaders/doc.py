"""Read old Word documents through LibreOffice.

In: a .doc or .rtf file. Out: what the loader of .docx gives, after LibreOffice, where it is installed, has converted a copy.
Never touches the profile or the files of the person who runs it; without LibreOffice it says what to do in Word.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from cascade.model import LoadedFile, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import LoadContext, docx
from cascade.safe_io import external_program
from cascade.safe_io.temporary_folder import temporary_folder

TIME = 90  # seconds; the first start with an empty profile takes 5 to 20
_ZIP = b"PK\x03\x04"
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    r"%ProgramFiles%\LibreOffice\program\soffice.exe",
    r"%ProgramFiles(x86)%\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one document.

    Raises:
        DocumentError: LibreOffice is missing or cannot convert it.
    """
    with path.open("rb") as stream:
        if stream.read(4) == _ZIP:  # a new document by the old name
            return docx.load(path, origin, context)
    program = _program()
    if program is None:
        raise DocumentError(
            LocalizedText(
                "{file}: format Word lama belum terbaca.", "{file}: the old Word format cannot be read."
            ).format(file=origin.file),
            LocalizedText(
                "Buka di Word, simpan sebagai “Word Document (.docx)”; atau pasang LibreOffice, lalu ulangi.",
                "Open it in Word and save it as “Word Document (.docx)”; or install LibreOffice and try again.",
            ),
        )
    with temporary_folder() as folder:
        converted = _converted(program, path, folder, context)
        if converted is None:
            raise DocumentError(
                LocalizedText(
                    "{file}: LibreOffice tidak dapat mengubahnya menjadi .docx.",
                    "{file}: LibreOffice cannot convert it to .docx.",
                ).format(file=origin.file),
                LocalizedText(
                    "Buka di Word, simpan sebagai “Word Document (.docx)”.",
                    "Open it in Word and save it as “Word Document (.docx)”.",
                ),
            )
        return docx.load(converted, origin, context)


def _program() -> str | None:
    found = (shutil.which(name) for name in _NAMES)
    places = (place for place in map(os.path.expandvars, _PLACES) if os.path.isfile(place))
    return next((each for each in (*found, *places) if each), None)


def _converted(program: str, path: Path, folder: Path, context: LoadContext) -> Path | None:
    """Convert a copy under a plain name, since the name of a file is not to be read as an option or a filter."""
    copy = folder / f"naskah{path.suffix.lower()}"
    shutil.copyfile(path, copy)
    profile = (folder / "profil").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
    external_program.run(
        [*command, "--outdir", str(folder), str(copy)], timeout=TIME, still_working=context.still_working
    )
    result = folder / "naskah.docx"
    return result if result.is_file() else None
