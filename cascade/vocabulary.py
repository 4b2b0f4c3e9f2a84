"""What may a rule ask of the documents?

The records that conditions speak of (indicator, element, document, link …), their attributes and the
functions that ask the graph. An attribute is a method marked with its type and its name in both
languages; `language()` collects them, so that rules are typed against this file and `cascade rules show`
explains them from it. Never decides what is right.
"""

# ruff: noqa: D102  # the attribute marker says in two languages what each method is

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz

from cascade.expressions import Attribute, Function, Language, as_quantity, is_missing
from cascade.functions import FUNCTIONS, total_of
from cascade.graph import CascadeGraph, NodeId, differences
from cascade.language import Phrase
from cascade.measures import Reading, compare, direction, readings, with_unit
from cascade.model import (
    KIND_NAMES,
    LEVEL_NAMES,
    QUARTER_NAMES,
    Dated,
    Document,
    Element,
    Indicator,
    Label,
    Link,
    Quantity,
    Source,
    Unknown,
)
from cascade.policy import Event, Nomenclature, OfficialEntry, Policy, Scale
from cascade.text import counted_sort, measure, same_text, stem, tokens, unit_of, unit_sort, words

PLANS = ("rpjmd", "renstra", "iku")  # they cover several years
OUTCOMES = ("tujuan", "sasaran", "iku")  # documents print one indicator now at the one, now at the other
COMPLETE = 5_000  # a nomenclature with fewer entries is an excerpt: what it lacks may still exist


@dataclass(frozen=True, slots=True)
class World:
    """Everything that a rule may look at."""

    graph: CascadeGraph
    policy: Policy
    nomenclature: Nomenclature | None = None
    disputed: frozenset[str] = frozenset()
    consequences: dict[tuple[str, str], list[str]] = field(default_factory=dict)


def attribute(type_: str, indonesian: str, english: str) -> Callable[[Any], Any]:
    """Mark a method as something that rules may ask for."""

    def mark(method: Any) -> Any:
        method.vocabulary = (type_, Phrase(indonesian, english))
        return method

    return mark


@dataclass(frozen=True, slots=True)
class Quarters:
    """A set of quarters with the place that says so."""

    numbers: frozenset[int]
    source: Source | None = None

    def __str__(self) -> str:
        return ", ".join(QUARTER_NAMES[number - 1] for number in sorted(self.numbers)) or "–"

    def __le__(self, other: Quarters) -> bool:
        return self.numbers <= other.numbers

    def __iter__(self) -> Any:
        return iter(self.numbers)


class IndicatorRecord:
    """One printed line of an indicator, under one reading of its quarters."""

    record = "indicator"

    def __init__(self, world: World, node: NodeId, reading: int = 0):
        self.world = world
        self.node = node
        self.reading = reading
        self.printed: Indicator = world.graph.indicators[node]
        self.home: Document = world.graph.document_of(node)

    def read_as(self, reading: int) -> IndicatorRecord:
        """Return the same indicator under another reading of its quarters."""
        return IndicatorRecord(self.world, self.node, reading)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The plausible readings of its quarters; one that gives the target of its own row comes first."""
        found = readings(self.printed, self._by_name(self.world.policy.quarter_aggregations))
        own = self._own_target()
        meant = [r for r in found if own is not None and compare(r.value, own) == 0]
        if not meant:
            return found
        return (*(replace(r, rank=0) for r in meant), *(replace(r, rank=1) for r in found if r not in meant))

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
    def level(self) -> str:
        return self.printed.level

    @attribute("text", "kode", "code")
    def code(self) -> Label | None:
        return self.printed.code

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
        years = [document.year for document in self.world.graph.of_kind("perjanjian_kinerja") if document.year]
        return max(years, default=None)

    @attribute("text", "isi kolom satuan", "what the unit column prints")
    def unit(self) -> Label | None:
        return self.printed.unit

    @attribute("text", "satuan", "unit")
    def printed_unit(self) -> Label | None:
        """The unit in its column, or else the one inside the first value that has one ("12 kali")."""
        if self.printed.unit is not None and self.printed.unit.text:
            return self.printed.unit
        within = next((q for q in self._values() if q.unit and q.source), None)
        return Label(within.unit, within.source) if within and within.unit and within.source else None

    @property
    def unit_text(self) -> str | None:
        """The printed unit as plain text."""
        printed = self.printed_unit()
        return printed.text if printed else None

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
        """The printed end condition, or else the target of the last year."""
        if not is_missing(self.printed.end_target):
            return self._with_unit(self.printed.end_target)
        last = max((year for year in self.printed.targets if year > 0), default=0)
        return self._with_unit(self.printed.targets.get(last))

    @attribute("list:number", "persen di luar 0–100", "percentage outside 0–100")
    def outside_percent(self) -> tuple[Quantity, ...]:
        return self._outside(0, 100)

    @attribute("list:number", "nilai di luar rentang indeks", "value outside the range of the index")
    def outside_scale(self) -> tuple[Quantity, ...] | None:
        known = self.scale()
        return self._outside(known.low(), known.high()) if known else None

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

    # What it is about

    @attribute("event", "acara kalender", "calendar event")
    def event(self) -> EventRecord | None:
        element = self.world.graph.element_of(self.node)
        found = self.world.policy.event_of(self.printed.name.text, element.name.text if element else "")
        return EventRecord(found) if found else None

    @attribute("element", "unsur lain yang lebih cocok dengan nama indikator", "another element that fits the name")
    def better_element(self) -> ElementRecord | None:
        return _better_element(self)

    def _by_name(self, settings: Mapping[str, Any]) -> Any:
        return next((v for name, v in settings.items() if same_text(name, self.printed.name.text)), None)

    def _direction(self) -> tuple[str, bool]:
        stated = self._by_name(self.world.policy.directions)
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
        first = next(iter(chosen.values()), self.printed.quarters[0])
        return Quarters(frozenset(chosen), first.source if first else None)


class ElementRecord:
    """A tujuan, sasaran, program, kegiatan or sub kegiatan; `year` chooses its pagu."""

    record = "element"

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

    @attribute("list:number", "pagu bagian", "pagu of a part")
    def children_pagu(self) -> tuple[Quantity, ...] | None:
        """The pagu of every element below; None as soon as one of them prints none."""
        graph = self.world.graph
        parts = [_pagu(graph, child, self.for_year or 0) for child in graph.children(self.node)]
        found = tuple(part for part in parts if part is not None and not part.is_missing)
        return found if found and len(found) == len(parts) else None

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
    def name(self) -> str:
        return self.home.name

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


class LinkRecord:
    """A proposed or settled link between two indicators."""

    record = "link"

    def __init__(self, world: World, link: Link):
        self.world = world
        self.link = link
        self.node = link.left

    @attribute("indicator", "indikator kiri", "left indicator")
    def left(self) -> IndicatorRecord:
        return IndicatorRecord(self.world, self.link.left)

    @attribute("indicator", "indikator kanan", "right indicator")
    def right(self) -> IndicatorRecord:
        return IndicatorRecord(self.world, self.link.right)

    @attribute("number", "kemiripan", "score")
    def score(self) -> int:
        return round(self.link.score)

    @attribute("text", "kata pengubah makna", "meaning-changing words")
    def changed(self) -> str | None:
        return "; ".join(self.link.changed) or None

    @attribute("text", "alasan", "reasons")
    def reasons(self) -> Phrase:
        said = self.link.reasons
        return Phrase("; ".join(r.id for r in said), "; ".join(r.en for r in said))

    @attribute("truth", "jawabannya mengubah hasil pemeriksaan", "the answer changes what the check finds")
    def matters(self) -> bool:
        """Both rows print values to compare, or one of them must exist elsewhere (tujuan, sasaran)."""
        sides = self.left(), self.right()
        return all(side.has_value() for side in sides) or any(side.printed.level in OUTCOMES for side in sides)

    @attribute("text", "akibat bila dikonfirmasi", "what follows if confirmed")
    def consequences(self) -> Phrase:
        codes = self.world.consequences.get((self.link.left, self.link.right), [])
        if not codes:
            return Phrase("Bila dikonfirmasi, tidak ada temuan lain.", "If confirmed, no other finding follows.")
        listed = "; ".join(dict.fromkeys(codes))
        return Phrase(f"Bila dikonfirmasi: {listed}.", f"If confirmed: {listed}.")


class CopyRecord:
    """Two prints of one indicator in one document, and one field in which they differ (if any)."""

    record = "copy"

    def __init__(self, world: World, first: NodeId, second: NodeId, field_name: str | None):
        self.world = world
        self.node = first
        self.nodes = (first, second)
        self.field_name = field_name

    @attribute("indicator", "cetakan pertama", "first print")
    def first(self) -> IndicatorRecord:
        return IndicatorRecord(self.world, self.nodes[0])

    @attribute("indicator", "cetakan kedua", "second print")
    def second(self) -> IndicatorRecord:
        return IndicatorRecord(self.world, self.nodes[1])

    @attribute("text", "bagian yang berbeda", "field that differs")
    def field(self) -> Phrase | None:
        if self.field_name is None:
            return None
        return _FIELDS.get(self.field_name, Phrase(f"target {self.field_name}", f"{self.field_name} target"))

    @attribute("text", "nilai pada cetakan pertama", "value in the first print")
    def first_value(self) -> Label | None:
        return self._value(self.nodes[0])

    @attribute("text", "nilai pada cetakan kedua", "value in the second print")
    def second_value(self) -> Label | None:
        return self._value(self.nodes[1])

    def _value(self, node: NodeId) -> Label | None:
        printed, name = self.world.graph.indicators[node], self.field_name or ""
        if name == "unit":
            return printed.unit
        if name.startswith("tr"):
            quantity = (printed.quarters or (None,) * 4)[int(name[2:]) - 1]
        else:
            quantity = printed.baseline if name == "baseline" else printed.targets.get(int(name or 0))
        if quantity is None or quantity.is_missing:
            return None
        return Label(quantity.raw, quantity.source or printed.name.source)


_FIELDS = {
    "unit": Phrase("satuan", "unit"),
    "baseline": Phrase("kondisi awal", "baseline"),
    **{f"tr{n}": Phrase(f"target {name}", f"{name} target") for n, name in enumerate(QUARTER_NAMES, 1)},
}


class BlockRecord:
    """A block of rows that one document prints twice."""

    record = "block"

    def __init__(
        self, world: World, pairs: tuple[tuple[NodeId, NodeId], ...], tops: tuple[NodeId | None, NodeId | None]
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
        printed = graph.indicators[node].name
        return Label(graph.elements[top].name.text, printed.source) if top is not None else printed


class EventRecord:
    """A calendar event."""

    record = "event"

    def __init__(self, event: Event):
        self.event = event
        self.where = Source("berkas.yaml", row=event.line) if event.local else Source("kalender bawaan cascade")

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


class PolicyRecord:
    """The policy in force."""

    record = "policy"

    def __init__(self, policy: Policy):
        self.policy = policy

    @attribute("text", "kebijakan target", "target policy")
    def target_policy(self) -> str:
        return self.policy.target_policy


RECORDS = (
    IndicatorRecord,
    ElementRecord,
    DocumentRecord,
    LinkRecord,
    CopyRecord,
    BlockRecord,
    EventRecord,
    ScaleRecord,
    PolicyRecord,
)


def _pagu(graph: CascadeGraph, element: NodeId, year: int) -> Quantity | None:
    """Return an element's pagu; where each of its indicators has a row and a pagu of its own, their sum."""
    printed = graph.elements[element].pagu.get(year)
    rows = [q for i in graph.indicators_of(element) if (q := graph.indicators[i].pagu.get(year)) and not q.is_missing]
    if printed not in rows or len({row.value for row in rows}) < 2:
        return printed
    total = total_of(rows)
    return total if isinstance(total, Quantity) else None


# The nomenclature by code and by level


def _level(level: str, source: Source) -> Label:
    return Label(LEVEL_NAMES.get(level, level), source)


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
    others = {f"{document.id}#{e.id}": e for e in document.elements if e.level in ("kegiatan", "sub_kegiatan")}
    others.pop(own, None)
    scored = [(*shared(name, other.name.text), node) for node, other in others.items()]
    near = [(share, node) for common, share, node in scored if common >= ENOUGH_WORDS and share >= OTHER_OBJECT]
    return ElementRecord(indicator.world, max(near)[1]) if near else None


# Functions that ask the graph


def _fits(indicator: IndicatorRecord, value: Quantity) -> bool | Unknown:
    annual = indicator.annual()
    if is_missing(annual):
        return Unknown(Phrase("tidak ada triwulan yang terisi", "no quarter is filled"))
    order = compare(as_quantity(annual), as_quantity(value))
    return order if isinstance(order, Unknown) else order == 0


def _linked(indicator: IndicatorRecord, kind: str) -> bool | Unknown:
    """Tell whether an indicator has a settled link to a document of a kind.

    Unknown while a link awaits confirmation, and where no such document could hold it: another period,
    another phase, no indicators of this level, or the same name at another level.
    """
    graph, name = indicator.world.graph, KIND_NAMES.get(kind, kind)
    found = [link for other, link in graph.links_of(indicator.node) if graph.document_of(other).kind == kind]
    if any(link.is_settled for link in found):
        return True
    if found:
        return Unknown(Phrase("tautan ke {k} belum dikonfirmasi", "the link to {k} awaits confirmation").format(k=name))
    others = [indicator for document in _counterparts(graph, indicator.home, kind) for indicator in document.indicators]
    if not any(_same_level(indicator.printed, other) for other in others):
        return Unknown(
            Phrase(
                "{k} di berkas ini tidak memuat jenjang itu untuk tahun dan fase yang sama",
                "the {k} of this dossier has no such level for the same year and phase",
            ).format(k=name)
        )
    if any(same_text(indicator.printed.name.text, other.name.text) for other in others):
        return Unknown(Phrase("{k} memuatnya pada jenjang lain", "the {k} has it at another level").format(k=name))
    return False


def _counterparts(graph: CascadeGraph, home: Document, kind: str) -> list[Document]:
    """Return the documents of a kind that a document is to be compared with: same years, same phase.

    Where its own phase does not exist, the other one stands in, unless that belongs to a rival document.
    """
    found = [d for d in graph.of_kind(kind) if not home.years or not d.years or set(home.years) & set(d.years)]
    if kind in PLANS or home.kind in PLANS:
        return found
    own = [d for d in found if _phase(d) == _phase(home)]
    rivals = any(d.year == home.year and _phase(d) != _phase(home) for d in graph.of_kind(home.kind))
    return own or ([] if rivals else found)


def _phase(document: Document) -> str:
    return document.phase or "murni"


def _same_level(left: Indicator, right: Indicator) -> bool:
    return "unknown" in (left.level, right.level) or _group(left.level) == _group(right.level)


def _group(level: str) -> str:
    return "outcome" if level in OUTCOMES else level


GRAPH_FUNCTIONS = (
    Function("fits", ("indicator", "number"), "truth", _fits, "the year's value, as its quarters are read, is this"),
    Function("linked", ("indicator", "text"), "truth", _linked, "has a settled link to a document of this kind"),
    Function("quarters_of", ("event",), "set", lambda e: e.quarters(), "the quarters of an event by the calendar"),
)


@cache
def language() -> Language:
    """Return the names that conditions are made of."""
    records = {}
    for cls in RECORDS:
        marked = {name: method.vocabulary for name, method in vars(cls).items() if hasattr(method, "vocabulary")}
        records[cls.record] = {
            name: Attribute(type_, getattr(cls, name), label) for name, (type_, label) in marked.items()
        }
    return Language(records, {function.name: function for function in (*FUNCTIONS, *GRAPH_FUNCTIONS)})
