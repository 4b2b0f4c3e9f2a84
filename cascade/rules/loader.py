"""What are the rules?

One YAML file per rule goes in; compiled `Rule`s come out, or a `RuleError` with file, line, key and
reason. A rule is its law, its condition, its words in two languages and its examples. Judges nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from rich.cells import cell_len

from cascade.model import KIND_NAMES, Basis, Severity
from cascade.model.errors import ExpressionError, RuleError
from cascade.model.i18n import LocalizedText, same
from cascade.rules.language.compiler import compile_expression
from cascade.rules.language.expression import Expression
from cascade.rules.language.parser import one_line
from cascade.rules.language.types import TRUTH, Type
from cascade.rules.vocabulary.type_environment import type_environment
from cascade.safe_io import yaml_reader
from cascade.safe_io.yaml_reader import YamlFile
from cascade.settings.policy import DAERAH

FaultKind = Literal[
    "value_mismatch", "series_shift", "unit_mismatch", "missing_in", "direction", "not_monotone", "out_of_range",
    "target_blank", "pagu_sum", "below_baseline", "copied_series", "unit_vs_name", "number_format", "duplicate", "code",
    "wording", "quarter", "calendar", "identity", "quality", "other",
]  # fmt: skip
PROFILES, MANUAL, REGIONS = (
    "profiles",
    "manual",
    "regions",
)  # folders of the shipped rules that hold no rules of their own
EXCERPT = 64  # characters of a condition that an error message shows
NEEDS = (*KIND_NAMES, "nomenclature")
_KINDS = r"(?P<kinds>\w+(?:(?:\s*,\s*|\s+or\s+)\w+)*)"
# A rule that needs another form deserves a new, named one here and in evaluation.
FORMS: dict[str, tuple[str, str]] = {
    "indicators": (rf"indicator(?: of {_KINDS})?", "indicator"),
    "elements": (rf"element(?: of {_KINDS})?", "element"),
    "documents": (rf"document(?: of {_KINDS})?", "document"),
    "joined": (rf"(?P<base>\w+) linked to {_KINDS}", "indicator"),
    "also": (rf"(?P<base>\w+) also in {_KINDS}", "indicator"),
    "found": (rf"(?P<base>\w+) found in {_KINDS}", "element"),
    "beside": (rf"(?P<base>\w+) beside {_KINDS}", "document"),
    "parents": (rf"parent with children(?: of {_KINDS})?", "element"),
    "pairs": (r"linked pair", "link"),
    "open_links": (r"open link", "link"),
    "copies": (rf"copies in one document(?: of {_KINDS})?", "copy"),
    "prints": (rf"element in all tables(?: of {_KINDS})?", "prints"),
    "names": (rf"indicator in all tables(?: of {_KINDS})?", "names"),
    "tables": (rf"table(?: of {_KINDS})?", "table"),
    "blocks": (r"repeated block in one document", "block"),
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class TwoLanguages(_Strict):
    """A text in Indonesian and English."""

    id: str
    en: str


class CaseFile(_Strict):
    """A fail that is a different matter: other severity, other words."""

    when: str
    severity: Severity | None = None
    message: TwoLanguages | None = None
    note: TwoLanguages | None = None
    fix: TwoLanguages | None = None


class BasisFile(_Strict):
    """Where the rule comes from."""

    instrument: str
    part: str = ""
    article: str | None = None
    verified: bool = False


class ExampleFile(_Strict):
    """A rule's own test."""

    title: str
    given: dict[str, Any]
    expect: dict[str, Any]
    policy: dict[str, Any] = Field(default_factory=dict)
    nomenclature: list[dict[str, str]] | None = None


class RuleFile(_Strict):
    """One rule as it is written."""

    code: str = Field(pattern=r"^[A-Z]{3}-\d{2}$")
    title: TwoLanguages
    kind: FaultKind
    severity: Severity
    status: Literal["coba"] | None = None
    confidence: float = Field(default=1.0, gt=0, le=1)
    basis: list[BasisFile] = Field(min_length=1)
    select: dict[str, str] = Field(min_length=1)
    needs: list[str] = Field(default_factory=list)
    when: str | None = None
    assert_: str = Field(alias="assert")
    message: TwoLanguages
    note: TwoLanguages
    fix: TwoLanguages
    cases: list[CaseFile] = Field(default_factory=list)
    examples: list[ExampleFile] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Selection:
    """How one name of a rule is bound: `text` as written, `form` a key of FORMS."""

    alias: str
    text: str
    form: str
    record: str
    kinds: tuple[str, ...]
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A message whose placeholders are expressions."""

    phrase: LocalizedText
    parts: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A fail that is a different matter."""

    when: Expression
    severity: Severity | None
    message: Template | None
    note: Template | None
    fix: Template | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, compiled; of each group in `needs` one document kind must be there, `trial` marks `status: coba`."""

    code: str
    title: LocalizedText
    kind: str
    severity: Severity
    confidence: float
    basis: tuple[Basis, ...]
    select: tuple[Selection, ...]
    needs: tuple[tuple[str, ...], ...]
    when: Expression | None
    condition: Expression
    message: Template
    note: Template
    fix: Template
    cases: tuple[Case, ...]
    examples: tuple[ExampleFile, ...]
    path: str
    trial: bool = False

    @property
    def pack(self) -> str:
        """The folder of rules that it belongs to: `inti`, or the name of a region pack."""
        folder = Path(self.path).parent
        return folder.parent.name if folder.name == "rules" else folder.name


def shipped_rules() -> Path:
    """Return the folder of the rules that come with cascade: inside the wheel, or beside a checkout."""
    packed = Path(str(files("cascade").joinpath("_rules")))
    return packed if packed.is_dir() else packed.parent.parent / "rules"


def read_rules(*folders: Path) -> tuple[Rule, ...]:
    """Read all rules of some folders (or single files), in the order of their codes.

    Raises:
        RuleError: a rule cannot be loaded, or two rules have one code.
    """
    rules: dict[str, Rule] = {}
    for folder in folders:
        paths = [folder] if folder.is_file() else sorted(filter(partial(_is_rule, folder), folder.rglob("*.yaml")))
        if not paths:
            raise RuleError(
                LocalizedText("{f}: tidak ada berkas aturan (*.yaml).", "{f}: no rule files (*.yaml).").format(f=folder)
            )
        for path in paths:
            rule = read_rule(path)
            if rule.code in rules:
                raise RuleError(
                    LocalizedText(
                        "{a}: kode {c} sudah dipakai oleh {b}.", "{a}: code {c} is already used by {b}."
                    ).format(a=path, c=rule.code, b=rules[rule.code].path),
                    LocalizedText("Setiap kode hanya dipakai sekali.", "Each code is used once."),
                )
            rules[rule.code] = rule
    return tuple(rules[code] for code in sorted(rules))


def _is_rule(folder: Path, path: Path) -> bool:
    """Tell rules from the other files of a pack: profiles, checks for a person, and what a region decided."""
    return not {PROFILES, MANUAL, REGIONS} & set(path.relative_to(folder).parts) and path.name != DAERAH


def read_rule(path: Path) -> Rule:
    """Read and compile one rule; raises `RuleError` with file, line, key and reason."""
    return _compiled(yaml_reader.read_text(path, str(path), RuleError), str(path))


@cache  # several dossiers are judged by the same rules
def _compiled(text: str, file: str) -> Rule:
    return compile_rule(yaml_reader.parse(text, file, RuleError))


def compile_rule(file: YamlFile) -> Rule:
    """Compile the rule that a YAML file holds."""
    written = file.validate(RuleFile, RuleError)
    compiler = _RuleCompiler(file, _selections(file, written.select))
    for index, need in enumerate(written.needs):
        if unknown := [kind for kind in re.split(r"\s+or\s+", need) if kind not in NEEDS]:
            raise file.error(
                ("needs", index),
                LocalizedText("“{x}” tidak dikenal.", "“{x}” is not known.").format(x=unknown[0])
                + yaml_reader.did_you_mean(unknown[0], list(NEEDS)),
                RuleError,
            )
    return Rule(
        code=written.code,
        title=_phrase(written.title),
        kind=written.kind,
        severity=written.severity,
        confidence=written.confidence,
        basis=tuple(Basis(b.instrument, b.part, b.article, b.verified) for b in written.basis),
        select=compiler.selections,
        needs=tuple(tuple(re.split(r"\s+or\s+", need)) for need in written.needs),
        when=compiler.expression(written.when, ("when",)) if written.when else None,
        condition=compiler.expression(written.assert_, ("assert",)),
        message=compiler.template(written.message, ("message",)),
        note=compiler.template(written.note, ("note",)),
        fix=compiler.template(written.fix, ("fix",)),
        cases=tuple(compiler.case(case, index) for index, case in enumerate(written.cases)),
        examples=tuple(written.examples),
        path=file.file,
        trial=written.status == "coba",
    )


class _RuleCompiler:
    def __init__(self, file: YamlFile, selections: tuple[Selection, ...]):
        self.file = file
        self.selections = selections
        types = {selection.alias: Type(selection.record) for selection in selections}
        self.aliases = types | {"policy": Type("policy")}

    def expression(self, text: str, path: tuple[str | int, ...], wanted: Type | None = TRUTH) -> Expression:
        try:
            return compile_expression(text, self.aliases, type_environment(), wanted)
        except ExpressionError as error:
            said = LocalizedText("{m} (kolom {c})\n{t}", "{m} (column {c})\n{t}").format(
                m=error.message, c=error.column + 1, t=_pointed(one_line(text), error.column, error.width)
            )
            raise self.file.error(path, said, RuleError) from error

    def template(self, text: TwoLanguages, path: tuple[str | int, ...]) -> Template:
        parts: dict[str, Expression] = {}
        used = []
        for language_, said in (("id", text.id), ("en", text.en)):
            try:
                places = [place for place in Formatter().parse(said) if place[1] is not None]
            except ValueError as error:
                raise self.file.error((*path, language_), same(str(error)), RuleError) from error
            names = [str(name) for _, name, _, _ in places]
            if formatted := [name for _, name, spec, conversion in places if spec or conversion]:
                raise self.file.error(
                    (*path, language_),
                    LocalizedText("{{{x}}} ditulis tanpa “:” atau “!”", "{{{x}}} is written without “:” or “!”").format(
                        x=formatted[0]
                    ),
                    RuleError,
                )
            for name in names:
                parts[name] = self.expression(name, (*path, language_), wanted=None)
            used.append(set(names))
        if used[0] != used[1]:
            raise self.file.error(
                path,
                LocalizedText(
                    "kedua bahasa harus memakai nilai yang sama: {x}", "both languages must use the same values: {x}"
                ).format(x=", ".join(sorted(used[0] ^ used[1]))),
                RuleError,
            )
        return Template(_phrase(text), tuple(parts.items()))

    def case(self, case: CaseFile, index: int) -> Case:
        path = ("cases", index)
        texts = {
            key: self.template(text, (*path, key)) if (text := getattr(case, key)) else None
            for key in ("message", "note", "fix")
        }
        return Case(self.expression(case.when, (*path, "when")), case.severity, **texts)


def _pointed(text: str, column: int, width: int) -> str:
    """Return the part of a line around a mistake, with carets under it."""
    start = max(0, min(column - 30, len(text) - EXCERPT))
    shown = text[start : start + EXCERPT]
    before, wrong = shown[: column - start], shown[column - start : column - start + width]
    cut, tail = "… " if start else "", " …" if len(text) > start + EXCERPT else ""
    carets = "^" * max(1, cell_len(wrong))
    return f"    {cut}{shown}{tail}\n    {' ' * cell_len(cut + before)}{carets}"


def _selections(file: YamlFile, written: dict[str, str]) -> tuple[Selection, ...]:
    found: list[Selection] = []
    for alias, text in written.items():
        for form, (pattern, record) in FORMS.items():
            match = re.fullmatch(pattern, " ".join(text.split()))
            if match is None:
                continue
            groups = match.groupdict()
            kinds = tuple(kind for kind in re.split(r"\s*,\s*|\s+or\s+", groups.get("kinds") or "") if kind)
            for kind in kinds:
                if kind not in KIND_NAMES:
                    raise file.error(
                        ("select", alias),
                        LocalizedText("dokumen “{x}” tidak dikenal.", "document “{x}” is not known.").format(x=kind)
                        + yaml_reader.did_you_mean(kind, list(KIND_NAMES)),
                        RuleError,
                    )
            base = groups.get("base")
            if base and base not in {selection.alias for selection in found if selection.record == record}:
                raise file.error(
                    ("select", alias),
                    LocalizedText(
                        "“{x}” bukan {r} yang dipilih di atasnya.", "“{x}” is no {r} that is selected above."
                    ).format(x=base, r=record),
                    RuleError,
                )
            found.append(Selection(alias, " ".join(text.split()), form, record, kinds, base))
            break
        else:
            raise file.error(
                ("select", alias),
                LocalizedText(
                    "bentuk “{x}” tidak dikenal; yang ada: {forms}", "form “{x}” is not known; there are: {forms}"
                ).format(
                    x=text,
                    forms="indicator of …, element of …, document of …, … linked to …, … also in …, … found in …, … beside …, "
                    "parent with children, "
                    "linked pair, open link, copies in one document, indicator in all tables of …, "
                    "element in all tables of …, table of …, repeated block in one document",
                ),
                RuleError,
            )
    return tuple(found)


def _phrase(text: TwoLanguages) -> LocalizedText:
    return LocalizedText(" ".join(text.id.split()), " ".join(text.en.split()))
