"""Write what rules have earned: the file of counts and the lines of a table.

Counts and standings go in; YAML text and cells in two languages come out. Judges nothing and writes no file.
"""

from __future__ import annotations

from collections.abc import Mapping

from cascade.model import SEVERITY_NAMES, Severity
from cascade.model.i18n import LocalizedText, same
from cascade.rules.rule import Rule
from cascade.rules.trust import ACCUSATIONS, Earned, Judged, Standing

_HEAD = """\
# How many findings of each rule on real documents were judged right and wrong.
# Made by `cascade rules trust LABELS… --report LAPORAN.json… --format yaml`; do not edit.
judged:
"""
STANDINGS: dict[Standing, LocalizedText] = {
    "own": LocalizedText("ya", "yes"),
    "family": LocalizedText("bersama aturan angka lain", "with other rules on numbers"),
    "untested": LocalizedText("belum: bertanya", "not yet: asks"),
    "refuted": LocalizedText("sering keliru: bertanya", "often wrong: asks"),
}


def trust_yaml(judged: Mapping[str, Judged]) -> str:
    """Return the text of the file of counts."""
    lines = [f"  {code}: {{right: {each.right}, wrong: {each.wrong}}}\n" for code, each in sorted(judged.items())]
    return _HEAD + "".join(lines) if lines else _HEAD.removesuffix(":\n") + ": {}\n"


def earned_severity(rule: Rule, earned: Earned) -> Severity:
    """Return the severity with which a rule speaks of printed documents."""
    return rule.severity if earned.is_proven or rule.severity == "info" else "question"


def row(rule: Rule, earned: Earned) -> tuple[LocalizedText, ...]:
    """Return the cells of one rule: code, stated severity, right, judged, share, lower bound, standing."""
    own, name = earned.own, SEVERITY_NAMES[rule.severity]
    severity = LocalizedText(name.id.lower(), name.en.lower())
    numbers = (str(own.right), str(own.number), percent(own.precision), percent(own.lower_bound))
    return (same(rule.code), severity, *map(same, numbers), STANDINGS[earned.standing])


def proof_in_words(rule: Rule, earned: Earned | None) -> LocalizedText:
    """Return what a rule has earned, in a few words; a rule that accuses nobody needs no proof."""
    if earned is None or rule.severity not in ACCUSATIONS:
        return same("–")
    own = earned.own
    counted = LocalizedText("({r} dari {n})", "({r} of {n})").format(r=own.right, n=own.number)
    return STANDINGS[earned.standing] + counted if own.number else STANDINGS[earned.standing]


def percent(share: float | None) -> str:
    """Return a share in percent, a dash where there is none."""
    return "–" if share is None else f"{100 * share:.0f} %"


def rounded(share: float | None) -> float | None:
    """Return a share with three decimals."""
    return None if share is None else round(share, 3)
