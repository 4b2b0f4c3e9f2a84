"""Write the page that lists all rules and what is left to a person.

Rules and manual checks go in; the Markdown of `rules/README.md` comes out, aspect by aspect, with what each rule has earned. Judges nothing and
writes no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cascade.model import SEVERITY_NAMES
from cascade.model.i18n import LocalizedText, joined, same
from cascade.rules.aspects import aspect_name, aspect_of, in_order
from cascade.rules.manual_checks import ManualCheck
from cascade.rules.rule import Rule
from cascade.rules.trust import NEEDED, shipped_standings
from cascade.rules.trust_page import proof_in_words
from cascade.text.printable import escape_markdown

_HEAD = LocalizedText(
    "# Aturan\n\nDibuat dengan `cascade rules list --format md`; jangan disunting. Menulis aturan sendiri: [PANDUAN.md](PANDUAN.md).\n"
    "{n} aturan, {t} di antaranya masih dicoba (dilaporkan terpisah), dan {m} hal yang hanya dapat diperiksa manusia.\n\n"
    "Kolom *teruji* menyebut berapa temuan aturan itu pada dokumen nyata yang dinilai benar (`trust.yaml`, dibuat dengan "
    "`cascade rules trust`). Aturan yang belum terbukti benar sembilan dari sepuluh, dari sedikitnya {k} temuan, hanya bertanya "
    "tentang halaman tercetak (PDF, gambar, teks); aturan yang hanya membandingkan angka tercetak terbukti bersama.\n",
    "# Rules\n\nMade by `cascade rules list --format md`; do not edit. Writing rules of your own: [PANDUAN.md](PANDUAN.md).\n"
    "{n} rules, {t} of them on trial (reported apart), and {m} checks for a person alone.\n\n"
    "The column *proven* says how many findings of a rule on real documents were judged right (`trust.yaml`, made by "
    "`cascade rules trust`). A rule that has not been right nine times in ten, of at least {k} findings, only asks about "
    "printed pages (PDF, pictures, text); rules that only compare printed numbers are proven together.\n",
)
_RULES = LocalizedText("| kode | aturan | tingkat | teruji | paket |", "| code | rule | severity | proven | pack |")
_CHECKS = LocalizedText(
    "| kode | diperiksa manusia | mengapa bukan mesin |", "| code | checked by a person | why not by a machine |"
)
_TRIAL = LocalizedText(" (dicoba)", " (on trial)")


def catalogue_markdown(rules: Sequence[Rule], checks: Sequence[ManualCheck]) -> LocalizedText:
    """Return the list of rules and checks as Markdown."""
    head = _HEAD.format(n=len(rules), t=sum(rule.trial for rule in rules), m=len(checks), k=NEEDED)
    codes = [*(rule.code for rule in rules), *(check.code for check in checks)]
    aspects = {aspect_of(code) for code in codes}
    return joined([head, *(_section(aspect, rules, checks) for aspect in in_order(aspects))], "\n")


def _section(aspect: str, rules: Iterable[Rule], checks: Iterable[ManualCheck]) -> LocalizedText:
    lines = [same("## {n}\n").format(n=aspect_name(aspect))]
    if own := [rule for rule in rules if aspect_of(rule.code) == aspect]:
        lines += [_RULES, _separator(5), *map(_rule_row, own), same("")]
    if own_checks := [check for check in checks if aspect_of(check.code) == aspect]:
        lines += [_CHECKS, _separator(3), *map(_check_row, own_checks), same("")]
    return joined(lines, "\n")


def _rule_row(rule: Rule) -> LocalizedText:
    name = SEVERITY_NAMES[rule.severity]
    severity = LocalizedText(name.id.lower(), name.en.lower())
    trial = _TRIAL if rule.trial else same("")
    proof = proof_in_words(rule, shipped_standings().get(rule.code))
    line = same("| {c} | {t}{x} | {s} | {j} | {p} |")
    return line.format(c=rule.code, t=_escaped(rule.title), x=trial, s=severity, j=proof, p=escape_markdown(rule.pack))


def _check_row(check: ManualCheck) -> LocalizedText:
    title, instruction, why = map(_escaped, (check.title, check.instruction, check.why))
    return same("| {c} | {t}. {a} | {w} |").format(c=check.code, t=title, a=instruction, w=why)


def _escaped(text: LocalizedText) -> LocalizedText:
    return LocalizedText(escape_markdown(text.id), escape_markdown(text.en))


def _separator(columns: int) -> LocalizedText:
    return same("|---" * columns + "|")
