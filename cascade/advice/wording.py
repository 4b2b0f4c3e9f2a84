"""Say in one text what to do about a main problem.

Its findings and the cells to change go in; one advice comes out that contradicts itself nowhere: the cells with their new
values, what to add to which document or take out of it, and only then what the rules advise on the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from cascade.advice.cell_names import CellNames
from cascade.advice.main_problem import CellChange
from cascade.advice.values import Settlement
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import CASCADE_ORDER, KIND_NAMES, Evidence, Finding
from cascade.model.i18n import LocalizedText, joined

_CELL = LocalizedText("{c}: {v} → {w}", "{c}: {v} → {w}")
_MODEL = LocalizedText("{c} (menurut {m})", "{c} (as in {m})")
_RANGE = LocalizedText("{c} ({l}): {v} → {w}", "{c} ({l}): {v} → {w}")
_OTHERWISE = LocalizedText("Bila tidak: {c}.", "If not: {c}.")
_MORE = LocalizedText(" dan {n} sel lain", " and {n} more cells")
_IF_CHOSEN = LocalizedText("Bila disetujui: {c}.", "If you agree: {c}.")
_CHANGED = LocalizedText("{c}.", "{c}.")
_FOLLOW = LocalizedText("Lalu ikut berubah: {c}.", "These then follow: {c}.")
_ONE_PART = LocalizedText(
    "Bila jumlahnya yang benar, perbaiki satu bagian yang keliru.", "If the sum is right, mend the part that is wrong."
)
_ADD = LocalizedText(
    "Masukkan ke {a}, dengan target menurut {h}; atau keluarkan dari {b}.",
    "Add it to the {a} with the target of the {h}; or take it out of the {b}.",
)
_ADD_BELOW = LocalizedText(
    "Masukkan ke {a}, dengan target menurut {h}.", "Add it to the {a} with the target of the {h}."
)
_TAKE_OUT = LocalizedText(
    "Keluarkan dari {p}; bila memang diperjanjikan, masukkan lebih dahulu ke {u} (perubahan){l}.",
    "Take it out of the {p}; if it is to be promised, add it to the {u} first (an amendment){l}.",
)
_THEN = LocalizedText(", lalu ke {a}", ", then to the {a}")
_AND = LocalizedText(" dan ", " and ")
SHOWN_CELLS = 4  # of those that one advice is about


def advice_of(
    findings: Sequence[Finding], settlement: Settlement, graph: CascadeGraph, names: CellNames
) -> tuple[LocalizedText, LocalizedText]:
    """Return one text that tells what to do about some findings, and the same without the cells to change.

    The second is for a report that lists these; blank where there is no more to say.
    """
    rest = list(_of_the_rest(findings, settlement, graph, names))
    whole = [*_of_changes(settlement, names), *rest]
    return joined(list(dict.fromkeys(whole)), " "), joined(list(dict.fromkeys(rest)), " ")


def _of_changes(settlement: Settlement, names: CellNames) -> Iterator[LocalizedText]:
    changes = settlement.changes
    for text, chosen in (
        (_CHANGED, [each for each in changes if not each.is_asked and not each.is_consequence]),
        (_FOLLOW, [each for each in changes if each.is_consequence]),
        (_IF_CHOSEN, [each for each in changes if each.is_asked and not each.is_consequence]),
    ):
        if chosen:
            yield text.format(c=_cells(chosen, names))


def _of_the_rest(
    findings: Sequence[Finding], settlement: Settlement, graph: CascadeGraph, names: CellNames
) -> Iterator[LocalizedText]:
    said = settlement.findings
    if settlement.otherwise:
        yield _OTHERWISE.format(c=_cells(settlement.otherwise, names))
    yield from _of_lacking(findings, graph)
    if any(each.kind == "pagu_sum" and each.fingerprint in said for each in findings) and _changes_a_sum(settlement):
        yield _ONE_PART
    rest = [each for each in findings if each.lacking is None and each.fingerprint not in said]
    yield from _of_rules(rest, names)
    sure = {change.cell for change in settlement.changes if not change.is_asked}
    yield from (each.fix for each in findings if each.fingerprint in said and _is_one_of_several(each, sure))


def _cells(changes: Sequence[CellChange], names: CellNames) -> LocalizedText:
    cells = joined([_cell(change, names) for change in changes])
    models = list(dict.fromkeys(change.model for change in changes))
    return cells if len(models) != 1 or models[0] is None else _MODEL.format(c=cells, m=names.cell(models[0]))


def _cell(change: CellChange, names: CellNames) -> LocalizedText:
    text = _RANGE if change.is_range else _CELL
    return text.format(c=names.cell(change.cell), l=change.cell.label, v=change.cell.value, w=change.wanted)


def _of_lacking(findings: Sequence[Finding], graph: CascadeGraph) -> Iterator[LocalizedText]:
    """Yield where to add something, or take it out: the document highest in the cascade leads."""
    lacking = {finding.lacking for finding in findings if finding.lacking is not None}
    nodes = {node for finding in findings if finding.lacking for node in (*finding.indicators, *finding.elements)}
    if not lacking or not nodes:
        return
    there = {graph.document_of(other).kind for node in nodes for other in _same_thing(graph, node)} - lacking
    if not there:
        return
    order = CASCADE_ORDER.index
    highest = min(there, key=order)
    above = sorted((kind for kind in lacking if order(kind) < order(highest)), key=order)
    below = sorted((kind for kind in lacking if order(kind) > order(highest)), key=order)
    if above:
        then = _THEN.format(a=_names([*above[1:], *below])) if above[1:] or below else LocalizedText("", "")
        yield _TAKE_OUT.format(p=_names(sorted(there, key=order)), u=_names(above[:1]), l=then)
        return
    lower = sorted((kind for kind in there if order(kind) > max(map(order, below))), key=order)
    words = {"a": _names(below), "h": _names([highest])}
    yield _ADD.format(**words, b=_names(lower)) if lower else _ADD_BELOW.format(**words)


def _same_thing(graph: CascadeGraph, node: NodeId) -> Iterable[NodeId]:
    return graph.same_as(node) if node in graph.indicators else (node,)


def _names(kinds: Iterable[str]) -> LocalizedText:
    names = [KIND_NAMES[kind] for kind in kinds]
    return LocalizedText(_AND.id.join(names), _AND.en.join(names))


def _of_rules(findings: Iterable[Finding], names: CellNames) -> Iterator[LocalizedText]:
    """Yield what the rules advise on findings that name no new value, each advice once with all its cells."""
    places: dict[LocalizedText, list[LocalizedText]] = {}
    for finding in findings:
        where = places.setdefault(finding.fix, [])
        if not _is_question_of_link(finding):
            where += map(names.cell, _cells_of(finding))
    for fix, found in places.items():
        cells = list(dict.fromkeys(found))
        listed = joined(cells[:SHOWN_CELLS], ", ")
        if len(cells) > SHOWN_CELLS:
            more = _MORE.format(n=len(cells) - SHOWN_CELLS)
            listed = LocalizedText(listed.id + more.id, listed.en + more.en)
        yield LocalizedText(f"{listed.id}: {_lower(fix.id)}", f"{listed.en}: {_lower(fix.en)}") if cells else fix


def _changes_a_sum(settlement: Settlement) -> bool:
    return any(change.model is None and not change.is_consequence for change in settlement.changes)


def _is_one_of_several(finding: Finding, sure: Collection[Evidence]) -> bool:
    """Tell whether the value that it proposes is one of several, which only its rule names; no other rule settles the cell."""
    places = {each.source for each in sure}
    return any(each.is_choice and each.wanted and each.cell.source not in places for each in finding.changes)


def _is_question_of_link(finding: Finding) -> bool:
    return any(not link.is_settled for link in finding.links)


def _cells_of(finding: Finding) -> list[Evidence]:
    """Return the cells that a rule names, or else the print that shows its finding best."""
    named = [change.cell for change in finding.changes]
    best = shown(finding)
    cells = named or ([best] if best is not None else [])
    return [cell for cell in cells if cell.source is not None]


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence


def shown(finding: Finding) -> Evidence | None:
    """Return the print that shows a finding best: no mere name of its subject."""
    printed = [evidence for evidence in finding.evidence if evidence.source is not None]
    named = [each for each in printed if " ".join(each.value.split()) not in (finding.subject, each.document)]
    return next(iter(named or printed), None)
