"""Sum a run up in one sentence: whether the documents agree, how many main problems there are, what was not judged.

The main problems of a run and what could not be judged go in; one sentence comes out, the same in every report. Never says
that all is well where something was not judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cascade.advice.main_problem import MainProblem
from cascade.model import Problem, RuleCoverage, Severity
from cascade.model.i18n import LocalizedText, joined

_NOT_IN_ORDER = LocalizedText("BELUM SELARAS", "NOT CONSISTENT")
_WITH_NOTES = LocalizedText("SELARAS DENGAN CATATAN", "CONSISTENT, WITH REMARKS")
_IN_ORDER = LocalizedText("SELARAS pada yang dinilai", "CONSISTENT as far as judged")
_NOTHING = LocalizedText("TIDAK CUKUP DATA", "NOT ENOUGH DATA")
_COUNTS: dict[Severity, LocalizedText] = {
    "error": LocalizedText("{n} harus diperbaiki", "{n} to be corrected"),
    "warning": LocalizedText("{n} perlu diperiksa", "{n} to be looked at"),
    "question": LocalizedText("{n} perlu dijawab", "{n} to be answered"),
}
_PROBLEMS = LocalizedText("{n} pokok masalah ({c})", "{n} main problems ({c})")
_NONE = LocalizedText("tidak ada masalah", "no problem")
_UNREAD = LocalizedText("{n} berkas bermasalah", "{n} files with trouble")
_UNJUDGED = LocalizedText("{n} aturan tidak dapat dinilai", "{n} rules could not be judged")
_PARTLY = LocalizedText("{n} hanya sebagian", "{n} only in part")


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a run comes to: the word for it, and the counts that stand behind it."""

    word: LocalizedText
    counts: LocalizedText
    not_judged: LocalizedText | None
    is_in_order: bool

    @property
    def sentence(self) -> LocalizedText:
        """The word and the counts as one sentence."""
        parts = [self.counts, *([self.not_judged] if self.not_judged else [])]
        return LocalizedText("{w}: {c}.", "{w}: {c}.").format(w=self.word, c=joined(parts))


def conclusion_of(
    problems: Sequence[MainProblem],
    coverage: Iterable[RuleCoverage],
    unread: Iterable[Problem] = (),
    word: LocalizedText | None = None,
) -> Conclusion:
    """Return what a run comes to.

    Args:
        problems: Its main problems; those that the baseline has are no new ones, and counted all the same.
        coverage: What came of each rule.
        unread: The troubles with files; those of severity error mean that something was not read.
        word: What the profile calls the outcome, where it has a word of its own.
    """
    counts = Counter(problem.severity for problem in problems)
    troubles = sum(problem.severity == "error" for problem in unread)
    rules = list(coverage)
    unjudged = sum(rule.state in ("unjudged", "broken") for rule in rules)
    partly = sum(bool(rule.missing) for rule in rules if rule.state in ("failed", "passed"))
    is_judged = any(rule.state in ("failed", "passed") for rule in rules)
    if counts["error"] or troubles:
        own = _NOT_IN_ORDER
    elif problems:
        own = _WITH_NOTES
    else:
        own = _IN_ORDER if is_judged else _NOTHING
    listed = joined([text.format(n=counts[severity]) for severity, text in _COUNTS.items() if counts[severity]], ", ")
    said = _PROBLEMS.format(n=len(problems), c=listed) if problems else _NONE
    missing = [_UNREAD.format(n=troubles)] if troubles else []
    missing += [_UNJUDGED.format(n=unjudged)] if unjudged else []
    missing += [_PARTLY.format(n=partly)] if partly else []
    return Conclusion(word or own, said, joined(missing, ", ") if missing else None, own is _IN_ORDER)
