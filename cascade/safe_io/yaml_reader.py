"""Read the YAML files that people write, with the line of every key.

For rules, berkas.yaml, keputusan.yaml and canonical documents. The text of a file goes in; its data come out, with
what is needed to say where something is wrong: file, line, key, and "did you mean". A mistake is a `SettingsError`
for a person, never one of the YAML library. Refused are aliases (a few bytes of them can unfold into gigabytes), every
tag but the plain ones, a key that is written twice, lists as keys, days that no calendar has, numbers that nobody
writes, and files that are none, such as pipes, or too long. Understands no key; the models of the callers do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from cascade.model.errors import SettingsError, os_error_reason
from cascade.model.i18n import LocalizedText, joined, same
from cascade.safe_io.inside_folder import regular_size

MAX_BYTES = 16_000_000  # of a file that a person writes
MAX_DEPTH = 60  # lists and mappings inside each other
MAX_DIGITS = 60  # of a number
_TAG = "tag:yaml.org,2002:"
_BOOL = f"{_TAG}bool"
_TAGS = {f"{_TAG}{name}" for name in ("null", "bool", "int", "float", "timestamp", "str", "seq", "map")}
_KEY_TAGS = {f"{_TAG}str", f"{_TAG}int"}
PLAIN = "plain"  # the tag of a value without quotes, where only places are asked for
_WORDS = {_BOOL, f"{_TAG}merge", f"{_TAG}value"}  # what else YAML takes `on`, `<<` and `=` for


class _Refusal(yaml.MarkedYAMLError):
    """What YAML allows and no file of a person needs."""

    def __init__(self, reason: LocalizedText, mark: yaml.Mark):
        super().__init__(problem=reason.en, problem_mark=mark)
        self.reason = reason


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads true and false as truth, and `on`, `off`, `yes`, `no` as the words (and keys) that people write."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in _WORDS]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        """Return the value of a node; refuse one that only a machine would write."""
        if node.tag not in _TAGS:
            raise _Refusal(_TAG_REFUSED.format(t=node.tag.removeprefix(_TAG).lstrip("!")), node.start_mark)
        try:
            value: object = super().construct_object(node, deep)
        except (ValueError, ArithmeticError, LookupError, AttributeError, TypeError) as error:
            raise _Refusal(_NO_VALUE.format(v=_shortened(str(node.value))), node.start_mark) from error
        if isinstance(value, int | float) and (len(node.value) > MAX_DIGITS or not math.isfinite(value)):
            raise _Refusal(_NO_NUMBER.format(v=_shortened(node.value)), node.start_mark)
        if isinstance(value, str) and "\0" in value:
            raise _Refusal(_NUL, node.start_mark)
        return value


class _Places(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Tells of a value only where it stands and whether in quotes: what it means takes most of the time of reading."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: tuple[bool, bool] | bool) -> str:
        """Return what stands for a tag that is not written."""
        return PLAIN if kind is yaml.ScalarNode and isinstance(implicit, tuple) and implicit[0] else ""

    def descend_resolver(self, *_: object) -> None:
        """Look for nothing."""

    def ascend_resolver(self) -> None:
        """Look for nothing."""


Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false|True|False|TRUE|FALSE)$"), list("tfTF"))
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
            if (written := (*path[:-1], str(path[-1]))) in self.lines:  # a number as key
                return self.lines[written]
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
            return model.model_validate({} if self.data is None else self.data)
        except ValidationError as error:
            raise self._mistake(_most_telling(error)[0], model, kind) from error

    def validate_whole(self, model: type[Model], kind: type[SettingsError] = SettingsError) -> Model:
        """Return the data as a model, or raise all mistakes, one for each line."""
        try:
            return model.model_validate({} if self.data is None else self.data)
        except ValidationError as error:
            mistakes = [(self._place(each), self._mistake(each, model, kind)) for each in _most_telling(error)]
            by_line: dict[tuple[int, object], SettingsError] = {}
            for path, mistake in mistakes:
                missing = path if path not in self.lines else None  # stands in no line of its own
                by_line.setdefault((self.line(path), missing), mistake)
            in_order = sorted(by_line.items(), key=lambda item: item[0][0])
            raise together([mistake for _, mistake in in_order], kind) from error

    def _mistake(self, found: ErrorDetails, model: type[BaseModel], kind: type[SettingsError]) -> SettingsError:
        return self.error(self._place(found), _reason(found, model, _written_path(found)), kind)

    def _place(self, found: ErrorDetails) -> tuple[str | int, ...]:
        """Return the key path of a mistake as far as it is written; the steps that a validator adds are not."""
        path = _written_path(found)
        if found["type"] != "missing":
            while len(path) > 1 and path not in self.lines:
                path = path[:-1]
        return path


def together(errors: Sequence[SettingsError], kind: type[SettingsError]) -> SettingsError:
    """Return several errors as one that tells each in a line of its own."""
    if len(errors) == 1:
        return errors[0]
    hints = [error.hint for error in errors if error.hint is not None]
    messages = [error.message for error in errors]
    return kind(joined(messages, "\n"), joined(dict.fromkeys(hints), "\n") if hints else None)


def _most_telling(error: ValidationError) -> list[ErrorDetails]:
    """Return the mistakes of a file, typos first: a typo explains what is missing beside it."""
    found = sorted(error.errors(), key=lambda each: each["type"] != "extra_forbidden")
    typos = {each["loc"][:-1] for each in found if each["type"] == "extra_forbidden"}
    return [each for each in found if each["type"] != "missing" or each["loc"][:-1] not in typos]


def _written_path(found: ErrorDetails) -> tuple[str | int, ...]:
    return tuple(part for part in found["loc"] if not (isinstance(part, str) and part.startswith("function-")))


def read(path: Path, file: str | None = None, kind: type[SettingsError] = SettingsError) -> YamlFile:
    """Read one YAML file.

    Raises:
        SettingsError: the file cannot be opened or is not YAML; with line and column.
    """
    name = file or path.name
    return parse(read_text(path, name, kind), name, kind)


def read_text(path: Path, file: str, kind: type[SettingsError] = SettingsError) -> str:
    """Return the text of a file that is called `file` in messages; raises as `read` does."""
    reason: LocalizedText
    try:
        if (size := regular_size(path)) <= MAX_BYTES:
            return path.read_text("utf-8-sig")
        reason = _TOO_LONG.format(n=size // 1_000_000, m=MAX_BYTES // 1_000_000)
        cause: Exception | None = None
    except OSError as error:
        reason, cause = os_error_reason(error), error
    except UnicodeDecodeError as error:
        reason, cause = same("UTF-8"), error
    message = LocalizedText("{file}: tidak dapat dibaca ({reason}).", "{file}: cannot be read ({reason}).")
    raise kind(message.format(file=file, reason=reason)) from cause


def as_read(text: str) -> str:
    """Return the text of a file as `read_text` gives it: without the mark of Windows editors, and with line ends of one kind."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str, file: str, kind: type[SettingsError] = SettingsError) -> YamlFile:
    """Parse YAML text; raises as `read` does."""
    with _told(text, file, kind):
        loader = Loader(text)
        node, lines = _composed(loader)
        data = loader.construct_document(node) if node is not None else None
    return YamlFile(file, data, lines)


def compose(text: str, file: str, *, is_own: bool = False) -> yaml.Node | None:
    """Return the root node of YAML text, which knows where everything is written, not what it means; raises as `read` does.

    What is our `own` text is not searched for what a file of a person may not hold.
    """
    with _told(text, file, SettingsError):
        node: yaml.Node | None = _Places(text).get_single_node() if is_own else _composed(_Places(text))[0]
        return node


def lines_of(text: str, file: str) -> dict[tuple[str | int, ...], int]:
    """Return the line (from 1) of each key path of YAML or JSON text; raises as `read` does."""
    with _told(text, file, SettingsError):
        return _composed(_Places(text))[1]


def _composed(loader: Loader | _Places) -> tuple[yaml.Node | None, dict[tuple[str | int, ...], int]]:
    """Return the root node that a loader reads and the line of each key path."""
    node: yaml.Node | None = loader.get_single_node()
    lines: dict[tuple[str | int, ...], int] = {}
    if node is not None:
        _note_lines(node, (), lines, set())
    return node, lines


@contextmanager
def _told(text: str, file: str, kind: type[SettingsError]) -> Iterator[None]:
    """Turn an error of YAML into one for a person."""
    try:
        yield
    except yaml.YAMLError as error:
        raise kind(
            LocalizedText(
                "{file}, baris {line}: bukan YAML yang sah ({reason}).",
                "{file}, line {line}: not valid YAML ({reason}).",
            ).format(file=file, line=_line_of(error, text), reason=_cause(error)),
            LocalizedText("Periksa indentasi, titik dua dan tanda kutip.", "Check indentation, colons and quotes."),
        ) from error


def did_you_mean(wrong: str, known: list[str]) -> LocalizedText:
    """Return a suggestion, or an empty phrase when nothing is near."""
    best = process.extractOne(wrong, known, score_cutoff=60)
    return LocalizedText("Maksud Anda “{x}”?", "Did you mean “{x}”?").format(x=best[0]) if best else same("")


def _note_lines(
    node: yaml.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int], seen: set[int]
) -> None:
    """Note the line of every key and entry below a node; a node that was `seen` is an alias."""
    if id(node) in seen:
        raise _Refusal(_ALIAS, node.start_mark)
    if len(path) > MAX_DEPTH:
        raise _Refusal(_TOO_DEEP, node.start_mark)
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _require_new_word(key, path, lines)
            lines[*path, key.value] = key.start_mark.line + 1
            _note_lines(value, (*path, key.value), lines, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines[*path, index] = value.start_mark.line + 1
            _note_lines(value, (*path, index), lines, seen)


def _require_new_word(key: yaml.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> None:
    """Refuse a key that is a list, or stands twice in one mapping; what is no number is a word, dates too."""
    if not isinstance(key, yaml.ScalarNode):
        raise _Refusal(_LIST_AS_KEY, key.start_mark)
    if (*path, key.value) in lines:
        raise _Refusal(_TWICE.format(k=_shortened(key.value), n=lines[*path, key.value]), key.start_mark)
    if key.tag not in _KEY_TAGS:
        key.tag = f"{_TAG}str"


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _line_of(error: yaml.YAMLError, text: str) -> int:
    if mark := getattr(error, "problem_mark", None):
        return int(mark.line) + 1
    return text.encode()[: getattr(error, "position", 0)].count(b"\n") + 1


def _cause(error: yaml.YAMLError) -> LocalizedText:
    if isinstance(error, _Refusal):
        return error.reason
    return same(str(getattr(error, "problem", None) or getattr(error, "reason", None) or error))


SHOWN = 40  # characters of what is refused
_ALIAS = LocalizedText("alias (*) tidak didukung", "aliases (*) are not supported")
_TAG_REFUSED = LocalizedText("tanda !{t} tidak didukung", "the tag !{t} is not supported")
_NO_VALUE = LocalizedText("“{v}” bukan tanggal atau bilangan yang ada", "“{v}” is no date or number that there is")
_NO_NUMBER = LocalizedText("bilangan “{v}” tidak dapat dipakai", "the number “{v}” cannot be used")
_NUL = LocalizedText("teksnya memuat karakter kosong (NUL)", "a text holds an empty character (NUL)")
_TOO_DEEP = LocalizedText("terlalu banyak daftar di dalam daftar", "too many lists inside lists")
_LIST_AS_KEY = LocalizedText("kunci harus berupa kata, bukan daftar", "a key must be a word, not a list")
_TWICE = LocalizedText("kunci “{k}” sudah tertulis di baris {n}", "the key “{k}” stands already in line {n}")
_TOO_LONG = LocalizedText("{n} MB; paling besar {m} MB", "{n} MB; at most {m} MB")

_REASONS = {
    "timezone_aware": LocalizedText(
        "tanpa zona waktu; tulis misalnya 2026-01-31T08:00:00+07:00.",
        "it has no time zone; write 2026-01-31T08:00:00+07:00 or the like.",
    ),
    "reason_missing": LocalizedText("false_alarm membutuhkan reason.", "false_alarm needs a reason."),
    "invalid_key": LocalizedText("kunci harus berupa kata.", "a key must be a word."),
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
    known = _REASONS.get(error["type"])
    reason = known.format(**error.get("ctx", {})) if known else same(error["msg"])
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
