"""Say what of a dossier was not read and what could not be judged: where, why, and what to do.

A report goes in; what limits it comes out, as loud as what failed.
"""

from __future__ import annotations

from dataclasses import dataclass

from cascade.model import KIND_NAMES, STATE_NAMES, Problem
from cascade.model.i18n import LocalizedText, number_ranges, same
from cascade.reports.reading_account import NOT_WHOLE, TableLine, lines_of
from cascade.reports.report import Report

SHOWN = 8  # gaps that are listed at once; of more the rest is folded away
MOST_CODES = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not read: in which file and where, why, and what to do."""

    file: str
    place: LocalizedText
    reason: LocalizedText
    advice: LocalizedText | None
    is_grave: bool
    is_of_file: bool = False  # about the whole file, not one of its tables


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Why some rules could not be judged, or not everywhere: their codes, and the kind of document that they wait for."""

    reason: LocalizedText
    codes: tuple[str, ...]
    is_whole: bool

    @property
    def listed(self) -> str:
        """The first of the codes."""
        more = ", …" if len(self.codes) > MOST_CODES else ""
        return ", ".join(self.codes[:MOST_CODES]) + more


def unread_in(report: Report) -> tuple[Gap, ...]:
    """Return what was not read, the gravest first."""
    gaps = [_of_problem(each) for each in report.problems if each.severity == "error" or each.unread]
    gaps += [_of_table(line) for line in lines_of(report.accounts, NOT_WHOLE)]
    gaps += [_of_table(line) for line in lines_of(report.accounts, ("read",)) if line.table.rows_lost]
    return tuple(sorted(gaps, key=lambda gap: not gap.is_grave))


def _of_problem(problem: Problem) -> Gap:
    file, place = (problem.source.file, problem.source.place) if problem.source else ("", same(""))
    said = problem.message
    reason = LocalizedText(*(text.removeprefix(f"{file}: ") for text in (said.id, said.en)))
    return Gap(file, place, reason, problem.hint, problem.severity == "error", is_of_file=True)


def _of_table(line: TableLine) -> Gap:
    read = LocalizedText("{s} ({r} baris): {t}", "{s} ({r} rows): {t}").format(
        s=line.state, r=line.rows, t=line.table.title or same("–")
    )
    why = LocalizedText("– {w}", "– {w}").format(w=line.reasons) if line.table.reasons else same("")
    lost = number_ranges(sorted(each.row for each in line.table.rows_lost if each.row))
    where = LocalizedText("– baris {r} tidak terbaca", "– rows {r} were not read").format(r=lost) if lost else same("")
    is_grave = line.table.may_hold_targets or bool(line.table.rows_lost)
    return Gap(line.file, line.place, read + why + where, _LOOK if is_grave else None, is_grave)


def unjudged_in(report: Report) -> tuple[Unjudged, ...]:
    """Return why rules could not be judged, those that were not judged at all first, the reason of most rules first."""
    codes: dict[tuple[bool, LocalizedText], list[str]] = {}
    for rule in report.coverage:
        is_whole = rule.state in ("unjudged", "broken")
        if is_whole or (rule.missing and rule.state in ("failed", "passed")):
            reason = rule.missing[0] if rule.missing else STATE_NAMES[rule.state]
            codes.setdefault((is_whole, reason), []).append(rule.code)
    found = [Unjudged(reason, tuple(of), is_whole) for (is_whole, reason), of in codes.items()]
    return tuple(sorted(found, key=lambda each: (not each.is_whole, -len(each.codes))))


def missing_in(report: Report) -> tuple[str, ...]:
    """Return the kinds of documents that ought to be there."""
    return tuple(KIND_NAMES.get(kind, kind) for kind in report.missing_kinds)


_LOOK = LocalizedText(
    "Lihat halamannya di Dokumen; betulkan di sana.", "See its page under Documents; correct it there."
)
