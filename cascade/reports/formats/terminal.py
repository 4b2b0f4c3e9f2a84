"""The report as the inspector sees it in the terminal: findings first, then what could not be judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cascade.model import (
    SEVERITIES,
    SEVERITY_NAMES,
    STATE_NAMES,
    VERDICT_NAMES,
    VERDICTS,
    Finding,
    RuleCoverage,
    Source,
)
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.corrections import ADVISED, EFFORTS, REQUIRED, Change
from cascade.reports.evidence import Proof, proofs
from cascade.reports.followup import STATUS_NAMES
from cascade.reports.report import Report
from cascade.reports.terminal_text import plain
from cascade.text.printable import printable

NAME = "terminal"
FILE = "laporan.txt"
_STYLES = {"error": "bold red", "warning": "yellow", "question": "cyan", "info": "dim"}
MOST_PLACES = 6
MOST_MISSED = 12


def render(report: Report, language: Language) -> str:
    """Return the report as plain text, 120 characters wide."""
    console = Console(file=StringIO(), width=120, color_system=None)
    show(report, language, console)
    stream = console.file
    assert isinstance(stream, StringIO)
    return stream.getvalue()


def show(report: Report, language: Language, console: Console) -> None:
    """Print the report."""
    say = _Speaker(language)
    if report.headline:
        console.print(f"[bold reverse] {say(report.headline)} [/]")
        for required in (True, False):
            if some := [change for change in report.changes if change.required is required]:
                console.print(_changes(some, say))
    console.print(_documents(report, say))
    if report.findings:
        console.print(_findings(report, report.findings, say))
    if report.trial:
        title = LocalizedText(
            "Aturan yang masih dicoba (tidak ikut menentukan hasil)", "Rules on trial (they decide nothing)"
        )
        console.print(f"\n[bold]{say(title)}[/]")
        console.print(_findings(report, report.trial, say))
    for table in (_partly_judged(report, say), _unjudged(report, say)):
        if table:
            console.print(table)
    for title, rows in (
        (LocalizedText("Catatan tentang berkas", "Notes on the files"), _problems(report, say)),
        (
            LocalizedText("Tidak dipahami (tidak dipakai dalam penilaian)", "Not understood (not used in judging)"),
            _missed(report, say),
        ),
    ):
        if rows:
            console.print(f"\n[bold]{say(title)}[/]")
            for row in rows:
                console.print(f"  {row}", highlight=False)
    console.print(_summary(report, say))


class _Speaker:
    def __init__(self, language: Language):
        self.language = language

    def __call__(self, phrase: LocalizedText) -> str:
        return plain(phrase.say(self.language))


def _changes(changes: list[Change], say: _Speaker) -> Table:
    """What to do, the easiest first; numbers to be called by in a meeting."""
    table = _table(say(REQUIRED if changes[0].required else ADVISED), expand=True)
    table.add_column("", justify="right", width=3)
    table.add_column(say(LocalizedText("Berkas dan sel", "File and cell")), ratio=4, overflow="fold")
    table.add_column(say(LocalizedText("Tertulis", "It says")), ratio=4)
    table.add_column(say(LocalizedText("Seharusnya", "It should say")), ratio=5)
    for number, change in enumerate(changes, 1):
        where = [f"[bold]{plain(change.subject)}[/]"]
        if change.source is not None:
            where.append(f"{plain(change.source.file)} [dim]{plain(change.source.short(say.language))}[/]")
        where.append(f"[dim]{say(EFFORTS[change.effort])}{''.join(f' · {code}' for code in change.codes)}[/]")
        table.add_row(str(number), "\n".join(where), say(change.printed), say(change.wanted))
    return table


def _documents(report: Report, say: _Speaker) -> Table:
    table = _table(f"cascade · {plain(report.dossier)}")
    for name in (
        LocalizedText("Dokumen", "Document"), LocalizedText("Berkas", "File"), LocalizedText("Perangkat daerah", "OPD"),
        LocalizedText("Indikator", "Indicators"), LocalizedText("Ditandatangani", "Signed"),
    ):  # fmt: skip
        table.add_column(say(name))
    for document in report.documents:
        table.add_row(
            plain(document.name), plain(document.file), plain(document.opd.text) if document.opd else "–",
            str(len(document.indicators)), plain(document.signed.text) if document.signed else "–",
        )  # fmt: skip
    return table


def _findings(report: Report, findings: tuple[Finding, ...], say: _Speaker) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_lines=True, padding=(0, 1))
    table.add_column("", width=11, no_wrap=True)
    table.add_column(say(LocalizedText("Temuan", "Finding")), ratio=5)
    table.add_column(say(LocalizedText("Di mana dan nilainya", "Where and which values")), ratio=5)
    table.add_column(say(LocalizedText("Yang perlu dilakukan", "What to do")), ratio=4)
    causes: dict[str, list[Finding]] = defaultdict(list)
    infos: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.severity == "info":
            infos[finding.code].append(finding)
        else:
            causes[finding.cause].append(finding)
    for group in causes.values():
        head = Text(SEVERITY_NAMES[group[0].severity].say(say.language), style=_STYLES[group[0].severity])
        table.add_row(head, _said(group, say), _evidence(group, say), "\n".join(_each(say(f.fix) for f in group)))
    for code, group in infos.items():
        names = "; ".join(printable(f.subject)[:60] for f in group[:3]) + (" …" if len(group) > 3 else "")
        head = Text(SEVERITY_NAMES["info"].say(say.language), style=_STYLES["info"])
        table.add_row(head, f"[dim]{code}[/] {say(group[0].title)} (×{len(group)})", plain(names), say(group[0].fix))
    return table


def _said(group: list[Finding], say: _Speaker) -> str:
    """What is wrong with one indicator: every message once, worst first, then the doubts."""
    lines = [f"[bold]{plain(group[0].subject)}[/]"]
    lines += _each(
        f"[{_STYLES[f.severity]}]{f.code}[/]{_lesser(f, group[0], say)}{_known(f, say)} {say(f.message)}" for f in group
    )
    lines += _each(f"[dim]{say(doubt)}[/]" for f in group for doubt in f.doubts)
    return "\n".join(lines)


def _lesser(finding: Finding, first: Finding, say: _Speaker) -> str:
    """The severity, where it is not that of the card."""
    return "" if finding.severity == first.severity else f" ({say(SEVERITY_NAMES[finding.severity]).lower()})"


def _known(finding: Finding, say: _Speaker) -> str:
    return f" ({say(LocalizedText('sudah dikenal', 'known'))})" if finding.known else ""


def _evidence(group: list[Finding], say: _Speaker) -> str:
    """The values side by side, each once, with its place; then the other places of copies."""
    subject = printable(group[0].subject)
    shown = {item.source for finding in group for item in finding.evidence}
    told = (item for finding in group for item in finding.evidence if printable(item.value) != subject)
    lines = [_proof(each, say) for each in proofs(told)]
    if not lines and group[0].places:
        lines.append(f"[dim]{_place(group[0].places[0], say)}[/]")
        shown.add(group[0].places[0])
    others = _each(_place(place, say) for finding in group for place in finding.places if place not in shown)
    if others:
        listed = ", ".join(others[:MOST_PLACES])
        more = LocalizedText(" dan {n} tempat lain", " and {n} more places").format(n=len(others) - MOST_PLACES)
        also = LocalizedText("juga: {p}{m}", "also: {p}{m}").format(
            p=listed, m=more if len(others) > MOST_PLACES else ""
        )
        lines.append(f"[dim]{also.say(say.language)}[/]")
    return "\n".join(lines)


def _proof(told: Proof, say: _Speaker) -> str:
    values = "; ".join(f"{say(label)}: [bold]{plain(value)}[/]" for label, value in told.values)
    return f"{plain(told.document or '')} {values} [dim]({_place(told.source, say, told.document)})[/]".strip()


def _place(source: Source | None, say: _Speaker, document: str | None = "") -> str:
    """A place as short as a person needs it who has the documents open: `T-C.25!I7`, `tabel 2 baris 7`."""
    if source is None:
        return ""
    if document is None:
        return plain(source.say(say.language))
    return plain(source.short(say.language))


def _each(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _unjudged(report: Report, say: _Speaker) -> Table | str:
    """The rules that could not be judged at all, by what is missing."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for rule in report.coverage:
        if rule.missing and rule.state == "unjudged":
            by_reason[_reasons(rule, say)].append(rule.code)
    if not by_reason:
        return ""
    table = _table(say(LocalizedText("Aturan yang tidak dinilai", "Rules not judged")))
    table.add_column(say(_WHY), ratio=2, overflow="fold")
    table.add_column(say(LocalizedText("Aturan", "Rules")), ratio=5)
    for reason, codes in sorted(by_reason.items(), key=lambda each: -len(each[1])):
        table.add_row(reason, ", ".join(codes))
    return table


def _partly_judged(report: Report, say: _Speaker) -> Table | str:
    """The rules that could not be judged everywhere; the whole matrix is in the HTML report."""
    partial = [rule for rule in report.coverage if rule.missing and rule.state not in ("idle", "unjudged")]
    if not partial:
        return ""
    table = _table(say(LocalizedText("Aturan yang hanya sebagian dinilai", "Rules judged only in part")))
    table.add_column(say(LocalizedText("Aturan", "Rule")), overflow="fold")
    for verdict in VERDICTS[:4]:
        table.add_column(say(VERDICT_NAMES[verdict]), justify="right")
    table.add_column(say(_WHY), overflow="fold")
    for rule in partial:
        counts = [str(rule.counts.get(verdict, 0) or "·") for verdict in VERDICTS[:4]]
        table.add_row(f"{rule.code} {say(rule.title)}", *counts, _reasons(rule, say))
    return table


_WHY = LocalizedText("Mengapa tidak dinilai", "Why not judged")


def _table(title: str, *, expand: bool = False) -> Table:
    return Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold", expand=expand)


def _reasons(rule: RuleCoverage, say: _Speaker) -> str:
    return "; ".join(say(reason) for reason in rule.missing[:3])


def _problems(report: Report, say: _Speaker) -> list[str]:
    rows = []
    for problem in sorted(report.problems, key=lambda p: SEVERITIES.index(p.severity)):
        hint = f" [dim]→ {say(problem.hint)}[/]" if problem.hint else ""
        rows.append(
            f"[{_STYLES[problem.severity]}]{say(SEVERITY_NAMES[problem.severity])}[/] {say(problem.message)}{hint}"
        )
    rows += [f"[dim]{plain(each.file)}: {say(each.reason)}[/]" for each in report.ignored]
    return rows


def _missed(report: Report, say: _Speaker) -> list[str]:
    rows = [
        f"“{plain(m.text)}” – {say(m.reason)} [dim]({plain(m.source.say(say.language))})[/]"
        for m in report.not_understood[:MOST_MISSED]
    ]
    if (more := len(report.not_understood) - MOST_MISSED) > 0:
        said = LocalizedText(
            "… dan {n} lagi; semuanya ada di laporan HTML dan JSON.",
            "… and {n} more; the HTML and JSON reports have them all.",
        )
        rows.append(say(said.format(n=more)))
    return rows


def _summary(report: Report, say: _Speaker) -> str:
    counted = [f"[{_STYLES[s]}]{report.count(s)} {say(SEVERITY_NAMES[s]).lower()}[/]" for s in SEVERITIES]
    if report.waived:
        counted.append(say(LocalizedText("{n} dikecualikan", "{n} waived").format(n=len(report.waived))))
    if unread := sum(problem.severity == "error" for problem in report.problems):
        counted.append(f"[bold red]{say(LocalizedText('{n} masalah berkas', '{n} file problems').format(n=unread))}[/]")
    judged = Counter(rule.state for rule in report.coverage)
    rules = ", ".join(f"{judged[state]} {say(name)}" for state, name in STATE_NAMES.items() if judged[state])
    if report.follow_up is not None:
        counted += [
            f"{n} {say(STATUS_NAMES[status])}" for status, n in report.follow_up.counts.items() if status != "waived"
        ]
    text = LocalizedText(
        "{c}.\n{n} aturan: {r}. {q} tautan menunggu konfirmasi.", "{c}.\n{n} rules: {r}. {q} links await confirmation."
    )
    open_links = sum(not link.is_settled for link in report.links)
    if open_links:
        text += LocalizedText("Jawab: cascade link FOLDER --review.", "Answer: cascade link FOLDER --review.")
    if report.known:
        said = LocalizedText("{k} temuan sudah ada di laporan lama.", "{k} findings are in the old report too.")
        text += said.format(k=report.known)
    if report.trial:
        said = LocalizedText("{t} temuan aturan yang masih dicoba.", "{t} findings of rules on trial.")
        text += said.format(t=len(report.trial))
    if report.manual:
        said = LocalizedText("{m} hal hanya dapat diperiksa manusia.", "{m} checks are for a person alone.")
        text += said.format(m=len(report.manual))
    if report.not_run:
        said = LocalizedText("{u} aturan tidak diminta.", "{u} rules were not asked for.")
        text += said.format(u=len(report.not_run))
    if dormant := report.dormant:
        said = LocalizedText("Tanpa bahan di berkas ini: {d}.", "Nothing in this dossier to ask of: {d}.")
        text += said.format(d=", ".join(rule.code for rule in dormant))
    return "\n" + text.format(c=" · ".join(counted), n=len(report.coverage), r=rules, q=open_links).say(say.language)


def timing(report: Report, language: Language) -> Table:
    """Return the seconds of every rule, the slowest first, and of all together."""
    say = _Speaker(language)
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(say(LocalizedText("Aturan", "Rule")))
    for name in (LocalizedText("dinilai", "judged"), LocalizedText("milidetik", "milliseconds")):
        table.add_column(say(name), justify="right")
    for rule in sorted(report.coverage, key=lambda rule: -rule.seconds):
        table.add_row(f"{rule.code} {say(rule.title)}", str(sum(rule.counts.values())), f"{rule.seconds * 1000:.1f}")
    total = sum(rule.seconds for rule in report.coverage)
    table.add_row(say(LocalizedText("semua", "all")), "", f"{total * 1000:.1f}", style="bold")
    return table
