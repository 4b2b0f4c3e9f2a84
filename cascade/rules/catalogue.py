"""Write the page that lists all rules and what is left to a person.

Rules and manual checks go in; the Markdown of `rules/README.md` comes out, aspect by aspect. Judges nothing and
writes no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cascade.model import SEVERITY_NAMES
from cascade.model.i18n import LocalizedText, joined, same
from cascade.rules.aspects import aspect_name, aspect_of, in_order
from cascade.rules.manual_checks import ManualCheck
from cascade.rules.rule import Rule

_HEAD = LocalizedText(
    "# Aturan\n\nDibuat dengan `cascade rules list --format md`; jangan disunting. Menulis aturan sendiri: [PANDUAN.md](PANDUAN.md).\n"
    "{n} aturan, {t} di antaranya masih dicoba (dilaporkan terpisah), dan {m} hal yang hanya dapat diperiksa manusia.\n",
    "# Rules\n\nMade by `cascade rules list --format md`; do not edit. Writing rules of your own: [PANDUAN.md](PANDUAN.md).\n"
    "{n} rules, {t} of them on trial (reported apart), and {m} checks for a person alone.\n",
)
_RULES = LocalizedText("| kode | aturan | tingkat | paket |", "| code | rule | severity | pack |")
_CHECKS = LocalizedText(
    "| kode | diperiksa manusia | mengapa bukan mesin |", "| code | checked by a person | why not by a machine |"
)
_TRIAL = LocalizedText(" (dicoba)", " (on trial)")


def catalogue_markdown(rules: Sequence[Rule], checks: Sequence[ManualCheck]) -> LocalizedText:
    """Return the list of rules and checks as Markdown."""
    head = _HEAD.format(n=len(rules), t=sum(rule.trial for rule in rules), m=len(checks))
    codes = [*(rule.code for rule in rules), *(check.code for check in checks)]
    aspects = {aspect_of(code) for code in codes}
    return joined([head, *(_section(aspect, rules, checks) for aspect in in_order(aspects))], "\n")


def _section(aspect: str, rules: Iterable[Rule], checks: Iterable[ManualCheck]) -> LocalizedText:
    lines = [same("## {n}\n").format(n=aspect_name(aspect))]
    if own := [rule for rule in rules if aspect_of(rule.code) == aspect]:
        lines += [_RULES, _separator(4), *map(_rule_row, own), same("")]
    if own_checks := [check for check in checks if aspect_of(check.code) == aspect]:
        lines += [_CHECKS, _separator(3), *map(_check_row, own_checks), same("")]
    return joined(lines, "\n")


def _rule_row(rule: Rule) -> LocalizedText:
    name = SEVERITY_NAMES[rule.severity]
    severity = LocalizedText(name.id.lower(), name.en.lower())
    trial = _TRIAL if rule.trial else same("")
    return same("| {c} | {t}{x} | {s} | {p} |").format(c=rule.code, t=rule.title, x=trial, s=severity, p=rule.pack)


def _check_row(check: ManualCheck) -> LocalizedText:
    return same("| {c} | {t}. {a} | {w} |").format(c=check.code, t=check.title, a=check.instruction, w=check.why)


def _separator(columns: int) -> LocalizedText:
    return same("|---" * columns + "|")
