"""Choose the rules that a run asks for.

Shipped rules, those of a region pack and of further folders go in, with what the user selects, ignores and the
profile; the rules to run come out, and the codes of those that are not run. A profile is a YAML file in
`rules/profiles`. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from cascade.model import KIND_NAMES
from cascade.model.errors import CascadeError, RuleError
from cascade.model.i18n import LocalizedText
from cascade.rules.loader import PROFILES, KeyPath, read_rules, shipped_rules
from cascade.rules.manual_checks import ManualCheck, read_checks
from cascade.rules.rule import Rule
from cascade.rules.rule_file import TwoLanguages
from cascade.safe_io import yaml_reader


class Answer(BaseModel):
    """The two answers to one question: nothing stands in the way, or something."""

    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True)

    ready: TwoLanguages
    not_ready: TwoLanguages


class Readiness(Answer):
    """What a report says above all else of the document that is to be signed; `signed` of one that is signed already."""

    of: str
    signed: Answer | None = None


class Profile(BaseModel):
    """The rules of one occasion; `not_due` lists documents that need not be there yet."""

    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True)

    name: str
    title: TwoLanguages
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    not_due: tuple[str, ...] = ()
    verdict: Readiness | None = None

    def readiness(self, *, fails: bool, is_signed: bool = False) -> LocalizedText | None:
        """Return what the report opens with."""
        if self.verdict is None:
            return None
        answer = self.verdict.signed if is_signed and self.verdict.signed else self.verdict
        return (answer.not_ready if fails else answer.ready).localized()

    def named_kinds(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield the kinds of documents that the profile names, with where it does."""
        for index, kind in enumerate(self.not_due):
            yield ("not_due", index), kind
        if self.verdict is not None:
            yield ("verdict", "of"), self.verdict.of


@dataclass(frozen=True, slots=True)
class RuleSelection:
    """What a run asks for: `select` and `ignore` hold codes (TRI-01), beginnings of codes (TRI) and packs (inti)."""

    folders: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules to run, the codes of those that are not asked for, the profile, and what only a person can check."""

    rules: tuple[Rule, ...]
    not_run: tuple[str, ...] = ()
    profile: Profile | None = None
    manual: tuple[ManualCheck, ...] = ()


def read_rule_set(selection: RuleSelection | None = None, region: tuple[Path, ...] = ()) -> RuleSet:
    """Read the rules that are asked for; `region` are the folders of a region pack.

    Raises:
        CascadeError: a rule or profile cannot be read, or something is selected that does not exist.
    """
    selection = selection or RuleSelection()
    every = read_rules(shipped_rules(), *region, *selection.folders)
    profile = read_profile(selection.profile) if selection.profile else None
    for option, patterns in (("--select", selection.select), ("--ignore", selection.ignore)):
        for pattern in patterns:
            if not any(_is_meant(rule, pattern) for rule in every):
                raise _nothing_meant(option, pattern, every)
    selected = [patterns for patterns in (selection.select, profile.select if profile else ()) if patterns]
    ignored = (*selection.ignore, *(profile.ignore if profile else ()))

    def is_to_run(rule: Rule | ManualCheck) -> bool:
        is_selected = all(any(_is_meant(rule, pattern) for pattern in patterns) for patterns in selected)
        return is_selected and not any(_is_meant(rule, pattern) for pattern in ignored)

    to_run = tuple(rule for rule in every if is_to_run(rule))
    manual = tuple(check for check in read_checks(shipped_rules()) if is_to_run(check))
    return RuleSet(to_run, tuple(rule.code for rule in every if not is_to_run(rule)), profile, manual)


def read_profile(name: str) -> Profile:
    """Read one profile by its name, or from a file.

    Raises:
        CascadeError: there is none of that name, or its file is wrong.
    """
    path = Path(name) if name.endswith(".yaml") else shipped_rules() / PROFILES / f"{name}.yaml"
    if not path.is_file():
        known = profile_names()
        raise CascadeError(
            LocalizedText("--profile: “{n}” tidak dikenal. Pilihan: {k}.", "--profile: “{n}” is not known. Choose from: {k}.").format(n=name, k=", ".join(known)),
            yaml_reader.did_you_mean(name, known),
        )  # fmt: skip
    file = yaml_reader.read(path, str(path), kind=RuleError)
    profile = file.validate(Profile, RuleError)
    for path_of_kind, kind in profile.named_kinds():
        if kind not in KIND_NAMES:
            unknown = LocalizedText("dokumen “{x}” tidak dikenal.", "document “{x}” is not known.").format(x=kind)
            raise file.error(path_of_kind, unknown + yaml_reader.did_you_mean(kind, list(KIND_NAMES)), RuleError)
    return profile


def profile_names() -> list[str]:
    """Return the names of the shipped profiles."""
    return sorted(each.stem for each in (shipped_rules() / PROFILES).glob("*.yaml"))


def _is_meant(rule: Rule | ManualCheck, pattern: str) -> bool:
    folded_pattern = pattern.casefold()
    return rule.code.casefold().startswith(folded_pattern) or rule.pack.casefold() == folded_pattern


def _nothing_meant(option: str, pattern: str, rules: tuple[Rule, ...]) -> CascadeError:
    known = sorted({name for rule in rules for name in (rule.code, rule.code[:3], rule.pack)})
    message = LocalizedText("{o}: tidak ada aturan atau paket “{p}”.", "{o}: there is no rule or pack “{p}”.")
    return CascadeError(message.format(o=option, p=pattern), yaml_reader.did_you_mean(pattern.upper(), known))
