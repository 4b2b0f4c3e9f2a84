"""Follow every value that is to be changed to what it has to be in the end.

The findings of one main problem go in; its cells come out, each once, with the value that makes all documents agree: the one
of the print highest in the cascade, and of a print that is itself to be changed what it will be. A cell that then turns out
to be right is left alone. Decides nothing: what only a question asks for, or follows a print that is itself in doubt, stays
marked as a choice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cascade.advice.grouping import address
from cascade.advice.main_problem import CellChange
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import CASCADE_ORDER, Change, Evidence, Finding
from cascade.quantities.comparison import compare
from cascade.text.normalize import normalized
from cascade.text.numbers import parse_quantity

_NUMBER = re.compile(r"[\d.,]+(?P<gap>\s*)(?P<unit>\D*)")
_ACCUSING = ("error", "warning")
Cell = Hashable


@dataclass(frozen=True, slots=True)
class Settlement:
    """The cells to change; `otherwise` what to change instead if a question is answered the other way; `findings` the
    fingerprints of those that then hold, also where their own cell turns out to be right.
    """

    changes: tuple[CellChange, ...] = ()
    otherwise: tuple[CellChange, ...] = ()
    findings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Proposal:
    change: Change
    is_asked: bool
    fingerprint: str


def settle(findings: Sequence[Finding], graph: CascadeGraph) -> Settlement:
    """Return the cells that a problem wants changed and the value of each, the highest document first."""
    proposals = [
        _Proposal(change, _is_asked(finding, change), finding.fingerprint)
        for finding in findings
        for change in finding.changes
        if change.wanted
    ]
    ranks = _Ranks(graph)
    followed = _followed(proposals, ranks)
    firm = _followed([each for each in proposals if not each.is_asked], ranks)
    doubted = {_key(change.cell) for finding in findings for change in finding.changes if not change.wanted}
    changes = [
        replace(
            change,
            is_asked=cell not in firm
            or firm[cell].wanted != change.wanted
            or (change.model is not None and _key(change.model) in doubted),
        )
        for cell, change in followed.items()
        if not _is_right(change)
    ]
    otherwise = [
        change for cell, change in firm.items() if change.wanted != followed[cell].wanted and not _is_right(change)
    ]
    return Settlement(
        tuple(sorted(changes, key=lambda change: ranks.of(change.cell))),
        tuple(otherwise),
        frozenset(each.fingerprint for each in proposals),
    )


def _is_asked(finding: Finding, change: Change) -> bool:
    """Tell whether somebody has to agree: to a question, to one value of several, to a rule that is still tried out."""
    return finding.severity not in _ACCUSING or finding.trial or change.is_choice


def _followed(proposals: Iterable[_Proposal], ranks: _Ranks) -> dict[Cell, CellChange]:
    """Return what each cell has to be in the end, also where that is what stands there."""
    of_cell: dict[Cell, list[_Proposal]] = defaultdict(list)
    for proposal in proposals:
        of_cell[_key(proposal.change.cell)].append(proposal)
    return {cell: _end_of(cell, of_cell, ranks) for cell in of_cell}


def _end_of(cell: Cell, proposals: Mapping[Cell, Sequence[_Proposal]], ranks: _Ranks) -> CellChange:
    """Follow the proposal whose model stands highest in the cascade, until a print that is right."""
    seen, first = {cell}, _highest(proposals[cell], ranks)
    last = first
    while (model := last.change.model) is not None:
        above = _key(model)
        if above in seen or above not in proposals:
            break
        seen.add(above)
        last = _highest(proposals[above], ranks)
    asking = tuple(dict.fromkeys(each.fingerprint for each in proposals[cell]))
    printed = first.change.cell
    wanted = last.change.wanted if last.change.model is None else _in_the_unit_of(printed.value, last.change.wanted)
    if (last is not first or last.change.model is not None) and says_the_same(printed.value, wanted):
        wanted = printed.value
    return CellChange(printed, wanted, last.change.model, findings=asking)


def _highest(proposals: Iterable[_Proposal], ranks: _Ranks) -> _Proposal:
    """Return the proposal that follows the highest document; of equals one that accuses, then the first."""
    return min(proposals, key=lambda each: (ranks.of(each.change.model or each.change.cell), each.is_asked))


def _key(print_: Evidence) -> Cell:
    """Return the cell of a print; of a document that names no cells, the print itself."""
    return address(print_.source) or (print_.document, print_.label.id, print_.value)


def _is_right(change: CellChange) -> bool:
    return change.cell.value == change.wanted


def _in_the_unit_of(printed: str, wanted: str) -> str:
    """Return a value as the cell writes its values: with its unit or percent sign, or without any."""
    own = _NUMBER.fullmatch(" ".join(printed.split()))
    if own and own["unit"] and _NUMBER.fullmatch(wanted) and not any(map(str.isalpha, wanted)) and "%" not in wanted:
        return f"{wanted}{own['gap']}{own['unit']}"
    return _without_unit(wanted) if _without_unit(printed) == printed else wanted


def _without_unit(text: str) -> str:
    """Return a number without the unit that is printed behind it."""
    quantity = parse_quantity(text)
    if quantity.kind not in ("number", "range") or not quantity.unit:
        return text
    return text.removesuffix(quantity.unit).rstrip()


class _Ranks:
    """Where in the cascade the document stands that prints a value: 0 is the highest."""

    def __init__(self, graph: CascadeGraph):
        self._by_name: dict[tuple[str, str], int] = {}
        self._by_file: dict[str, int] = {}
        for document in graph.documents:
            rank = CASCADE_ORDER.index(document.kind)
            self._by_name[document.file, document.name] = rank
            self._by_file[document.file] = max(rank, self._by_file.get(document.file, 0))

    def of(self, evidence: Evidence) -> int:
        """Return the rank of a print; what no document prints, a nomenclature, stands above all."""
        file = evidence.source.file if evidence.source else ""
        return self._by_name.get((file, evidence.document or ""), self._by_file.get(file, -1))


def says_the_same(printed: str, wanted: str) -> bool:
    """Tell whether two prints are one value, however they are written: “100%” and “100 %”."""
    if normalized(printed) == normalized(wanted):
        return printed == wanted or any(character.isdigit() for character in printed)
    one, other = parse_quantity(printed), parse_quantity(wanted)
    if one.kind == "text" or other.kind == "text":
        return False
    return compare(one, other) == 0
