"""Show a comparison: what became of the findings of a report, or what changed in a document.

A comparison goes in; a table for the terminal, data for JSON, or Markdown comes out. Compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table

from cascade.graph.version_diff import CHANGE_NAMES, Change, Difference, VersionDiff, level_name
from cascade.model import SEVERITIES, SEVERITY_NAMES, Source
from cascade.model.i18n import Language, LocalizedText
from cascade.reading.canonical import source_to_json
from cascade.reports.followup import STATUS_NAMES, STATUSES, FollowUp
from cascade.reports.formats import json as json_reporter
from cascade.reports.schema import EvidenceEntry, FindingEntry, ReportFile, Status
from cascade.reports.terminal_text import plain
from cascade.text.printable import escape_markdown, one_line

_ARROW = " → "
_STYLES: dict[Status, str] = {"new": "bold red", "changed": "yellow", "not_judged": "cyan", "solved": "green"}


class ReportDiff:
    """What became of the findings of a report."""

    def __init__(self, old: ReportFile, new: ReportFile, follow_up: FollowUp, language: Language):
        self.old, self.new, self.follow_up, self.language = old, new, follow_up, language

    def entries(self) -> Iterator[tuple[Status, FindingEntry, str]]:
        """Yield each finding with its status and what is to be said of it, by status, the worst first."""
        entries: list[tuple[Status, FindingEntry, str]] = []
        for finding in self.new.findings:
            status = self.follow_up.statuses[finding.fingerprint]
            entries.append((status, finding, self._values(finding, status)))
        for vanished in self.follow_up.gone:
            reason = vanished.reason.say(self.language) if vanished.reason else ""
            entries.append((vanished.status, vanished.finding, reason))
        yield from sorted(
            entries, key=lambda entry: (STATUSES.index(entry[0]), SEVERITIES.index(entry[1].severity), entry[1].code)
        )

    def _values(self, finding: FindingEntry, status: Status) -> str:
        now = _evidence(finding.evidence, finding)
        if status != "changed":
            return now
        return _evidence(list(self.follow_up.before.get(finding.fingerprint, ())), finding) + _ARROW + now

    def data(self) -> dict[str, object]:
        """Return the comparison for other programs."""
        gone = [json_reporter.gone_entry(each, self.language) for each in self.follow_up.gone]
        findings = [
            {
                **each.model_dump(mode="json", exclude_unset=True, exclude={"follow_up"}),
                "follow_up": {
                    "status": self.follow_up.statuses[each.fingerprint],
                    "before": [
                        entry.model_dump(mode="json", exclude_unset=True)
                        for entry in self.follow_up.before.get(each.fingerprint, ())
                    ],
                },
            }
            for each in self.new.findings
        ]
        sides = {
            name: {"dossier": each.dossier, "created": each.created.isoformat()}
            for name, each in (("old", self.old), ("new", self.new))
        }
        return {**sides, "counts": self.follow_up.counts, "findings": [*findings, *gone]}

    def counted(self) -> str:
        """Say how many findings have which status, or that nothing has changed."""
        if self.follow_up.unchanged:
            return self.follow_up.unchanged.say(self.language).removesuffix(".")
        counts = self.follow_up.counts.items()
        return ", ".join(f"{n} {STATUS_NAMES[status].say(self.language)}" for status, n in counts) or "–"

    def markdown(self) -> str:
        """Return the comparison for a chat; findings that are as before are only counted."""
        lines = [f"# cascade diff · {escape_markdown(self.new.dossier)}", "", escape_markdown(self.counted())]
        for status, finding, remark in self.entries():
            if status != "open":
                suffix = f" ({escape_markdown(remark)})" if remark else ""
                name = STATUS_NAMES[status].say(self.language)
                lines.append(
                    f"- **{name}** · {escape_markdown(finding.code)} · {escape_markdown(finding.subject)}: {escape_markdown(finding.message)}{suffix}"
                )
        return "\n".join(lines) + "\n"

    def show(self, console: Console) -> None:
        """Print the comparison."""
        column_titles = (
            LocalizedText("Status", "Status"),
            LocalizedText("Temuan", "Finding"),
            LocalizedText("Nilai", "Values"),
        )
        table = Table(*(each.say(self.language) for each in column_titles), box=box.SIMPLE_HEAD, show_lines=True)
        for status, each, remark in self.entries():
            if status != "open":
                style = _STYLES.get(status, "dim")
                severity = SEVERITY_NAMES[each.severity].say(self.language).lower()
                name = STATUS_NAMES[status].say(self.language)
                table.add_row(
                    f"[{style}]{name}[/]",
                    f"[bold]{plain(each.subject)}[/]\n{each.code} ({severity}) {plain(each.message)}",
                    plain(remark),
                )
        if table.row_count:
            console.print(table)
        console.print(self.counted() + ".", highlight=False)


def _evidence(entries: list[EvidenceEntry], finding: FindingEntry) -> str:
    values = [
        f"{entry.document or ''} {entry.label} {one_line(entry.value)}".strip()
        for entry in entries
        if one_line(entry.value) != one_line(finding.subject)
    ]
    return "; ".join(dict.fromkeys(values))


class DocumentDiff:
    """What changed between two versions of a document."""

    def __init__(self, comparison: VersionDiff, language: Language):
        self.comparison, self.language = comparison, language

    def data(self) -> dict[str, object]:
        """Return the comparison for other programs."""
        return {
            "old": [{"file": each.file, "name": each.name} for each in self.comparison.old],
            "new": [{"file": each.file, "name": each.name} for each in self.comparison.new],
            "unchanged": self.comparison.unchanged,
            "columns": [each.say(self.language) for each in self.comparison.columns],
            "changes": [self._change(each) for each in self.comparison.changes],
        }

    def _change(self, change: Change) -> dict[str, object]:
        return {
            "kind": change.kind,
            "what": "element" if change.is_element else "indicator",
            "level": change.level,
            "name": change.name,
            "old": source_to_json(change.old) if change.old else None,
            "new": source_to_json(change.new) if change.new else None,
            "differences": [
                {
                    "label": difference.label.say(self.language),
                    "old": difference.old.say(self.language),
                    "new": difference.new.say(self.language),
                    "old_source": source_to_json(difference.old_source) if difference.old_source else None,
                    "new_source": source_to_json(difference.new_source) if difference.new_source else None,
                }
                for difference in change.differences
            ],
        }

    def _difference(self, difference: Difference) -> str:
        old, new = (
            one_line(f"{value.say(self.language)} {self._place(source)}")
            for value, source in ((difference.old, difference.old_source), (difference.new, difference.new_source))
        )
        return f"{difference.label.say(self.language)}: {old}{_ARROW}{new}"

    def _place(self, source: Source | None) -> str:
        return f"({source.short(self.language)})" if source else ""

    def _title(self) -> str:
        names = [", ".join(each.file for each in side) for side in (self.comparison.old, self.comparison.new)]
        return _ARROW.join(names)

    def _counted(self) -> str:
        counts = {
            kind: sum(change.kind == kind and not change.is_element for change in self.comparison.changes)
            for kind in CHANGE_NAMES
        }
        parts = [f"{n} {CHANGE_NAMES[kind].say(self.language)}" for kind, n in counts.items() if n]
        elements = sum(change.is_element for change in self.comparison.changes)
        parts.append(LocalizedText("{n} tetap", "{n} unchanged").format(n=self.comparison.unchanged).say(self.language))
        message = LocalizedText("Indikator: {c}. Unsur yang berubah: {e}.", "Indicators: {c}. Elements changed: {e}.")
        return message.format(c=", ".join(parts), e=elements).say(self.language)

    def markdown(self) -> str:
        """Return the comparison for a chat."""
        lines = [f"# {escape_markdown(self._title())}", "", self._counted()]
        lines += [f"- {escape_markdown(each.say(self.language))}" for each in self.comparison.columns]
        for change in self.comparison.changes:
            kind = CHANGE_NAMES[change.kind].say(self.language)
            lines.append(f"- **{kind}** · {escape_markdown(level_name(change.level))} · {escape_markdown(change.name)}")
            lines += [f"  - {escape_markdown(self._difference(each))}" for each in change.differences]
        return "\n".join(lines) + "\n"

    def show(self, console: Console) -> None:
        """Print the comparison."""
        column_titles = (
            LocalizedText("", ""),
            LocalizedText("Indikator atau unsur", "Indicator or element"),
            LocalizedText("Perubahan", "Change"),
        )
        table = Table(*(each.say(self.language) for each in column_titles), box=box.SIMPLE_HEAD, show_lines=True)
        table.title, table.title_justify = plain(self._title()), "left"
        for change in self.comparison.changes:
            where = self._place(change.new or change.old)
            table.add_row(
                CHANGE_NAMES[change.kind].say(self.language),
                f"{plain(change.name)}\n[dim]{level_name(change.level)} {plain(where)}[/]",
                "\n".join(plain(self._difference(each)) for each in change.differences),
            )
        if table.row_count:
            console.print(table)
        for each in self.comparison.columns:
            console.print(plain(each.say(self.language)), highlight=False)
        console.print(self._counted(), highlight=False)
