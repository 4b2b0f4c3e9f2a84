"""Change one document as its corrections say, and all that rests on what they change.

A document and the edits of its rows go in; a document comes out in which levels, parents, totals and the proofs of sums follow. An
address that was corrected says so. Finds no row and judges no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from cascade.model import (
    LEVEL_CHAIN,
    Document,
    Element,
    FailedSum,
    HandCorrection,
    Indicator,
    Label,
    Quantity,
    Source,
    TableProof,
    Total,
)
from cascade.pipeline.hand_corrections.parts import Part, Row
from cascade.pipeline.hand_corrections.values import level_named, value_of
from cascade.reading.cell_values import amounts_by_year
from cascade.text.printable import one_line

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Edit:
    """One correction of one row of a document, as it was read there."""

    row: Row
    part: Part
    source: Source
    correction: HandCorrection


def changed_document(document: Document, edits: list[Edit]) -> Document:
    """Return a document as its corrections say."""
    rows: dict[int, Row] = {}
    for edit in edits:
        rows[id(edit.row)] = _edited(document, rows.get(id(edit.row), edit.row), edit)
    removed = {id(edit.row) for edit in edits if edit.part.what == "not_a_row"}
    gone = {element.id for element in document.elements if id(element) in removed}
    moved = {edit.row.id for edit in edits if isinstance(edit.row, Element) and edit.part.what == "level"} - gone
    now = {element.id: rows.get(id(element), element) for element in document.elements}
    elements = tuple(_placed([each for each in now.values() if isinstance(each, Element)], gone, moved))
    indicators = tuple(
        _following(each, document, elements, gone)
        for indicator in document.indicators
        if id(indicator) not in removed and isinstance(each := rows.get(id(indicator), indicator), Indicator)
    )
    totals = tuple(
        replace(each, elements=tuple(element for element in each.elements if element not in gone))
        for total in document.totals
        if id(total) not in removed and isinstance(each := rows.get(id(total), total), Total)
    )
    touched = {edit.row.id for edit in edits if isinstance(edit.row, Element)}
    above = {each.parent for each in (*document.elements, *elements) if each.id in touched and each.parent}
    lost_a_child = {each.parent for each in document.elements if each.id in gone and each.parent}
    proofs = tuple(_proof(each, elements, (touched | above | lost_a_child) - gone, gone) for each in document.proofs)
    return replace(document, elements=elements, indicators=indicators, totals=totals, proofs=proofs)


def _edited(document: Document, row: Row, edit: Edit) -> Row:
    """Return a row with one part as it should have been read."""
    part, text = edit.part, one_line(edit.correction.value)
    if part.what == "not_a_row":
        return row
    if part.what in ("name", "level"):
        source = replace(row.name.source, corrected=(*row.name.source.corrected, edit.correction))
        label = Label(text if part.what == "name" else row.name.text, source)
        if isinstance(row, Total):
            return replace(row, name=label)
        if isinstance(row, Indicator):
            sources = tuple(source if each == row.name.source else each for each in row.sources)
            level = level_named(text) if part.what == "level" else row.level
            return replace(row, name=label, level=level, sources=sources)
        if part.what == "name":
            return replace(row, name=label)
        return replace(row, name=label, level=level_named(text), level_assumed=False, level_proved=False)
    source = replace(edit.source, corrected=(edit.correction,))
    if part.what in ("unit", "code"):
        return _with_label(row, part, Label(text, source))
    return _with_quantity(row, part, value_of(document, edit.row, part, text, source))


def _with_label(row: Row, part: Part, label: Label) -> Row:
    if isinstance(row, Indicator):
        return replace(row, unit=label) if part.what == "unit" else replace(row, code=label if label.text else None)
    return replace(row, code=label if label.text else None) if isinstance(row, Element) else row


def _with_quantity(row: Row, part: Part, value: Quantity) -> Row:
    if part.what == "pagu" and part.year is not None:
        return replace(row, pagu={**row.pagu, part.year: value})
    if part.what == "end_pagu" and not isinstance(row, Indicator):
        return replace(row, end_pagu=value)
    if isinstance(row, Element) and part.quarter is not None:
        amounts = row.pagu_quarters or tuple(Quantity("none", "", source=row.name.source) for _ in range(4))
        return replace(row, pagu_quarters=_with_item(amounts, part.quarter - 1, value))
    if not isinstance(row, Indicator):
        return row
    if part.what == "baseline":
        return replace(row, baseline=value)
    if part.what == "end_target":
        return replace(row, end_target=value)
    if part.quarter is not None:
        return replace(row, quarters=_with_item(row.quarters or (None,) * 4, part.quarter - 1, value))
    return replace(row, targets={**row.targets, part.year or 0: value})


def _with_item(items: tuple[Item, ...], number: int, item: Item) -> tuple[Item, ...]:
    return (*items[:number], item, *items[number + 1 :])


def _rank(element: Element) -> int | None:
    return LEVEL_CHAIN.index(element.level) if element.level in LEVEL_CHAIN else None


def _placed(elements: list[Element], gone: set[str], moved: set[str]) -> Iterator[Element]:
    """Yield the elements that are left, those at or behind a changed row under the last higher one that their table prints."""
    by_id = {element.id: element for element in elements}
    open_ranks: dict[int, str] = {}
    table: object = None
    block: int | None = None  # rank of the moved element whose rows these are
    for element in elements:
        here = (element.name.source.sheet, element.name.source.table)
        if here != table:
            table, open_ranks, block = here, {}, None
        if element.id in gone:
            continue
        rank = _rank(element)
        if element.id in moved:
            block = rank
        elif block is not None and rank is not None and rank <= block:
            block = None
        if element.id in moved or element.parent in gone | moved or (block is not None and rank is not None):
            higher = [r for r in open_ranks if rank is not None and r < rank]
            parent = open_ranks[max(higher)] if higher else _next_above(element, by_id, gone)
            element = replace(element, parent=parent)
        if rank is not None:
            open_ranks = {r: known for r, known in open_ranks.items() if r < rank} | {rank: element.id}
        yield element


def _next_above(element: Element, by_id: Mapping[str, Element], gone: set[str]) -> str | None:
    """Return the nearest of those above an element that is left and higher than it."""
    rank, parent = _rank(element), element.parent
    while parent is not None and parent in by_id:
        other = _rank(by_id[parent])
        if parent not in gone and (rank is None or other is None or other < rank):
            return parent
        parent = by_id[parent].parent
    return None


def _following(indicator: Indicator, before: Document, elements: tuple[Element, ...], gone: set[str]) -> Indicator:
    """Return an indicator of an element whose level changed, or that is none, at the level and element that are left."""
    old = next((each for each in before.elements if each.id == indicator.element), None)
    if old is None:
        return indicator
    if old.id not in gone:
        new = next(each for each in elements if each.id == old.id)
        return replace(indicator, level=new.level) if indicator.level == old.level != new.level else indicator
    left = {each.id for each in elements}
    in_table = [each for each in before.elements[: before.elements.index(old)] if each.id in left]
    sibling = next(
        (each.id for each in reversed(in_table) if each.parent == old.parent and each.level == old.level), None
    )
    return replace(indicator, element=sibling or _next_above(old, {each.id: each for each in before.elements}, gone))


def _proof(proof: TableProof, elements: tuple[Element, ...], touched: set[str], gone: set[str]) -> TableProof:
    """Return what the sums of a table prove after its corrections: those of changed rows are added up again."""
    again = touched.intersection(proof.elements)
    if not again and not gone.intersection(proof.elements):
        return proof
    again |= {failed.element for failed in proof.failed if failed.other in again | gone} - gone
    held, failed = proof.sums_held, []
    before = {each.element: each for each in proof.failed if each.element not in gone}
    for element in elements:
        if element.id not in again:
            failed += [before[element.id]] if element.id in before else []
            continue
        differences = _differences(element, elements)
        if differences:
            known = before.get(element.id)
            verdict = known.verdict if known and known.other is None and known.verdict != "unread" else "question"
            failed.append(FailedSum(element.id, verdict, differences, known.pages if known else None))
        else:
            held += element.id in before
    lost = proof.completeness == "lost" and not any(each.pages or each.verdict == "parent_lost" for each in failed)
    return replace(
        proof,
        elements=tuple(each for each in proof.elements if each not in gone),
        completeness="unproved" if lost and not proof.orphans else proof.completeness,
        sums_held=held,
        failed=tuple(failed),
        orphans=tuple(each for each in proof.orphans if each not in gone),
        units=tuple(each for each in proof.units if each not in gone),
    )


def _differences(element: Element, elements: tuple[Element, ...]) -> dict[int, Decimal]:
    """Return by year what an element prints more than those right below it; nothing where it has none, or one of them no amount."""
    below = [amounts_by_year(each.pagu) for each in elements if each.parent == element.id]
    found: dict[int, Decimal] = {}
    for year, amount in amounts_by_year(element.pagu).items():
        parts = [amounts[year] for amounts in below if year in amounts]
        numbers = [part for part in parts if part is not None]
        if amount is not None and parts and len(numbers) == len(parts) and sum(numbers) != amount:
            found[year] = amount - sum(numbers)
    return found
