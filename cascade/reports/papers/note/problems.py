"""Tell the main problems of a review as its letter does: one paragraph each, by aspect, by the numbers of every report.

Working papers go in; rows come out under the Indonesian keys that templates use. What does not fit on the pages of a letter is
counted, and the working paper named that holds it; the gravest are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from textwrap import shorten

from cascade.advice.cell_names import CellNames
from cascade.advice.main_problem import MainProblem
from cascade.advice.wording import shown
from cascade.model import SEVERITIES, Evidence, Severity
from cascade.model.i18n import LocalizedText, joined, same, written_number
from cascade.reports.papers.note.statements import listed
from cascade.reports.papers.note.values import NoteRow
from cascade.reports.papers.wording import lower_initial
from cascade.reports.papers.workpapers import Workpapers
from cascade.rules.aspects import aspect_name, aspect_of
from cascade.text.printable import one_line

MOST_LINES = 122  # lines of a letter that its problems may take: more than that, and it has a fifth page
LETTERS_A_LINE = 88
LONGEST_MESSAGE, LONGEST_ADVICE = 420, 560  # letters of one paragraph
TO_DO: dict[Severity, LocalizedText] = {
    "error": LocalizedText("harus diperbaiki", "to be corrected"),
    "warning": LocalizedText("perlu diperiksa", "to be looked at"),
    "question": LocalizedText("perlu dijawab", "to be answered"),
}
_CUT = LocalizedText("… (selengkapnya pada kertas kerja)", "… (in full in the working paper)")
_REST = LocalizedText(
    "Selain yang diuraikan di atas masih ada {n} pokok masalah ({c}), yaitu nomor {f} sampai dengan {t}, pada aspek {a}. Semuanya dimuat dengan sarannya pada kertas kerja.",
    "Beyond those told above there are {n} more main problems ({c}), numbers {f} to {t}, on {a}. The working paper has all of them with their advice.",
)
_LAST = LocalizedText(
    "Selain yang diuraikan di atas masih ada satu pokok masalah ({c}), yaitu nomor {f}, pada aspek {a}, yang dimuat pada kertas kerja.",
    "Beyond those told above there is one more main problem ({c}), number {f}, on {a}; the working paper has it.",
)


def told_problems(papers: Workpapers) -> list[NoteRow]:
    """Return the problems that the letter tells, by aspect; the aspect of the gravest comes first."""
    told = _fitting(papers)
    first = {aspect: number for number, aspect in reversed([*enumerate(map(_aspect, told))])}
    by_aspect = sorted(told, key=lambda problem: first[_aspect(problem)])
    return [_aspect_row(aspect, list(group), papers) for aspect, group in groupby(by_aspect, key=_aspect)]


def rest(papers: Workpapers) -> list[LocalizedText]:
    """Return what is said of the problems that the letter does not tell."""
    problems = papers.report.main_problems
    left = problems[len(_fitting(papers)) :]
    if not left:
        return []
    names = dict.fromkeys(aspect_name(_aspect(problem)) for problem in left)
    text = _REST if len(left) > 1 else _LAST
    return [
        text.format(
            n=len(left), c=counted(left), f=left[0].number, t=left[-1].number, a=listed(map(lower_initial, names))
        )
    ]


def counted(problems: Sequence[MainProblem]) -> LocalizedText:
    """Return how many problems are to be corrected, looked at and answered."""
    counts = Counter(problem.severity for problem in problems)
    return joined([same(f"{counts[each]}") + TO_DO[each] for each in SEVERITIES if counts[each]], ", ")


def problem_row(problem: MainProblem, names: CellNames) -> NoteRow:
    """Return one paragraph: what is wrong and where, with the words before and after the name of what it is about."""
    message = _plain(problem.statement, LONGEST_MESSAGE)
    advice = _plain(problem.advice, LONGEST_ADVICE)
    subject = one_line(problem.subject)
    place = _place(problem, advice, names)
    for confirmation in problem.confirmations:
        advice += confirmation
    corrected = _corrected(problem)
    before, after = _around(_with_place(message, place) + corrected, subject)
    return {
        "no": written_number(problem.number),
        "tingkat": _capital(TO_DO[problem.severity]),
        "sebelum": before,
        "pokok": subject,
        "sesudah": after,
        "kondisi": message + corrected,
        "tempat": place,
        "saran": advice,
        "aturan": ", ".join(problem.codes),
    }


def _aspect_row(aspect: str, problems: Sequence[MainProblem], papers: Workpapers) -> NoteRow:
    names = CellNames(papers.graph)
    return {
        "kode": aspect,
        "nama": aspect_name(aspect),
        "jumlah": counted(problems),
        "masalah": [problem_row(problem, names) for problem in problems],
    }


def _fitting(papers: Workpapers) -> tuple[MainProblem, ...]:
    """Return the problems that fit a letter: from the gravest on, as many as there is room for."""
    problems = papers.report.main_problems
    used = list(accumulate(_lines(problem) for problem in problems))
    return problems[: sum(lines <= MOST_LINES for lines in used)]


def _lines(problem: MainProblem) -> float:
    """Return how many lines of paper a paragraph takes in the longer language; half of one is the space below it."""
    row = (_plain(problem.statement, LONGEST_MESSAGE), _plain(problem.advice, LONGEST_ADVICE))
    letters = max(sum(len(text.id) for text in row), sum(len(text.en) for text in row))
    return letters // LETTERS_A_LINE + 1.5


def _around(message: LocalizedText, subject: str) -> tuple[LocalizedText, LocalizedText]:
    """Return a message before and after the name of its subject, which stands before all of it where it says none."""
    parts = [text.partition(subject) for text in (message.id, message.en)]
    if all(name for _, name, _ in parts):
        (before, _, after), (before_en, _, after_en) = parts
        return LocalizedText(before, before_en), LocalizedText(after, after_en)
    return same(""), LocalizedText(f". {message.id}", f". {message.en}")


def _place(problem: MainProblem, advice: LocalizedText, names: CellNames) -> LocalizedText:
    """Return where the problem is printed, where neither the advice nor the question tells that."""
    printed = next(iter(_shown(problem)), None)
    if printed is None or problem.changes or problem.severity == "question":
        return same("")
    place = names.cell(printed)
    return same("") if place.id in advice.id else place


def _corrected(problem: MainProblem) -> LocalizedText:
    """Return which of the values that a problem rests on were corrected by hand, by whom; nothing where none was."""
    evidence = (each for finding in problem.findings for each in finding.evidence)
    said = dict.fromkeys(
        same("{l} {s}").format(l=each.label, s=correction.sentence)
        for each in evidence
        if each.source is not None
        for correction in each.source.corrected
    )
    return same("({s}.)").format(s=joined(list(said), "; ")) if said else same("")


def _with_place(message: LocalizedText, place: LocalizedText) -> LocalizedText:
    """Return a message with a place in brackets, before its full stop."""
    if not place.id:
        return message
    return LocalizedText(
        *(f"{text.removesuffix('.')} ({where})." for text, where in ((message.id, place.id), (message.en, place.en)))
    )


def _shown(problem: MainProblem) -> Iterator[Evidence]:
    for finding in problem.findings:
        evidence = shown(finding)
        if evidence is not None and evidence.source is not None:
            yield evidence


def _plain(text: LocalizedText, longest: int) -> LocalizedText:
    return LocalizedText(
        shorten(one_line(text.id), longest, placeholder=_CUT.id),
        shorten(one_line(text.en), longest, placeholder=_CUT.en),
    )


def _capital(text: LocalizedText) -> LocalizedText:
    return LocalizedText(text.id[:1].upper() + text.id[1:], text.en[:1].upper() + text.en[1:])


def _aspect(problem: MainProblem) -> str:
    return aspect_of(problem.findings[0].code)
