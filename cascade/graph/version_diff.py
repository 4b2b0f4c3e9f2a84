"""Compare two versions of one document: what was added, dropped, renamed, or prints another value.

Two linked sets of documents go in (murni and perubahan, a draft and the final one); changes come out, each with both places. A
column that only one version has is told once, not for every row. Judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import LEVEL_NAMES, QUARTER_NAMES, Document, Element, Indicator, Label, Link, Quantity, Source
from cascade.model.i18n import LocalizedText, joined, same
from cascade.text.normalize import normalized, same_text
from cascade.text.printable import one_line
from cascade.text.units import unit_of

ChangeKind = Literal["added", "dropped", "renamed", "unsure", "changed"]
CHANGE_NAMES: dict[ChangeKind, LocalizedText] = {
    "added": LocalizedText("ditambahkan", "added"),
    "dropped": LocalizedText("dihapus", "dropped"),
    "renamed": LocalizedText("berganti nama", "renamed"),
    "unsure": LocalizedText("mungkin berganti nama", "perhaps renamed"),
    "changed": LocalizedText("berubah", "changed"),
}
_BLANK = LocalizedText("(kosong)", "(blank)")
_NONE = LocalizedText("(tidak ada)", "(none)")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that both versions print, unlike."""

    label: LocalizedText
    old: LocalizedText
    new: LocalizedText
    old_source: Source | None = None
    new_source: Source | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one indicator or element; its places are those of its name."""

    kind: ChangeKind
    level: str
    name: str
    old: Source | None = None
    new: Source | None = None
    differences: tuple[Difference, ...] = ()
    is_element: bool = False


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """Two versions side by side; `columns` are those that only one of them has."""

    old: tuple[Document, ...]
    new: tuple[Document, ...]
    changes: tuple[Change, ...]
    columns: tuple[LocalizedText, ...]
    unchanged: int


def compare_versions(
    graph: CascadeGraph, old: Iterable[Document], new: Iterable[Document], links: Iterable[Link]
) -> VersionDiff:
    """Compare two linked versions."""
    old_documents, new_documents = tuple(old), tuple(new)
    only_old, only_new = (
        {node for d in side for node in graph.distinct_indicators(d)} for side in (old_documents, new_documents)
    )
    columns = _columns(old_documents), _columns(new_documents)
    changes: list[Change] = []
    unchanged = 0
    for link in links:
        left, right = graph.indicators[link.left], graph.indicators[link.right]
        only_old.discard(link.left)
        only_new.discard(link.right)
        differences = tuple(_value_differences(graph, link.left, link.right, columns[0] & columns[1]))
        named_alike = same_text(left.name.text, right.name.text)
        if not differences and named_alike:
            unchanged += 1
            continue
        kind: ChangeKind = "changed" if named_alike else "renamed" if link.is_settled else "unsure"
        renamed = () if named_alike else (_text_difference(LocalizedText("nama", "name"), left.name, right.name),)
        name = one_line(right.name.text)
        changes.append(Change(kind, right.level, name, left.name.source, right.name.source, (*renamed, *differences)))
    changes += [
        _change_of_one_version("dropped", graph.indicators[node]) for node in graph.indicators if node in only_old
    ]
    changes += [
        _change_of_one_version("added", graph.indicators[node]) for node in graph.indicators if node in only_new
    ]
    changes += _element_changes(old_documents, new_documents)
    return VersionDiff(
        old_documents, new_documents, tuple(changes), tuple(_columns_of_one_version(*columns)), unchanged
    )


def _change_of_one_version(kind: ChangeKind, indicator: Indicator) -> Change:
    source, name = indicator.name.source, one_line(indicator.name.text)
    values = [*((same(f"target {year}"), q) for year, q in indicator.targets.items())]
    values += [(same(n), q) for n, q in zip(QUARTER_NAMES, indicator.quarters or (), strict=False) if q]
    differences = []
    for label, quantity in values:
        if not quantity.is_missing:
            value, address = same(one_line(quantity.raw)), quantity.source
            if kind == "added":
                differences.append(Difference(label, _NONE, value, None, address))
            else:
                differences.append(Difference(label, value, _NONE, address, None))
    if kind == "added":
        return Change(kind, indicator.level, name, None, source, tuple(differences))
    return Change(kind, indicator.level, name, source, None, tuple(differences))


# Columns


def _columns(documents: Iterable[Document]) -> frozenset[str]:
    """Return which columns the tables of some documents have: target 2025, satuan, TR IV."""
    found: set[str] = set()
    for document in documents:
        for indicator in document.indicators:
            found.update(_values_by_column(indicator))
    return frozenset(found)


def _values_by_column(indicator: Indicator) -> dict[str, tuple[LocalizedText, Quantity]]:
    """Return the values of an indicator by their column."""
    found: dict[str, tuple[LocalizedText, Quantity]] = {}
    if indicator.baseline is not None:
        found["baseline"] = LocalizedText("kondisi awal", "baseline"), indicator.baseline
    for year, quantity in sorted(indicator.targets.items()):
        found[f"target {year}"] = same(f"target {year}" if year else "target"), quantity
    if indicator.end_target is not None:
        found["end_target"] = LocalizedText("target akhir", "end target"), indicator.end_target
    for name, quarter in zip(QUARTER_NAMES, indicator.quarters or (), strict=False):
        if quarter is not None:
            found[name] = same(name), quarter
    for year, quantity in sorted(indicator.pagu.items()):
        found[f"pagu {year}"] = same(f"pagu {year}" if year else "pagu"), quantity
    return found


def _columns_of_one_version(old: frozenset[str], new: frozenset[str]) -> Iterator[LocalizedText]:
    names = {
        "baseline": LocalizedText("kondisi awal", "baseline"),
        "end_target": LocalizedText("target akhir", "end target"),
    }
    for columns, message in (
        (sorted(old - new), LocalizedText("hanya di versi lama: {c}", "only in the old version: {c}")),
        (sorted(new - old), LocalizedText("hanya di versi baru: {c}", "only in the new version: {c}")),
    ):
        if columns:
            listed = [names.get(column, same(column)) for column in columns]
            yield message.format(c=joined(listed, ", "))


# Values


def _value_differences(
    graph: CascadeGraph, left: NodeId, right: NodeId, shared: frozenset[str]
) -> Iterator[Difference]:
    old, new = graph.indicators[left], graph.indicators[right]
    if old.unit is not None and new.unit is not None and unit_of(old.unit.text) != unit_of(new.unit.text):
        yield _text_difference(LocalizedText("satuan", "unit"), old.unit, new.unit)
    before, after = _values_by_column(old), _values_by_column(new)
    for column in [*before, *(column for column in after if column not in before)]:
        if column in shared:
            label = (before.get(column) or after[column])[0]
            first, second = (side[column][1] if column in side else None for side in (before, after))
            if _differ(first, second):
                yield _value_difference(label, first, second)
    above, below = graph.element_of(left), graph.element_of(right)
    if above is not None and below is not None and not same_text(above.name.text, below.name.text):
        yield _text_difference(LocalizedText("di bawah", "under"), above.name, below.name)


def _differ(old: Quantity | None, new: Quantity | None) -> bool:
    """Tell whether two prints promise something else; how a number is written does not matter."""
    if old is None or new is None:
        return not (old or new or Quantity("none", "")).is_missing
    if old.is_missing or new.is_missing:
        return old.is_missing != new.is_missing
    if old.value is None or new.value is None:
        return one_line(old.raw).casefold() != one_line(new.raw).casefold()
    units = {unit_of(quantity.unit) for quantity in (old, new)} - {None}
    return (old.value, old.high, old.operator) != (new.value, new.high, new.operator) or len(units) > 1


def _value_difference(label: LocalizedText, old: Quantity | None, new: Quantity | None) -> Difference:
    sources = [quantity.source if quantity else None for quantity in (old, new)]
    return Difference(label, _printed(old), _printed(new), *sources)


def _printed(quantity: Quantity | None) -> LocalizedText:
    if quantity is None:
        return _NONE
    return same(one_line(quantity.raw)) if quantity.raw.strip() else _BLANK


def _text_difference(label: LocalizedText, old: Label, new: Label) -> Difference:
    old_text, new_text = (same(one_line(label.text)) if label.text.strip() else _BLANK for label in (old, new))
    return Difference(label, old_text, new_text, old.source, new.source)


# Elements


def _element_changes(old_documents: tuple[Document, ...], new_documents: tuple[Document, ...]) -> Iterator[Change]:
    """Yield the elements that only one version has, and those of another pagu; names alone tell which is which."""
    before, after = _elements_by_name(old_documents), _elements_by_name(new_documents)
    for name, old in before.items():
        if name not in after:
            first = old[0][0]
            yield Change("dropped", first.level, one_line(first.name.text), first.name.source, None, (), True)
            continue
        for left, right in _pairs_of_namesakes(old, after[name]):
            differences = tuple(
                _value_difference(same(f"pagu {year}" if year else "pagu"), left.pagu[year], right.pagu[year])
                for year in sorted(left.pagu.keys() & right.pagu.keys())
                if _differ(left.pagu[year], right.pagu[year])
            )
            if differences:
                shown = one_line(right.name.text)
                yield Change("changed", right.level, shown, left.name.source, right.name.source, differences, True)
    for name, new in after.items():
        if name not in before:
            first = new[0][0]
            yield Change("added", first.level, one_line(first.name.text), None, first.name.source, (), True)


_PlacedElement = tuple[Element, str]  # an element, and the name of what stands above it


def _elements_by_name(documents: Iterable[Document]) -> Mapping[str, list[_PlacedElement]]:
    found: dict[str, list[_PlacedElement]] = defaultdict(list)
    for document in documents:
        for element in document.elements:
            found[_key(element.name)].append((element, _key(_name_above(element, document))))
    return found


def _pairs_of_namesakes(old: list[_PlacedElement], new: list[_PlacedElement]) -> Iterator[tuple[Element, Element]]:
    """Pair the elements of one name; where there are several, by what stands above them, else not at all."""
    if len(old) == len(new) == 1:
        yield old[0][0], new[0][0]
        return
    for above in dict.fromkeys(above for _, above in old):
        lefts, rights = ([element for element, over in side if over == above] for side in (old, new))
        if len(lefts) == len(rights) == 1:
            yield lefts[0], rights[0]


def _name_above(element: Element, document: Document) -> Label | None:
    return next((other.name for other in document.elements if other.id == element.parent), None)


def _key(label: Label | None) -> str:
    return "".join(normalized(label.text).split()) if label else ""


def level_name(level: str) -> str:
    """Return how a level is printed."""
    return LEVEL_NAMES.get(level, level)
