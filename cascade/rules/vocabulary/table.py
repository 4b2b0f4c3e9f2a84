"""What may a rule ask of a whole table, or of a block that is printed twice?

Tables and blocks of one document, as conditions see them. Never decides what is right.
"""

from __future__ import annotations

from cascade.graph.cascade_graph import CascadeGraph, NodeId, differences
from cascade.graph.locations import first_of, span
from cascade.graph.occurrences import Table, within
from cascade.model import Indicator, Label, Quantity
from cascade.model.i18n import LocalizedText
from cascade.quantities import series
from cascade.rules.vocabulary.context import EvaluationContext, Once, attribute
from cascade.rules.vocabulary.document import DocumentRecord
from cascade.rules.vocabulary.duplicate_finder import RESULTS
from cascade.rules.vocabulary.indicator import IndicatorRecord
from cascade.text.element_names import REWORDED_SIMILARITY, compact_key, name_similarity, without_level_word
from cascade.text.printable import one_line


class TableRecord(metaclass=Once):
    """One printed table."""

    record = "table"

    def __init__(self, world: EvaluationContext, table: Table):
        self.world = world
        self.table = table
        self.home = table.document
        self.node = (*table.indicators, *table.elements)[0]
        self.rows = [world.graph.indicators[node] for node in table.indicators]

    @attribute("document", "dokumen", "document")
    def document(self) -> DocumentRecord:
        return DocumentRecord(self.world, self.home)

    @attribute("text", "tempat", "place")
    def place(self) -> LocalizedText:
        return span(self.table)

    @attribute(
        "list:text",
        "tujuan dan sasaran yang tidak ada di tabel pertama",
        "tujuan and sasaran that the first table lacks",
    )
    def odd_goals(self) -> tuple[Label, ...] | None:
        """What this table has as tujuan or sasaran, and the tables of them with targets have not; of those, the first one.

        None for that table itself, and where there is none. A table with programs is asked about its sasaran by ADA-20.
        """
        first = self._first_goals()
        if first is None or first is self.table:
            return None
        graph, known = self.world.graph, within(self.world.graph)
        goals = [first] if self.promises() else [t for t in known.tables[self.home.id] if is_promise(graph, t)]
        printed = [node for table in goals for node in table.elements]
        ours = {known.group_of(node) for node in printed}
        names = [without_level_word(graph.elements[node].name.text) for node in printed]
        levels = ("tujuan",) if has_programs(graph, self.table) else ("tujuan", "sasaran")
        held = [level for level in levels if any(graph.elements[node].level == level for node in printed)]
        odd = [
            graph.elements[node].name
            for node in self.table.elements
            if graph.elements[node].level in held
            and known.group_of(node) not in ours
            and not any(name_similarity(graph.elements[node].name.text, name) >= REWORDED_SIMILARITY for name in names)
        ]
        return first_of((compact_key(label.text), label) for label in odd)

    @attribute("list:text", "tujuan dan sasaran tabel pertama", "tujuan and sasaran of the first table")
    def first_goals(self) -> tuple[Label, ...]:
        first = self._first_goals()
        elements = [self.world.graph.elements[node] for node in first.elements] if first else []
        levels = {e.level for e in elements} & {self.world.graph.elements[node].level for node in self.table.elements}
        return tuple(e.name for e in elements if e.level in levels)

    @attribute("text", "tempat tabel pertama", "place of the first table")
    def first_goals_place(self) -> LocalizedText | None:
        first = self._first_goals()
        return span(first) if first else None

    @attribute("truth", "memuat sasaran bertarget", "has sasaran with targets")
    def promises(self) -> bool:
        return is_promise(self.world.graph, self.table)

    def _first_goals(self) -> Table | None:
        tables = within(self.world.graph).tables[self.home.id]
        return next((table for table in tables if is_promise(self.world.graph, table)), None)

    @attribute("number", "banyaknya baris bertarget", "number of rows with targets")
    def count(self) -> int:
        return len(self._promising())

    @attribute("number", "banyaknya kondisi awal kosong", "number of blank baselines")
    def blank_count(self) -> int:
        return len(self._blank())

    @attribute("list:text", "kondisi awal kosong", "blank baseline")
    def blank_baselines(self) -> tuple[Label, ...] | None:
        """The names of the rows with targets and a blank baseline; None where no row has one."""
        if not any(row.baseline is not None and not row.baseline.is_missing for row in self._promising()):
            return None
        return tuple(row.name for row in self._blank())

    @attribute("list:text", "tanda desimal yang lain", "other decimal mark")
    def odd_marks(self) -> tuple[Label, ...] | None:
        """The values, with their rows, whose decimal mark fewer values of the table have; None without decimals."""
        marks = series.decimal_marks(q for row in self.rows for q in self._quantities(row))
        if not marks:
            return None
        if len(marks) < 2:
            return ()
        odd = min(marks, key=lambda mark: (len(marks[mark]), mark == ","))
        return tuple(
            Label(f"{one_line(row.name.text)}: {'; '.join(dict.fromkeys(q.raw for q in values))}", values[0].source)
            for row in self.rows
            if (values := [q for q in self._quantities(row) if q in marks[odd]]) and values[0].source
        )

    @attribute("list:number", "pagu tanpa pemisah ribuan", "pagu without separators")
    def bare_pagu(self) -> tuple[Quantity, ...] | None:
        """The pagu without separators in a table whose other pagu have them."""
        amounts = [q for node in self.table.elements for q in self.world.graph.elements[node].pagu.values()]
        amounts += [q for row in self.rows for q in row.pagu.values()]
        large = {(q.raw, q.source): q for q in amounts if (value := series.plain_number(q)) and value >= 10_000}
        bare = tuple(q for q in large.values() if series.lacks_separators(q))
        return None if not large or 2 * len(bare) > len(large) else bare

    @attribute("list:text", "baris dengan pagu tanpa pemisah", "row with pagu without separators")
    def bare_rows(self) -> tuple[Label, ...]:
        bare = {q.source for q in self.bare_pagu() or ()}
        return tuple(
            row.name
            for row in self.rows
            if any(q.source in bare and series.lacks_separators(q) for q in row.pagu.values())
        )

    @attribute("list:text", "target hasil yang tidak bergerak", "targets of results that do not move")
    def flat_rows(self) -> tuple[Label, ...] | None:
        """The results whose targets are all the same, and their baseline too, each with its value."""
        nodes = [n for n in self.table.indicators if not IndicatorRecord(self.world, n).is_repeat()]
        kept = [self.world.graph.indicators[node] for node in nodes]
        rows = [
            r
            for r in kept
            if series.filled(r.targets) and r.level in RESULTS and not series.is_growth(r) and not series.is_rank(r)
        ]
        flat = [row for row in rows if series.is_flat(row.baseline, row.targets)]
        firsts = [(row, next(iter(series.filled(row.targets).values()))) for row in flat]
        said = [Label(f"{one_line(row.name.text)}: {q.raw}", q.source or row.name.source) for row, q in firsts]
        return tuple(said) if rows else None

    @attribute("list:text", "cara menulis nol", "way of writing zero")
    def zeros(self) -> tuple[Label, ...]:
        """The first target cell of each way in which the table says that nothing is planned: 0, -, blank."""
        cells = [q for row in self._promising() for q in row.targets.values() if q.source]
        ways = [(_way(q), Label(f"{q.raw or '(kosong)'}", q.source)) for q in cells if q.source]
        return first_of((way, label) for way, label in ways if way)

    def _promising(self) -> list[Indicator]:
        return [row for row in self.rows if series.filled(row.targets)]

    def _blank(self) -> list[Indicator]:
        """Return the rows with a blank baseline; what is planned only from a later year on is new and can have none."""
        begun = [row for row in self._promising() if min(series.filled(row.targets)) == min(row.targets)]
        return [r for r in begun if r.baseline is not None and r.baseline.is_missing and not r.baseline.raw]

    def _quantities(self, row: Indicator) -> list[Quantity]:
        return [q for q in (row.baseline, *row.targets.values(), row.end_target) if q is not None]


def _way(quantity: Quantity) -> str | None:
    if quantity.is_missing:
        return "-" if quantity.raw else "blank"
    return "0" if series.plain_number(quantity) == 0 else None


class BlockRecord:
    """A block of rows that one document prints twice."""

    record = "block"

    def __init__(
        self,
        world: EvaluationContext,
        pairs: tuple[tuple[NodeId, NodeId], ...],
        tops: tuple[NodeId | None, NodeId | None],
    ):
        self.world = world
        self.pairs = pairs
        self.tops = tops
        self.node = tops[0] or pairs[0][0]

    @attribute("document", "dokumen", "document")
    def document(self) -> DocumentRecord:
        return DocumentRecord(self.world, self.world.graph.document_of(self.pairs[0][0]))

    @attribute("number", "banyaknya baris", "number of rows")
    def count(self) -> int:
        return len(self.pairs)

    @attribute("number", "banyaknya baris yang sama isinya", "number of rows with the same content")
    def same(self) -> int:
        printed = self.world.graph.indicators
        return sum(not differences(printed[first], printed[second]) for first, second in self.pairs)

    @attribute("text", "tempat pertama", "first place")
    def first(self) -> Label:
        return self._top(0)

    @attribute("text", "tempat kedua", "second place")
    def second(self) -> Label:
        return self._top(1)

    def _top(self, side: int) -> Label:
        """Name the place: the tujuan or sasaran above the block, or else what stands on top."""
        node, graph = self.pairs[0][side], self.world.graph
        above = [n for n in graph.path(node) if graph.elements[n].level in ("tujuan", "sasaran")]
        top = above[0] if above else self.tops[side]
        return graph.elements[top].name if top is not None else graph.indicators[node].name


def is_promise(graph: CascadeGraph, table: Table) -> bool:
    """Tell whether a table is one of tujuan and sasaran with targets."""
    promised = (i for n in table.indicators if (i := graph.indicators[n]).level == "sasaran" and i.targets)
    return any(promised) and not has_programs(graph, table)


def has_programs(graph: CascadeGraph, table: Table) -> bool:
    """Tell whether a table lists programs."""
    return any(graph.elements[node].level == "program" for node in table.elements)
