"""Which note belongs on which cell?

A report goes in; for each file come out the notes that a reviewer would have written beside its values, one for
each place, short: the rule's code, what it asks for, the value it was compared with and where that stands.
Information is not noted, it would hide the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cascade.model import SEVERITIES, Evidence, Finding, Severity, Source
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.report import Report
from cascade.text.printable import one_line, printable

NOTED: tuple[Severity, ...] = ("error", "warning", "question")
MOST_COMPARED = 4  # values of other places that a note quotes
LONGEST_VALUE = 160  # letters of a quoted value

_QUESTION = LocalizedText("pertanyaan", "question")
_SEE = LocalizedText("{c}: lihat catatan di {p}", "{c}: see the note at {p}")
_COMPARE = LocalizedText("Bandingkan: {v}", "Compare: {v}")
_BESIDE = LocalizedText("{c}, pembanding untuk {v}: {n}", "{c}, compared with {v}: {n}")


@dataclass(frozen=True, slots=True)
class Remark:
    """All that is to be noted at one place; `severity` is that of the worst of it."""

    source: Source
    text: str
    severity: Severity


def remarks_of(report: Report, language: Language) -> dict[str, tuple[Remark, ...]]:
    """Return the notes for each file, one a place, in the order of the findings."""
    found: dict[str, dict[tuple[object, ...], list[Remark]]] = defaultdict(lambda: defaultdict(list))
    for each in (*_of_problems(report, language), *_of_findings(report, language)):
        found[each.source.file][_place(each.source)].append(each)
    return {file: tuple(_joined(group) for group in places.values()) for file, places in found.items()}


def _place(source: Source) -> tuple[object, ...]:
    first = (source.cell or "").partition(":")[0]
    return source.sheet, first, source.page, source.box, source.table, source.row, first or source.column


def _joined(group: list[Remark]) -> Remark:
    first = group[0]
    widest = max((each.source for each in group), key=lambda source: len(source.cell or ""))
    worst = min((each.severity for each in group), key=SEVERITIES.index)
    return replace(first, source=widest, text="\n".join(dict.fromkeys(each.text for each in group)), severity=worst)


def _of_problems(report: Report, language: Language) -> Iterator[Remark]:
    """Yield what stands in the way of reading: pages that are pictures, formulas that fail."""
    for problem in report.problems:
        at = problem.source
        if problem.severity in NOTED and at is not None and (at.page or at.cell):
            text = printable(problem.message.say(language).removeprefix(f"{at.file}: "))
            for page in problem.pages or (at.page,):
                yield Remark(replace(at, page=page), text[:1].upper() + text[1:], problem.severity)


def _of_findings(report: Report, language: Language) -> Iterator[Remark]:
    for finding in report.findings:
        if finding.severity in NOTED and finding.places:
            by_file: dict[str, list[Source]] = defaultdict(list)
            evidence = [each.source for each in finding.evidence if each.source is not None]
            for source in (*evidence, *finding.places):
                by_file[source.file].append(source)
            for file, sources in by_file.items():
                yield from _in_file(finding, file, sources, language)


def _in_file(finding: Finding, file: str, sources: list[Source], language: Language) -> Iterator[Remark]:
    """Yield the note of a finding at its main value in a file, and pointers to it at its other values."""
    own = finding.places[0]
    values = [each for each in finding.evidence if each.source in sources and _is_value(each, finding)]
    beside = [each for each in values if file == own.file and _one_row(each.source, own)]
    at = next((each.source for each in (*beside, *values) if each.source is not None), sources[0])
    severity = finding.severity
    code = finding.code if severity != "question" else f"{finding.code} ({_QUESTION.say(language)})"
    note = _sentence(one_line(printable(finding.note.say(language))))
    others = [each for each in finding.evidence if each.source != at and _is_value(each, finding)]
    others.sort(key=lambda each: each.source is None or each.source.file == file)  # the other document's value first
    if file == own.file:
        computed = [each for each in finding.evidence if each.source == at and ":" in (at.cell or "")][:1]
        text = f"{code}: {''.join(f'{e.label.say(language)} {e.value}; ' for e in computed)}{note}"
        if others:
            text += " " + _COMPARE.format(v=_quoted(others, language)).say(language) + "."
    else:
        first = [each for each in others if each.source is not None and each.source.file == own.file][:1]
        quoted = _quoted(first or others, language) or f"“{one_line(printable(finding.subject))}”"
        text = _BESIDE.format(c=code, v=quoted, n=note).say(language)
    yield Remark(at, text, severity)
    pointer = _SEE.format(c=code, p=at.short(language)).say(language) + "."
    told = {_place(at)}
    for each in values:
        if each.source is not None and _place(each.source) not in told:
            told.add(_place(each.source))
            yield Remark(each.source, pointer, severity)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _is_value(evidence: Evidence, finding: Finding) -> bool:
    """Tell whether an operand is more than the name of what the finding is about, or of the document."""
    value = one_line(evidence.value)
    names_document = value == evidence.document or (evidence.document or "").startswith(f"{value} (")
    return evidence.source is not None and value != one_line(finding.subject) and not names_document


def _one_row(one: Source | None, other: Source) -> bool:
    return one is not None and (one.sheet, one.table, one.page, one.row) == (
        other.sheet,
        other.table,
        other.page,
        other.row,
    )


def _quoted(evidence: Iterable[Evidence], language: Language) -> str:
    told = list(dict.fromkeys(_value(each, language) for each in evidence))
    more = f" (+{len(told) - MOST_COMPARED})" if len(told) > MOST_COMPARED else ""
    return "; ".join(told[:MOST_COMPARED]) + more


def _value(evidence: Evidence, language: Language) -> str:
    source = evidence.source
    name = f"{evidence.document or ''} {evidence.label.say(language)}".strip()
    value = one_line(printable(evidence.value))
    value = value if len(value) <= LONGEST_VALUE else value[:LONGEST_VALUE] + "…"
    place = (source.short(language) if evidence.document else source.say(language)) if source else ""
    return f"{name} {value} ({printable(place)})"
