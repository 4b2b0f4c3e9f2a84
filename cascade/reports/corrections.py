"""List what must be changed before a document is signed, the easiest first.

Findings, what is missing and the document to be signed go in; cells to change come out, with what stands there and
what should, in the order of the effort: one value to retype, a place to reword, a link to answer, rows to add or take
out, sums, documents that are not there. Where two prints should be the same, the document further down the cascade follows
the other, and a value that is itself to be changed is followed to what it will be. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import KIND_NAMES, Evidence, Finding, Problem, Source
from cascade.model.i18n import LocalizedText, same

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
class Change:
    """One thing to do. `required` tells that the document cannot be signed without it; `printed` and `wanted` say what
    stands at `source` and what should, `codes` and `fingerprints` which rules and findings ask for it.
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


def changes_of(
    signed: str,
    graph: CascadeGraph,
    findings: Iterable[Finding],
    problems: Iterable[Problem] = (),
    missing: Iterable[str] = (),
    conflicting_kinds: Iterable[str] = (),
) -> tuple[Change, ...]:
    """Return what is to be done before a kind of document is signed, required things first, then by effort.

    Args:
        signed: The kind of document that is to be signed.
        graph: The linked documents.
        findings: All of them; errors are required, warnings and questions only told where they touch what is signed.
        problems: Files that cannot be read are required.
        missing: The kinds of documents that are due and not there.
        conflicting_kinds: The kinds of which two documents are there for one period.
    """
    files = {document.file for document in graph.of_kind(signed)}
    new = [each for each in findings if not each.known and each.severity != "info"]
    concerned = [each for each in new if each.severity == "error" or _files(each) & files]
    found = [*_retyped(concerned), *(_other(each, files) for each in concerned if not _is_retyped(each))]
    tells_missing = any(each.effort == "document" for each in found)
    found += _whole_documents(signed, graph, problems, () if tells_missing else missing, conflicting_kinds)
    order = list(EFFORTS)
    return tuple(sorted(_merged(found), key=lambda each: (not each.required, order.index(each.effort))))


def _files(finding: Finding) -> set[str]:
    evidence = {each.source.file for each in finding.evidence if each.source is not None}
    return evidence | {place.file for place in finding.places}


def _is_retyped(finding: Finding) -> bool:
    return finding.equal is not None and finding.equal[0].value != finding.equal[1].value


def _retyped(findings: list[Finding]) -> Iterator[Change]:
    """Yield the values to retype; a value that is itself to be changed is followed to what it will be."""
    pairs = [(each, each.equal) for each in findings if _is_retyped(each) and each.equal is not None]
    errors = {cell.source: wanted for each, (cell, wanted) in pairs if each.severity == "error"}
    for finding, (cell, wanted) in pairs:
        seen = {cell.source}
        while wanted.source in errors and wanted.source not in seen:
            seen.add(wanted.source)
            wanted = errors[wanted.source]
        if wanted.value != cell.value:
            value = LocalizedText("{v} (seperti {d} {p})", "{v} (as in {d} {p})").format(
                v=wanted.value, d=wanted.document or "", p=_place(wanted)
            )
            printed = LocalizedText(f"{cell.label.id} {cell.value}", f"{cell.label.en} {cell.value}")
            advice = value + finding.fix if finding.severity != "error" else value
            yield replace(_change(finding, "retype", cell), printed=printed, wanted=advice)


def _other(finding: Finding, files: set[str]) -> Change:
    """Return what a finding asks for that is no single value: its own advice, at its first place."""
    effort = _OF_KIND.get(finding.kind, "reword")
    if finding.links and not all(link.is_settled for link in finding.links):
        change = _change(finding, "answer", _shown(finding, files))
        return replace(change, required=True, wanted=_OPEN_LINK)
    if effort == "row" and not finding.indicators and not finding.elements:
        return replace(_change(finding, "document", _shown(finding, files)), required=True)
    change = _change(finding, effort, _shown(finding, files))
    blank = finding.kind == "target_blank" and change.source is not None and change.source.file in files
    return replace(change, required=change.required or blank)


def _shown(finding: Finding, files: set[str]) -> Evidence | None:
    """Return the print that shows a finding best: one of the document to be signed, no mere name of the subject."""
    printed = [each for each in finding.evidence if each.source is not None]
    named = [each for each in printed if " ".join(each.value.split()) != finding.subject]
    first = sorted(named or printed, key=lambda each: each.source is None or each.source.file not in files)
    return first[0] if first else None


def _change(finding: Finding, effort: Effort, at: Evidence | None) -> Change:
    source = at.source if at else next(iter(finding.places), None)
    return Change(
        effort,
        finding.severity == "error",
        finding.subject,
        finding.message,
        finding.fix,
        at.document if at else None,
        source,
        (finding.code,),
        (finding.fingerprint,),
        finding.cause,
    )


def _whole_documents(
    signed: str,
    graph: CascadeGraph,
    problems: Iterable[Problem],
    missing: Iterable[str],
    conflicting_kinds: Iterable[str],
) -> Iterator[Change]:
    """Yield what is wrong with whole documents, so that it cannot be told whether all is well."""
    for document in graph.of_kind(signed):
        if not document.indicators:
            nothing = LocalizedText("tidak ada indikator yang terbaca", "no indicator was read")
            yield Change("document", True, document.name, nothing, _EMPTY, document.name, document.source)
    for problem in problems:
        if problem.severity == "error":
            hint = problem.hint or LocalizedText("berkas yang dapat dibaca", "a file that can be read")
            yield Change("document", True, problem.source.file if problem.source else "", problem.message, hint, source=problem.source)  # fmt: skip
    for kind in conflicting_kinds:
        two = LocalizedText("dua dokumen untuk satu periode", "two documents for one period")
        yield Change("document", True, KIND_NAMES[kind], two, _ONE)
    for kind in missing:
        name, absent = KIND_NAMES[kind], LocalizedText("tidak ada di folder ini", "not in this folder")
        yield Change(
            "document",
            True,
            name,
            absent,
            LocalizedText("{k} yang berlaku untuk tahun itu", "the {k} in force for the year").format(k=name),
        )


def _merged(changes: Iterable[Change]) -> Iterator[Change]:
    """Put together what several rules ask of one cell, or of one row; a word of advice is said once."""
    found: dict[object, Change] = {}
    for each in sorted(changes, key=lambda each: list(EFFORTS).index(each.effort)):
        here = "cell" if each.effort in ("retype", "reword") else each.effort
        key = (here, each.cause) if here == "row" else (here, each.source or len(found))
        if key not in found:
            found[key] = each
            continue
        first = found[key]
        is_implied = each.effort != first.effort  # the value to retype says it all
        found[key] = replace(
            first,
            required=first.required or each.required,
            printed=first.printed if is_implied or each.printed == first.printed else first.printed + each.printed,
            wanted=first.wanted if is_implied or each.wanted == first.wanted else first.wanted + each.wanted,
            codes=tuple(dict.fromkeys((*first.codes, *each.codes))),
            fingerprints=(*first.fingerprints, *each.fingerprints),
        )
    return iter(found.values())


def _place(evidence: Evidence) -> LocalizedText:
    if evidence.source is None:
        return same("")
    return LocalizedText(evidence.source.short("id"), evidence.source.short("en"))
