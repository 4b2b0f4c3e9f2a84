"""Tell one cause once: findings that one cell, one row with its sum, one reworded word or one table makes.

The findings of rules go in; fewer findings come out, each with all its places. A finding that is joined with no other stays
as it is, fingerprint and all; a joined one keeps that of its first and remembers those of the others. Judges nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import TypeVar

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.graph.locations import table_pages
from cascade.graph.tables import Table
from cascade.model import SEVERITIES, Finding, Source
from cascade.model.i18n import LocalizedText
from cascade.rules.findings.evidence import BLANK
from cascade.rules.findings.identity import table_cause
from cascade.rules.findings.subjects import subject_of
from cascade.rules.selectors import RuleRow
from cascade.rules.vocabulary.context import (
    DuplicateRecord,
    ElementGroupRecord,
    ElementRecord,
    EvaluationContext,
    IndicatorRecord,
)
from cascade.rules.vocabulary.declarations import computed_once

MOST = 0.6  # of the rows of a table: a rule that fails on as many asks about the table
ENOUGH = 5  # rows of a table that fail before their share says anything
SHOWN_SUBJECTS = 3  # of those that a joined finding names beside its own
SHOWN_ASKED = 9  # of those that one question about many rows of a table names beside its first
SHORT_REWORDING = 2  # words by which two wordings may differ to be one slip of the pen
NEXT_ROW = 2  # a row and the next one; a wrapped name takes one more

_ALSO = LocalizedText("Sama pada {n} baris lain: {s}.", "The same on {n} more rows: {s}.")
_ONE_MORE = LocalizedText("Sama pada satu baris lain: {s}.", "The same on one more row: {s}.")
_MORE = LocalizedText("dan {n} lainnya", "and {n} more")
_TABLE = LocalizedText(
    "“{t}” tidak terpenuhi pada {n} dari {m} baris tabel di {p}. Yang pertama: {f}",
    "“{t}” does not hold on {n} of the {m} rows of the table on {p}. The first: {f}",
)
_IS_IT_ONE = LocalizedText(
    "Apakah sebabnya satu (kepala kolom, sel gabungan, cara mengisi tabel itu)?",
    "Is it one cause (the head of a column, a merged cell, the way that the table is filled in)?",
)
_TABLES = LocalizedText("{a} dan tabel di {b}", "{a} and the table on {b}")
_ASKED = LocalizedText(
    "Pertanyaan yang sama untuk {n} baris tabel di {p}. Yang pertama: {f}",
    "The same question on {n} rows of the table on {p}. The first: {f}",
)

Item = TypeVar("Item")
Tables = tuple[Table, ...]
Key = tuple[Hashable, ...]


@dataclass(slots=True)
class TableTally:
    """On which rows of which table one rule held, and what it found on the others."""

    held: Counter[Key] = field(default_factory=Counter)
    failed: dict[Key, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    tables: dict[Key, Tables] = field(default_factory=dict)

    def add(self, row: RuleRow, finding: Finding | None) -> None:
        """Count one judged row; `finding` is None where the rule held."""
        place = _printed_place(row)
        if place is None:
            return
        key, tables = place
        self.tables[key] = tables
        if finding is None:
            self.held[key] += 1
        else:
            self.failed[key].append(finding)

    def questions(self, context: EvaluationContext) -> Iterable[tuple[list[Finding], Finding]]:
        """Yield what fails on most rows of a table, and what only asks on many, each with the one question for it."""
        for key, found in self.failed.items():
            judged = len(found) + self.held[key]
            if len(found) < ENOUGH or len({each.message.id for each in found}) == 1:
                continue
            if len(found) >= MOST * judged:
                yield found, _question(found, judged, self.tables[key], context)
            elif all(each.severity == "question" for each in found):
                yield found, _asked_once(found, self.tables[key], context)


@computed_once
def _printed_place(row: RuleRow) -> tuple[Key, Tables] | None:
    """Return the printed tables of a row with what they, and the level that is asked about, are known by; None without."""
    tables = _tables_of(row)
    if not tables or not all(table.is_printed for table in tables):
        return None
    level = row.subject.level if isinstance(row.subject, ElementGroupRecord) else None
    return (level, *map(id, tables)), tables


def _tables_of(row: RuleRow) -> Tables:
    """Return the table of the row that a rule asks about, of two rows those of both; none where it asks of something else."""
    record = row.subject
    if isinstance(record, DuplicateRecord):
        return tuple(record.context.occurrences.table_of(node) for node in record.nodes[:2])
    if isinstance(record, IndicatorRecord | ElementRecord):
        return (record.context.occurrences.table_of(record.node),)
    if isinstance(record, ElementGroupRecord):
        tables = tuple(record.context.occurrences.table_of(node) for node in record.nodes)
        return (tables[0], tables[-1])
    return ()


def _question(found: Sequence[Finding], judged: int, tables: Tables, context: EvaluationContext) -> Finding:
    first = found[0]
    is_accusation = any(each.severity in ("error", "warning") for each in found)
    message = _TABLE.format(t=first.title, n=len(found), m=judged, p=_place(tables), f=first.message)
    fingerprint = table_cause(first.code, tables, context)
    return replace(
        joined_finding(found),
        severity="question" if is_accusation else min((each.severity for each in found), key=SEVERITIES.index),
        subject=subject_of(context.table(tables[0])),
        message=message + _IS_IT_ONE if is_accusation else message,
        fingerprint=fingerprint,
        joined=_fingerprints(found),
        cause=fingerprint,
        changes=(),
    )


def _asked_once(found: Sequence[Finding], tables: Tables, context: EvaluationContext) -> Finding:
    """Return one question for many of one rule in a table, which names the rows that it is asked of."""
    first = found[0]
    message = _ASKED.format(n=len({each.subject for each in found}), p=_place(tables), f=first.message)
    fingerprint = table_cause(first.code, tables, context)
    asked = _with_others([replace(first, message=message), *found[1:]], SHOWN_ASKED)
    return replace(
        asked,
        subject=subject_of(context.table(tables[0])),
        fingerprint=fingerprint,
        joined=_fingerprints(found),
        cause=fingerprint,
        changes=(),
    )


def _place(tables: Tables) -> LocalizedText:
    place = table_pages(tables[0])
    if len(tables) > 1 and tables[1] is not tables[0]:
        return _TABLES.format(a=place, b=table_pages(tables[1]))
    return place


def one_cause_once(findings: Iterable[Finding], graph: CascadeGraph) -> list[Finding]:
    """Join the findings of one rule that one merged cell, a run of blank cells, one row and the sum above it, one
    reworded word or one series has made.
    """
    found = _joined_by(_rewording, list(findings))
    found = _joined_by(_copied_series, found)
    absent = Counter(filter(None, map(_lacking_table, found)))
    found = _joined_by(lambda each: key if absent[key := _lacking_table(each)] >= ENOUGH else None, found, SHOWN_ASKED)
    carried = {cell for finding in found if (cell := _cell(finding)) and _is_carried(finding)}
    found = _joined_by(lambda each: cell if (cell := _cell(each)) in carried else None, found)
    runs = _blank_runs(found)
    found = _joined_by(lambda each: runs.get(id(each)), found)
    said = {(finding.message.id, _element(finding, graph)) for finding in found}
    return _joined_by(lambda each: _sentence(each, said, graph), found)


def _joined_by(
    cause: Callable[[Finding], Hashable | None], findings: Sequence[Finding], shown: int = SHOWN_SUBJECTS
) -> list[Finding]:
    groups: dict[Hashable, list[Finding]] = {}
    for index, finding in enumerate(findings):
        key = cause(finding)
        groups.setdefault(index if key is None else (finding.code, finding.severity, key), []).append(finding)
    return [_with_others(group, shown) for group in groups.values()]


def _cell(finding: Finding) -> Hashable | None:
    """Return the cell of the value that the rule asks about first."""
    source = finding.evidence[0].source if finding.evidence else None
    if source is None or (source.row is None and source.cell is None):
        return None
    return _address(source)


def _address(source: Source) -> Hashable:
    return (source.file, source.page, source.sheet, source.table, source.row, source.column, source.cell)


def _is_carried(finding: Finding) -> bool:
    return bool(finding.evidence and finding.evidence[0].source and finding.evidence[0].source.carried)


def _blank_runs(findings: Iterable[Finding]) -> dict[int, Hashable]:
    """Return, by the identity of a finding on a blank cell, the run of blank cells in one column that it stands in."""
    columns: dict[Hashable, list[tuple[int, Finding]]] = defaultdict(list)
    for finding in findings:
        first = finding.evidence[0] if finding.evidence else None
        source = first.source if first else None
        if first and source and first.value == BLANK and source.table is not None and source.row is not None:
            key = (finding.code, finding.severity, source.file, source.table, source.column)
            columns[key].append((source.row, finding))
    runs: dict[int, Hashable] = {}
    for column, cells in columns.items():
        start = last = None
        for row, finding in sorted(cells, key=lambda cell: cell[0]):
            start = start if last is not None and row - last <= NEXT_ROW else row
            runs[id(finding)], last = (column, start), row
    return runs


def _sentence(finding: Finding, said: Collection[tuple[str, NodeId | None]], graph: CascadeGraph) -> Hashable | None:
    """Return what a finding says, and of what: a row and the one above it that sums it up are often printed alike.

    A question that a table is asked twice in the same words is one, whatever the two rows stand under.
    """
    node = _element(finding, graph)
    if node is None:
        return None
    first = finding.places[0] if finding.places else None
    if finding.severity == "question" and first is not None and first.table is not None:
        return (finding.message.id, first.file, first.table, graph.work_unit(node))
    above = graph.parent(node)
    return (finding.message.id, above if above is not None and (finding.message.id, above) in said else node)


def _element(finding: Finding, graph: CascadeGraph) -> NodeId | None:
    """Return the element that a finding is about, itself or by what measures it."""
    if finding.elements:
        return finding.elements[0]
    return graph.element_node(finding.indicators[0]) if finding.indicators else None


def _rewording(finding: Finding) -> Hashable | None:
    """Return the few words by which two wordings differ, where that is all that the finding is about."""
    if finding.kind != "wording" or finding.severity == "question":
        return None
    asked = [each for each in finding.evidence if each.label == finding.evidence[0].label]
    wordings = list(dict.fromkeys(" ".join(each.value.casefold().split()) for each in asked))
    if len(wordings) != 2:  # one wording against another
        return None
    one, other = (wording.split() for wording in wordings)
    changes = [
        change for change in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if change[0] != "equal"
    ]
    if len(changes) != 1:
        return None
    _, start, end, from_, to = changes[0]
    if max(end - start, to - from_) > SHORT_REWORDING:
        return None
    places = sorted({place.file for place in finding.places})
    return (*places, *sorted((" ".join(one[start:end]), " ".join(other[from_:to]))))


def _copied_series(finding: Finding) -> Hashable | None:
    """Return the series that two rows share: however many rows print it, they are asked about once."""
    if finding.kind != "copied_series" or finding.severity != "question":
        return None
    printed = {each.value for each in finding.evidence if each.source and each.source.column is None}
    files = sorted({place.file for place in finding.places})
    return (*files, *printed) if len(printed) == 1 else None


def _lacking_table(finding: Finding) -> Hashable | None:
    """Return the table that is asked why it lacks an element, where it prints nothing in its place."""
    sources = [each.source for each in finding.evidence if each.source]
    if finding.kind != "missing_in" or finding.severity != "question" or not finding.elements or not sources:
        return None
    lacking, *others = sources
    if lacking.table is None:
        return None
    beside = any((other.file, other.table) == (lacking.file, lacking.table) for other in others)
    return None if beside or not others else (finding.code, lacking.file, lacking.table)


def _with_others(group: Sequence[Finding], shown: int = SHOWN_SUBJECTS) -> Finding:
    """Return one finding for several, which names the other rows."""
    first = group[0]
    others = list(dict.fromkeys(each.subject for each in group if each.subject != first.subject))
    finding = joined_finding(group)
    if not others:
        return finding
    named = ", ".join(f"“{subject}”" for subject in others[:shown])
    also = _ONE_MORE.format(s=named) if len(others) == 1 else _ALSO.format(n=len(others), s=named)
    if more := len(others) - shown:
        rest = _MORE.format(n=more)
        also = also if more < 0 else LocalizedText(f"{also.id[:-1]} {rest.id}.", f"{also.en[:-1]} {rest.en}.")
    return replace(finding, message=first.message + also)


def joined_finding(group: Sequence[Finding]) -> Finding:
    """Return the first of some findings with the evidence, the places and the subjects of all."""
    if len(group) == 1:
        return group[0]
    return replace(
        group[0],
        joined=tuple(each for each in _fingerprints(group) if each != group[0].fingerprint),
        evidence=union(each.evidence for each in group),
        links=union(each.links for each in group),
        places=union(each.places for each in group),
        indicators=union(each.indicators for each in group),
        elements=union(each.elements for each in group),
        doubts=union(each.doubts for each in group),
        settings=union(each.settings for each in group),
        changes=union(each.changes for each in group),
        confidence=min(each.confidence for each in group),
    )


def _fingerprints(group: Iterable[Finding]) -> tuple[str, ...]:
    return union(each.fingerprints for each in group)


def union(parts: Iterable[tuple[Item, ...]]) -> tuple[Item, ...]:
    """Return what several tuples hold, each item once."""
    return tuple(dict.fromkeys(item for part in parts for item in part))
