"""List what must be changed before a document is signed, the easiest first.

Main problems, what is missing and the document to be signed go in; cells to change come out, with what stands there and
what should, in the order of the effort: one value to retype, a place to reword, a link to answer, rows to add or take
out, sums, documents that are not there. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from cascade.advice.main_problem import MainProblem
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import KIND_NAMES, Evidence, Finding, Problem, Source
from cascade.model.i18n import LocalizedText, joined, same

Effort = Literal["retype", "reword", "answer", "row", "sum", "document"]
EFFORTS: dict[Effort, LocalizedText] = {
    "retype": LocalizedText("ketik ulang satu nilai", "retype one value"),
    "reword": LocalizedText("perbaiki isi sel", "correct the cell"),
    "answer": LocalizedText("jawab pertanyaan", "answer a question"),
    "row": LocalizedText("tambah atau keluarkan baris", "add or take out a row"),
    "sum": LocalizedText("hitung kembali", "add up anew"),
    "document": LocalizedText("lengkapi dokumen", "complete the documents"),
}
REQUIRED = LocalizedText(
    "Yang harus diubah dahulu, dari yang paling ringan", "To be changed first, the easiest at the top"
)
ADVISED = LocalizedText("Yang sebaiknya diperiksa, dari yang paling ringan", "Worth a look, the easiest at the top")
ADVISED_BRIEFLY = LocalizedText("disarankan", "advised")
_OF_KIND: dict[str, Effort] = {"missing_in": "row", "duplicate": "row", "pagu_sum": "sum", "copied_series": "sum"}
_OPEN_LINK = LocalizedText(
    "Jawab apakah keduanya indikator yang sama: cascade link FOLDER --review.",
    "Answer whether the two are the same indicator: cascade link FOLDER --review.",
)
_EMPTY = LocalizedText("targetnya, dalam tabel yang terbaca: lihat cascade read BERKAS", "its targets, in a table that can be read: see cascade read FILE")  # fmt: skip
_ONE = LocalizedText("satu saja yang berlaku; keluarkan yang lain dari folder", "the one in force; take the other out of the folder")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing to do. `required` tells that the document cannot be signed without it; `printed` and `wanted` say what
    stands at `source` and what should, `codes` and `fingerprints` which rules and findings ask for it, `number` the main problem that it belongs to.
    """  # fmt: skip

    effort: Effort
    required: bool
    subject: str
    printed: LocalizedText
    wanted: LocalizedText
    document: str | None = None
    source: Source | None = None
    codes: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()
    cause: str = ""
    number: int | None = None


def corrections_of(
    signed: str,
    graph: CascadeGraph,
    main_problems: Iterable[MainProblem],
    problems: Iterable[Problem] = (),
    missing: Iterable[str] = (),
    conflicting_kinds: Iterable[str] = (),
) -> tuple[Correction, ...]:
    """Return what is to be done before a kind of document is signed, required things first, then by effort.

    Args:
        signed: The kind of document that is to be signed.
        graph: The linked documents.
        main_problems: All of them; errors, also of rules that only ask for want of trust, are required, warnings and questions only told where they touch what is signed.
        problems: Files that cannot be read are required.
        missing: The kinds of documents that are due and not there.
        conflicting_kinds: The kinds of which two documents are there for one period.
    """
    files = {document.file for document in graph.of_kind(signed)}
    corrections: list[Correction] = []
    for problem in main_problems:
        concerned = [
            each for each in problem.findings if not each.known and (_is_required(each) or _files(each) & files)
        ]
        if concerned:
            corrections += _retyped(problem, concerned)
            corrections += (
                _other(each, files, problem) for each in concerned if each.fingerprint not in problem.settled
            )
    tells_missing = any(correction.effort == "document" for correction in corrections)
    corrections += _whole_documents(signed, graph, problems, () if tells_missing else missing, conflicting_kinds)
    order = list(EFFORTS)
    return tuple(
        sorted(_merged(corrections), key=lambda correction: (not correction.required, order.index(correction.effort)))
    )


def _is_required(finding: Finding) -> bool:
    """Tell whether nobody should sign before a finding is mended, or answered where its rule only asks for want of trust."""
    return (finding.unproven or finding.severity) == "error"


def _files(finding: Finding) -> set[str]:
    evidence = {each.source.file for each in finding.evidence if each.source is not None}
    return evidence | {place.file for place in finding.places}


def _retyped(problem: MainProblem, concerned: Iterable[Finding]) -> Iterator[Correction]:
    """Yield the cells that a problem wants changed, each with what it will be in the end."""
    required = {each.fingerprint for each in concerned if _is_required(each)}
    asking = {each.fingerprint: each for each in concerned}
    for change in problem.changes:
        asked_by = [asking[fingerprint] for fingerprint in change.findings if fingerprint in asking]
        if not asked_by and not change.is_consequence:
            continue
        value = LocalizedText(change.wanted, change.wanted)
        if change.model is not None:
            value = LocalizedText("{v} (seperti {d} {p})", "{v} (as in {d} {p})").format(
                v=change.wanted, d=change.model.document or "", p=_place(change.model)
            )
        is_required = bool(required & set(change.findings)) or (change.is_consequence and bool(required))
        advice = [each.fix for each in asked_by if each.severity != "error"] if not is_required else []
        yield Correction(
            "sum" if change.model is None else "retype",
            is_required,
            problem.subject,
            LocalizedText(f"{change.cell.label.id} {change.cell.value}", f"{change.cell.label.en} {change.cell.value}"),
            joined([value, *dict.fromkeys(advice)], " "),
            change.cell.document,
            change.cell.source,
            tuple(dict.fromkeys(each.code for each in asked_by)) or problem.codes,
            change.findings or tuple(each.fingerprint for each in concerned),
            problem.findings[0].cause,
            problem.number,
        )


def _other(finding: Finding, files: set[str], problem: MainProblem) -> Correction:
    """Return what a finding asks for that is no single value, at its first place.

    Where a row is to be added or taken out the problem says where; the rules of each document would say it each its own way.
    """
    effort, number = _OF_KIND.get(finding.kind, "reword"), problem.number
    if finding.links and not all(link.is_settled for link in finding.links):
        correction = _correction(finding, "answer", _shown(finding, files), number)
        return replace(correction, required=True, wanted=_OPEN_LINK)
    if effort == "row" and not finding.indicators and not finding.elements:
        return replace(_correction(finding, "document", _shown(finding, files), number), required=True)
    correction = _correction(finding, effort, _shown(finding, files), number)
    if finding.lacking is not None and problem.beside_changes.id:
        correction = replace(correction, wanted=problem.beside_changes)
    blank = finding.kind == "target_blank" and correction.source is not None and correction.source.file in files
    return replace(correction, required=correction.required or blank)


def _shown(finding: Finding, files: set[str]) -> Evidence | None:
    """Return the print that shows a finding best: one of the document to be signed, no mere name of the subject."""
    printed = [evidence for evidence in finding.evidence if evidence.source is not None]
    named = [evidence for evidence in printed if " ".join(evidence.value.split()) != finding.subject]
    first = sorted(named or printed, key=lambda evidence: evidence.source is None or evidence.source.file not in files)
    return first[0] if first else None


def _correction(finding: Finding, effort: Effort, cell: Evidence | None, number: int) -> Correction:
    source = cell.source if cell else next(iter(finding.places), None)
    return Correction(
        effort,
        _is_required(finding),
        finding.subject,
        finding.message,
        finding.fix,
        cell.document if cell else None,
        source,
        (finding.code,),
        (finding.fingerprint,),
        finding.cause,
        number,
    )


def _whole_documents(
    signed: str,
    graph: CascadeGraph,
    problems: Iterable[Problem],
    missing: Iterable[str],
    conflicting_kinds: Iterable[str],
) -> Iterator[Correction]:
    """Yield what is wrong with whole documents, so that it cannot be told whether all is well."""
    for document in graph.of_kind(signed):
        if not document.indicators:
            nothing = LocalizedText("tidak ada indikator yang terbaca", "no indicator was read")
            yield Correction("document", True, document.name, nothing, _EMPTY, document.name, document.source)
    for problem in problems:
        if problem.severity == "error":
            hint = problem.hint or LocalizedText("berkas yang dapat dibaca", "a file that can be read")
            yield Correction("document", True, problem.source.file if problem.source else "", problem.message, hint, source=problem.source)  # fmt: skip
    for kind in conflicting_kinds:
        two = LocalizedText("dua dokumen untuk satu periode", "two documents for one period")
        yield Correction("document", True, KIND_NAMES[kind], two, _ONE)
    for kind in missing:
        name, absent = KIND_NAMES[kind], LocalizedText("tidak ada di folder ini", "not in this folder")
        yield Correction(
            "document",
            True,
            name,
            absent,
            LocalizedText("{k} yang berlaku untuk tahun itu", "the {k} in force for the year").format(k=name),
        )


def _merged(corrections: Iterable[Correction]) -> Iterator[Correction]:
    """Put together what several rules ask of one cell, or of one row; a word of advice is said once."""
    merged: dict[object, Correction] = {}
    for correction in sorted(corrections, key=lambda correction: list(EFFORTS).index(correction.effort)):
        unit = "cell" if correction.effort in ("retype", "reword") else correction.effort
        key = (unit, correction.cause) if unit == "row" else (unit, correction.source or len(merged))
        if key not in merged:
            merged[key] = correction
            continue
        first = merged[key]
        is_implied = correction.effort != first.effort  # the value to retype says it all
        merged[key] = replace(
            first,
            required=first.required or correction.required,
            printed=first.printed
            if is_implied or correction.printed == first.printed
            else first.printed + correction.printed,
            wanted=first.wanted
            if is_implied or correction.wanted == first.wanted
            else first.wanted + correction.wanted,
            codes=tuple(dict.fromkeys((*first.codes, *correction.codes))),
            fingerprints=(*first.fingerprints, *correction.fingerprints),
        )
    return iter(merged.values())


def _place(evidence: Evidence) -> LocalizedText:
    if evidence.source is None:
        return same("")
    return LocalizedText(evidence.source.short("id"), evidence.source.short("en"))
