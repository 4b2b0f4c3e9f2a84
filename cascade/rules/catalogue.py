"""Which rules are there, and what is left to a person?

Rules and manual checks go in; the page `rules/README.md` comes out, aspect by aspect. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cascade.model import SEVERITY_NAMES
from cascade.model.i18n import LocalizedText, joined
from cascade.rules.aspects import aspect_name, aspect_of, in_order
from cascade.rules.manual_checks import Check
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


def page(rules: Sequence[Rule], checks: Sequence[Check]) -> LocalizedText:
    """Return the list of rules and checks as Markdown."""
    head = _HEAD.format(n=len(rules), t=sum(rule.trial for rule in rules), m=len(checks))
    codes = [*(rule.code for rule in rules), *(check.code for check in checks)]
    parts = [head, *(_aspect(each, rules, checks) for each in in_order({aspect_of(code) for code in codes}))]
    return joined(parts, "\n")


def _aspect(aspect: str, rules: Iterable[Rule], checks: Iterable[Check]) -> LocalizedText:
    lines = [LocalizedText("## {n}\n", "## {n}\n").format(n=aspect_name(aspect))]
    if own := [rule for rule in rules if aspect_of(rule.code) == aspect]:
        lines += [_RULES, _line(4), *map(_rule, own), LocalizedText("", "")]
    if own_checks := [check for check in checks if aspect_of(check.code) == aspect]:
        lines += [_CHECKS, _line(3), *_checks(own_checks), LocalizedText("", "")]
    return joined(lines, "\n")


def _rule(rule: Rule) -> LocalizedText:
    said = LocalizedText("| {c} | {t}{x} | {s} | {p} |", "| {c} | {t}{x} | {s} | {p} |")
    trial = _TRIAL if rule.trial else LocalizedText("", "")
    name = SEVERITY_NAMES[rule.severity]
    severity = LocalizedText(name.id.lower(), name.en.lower())
    return said.format(c=rule.code, t=rule.title, x=trial, s=severity, p=rule.pack)


def _checks(checks: Iterable[Check]) -> Iterator[LocalizedText]:
    said = LocalizedText("| {c} | {t}. {a} | {w} |", "| {c} | {t}. {a} | {w} |")
    yield from (said.format(c=check.code, t=check.title, a=check.ask, w=check.why) for check in checks)


def _line(columns: int) -> LocalizedText:
    return LocalizedText("|---" * columns + "|", "|---" * columns + "|")
