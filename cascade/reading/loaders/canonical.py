"""Read canonical documents from YAML or JSON.

In: YAML or JSON that `cascade read`, an e-SAKIP application or a person wrote: one document, a list of
them, or `{"documents": […]}`. Out: the documents as data; reading turns them into documents.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from cascade.model import LoadedFile, Problem, Source
from cascade.model.errors import DocumentError, SettingsError
from cascade.model.i18n import LocalizedText, same
from cascade.reading.canonical import CanonicalDocument
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
    canonical = tuple(documents)
    lines = () if all(map(_is_of_the_right_form, canonical)) else _lines(path, file, data)
    return LoadedFile(file, sha256, canonical=canonical, lines=lines)


def _is_of_the_right_form(data: dict[str, object]) -> bool:
    try:
        CanonicalDocument.model_validate(data)
    except ValidationError:
        return False
    return True


def _lines(path: Path, file: str, data: object) -> tuple[dict[tuple[str | int, ...], int], ...]:
    """Return the line of each key of each document; none where YAML cannot tell them in JSON."""
    try:
        found = yaml_reader.lines_of(yaml_reader.read_text(path, file), file)
    except SettingsError:
        return ()
    below: tuple[str, ...] = ("documents",) if isinstance(data, dict) and "documents" in data else ()
    if isinstance(data, dict) and not below:
        return ({(): 1, **found},)
    by_document: dict[int, dict[tuple[str | int, ...], int]] = defaultdict(dict)
    for keys, line in found.items():
        if keys[: len(below)] == below and len(keys) > len(below):
            by_document[int(keys[len(below)])][keys[len(below) + 1 :]] = line
    return tuple(by_document.values())


def _is_document(data: object) -> bool:
    return isinstance(data, dict) and "kind" in data


def _json(path: Path, file: str) -> object:
    try:
        text = path.read_text("utf-8-sig")
        data: object = json.loads(
            text,
            parse_float=_number,
            parse_int=_whole_number,
            parse_constant=_no_number,
            object_pairs_hook=_with_each_key_once,
        )
    except (ValueError, RecursionError) as error:
        where = LocalizedText("baris {n}", "line {n}").format(n=getattr(error, "lineno", 1))
        reason = error.reason if isinstance(error, _RefusedError) else same("")
        message = LocalizedText("{f}, {w}: bukan JSON yang sah.", "{f}, {w}: not valid JSON.")
        raise DocumentError(message.format(f=file, w=where) + reason) from error
    return _of_whole_characters(data) if _ESCAPED_SURROGATE.search(text) else data


def _of_whole_characters(data: object) -> object:
    """Return data in whose texts half a character, which no output can write, is the mark of an unknown one."""
    if isinstance(data, str):
        return data.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(data, list):
        return [_of_whole_characters(item) for item in data]
    if isinstance(data, dict):
        return {_of_whole_characters(key): _of_whole_characters(value) for key, value in data.items()}
    return data


_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
MAX_DIGITS = 60  # of a number


class _RefusedError(ValueError):
    """What JSON allows and no document needs."""

    def __init__(self, reason: LocalizedText):
        super().__init__(reason.en)
        self.reason = reason


def _number(written: str) -> Decimal:
    if len(written) > MAX_DIGITS:
        _no_number(written)
    return Decimal(written)


def _whole_number(written: str) -> int:
    if len(written) > MAX_DIGITS:
        _no_number(written)
    return int(written)


def _no_number(written: str) -> NoReturn:
    refused = LocalizedText("Bilangan “{n}” tidak dapat dipakai.", "The number “{n}” cannot be used.")
    raise _RefusedError(refused.format(n=written[:40]))


def _with_each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object; refuse one that says two things under one key."""
    held = dict(pairs)
    if len(held) < len(pairs):
        [(twice, _)] = Counter(key for key, _ in pairs).most_common(1)
        message = LocalizedText("Kunci “{k}” tertulis dua kali.", "The key “{k}” is written twice.")
        raise _RefusedError(message.format(k=twice[:40]))
    return held


def _yaml(path: Path, file: str) -> object:
    try:
        return yaml_reader.read(path, file).data
    except SettingsError as error:
        raise DocumentError(error.message, error.hint) from error
