"""What may a rule ask of a printed thing?

Indicator, element and document as conditions see them, and the calendar events and scales that policy knows.
An attribute is a method marked with its type and its name in both languages. Never decides what is right.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import combinations, pairwise
from typing import Any

from rapidfuzz import fuzz, process

from cascade import yearly
from cascade.expressions import as_quantity, is_missing
from cascade.functions import total_of
from cascade.graph import CascadeGraph, NodeId, node_id
from cascade.language import Phrase
from cascade.measures import Reading, agrees, compare, direction, planned, readings, with_unit
from cascade.model import (
    KIND_NAMES,
    LEVEL_NAMES,
    OUTCOMES,
    PLANS,
    QUARTER_NAMES,
    Dated,
    Document,
    Element,
    Indicator,
    Label,
    Quantity,
    Source,
    Unknown,
)
from cascade.policy import Nomenclature, OfficialEntry, Policy, Scale, Scheduled
from cascade.text import (
    counted_sort,
    head_word,
    is_known_unit,
    measure,
    mentions,
    normalized,
    one_line,
    same_text,
    slips,
    stem,
    tokens,
    unit_of,
    unit_sort,
    words,
)
from cascade.within import LENGTHS, REWORDED, alike, code_key, code_parts, is_code_of, within

COMPLETE = 5_000  # a nomenclature with fewer entries is an excerpt: what it lacks may still exist


@dataclass(frozen=True, slots=True)
class World:
    """Everything that a rule may look at."""

    graph: CascadeGraph
    policy: Policy
    nomenclature: Nomenclature | None = None
    disputed: frozenset[str] = frozenset()
    not_due: frozenset[str] = frozenset()
    consequences: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: Any, compute: Callable[[], Any]) -> Any:
        """Return what was computed for a key, or compute it now."""
        if key not in self.kept:
            self.kept[key] = compute()
        return self.kept[key]


class Once(type):
    """Makes one record for each thing of a world, so that what rules ask of it is computed once (`kept`)."""

    def __call__(cls, world: World, *key: Any) -> Any:
        """Return the record of a thing."""
        found = world.kept.get((cls, key))
        if found is None:
            found = world.kept[cls, key] = super().__call__(world, *key)
            found.kept = {}
        return found


def attribute(type_: str, indonesian: str, english: str) -> Callable[[Any], Any]:
    """Mark a method as something that rules may ask for."""

    def mark(method: Any) -> Any:
        method.vocabulary = (type_, Phrase(indonesian, english))
        return method

    return mark


def place(source: Source) -> Phrase:
    """Return where something stands, as short as a reader needs it: page, or sheet and cell, or row."""
    if source.page is not None:
        return Phrase(f"hal. {source.page}", f"p. {source.page}")
    if source.sheet is not None:
        at = f" {source.cell}" if source.cell else ""
        return Phrase(f"lembar “{source.sheet}”{at}", f"sheet “{source.sheet}”{at}")
    if source.table is not None:
        row = f" baris {source.row}" if source.row else "", f" row {source.row}" if source.row else ""
        return Phrase(f"tabel {source.table}{row[0]}", f"table {source.table}{row[1]}")
    return Phrase(source.file, source.file)


def printed_series(indicator: Indicator) -> Label | None:
    """Return the targets of a row as one text: `2026–2030: 85 86 87 88 89`."""
    values = yearly.filled(indicator.targets)
    sources = [q.source for q in values.values() if q.source]
    if not sources:
        return None
    years = sorted(values)
    said = f"{years[0]}–{years[-1]}: " if len(years) > 1 else f"{years[0]}: "
    return Label(said + " ".join(values[year].raw for year in years), _run(sources))


def _run(sources: list[Source]) -> Source:
    """Return the address of the cells of one row."""
    first, last = sources[0], sources[-1]
    if first.box and last.box and first.page == last.page:
        box = (first.box[0], min(first.box[1], last.box[1]), last.box[2], max(first.box[3], last.box[3]))
        return replace(first, box=box, column=None, carried=False)
    return first.to(last)


@dataclass(frozen=True, slots=True)
class Quarters:
    """A set of quarters with the place that says so."""

    numbers: frozenset[int]
    source: Source | None = None

    def __str__(self) -> str:
        return ", ".join(QUARTER_NAMES[number - 1] for number in sorted(self.numbers)) or "–"

    def __iter__(self) -> Any:
        return iter(self.numbers)


class IndicatorRecord(metaclass=Once):
    """One printed line of an indicator, under one reading of its quarters."""

    record = "indicator"
    kept: dict[str, Any]

    def __init__(self, world: World, node: NodeId, reading: int = 0):
        self.world = world
        self.node = node
        self.reading = reading
        self.printed: Indicator = world.graph.indicators[node]
        self.home: Document = world.graph.document_of(node)

    def read_as(self, reading: int) -> IndicatorRecord:
        """Return the same indicator under another reading of its quarters."""
        return IndicatorRecord(self.world, self.node, reading)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The plausible readings of its quarters; one that gives the target of its own row comes first."""
        found = readings(self.printed, self.world.policy.aggregation_of(self.printed.name.text))
        own = self._own_target()
        meant = [r for r in found if own is not None and compare(r.value, own) == 0]
        if not meant:
            return found
        return (*(replace(r, rank=0) for r in meant), *(replace(r, rank=1) for r in found if r not in meant))

    def backed_reading(self) -> int:
        """Return which of the equally plausible readings gives the year's target of the PK or else the Renja."""
        found = self.readings
        equal = [n for n, reading in enumerate(found) if reading.rank == found[0].rank]
        for target in self._targets_elsewhere() if len(equal) > 1 else ():
            for n in equal:
                if compare(found[n].value, target) == 0:
                    return n
        return self.reading

    def _targets_elsewhere(self) -> Iterator[Quantity]:
        linked = [other for other, link in self.world.graph.links_of(self.node) if link.is_settled]
        for kind in ("perjanjian_kinerja", "renja"):
            for other in (IndicatorRecord(self.world, node) for node in linked):
                if other.home.kind == kind and (target := other.target()) is not None:
                    yield target

    @property
    def chosen(self) -> Reading | None:
        """The reading in force."""
        found = self.readings
        return found[self.reading] if self.reading < len(found) else None

    # Name, unit, place

    @attribute("text", "nama indikator", "indicator name")
    def name(self) -> Label:
        return self.printed.name

    @attribute("text", "jenjang", "level")
    def level(self) -> str | None:
        return None if self.printed.level == "unknown" else self.printed.level

    @attribute("text", "kode", "code")
    def code(self) -> Label | None:
        return self.printed.code

    @attribute("text", "tempat", "place")
    def place(self) -> Phrase:
        return place(self.printed.name.source)

    @attribute("element", "unsur yang diukur", "element it measures")
    def element(self) -> ElementRecord | None:
        node = self.world.graph.element_node(self.node)
        return ElementRecord(self.world, node) if node else None

    @attribute("document", "dokumen", "document")
    def document(self) -> DocumentRecord:
        return DocumentRecord(self.world, self.home)

    @attribute("number", "tahun dokumen", "year of the document")
    def year(self) -> int | None:
        return self.home.year

    @attribute("number", "tahun Perjanjian Kinerja di berkas ini", "year of the dossier's Perjanjian Kinerja")
    def pk_year(self) -> int | None:
        """The last one that a plan covers: with the PK of two years in one folder, each has indicators of its own."""
        years = [document.year for document in self.world.graph.of_kind("perjanjian_kinerja") if document.year]
        covered = [year for year in years if year in self.home.years]
        return max(covered or years, default=None)

    @attribute("text", "isi kolom satuan", "what the unit column prints")
    def unit(self) -> Label | None:
        return self.printed.unit

    @attribute("text", "satuan", "unit")
    def printed_unit(self) -> Label | None:
        """The unit in its column, or else the one inside the first value that has one ("12 kali")."""
        column = self.printed.unit
        if column is not None and unit_of(column.text):
            return column
        within = next((q for q in self._values() if q.unit and q.source), None)
        if within and within.unit and within.source:
            return Label(within.unit, within.source)
        return Label("", column.source) if column is not None else None

    @attribute("text", "satuan di dalam nilai, bila bukan satuan kolomnya", "unit inside a value, if not its column's")
    def other_unit(self) -> Label | None:
        column = unit_of(self.printed.unit.text) if self.printed.unit else None
        for value in self._values() if column else ():
            if value.unit and value.source and is_known_unit(value.unit) and unit_of(value.unit) != column:
                return Label(value.raw, value.source)
        return None

    @property
    def unit_text(self) -> str | None:
        """The printed unit as plain text."""
        printed = self.printed_unit()
        return printed.text or None if printed else None

    @attribute("truth", "tabel mempunyai kolom satuan", "the table has a unit column")
    def has_unit_column(self) -> bool:
        return self.printed.unit is not None

    @attribute("text", "golongan satuan", "sort of unit")
    def unit_sort(self) -> str | None:
        return unit_sort(self.unit_text)

    @attribute("text", "jenis ukuran", "sort of measure")
    def measure(self) -> str | None:
        return measure(self.printed.name.text)

    @attribute("text", "golongan yang dihitung", "sort of thing counted")
    def counts(self) -> str | None:
        return counted_sort(self.printed.name.text)

    @attribute("truth", "bersatuan persen", "is in percent")
    def is_percent(self) -> bool:
        """An index is none, even where its unit is printed as %: SAT-02 says that."""
        if measure(self.printed.name.text) == "index":
            return False
        own = unit_of(self.unit_text)
        return own == "%" or (own is None and measure(self.printed.name.text) == "share")

    @attribute("text", "arah", "direction")
    def direction(self) -> str:
        return self._direction()[0]

    @attribute("truth", "arah diandaikan", "direction is assumed")
    def direction_is_assumed(self) -> bool:
        return self._direction()[1]

    # Values

    @attribute("truth", "baris ini mencetak nilai", "the row prints a value")
    def has_value(self) -> bool:
        return any(not quantity.is_missing for quantity in self._values())

    @attribute("number", "kondisi awal", "baseline")
    def baseline(self) -> Quantity | None:
        return self._with_unit(self.printed.baseline)

    @attribute("number", "target", "target")
    def target(self) -> Quantity | None:
        return self._with_unit(self._own_target())

    @attribute("map:number", "target", "target")
    def targets(self) -> dict[int, Quantity | None]:
        return {year: self._with_unit(quantity) for year, quantity in self.printed.targets.items()}

    @attribute("number", "target akhir periode", "end-of-period target")
    def end_target(self) -> Quantity | None:
        """The printed end condition, or else the target of the last year of the period."""
        if not is_missing(self.printed.end_target):
            return self._with_unit(self.printed.end_target)
        last = max((self.home.years or tuple(self.printed.targets)), default=0)
        return self._with_unit(self.printed.targets.get(last))

    @attribute("list:number", "persen di luar 0–100", "percentage outside 0–100")
    def outside_percent(self) -> tuple[Quantity, ...]:
        return self._outside(0, 100)

    @attribute("list:number", "nilai di luar rentang indeks", "value outside the range of the index")
    def outside_scale(self) -> tuple[Quantity, ...] | None:
        """The values beyond the scale; a zero in a quarter or as baseline means that nothing was measured."""
        if (known := self.scale()) is None:
            return None
        printed = (*(self.printed.quarters or ()), self.printed.baseline)
        unmeasured = [q for q in printed if q is not None and q.value == 0]
        return tuple(q for q in self._outside(known.low(), known.high()) if q not in unmeasured)

    @attribute("scale", "rentang indeks yang dikenal", "known range of the index")
    def scale(self) -> ScaleRecord | None:
        """The range, where the name is that of the index itself and not of a share or a growth of it."""
        name = self.printed.name.text
        found = self.world.policy.scale_of(name) if measure(name) in ("index", "ratio", "rate") else None
        return ScaleRecord(found) if found else None

    @attribute("list:number", "target triwulan", "quarter targets")
    def quarters(self) -> tuple[Quantity, ...] | None:
        """The four quarters; a blank one is shown as a dash."""
        if self.printed.quarters is None:
            return None
        printed = (quarter or Quantity("none", "") for quarter in self.printed.quarters)
        return tuple(replace(q, raw="–") if q.is_missing else with_unit(q, self.printed) for q in printed)

    @attribute("list:number", "target triwulan yang bermakna", "quarter targets that mean something")
    def planned_quarters(self) -> tuple[Quantity, ...] | None:
        """The filled quarters without the zeros that mean "nothing this quarter"."""
        if self.printed.quarters is None:
            return None
        filled = (
            (number, with_unit(quarter, self.printed))
            for number, quarter in enumerate(self.printed.quarters, 1)
            if quarter is not None and not quarter.is_missing
        )
        return tuple(quarter for _, quarter in planned(tuple(filled), self.printed))

    @attribute("truth", "tabel mempunyai kolom triwulan", "the table has quarter columns")
    def has_quarters(self) -> bool:
        return self.printed.quarters is not None

    @attribute("set", "triwulan yang terisi", "filled quarters")
    def filled_quarters(self) -> Quarters | None:
        return self._quarters_where(lambda quantity: not quantity.is_missing)

    @attribute("set", "triwulan yang bertarget lebih dari nol", "quarters with a target above zero")
    def active_quarters(self) -> Quarters | None:
        return self._quarters_where(lambda quantity: not quantity.is_missing and quantity.value != 0)

    @attribute("text", "cara membaca triwulan", "how the quarters are read")
    def quarter_aggregation(self) -> str | None:
        return self.chosen.aggregation if self.chosen else None

    @attribute("text", "asal nilai setahun", "where the year's value comes from")
    def reading_name(self) -> Phrase | None:
        return self.chosen.label if self.chosen else None

    @attribute("number", "target setahun", "the year's target")
    def annual(self) -> Quantity | None:
        if self.printed.quarters is None:
            return self.target()  # type: ignore[no-any-return]
        return self.chosen.value if self.chosen else None

    @attribute("number", "pagu", "pagu")
    def pagu(self) -> Quantity | None:
        return self.printed.pagu.get(self.home.year or 0)

    @attribute("truth", "tabel mempunyai prakiraan maju", "the table has a forward estimate")
    def has_next_year(self) -> bool:
        return bool(self.home.year) and (self.home.year or 0) + 1 in self.printed.targets

    @attribute("number", "target prakiraan maju", "forward target")
    def next_target(self) -> Quantity | None:
        return self._with_unit(self.printed.targets.get((self.home.year or 0) + 1))

    @attribute("number", "pagu prakiraan maju", "forward pagu")
    def next_pagu(self) -> Quantity | None:
        return self.printed.pagu.get((self.home.year or 0) + 1)

    @attribute("list:number", "target berupa kata", "target in words")
    def prose(self) -> tuple[Quantity, ...]:
        """The values that are neither numbers nor grades of a known scale nor name a level ("3 Plus")."""
        grades = {grade.casefold() for scale in self.world.policy.ordinals.values() for grade in scale}
        words = (q for q in self._values() if q.kind == "text" and not re.search(r"\d", q.raw))
        return tuple(q for q in words if not {q.raw.strip().casefold(), q.raw.casefold().split()[0]} & grades)

    @attribute("list:number", "pecahan dari sesuatu yang utuh", "fraction of a thing that is whole")
    def fractions(self) -> tuple[Quantity, ...]:
        if self.measure() == "mean" or self.unit_sort() not in WHOLE:
            return ()
        return tuple(q for q in self._values() if q.value is not None and not q.ambiguous and q.value % 1)

    @attribute("truth", "tabel mempunyai kolom target tahun itu", "the table has a target column for the year")
    def has_target_column(self) -> bool:
        return self.home.year in self.printed.targets

    @attribute("number", "banyaknya ukuran pada namanya", "measures in its name")
    def measure_count(self) -> int:
        """How many sorts of measure stand at its head: "Jumlah dan persentase …"."""
        head = re.split(r"\s+(?:dan|atau)\s+|/", one_line(self.printed.name.text), maxsplit=1)
        return 1 + (
            len(head) > 1 and len(head[0].split()) < 3 and measure(head[0]) is not None and measure(head[1]) is not None
        )

    @attribute("text", "cara membaca triwulan yang ditetapkan", "stated way of reading the quarters")
    def stated_aggregation(self) -> str | None:
        return self.world.policy.aggregation_of(self.printed.name.text) or self.printed.quarter_aggregation

    @attribute("number", "banyaknya indikator dalam satu sel", "indicators in one cell")
    def packed(self) -> int:
        return self.printed.packed

    @attribute("truth", "tidak lagi diperjanjikan tahun berikutnya", "no longer agreed in the year after")
    def dropped_next_year(self) -> bool | Unknown | None:
        """None without a PK of the year after for the same official."""
        home, position = self.home, _position(self.home)
        later = [d for d in self.world.graph.of_kind("perjanjian_kinerja") if d.year == (home.year or 0) + 1]
        names = [i.name.text for d in later if position in (_position(d), "") or not _position(d) for i in d.indicators]
        if not names:
            return None
        if any(same_text(self.printed.name.text, name) for name in names):
            return False
        if process.extractOne(self.printed.name.text, names, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_NAME):
            return Unknown(Phrase("ada nama yang mirip tahun berikutnya", "the year after has a name much like it"))
        return True

    # What its row of years says

    @attribute("truth", "mengukur keadaan, bukan banyaknya pekerjaan", "measures a state, not an amount of work")
    def is_level(self) -> bool:
        return yearly.is_level(self.printed)

    @attribute("truth", "menghitung orang, dokumen atau kegiatan", "counts people, papers or events")
    def counts_work(self) -> bool:
        return yearly.counts_work(self.printed)

    @attribute("truth", "terisi pada beberapa tahun", "filled in several years")
    def has_series(self) -> bool:
        return len(yearly.filled(self.printed.targets)) > 1

    @attribute("map:number", "target tanpa isi pada tahun berpagu", "target of a year with pagu that promises nothing")
    def funded_gaps(self) -> dict[int, Quantity] | None:
        """The targets that are blank, a dash or 0 in years with pagu; None where no year has pagu.

        Indicators that share one pagu fail together only: some of them may rest in a year. A result that is never
        promised fails alone.
        """
        money = self._money()
        if not money or not self.printed.targets:
            return None
        if self.is_never_planned() and self.printed.level in (*OUTCOMES, "program"):
            return {year: self.printed.targets[year] for year in money if year in self.printed.targets}
        rows = [self.printed] if self._has_own_pagu() else self._siblings()
        if rows[0] is not self.printed:
            return {}  # said of the first one
        return {
            year: self.printed.targets[year]
            for year in money
            if year in self.printed.targets and all(_promises_nothing(row.targets.get(year)) for row in rows)
        }

    @attribute("map:number", "pagu tahun itu", "pagu of that year")
    def gap_pagu(self) -> dict[int, Quantity]:
        money = self._money()
        return {year: money[year] for year in self.funded_gaps() or {}}

    @attribute("truth", "tidak bertarget pada tahun mana pun", "has no target in any year")
    def is_never_planned(self) -> bool:
        return all(_promises_nothing(quantity) for quantity in self.printed.targets.values())

    @attribute("map:number", "sel target kosong", "blank target")
    def holes(self) -> dict[int, Quantity]:
        """The blank years after the first filled one, where the row has no pagu in them."""
        money = self._money()
        return {year: q for year, q in yearly.holes(self.printed.targets).items() if year not in money}

    @attribute("truth", "tabel mempunyai pagu", "the table has pagu")
    def has_pagu(self) -> bool:
        return bool(self._money())

    @attribute("map:number", "target yang lebih buruk dari tahun sebelumnya", "target worse than the year before")
    def steps_back(self) -> dict[int, Quantity]:
        better, assumed = self._direction()
        return yearly.steps_back(self._plausible(), better, assumed=assumed)

    @attribute("map:number", "target yang lebih buruk dari kondisi awal", "target worse than the baseline")
    def worse_than_baseline(self) -> dict[int, Quantity]:
        better, assumed = self._direction()
        return yearly.worse_than(self.printed.baseline, self._plausible(), better, assumed=assumed)

    @attribute(
        "truth", "target terakhir pun lebih buruk dari kondisi awal", "even the last target is worse than the baseline"
    )
    def ends_worse(self) -> bool:
        series = self._plausible()
        return bool(series) and max(series) in self.worse_than_baseline()

    @attribute("number", "target pertama yang meloncat", "first target that leaps")
    def leap(self) -> Quantity | None:
        return yearly.leap(self.printed.baseline, self._plausible())

    @attribute("map:number", "target yang anjlok setahun", "target that collapses for a year")
    def dips(self) -> dict[int, Quantity]:
        return yearly.dips(self.printed.baseline, self.printed.targets, self._money())

    @attribute("map:number", "target di bawah kondisi awal", "target below the baseline")
    def fewer(self) -> dict[int, Quantity]:
        """The last years of the period in which fewer are promised than there were, for no less pagu."""
        return yearly.fewer(self.printed.baseline, self.printed.targets, self._money())

    @attribute("map:number", "pagu yang jauh lebih besar", "pagu that is far larger")
    def dear_pagu(self) -> dict[int, Quantity]:
        """The pagu of the years in which the same target costs many times what it costs in the cheapest year."""
        alone = len(self._siblings()) == 1 or self._has_own_pagu()
        return yearly.dear_years(self.printed.targets, self._money()) if alone else {}

    @attribute("number", "pagu terkecil", "smallest pagu")
    def least_pagu(self) -> Quantity | None:
        amounts = [q for year, q in self._money().items() if year in yearly.filled(self.printed.targets)]
        return min(amounts, key=lambda q: q.value or 0, default=None)

    @attribute("truth", "kondisi akhir lepas dari deretnya", "the end condition is none that the series gives")
    def ends_open(self) -> bool | None:
        """None without a printed end condition, or where a value is not one number."""
        return yearly.ends_open(self.printed.targets, self.printed.end_target, self.home.years, self._direction()[0])

    @attribute("list:number", "target per tahun", "yearly targets")
    def yearly(self) -> tuple[Quantity, ...]:
        """The filled targets, in the order of their years."""
        return tuple(with_unit(q, self.printed) for _, q in sorted(yearly.filled(self.printed.targets).items()))

    @attribute("truth", "seluruh deret berlawanan dengan arah namanya", "the whole series goes against its name")
    def runs_against(self) -> bool:
        """At least three targets, none of which improves, under a direction that a word of the name gives."""
        better, assumed = self._direction()
        values = [q.value for q in self.yearly() if q.value is not None and not q.ambiguous]
        if assumed or better not in ("up", "down") or len(values) < 3 or values[0] == values[-1]:
            return False
        return all(a >= b if better == "up" else a <= b for a, b in pairwise(values))

    @attribute("text", "deret target", "series of targets")
    def series(self) -> Label | None:
        return printed_series(self.printed)

    @attribute("truth", "mengulang cetakan sebelumnya", "repeats an earlier print")
    def is_repeat(self) -> bool:
        """A later print of an indicator of the plans that says nothing else: what is said of the first one is said of it."""
        graph = self.world.graph
        if self.home.kind not in ("renstra", "iku"):
            return False
        nodes = within(graph).group_of(self.node).nodes
        earlier = list(nodes[: nodes.index(self.node)])
        if self.home.kind == "iku":
            linked = [other for node in nodes for other, link in graph.links_of(node) if link.is_settled]
            earlier += [node for node in linked if graph.document_of(node).kind == "renstra"]
        own = self.printed
        return any(_says_all(graph.indicators[node], own) for node in earlier)

    @attribute("truth", "mengulang indikator bagiannya", "repeats an indicator of its parts")
    def repeats_part(self) -> bool:
        """Print-outs of SIPD measure a kegiatan by what its sub kegiatan yield: what is said of those is said of it."""
        graph, element = self.world.graph, self.world.graph.element_node(self.node)
        name = normalized(self.printed.name.text)
        below = (i for child in graph.children(element or "") for i in graph.indicators_of(child)) if element else ()
        return any(normalized(graph.indicators[node].name.text) == name for node in below)

    @attribute("indicator", "indikator lain dengan deret yang sama", "another indicator with the same series")
    def twin(self) -> IndicatorRecord | None:
        """An indicator of another name in the same file that prints this very series, the decimal point or a year aside."""
        found = _twins(self.world.graph).get(self.node)
        return IndicatorRecord(self.world, found) if found else None

    @attribute(
        "indicator",
        "indikator bernama mirip dengan deret hampir sama",
        "indicator of a like name with nearly this series",
    )
    def near_twin(self) -> IndicatorRecord | None:
        found = _near_twins(self.world.graph).get(self.node)
        return IndicatorRecord(self.world, found) if found else None

    @attribute("map:number", "target yang berbeda dari deret itu", "targets that differ from that series")
    def odd_targets(self) -> dict[int, Quantity] | None:
        twin = self.near_twin()
        if twin is None:
            return None
        return {
            year: self.printed.targets[year] for year in yearly.differing(self.printed.targets, twin.printed.targets)
        }

    @attribute("map:number", "target pada deret itu", "targets in that series")
    def twin_targets(self) -> dict[int, Quantity] | None:
        twin = self.near_twin()
        if twin is None:
            return None
        return {
            year: twin.printed.targets[year] for year in yearly.differing(self.printed.targets, twin.printed.targets)
        }

    @attribute("indicator", "ukuran di atasnya dengan deret ini", "measure above it with this series")
    def share_above(self) -> IndicatorRecord | None:
        """A share or index of an element above that prints the very targets of this count, which has fractions."""
        own = self.printed
        values = [value for q in own.targets.values() if (value := yearly.number(q)) is not None]
        if measure(own.name.text) != "count" or len(set(values)) < 2 or all(value % 1 == 0 for value in values):
            return None
        graph = self.world.graph
        for above in graph.path(self.node)[1:]:
            for node in graph.indicators_of(above):
                other = graph.indicators[node]
                if measure(other.name.text) != "count" and yearly.is_copy(own.targets, other.targets):
                    return IndicatorRecord(self.world, node)
        return None

    @attribute("truth", "dicetak dengan persen", "is printed with per cent")
    def prints_percent(self) -> bool:
        return unit_of(self.unit_text) == "%"

    @attribute("list:text", "unsur lain dengan indikator ini", "other element with this indicator")
    def shared_by(self) -> tuple[Label, ...]:
        """The program or kegiatan under the same element that the same table measures by an indicator of this name."""
        graph, home = self.world.graph, within(self.world.graph)
        element = graph.element_node(self.node)
        if element is None or self.printed.level not in ("program", "kegiatan"):
            return ()
        name = normalized(self.printed.name.text)
        found: dict[NodeId, Label] = {}
        for node in home.table_of(self.node).indicators:
            other = graph.element_node(node)
            if other is None or graph.parent(other) != graph.parent(element) or graph.parent(element) is None:
                continue
            if (
                graph.indicators[node].level == self.printed.level
                and normalized(graph.indicators[node].name.text) == name
            ):
                found.setdefault(other, graph.elements[other].name)
        return tuple(found.values()) if next(iter(found), None) == element else ()

    @attribute("list:number", "angka yang dapat dibaca ribuan", "number that may be read as thousands")
    def open_prints(self) -> tuple[Quantity, ...]:
        """The values such as 3,000 in a row that prints decimals with the same mark (2,9)."""
        return yearly.open_prints(self._values())

    @attribute("text", "satuan di dalam nama", "unit inside the name")
    def named_unit(self) -> Label | None:
        """The unit of things that the first noun after "Jumlah" is: Jumlah Paket …, Jumlah Unit …"""
        if measure(self.printed.name.text) != "count":
            return None
        following = tokens(self.printed.name.text)[1:2]
        if not following or unit_sort(following[0]) != "thing":
            return None
        return Label(following[0], self.printed.name.source)

    def _money(self) -> dict[int, Quantity]:
        return _money(self.world.graph, self.node)

    def _siblings(self) -> tuple[Indicator, ...]:
        return _siblings(self.world.graph, self.node)

    def _has_own_pagu(self) -> bool:
        return _has_own_pagu(self.world.graph, self.node)

    def _plausible(self) -> dict[int, Quantity]:
        """Return the targets without those outside their range, which another rule names."""
        wrong = [*self._outside(0, 100)] if self.is_percent() else [*(self.outside_scale() or ())]
        return {year: q for year, q in self.printed.targets.items() if not any(q is other for other in wrong)}

    # What it is about

    @attribute("list:text", "kata yang salah ketik", "misspelled words")
    def slips(self) -> tuple[Label, ...]:
        at = self.printed.name.source
        return tuple(Label(f"{printed} → {meant}", at) for printed, meant in slips(self.printed.name.text))

    @attribute("event", "acara kalender", "calendar event")
    def event(self) -> EventRecord | None:
        element = self.world.graph.element_of(self.node)
        found = self.world.policy.event_of(self.printed.name.text, element.name.text if element else "")
        return EventRecord(found) if found else None

    @attribute("element", "unsur lain yang lebih cocok dengan nama indikator", "another element that fits the name")
    def better_element(self) -> ElementRecord | None:
        return _better_element(self)

    def _direction(self) -> tuple[str, bool]:
        stated = self.world.policy.direction_of(self.printed.name.text)
        return (stated, False) if stated else direction(self.printed)

    def _own_target(self) -> Quantity | None:
        return self.printed.targets.get(self.home.year or 0)

    def _with_unit(self, quantity: Quantity | None) -> Quantity | None:
        return with_unit(quantity, self.printed) if quantity is not None else None

    def _values(self) -> list[Quantity]:
        printed = self.printed
        values = [*(printed.quarters or ()), *printed.targets.values(), printed.end_target, printed.baseline]
        return [quantity for quantity in values if quantity is not None]

    def _outside(self, low: int, high: int) -> tuple[Quantity, ...]:
        plain = [q for q in self._values() if q.kind in ("number", "percent") and q.value is not None]
        return tuple(q for q in plain if not q.ambiguous and q.value is not None and not low <= q.value <= high)

    def _quarters_where(self, holds: Callable[[Quantity], bool]) -> Quarters | None:
        if self.printed.quarters is None:
            return None
        chosen = {n: q for n, q in enumerate(self.printed.quarters, 1) if q is not None and holds(q)}
        sources = [quarter.source for quarter in self.printed.quarters if quarter is not None and quarter.source]
        return Quarters(frozenset(chosen), sources[0].to(sources[-1]) if sources else None)


class ElementRecord(metaclass=Once):
    """A tujuan, sasaran, program, kegiatan or sub kegiatan; `year` chooses its pagu."""

    record = "element"
    kept: dict[str, Any]

    def __init__(self, world: World, node: NodeId, for_year: int | None = None):
        self.world = world
        self.node = node
        self.printed: Element = world.graph.elements[node]
        self.home: Document = world.graph.document_of(node)
        self.for_year = for_year or self.home.year

    @attribute("text", "nama", "name")
    def name(self) -> Label:
        return self.printed.name

    @attribute("text", "jenjang", "level")
    def level(self) -> Label:
        return _level(self.printed.level, self.printed.name.source)

    @attribute("truth", "jenjang diketahui", "the level is known")
    def level_is_known(self) -> bool:
        return self.printed.level != "unknown" and not self.printed.level_assumed

    @attribute("text", "kode", "code")
    def code(self) -> Label | None:
        return self.printed.code

    @attribute("document", "dokumen", "document")
    def document(self) -> DocumentRecord:
        return DocumentRecord(self.world, self.home)

    @attribute("number", "tahun", "year")
    def year(self) -> int | None:
        return self.for_year

    @attribute("number", "pagu", "pagu")
    def pagu(self) -> Quantity | None:
        return _pagu(self.world.graph, self.node, self.for_year or 0)

    def pagu_of(self, year: int) -> Quantity | None:
        """The pagu of a year."""
        return _pagu(self.world.graph, self.node, year)

    @attribute("text", "tempat", "place")
    def place(self) -> Phrase:
        return place(self.printed.name.source)

    @attribute("truth", "pagunya dan pagu bagiannya tercetak", "its pagu and that of its parts are printed")
    def adds_up(self) -> bool | Unknown | None:
        """None where no year prints it together with the pagu of every part."""
        years = [year for year in self.printed.pagu if self._parts(year)]
        if not years:
            return None
        answers = [self._sum_agrees(year) for year in years]
        unknown = [answer for answer in answers if isinstance(answer, Unknown)]
        return unknown[0] if unknown and False not in answers else False not in answers

    @attribute("map:number", "pagu", "pagu")
    def odd_pagu(self) -> dict[int, Quantity]:
        """Its pagu in the years in which its parts add up to something else."""
        return {year: q for year in self._odd_years() if (q := self.pagu_of(year))}

    @attribute("map:number", "jumlah pagu bagian", "total of the parts")
    def odd_sums(self) -> dict[int, Quantity]:
        totals = {year: total_of(self._parts(year)) for year in self._odd_years()}
        return {year: total for year, total in totals.items() if isinstance(total, Quantity)}

    @attribute(
        "list:number", "pagu bagian pada tahun pertama yang berbeda", "pagu of a part in the first year that differs"
    )
    def odd_parts(self) -> tuple[Quantity, ...]:
        return next((self._parts(year) for year in self._odd_years()), ())

    def _parts(self, year: int) -> tuple[Quantity, ...]:
        """Return the pagu of every element below; none as soon as one of them, or its own, is not printed."""
        graph, own = self.world.graph, self.pagu_of(year)
        parts = [_pagu(graph, child, year) for child in graph.children(self.node)]
        found = tuple(part for part in parts if part is not None and not part.is_missing)
        return found if own is not None and not own.is_missing and len(found) == len(parts) else ()

    def _sum_agrees(self, year: int) -> bool | Unknown:
        total, own = total_of(self._parts(year)), self.pagu_of(year)
        if isinstance(total, Unknown) or total is None or own is None:
            return total if isinstance(total, Unknown) else Unknown(Phrase("nilai kosong", "a value is missing"))
        if (total.value or 0) < (own.value or 0) and self._may_go_on(own):
            said = Phrase("tabel dari gambar ini mungkin berlanjut", "this table in a picture may go on")
            return Unknown(said)
        answers = [
            agrees(total, reading) or self._is_rounding(total, reading, year) for reading in self.pagu_readings(year)
        ]
        return True if True in answers else answers[0]

    def _is_rounding(self, total: Quantity, own: Quantity, year: int) -> bool:
        """Tell whether a total in rupiah differs by no more than each part may have been rounded by."""
        if total.value is None or own.value is None or own.decimals or own.value < MILLION:
            return False
        return abs(total.value - own.value) <= (len(self._parts(year)) + 1) / Decimal(2)

    def pagu_readings(self, year: int) -> tuple[Quantity, ...]:
        """Return what its pagu may be: one that its indicators share, or the total of theirs, which happen to be equal."""
        graph, own = self.world.graph, self.pagu_of(year)
        rows = [q for i in graph.indicators_of(self.node) if (q := graph.indicators[i].pagu.get(year))]
        whole = total_of(rows) if len(rows) > 1 else None
        return tuple(q for q in (own, whole) if isinstance(q, Quantity))

    def _may_go_on(self, pagu: Quantity) -> bool:
        """Tell whether parts may stand on a page that was not read: it is the last one of a table in a picture."""
        if pagu.source is None or pagu.source.confidence is None:
            return False
        graph, below = self.world.graph, set(self.world.graph.children(self.node))
        elements = within(graph).table_of(self.node).elements
        later = elements[elements.index(self.node) + 1 :]
        return all(node in below or graph.parent(node) in below for node in later)

    def _odd_years(self) -> list[int]:
        return [year for year in sorted(self.printed.pagu) if self._parts(year) and self._sum_agrees(year) is False]

    @attribute("truth", "unsur lain sejenjang berindikator", "others of its level have indicators")
    def level_has_indicators(self) -> bool:
        """In its own table: a table of strategies lists tujuan and sasaran without indicators."""
        graph, table = self.world.graph, within(self.world.graph).table_of(self.node)
        return any(graph.indicators[node].level == self.printed.level for node in table.indicators)

    @attribute("number", "pagu untuk tahun Renja", "pagu for the year of the Renja")
    def pagu_of_renja_year(self) -> Quantity | None:
        years = {document.year for document in self.world.graph.of_kind("renja")} & set(self.printed.pagu)
        return _pagu(self.world.graph, self.node, max(year for year in years if year)) if years else None

    @attribute("number", "banyaknya indikator", "number of indicators")
    def indicator_count(self) -> int:
        """How many different indicators it has, in all tables of its document."""
        return len({"".join(tokens(i.printed.name.text)) for i in self._own_indicators()})

    @attribute(
        "truth", "tidak mempunyai unsur di atasnya, padahal yang sejenjang punya", "lacks what others have above"
    )
    def is_detached(self) -> bool:
        graph = self.world.graph
        if any(graph.parent(node) for node in self._prints()):
            return False
        return self.printed.level in self.world.once(("under something", self.home.id), self._levels_under_something)

    def _levels_under_something(self) -> set[str]:
        """Return the levels of which its document prints an element under another one."""
        return {e.level for e in self.home.elements if self.world.graph.parent(node_id(self.home, e.id))}

    def bare_name(self) -> str:
        """Return its name without the word for its level."""
        return _bare_name(self.printed.name.text)

    def key(self) -> str | None:
        """Return one form of its code."""
        return _code_key(self.printed.code.text) if self.printed.code else None

    def _prints(self) -> list[NodeId]:
        """Return all prints of it in its document; a table of strategies may call a tujuan a sasaran."""
        graph, own = self.world.graph, self.printed.level
        levels = OUTCOMES if own in OUTCOMES else (own,)
        same = (node for node in graph.namesakes(self.printed.name.text) if node in graph.elements)
        return [n for n in same if graph.document_of(n) is self.home and graph.elements[n].level in levels]

    def _own_indicators(self) -> Iterator[IndicatorRecord]:
        graph = self.world.graph
        yield from (IndicatorRecord(self.world, i) for node in self._prints() for i in graph.indicators_of(node))

    # Its code

    @attribute("text", "cacat kode", "what is wrong with the code")
    def broken_code(self) -> Phrase | None:
        """What is wrong with the form of its code, by its level; None for a whole code, or one of another form."""
        code = self.printed.code.text if self.printed.code else ""
        usual = len(code_parts(code)) == LENGTHS.get(self.printed.level) or self._codes_are_whole()
        return _code_fault(code, self.printed.level, self._code_widths()) if usual else None

    def _codes_are_whole(self) -> bool:
        """Tell whether the document prints whole codes at this level; some print the last parts alone."""
        coded = [e.code.text for e in self.home.elements if e.code and e.level == self.printed.level]
        return 2 * sum(is_code_of(code, self.printed.level) for code in coded) > len(coded)

    @attribute("text", "kode unsur yang sama di tabel lain", "code of the same element in another table")
    def code_elsewhere(self) -> Label | None:
        group = within(self.world.graph).group_of(self.node)
        printed = (self.world.graph.elements[node] for node in group.nodes)
        whole = (e.code for e in printed if e.code and _code_fault(e.code.text, e.level, self._code_widths()) is None)
        return next(whole, None)

    @attribute("element", "unsur lain dengan kode ini", "another element with this code")
    def code_twin(self) -> ElementRecord | None:
        """An earlier element of the same level with this very code and another name."""
        if self.printed.code is None or not is_code_of(self.printed.code.text, self.printed.level):
            return None
        home, key = within(self.world.graph), code_key(self.printed.code.text)
        for other in self.home.elements:
            node = node_id(self.home, other.id)
            if node == self.node:
                return None
            if other.code and other.level == self.printed.level and code_key(other.code.text) == key:
                return ElementRecord(self.world, node) if home.group_of(node) is not home.group_of(self.node) else None
        return None

    @attribute("element", "unsur di atasnya", "element above it")
    def parent(self) -> ElementRecord | None:
        above = self.world.graph.parent(self.node)
        return ElementRecord(self.world, above) if above else None

    @attribute(
        "truth", "kodenya dimulai dengan kode unsur di atasnya", "its code begins with that of the element above"
    )
    def code_fits_parent(self) -> bool | None:
        """None where either has no whole code of its level."""
        above = self.world.graph.parent(self.node)
        own = self._whole_code()
        theirs = ElementRecord(self.world, above)._whole_code() if above else None
        return own.startswith(f"{theirs}.") if own and theirs else None

    def _whole_code(self) -> str | None:
        code = self.printed.code
        return code_key(code.text) if code and is_code_of(code.text, self.printed.level) else None

    def _code_widths(self) -> frozenset[int]:
        return _code_widths(self.world.graph, self.home.id)

    # What the nomenclature says

    @attribute("list:text", "jenjang resmi", "official level")
    def official_levels(self) -> tuple[Label, ...] | None:
        """The levels at which the nomenclature has this name; None where it does not know it."""
        levels = {entry.level: _level(entry.level, entry.source) for entry in self._named()}
        return tuple(levels.values()) or None

    @attribute("truth", "kode ada di nomenklatur", "the code is in the nomenclature")
    def code_is_official(self) -> bool | Unknown | None:
        """Unknown where the code is no program code, or where the nomenclature is an excerpt without it."""
        official = self.world.nomenclature
        if official is None or self.printed.code is None:
            return None
        if _code_key(self.printed.code.text) is None:
            return Unknown(Phrase("bentuk kode tidak dikenal", "the form of the code is not known"))
        if self._coded():
            return True
        if len(official.entries) >= COMPLETE or self.official_code() is not None:
            return False
        return Unknown(Phrase("nomenklatur hanya kutipan", "the nomenclature is an excerpt"))

    @attribute("text", "kode resmi", "official code")
    def official_code(self) -> Label | None:
        """The code that the nomenclature has for this name at this level; of several the one like the printed one."""
        printed = self.printed.code.text if self.printed.code else ""
        entries = [entry for entry in self._named() if entry.level == self.printed.level]
        found = max(entries, key=lambda entry: fuzz.ratio(entry.code, printed), default=None)
        return Label(found.code, found.source) if found else None

    @attribute("text", "nama resmi", "official name")
    def official_name(self) -> Label | None:
        """The name that the nomenclature has for this code; of several editions the one that is printed."""
        entries = self._coded()
        found = next((e for e in entries if same_text(*map(_bare_name, (e.name, self.printed.name.text)))), None)
        found = found or next(iter(entries), None)
        return Label(" ".join(found.name.split()), found.source) if found else None

    @attribute("truth", "nama sesuai kode", "the name belongs to the code")
    def name_is_official(self) -> bool | None:
        official = self.official_name()
        return same_text(_bare_name(official.text), _bare_name(self.printed.name.text)) if official else None

    @attribute("text", "indikator resmi", "official indicator")
    def official_indicator(self) -> Label | None:
        found = self._standard()
        return Label(" ".join(found.indicator.split()), found.source) if found else None

    @attribute("text", "satuan resmi", "official unit")
    def official_unit(self) -> Label | None:
        found = self._standard()
        return Label(" ".join(found.unit.split()), found.source) if found and found.unit else None

    @attribute(
        "indicator", "indikator yang paling dekat dengan indikator resmi", "indicator nearest to the official one"
    )
    def nearest_indicator(self) -> IndicatorRecord | None:
        official, graph = self.official_indicator(), self.world.graph
        own = graph.indicators_of(self.node)
        if official is None or not own:
            return None
        near = max(own, key=lambda node: fuzz.token_sort_ratio(graph.indicators[node].name.text, official.text))
        return IndicatorRecord(self.world, near)

    def _named(self) -> tuple[OfficialEntry, ...]:
        official = self.world.nomenclature
        return official.named(self.printed.name.text) if official else ()

    def _coded(self) -> tuple[OfficialEntry, ...]:
        key = _code_key(self.printed.code.text) if self.printed.code else None
        official = self.world.nomenclature
        return _by_code(official).get(key, ()) if official and key else ()

    def _standard(self) -> OfficialEntry | None:
        """The official entry of this sub kegiatan, by code or else by name; of several editions the nearest one."""
        graph = self.world.graph
        own = [IndicatorRecord(self.world, node) for node in graph.indicators_of(self.node)]
        entries = self._coded() if self.name_is_official() else self._named()

        def likeness(entry: OfficialEntry) -> tuple[bool, bool]:
            like = [i for i in own if same_text(i.printed.name.text, entry.indicator)]
            return bool(like), any(i.unit_text and unit_of(i.unit_text) == unit_of(entry.unit) for i in like or own)

        standard = [e for e in entries if e.level == self.printed.level and e.indicator.strip()]
        return max(standard, key=likeness, default=None)


class DocumentRecord:
    """One planning document."""

    record = "document"

    def __init__(self, world: World, document: Document):
        self.world = world
        self.home = document
        self.node = document.id

    @attribute("text", "jenis dokumen", "document kind")
    def kind(self) -> str:
        return self.home.kind

    @attribute("text", "nama dokumen", "document name")
    def name(self) -> Label:
        return Label(self.home.name, self.home.title.source if self.home.title else self.home.source)

    @attribute("text", "judul", "title")
    def title(self) -> Label | None:
        return self.home.title

    @attribute("text", "perangkat daerah", "perangkat daerah")
    def opd(self) -> Label | None:
        return self.home.opd

    @attribute("number", "tahun pada judul", "year of the title")
    def year(self) -> Quantity | None:
        if self.home.year is None:
            return None
        at = self.home.title.source if self.home.title else self.home.source
        return replace(as_quantity(self.home.year), source=at)

    @attribute("date", "tanggal penandatanganan", "date of signature")
    def signed(self) -> Dated | None:
        return self.home.signed

    @attribute("text", "fase", "phase")
    def phase(self) -> str | None:
        return self.home.phase

    @attribute("text", "murni atau perubahan", "original or revised")
    def edition(self) -> str:
        return self.home.edition

    @attribute("text", "nama pihak pertama", "name of the first party")
    def owner_name(self) -> Label | None:
        return self.home.owner.name if self.home.owner else None

    @attribute("text", "jabatan pihak pertama", "position of the first party")
    def owner_position(self) -> Label | None:
        return self.home.owner.position if self.home.owner else None

    @attribute("text", "nama pihak kedua", "name of the second party")
    def superior_name(self) -> Label | None:
        return self.home.superior.name if self.home.superior else None

    @attribute("text", "jabatan pihak kedua", "position of the second party")
    def superior_position(self) -> Label | None:
        return self.home.superior.position if self.home.superior else None

    @attribute(
        "truth", "diperjanjikan kepada pejabat perangkat daerah sendiri", "promised to an official of the office"
    )
    def is_below_head(self) -> bool:
        """Whether its second party is an official of the office: the head promises to the head of the region or above."""
        above = self.superior_position()
        return above is not None and not any(mentions(above.text, head) for head in HEADS_OF_REGIONS)

    @attribute("list:text", "bagian yang tidak ditemukan", "parts that were not found")
    def missing_parts(self) -> tuple[Phrase, ...]:
        """What a plan of this kind must hold, and this one was not seen to."""
        levels = {i.level for i in self.home.indicators} | {e.level for e in self.home.elements}
        targeted = {i.level for i in self.home.indicators if i.targets}
        wanted = PARTS.get(self.home.kind, ())
        return tuple(part for part, some, needs_target in wanted if not (targeted if needs_target else levels) & some)

    @attribute("list:text", "dokumen yang tidak ada", "documents that are missing")
    def missing_kinds(self) -> tuple[str, ...]:
        there = {
            d.kind
            for d in self.world.graph.documents
            if not d.years or not self.home.years or set(d.years) & set(self.home.years)
        }
        return tuple(
            KIND_NAMES[kind]
            for kind in ("renstra", "renja", "perjanjian_kinerja", "rencana_aksi")
            if kind not in there | self.world.not_due
        )

    @attribute("truth", "memuat unsur", "holds elements")
    def has_elements(self) -> bool:
        return bool(self.home.elements)

    @attribute("truth", "memuat indikator", "holds indicators")
    def has_indicators(self) -> bool:
        return bool(self.home.indicators)

    @attribute("truth", "bukan dokumen tahun lalu", "is no document of a former year")
    def is_of_dossier_year(self) -> bool:
        """With the PK of two years in one folder, that of the former one is history."""
        years = [d.year for d in self.world.graph.documents if d.year and d.kind not in PLANS]
        return self.home.year == max(years, default=None)

    @attribute("truth", "Renstra mencakup tahunnya", "a Renstra covers its year")
    def has_plan_for_year(self) -> bool | Unknown:
        plans = self.world.graph.of_kind("renstra")
        if any(self.home.year in plan.years for plan in plans):
            return True
        if any(not plan.years for plan in plans):
            return Unknown(Phrase("periode Renstra tidak dikenal", "the period of the Renstra is not known"))
        return False

    @attribute("list:text", "indikator yang diulang di jenjang bawahnya", "indicators repeated further down")
    def repeated_below(self) -> tuple[Label, ...]:
        """The indicators of kegiatan and sub kegiatan that an element above prints word by word."""
        graph, found = self.world.graph, []
        for indicator in self.home.indicators:
            node = node_id(self.home, indicator.id)
            above = [other for n in graph.path(node)[1:] for other in graph.indicators_of(n)]
            names = (graph.indicators[other].name.text for other in above)
            if indicator.level in ("kegiatan", "sub_kegiatan") and any(
                same_text(indicator.name.text, n) for n in names
            ):
                found.append(indicator.name)
        return tuple(found)

    # Habits of its quarters

    @attribute("list:text", "deret triwulan yang sama pada lebih dari separuh baris", "quarters alike in most rows")
    def uniform_quarters(self) -> tuple[Label, ...]:
        """The rows of the series that more than 60 % of at least ten rows print; none otherwise."""
        rows: dict[tuple[str, ...], list[Indicator]] = {}
        for indicator in self._quartered():
            rows.setdefault(tuple(_bare(q) for q in indicator.quarters or ()), []).append(indicator)
        most = max(rows.values(), key=len, default=[])
        count = sum(map(len, rows.values()))
        if count < ENOUGH_ROWS or len(most) <= UNIFORM * count or len({_bare(q) for q in most[0].quarters or ()}) == 1:
            return ()
        shown = " ".join(q.raw for q in most[0].quarters or () if q is not None)
        return tuple(Label(shown, i.name.source) for i in most)

    @attribute("list:text", "cara menulis triwulan tanpa target", "ways to print a quarter without target")
    def blank_habits(self) -> tuple[Label, ...]:
        """One place each of blank, dash and zero in rows that have targets in other quarters."""
        found: dict[str, Label] = {}
        for indicator in self._quartered():
            for quarter in indicator.quarters or ():
                if quarter is None or not (quarter.is_missing or quarter.value == 0):
                    continue
                shown = quarter.raw.strip() or "(kosong)"
                found.setdefault(shown, Label(shown, quarter.source or indicator.name.source))
        return tuple(found.values())

    @attribute("list:text", "cara menghitung setahun yang berbeda", "different ways to make up a year")
    def mixed_readings(self) -> tuple[Label, ...]:
        """One row each of running totals and of portions among the rows that have one head word and unit."""
        kinds: dict[tuple[str | None, str | None], dict[str, Label]] = {}
        for indicator in self._quartered():
            record = IndicatorRecord(self.world, node_id(self.home, indicator.id))
            how, filled = record.quarter_aggregation(), record.filled_quarters()
            if how in ("sum", "cumulative") and filled is not None and len(filled.numbers) > 2:
                shown = " ".join(q.raw for q in indicator.quarters or () if q is not None)
                alike = kinds.setdefault((head_word(indicator.name.text), unit_of(record.unit_text)), {})
                alike.setdefault(how, Label(shown, indicator.name.source))
        return next((tuple(found.values()) for found in kinds.values() if len(found) > 1), ())

    def _quartered(self) -> Iterator[Indicator]:
        for indicator in self.home.indicators:
            if any(q is not None and not q.is_missing for q in indicator.quarters or ()):
                yield indicator


class EventRecord:
    """A calendar event."""

    record = "event"

    def __init__(self, event: Scheduled):
        self.event = event
        self.where = event.origin.source if event.local else Source("kalender bawaan cascade")

    @attribute("text", "acara", "event")
    def name(self) -> str:
        return self.event.event.replace("_", " ")

    @attribute("set", "triwulan menurut kalender", "quarters by the calendar")
    def quarters(self) -> Quarters:
        return Quarters(frozenset(self.event.all_quarters), self.where)

    @attribute("truth", "kalender memberi satu jawaban", "the calendar gives one answer")
    def is_settled(self) -> bool:
        return self.event.is_settled

    @attribute("truth", "kalender daerah sendiri", "the region's own calendar")
    def is_local(self) -> bool:
        return self.event.local

    @attribute("text", "keterangan kalender", "calendar note")
    def note(self) -> Label:
        return Label(self.event.note or "–", self.where)


class ScaleRecord:
    """The range of a known index."""

    record = "scale"

    def __init__(self, scale: Scale):
        self.scale = scale

    @attribute("text", "indeks", "index")
    def name(self) -> str:
        return self.scale.name

    @attribute("number", "batas bawah", "lower limit")
    def low(self) -> int:
        return self.scale.low

    @attribute("number", "batas atas", "upper limit")
    def high(self) -> int:
        return self.scale.high


def _says_all(earlier: Indicator, later: Indicator) -> bool:
    """Tell whether a print says all that a later one says."""
    columns = (earlier.unit is not None or later.unit is None) and (
        earlier.baseline is not None or later.baseline is None
    )
    same = not yearly.differing(earlier.targets, later.targets) and not _baselines_differ(earlier, later)
    return bool(earlier.targets) and columns and same


def _baselines_differ(one: Indicator, other: Indicator) -> bool:
    return bool(one.baseline and other.baseline and yearly.differ(one.baseline, other.baseline))


@lru_cache(maxsize=4)
def _twins(graph: CascadeGraph) -> dict[NodeId, NodeId]:
    """Return for a row the other row whose run holds its targets, the decimal point aside; the later name is told.

    Rows of one name, rows above each other, and runs that are met by chance are left out.
    """
    known = within(graph)
    windows: dict[tuple[object, ...], list[NodeId]] = defaultdict(list)
    runs = {node: run for node in _told_once(graph) if yearly.is_telling(run := yearly.run_of(graph.indicators[node]))}
    for node, run in runs.items():
        for start in range(len(run) - yearly.COPIED + 1):
            key = (graph.document_of(node).file, *yearly.digits(run[start : start + yearly.COPIED]))
            windows[key].append(node)
    found: dict[NodeId, NodeId] = {}
    for nodes in windows.values():
        for one, other in combinations(dict.fromkeys(nodes), 2):
            short, long = sorted((one, other), key=lambda n: len(runs[n]))
            if short in found or not _is_other(graph, one, other) or not _holds(runs[long], _targets(graph, short)):
                continue
            if yearly.is_exact(runs[short]) or known.table_of(one) is not known.table_of(other):
                found[short] = long
    return found


@lru_cache(maxsize=4)
def _near_twins(graph: CascadeGraph) -> dict[NodeId, NodeId]:
    """Return for a row the row of a like name that has the same targets in most years, and others in some."""
    windows: dict[tuple[object, ...], list[NodeId]] = defaultdict(list)
    for node in _told_once(graph):
        printed = graph.indicators[node]
        values = {y: v for y, q in yearly.filled(printed.targets).items() if (v := yearly.number(q)) is not None}
        years = sorted(values)
        for start in range(len(years) - yearly.COPIED + 1):
            part = years[start : start + yearly.COPIED]
            run = tuple(values[year] for year in part)
            if len(set(run)) == len(run) and len({b - a for a, b in pairwise(run)}) > 1 and any(v % 1 for v in run):
                windows[graph.document_of(node).file, tuple(part), run].append(node)
    found: dict[NodeId, NodeId] = {}
    for nodes in windows.values():
        for one, other in combinations(dict.fromkeys(nodes), 2):
            names = [graph.indicators[node].name.text for node in (one, other)]
            like = max(shared(*names)[1], shared(*reversed(names))[1]) >= LIKE_NAME
            targets = [graph.indicators[node].targets for node in (one, other)]
            if (
                like
                and measure(names[0]) == measure(names[1])
                and yearly.differing(*targets)
                and _is_other(graph, one, other)
            ):
                found.setdefault(one, other)
    return found


def _told_once(graph: CascadeGraph) -> Iterator[NodeId]:
    """Yield one print of each indicator of the plans, the first one with targets."""
    known = within(graph)
    for document in graph.documents:
        for group in known.indicators[document.id] if document.kind in ("renstra", "iku") else ():
            yield next((node for node in group.nodes if graph.indicators[node].targets), group.nodes[0])


def _targets(graph: CascadeGraph, node: NodeId) -> tuple[Decimal, ...]:
    printed = graph.indicators[node]
    return yearly.run_of(replace(printed, baseline=None))


def _holds(run: tuple[Decimal, ...], part: tuple[Decimal, ...]) -> bool:
    """Tell whether a run has another one inside, the decimal point aside."""
    wanted = yearly.digits(part)
    size = len(wanted)
    return size >= yearly.COPIED and any(
        yearly.digits(run[start : start + size]) == wanted for start in range(len(run) - size + 1)
    )


def _is_other(graph: CascadeGraph, one: NodeId, other: NodeId) -> bool:
    """Tell whether two rows have different names and neither measures a part of what the other one measures."""
    names = [graph.indicators[node].name.text for node in (one, other)]
    if alike(*names) >= REWORDED or within(graph).group_of(one) is within(graph).group_of(other):
        return False
    elements = [graph.element_node(node) for node in (one, other)]
    paths = [set(graph.path(node)) for node in (one, other)]
    return not (elements[0] in paths[1] or elements[1] in paths[0])


@lru_cache(maxsize=4096)
def _money(graph: CascadeGraph, node: NodeId) -> dict[int, Quantity]:
    """Return the pagu above zero by year: of an indicator's own row, or else of the element that it measures."""
    printed, element = graph.indicators[node], graph.element_node(node)
    amounts = dict(printed.pagu)
    if element is not None and not _has_own_pagu(graph, node):
        amounts |= graph.elements[element].pagu
        amounts = {year: q for year in amounts if (q := _pagu(graph, element, year) or amounts[year])}
    return {year: q for year, q in sorted(amounts.items()) if (yearly.number(q) or 0) > 0}


@lru_cache(maxsize=4096)
def _siblings(graph: CascadeGraph, node: NodeId) -> tuple[Indicator, ...]:
    """Return the indicators of the same element in the same table, itself among them."""
    printed, element = graph.indicators[node], graph.element_node(node)
    own = [graph.indicators[other] for other in graph.indicators_of(element)] if element else [printed]
    return tuple(row for row in own if row.name.source.table == printed.name.source.table)


@lru_cache(maxsize=4096)
def _has_own_pagu(graph: CascadeGraph, node: NodeId) -> bool:
    """Tell whether each indicator of the element has a pagu of its own, not one that is printed for all."""
    funded = [row for row in _siblings(graph, node) if any(yearly.number(q) for q in row.pagu.values())]
    apart = {tuple(sorted((y, q.value) for y, q in row.pagu.items() if q.value is not None)) for row in funded}
    return bool(graph.indicators[node].pagu) and len(funded) > 1 and len(apart) > 1


def _pagu(graph: CascadeGraph, element: NodeId, year: int) -> Quantity | None:
    """Return an element's pagu; where each of its indicators has a row and a pagu of its own, their sum."""
    printed = graph.elements[element].pagu.get(year)
    rows = [q for i in graph.indicators_of(element) if (q := graph.indicators[i].pagu.get(year)) and not q.is_missing]
    if printed not in rows or len({row.value for row in rows}) < 2:
        return printed
    total = total_of(rows)
    return total if isinstance(total, Quantity) else None


WHOLE = ("paper", "people", "group", "place", "occasion", "thing")  # sorts of units that do not come in parts
ENOUGH_ROWS = 10  # rows from which a habit can be told from chance
UNIFORM = 0.6  # share of rows with one series from which it looks pasted
_OUTCOME, _WORK = frozenset({"tujuan", "sasaran"}), frozenset({"program", "kegiatan", "sub_kegiatan"})
# Parts that a plan must hold: what it is called, the levels that show it, whether they need targets.
PARTS: dict[str, tuple[tuple[Phrase, frozenset[str], bool], ...]] = {
    "renstra": (
        (Phrase("target tujuan dan sasaran", "targets of tujuan and sasaran"), _OUTCOME, True),
        (Phrase("program, kegiatan dan pendanaan", "program, kegiatan and funding"), _WORK, False),
    ),
    "renja": ((Phrase("rencana program dan kegiatan", "plan of program and kegiatan"), _WORK, True),),
}


MILLION = 1_000_000
HEADS_OF_REGIONS = ("bupati", "wali kota", "walikota", "gubernur", "menteri", "presiden")
NEAR_NAME = 70  # likeness of two names from which one may be the other, reworded


def _position(document: Document) -> str:
    position = document.owner.position if document.owner else None
    return "".join(tokens(position.text)) if position else ""


def _bare(quantity: Quantity | None) -> str:
    return "" if quantity is None else quantity.raw.strip(" %")


# The nomenclature by code and by level


def _level(level: str, source: Source) -> Label:
    return Label(LEVEL_NAMES.get(level, level), source)


def _promises_nothing(quantity: Quantity | None) -> bool:
    return quantity is not None and (quantity.is_missing or yearly.number(quantity) == 0)


@lru_cache(maxsize=16)
def _code_widths(graph: CascadeGraph, document_id: str) -> frozenset[int]:
    """Return how many digits the running numbers of the document's sub kegiatan have, odd ones out aside."""
    elements = graph.document_of(document_id).elements
    coded = [code_parts(e.code.text) for e in elements if e.code and e.level == "sub_kegiatan"]
    widths = Counter(len(parts[-1]) for parts in coded if len(parts) == LENGTHS["sub_kegiatan"])
    return frozenset(width for width, count in widths.items() if 5 * count >= max(widths.values()))


def _code_fault(code: str, level: str, widths: frozenset[int]) -> Phrase | None:
    parts = code_parts(code)
    wanted = LENGTHS.get(level)
    if (
        wanted is None
        or len(parts) < 3
        or len(code.split()) > 1
        or not all(part.isdigit() or set(part.upper()) == {"X"} for part in parts)
    ):
        return None
    if set(parts[-1]) == {"0"}:
        return Phrase("nomor urutnya nol", "its running number is zero")
    if level == "sub_kegiatan" and len(parts) == wanted and widths and len(parts[-1]) not in widths:
        return Phrase("jumlah angka nomor urutnya berbeda", "its running number has another number of digits")
    if len(parts) != wanted:
        said = Phrase("{n} bagian, seharusnya {m}", "{n} parts, it should have {m}")
        return said.format(n=len(parts), m=wanted)
    return None


def _code_key(code: str) -> str | None:
    """Return one form of a program, kegiatan or sub kegiatan code; None for any other code.

    `…2.01.06` and `…2.01.0006` are one sub kegiatan; the support program `X.XX.01` is one for all bidang.
    """
    parts = [part for part in re.split(r"[.\s]+", code.strip().upper()) if part]
    if len(parts) not in (3, 5, 6) or not all(part.isdigit() or set(part) == {"X"} for part in parts):
        return None
    plain = [str(int(part)) if part.isdigit() else "X" for part in parts]
    return ".".join(["X", "X", *plain[2:]] if plain[2] == "1" else plain)


@lru_cache(maxsize=4)
def _by_code(official: Nomenclature) -> dict[str, tuple[OfficialEntry, ...]]:
    found: dict[str, tuple[OfficialEntry, ...]] = {}
    for entry in official.entries:
        if key := _code_key(entry.code):
            found[key] = (*found.get(key, ()), entry)
    return found


def _bare_name(name: str) -> str:
    """Return a name without its level word: documents print "Program X" and "X" alike."""
    return re.sub(r"^\s*(program|kegiatan|sub\s*kegiatan)\s+", "", name, flags=re.I)


# What an indicator is about

OWN_OBJECT = 0.34  # the largest share of words that an indicator of another object was seen to have by chance
OTHER_OBJECT = 0.7  # the smallest share at which the other element is clearly the one that is meant
LIKE_NAME = 0.5  # share of words from which two names may well be of one indicator
ENOUGH_WORDS = 3  # words that must be shared: "Jumlah laporan yang disusun" is about anything


def shared(left: str, right: str) -> tuple[int, float]:
    """Return how many of the left name's meaning-carrying words (by root) the right name holds, and which share."""
    ignored = words()["light_words"]
    ours = {stem(t) for t in tokens(left) if t not in ignored}
    theirs = {stem(t) for t in tokens(right)}
    common = sum(any(fuzz.ratio(a, b) >= 85 for b in theirs) for a in ours)
    return common, common / len(ours) if ours else 1.0


def _better_element(indicator: IndicatorRecord) -> ElementRecord | None:
    """Return the element that an indicator is about when it is clearly not its own (HIR-10)."""
    graph, own = indicator.world.graph, indicator.world.graph.element_node(indicator.node)
    if own is None:
        return None
    name, element = indicator.printed.name.text, graph.elements[own].name.text
    official = ElementRecord(indicator.world, own).official_indicator()
    if official is not None and same_text(name, official.text):
        return None
    if max(shared(name, element)[1], shared(element, name)[1]) >= OWN_OBJECT:
        return None
    document = indicator.home
    others = {node_id(document, e.id): e for e in document.elements if e.level in ("kegiatan", "sub_kegiatan")}
    others.pop(own, None)
    scored = [(*shared(name, other.name.text), node) for node, other in others.items()]
    near = [(share, node) for common, share, node in scored if common >= ENOUGH_WORDS and share >= OTHER_OBJECT]
    return ElementRecord(indicator.world, max(near)[1]) if near else None
