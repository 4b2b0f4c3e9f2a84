"""Write the notes that belong beside the values of a document.

A report goes in; for each file come out the notes that a reviewer would have written beside its values, one for
each place, short: the rule's code, what it asks for, the value it was compared with and where that stands. At the
counterpart it says so, and further values of a finding point to the first. Information is not noted, it would hide the
rest.
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
class Annotation:
    """All that is to be noted at one place; `severity` is that of the worst of it."""

    source: Source
    text: str
    severity: Severity


def annotations_of(report: Report, language: Language) -> dict[str, tuple[Annotation, ...]]:
    """Return the notes for each file, one a place, in the order of the findings."""
    by_file: dict[str, dict[tuple[object, ...], list[Annotation]]] = defaultdict(lambda: defaultdict(list))
    for each in (*_of_problems(report, language), *_of_findings(report, language)):
        by_file[each.source.file][_place(each.source)].append(each)
    return {file: tuple(_joined(group) for group in places.values()) for file, places in by_file.items()}


def _place(source: Source) -> tuple[object, ...]:
    first = (source.cell or "").partition(":")[0]
    return source.sheet, first, source.page, source.box, source.table, source.row, first or source.column


def _joined(group: list[Annotation]) -> Annotation:
    first = group[0]
    widest = max((each.source for each in group), key=lambda source: len(source.cell or ""))
    worst = min((each.severity for each in group), key=SEVERITIES.index)
    return replace(first, source=widest, text="\n".join(dict.fromkeys(each.text for each in group)), severity=worst)


def _of_problems(report: Report, language: Language) -> Iterator[Annotation]:
    """Yield what stands in the way of reading: pages that are pictures, formulas that fail."""
    for problem in report.problems:
        at = problem.source
        if problem.severity in NOTED and at is not None and (at.page or at.cell):
            text = printable(problem.message.say(language).removeprefix(f"{at.file}: "))
            for page in problem.pages or (at.page,):
                yield Annotation(replace(at, page=page), text[:1].upper() + text[1:], problem.severity)


def _of_findings(report: Report, language: Language) -> Iterator[Annotation]:
    for finding in report.findings:
        if finding.severity in NOTED and finding.places:
            by_file: dict[str, list[Source]] = defaultdict(list)
            evidence = [each.source for each in finding.evidence if each.source is not None]
            for source in (*evidence, *finding.places):
                by_file[source.file].append(source)
            for file, sources in by_file.items():
                yield from _in_file(finding, file, sources, language)


def _in_file(finding: Finding, file: str, sources: list[Source], language: Language) -> Iterator[Annotation]:
    """Yield the note of a finding at its main value in a file, and pointers to it at its other values."""
    values = [each for each in finding.evidence if each.source in sources and _is_value(each, finding)]
    at = _main_place(finding, file, values) or sources[0]
    code = finding.code if finding.severity != "question" else f"{finding.code} ({_QUESTION.say(language)})"
    is_home = file == finding.places[0].file
    text = (_home_text if is_home else _counterpart_text)(finding, code, at, language)
    yield Annotation(at, text, finding.severity)
    pointer = _SEE.format(c=code, p=at.short(language)).say(language) + "."
    noted = {_place(at)}
    for each in values:
        if each.source is not None and _place(each.source) not in noted:
            noted.add(_place(each.source))
            yield Annotation(each.source, pointer, finding.severity)


def _main_place(finding: Finding, file: str, values: list[Evidence]) -> Source | None:
    """Return where the note of a finding belongs in a file: in the row of the subject, else at its first value."""
    subject = finding.places[0]
    beside = [each for each in values if file == subject.file and _one_row(each.source, subject)]
    return next((each.source for each in (*beside, *values) if each.source is not None), None)


def _home_text(finding: Finding, code: str, at: Source, language: Language) -> str:
    """Return the note in the file that the finding is about, with the values that it was compared with."""
    computed = [each for each in finding.evidence if each.source == at and ":" in (at.cell or "")][:1]
    sums = "".join(f"{each.label.say(language)} {each.value}; " for each in computed)
    compared = _other_values(finding, at)
    quoted = " " + _COMPARE.format(v=_quoted(compared, language)).say(language) + "." if compared else ""
    return f"{code}: {sums}{_note(finding, language)}{quoted}"


def _counterpart_text(finding: Finding, code: str, at: Source, language: Language) -> str:
    """Return the note in a file that the finding was compared with: it says with what, and that it is the counterpart."""
    compared = _other_values(finding, at)
    home = finding.places[0].file
    first = [each for each in compared if each.source is not None and each.source.file == home][:1]
    quoted = _quoted(first or compared, language) or f"“{one_line(printable(finding.subject))}”"
    return _BESIDE.format(c=code, v=quoted, n=_note(finding, language)).say(language)


def _other_values(finding: Finding, at: Source) -> list[Evidence]:
    """Return the values of a finding that are printed elsewhere, those of other documents first."""
    others = [each for each in finding.evidence if each.source != at and _is_value(each, finding)]
    return sorted(others, key=lambda each: each.source is None or each.source.file == at.file)


def _note(finding: Finding, language: Language) -> str:
    return _sentence(one_line(printable(finding.note.say(language))))


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
    values = list(dict.fromkeys(_value(each, language) for each in evidence))
    more = f" (+{len(values) - MOST_COMPARED})" if len(values) > MOST_COMPARED else ""
    return "; ".join(values[:MOST_COMPARED]) + more


def _value(evidence: Evidence, language: Language) -> str:
    source = evidence.source
    name = f"{evidence.document or ''} {evidence.label.say(language)}".strip()
    value = one_line(printable(evidence.value))
    value = value if len(value) <= LONGEST_VALUE else value[:LONGEST_VALUE] + "…"
    place = (source.short(language) if evidence.document else source.say(language)) if source else ""
    return f"{name} {value} ({printable(place)})"
