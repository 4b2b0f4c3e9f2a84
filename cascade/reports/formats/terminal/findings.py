"""Show findings in the terminal, those of one cause together: what is wrong, where, what to do.

Findings go in; one table comes out, in which mere notes take one row a rule. Sorts nothing anew and prints nothing itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from cascade.advice.main_problem import MainProblem
from cascade.model import SEVERITY_NAMES, Finding, Severity, Source
from cascade.model.i18n import LocalizedText
from cascade.reports.evidence import EvidenceLine, evidence_lines
from cascade.reports.formats.terminal.pieces import Translator, each_once
from cascade.reports.terminal_text import SEVERITY_STYLES, plain
from cascade.text.printable import printable

MAX_PLACES = 6  # further places that a row lists
MAX_EXAMPLES = 3  # subjects that a row of minor notes names
MAX_EXAMPLE_LENGTH = 60  # characters of such a name


def problems_table(problems: Iterable[MainProblem], notes: Iterable[Finding], say: Translator) -> Table:
    """Return a row for each main problem under its number, then one for each rule that has mere notes."""
    table = _table(say, LocalizedText("Pokok masalah", "Main problem"))
    for problem in problems:
        group = list(problem.findings)
        severity = Text(f"{problem.number}\n") + _severity(problem.severity, say)
        table.add_row(severity, _messages(group, say), _evidence(group, say), say(problem.advice))
    _add_notes(table, notes, say)
    return table


def findings_table(findings: Iterable[Finding], say: Translator) -> Table:
    """Return a row for each cause, then one for each rule that has mere notes."""
    table = _table(say, LocalizedText("Temuan", "Finding"))
    by_cause: dict[str, list[Finding]] = defaultdict(list)
    found = list(findings)
    for finding in found:
        if finding.severity != "info":
            by_cause[finding.cause].append(finding)
    for group in by_cause.values():
        advice = "\n".join(each_once(say(finding.fix) for finding in group))
        table.add_row(_severity(group[0].severity, say), _messages(group, say), _evidence(group, say), advice)
    _add_notes(table, found, say)
    return table


def _table(say: Translator, about: LocalizedText) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_lines=True, padding=(0, 1))
    table.add_column("", width=11, no_wrap=True)
    table.add_column(say(about), ratio=5)
    table.add_column(say(LocalizedText("Di mana dan nilainya", "Where and which values")), ratio=5)
    table.add_column(say(LocalizedText("Yang perlu dilakukan", "What to do")), ratio=4)
    return table


def _add_notes(table: Table, findings: Iterable[Finding], say: Translator) -> None:
    notes_by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.severity == "info":
            notes_by_rule[finding.code].append(finding)
    for code, group in notes_by_rule.items():
        message = f"[dim]{code}[/] {say(group[0].title)} (×{len(group)})"
        table.add_row(_severity("info", say), message, plain(_examples(group)), say(group[0].fix))


def _severity(severity: Severity, say: Translator) -> Text:
    return Text(SEVERITY_NAMES[severity].say(say.language), style=SEVERITY_STYLES[severity])


def _examples(notes: list[Finding]) -> str:
    names = "; ".join(printable(finding.subject)[:MAX_EXAMPLE_LENGTH] for finding in notes[:MAX_EXAMPLES])
    return names + (" …" if len(notes) > MAX_EXAMPLES else "")


def _messages(group: list[Finding], say: Translator) -> str:
    """Return what is wrong with one indicator: every message once, worst first, then the doubts."""
    lines = [f"[bold]{plain(group[0].subject)}[/]"]
    lines += each_once(
        f"[{SEVERITY_STYLES[finding.severity]}]{finding.code}[/]{_lesser_severity(finding, group[0], say)}"
        f"{_known_mark(finding, say)} {say(finding.message)}"
        for finding in group
    )
    lines += each_once(f"[dim]{say(doubt)}[/]" for finding in group for doubt in finding.doubts)
    return "\n".join(lines)


def _lesser_severity(finding: Finding, first: Finding, say: Translator) -> str:
    """Return the severity in brackets, where it is not that of the row."""
    return "" if finding.severity == first.severity else f" ({say(SEVERITY_NAMES[finding.severity]).lower()})"


def _known_mark(finding: Finding, say: Translator) -> str:
    return f" ({say(LocalizedText('sudah dikenal', 'known'))})" if finding.known else ""


def _evidence(group: list[Finding], say: Translator) -> str:
    """Return the values side by side, each once, with its place; then the other places of copies."""
    subject = printable(group[0].subject)
    shown = {item.source for finding in group for item in finding.evidence}
    values = (item for finding in group for item in finding.evidence if printable(item.value) != subject)
    lines = [_evidence_line(each, say) for each in evidence_lines(values)]
    if not lines and group[0].places:
        lines.append(f"[dim]{_place(group[0].places[0], say)}[/]")
        shown.add(group[0].places[0])
    others = each_once(_place(place, say) for finding in group for place in finding.places if place not in shown)
    if others:
        lines.append(f"[dim]{_other_places(others, say)}[/]")
    return "\n".join(lines)


def _other_places(places: list[str], say: Translator) -> str:
    suffix = LocalizedText(" dan {n} tempat lain", " and {n} more places").format(n=len(places) - MAX_PLACES)
    text = LocalizedText("juga: {p}{m}", "also: {p}{m}").format(
        p=", ".join(places[:MAX_PLACES]), m=suffix if len(places) > MAX_PLACES else ""
    )
    return text.say(say.language)


def _evidence_line(line: EvidenceLine, say: Translator) -> str:
    values = "; ".join(f"{say(label)}: [bold]{plain(say(value))}[/]" for label, value in line.values)
    return f"{plain(line.document or '')} {values} [dim]({_place(line.source, say, line.document)})[/]".strip()


def _place(source: Source | None, say: Translator, document: str | None = "") -> str:
    """Return a place as short as a person needs it who has the documents open: `T-C.25!I7`, `tabel 2 baris 7`."""
    if source is None:
        return ""
    if document is None:
        return plain(source.say(say.language))
    return plain(source.short(say.language))
