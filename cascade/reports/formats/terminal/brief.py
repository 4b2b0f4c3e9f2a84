"""Print what a run comes to on one screen: its main problems, one line each, and the verdict last.

A report goes in; lines as wide as the terminal come out. What does not fit on the screen is counted, never left out
silently; the whole is in the written reports, or with `-v`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cascade.advice.main_problem import MainProblem
from cascade.model import SEVERITIES, SEVERITY_NAMES
from cascade.model.i18n import Language, LocalizedText, joined, written_date
from cascade.reports.followup import STATUS_NAMES, FollowUp
from cascade.reports.formats.terminal.pieces import Translator
from cascade.reports.formats.terminal.waived import false_alarm_line, waived_line
from cascade.reports.report import Report
from cascade.reports.schema import Status
from cascade.reports.terminal_text import SEVERITY_STYLES, plain

LINES = 25  # of all, on a common screen
FEWEST = 5  # problems that are shown however much else there is to say
NARROW = 80  # columns; below it a problem and its advice stand on two lines
MAX_NAMES = 3  # rules or files that a line names

_MORE = LocalizedText(
    "… dan {n} pokok masalah lagi: ada di laporan, atau pakai -v.",
    "… and {n} more main problems: see the report, or -v.",
)
_MORE_TROUBLES = LocalizedText(
    "… dan {n} masalah berkas lagi: pakai -v.", "… and {n} more troubles with files: use -v."
)
_KNOWN = LocalizedText("(sudah dikenal) {t}", "(known) {t}")
_HABITS = LocalizedText("{n} catatan ringan dari {r} aturan.", "{n} minor notes by {r} rules.")
_NOT_JUDGED = LocalizedText("Tidak dapat dinilai: {r}.", "Could not be judged: {r}.")
_REASON = LocalizedText("{w} ({c})", "{w} ({c})")
_OPEN = LocalizedText(
    "{n} tautan menunggu jawaban: cascade link FOLDER --review.",
    "{n} links await an answer: cascade link FOLDER --review.",
)
_SINCE = LocalizedText("Pokok masalah sejak {d}: {c}.", "Main problems since {d}: {c}.")
_TOLD_FIRST: tuple[Status, ...] = ("solved", "new", "changed", "open", "not_judged", "waived", "false_alarm")
_READ = LocalizedText("{n} dokumen, {i} indikator dibaca", "{n} documents, {i} indicators read")
_REPORTS = LocalizedText("Laporan: {f}", "Report: {f}")
_IN = LocalizedText("{n} di {d}", "{n} in {d}")


def print_brief(
    report: Report, language: Language, console: Console, written: Sequence[Path] = (), *, is_screen: bool = True
) -> None:
    """Print the main problems and the verdict; `written` are the reports that lie on the disk.

    What is read by no eye on a screen but goes into a file is not cut, whatever its width.
    """
    say = Translator(language)
    is_narrow = console.width < NARROW
    read = _READ.format(n=len(report.documents), i=sum(len(each.indicators) for each in report.documents))
    above = [f"[bold]cascade · {plain(report.dossier)}:[/] [dim]{say(read)}[/]", *_troubles(report, say)]
    unjudged = list(_unjudged(report, say))
    below = [
        *waived_line(report, say),
        *false_alarm_line(report, say),
        *_notes(report, say),
        *([_where(written, say)] if written else []),
        _verdict(report, say),
    ]
    room = LINES - len(unjudged) - sum(_height(line, console) for line in (*above, *below))
    room = max(FEWEST, room // 2 if is_narrow else room)
    problems = report.main_problems
    shown = problems if len(problems) <= room else problems[: room - 1]
    for line in above:
        console.print(line, highlight=False)
    if not is_screen:
        shown = problems
        for problem in problems:
            line = f"{problem.number} {say(SEVERITY_NAMES[problem.severity])} {plain(problem.subject)}: {_advice(problem, say)}"
            console.print(line, highlight=False, soft_wrap=True)
    elif shown:
        console.print(_two_line_table(shown, say) if is_narrow else _table(shown, say))
    if more := len(problems) - len(shown):
        _print_line(console, f"[dim]{say(_MORE.format(n=more))}[/]")
    for line in unjudged:
        if is_screen:
            _print_line(console, line)
        else:
            console.print(line, highlight=False, soft_wrap=True)
    for line in below:  # a command, an address or a verdict is never cut
        console.print(line, highlight=False)


def _height(line: str, console: Console) -> int:
    """Return how many lines of the terminal a line takes."""
    return len(Text.from_markup(line).wrap(console, console.width))


def _print_line(console: Console, line: str) -> None:
    console.print(line, highlight=False, no_wrap=True, overflow="ellipsis")


def _table(problems: Sequence[MainProblem], say: Translator) -> Table:
    table = Table(box=None, expand=True, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(justify="right", width=len(str(problems[-1].number)))
    table.add_column(no_wrap=True, width=max(len(say(SEVERITY_NAMES[problem.severity])) for problem in problems))
    table.add_column(ratio=2, no_wrap=True, overflow="ellipsis")
    table.add_column(ratio=3, no_wrap=True, overflow="ellipsis")
    for problem in problems:
        severity = f"[{SEVERITY_STYLES[problem.severity]}]{say(SEVERITY_NAMES[problem.severity])}[/]"
        table.add_row(str(problem.number), severity, plain(problem.subject), _advice(problem, say))
    return table


def _two_line_table(problems: Sequence[MainProblem], say: Translator) -> Table:
    """Return each problem with its advice on a line below it."""
    table = Table(box=None, expand=True, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(justify="right", width=len(str(problems[-1].number)))
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for problem in problems:
        severity = f"[{SEVERITY_STYLES[problem.severity]}]{say(SEVERITY_NAMES[problem.severity])}[/]"
        table.add_row(str(problem.number), f"{severity} {plain(problem.subject)}")
        table.add_row("", f"[dim]→[/] {_advice(problem, say)}")
    return table


def _advice(problem: MainProblem, say: Translator) -> str:
    return say(_KNOWN.format(t=problem.advice) if problem.is_known else problem.advice)


def _troubles(report: Report, say: Translator) -> Iterator[str]:
    """Yield what was not read or stands in the way, whole and before all else, the gravest first."""
    grave = [problem for problem in report.problems if problem.severity in ("error", "warning")]
    grave.sort(key=lambda problem: SEVERITIES.index(problem.severity))
    for problem in grave[:FEWEST]:
        hint = f" [dim]→ {say(problem.hint)}[/]" if problem.hint else ""
        yield f"[{SEVERITY_STYLES[problem.severity]}]{say(problem.message)}[/]{hint}"
    if len(grave) > FEWEST:
        yield f"[bold]{say(_MORE_TROUBLES.format(n=len(grave) - FEWEST))}[/]"


def _unjudged(report: Report, say: Translator) -> Iterator[str]:
    """Yield a line of what could not be judged."""
    by_reason: dict[str, list[str]] = {}
    for rule in report.coverage:
        if rule.missing and rule.state in ("unjudged", "broken"):
            by_reason.setdefault(say(rule.missing[0]), []).append(rule.code)
    if by_reason:
        reasons = [
            _REASON.format(w=reason, c=", ".join(codes[:MAX_NAMES]) + (" …" if len(codes) > MAX_NAMES else ""))
            for reason, codes in sorted(by_reason.items(), key=lambda each: -len(each[1]))
        ]
        yield f"[dim]{say(_NOT_JUDGED.format(r=joined(reasons)))}[/]"


def _notes(report: Report, say: Translator) -> Iterator[str]:
    """Yield a line each: links that await an answer, minor notes, what became of the last report."""
    if open_links := sum(not link.is_settled for link in report.links):
        yield f"[dim]{say(_OPEN.format(n=open_links))}[/]"
    notes = [finding for finding in report.findings if finding.severity == SEVERITIES[-1]]
    if notes:
        yield f"[dim]{say(_HABITS.format(n=len(notes), r=len({finding.code for finding in notes})))}[/]"
    if report.follow_up is not None:
        yield _since(report.follow_up, say)


def _since(follow_up: FollowUp, say: Translator) -> str:
    if follow_up.unchanged:
        return f"[dim]{plain(say(follow_up.unchanged))}[/]"
    day, counts = written_date(follow_up.previous.date()), follow_up.problem_counts
    told = [f"{counts[status]} {say(STATUS_NAMES[status])}" for status in _TOLD_FIRST if status in counts]
    return say(_SINCE.format(d=day, c=", ".join(told)))


def _where(written: Sequence[Path], say: Translator) -> str:
    folders = {path.parent for path in written}
    if len(folders) == 1:
        names = _IN.format(n=", ".join(path.name for path in written), d=written[0].parent)
        return say(_REPORTS.format(f=names))
    return say(_REPORTS.format(f=", ".join(map(str, written))))


def _verdict(report: Report, say: Translator) -> str:
    conclusion = report.conclusion
    worst = next((problem.severity for problem in report.main_problems), None)
    style = "bold green" if conclusion.is_in_order else f"bold {SEVERITY_STYLES[worst or 'error']}"
    return f"[{style}]{say(conclusion.sentence)}[/]"
