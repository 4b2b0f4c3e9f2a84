"""Write the notes that belong beside the values of a document.

A report goes in; for each file come out the notes that a reviewer would have written beside its values, one for each place
however many rules ask about it: the number of the main problem, what is expected and what to do. A cell to change gets its old and
new value and the print that it follows, a print that others follow says that it stays, further values point to the note of
their problem. Minor notes are none, they would hide the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from textwrap import shorten

from cascade.advice.cell_names import CellNames
from cascade.advice.main_problem import CellChange, MainProblem
from cascade.model import SEVERITIES, SEVERITY_NAMES, Evidence, Finding, Severity, Source
from cascade.model.i18n import Language, LocalizedText, joined
from cascade.reports.report import Report
from cascade.text.printable import one_line, printable

NOTED: tuple[Severity, ...] = ("error", "warning", "question")
MOST_COMPARED = 4  # values of other places, or cells to change, that a note quotes
LONGEST_VALUE = 160  # letters of a quoted value
LONGEST_ADVICE = 420  # letters of what a note says to do
STAYS: Severity = "info"  # how a print is coloured that is right, and only looked at

_PROBLEM = LocalizedText("Masalah {n} ({s})", "Problem {n} ({s})")
_CHANGE = LocalizedText("ubah {v} → {w}", "change {v} → {w}")
_RANGE = LocalizedText("ubah {l} {v} → {w}", "change {l} {v} → {w}")
_FOLLOWS = LocalizedText("ikut berubah {v} → {w}, mengikuti {f}", "follows {f}: {v} → {w}")
_AS_IN = LocalizedText("{t}, menurut {m}", "{t}, as in {m}")
_SEE = LocalizedText("lihat catatan di {p}", "see the note at {p}")
_STAYS = LocalizedText("acuan, tetap. Yang diubah: {c}", "the model, stays. To be changed: {c}")
_COMPARED = LocalizedText("pembanding. Yang diubah: {c}", "compared with. To be changed: {c}")
_CELL = LocalizedText("{c}: {v} → {w}", "{c}: {v} → {w}")
_COMPARE = LocalizedText("Bandingkan: {v}", "Compare: {v}")
_BESIDE = LocalizedText("pembanding untuk {v}: {n}", "compared with {v}: {n}")


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that is to be noted at one place; `severity` is that of the worst of it."""

    source: Source
    text: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class _Remark:
    """What one main problem says at one place; of several there those of the lowest `rank` are said.

    `to_do` is said once for several remarks, `compared` behind all of it.
    """

    source: Source
    rank: int
    said: str
    severity: Severity
    codes: tuple[str, ...] = ()
    to_do: str = ""
    compared: str = ""


_TO_CHANGE, _MODEL, _ASKED, _POINTER = range(4)  # ranks


def annotations_of(report: Report, language: Language) -> dict[str, tuple[Annotation, ...]]:
    """Return the notes for each file, one a place, in the order of the main problems."""
    by_file: dict[str, dict[tuple[object, ...], list[Annotation]]] = defaultdict(lambda: defaultdict(list))
    names = CellNames(report.graph)
    notes = (note for problem in report.main_problems for note in _ProblemNotes(problem, names, language).annotations())
    for each in (*_of_files(report, language), *notes):
        by_file[each.source.file][_place(each.source)].append(each)
    return {file: tuple(_joined(group) for group in places.values()) for file, places in by_file.items()}


def _place(source: Source) -> tuple[object, ...]:
    first = (source.cell or "").partition(":")[0]
    return source.sheet, first, source.page, source.box, source.table, source.row, first or source.column


def _joined(group: Sequence[Annotation]) -> Annotation:
    first = group[0]
    widest = max((each.source for each in group), key=lambda source: len(source.cell or ""))
    worst = min((each.severity for each in group), key=SEVERITIES.index)
    return replace(first, source=widest, text="\n".join(dict.fromkeys(each.text for each in group)), severity=worst)


def _of_files(report: Report, language: Language) -> Iterator[Annotation]:
    """Yield what stands in the way of reading: pages that are pictures, formulas that fail."""
    for problem in report.problems:
        source = problem.source
        if problem.severity in NOTED and source is not None and (source.page or source.cell):
            text = printable(problem.message.say(language).removeprefix(f"{source.file}: "))
            for page in problem.pages or (source.page,):
                yield Annotation(replace(source, page=page), _capital(text), problem.severity)


class _ProblemNotes:
    """The notes of one main problem in all files that print something of it."""

    def __init__(self, problem: MainProblem, names: CellNames, language: Language):
        self._problem, self._names, self._language = problem, names, language

    def annotations(self) -> Iterator[Annotation]:
        """Yield one note for each place: what is to be done there, or why it is looked at, with the rules that say so."""
        by_place: dict[tuple[object, ...], list[_Remark]] = defaultdict(list)
        for remark in self._remarks():
            by_place[remark.source.file, *_place(remark.source)].append(remark)
        for remarks in by_place.values():
            first = min(remark.rank for remark in remarks)
            yield self._annotation([remark for remark in remarks if remark.rank == first], remarks)

    def _annotation(self, told: Sequence[_Remark], remarks: Sequence[_Remark]) -> Annotation:
        """Put remarks at one place together; all of them name their rules."""
        worst = min((remark.severity for remark in told), key=SEVERITIES.index)
        severity = self._problem.severity if worst == STAYS else worst
        head = _PROBLEM.format(n=self._problem.number, s=SEVERITY_NAMES[severity]).say(self._language).lower()
        said = "; ".join(_each_once(remark.said.rstrip(".") for remark in told))
        rest = (*_each_once(remark.to_do for remark in told), *_each_once(remark.compared for remark in told))
        codes = _each_once(code for remark in remarks for code in remark.codes)
        text = " ".join((f"{_capital(head)}: {_sentence(said)}", *rest, *([f"[{', '.join(codes)}]"] if codes else [])))
        return Annotation(told[0].source, text, worst)

    def _remarks(self) -> Iterator[_Remark]:
        yield from self._of_changes()
        for finding in self._problem.findings:
            if finding.places:
                by_file: dict[str, list[Source]] = defaultdict(list)
                evidence = [each.source for each in finding.evidence if each.source is not None]
                for source in (*evidence, *finding.places):
                    by_file[source.file].append(source)
                for file, sources in by_file.items():
                    yield from self._in_file(finding, file, sources)

    def _of_changes(self) -> Iterator[_Remark]:
        """Yield what to change where, and at each print that is followed that it stays."""
        for change in self._problem.changes:
            if change.cell.source is not None:
                yield self._change(change, change.cell.source)
            model = change.model.source if change.model is not None else None
            if model is not None and _key(model) not in self._changed and not self._is_asked:
                text = _STAYS.format(c=self._changed_cells).say(self._language)
                yield _Remark(model, _MODEL, text, STAYS)

    def _change(self, change: CellChange, source: Source) -> _Remark:
        """Return the old and the new value of a cell, what it follows, and what asks for it."""
        asking = [finding for finding in self._problem.findings if finding.fingerprint in change.findings]
        why = " ".join(_capital(_note(finding, self._language)) for finding in asking[:2])
        codes = tuple(finding.code for finding in asking)
        if change.is_asked:
            return _Remark(source, _TO_CHANGE, self._advice, self._problem.severity, codes)
        kind = _FOLLOWS if change.is_consequence else _RANGE if change.is_range else _CHANGE
        led_by = next((each.cell for each in self._problem.changes if not each.is_consequence), change.cell)
        text = kind.format(
            l=change.cell.label, v=one_line(change.cell.value), w=change.wanted, f=self._names.cell(led_by)
        )
        if change.model is not None:
            text = _AS_IN.format(t=text, m=self._names.cell(change.model))
        return _Remark(source, _TO_CHANGE, printable(text.say(self._language)), self._problem.severity, codes, why)

    def _in_file(self, finding: Finding, file: str, sources: list[Source]) -> Iterator[_Remark]:
        """Yield the note of a finding at its main value in a file, and pointers to it at its other values."""
        values = [value for value in finding.evidence if value.source in sources and _is_value(value, finding)]
        main_place = _main_place(finding, file, values) or sources[0]
        changed = next((source for source in self._changed.values() if source.file == file), None)
        if self._severity(finding) == STAYS and changed is not None:
            yield self._pointer(finding, main_place, changed)
            main_place = changed
        else:
            yield self._main_remark(finding, file, main_place)
        noted = {_place(main_place)}
        for value in values:
            if value.source is not None and _place(value.source) not in noted:
                noted.add(_place(value.source))
                yield self._pointer(finding, value.source, main_place)

    def _pointer(self, finding: Finding, source: Source, to: Source) -> _Remark:
        text = _SEE.format(p=to.short(self._language)).say(self._language)
        return _Remark(source, _POINTER, text, self._severity(finding), (finding.code,))

    def _main_remark(self, finding: Finding, file: str, place: Source) -> _Remark:
        """Return what is expected, with the values that it was compared with, and what to do."""
        codes, severity = (finding.code,), self._severity(finding)
        if severity == STAYS:
            return _Remark(place, _ASKED, _COMPARED.format(c=self._changed_cells).say(self._language), severity, codes)
        note, compared = _note(finding, self._language), _other_values(finding, place)
        home, quoted = finding.places[0].file, ""
        if file == home and compared:
            quoted = f"{_COMPARE.format(v=_quoted(compared, self._language)).say(self._language)}."
        elif file != home:
            first = [each for each in compared if each.source is not None and each.source.file == home][:1]
            beside = _quoted(first or compared, self._language) or f"“{one_line(printable(finding.subject))}”"
            note = _BESIDE.format(v=beside, n=note).say(self._language)
        fix = _sentence(one_line(printable(finding.fix.say(self._language))))
        to_do = self._advice if finding.lacking or self._is_asked else fix
        return _Remark(place, _ASKED, note, severity, codes, to_do, quoted)

    def _severity(self, finding: Finding) -> Severity:
        """Return how the values of a finding are coloured: those that stay, since others change, not as faults."""
        is_settled = finding.fingerprint in self._problem.settled and bool(self._problem.changes)
        return STAYS if is_settled and not self._is_asked else finding.severity

    @cached_property
    def _changed(self) -> dict[tuple[object, ...], Source]:
        """The places of the cells to change, in the order of the cascade, those that only follow last."""
        ordered = sorted(self._problem.changes, key=lambda change: change.is_consequence)
        return {_key(change.cell.source): change.cell.source for change in ordered if change.cell.source is not None}

    @cached_property
    def _advice(self) -> str:
        return _sentence(shorten(printable(self._problem.advice.say(self._language)), LONGEST_ADVICE, placeholder=" …"))

    @property
    def _is_asked(self) -> bool:
        """Somebody has to choose which of the cells to change."""
        return any(change.is_asked for change in self._problem.changes)

    @cached_property
    def _changed_cells(self) -> LocalizedText:
        first = [change for change in self._problem.changes if not change.is_consequence] or list(self._problem.changes)
        cells = [
            _CELL.format(c=self._names.cell(change.cell), v=one_line(change.cell.value), w=change.wanted)
            for change in first[:MOST_COMPARED]
        ]
        return joined(cells, "; ")


def _key(source: Source) -> tuple[object, ...]:
    return source.file, *_place(source)


def _main_place(finding: Finding, file: str, values: list[Evidence]) -> Source | None:
    """Return where the note of a finding belongs in a file: in the row of the subject, else at its first value."""
    subject = finding.places[0]
    beside = [value for value in values if file == subject.file and _one_row(value.source, subject)]
    return next((value.source for value in (*beside, *values) if value.source is not None), None)


def _other_values(finding: Finding, place: Source) -> list[Evidence]:
    """Return the values of a finding that are printed elsewhere, those of other documents first."""
    others = [evidence for evidence in finding.evidence if evidence.source != place and _is_value(evidence, finding)]
    return sorted(others, key=lambda evidence: evidence.source is None or evidence.source.file == place.file)


def _note(finding: Finding, language: Language) -> str:
    return _sentence(one_line(printable(finding.note.say(language))))


def _each_once(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


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
    suffix = f" (+{len(values) - MOST_COMPARED})" if len(values) > MOST_COMPARED else ""
    return "; ".join(values[:MOST_COMPARED]) + suffix


def _value(evidence: Evidence, language: Language) -> str:
    source = evidence.source
    name = f"{evidence.document or ''} {evidence.label.say(language)}".strip()
    value = one_line(printable(evidence.value))
    value = value if len(value) <= LONGEST_VALUE else value[:LONGEST_VALUE] + "…"
    place = (source.short(language) if evidence.document else source.say(language)) if source else ""
    return f"{name} {value} ({printable(place)})"
