"""Turn the report of one dossier into rows of the tables of a run.

A report, or why there is none, goes in; columns that JSON can write come out. Values are exact: the text of a decimal number, None where
a print is none. Decides nothing and writes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from cascade.fleet.discovery import FoundDossier
from cascade.fleet.schema import DECIMALS, DIGITS, TABLES, Cell, TableData, as_columns
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Finding, Indicator, Problem, Quantity
from cascade.model.i18n import LocalizedText
from cascade.pipeline.preparation import planning_year
from cascade.reports.masking import mask
from cascade.reports.report import Report
from cascade.reports.summary import dossier_result
from cascade.rules.aspects import aspect_of
from cascade.text.printable import one_line, printable

_ADDRESSES = {"government", "dossier", "document", "indicator", "file", "sha256", "fingerprint", "target"}
Row = Mapping[str, Cell]
Rows = dict[str, TableData]


def rows_of(report: Report, dossier: FoundDossier) -> Rows:
    """Return what a report says, table by table; no number of a person that it holds is in them."""
    result = dossier_result(report, dossier.name)
    year = planning_year(report.documents, report.policy)
    common: Row = {
        "government": dossier.government,
        "dossier": dossier.name,
        "office": result.opd if result.opd != report.dossier else dossier.name,
        "year": year,
    }
    whole: Row = {
        "state": "judged",
        "documents": len(report.documents),
        "indicators": len(report.graph.indicators),
        "links": len(report.links),
        "missing": ", ".join(report.missing_kinds),
        "changed": False,
    }
    made: dict[str, Iterable[Row]] = {
        "dossier": [whole],
        "document": _documents(report),
        "indicator": _indicators(report, year),
        "finding": _findings(report),
        "verdict": _verdicts(report),
        "problem": map(_problem, report.problems),
    }
    return {table: _masked(as_columns(table, (_joined(common, row) for row in made[table]))) for table in TABLES}


def _masked(data: TableData) -> TableData:
    """Mask what is printed; names of files and ids stay as they are."""
    return {name: cells if name in _ADDRESSES else list(map(_mask_cell, cells)) for name, cells in data.items()}


def _mask_cell(cell: Cell) -> Cell:
    if isinstance(cell, list):
        return [{**entry, "printed": mask(str(entry["printed"]))} for entry in cell]
    return mask(cell) if isinstance(cell, str) else cell


def _joined(common: Row, row: Row) -> Row:
    return {**common, **row}


def rows_of_failure(dossier: FoundDossier, failure: LocalizedText, hint: LocalizedText | None = None) -> Rows:
    """Return what is told of a dossier that could not be judged: one problem."""
    common: Row = {"government": dossier.government, "dossier": dossier.name, "office": dossier.name}
    whole: Row = {
        **common, "state": "failed", "documents": 0, "indicators": 0, "links": 0, "missing": "", "changed": False,
        "failure": printable(failure.id), "failure_en": printable(failure.en),
    }  # fmt: skip
    problem: Row = {**common, **_problem(Problem("error", failure, hint)), "cause": "dossier"}
    rows: dict[str, list[Row]] = {"dossier": [whole], "problem": [problem]}
    return {table: as_columns(table, rows.get(table, [])) for table in TABLES}


def _documents(report: Report) -> Iterator[Row]:
    for document in report.documents:
        yield {
            "document": document.id,
            "file": document.file,
            "sha256": document.sha256,
            "kind": document.kind,
            "document_year": document.year,
            "first_year": min(document.years, default=None),
            "last_year": max(document.years, default=None),
            "edition": document.edition,
            "opd": _text(document.opd),
            "signed": document.signed.value.isoformat() if document.signed else None,
            "elements": len(document.elements),
            "indicators": len(document.indicators),
        }


def _indicators(report: Report, year: int | None) -> Iterator[Row]:
    graph = report.graph
    for node, indicator in graph.indicators.items():
        document = graph.document_of(node)
        target_year = next((y for y in (year, document.year) if y in indicator.targets), max(indicator.targets, default=None))  # fmt: skip
        target = indicator.targets.get(target_year) if target_year is not None else indicator.end_target
        element = graph.element_of(node)
        yield {
            "indicator": node,
            "document": document.id,
            "kind": document.kind,
            "level": indicator.level,
            "element": _text(element.name) if element else None,
            "program": _program(graph, node),
            "code": _text(indicator.code),
            "name": _text(indicator.name),
            "unit": _text(indicator.unit),
            "baseline": _printed(indicator.baseline),
            "target_year": target_year,
            "target": _exact(target),
            "target_printed": _printed(target),
            "targets": [_value(each, indicator.targets[each]) for each in sorted(indicator.targets)],
            "quarters": _quarters(indicator),
            "place": _place(indicator),
        }


def _quarters(indicator: Indicator) -> Cell:
    if indicator.quarters is None:
        return None
    return [_value(number, quantity) for number, quantity in enumerate(indicator.quarters, 1) if quantity is not None]


def _findings(report: Report) -> Iterator[Row]:
    numbers = {each.fingerprint: problem.number for problem in report.main_problems for each in problem.findings}
    for finding in report.findings:
        yield {**_finding(finding, report.graph), "state": "open", "main_problem": numbers.get(finding.fingerprint)}
    for state, decided in (("waived", report.waived), ("false_alarm", report.false_alarms)):
        for each in decided:
            yield {**_finding(each.finding, report.graph), "state": state}


def _finding(finding: Finding, graph: CascadeGraph) -> Row:
    node = next(iter(finding.indicators), None)
    above = next((each for each in (*finding.indicators, *finding.elements) if each in graph.indicators or each in graph.elements), None)  # fmt: skip
    place = next(iter(finding.places), None)
    return {
        "fingerprint": finding.fingerprint,
        "code": finding.code,
        "aspect": aspect_of(finding.code),
        "severity": finding.severity,
        "confidence": str(Decimal(str(finding.confidence)).quantize(Decimal("0.0001"))),
        "known": finding.known,
        "subject": _shown(finding.subject),
        "indicator": node,
        "program": _program(graph, above) if above else None,
        "title": _shown(finding.title.id),
        "title_en": _shown(finding.title.en),
        "message": _shown(finding.message.id),
        "message_en": _shown(finding.message.en),
        "file": place.file if place else None,
        "place": place.short() if place else None,
    }


def _verdicts(report: Report) -> Iterator[Row]:
    counts: Counter[tuple[str, str]] = Counter()
    for rule in report.coverage:
        for verdict, count in rule.counts.items():
            counts[rule.code, verdict] += count
    for (code, came_to), count in counts.items():
        if count:
            yield {"code": code, "aspect": aspect_of(code), "verdict": came_to, "count": count}


def _problem(problem: Problem) -> Row:
    hint = problem.hint or LocalizedText("", "")
    return {
        "severity": problem.severity,
        "cause": "document",
        "file": problem.source.file if problem.source else None,
        "page": problem.source.page if problem.source else None,
        "unread": problem.unread,
        "message": printable(problem.message.id),
        "message_en": printable(problem.message.en),
        "hint": printable(hint.id),
        "hint_en": printable(hint.en),
    }


def _program(graph: CascadeGraph, node: str) -> str | None:
    """Return the program above a node, or the highest element above it."""
    path = [*([node] if node in graph.elements else []), *graph.path(node)]
    elements = [graph.elements[each] for each in path]
    chosen = next((each for each in elements if each.level == "program"), elements[-1] if elements else None)
    return _text(chosen.name) if chosen else None


def _text(label: object) -> str | None:
    return None if label is None else _shown(str(label))


def _shown(text: str) -> str:
    return printable(one_line(text))


def _place(indicator: Indicator) -> str | None:
    source = next(iter(indicator.sources), indicator.name.source)
    return source.short()


def _printed(quantity: Quantity | None) -> str | None:
    return None if quantity is None else _shown(quantity.raw)


def _value(year: int, quantity: Quantity) -> dict[str, str | int | None]:
    return {"year": year, "printed": _printed(quantity), "value": _exact(quantity)}


def _exact(quantity: Quantity | None) -> str | None:
    """Return the one number that is printed, exactly; None where there is none, or where the column cannot hold it."""
    if quantity is None or quantity.kind not in ("number", "percent") or quantity.ambiguous or quantity.value is None:
        return None
    whole, _, decimals = f"{abs(quantity.value):f}".partition(".")
    fits = quantity.value.is_finite() and len(whole) <= DIGITS - DECIMALS and len(decimals.rstrip("0")) <= DECIMALS
    return f"{quantity.value:f}" if fits else None
