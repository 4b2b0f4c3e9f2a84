"""Read old Word documents through LibreOffice.

In: a .doc or .rtf file. Out: what the loader of .docx gives, after LibreOffice, where it is installed, has converted a copy.
Only what is an OLE file or RTF is given to it: what bears such a name but is a web page or a flat ODF file could make it fetch
what the page names. Its profile follows no links, runs nothing and has no way out. Never touches the profile or the files of the person who runs it; without LibreOffice it says what to do in Word.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from cascade.model import LoadedFile, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import LoadContext, docx
from cascade.safe_io import external_program, no_network
from cascade.safe_io.temporary_folder import temporary_folder

TIME = 90  # seconds; the first start with an empty profile takes 5 to 20
_ZIP = b"PK\x03\x04"
_CONVERTED = (bytes.fromhex("D0CF11E0A1B11AE1"), b"{\\rtf")
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
        begin = stream.read(8)
    if begin.startswith(_ZIP):  # a new document by the old name
        return docx.load(path, origin, context)
    if not begin.startswith(_CONVERTED):
        raise DocumentError(
            LocalizedText(
                "{file}: isinya bukan dokumen Word lama ataupun RTF; tidak dibuka.",
                "{file}: it holds no old Word document and no RTF; not opened.",
            ).format(file=origin.file),
            LocalizedText(
                "Buka di aplikasi asalnya, simpan sebagai “Word Document (.docx)”.",
                "Open it in the program that it is from and save it as “Word Document (.docx)”.",
            ),
        )
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
    profile = _profile(folder / "profil").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
    external_program.run(
        [*command, "--outdir", str(folder), str(copy)],
        timeout=TIME,
        environment=_without_network(),
        still_working=context.still_working,
    )
    result = folder / "naskah.docx"
    return result if result.is_file() else None


def _profile(folder: Path) -> Path:
    """Make a profile in which LibreOffice follows no links, runs no macros or objects and finds no network."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, settings in _SETTINGS.items()
        for name, value in settings.items()
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(_REGISTRY.format(items=items), "utf-8")
    return folder


_REGISTRY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
)
_PROXY_HOST, _PROXY_PORT = no_network.DEAD_PROXY.removeprefix("http://").split(":")
_SETTINGS: dict[str, dict[str, str]] = {
    "Office.Common/Security/Scripting": {
        "BlockUntrustedRefererLinks": "true",
        "DisableActiveContent": "true",
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
    },
    "Office.Writer/Content/Update": {"Link": "0"},  # never
    "Inet/Settings": {
        "ooInetProxyType": "2",  # by hand
        "ooInetNoProxy": "",
        **{f"ooInet{kind}ProxyName": _PROXY_HOST for kind in ("HTTP", "HTTPS", "FTP")},
        **{f"ooInet{kind}ProxyPort": _PROXY_PORT for kind in ("HTTP", "HTTPS", "FTP")},
    },
}


def _without_network() -> dict[str, str]:
    """Return the variables of this process with proxies that nobody runs."""
    return {**os.environ, **no_network.proxies()}
