"""What may a rule ask of the documents?

The records that conditions speak of (indicator, element, document, link …), their attributes and the
functions. An attribute is a method marked with its type and its name in both languages; `language()`
collects them, so that rules are typed against this file and `cascade rules show` explains them from it.
Never decides what is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from cascade.expressions import Attribute, Function, Language, as_quantity, is_missing
from cascade.graph import CascadeGraph, NodeId
from cascade.language import Phrase
from cascade.measures import Reading, agrees, compare, derived, direction, readings, unit_difference, with_unit
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
from cascade.policy import Event, Nomenclature, Policy, Scale
from cascade.text import (
    changed_words,
    counted_sort,
    head_word,
    measure,
    mentions,
    normalized,
    same_letters,
    same_text,
    stem,
    tokens,
    unit_of,
    unit_sort,
    words,
)


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
        """The plausible readings of its quarters."""
        return readings(self.printed, self._by_name(self.world.policy.quarter_aggregations))

    @property
    def chosen(self) -> Reading | None:
        """The reading in force."""
        found = self.readings
        return found[self.reading] if self.reading < len(found) else None

    def _by_name(self, settings: Mapping[str, Any]) -> Any:
        return next((v for name, v in settings.items() if same_text(name, self.printed.name.text)), None)

    def _unit(self, quantity: Quantity | None) -> Quantity | None:
        return with_unit(quantity, self.printed) if quantity is not None else None

    @attribute("text", "nama indikator", "indicator name")
    def name(self) -> Label:
        return self.printed.name

    @attribute("text", "satuan", "unit")
    def unit(self) -> Label | None:
        return self.printed.unit

    @attribute("truth", "tabel mempunyai kolom satuan", "the table has a unit column")
    def has_unit_column(self) -> bool:
        return self.printed.unit is not None

    @attribute("truth", "satuan tercetak di kolomnya atau di dalam nilai", "a unit is printed in its column or in a value")
    def unit_is_printed(self) -> bool:
        own = self.printed.unit is not None and bool(self.printed.unit.text)
        return own or any(quantity.unit for quantity in self._all())

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

    @attribute("number", "kondisi awal", "baseline")
    def baseline(self) -> Quantity | None:
        return self._unit(self.printed.baseline)

    @attribute("number", "target", "target")
    def target(self) -> Quantity | None:
        return self._unit(self.printed.targets.get(self.home.year or 0))

    @attribute("map:number", "target", "target")
    def targets(self) -> dict[int, Quantity | None]:
        return {year: self._unit(quantity) for year, quantity in self.printed.targets.items()}

    @attribute("number", "target akhir periode", "end-of-period target")
    def end_target(self) -> Quantity | None:
        return self._unit(self.printed.end_target)

    @attribute("list:number", "target triwulan", "quarter targets")
    def quarters(self) -> tuple[Quantity | None, ...] | None:
        return tuple(map(self._unit, self.printed.quarters)) if self.printed.quarters is not None else None

    @attribute("truth", "tabel mempunyai kolom triwulan", "the table has quarter columns")
    def has_quarters(self) -> bool:
        return self.printed.quarters is not None

    @attribute("set", "triwulan yang terisi", "filled quarters")
    def filled_quarters(self) -> Quarters | None:
        if self.printed.quarters is None:
            return None
        filled = {n: q for n, q in enumerate(self.printed.quarters, 1) if q is not None and not q.is_missing}
        first = next(iter(filled.values()), self.printed.quarters[0])
        return Quarters(frozenset(filled), first.source if first else None)

    @attribute("text", "cara membaca triwulan", "how the quarters are read")
    def quarter_aggregation(self) -> str | None:
        return self.chosen.aggregation if self.chosen else None

    @attribute("number", "target setahun", "the year's target")
    def annual(self) -> Quantity | None:
        if self.printed.quarters is None:
            return self._unit(self.printed.targets.get(self.home.year or 0))
        return self.chosen.value if self.chosen else None

    @attribute("number", "nilai tertinggi", "highest value")
    def highest(self) -> Quantity | None:
        return max(self._numbers(), key=lambda q: q.value or 0, default=None)

    @attribute("number", "nilai terendah", "lowest value")
    def lowest(self) -> Quantity | None:
        return min(self._numbers(), key=lambda q: q.value or 0, default=None)

    @attribute("number", "pagu", "pagu")
    def pagu(self) -> Quantity | None:
        return self.printed.pagu.get(self.home.year or 0)

    @attribute("text", "arah", "direction")
    def direction(self) -> str:
        return self._direction()[0]

    @attribute("truth", "arah diandaikan", "direction is assumed")
    def direction_is_assumed(self) -> bool:
        return self._direction()[1]

    @attribute("text", "jenis ukuran", "sort of measure")
    def measure(self) -> str | None:
        return measure(self.printed.name.text)

    @attribute("text", "yang dihitung", "what is counted")
    def counts(self) -> str | None:
        return counted_sort(self.printed.name.text)

    @attribute("text", "golongan satuan", "sort of unit")
    def unit_sort(self) -> str | None:
        return unit_sort(self.printed.unit.text) if self.printed.unit else None

    @attribute("truth", "bersatuan persen", "is in percent")
    def is_percent(self) -> bool:
        own = unit_of(self.printed.unit.text) if self.printed.unit else None
        return own == "%" or (own is None and measure(self.printed.name.text) == "share")

    @attribute("event", "acara kalender", "calendar event")
    def event(self) -> EventRecord | None:
        element = self.world.graph.element_of(self.node)
        found = self.world.policy.event_of(self.printed.name.text, element.name.text if element else "")
        return EventRecord(found) if found else None

    @attribute("scale", "rentang indeks yang dikenal", "known range of the index")
    def scale(self) -> ScaleRecord | None:
        found = self.world.policy.scale_of(self.printed.name.text)
        return ScaleRecord(found) if found else None

    @attribute("element", "unsur lain yang lebih cocok dengan nama indikator", "another element that fits the name better")
    def better_element(self) -> ElementRecord | None:
        return _better_element(self)

    def _direction(self) -> tuple[str, bool]:
        stated = self._by_name(self.world.policy.directions)
        return (stated, False) if stated else direction(self.printed)

    def _all(self) -> list[Quantity]:
        printed = self.printed
        values = [printed.baseline, *printed.targets.values(), printed.end_target, *(printed.quarters or ())]
        return [quantity for quantity in values if quantity is not None]

    def _numbers(self) -> list[Quantity]:
        values = [with_unit(quantity, self.printed) for quantity in self._all()]
        return [q for q in values if q.kind in ("number", "percent") and q.value is not None and not q.ambiguous]


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
        return Label(LEVEL_NAMES.get(self.printed.level, self.printed.level), self.printed.name.source)

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
        return self.printed.pagu.get(self.for_year or 0)

    @attribute("list:number", "pagu bagian", "pagu of a part")
    def children_pagu(self) -> tuple[Quantity, ...] | None:
        """The pagu of every element below; None as soon as one of them prints none."""
        parts = [self.world.graph.elements[c].pagu.get(self.for_year or 0) for c in self.world.graph.children(self.node)]
        found = tuple(part for part in parts if part is not None and not part.is_missing)
        return found if found and len(found) == len(parts) else None

    @attribute("list:text", "jenjang resmi", "official levels")
    def official_levels(self) -> tuple[Label, ...] | None:
        """The levels at which the nomenclature has this name; None where it does not know it."""
        if self.world.nomenclature is None:
            return None
        entries = self.world.nomenclature.named(self.printed.name.text)
        return tuple(Label(LEVEL_NAMES.get(e.level, e.level), e.source) for e in entries) or None

    @attribute("text", "kode resmi", "official code")
    def official_code(self) -> Label | None:
        if self.world.nomenclature is None:
            return None
        entries = self.world.nomenclature.named(self.printed.name.text)
        return Label(entries[0].code, entries[0].source) if entries else None


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
        said = [reason for reason in self.link.reasons]
        return Phrase("; ".join(r.id for r in said), "; ".join(r.en for r in said))

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
        return _FIELDS.get(self.field_name, Phrase(f"target {self.field_name}", f"target {self.field_name}")) if self.field_name else None

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
        if quantity is None:
            return None
        return Label(quantity.raw or "(kosong)", quantity.source or printed.name.source)


_FIELDS = {
    "unit": Phrase("satuan", "unit"),
    "baseline": Phrase("kondisi awal", "baseline"),
    **{f"tr{n}": Phrase(f"target {name}", f"{name} target") for n, name in enumerate(QUARTER_NAMES, 1)},
}


class BlockRecord:
    """A block of rows that one document prints twice."""

    record = "block"

    def __init__(self, world: World, pairs: tuple[tuple[NodeId, NodeId], ...], tops: tuple[NodeId | None, NodeId | None]):
        self.world = world
        self.pairs = pairs
        self.tops = tops
        self.node = tops[0] or pairs[0][0]

    @attribute("number", "banyaknya baris", "number of rows")
    def count(self) -> int:
        return len(self.pairs)

    @attribute("text", "tempat pertama", "first place")
    def first(self) -> Label:
        return self._top(0)

    @attribute("text", "tempat kedua", "second place")
    def second(self) -> Label:
        return self._top(1)

    def _top(self, side: int) -> Label:
        top, graph = self.tops[side], self.world.graph
        if top is not None:
            return Label(graph.elements[top].name.text, graph.indicators[self.pairs[0][side]].name.source)
        return graph.indicators[self.pairs[0][side]].name


class EventRecord:
    """A calendar event."""

    record = "event"

    def __init__(self, event: Event):
        self.event = event
        self.where = Source("berkas.yaml" if event.local else "kalender bawaan cascade")

    @attribute("text", "acara", "event")
    def name(self) -> str:
        return self.event.event.replace("_", " ")

    @attribute("set", "triwulan menurut kalender", "quarters by the calendar")
    def quarters(self) -> Quarters:
        return Quarters(frozenset(self.event.all_quarters), self.where)

    @attribute("truth", "kalender memberi satu jawaban", "the calendar gives one answer")
    def is_settled(self) -> bool:
        return self.event.is_settled

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


RECORDS = (IndicatorRecord, ElementRecord, DocumentRecord, LinkRecord, CopyRecord, BlockRecord, EventRecord, ScaleRecord, PolicyRecord)


# Functions


def _beyond(value: Quantity, limit: Quantity, better: str) -> Any:
    """More ambitious than: above it, or below it where lower is better."""
    order = compare(as_quantity(value), as_quantity(limit))
    if isinstance(order, Unknown):
        return order
    if better in ("keep", "range"):
        return Unknown(Phrase("arah indikator bukan naik atau turun", "the direction is neither up nor down"))
    return order < 0 if better == "down" else order > 0


def _sum(values: Iterable[Quantity | None]) -> Any:
    present = [value for value in values if not is_missing(value)]
    if not present:
        return None
    if any(q is None or q.value is None or q.ambiguous for q in present):
        return Unknown(Phrase("ada nilai yang bukan satu angka", "a value is not one number"))
    total = sum((q.value for q in present if q and q.value is not None), start=Decimal(0))
    like = next(q for q in present if q)
    decimals = max(q.decimals for q in present if q)
    result = derived(total, like, decimals)
    return replace(result, raw=_grouped(result.raw)) if decimals == 0 else result


def _grouped(raw: str) -> str:
    return f"{int(raw):,}".replace(",", ".") if raw.lstrip("-").isdigit() and len(raw) > 6 else raw


def _mean(values: Iterable[Quantity | None]) -> Any:
    present = [value for value in values if not is_missing(value)]
    total = _sum(present)
    if total is None or isinstance(total, Unknown):
        return total
    return derived(total.value / len(present), total, total.decimals)


def _extreme(choose: Callable[..., Any]) -> Callable[..., Any]:
    def call(values: Iterable[Quantity | None]) -> Any:
        present = [value for value in values if not is_missing(value)]
        return choose(present, key=lambda q: q.value, default=None)

    return call


def _linked(indicator: IndicatorRecord, kind: str) -> Any:
    """Tell whether an indicator has a settled link to a document of a kind; open links leave it unknown."""
    graph = indicator.world.graph
    found = [link for other, link in graph.links_of(indicator.node) if graph.document_of(other).kind == kind]
    if any(link.is_settled for link in found):
        return True
    if found:
        return Unknown(Phrase("tautan ke {k} belum dikonfirmasi", "the link to {k} awaits confirmation").format(k=KIND_NAMES.get(kind, kind)))
    return False


def _monotone(values: Iterable[Quantity | None], better: str) -> Any:
    present = [q for q in values if q is not None and not q.is_missing]
    for earlier, later in zip(present, present[1:], strict=False):
        worse = _beyond(earlier, later, better)
        if isinstance(worse, Unknown) or worse:
            return worse if isinstance(worse, Unknown) else False
    return True


def overlap(left: str, right: str) -> float:
    """Return which share of the left name's meaning-carrying words (by root) the right name holds."""
    ignored = words()["light_words"]
    ours = [stem(t) for t in tokens(left) if t not in ignored]
    theirs = [stem(t) for t in tokens(right)]
    if not ours:
        return 1.0
    return sum(any(fuzz.ratio(a, b) >= 85 for b in theirs) for a in ours) / len(ours)


OWN_OBJECT = 0.34  # the largest share of words that an indicator of another object was seen to have by chance
OTHER_OBJECT = 0.6  # the smallest share at which the other element is clearly the one that is meant


def _better_element(indicator: IndicatorRecord) -> ElementRecord | None:
    """Return the element that an indicator is about when it is clearly not its own (HIR-10)."""
    graph, own = indicator.world.graph, indicator.world.graph.element_node(indicator.node)
    name = indicator.printed.name.text
    if own is None or overlap(name, graph.elements[own].name.text) >= OWN_OBJECT:
        return None
    document = indicator.home
    others = {f"{document.id}#{e.id}": e for e in document.elements if e.level in ("kegiatan", "sub_kegiatan")}
    others.pop(own)
    scored = [(overlap(name, element.name.text), node) for node, element in others.items()]
    best = max(scored, default=(0.0, ""))
    return ElementRecord(indicator.world, best[1]) if best[0] >= OTHER_OBJECT else None


FUNCTIONS = (
    Function("abs", ("number",), "number", lambda q: replace(as_quantity(q), value=abs(as_quantity(q).value or 0)), "|x|"),
    Function("min", ("list:number",), "number", _extreme(min), "smallest of a list; blanks are skipped"),
    Function("max", ("list:number",), "number", _extreme(max), "largest of a list; blanks are skipped"),
    Function("sum", ("list:number",), "number", _sum, "total of a list; blanks are skipped"),
    Function("mean", ("list:number",), "number", _mean, "mean of a list; blanks are skipped"),
    Function("count", ("any",), "number", lambda items: len(list(items)), "how many entries a list or set has"),
    Function("all_of", ("list:truth",), "truth", all, "every condition of a list holds"),
    Function("any_of", ("list:truth",), "truth", any, "one condition of a list holds"),
    Function("agrees", ("number", "number"), "truth", lambda a, b: agrees(as_quantity(a), as_quantity(b)),
             "the rounding intervals of two numbers meet; for computed sums and means"),
    Function("fits", ("indicator", "number"), "truth",
             lambda x, v: _equal(x.annual(), v), "the year's value, as its quarters are read, is this value"),
    Function("beyond", ("number", "number", "text"), "truth", _beyond, "more ambitious than, by direction"),
    Function("monotone", ("list:number", "text"), "truth", _monotone, "never steps back from the direction"),
    Function("linked", ("indicator", "text"), "truth", _linked, "has a settled link to a document of this kind"),
    Function("quarters_of", ("event",), "set", lambda e: e.quarters(), "the quarters of an event by the calendar"),
    Function("normalized", ("text",), "text", lambda t: normalized(str(t)), "the text without spelling variants"),
    Function("head_word", ("text",), "text", lambda t: head_word(str(t)), "the first word, normalised"),
    Function("same_text", ("text", "text"), "truth", lambda a, b: same_text(str(a), str(b)), "equal but for spelling"),
    Function("same_letters", ("text", "text"), "truth", lambda a, b: same_letters(str(a), str(b)), "equal letter by letter"),
    Function("same_unit", ("text", "text"), "truth", lambda a, b: unit_difference(str(a), str(b)) is None, "equivalent units"),
    Function("changes_meaning", ("text", "text"), "truth", lambda a, b: bool(changed_words(str(a), str(b))),
             "the names differ in a meaning-changing word"),
    Function("mentions", ("text", "text"), "truth",
             lambda t, *wanted: any(mentions(str(t), str(w)) for w in wanted), "the text holds one of these words", variadic=True),
    Function("year", ("date",), "number", lambda d: d.value.year, "year of a date"),
    Function("month", ("date",), "number", lambda d: d.value.month, "month of a date"),
)  # fmt: skip


def _equal(left: Any, right: Any) -> Any:
    if is_missing(left):
        return Unknown(Phrase("tidak ada triwulan yang terisi", "no quarter is filled"))
    order = compare(as_quantity(left), as_quantity(right))
    return order if isinstance(order, Unknown) else order == 0


@cache
def language() -> Language:
    """Return the names that conditions are made of."""
    records = {}
    for cls in RECORDS:
        marked = {name: method.vocabulary for name, method in vars(cls).items() if hasattr(method, "vocabulary")}
        records[cls.record] = {
            name: Attribute(type_, getattr(cls, name), label) for name, (type_, label) in marked.items()
        }
    return Language(records, {function.name: function for function in FUNCTIONS})
