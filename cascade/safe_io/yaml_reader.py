"""Read the YAML files that people write, with the line of every key.

For rules, berkas.yaml, keputusan.yaml and canonical documents. The text of a file goes in; its data come out, with
what is needed to say where something is wrong: file, line, key, and "did you mean". A mistake is a `SettingsError`
for a person, never one of the YAML library. Refused are aliases (a few bytes of them can unfold into gigabytes) and
every tag that would build an object. Understands no key; the models of the callers do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from cascade.model.errors import SettingsError, os_error_reason
from cascade.model.i18n import LocalizedText, same

_BOOL = "tag:yaml.org,2002:bool"


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads true and false as truth, and `on`, `off`, `yes`, `no` as the words (and keys) that people write."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false|True|False|TRUE|FALSE)$"), list("tfTF"))
_ALIAS = "aliases (*) are not supported"
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A parsed file.

    Shape:
        file: its name in messages.
        data: mappings, lists, texts, numbers, truth values and dates, as the YAML says; None for an empty file.
        lines: the line (from 1) of each key path, such as `("links", 0, "left")`.
    """

    file: str
    data: Any
    lines: dict[tuple[str | int, ...], int]

    def line(self, path: tuple[str | int, ...]) -> int:
        """Return the line (from 1) of a key path, or of the nearest key above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def error(
        self, path: tuple[str | int, ...], reason: LocalizedText, kind: type[SettingsError] = SettingsError
    ) -> SettingsError:
        """Return an error that starts with file, line and key."""
        key = ".".join(str(part) for part in path) or "-"
        return kind(
            LocalizedText("{file}, baris {line}, {key}: {reason}", "{file}, line {line}, {key}: {reason}").format(
                file=self.file, line=self.line(path), key=key, reason=reason
            )
        )

    def validate(self, model: type[Model], kind: type[SettingsError] = SettingsError) -> Model:
        """Return the data as a model, or raise the first mistake with line and "did you mean"."""
        try:
            return model.model_validate(self.data or {})
        except ValidationError as error:
            first = min(
                error.errors(), key=lambda each: each["type"] != "extra_forbidden"
            )  # a typo explains what is missing
            path = tuple(part for part in first["loc"] if not (isinstance(part, str) and part.startswith("function-")))
            reason = _reason(first, model, path)
            if first["type"] != "missing":
                while len(path) > 1 and path not in self.lines:  # the steps that a validator adds are not written
                    path = path[:-1]
            raise self.error(path, reason, kind) from error


def read(path: Path, file: str | None = None, kind: type[SettingsError] = SettingsError) -> YamlFile:
    """Read one YAML file.

    Raises:
        SettingsError: the file cannot be opened or is not YAML; with line and column.
    """
    name = file or path.name
    return parse(read_text(path, name, kind), name, kind)


def read_text(path: Path, file: str, kind: type[SettingsError] = SettingsError) -> str:
    """Return the text of a file that is called `file` in messages; raises as `read` does."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise kind(
            LocalizedText("{file}: tidak dapat dibaca ({reason}).", "{file}: cannot be read ({reason}).").format(
                file=file, reason=os_error_reason(error) if isinstance(error, OSError) else "UTF-8"
            )
        ) from error


def parse(text: str, file: str, kind: type[SettingsError] = SettingsError) -> YamlFile:
    """Parse YAML text; raises as `read` does."""
    try:
        loader = Loader(text)
        node = loader.get_single_node()
        lines: dict[tuple[str | int, ...], int] = {}
        if node is not None:
            _note_lines(node, (), lines, set())
        data = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise kind(
            LocalizedText(
                "{file}, baris {line}: bukan YAML yang sah ({reason}).",
                "{file}, line {line}: not valid YAML ({reason}).",
            ).format(file=file, line=mark.line + 1 if mark else 1, reason=_cause(error)),
            LocalizedText("Periksa indentasi, titik dua dan tanda kutip.", "Check indentation, colons and quotes."),
        ) from error
    return YamlFile(file, data, lines)


def did_you_mean(wrong: str, known: list[str]) -> LocalizedText:
    """Return a suggestion, or an empty phrase when nothing is near."""
    best = process.extractOne(wrong, known, score_cutoff=60)
    return LocalizedText("Maksud Anda “{x}”?", "Did you mean “{x}”?").format(x=best[0]) if best else same("")


def _note_lines(
    node: yaml.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int], seen: set[int]
) -> None:
    """Note the line of every key and entry below a node; a node that was `seen` is an alias."""
    if id(node) in seen:
        raise yaml.MarkedYAMLError(problem=_ALIAS, problem_mark=node.start_mark)
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            lines[*path, key.value] = key.start_mark.line + 1
            _note_lines(value, (*path, key.value), lines, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines[*path, index] = value.start_mark.line + 1
            _note_lines(value, (*path, index), lines, seen)


def _cause(error: yaml.YAMLError) -> LocalizedText:
    problem = getattr(error, "problem", None) or str(error)
    return LocalizedText("alias (*) tidak didukung", _ALIAS) if problem == _ALIAS else same(problem)


_REASONS = {
    "extra_forbidden": LocalizedText("kunci tidak dikenal.", "unknown key."),
    "missing": LocalizedText("wajib diisi.", "is required."),
    "literal_error": LocalizedText("pilihannya: {expected}.", "choose from: {expected}."),
    "enum": LocalizedText("pilihannya: {expected}.", "choose from: {expected}."),
    "string_type": LocalizedText("harus berupa teks.", "must be a text."),
    "string_too_short": LocalizedText(
        "terlalu pendek; paling sedikit {min_length} huruf.", "is too short; at least {min_length} letters."
    ),
    "bool_parsing": LocalizedText("harus berupa true atau false.", "must be true or false."),
    "int_parsing": LocalizedText("harus berupa bilangan bulat.", "must be a whole number."),
    "int_type": LocalizedText("harus berupa bilangan bulat.", "must be a whole number."),
    "list_type": LocalizedText("harus berupa daftar.", "must be a list."),
    "tuple_type": LocalizedText("harus berupa daftar.", "must be a list."),
    "dict_type": LocalizedText("harus berupa pasangan kunci dan isi.", "must be keys and values."),
    "model_type": LocalizedText("harus berupa pasangan kunci dan isi.", "must be keys and values."),
    "greater_than_equal": LocalizedText("paling kecil {ge}.", "must be at least {ge}."),
    "less_than_equal": LocalizedText("paling besar {le}.", "must be at most {le}."),
    "string_pattern_mismatch": LocalizedText("tidak sesuai bentuk {pattern}.", "does not have the form {pattern}."),
    "empty_phrase": LocalizedText("harus berupa kata atau frasa.", "must be a word or phrase."),
    "regex_syntax": LocalizedText(
        "bukan ekspresi reguler yang sah ({reason}).", "is no valid regular expression ({reason})."
    ),
    "month_and_day": LocalizedText("harus bulan dan tanggal, misalnya 12-31.", "must be month and day, such as 12-31."),
    "regex_matches_all": LocalizedText("cocok dengan setiap teks.", "matches every text."),
    "date_from_datetime_parsing": LocalizedText(
        "harus berupa tanggal seperti 2026-06-30.", "must be a date such as 2026-06-30."
    ),
}


def _reason(error: ErrorDetails, model: type[BaseModel], path: tuple[str | int, ...]) -> LocalizedText:
    reason = _REASONS.get(error["type"], same(error["msg"])).format(**error.get("ctx", {}))
    if error["type"] == "extra_forbidden":
        return reason + did_you_mean(str(path[-1]), _keys(model, path[:-1]))
    return reason


def _keys(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """Return the known keys at a path, following nested models where they are plain."""
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = _nested(model.model_fields[part].annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _nested(annotation: object) -> type[BaseModel] | None:
    """Return the model that a field holds, directly or as the part of a list or union."""
    for each in (annotation, *get_args(annotation)):
        if isinstance(each, type) and issubclass(each, BaseModel):
            return each
    return None
