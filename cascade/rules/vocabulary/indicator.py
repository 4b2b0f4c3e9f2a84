"""What may a rule ask of an indicator?

One printed line of an indicator as conditions see it: name, unit, values, quarters, its row of years. Never decides what is
right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz, process

from cascade.graph.budget import has_own_pagu, money, siblings
from cascade.graph.cascade_graph import NodeId, node_id
from cascade.graph.locations import place, printed_series
from cascade.graph.occurrences import within
from cascade.graph.series_matches import near_twins, says_all, shared, twins
from cascade.model import OUTCOME_LEVELS, Document, Indicator, Label, Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities import series
from cascade.quantities.comparison import POORLY_READ, compare, with_unit
from cascade.quantities.direction import direction_of
from cascade.quantities.quarters import QuarterReading, quarter_readings, without_idle_quarters
from cascade.rules.language.types import Quarters, is_missing
from cascade.rules.vocabulary.context import EvaluationContext, Once, attribute
from cascade.rules.vocabulary.document import DocumentRecord
from cascade.rules.vocabulary.element import ElementRecord
from cascade.rules.vocabulary.policy_record import EventRecord, ScaleRecord
from cascade.text.measures import counted_kind, measure_kind
from cascade.text.normalize import normalized, same_text, tokens
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line
from cascade.text.spelling import misspellings
from cascade.text.units import is_known_unit, unit_kind, unit_of

DETAIL_NAMES = {"definition": "definisi", "data_source": "sumber data", "responsible": "penanggung jawab"}
WHOLE = ("paper", "people", "group", "place", "occasion", "thing")  # sorts of units that do not come in parts
NEAR_NAME = 70  # likeness of two names from which one may be the other, reworded
OWN_OBJECT = 0.34  # the largest share of words that an indicator of another object was seen to have by chance
OTHER_OBJECT = 0.7  # the smallest share at which the other element is clearly the one that is meant
ENOUGH_WORDS = 3  # words that must be shared: "Jumlah laporan yang disusun" is about anything


class IndicatorRecord(metaclass=Once):
    """One printed line of an indicator, under one reading of its quarters."""

    record = "indicator"
    kept: dict[str, Any]

    def __init__(self, world: EvaluationContext, node: NodeId, reading: int = 0):
        self.world = world
        self.node = node
        self.reading = reading
        self.printed: Indicator = world.graph.indicators[node]
        self.home: Document = world.graph.document_of(node)

    def read_as(self, reading: int) -> IndicatorRecord:
        """Return the same indicator under another reading of its quarters."""
        return IndicatorRecord(self.world, self.node, reading)

    @cached_property
    def readings(self) -> tuple[QuarterReading, ...]:
        """The plausible readings of its quarters; one that gives the target of its own row comes first."""
        found = quarter_readings(self.printed, self.world.policy.aggregation_of(self.printed.name.text))
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
    def chosen(self) -> QuarterReading | None:
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
    def place(self) -> LocalizedText:
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
        return unit_kind(self.unit_text)

    @attribute("text", "jenis ukuran", "sort of measure")
    def measure(self) -> str | None:
        return measure_kind(self.printed.name.text)

    @attribute("text", "golongan yang dihitung", "sort of thing counted")
    def counts(self) -> str | None:
        return counted_kind(self.printed.name.text)

    @attribute("truth", "bersatuan persen", "is in percent")
    def is_percent(self) -> bool:
        """An index is none, even where its unit is printed as %: SAT-02 says that."""
        if measure_kind(self.printed.name.text) == "index":
            return False
        own = unit_of(self.unit_text)
        return own == "%" or (own is None and measure_kind(self.printed.name.text) == "share")

    @attribute("text", "arah", "direction")
    def direction(self) -> str:
        return self._direction()[0]

    @attribute("truth", "arah diandaikan", "direction is assumed")
    def direction_is_assumed(self) -> bool:
        return self._direction()[1]

    # What a decree on IKU says of it

    @attribute("text", "rumus", "formula")
    def formula(self) -> Label | None:
        printed = self.printed.details.get("formula")
        return printed if printed is not None and not parse_quantity(printed.text).is_missing else None

    @attribute("truth", "kolom rumus kosong", "the column of the formula is blank")
    def lacks_formula(self) -> bool | None:
        """None where the table has no such column, or one that may be filled all the same."""
        is_told = "formula" in self.printed.details and not self.printed.name.source.blanks_are_unsure
        return self.formula() is None if is_told else None

    @attribute("list:text", "kolom pengukuran yang kosong", "blank columns on the measuring")
    def blank_details(self) -> tuple[Label, ...] | None:
        """The other columns on how it is measured that are blank; None where the table has none of them.

        Source and official of a row above hold for those below.
        """
        names = [name for name in DETAIL_NAMES if name in self.printed.details]
        blank = [name for name in names if parse_quantity(self.printed.details[name].text).is_missing]
        lacking = [name for name in blank if name == "definition" or not self._is_said_above(name)]
        place = self.printed.name.source
        return (
            tuple(Label(DETAIL_NAMES[name], place) for name in lacking)
            if names and not place.blanks_are_unsure
            else None
        )

    def _is_said_above(self, name: str) -> bool:
        at = self.home.indicators.index(self.printed)
        table = self.printed.name.source.table
        above = [other for other in self.home.indicators[:at] if other.name.source.table == table]
        return any(name in other.details and not parse_quantity(other.details[name].text).is_missing for other in above)

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
        found = self.world.policy.scale_of(name) if measure_kind(name) in ("index", "ratio", "rate") else None
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
        return tuple(quarter for _, quarter in without_idle_quarters(tuple(filled), self.printed))

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
    def reading_name(self) -> LocalizedText | None:
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
            len(head) > 1
            and len(head[0].split()) < 3
            and measure_kind(head[0]) is not None
            and measure_kind(head[1]) is not None
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
            return Unknown(
                LocalizedText("ada nama yang mirip tahun berikutnya", "the year after has a name much like it")
            )
        return True

    # What its row of years says

    @attribute("truth", "mengukur keadaan, bukan banyaknya pekerjaan", "measures a state, not an amount of work")
    def is_level(self) -> bool:
        return series.is_level(self.printed)

    @attribute("truth", "menghitung orang, dokumen atau kegiatan", "counts people, papers or events")
    def counts_work(self) -> bool:
        return series.counts_yearly_work(self.printed)

    @attribute("truth", "terisi pada beberapa tahun", "filled in several years")
    def has_series(self) -> bool:
        return len(series.filled(self.printed.targets)) > 1

    @attribute("map:number", "target tanpa isi pada tahun berpagu", "target of a year with pagu that promises nothing")
    def funded_gaps(self) -> dict[int, Quantity] | Unknown | None:
        """The targets that are blank, a dash or 0 in years with pagu; None where no year has pagu.

        Indicators that share one pagu fail together only: some of them may rest in a year. A result that is never
        promised fails alone. Unknown where it never is, but for what was read from a picture poorly.
        """
        money = self._money()
        if not money or not self.printed.targets:
            return None
        targets = self.printed.targets.values()
        poor = [q for q in targets if q.is_unsure and (q.is_missing or q.value == 0)]
        if poor and all(_promises_nothing(q) or q in poor for q in targets):
            return Unknown(POORLY_READ.format(a=poor[0].raw))
        if self.is_never_planned() and self.printed.level in (*OUTCOME_LEVELS, "program"):
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
        gaps = self.funded_gaps()
        return {year: money[year] for year in gaps} if isinstance(gaps, dict) else {}

    @attribute("truth", "tidak bertarget pada tahun mana pun", "has no target in any year")
    def is_never_planned(self) -> bool:
        return all(_promises_nothing(quantity) for quantity in self.printed.targets.values())

    @attribute("map:number", "sel target kosong", "blank target")
    def holes(self) -> dict[int, Quantity]:
        """The blank years after the first filled one, where the row has no pagu in them."""
        money = self._money()
        return {year: q for year, q in series.gaps(self.printed.targets).items() if year not in money}

    @attribute("truth", "tabel mempunyai pagu", "the table has pagu")
    def has_pagu(self) -> bool:
        return bool(self._money())

    @attribute("map:number", "target yang lebih buruk dari tahun sebelumnya", "target worse than the year before")
    def steps_back(self) -> dict[int, Quantity]:
        better, assumed = self._direction()
        return series.steps_back(self._plausible(), better, assumed=assumed)

    @attribute("map:number", "target yang lebih buruk dari kondisi awal", "target worse than the baseline")
    def worse_than_baseline(self) -> dict[int, Quantity]:
        better, assumed = self._direction()
        return series.worse_than(self.printed.baseline, self._plausible(), better, assumed=assumed)

    @attribute(
        "truth", "target terakhir pun lebih buruk dari kondisi awal", "even the last target is worse than the baseline"
    )
    def ends_worse(self) -> bool:
        series = self._plausible()
        return bool(series) and max(series) in self.worse_than_baseline()

    @attribute("number", "target pertama yang meloncat", "first target that leaps")
    def leap(self) -> Quantity | None:
        return series.leaping_target(self.printed.baseline, self._plausible())

    @attribute("map:number", "target yang anjlok setahun", "target that collapses for a year")
    def dips(self) -> dict[int, Quantity]:
        return series.dips(self.printed.baseline, self.printed.targets, self._money())

    @attribute("map:number", "target di bawah kondisi awal", "target below the baseline")
    def fewer(self) -> dict[int, Quantity]:
        """The last years of the period in which fewer are promised than there were, for no less pagu."""
        return series.fewer_for_no_less_money(self.printed.baseline, self.printed.targets, self._money())

    @attribute("map:number", "pagu yang jauh lebih besar", "pagu that is far larger")
    def dear_pagu(self) -> dict[int, Quantity]:
        """The pagu of the years in which the same target costs many times what it costs in the cheapest year."""
        alone = len(self._siblings()) == 1 or self._has_own_pagu()
        return series.costlier_years(self.printed.targets, self._money()) if alone else {}

    @attribute("number", "pagu terkecil", "smallest pagu")
    def least_pagu(self) -> Quantity | None:
        amounts = [q for year, q in self._money().items() if year in series.filled(self.printed.targets)]
        return min(amounts, key=lambda q: q.value or 0, default=None)

    @attribute("truth", "kondisi akhir lepas dari deretnya", "the end condition is none that the series gives")
    def ends_open(self) -> bool | None:
        """None without a printed end condition, or where a value is not one number."""
        return series.end_falls_behind(
            self.printed.targets, self.printed.end_target, self.home.years, self._direction()[0]
        )

    @attribute("list:number", "target per tahun", "yearly targets")
    def yearly(self) -> tuple[Quantity, ...]:
        """The filled targets, in the order of their years."""
        return tuple(with_unit(q, self.printed) for _, q in sorted(series.filled(self.printed.targets).items()))

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
        return any(says_all(graph.indicators[node], own) for node in earlier)

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
        found = twins(self.world.graph).get(self.node)
        return IndicatorRecord(self.world, found) if found else None

    @attribute(
        "indicator",
        "indikator bernama mirip dengan deret hampir sama",
        "indicator of a like name with nearly this series",
    )
    def near_twin(self) -> IndicatorRecord | None:
        found = near_twins(self.world.graph).get(self.node)
        return IndicatorRecord(self.world, found) if found else None

    @attribute("map:number", "target yang berbeda dari deret itu", "targets that differ from that series")
    def odd_targets(self) -> dict[int, Quantity] | None:
        twin = self.near_twin()
        if twin is None:
            return None
        return {
            year: self.printed.targets[year]
            for year in series.differing_years(self.printed.targets, twin.printed.targets)
        }

    @attribute("map:number", "target pada deret itu", "targets in that series")
    def twin_targets(self) -> dict[int, Quantity] | None:
        twin = self.near_twin()
        if twin is None:
            return None
        return {
            year: twin.printed.targets[year]
            for year in series.differing_years(self.printed.targets, twin.printed.targets)
        }

    @attribute("indicator", "ukuran di atasnya dengan deret ini", "measure above it with this series")
    def share_above(self) -> IndicatorRecord | None:
        """A share or index of an element above that prints the very targets of this count.

        Whole numbers may agree by chance, unless there are many of them, the baseline among them.
        """
        own = self.printed
        values = [value for q in own.targets.values() if (value := series.plain_number(q)) is not None]
        run = series.value_run(own) if own.baseline else ()
        if measure_kind(own.name.text) != "count" or len(set(values)) < 2:
            return None
        if not self.has_fractions() and len(set(run)) <= series.COPIED:
            return None
        graph = self.world.graph
        for above in graph.path(self.node)[1:]:
            for node in graph.indicators_of(above):
                other = graph.indicators[node]
                if measure_kind(other.name.text) == "count" or not series.is_same_series(own.targets, other.targets):
                    continue
                if self.has_fractions() or series.value_run(other) == run:
                    return IndicatorRecord(self.world, node)
        return None

    @attribute("truth", "memuat pecahan", "holds fractions")
    def has_fractions(self) -> bool:
        return any((value := series.plain_number(q)) is not None and value % 1 for q in self.printed.targets.values())

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
        return series.ambiguous_thousands(self._values())

    @attribute("text", "satuan di dalam nama", "unit inside the name")
    def named_unit(self) -> Label | None:
        """The unit of things that the first noun after "Jumlah" is: Jumlah Paket …, Jumlah Unit …"""
        if measure_kind(self.printed.name.text) != "count":
            return None
        following = tokens(self.printed.name.text)[1:2]
        if not following or unit_kind(following[0]) != "thing":
            return None
        return Label(following[0], self.printed.name.source)

    def _money(self) -> dict[int, Quantity]:
        return money(self.world.graph, self.node)

    def _siblings(self) -> tuple[Indicator, ...]:
        return siblings(self.world.graph, self.node)

    def _has_own_pagu(self) -> bool:
        return has_own_pagu(self.world.graph, self.node)

    def _plausible(self) -> dict[int, Quantity]:
        """Return the targets without those outside their range, which another rule names."""
        wrong = [*self._outside(0, 100)] if self.is_percent() else [*(self.outside_scale() or ())]
        return {year: q for year, q in self.printed.targets.items() if not any(q is other for other in wrong)}

    # What it is about

    @attribute("list:text", "kata yang salah ketik", "misspelled words")
    def slips(self) -> tuple[Label, ...] | Unknown:
        """Unknown in a picture: nobody can tell a slip of the writer from one of the reader."""
        at = self.printed.name.source
        if at is not None and at.confidence is not None:
            return Unknown(
                LocalizedText("ejaan nama yang dibaca dari gambar", "the spelling of a name read from a picture")
            )
        return tuple(Label(f"{printed} → {meant}", at) for printed, meant in misspellings(self.printed.name.text))

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
        return (stated, False) if stated else direction_of(self.printed)

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
        return Quarters(frozenset(chosen), sources[0].through(sources[-1]) if sources else None)


def _position(document: Document) -> str:
    position = document.owner.position if document.owner else None
    return "".join(tokens(position.text)) if position else ""


def _promises_nothing(quantity: Quantity | None) -> bool:
    return quantity is not None and (quantity.is_missing or series.plain_number(quantity) == 0)


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
