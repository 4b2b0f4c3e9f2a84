"""Hear all witnesses of a table: levels with their margins, sums that prove them, and whether rows are lost.

The entry of this package.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cascade.reading.witnesses.completeness import completeness_of, orphans_of
from cascade.reading.witnesses.failing_sums import judge_failing_sums
from cascade.reading.witnesses.habits import class_weights
from cascade.reading.witnesses.level_search import best_depths
from cascade.reading.witnesses.moves import margins_of
from cascade.reading.witnesses.records import Levelled, PrintedRow, PrintedSum, TableWitnesses, Witness
from cascade.reading.witnesses.scoring import Table, parents_of, sums_below
from cascade.reading.witnesses.single_witnesses import Silence, Weights, silence_of, witnesses_of_row
from cascade.reading.witnesses.sums import weight_of_sum
from cascade.reading.witnesses.unit_blocks import begins_of_units

PROVING_MARGIN = 3.0  # nats that any other level must lose where a sum proves one
ANCHOR = 2.0  # nats that rows below one top must say for their levels
PROVING_WEIGHT = 6.0  # nats; sums of round amounts come out by chance


def hear_witnesses(rows: Sequence[PrintedRow]) -> TableWitnesses:
    """Return what the witnesses say of the rows of a table, in printed order, total rows among them."""
    named = [place for place, row in enumerate(rows) if row.heads != "total"]
    table = Table([rows[place] for place in named])
    if not named:
        return TableWitnesses((), (), (), "unproved")
    depths = best_depths(table)
    levelled = _levelled(table, depths)
    sums = sums_below(table, depths)
    failing = judge_failing_sums(table, depths, sums)
    orphans = tuple(orphans_of(table.rows, depths))
    return TableWitnesses(
        rows=tuple(levelled),
        sums=tuple(sums),
        failing=failing,
        completeness=completeness_of(rows, named, depths, sums, failing, orphans),
        orphans=orphans,
        units=begins_of_units(table.rows, depths),
    )


def _levelled(table: Table, depths: list[int]) -> list[Levelled]:
    classes = class_weights(table.classes, depths)
    parents = parents_of(depths)
    silence = silence_of(table.rows)
    proving = _rows_in_proving_sums(table, sums_below(table, depths)) & _anchored(table, depths, parents, silence)
    margins = margins_of(table, depths)
    found = []
    for row, depth in enumerate(depths):
        found.append(
            Levelled(
                depth,
                parents[row],
                round(margins[row], 2),
                _deciding(table.rows[row], depth, classes[row], silence=silence, summed=row in proving),
                proved=row in proving and margins[row] >= PROVING_MARGIN,
            )
        )
    return found


def _rows_in_proving_sums(table: Table, sums: Sequence[PrintedSum]) -> set[int]:
    """Return the rows of sums that come out and of which chance makes few."""
    found: set[int] = set()
    for each in sums:
        weights = [0.0]
        for year, difference in each.differences.items():
            amounts = [amount for part in each.parts if (amount := table.values[part].get(year))]
            total = table.values[each.parent].get(year)
            if not difference and total and len(amounts) > 1:
                weights.append(weight_of_sum(total, amounts))
        if max(weights) >= PROVING_WEIGHT:
            found |= {each.parent, *(part for part in each.parts if any(table.values[part].values()))}
    return found


def _anchored(table: Table, depths: Sequence[int], parents: Sequence[int | None], silence: Silence) -> set[int]:
    """Return the rows under whose highest row some print says itself which level it has: sums tell only what is above what."""
    tops: list[int] = []
    says: dict[int, float] = defaultdict(float)
    for row, parent in enumerate(parents):
        tops.append(row if parent is None else tops[parent])
        spoken = witnesses_of_row(table.rows[row], silence)
        for witness in ("column", "word", "code", "elsewhere"):
            weights = spoken.get(witness)
            if weights is not None:
                says[tops[row]] += weights[depths[row]] - max(w for d, w in enumerate(weights) if d != depths[row])
    return {row for row, top in enumerate(tops) if says[top] >= ANCHOR}


def _deciding(row: PrintedRow, depth: int, classes: Weights, *, silence: Silence, summed: bool) -> tuple[Witness, ...]:
    """Return the witnesses that speak for the depth of a row rather than for the others."""
    spoken = dict(witnesses_of_row(row, silence))
    spoken.pop("order")
    looks = spoken.get("style", [0.0] * len(classes))
    spoken["style"] = [says + more for says, more in zip(classes, looks, strict=True)]
    found: list[Witness] = [name for name, says in spoken.items() if says[depth] > max(0.5, sum(says) / len(says))]
    return (*found, "sums") if summed else (*(found or ["order"]),)
