"""Apply the cells that main problems want changed to documents in memory, and check them again.

Each printed value of an example gets an address of its own, so that a change meets one value only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import count

from cascade.advice.grouping import address
from cascade.advice.main_problem import CellChange, MainProblem
from cascade.advice.main_problems import main_problems
from cascade.model import Document, Finding, Label, PrintedDate, Quantity, Source
from cascade.rules import examples
from cascade.rules.evaluator import evaluate
from cascade.rules.rule import Rule
from cascade.rules.rule_file import ExampleFile
from cascade.text.numbers import DecimalMark, decimal_mark, parse_quantity

PAGU = ("pagu", "end_pagu", "pagu_quarters")


@dataclass(frozen=True)
class Applied:
    """What came of a list: the findings before and after it, and the problems that it is of."""

    before: tuple[Finding, ...]
    after: tuple[Finding, ...]
    problems: tuple[MainProblem, ...]

    @property
    def changes(self) -> list[CellChange]:
        return [change for problem in self.problems for change in problem.changes]

    @property
    def remaining(self) -> Counter[str]:
        """Findings, by rule, that the list should have done away with."""
        settled = {fingerprint for problem in self.problems for fingerprint in problem.settled}
        left = Counter(each.code for each in self.before if each.fingerprint not in settled)
        return Counter(each.code for each in self.after) - left


def apply_list(example: ExampleFile, rules: Sequence[Rule]) -> Applied:
    """Check an example, change every cell that its main problems name, and check it again."""
    documents, mistakes = examples.documents_of(example)
    assert not mistakes
    documents = [with_own_addresses(document) for document in documents]
    before, problems = judged(example, documents, rules)
    after, _ = judged(example, changed(documents, (c for p in problems for c in p.changes)), rules)
    return Applied(before, after, problems)


def judged(example: ExampleFile, documents: Sequence[Document], rules: Sequence[Rule]):
    """The findings of some rules, notes among them, and their main problems."""
    context = examples.context_of(example, documents)
    findings, _ = evaluate(rules, context)
    findings = tuple(
        replace(each, severity="question" if each.severity == "info" else each.severity) for each in findings
    )
    return findings, main_problems(findings, context.graph)


def with_own_addresses(document: Document) -> Document:
    """The document with a cell of its own for every printed value."""
    number = count(1)

    def own(value, _: str):
        source = value.source or Source(document.file)
        return replace(value, source=replace(source, cell=f"A{next(number)}"))

    return _walked(document, own)


def changed(documents: Sequence[Document], changes: Iterable[CellChange]) -> list[Document]:
    """The documents with other values in these cells."""
    wanted = {cell: text for change in changes for cell, text in _written(change, documents)}
    marks = [decimal_mark([q.raw for q in _values(document)]) for document in documents]
    return [_walked(each, _writer(wanted, mark)) for each, mark in zip(documents, marks, strict=True)]


def _written(change: CellChange, documents: Sequence[Document]) -> Iterable[tuple[Hashable, str]]:
    """What to write where: of a sum of quarters, the last one takes the difference."""
    source = change.cell.source
    assert source is not None
    if not change.is_range:
        return [(address(source), change.wanted)]
    first, last = (int(cell[1:]) for cell in (source.cell or "").split(":"))
    cells = {f"A{number}" for number in range(first, last + 1)}
    parts = [q for d in documents if d.file == source.file for q in _values(d) if q.source and q.source.cell in cells]
    filled = [q for q in parts if q.value is not None]
    wanted = parse_quantity(change.wanted, mark=",").value
    assert wanted is not None
    rest = wanted - sum((q.value for q in filled[:-1] if q.value is not None), start=type(wanted)(0))
    return [(address(filled[-1].source), str(rest).replace(".", ","))]


def _writer(wanted: Mapping[Hashable, str], mark: DecimalMark | None):
    def write(value, field: str):
        text = wanted.get(address(value.source))
        if text is None:
            return value
        if isinstance(value, Quantity):
            return parse_quantity(text, value.source, mark=mark, whole=field in PAGU)
        return replace(value, text=text)

    return write


def _values(document: Document) -> list[Quantity]:
    found: list[Quantity] = []

    def keep(value, _: str):
        if isinstance(value, Quantity):
            found.append(value)
        return value

    _walked(document, keep)
    return found


def _walked(record, visit: Callable, field: str = ""):
    """The record with every printed value as `visit` returns it."""
    if isinstance(record, Label | PrintedDate | Quantity):
        return visit(record, field)
    if isinstance(record, Source):
        return record
    if is_dataclass(record):
        return replace(record, **{f.name: _walked(getattr(record, f.name), visit, f.name) for f in fields(record)})
    if isinstance(record, tuple):
        return tuple(_walked(each, visit, field) for each in record)
    if isinstance(record, Mapping):
        return {key: _walked(each, visit, field) for key, each in record.items()}
    return record
