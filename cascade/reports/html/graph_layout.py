"""Lay out the picture of the cascade of one document.

A document of the graph goes in; boxes with wrapped text and the lines between them come out, in pixels, for whoever
draws them. Reads from left to right, one column for each level; an element stands beside the first thing below it.
Knows no colours, no findings and no file format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.model import Document, Source
from cascade.text.printable import one_line

FONT_SIZE = 12
LINE_HEIGHT = 16
COLUMNS = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan", "unknown", "indicator")
_WIDTHS = {"indicator": 262, "sub_kegiatan": 196}
_WIDTH = 174
_GUTTER = 26
_GAP = 15
_PAD = 9
_HEAD = 40
_MARGIN = 14
_MOST_LINES = 7


@dataclass(frozen=True, slots=True)
class Box:
    """One element or indicator, with its text broken into lines; `parent` counts the boxes of the picture from 0.

    `below` is the height that all what hangs below it takes, from the top of the box: where that is hidden and higher
    than the box, what stands further down moves up by the difference.
    """

    node: NodeId
    level: str
    name: str
    source: Source
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    parent: int | None = None
    below: int = 0

    @property
    def is_indicator(self) -> bool:
        """An indicator is drawn with round corners."""
        return self.level == "indicator"

    @property
    def is_cut(self) -> bool:
        """Tell whether the box shows only the beginning of its name."""
        return self.lines[-1].endswith(" …")

    def line_y(self, number: int) -> int:
        """Return the baseline of a line of text; lines count from 0."""
        return self.y + _PAD + FONT_SIZE - 1 + number * LINE_HEIGHT

    @property
    def entry(self) -> int:
        """The height at which lines meet the box: the middle of its first line of text."""
        return self.y + _PAD + LINE_HEIGHT // 2


@dataclass(frozen=True, slots=True)
class Connector:
    """A connecting line, as the `d` of an SVG path."""

    path: str
    to_indicator: bool


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The head of a column: a level."""

    x: int
    level: str


@dataclass(frozen=True, slots=True)
class GraphDrawing:
    """The picture of one document."""

    document: Document
    width: int
    height: int
    heads: tuple[ColumnHead, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Connector, ...]


@dataclass(slots=True)
class _Place:
    """A node on its way to a box: how deep it hangs, in which column and row it stands."""

    node: NodeId
    level: str
    name: str
    source: Source
    depth: int
    parent: int | None
    row: int = 0
    end: int = 0
    text: tuple[str, ...] = ()
    below: int = 0

    @property
    def height(self) -> int:
        return 2 * _PAD + len(self.text) * LINE_HEIGHT


def lay_out(graph: CascadeGraph, document: Document) -> GraphDrawing | None:
    """Return the picture of a document, None where it has nothing to draw."""
    places = list(_places(graph, document))
    if not places:
        return None
    levels = [level for level in COLUMNS if any(place.level == level for place in places)]
    for place in places:
        place.text = wrap(place.name, _width(place.level) - 2 * _PAD)
    _set_rows(places, levels)
    tops, bottom = _row_tops(places)
    lefts = _lefts(levels)
    boxes = tuple(
        Box(
            place.node,
            place.level,
            place.name,
            place.source,
            lefts[place.level],
            tops[place.row],
            _width(place.level),
            place.height,
            place.text,
            place.parent,
            place.below,
        )
        for place in places
    )
    return GraphDrawing(
        document=document,
        width=lefts[levels[-1]] + _width(levels[-1]) + _MARGIN,
        height=bottom + _MARGIN,
        heads=tuple(ColumnHead(lefts[level], level) for level in levels),
        boxes=boxes,
        lines=tuple(
            _line(boxes[place.parent], box)
            for place, box in zip(places, boxes, strict=True)
            if place.parent is not None
        ),
    )


def wrap(text: str, width: float) -> tuple[str, ...]:
    """Break a text into lines of at most an estimated width; what is too long ends in "…"."""
    lines, line = [], ""
    for word in _words(text, width):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    if len(lines) > _MOST_LINES:
        return (*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1] + " …")
    return tuple(lines)


def text_width(text: str) -> float:
    """Estimate how wide a text is; no two readers have the same font."""
    return FONT_SIZE * sum(
        0.32 if c in " iljtf.,;:'|!()[]/-" else 0.76 if c.isupper() or c in "mw%" else 0.63 for c in text
    )


def _words(text: str, width: float) -> Iterator[str]:
    most = max(1, int(width / (0.76 * FONT_SIZE)))
    for word in one_line(text).split():
        if text_width(word) <= width:
            yield word
        else:
            yield from (word[i : i + most] for i in range(0, len(word), most))


def _places(graph: CascadeGraph, document: Document) -> Iterator[_Place]:
    """Yield what a document prints, each thing after what it hangs on."""
    nodes = [node_id(document, element.id) for element in document.elements]
    roots = [node for node in nodes if graph.parent(node) is None]
    seen: set[NodeId] = set()
    count = 0
    # Elements that hang on each other in a circle have no root; they come after all others.
    stack: list[tuple[NodeId, int, int | None]] = [(node, 0, None) for node in reversed([*roots, *nodes])]
    while stack:
        node, depth, parent = stack.pop()
        if node in seen:
            continue
        seen.add(node)
        here, element = count, graph.elements[node]
        level = element.level if element.level in COLUMNS else "unknown"
        yield _Place(node, level, element.name.text, element.name.source, depth, parent)
        count += 1
        for indicator in graph.indicators_of(node):
            yield _indicator(graph, indicator, depth + 1, here)
            count += 1
        stack += [(child, depth + 1, here) for child in reversed(graph.children(node))]
    for printed in document.indicators:
        node = node_id(document, printed.id)
        if graph.element_node(node) is None:
            yield _indicator(graph, node, 0, None)


def _indicator(graph: CascadeGraph, node: NodeId, depth: int, parent: int | None) -> _Place:
    name = graph.indicators[node].name
    return _Place(node, "indicator", name.text, name.source, depth, parent)


def _set_rows(places: list[_Place], levels: list[str]) -> None:
    """Give each place a row; the first thing below an element shares its row when it stands to the right."""
    row = -1
    for number, place in enumerate(places):
        before = places[number - 1] if number else None
        is_first_below = before is not None and place.parent == number - 1
        shares = is_first_below and before and levels.index(place.level) > levels.index(before.level)
        row += not shares
        place.row = row
    for number, place in enumerate(places):
        following = (other.row for other in places[number + 1 :] if other.depth <= place.depth)
        place.end = max(next(following, row + 1), place.row + 1)


def _row_tops(places: list[_Place]) -> tuple[list[int], int]:
    """Return where each row begins and where the last one ends; an element may fill all rows below it."""
    heights = [0] * (max(place.row for place in places) + 1)
    for place in reversed(places):
        place.below = sum(heights[place.row : place.end]) + _GAP * (place.end - place.row - 1)
        heights[place.end - 1] += max(0, place.height - place.below)
    tops, top = [], _HEAD
    for height in heights:
        tops.append(top)
        top += height + _GAP
    return tops, top - _GAP


def _lefts(levels: list[str]) -> dict[str, int]:
    lefts, left = {}, _MARGIN
    for level in levels:
        lefts[level] = left
        left += _width(level) + _GUTTER
    return lefts


def _width(level: str) -> int:
    return _WIDTHS.get(level, _WIDTH)


def _line(parent: Box, child: Box) -> Connector:
    start, end = parent.x + parent.width, child.x
    if end > start:
        trunk = start + _GUTTER // 2
        path = f"M{start} {parent.entry}H{trunk}V{child.entry}H{end}"
    else:
        trunk = min(parent.x, child.x) - _MARGIN // 2
        path = f"M{parent.x} {parent.entry}H{trunk}V{child.entry}H{end}"
    return Connector(path, child.is_indicator)
