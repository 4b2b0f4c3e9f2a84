"""Refuse a zip archive that must not be unpacked.

An archive of XML parts, as XLSX, DOCX, ODS and ODT are, is looked through before a library builds anything of it. It
is refused where it has too many parts, where what it unpacks to is too large or out of proportion to what it takes in
the archive, and where a part declares a document type (entities of which can unfold into gigabytes). Looks at each
part as a stream and keeps nothing; a part that was let in can be parsed as XML.
"""

from __future__ import annotations

from zipfile import ZipFile, ZipInfo

from lxml import etree

from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText

MAX_UNPACKED = 600 * 1024**2  # bytes; scans pasted into a document make most of it
MAX_XML = 200 * 1024**2  # bytes of all XML parts; a sheet of a million filled cells has about 50 MB
MAX_RATIO = 100  # real sheets shrink to a tenth, empty ones to a fiftieth
HARMLESS_SIZE = 10 * 1024**2  # bytes; below it any ratio is harmless
MAX_PARTS = 20_000
_CHUNK = 1024**2
_DOCTYPE = b"<!DOCTYPE"


def check_archive(archive: ZipFile, file: str) -> None:
    """Look through an opened archive; `file` is its name in messages.

    Raises:
        DocumentError: it unpacks to too much, or a part declares a document type.
    """
    parts = archive.infolist()
    xml_parts = [part for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))]
    if _unpacks_to_too_much(parts, xml_parts) or any(map(is_out_of_proportion, xml_parts)):
        raise DocumentError(
            LocalizedText("{file}: isinya terlalu besar setelah dibuka.", "{file}: too large once unpacked.").format(
                file=file
            ),
            LocalizedText(
                "Hapus baris, kolom dan gambar yang tidak dipakai, lalu simpan ulang.",
                "Delete the rows, columns and pictures that are not used and save it again.",
            ),
        )
    if any(_declares_document_type(archive, part) for part in xml_parts):
        raise DocumentError(
            LocalizedText(
                "{file}: memuat deklarasi XML (DOCTYPE) yang tidak ditulis oleh Office; tidak dibaca.",
                "{file}: it holds an XML declaration (DOCTYPE) that no Office program writes; it was not read.",
            ).format(file=file),
            LocalizedText(
                "Buka di Office dan simpan ulang, bila asalnya jelas.", "Save it again in Office, if you trust it."
            ),
        )


def parse_part(archive: ZipFile, part: str) -> etree._Element:
    """Return the root of a part as XML; no entity is replaced, nothing is fetched."""
    tree: etree._Element = etree.fromstring(
        archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True)
    )
    return tree


def _unpacks_to_too_much(parts: list[ZipInfo], xml_parts: list[ZipInfo]) -> bool:
    return (
        len(parts) > MAX_PARTS
        or sum(part.file_size for part in parts) > MAX_UNPACKED
        or sum(part.file_size for part in xml_parts) > MAX_XML
    )


def is_out_of_proportion(part: ZipInfo) -> bool:
    """Tell whether a part shrinks as no real one does, as those of zip bombs do."""
    return part.file_size > max(HARMLESS_SIZE, MAX_RATIO * part.compress_size)


def _declares_document_type(archive: ZipFile, part: ZipInfo) -> bool:
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            text = tail + chunk.replace(b"\0", b"")  # the letters of UTF-16 too
            if _DOCTYPE in text:
                return True
            tail = text[-len(_DOCTYPE) :]
    return False
