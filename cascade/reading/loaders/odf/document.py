"""Read OpenDocument files as LibreOffice saves them.

In: an .ods or .odt file. Out: a grid per visible sheet, or the paragraphs and tables of a text in their order; annotations and text
boxes as notes. A number is shown as its author saw it, with the decimal comma. Never calculates a formula, never reads headers
and footers.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from cascade.model import LoadedFile, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import LoadContext
from cascade.reading.loaders.odf.elements import broken, qualified
from cascade.reading.loaders.odf.sheets import WorkbookReader
from cascade.reading.loaders.odf.styles import Styles
from cascade.reading.loaders.odf.texts import TextReader
from cascade.safe_io.archives import zip_guard


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one file.

    Raises:
        DocumentError: it is locked with a password, broken, or too large.
    """
    try:
        return _read(BytesIO(path.read_bytes()), origin)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # a broken package fails anywhere in zipfile or lxml
        raise broken(origin.file) from error


def _read(stream: BytesIO, origin: Source) -> LoadedFile:
    with ZipFile(stream) as archive:
        zip_guard.check_archive(archive, origin.file)
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise _locked(origin.file)
        content = zip_guard.parse_part(archive, "content.xml")
        others = zip_guard.parse_part(archive, "styles.xml") if "styles.xml" in archive.namelist() else None
    styles = Styles(content, others)
    sheets = content.find(f"{{*}}body/{qualified('office:spreadsheet')}")
    if sheets is not None:
        return WorkbookReader(origin, styles).read(sheets)
    text = content.find(f"{{*}}body/{qualified('office:text')}")
    if text is not None:
        return TextReader(origin, styles).read(text)
    raise broken(origin.file)


def _locked(file: str) -> DocumentError:
    return DocumentError(
        LocalizedText("{file}: terkunci kata sandi.", "{file}: it is locked with a password.").format(file=file),
        LocalizedText("Hapus kata sandinya, lalu simpan ulang.", "Remove the password and save it again."),
    )
