"""Find the rows of a plan that print the targets of another row.

A graph goes in; out come rows with the same or nearly the same run of values under another name, and which occurrence says all
that a later one says. Runs that are met by chance are left out. Never decides which row is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.graph.occurrences import find_occurrences
from cascade.graph.remembered import remembered
from cascade.model import Indicator
from cascade.quantities import series
from cascade.text.element_names import REWORDED_SIMILARITY, name_similarity
from cascade.text.measures import measure_kind
from cascade.text.normalize import tokens
from cascade.text.stemming import stem
from cascade.text.word_lists import word_lists

MIN_SHARED_NAME = 0.5  # share of words from which two names may well be of one indicator


@remembered
def equal_series(graph: CascadeGraph) -> dict[NodeId, NodeId]:
    """Return for a row the other row whose run holds its targets, the decimal point aside; the later name is told.

    Rows of one name, rows above each other, and runs that are met by chance are left out.
    """
    occurrences = find_occurrences(graph)
    windows: dict[tuple[object, ...], list[NodeId]] = defaultdict(list)
    runs = {
        node: run
        for node in _represented_once(graph)
        if series.is_distinctive(run := series.value_run(graph.indicators[node]))
    }
    for node, run in runs.items():
        for start in range(len(run) - series.MIN_COPIED_VALUES + 1):
            key = (graph.document_of(node).file, *series.scaled_run(run[start : start + series.MIN_COPIED_VALUES]))
            windows[key].append(node)
    found: dict[NodeId, NodeId] = {}
    for nodes in windows.values():
        for one, other in combinations(dict.fromkeys(nodes), 2):
            short, long = sorted((one, other), key=lambda n: len(runs[n]))
            if (
                short in found
                or not _are_different_rows(graph, one, other)
                or not _contains_run(runs[long], _targets(graph, short))
            ):
                continue
            if series.has_exact_numbers(runs[short]) or occurrences.table_of(one) is not occurrences.table_of(other):
                found[short] = long
    return found


@remembered
def nearly_equal_series(graph: CascadeGraph) -> dict[NodeId, NodeId]:
    """Return for a row the row of a like name that has the same targets in most years, and others in some."""
    windows: dict[tuple[object, ...], list[NodeId]] = defaultdict(list)
    for node in _represented_once(graph):
        printed = graph.indicators[node]
        values = {
            y: v for y, q in series.non_blank(printed.targets).items() if (v := series.plain_number(q)) is not None
        }
        years = sorted(values)
        for start in range(len(years) - series.MIN_COPIED_VALUES + 1):
            part = years[start : start + series.MIN_COPIED_VALUES]
            run = tuple(values[year] for year in part)
            if _is_no_chance(run):
                windows[graph.document_of(node).file, tuple(part), run].append(node)
    found: dict[NodeId, NodeId] = {}
    for nodes in windows.values():
        for one, other in combinations(dict.fromkeys(nodes), 2):
            left, right = graph.indicators[one], graph.indicators[other]
            if (
                _have_like_names(left.name.text, right.name.text)
                and series.differing_years(left.targets, right.targets)
                and _are_different_rows(graph, one, other)
            ):
                found.setdefault(one, other)
    return found


def _is_no_chance(run: tuple[Decimal, ...]) -> bool:
    """Tell whether values are too particular to be met by chance: all different, in uneven steps, with decimals."""
    steps = {later - earlier for earlier, later in pairwise(run)}
    return len(set(run)) == len(run) and len(steps) > 1 and any(value % 1 for value in run)


def _have_like_names(left: str, right: str) -> bool:
    like = max(shared_words(left, right)[1], shared_words(right, left)[1]) >= MIN_SHARED_NAME
    return like and measure_kind(left) == measure_kind(right)


def is_as_complete(earlier: Indicator, later: Indicator) -> bool:
    """Tell whether a print says all that a later one says."""
    columns = (earlier.unit is not None or later.unit is None) and (
        earlier.baseline is not None or later.baseline is None
    )
    same = not series.differing_years(earlier.targets, later.targets) and not _baselines_differ(earlier, later)
    return bool(earlier.targets) and columns and same


def _baselines_differ(one: Indicator, other: Indicator) -> bool:
    return bool(one.baseline and other.baseline and series.surely_differ(one.baseline, other.baseline))


def _represented_once(graph: CascadeGraph) -> Iterator[NodeId]:
    """Yield one print of each series of each indicator of the plans, that of the first one with targets first."""
    occurrences = find_occurrences(graph)
    for document in graph.documents:
        for group in occurrences.indicators[document.id] if document.kind in ("renstra", "iku") else ():
            first = _first_with_targets(graph, group.nodes)
            told = {_targets(graph, first)}
            yield first
            for node in group.nodes[group.nodes.index(first) + 1 :]:
                if (run := _targets(graph, node)) not in told:
                    told.add(run)
                    yield node


def _first_with_targets(graph: CascadeGraph, nodes: tuple[NodeId, ...]) -> NodeId:
    return next((node for node in nodes if graph.indicators[node].targets), nodes[0])


def _prints_beside(graph: CascadeGraph, node: NodeId) -> tuple[NodeId, ...]:
    """Return the print that stands for its indicator, or with a later one of another series all its prints."""
    nodes = find_occurrences(graph).group_of(node).nodes
    return (node,) if node == _first_with_targets(graph, nodes) else nodes


def _targets(graph: CascadeGraph, node: NodeId) -> tuple[Decimal, ...]:
    printed = graph.indicators[node]
    return series.value_run(replace(printed, baseline=None))


def _contains_run(run: tuple[Decimal, ...], part: tuple[Decimal, ...]) -> bool:
    """Tell whether a run has another one inside, the decimal point aside."""
    scaled_part = series.scaled_run(part)
    size = len(scaled_part)
    return size >= series.MIN_COPIED_VALUES and any(
        series.scaled_run(run[start : start + size]) == scaled_part for start in range(len(run) - size + 1)
    )


def _are_different_rows(graph: CascadeGraph, one: NodeId, other: NodeId) -> bool:
    """Tell whether two rows have different names and neither measures a part of what the other one measures."""
    names = [graph.indicators[node].name.text for node in (one, other)]
    occurrences = find_occurrences(graph)
    if name_similarity(*names) >= REWORDED_SIMILARITY or occurrences.group_of(one) is occurrences.group_of(other):
        return False
    prints = [_prints_beside(graph, node) for node in (one, other)]
    elements = [{graph.element_node(node) for node in nodes} for nodes in prints]
    paths = [{above for node in nodes for above in graph.path(node)} for nodes in prints]
    return not (elements[0] & paths[1] or elements[1] & paths[0])


def shared_words(left: str, right: str) -> tuple[int, float]:
    """Return how many of the left name's meaning-carrying words (by root) the right name holds, and which share."""
    ignored = word_lists()["light_words"]
    left_roots = {stem(t) for t in tokens(left) if t not in ignored}
    right_roots = {stem(t) for t in tokens(right)}
    common = sum(any(fuzz.ratio(a, b) >= 85 for b in right_roots) for a in left_roots)
    return common, common / len(left_roots) if left_roots else 1.0
