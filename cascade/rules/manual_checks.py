"""Read what only a person can check.

Folders of rules go in; `ManualCheck`s come out, for every report to list as open lines: what nothing judges shall not look
like what was judged. Such a check takes understanding, or values that no document prints where a machine finds them; it is
one YAML file in `rules/manual`: what to look at, and why no rule does. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from cascade.model import Basis
from cascade.model.errors import RuleError
from cascade.model.i18n import LocalizedText
from cascade.rules.loader import MANUAL
from cascade.rules.parsed_rules import parsed_rules
from cascade.rules.rule_file import BasisFile, TwoLanguages
from cascade.safe_io import yaml_reader
from cascade.safe_io.yaml_reader import YamlFile


class ManualCheckFile(BaseModel):
    """One check as it is written."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    code: str = Field(pattern=r"^[A-Z]{3}-\d{2}$")
    title: TwoLanguages
    needs: list[str] = Field(min_length=1)
    basis: list[BasisFile] = Field(min_length=1)
    manual: TwoLanguages
    why: TwoLanguages


@dataclass(frozen=True, slots=True)
class ManualCheck:
    """One check for a person: `instruction` says what to look at, `why` what keeps a machine from it."""

    code: str
    title: LocalizedText
    needs: tuple[str, ...]
    basis: tuple[Basis, ...]
    instruction: LocalizedText
    why: LocalizedText
    pack: str = MANUAL


def read_checks(folder: Path) -> tuple[ManualCheck, ...]:
    """Read the checks of a folder of rules, in the order of their codes.

    Raises:
        RuleError: a file is wrong; with file, line, key and reason.
    """
    checks = tuple(_read_check(path) for path in sorted((folder / MANUAL).glob("*.yaml")))
    parsed_rules().save()
    return checks


def _read_check(path: Path) -> ManualCheck:
    written = _written(yaml_reader.read_text(path, str(path), RuleError), str(path))
    return ManualCheck(
        code=written.code,
        title=written.title.localized(),
        needs=tuple(written.needs),
        basis=tuple(basis.basis() for basis in written.basis),
        instruction=written.manual.localized(),
        why=written.why.localized(),
    )


def _written(text: str, file: str) -> ManualCheckFile:
    """Return what a file says, parsed only where this very text never was."""
    parsed = parsed_rules()
    if (data := parsed.get(text)) is not None:
        with suppress(RuleError):  # below it is told with its line
            return YamlFile(file, data, {}).validate(ManualCheckFile, RuleError)
    read = yaml_reader.parse(text, file, RuleError)
    written = read.validate(ManualCheckFile, RuleError)
    parsed.put(text, read.data)
    return written


def checks_due(checks: Collection[ManualCheck], kinds: Collection[str]) -> tuple[ManualCheck, ...]:
    """Return the checks that the documents of a dossier allow."""
    return tuple(check for check in checks if set(check.needs) <= set(kinds))
