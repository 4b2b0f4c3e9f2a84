"""Load rules from their files.

One YAML file per rule goes in; compiled `Rule`s come out, or a `RuleError` with file, line, key and
reason. A rule is its legal basis, its condition, its words in two languages and its examples. Judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import TypeAlias

from rich.cells import cell_len

from cascade.model import KIND_NAMES
from cascade.model.errors import ExpressionError, RuleError, SettingsError
from cascade.model.i18n import LocalizedText, same
from cascade.rules.language.compiler import compile_part
from cascade.rules.language.expression import Expression, Part
from cascade.rules.language.parser import one_line
from cascade.rules.language.types import TRUTH, Type
from cascade.rules.parsed_rules import parsed_rules
from cascade.rules.rule import FORMS, PARTS_READ, Case, ProposedChange, Rule, Selection, Template
from cascade.rules.rule_file import CaseFile, ChangeFile, RuleFile, TwoLanguages
from cascade.rules.vocabulary.type_environment import type_environment
from cascade.safe_io import yaml_reader
from cascade.safe_io.yaml_reader import YamlFile
from cascade.settings.policy import DAERAH

# Folders of the shipped rules that hold no rules of their own.
PROFILES, MANUAL, REGIONS = "profiles", "manual", "regions"
TRUST = "trust.yaml"  # how often the findings of each rule were judged right
EXCERPT = 64  # characters of a condition that an error message shows
BEFORE_MISTAKE = 30  # of them before the mistake
NEEDS = (*KIND_NAMES, "nomenclature")
KeyPath: TypeAlias = tuple[str | int, ...]  # of a YAML file

_EITHER = re.compile(r"\s+or\s+")
_LISTED = re.compile(r"\s*,\s*|\s+or\s+")


@cache
def shipped_rules() -> Path:
    """Return the folder of the rules that come with cascade: inside the wheel, or beside a checkout."""
    packed = Path(str(files("cascade").joinpath("_rules")))
    return packed if packed.is_dir() else packed.parent.parent / "rules"


def read_rules(*folders: Path) -> tuple[Rule, ...]:
    """Read all rules of some folders (or single files), in the order of their codes.

    Raises:
        RuleError: rules cannot be loaded, with the mistakes of all; or two rules have one code.
    """
    rules: dict[str, Rule] = {}
    mistakes: list[SettingsError] = []
    for folder in folders:
        for path in _rule_files(folder):
            try:
                rule = read_rule(path)
            except RuleError as error:
                mistakes.append(error)
                continue
            same_code = rules.get(rule.code)
            if same_code is not None and Path(same_code.path).resolve() == path.resolve():
                continue  # one folder lies in the other
            if rule.code in rules:
                used = LocalizedText("{a}: kode {c} sudah dipakai oleh {b}.", "{a}: code {c} is already used by {b}.")
                raise RuleError(
                    used.format(a=path, c=rule.code, b=rules[rule.code].path),
                    LocalizedText("Setiap kode hanya dipakai sekali.", "Each code is used once."),
                )
            rules[rule.code] = rule
    if mistakes:
        raise yaml_reader.together(mistakes, RuleError)
    parsed_rules().save()
    return tuple(rules[code] for code in sorted(rules))


def _rule_files(folder: Path) -> Sequence[Path]:
    if folder.is_file():
        return [folder]
    paths = sorted(filter(partial(_is_rule, folder), folder.rglob("*.yaml")))
    if not paths:
        nothing = LocalizedText("{f}: tidak ada berkas aturan (*.yaml).", "{f}: no rule files (*.yaml).")
        raise RuleError(nothing.format(f=folder))
    return paths


def _is_rule(folder: Path, path: Path) -> bool:
    """Tell rules from the other files of a pack: profiles, checks for a person, what a region decided, the counts of trust."""
    return not {PROFILES, MANUAL, REGIONS} & set(path.relative_to(folder).parts) and path.name not in (DAERAH, TRUST)


def read_rule(path: Path) -> Rule:
    """Read and compile one rule; raises `RuleError` with file, line, key and reason."""
    return _compile_text(yaml_reader.read_text(path, str(path), RuleError), str(path))


@cache  # several dossiers are judged by the same rules
def _compile_text(text: str, file: str) -> Rule:
    parsed = parsed_rules()
    if not Path(file).is_relative_to(shipped_rules()):
        return compile_rule(yaml_reader.parse(text, file, RuleError))
    if (data := parsed.get(text)) is not None:
        with suppress(RuleError):  # below it is told with its line
            return compile_rule(YamlFile(file, data, {}), is_proven=True)
    read = yaml_reader.parse(text, file, RuleError)
    rule = compile_rule(read)
    parsed.put(text, read.data)
    return rule


def compile_rule(file: YamlFile, *, is_proven: bool = False) -> Rule:
    """Compile the rule that a YAML file holds; raises `RuleError` with all its mistakes.

    The conditions and messages of one that was compiled before without any are compiled when they are first asked for.
    """
    written = file.validate_whole(RuleFile, RuleError)
    try:
        return _compiled(file, written, is_proven=is_proven)
    except RuleError as error:
        raise yaml_reader.together(_mistakes(file, written), RuleError) from error


def _mistakes(file: YamlFile, written: RuleFile) -> list[SettingsError]:
    """Return what is wrong with each part of a rule; what its conditions ask for is known only if all is selected."""
    found: list[SettingsError] = []

    def tried(part: Callable[[], object]) -> None:
        try:
            part()
        except RuleError as error:
            found.append(error)

    tried(partial(_selections, file, written.select))
    selections = () if found else _selections(file, written.select)
    tried(partial(_needs, file, written.needs))
    if not selections:
        return found
    compiler = _RuleCompiler(file, selections)
    tried(partial(_rests_on, file, written, selections))
    if written.when:
        tried(partial(compiler.expression, written.when, ("when",)))
    tried(partial(compiler.expression, written.assert_, ("assert",)))
    for key, text in (("message", written.message), ("note", written.note), ("fix", written.fix)):
        tried(partial(compiler.template, text, (key,)))
    tried(partial(compiler.changes, written.change))
    for index, case in enumerate(written.cases):
        tried(partial(compiler.case, case, index))
    return found


def _compiled(file: YamlFile, written: RuleFile, *, is_proven: bool) -> Rule:
    compiler = _RuleCompiler(file, _selections(file, written.select), is_proven)
    return Rule(
        code=written.code,
        title=written.title.in_one_line(),
        kind=written.kind,
        severity=written.severity,
        confidence=written.confidence,
        basis=tuple(basis.basis() for basis in written.basis),
        select=compiler.selections,
        needs=_needs(file, written.needs),
        rests_on=_rests_on(file, written, compiler.selections),
        when=compiler.expression(written.when, ("when",)) if written.when else None,
        condition=compiler.expression(written.assert_, ("assert",)),
        message=compiler.template(written.message, ("message",)),
        note=compiler.template(written.note, ("note",)),
        fix=compiler.template(written.fix, ("fix",)),
        changes=compiler.changes(written.change),
        cases=tuple(compiler.case(case, index) for index, case in enumerate(written.cases)),
        examples=tuple(written.examples),
        path=file.file,
        trial=written.status == "coba",
    )


@dataclass(frozen=True, slots=True)
class _RuleCompiler:
    """Compiles the conditions and words of one rule, whose names are bound by its selections."""

    file: YamlFile
    selections: tuple[Selection, ...]
    is_proven: bool = False  # nothing in it needs to be looked at before it is used
    compiled: dict[tuple[str, Type | None], Expression] = field(default_factory=dict)

    def expression(self, text: str, path: KeyPath, expected: Type | None = TRUTH) -> Expression:
        """Compile a text once: both languages and several messages print the same values."""
        if (text, expected) not in self.compiled:
            expression = Expression(one_line(text), partial(self._compile, text, path, expected))
            if not self.is_proven:
                _ = expression.root
            self.compiled[text, expected] = expression
        return self.compiled[text, expected]

    def _compile(self, text: str, path: KeyPath, expected: Type | None) -> Part:
        aliases = {selection.alias: Type(selection.record) for selection in self.selections}
        aliases["policy"] = Type("policy")
        try:
            return compile_part(text, aliases, type_environment(), expected)
        except ExpressionError as error:
            message = LocalizedText("{m} (kolom {c})\n{t}", "{m} (column {c})\n{t}").format(
                m=error.message, c=error.column + 1, t=_excerpt_with_carets(one_line(text), error.column, error.width)
            )
            raise self.file.error(path, message, RuleError) from error

    def template(self, text: TwoLanguages, path: KeyPath) -> Template:
        template = Template(text.in_one_line(), partial(self._parts, text, path))
        if not self.is_proven:
            _ = template.parts
        return template

    def _parts(self, text: TwoLanguages, path: KeyPath) -> tuple[tuple[str, Expression], ...]:
        """Return the values that both languages of a message print."""
        parts: dict[str, Expression] = {}
        used = []
        for language, words in (("id", text.id), ("en", text.localized().en)):
            names = self._placeholders(words, (*path, language))
            for name in names:
                parts[name] = self.expression(name, (*path, language), expected=None)
            used.append(set(names))
        if used[0] != used[1]:
            different = LocalizedText(
                "kedua bahasa harus memakai nilai yang sama: {x}", "both languages must use the same values: {x}"
            )
            raise self.file.error(path, different.format(x=", ".join(sorted(used[0] ^ used[1]))), RuleError)
        return tuple(parts.items())

    def _placeholders(self, words: str, path: KeyPath) -> list[str]:
        """Return the expressions between the braces of a message, as they are written."""
        try:
            places = [place for place in Formatter().parse(words) if place[1] is not None]
        except ValueError as error:
            raise self.file.error(path, same(str(error)), RuleError) from error
        for _, name, spec, conversion in places:
            if spec or conversion:
                formatted = LocalizedText("{{{x}}} ditulis tanpa “:” atau “!”", "{{{x}}} is written without “:” or “!”")
                raise self.file.error(path, formatted.format(x=name), RuleError)
        return [str(name) for _, name, _, _ in places]

    def changes(self, written: ChangeFile | list[ChangeFile] | None) -> tuple[ProposedChange, ...]:
        if isinstance(written, list):
            return tuple(self._change(each, ("change", index)) for index, each in enumerate(written))
        return (self._change(written, ("change",)),) if written is not None else ()

    def _change(self, change: ChangeFile, path: KeyPath) -> ProposedChange:
        cell = self.expression(change.cell, (*path, "cell"), expected=None)
        if not self.is_proven and cell.root.kind != "path":
            printed = LocalizedText("“{x}” bukan nilai yang tercetak", "“{x}” is no printed value")
            raise self.file.error((*path, "cell"), printed.format(x=change.cell), RuleError)
        wanted = self.expression(change.to, (*path, "to"), expected=None) if change.to else None
        return ProposedChange(cell, wanted, change.choice)

    def case(self, case: CaseFile, index: int) -> Case:
        path = ("cases", index)

        def words(key: str, text: TwoLanguages | None) -> Template | None:
            return self.template(text, (*path, key)) if text else None

        message, note, fix = words("message", case.message), words("note", case.note), words("fix", case.fix)
        return Case(self.expression(case.when, (*path, "when")), case.severity, message, note, fix)


def _excerpt_with_carets(text: str, column: int, width: int) -> str:
    """Return the part of a line around a mistake, with carets under it."""
    start = max(0, min(column - BEFORE_MISTAKE, len(text) - EXCERPT))
    shown = text[start : start + EXCERPT]
    before_mistake, wrong = shown[: column - start], shown[column - start : column - start + width]
    cut, tail = "… " if start else "", " …" if len(text) > start + EXCERPT else ""
    carets = "^" * max(1, cell_len(wrong))
    return f"    {cut}{shown}{tail}\n    {' ' * cell_len(cut + before_mistake)}{carets}"


def _needs(file: YamlFile, written: list[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of documents of which one each must be there."""
    groups = tuple(tuple(_EITHER.split(need)) for need in written)
    for index, group in enumerate(groups):
        for kind in group:
            if kind not in NEEDS:
                unknown = LocalizedText("“{x}” tidak dikenal.", "“{x}” is not known.").format(x=kind)
                raise file.error(("needs", index), unknown + yaml_reader.did_you_mean(kind, list(NEEDS)), RuleError)
    return groups


def _rests_on(file: YamlFile, written: RuleFile, selections: Sequence[Selection]) -> tuple[str, ...]:
    """Return what must have been read whole; where the rule does not say so, it follows from its kind of fault.

    What is missing from documents of `needs` rests on those, what one document lacks on its tables, a sum on its parts.
    """
    known = (*KIND_NAMES, *PARTS_READ)
    for index, name in enumerate(written.rests_on or ()):
        if name not in known:
            unknown = LocalizedText("“{x}” tidak dikenal.", "“{x}” is not known.").format(x=name)
            raise file.error(("rests_on", index), unknown + yaml_reader.did_you_mean(name, list(known)), RuleError)
    if written.rests_on is not None:
        return tuple(written.rests_on)
    form, own = selections[0].form, selections[0].kinds
    if written.kind == "pagu_sum":
        return {"parents": ("sum",), "documents": ("totals",)}.get(form, ())
    if written.kind != "missing_in":
        return ()
    others = tuple(kind for need in written.needs for kind in _EITHER.split(need) if kind not in own)
    return others or ("tables",)


def _selections(file: YamlFile, written: dict[str, str]) -> tuple[Selection, ...]:
    selections: list[Selection] = []
    for alias, text in written.items():
        selections.append(_selection(file, alias, text, selections))
    return tuple(selections)


def _selection(file: YamlFile, alias: str, text: str, selections_above: list[Selection]) -> Selection:
    """Return how a name is bound; one that starts from another name needs that above it."""
    path, words = ("select", alias), " ".join(text.split())
    for name, form in FORMS.items():
        match = re.fullmatch(form.pattern, words)
        if match is None:
            continue
        groups = match.groupdict()
        kinds = tuple(kind for kind in _LISTED.split(groups.get("kinds") or "") if kind)
        for kind in kinds:
            if kind not in KIND_NAMES:
                unknown = LocalizedText("dokumen “{x}” tidak dikenal.", "document “{x}” is not known.").format(x=kind)
                raise file.error(path, unknown + yaml_reader.did_you_mean(kind, list(KIND_NAMES)), RuleError)
        base = groups.get("base")
        if base and base not in {selection.alias for selection in selections_above if selection.record == form.record}:
            not_above = LocalizedText(
                "“{x}” bukan {r} yang dipilih di atasnya.", "“{x}” is no {r} that is selected above."
            )
            raise file.error(path, not_above.format(x=base, r=form.record), RuleError)
        return Selection(alias, words, name, form.record, kinds, base)
    unknown = LocalizedText(
        "bentuk “{x}” tidak dikenal; yang ada: {forms}", "form “{x}” is not known; there are: {forms}"
    )
    raise file.error(path, unknown.format(x=text, forms=", ".join(form.shown for form in FORMS.values())), RuleError)
