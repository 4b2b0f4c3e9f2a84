"""Read canonical documents from YAML or JSON.

In: YAML or JSON that `cascade read`, an e-SAKIP application or a person wrote: one document, a list of
them, or `{"documents": […]}`. Out: the documents as data; reading turns them into documents.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from cascade.model import LoadedFile, Problem, Source
from cascade.model.errors import DocumentError, SettingsError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import LoadContext
from cascade.safe_io import yaml_reader


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one canonical file.

    Raises:
        DocumentError: not JSON or YAML, or nothing in it is a document (each needs `kind`).
    """
    file, sha256 = origin.file, origin.sha256
    data = _json(path, file) if path.suffix.lower() == ".json" else _yaml(path, file)
    if isinstance(data, dict) and data.get("generator") == "cascade":
        note = LocalizedText(
            "{f}: laporan cascade, tidak dibaca sebagai dokumen.", "{f}: a cascade report, not read as a document."
        )
        return LoadedFile(file, sha256, problems=(Problem("info", note.format(f=file), source=origin),))
    documents = data.get("documents", [data]) if isinstance(data, dict) else data
    if not isinstance(documents, list) or not documents or not all(map(_is_document, documents)):
        raise DocumentError(
            LocalizedText(
                "{f}: bukan dokumen kanonik (tidak ada `kind`).", "{f}: not a canonical document (no `kind`)."
            ).format(f=file),
            LocalizedText("Lihat `cascade schema document`.", "See `cascade schema document`."),
        )
    return LoadedFile(file, sha256, canonical=tuple(documents))


def _is_document(data: object) -> bool:
    return isinstance(data, dict) and "kind" in data


def _json(path: Path, file: str) -> object:
    try:
        return json.loads(path.read_text("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        where = LocalizedText("baris {n}", "line {n}").format(n=getattr(error, "lineno", "?"))
        raise DocumentError(
            LocalizedText("{f}, {w}: bukan JSON yang sah.", "{f}, {w}: not valid JSON.").format(f=file, w=where)
        ) from error


def _yaml(path: Path, file: str) -> object:
    try:
        return yaml_reader.read(path, file).data
    except SettingsError as error:
        raise DocumentError(error.message, error.hint) from error
