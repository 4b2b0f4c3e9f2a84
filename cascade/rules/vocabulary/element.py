"""What may a rule ask of an element?

A tujuan, sasaran, program, kegiatan or sub kegiatan as conditions see it: its pagu and that of its parts, its code, what the
nomenclature says of it. Never decides what is right.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from cascade.graph.budget import is_sum, pagu_of
from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.graph.locations import place
from cascade.graph.occurrences import within
from cascade.model import LEVEL_NAMES, OUTCOME_LEVELS, Document, Element, Label, Quantity, Source, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.aggregation import total_of
from cascade.rules.vocabulary.context import EvaluationContext, Once, attribute
from cascade.rules.vocabulary.document import DocumentRecord
from cascade.settings.nomenclature import Nomenclature, OfficialEntry
from cascade.text.codes import PARTS_BY_LEVEL, code_fault, code_key, code_parts, is_code_of, official_key
from cascade.text.element_names import has_printed_level
from cascade.text.normalize import same_text, tokens
from cascade.text.units import unit_of

NEARLY_ALL = 0.8  # share of rows from which a blank one is an oversight
COMPLETE = 5_000  # a nomenclature with fewer entries is an excerpt: what it lacks may still exist


class ElementRecord(metaclass=Once):
    """A tujuan, sasaran, program, kegiatan or sub kegiatan; `year` chooses its pagu."""

    record = "element"
    kept: dict[str, Any]

    def __init__(self, world: EvaluationContext, node: NodeId, for_year: int | None = None):
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
    def level_is_known(self) -> bool | Unknown:
        if self.printed.level == "unknown":
            return False
        said = LocalizedText("jenjangnya diperkirakan dari cetakannya", "its level is assumed from how it is printed")
        return has_printed_level(self.printed) or Unknown(said)

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
        return pagu_of(self.world.graph, self.node, self.for_year or 0)

    def pagu_of(self, year: int) -> Quantity | None:
        """The pagu of a year."""
        return pagu_of(self.world.graph, self.node, year)

    @attribute("list:number", "anggaran triwulan", "budget of the quarters")
    def pagu_quarters(self) -> tuple[Quantity, ...] | None:
        """None where it has no such columns, or none of them prints anything."""
        printed = self.printed.pagu_quarters or ()
        return tuple(replace(q, raw=q.raw or "–") for q in printed) if any(not q.is_missing for q in printed) else None

    @attribute("number", "jumlah anggaran triwulan", "total of the quarters")
    def pagu_of_quarters(self) -> Quantity | Unknown | None:
        return total_of(self.printed.pagu_quarters or ())

    @attribute("text", "sumber dana", "source of funds")
    def funds(self) -> Label | None:
        return self.printed.funds if self.printed.funds and self.printed.funds.text else None

    @attribute("list:text", "sumber dana unsur ini dan bagiannya", "sources of funds of it and its parts")
    def all_funds(self) -> tuple[Label, ...]:
        """Its own, or else those of all parts; none where a part prints no known one."""
        if (own := self.funds()) is not None:
            return (own,)
        parts = [ElementRecord(self.world, child).all_funds() for child in self.world.graph.children(self.node)]
        every = {label.text: label for part in parts for label in part}
        return tuple(every.values()) if all(parts) else ()

    @attribute("truth", "sub kegiatan lain mencetak sumber dana", "others print a source of funds")
    def funds_are_usual(self) -> bool:
        """Whether the table has the column, and nearly all funded sub kegiatan of the document fill it."""
        if self.printed.funds is None or self.printed.name.source.blanks_are_unsure:
            return False
        funded = [e for e in self.home.elements if e.level == self.printed.level and any(e.pagu.values())]
        filled = [e for e in funded if e.funds is not None and e.funds.text]
        return len(filled) >= NEARLY_ALL * len(funded)

    @attribute("text", "tempat", "place")
    def place(self) -> LocalizedText:
        return place(self.printed.name.source)

    @attribute("truth", "pagunya sama dengan jumlah pagu bagiannya", "its pagu is the sum of those of its parts")
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
        """Return the pagu of every element below; none where one, or its own, is not printed, unless the others exceed it."""
        graph, own = self.world.graph, self.pagu_of(year)
        if own is None or own.is_missing:
            return ()
        parts = [pagu_of(graph, child, year) for child in graph.children(self.node)]
        found = tuple(part for part in parts if part is not None and not part.is_missing)
        if len(found) == len(parts):
            return found
        total = total_of(found)
        exceeds = isinstance(total, Quantity) and (total.value or 0) - (own.value or 0) > len(parts)
        return found if exceeds else ()

    def _sum_agrees(self, year: int) -> bool | Unknown:
        total, own = total_of(self._parts(year)), self.pagu_of(year)
        if isinstance(total, Unknown) or total is None or own is None:
            return total if isinstance(total, Unknown) else Unknown(LocalizedText("nilai kosong", "a value is missing"))
        if (total.value or 0) < (own.value or 0) and self._may_go_on(own):
            said = LocalizedText("tabel dari gambar ini mungkin berlanjut", "this table in a picture may go on")
            return Unknown(said)
        answers = [is_sum(total, reading, len(self._parts(year))) for reading in self.pagu_readings(year)]
        unknown = [answer for answer in answers if isinstance(answer, Unknown)]
        return unknown[0] if unknown and True not in answers else True in answers

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
        return pagu_of(self.world.graph, self.node, max(year for year in years if year)) if years else None

    @attribute("number", "banyaknya indikator", "number of indicators")
    def indicator_count(self) -> int:
        """How many different indicators it has, in all tables of its document."""
        graph = self.world.graph
        own = (graph.indicators[i] for node in self._prints() for i in graph.indicators_of(node))
        return len({"".join(tokens(printed.name.text)) for printed in own})

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
        return official_key(self.printed.code.text) if self.printed.code else None

    def _prints(self) -> list[NodeId]:
        """Return all prints of it in its document; a table of strategies may call a tujuan a sasaran."""
        graph, own = self.world.graph, self.printed.level
        levels = OUTCOME_LEVELS if own in OUTCOME_LEVELS else (own,)
        same = (node for node in graph.namesakes(self.printed.name.text) if node in graph.elements)
        return [n for n in same if graph.document_of(n) is self.home and graph.elements[n].level in levels]

    # Its code

    @attribute("text", "cacat kode", "what is wrong with the code")
    def broken_code(self) -> LocalizedText | None:
        """What is wrong with the form of its code, by its level; None for a whole code, or one of another form."""
        code = self.printed.code.text if self.printed.code else ""
        usual = len(code_parts(code)) == PARTS_BY_LEVEL.get(self.printed.level) or self._codes_are_whole()
        return code_fault(code, self.printed.level, self._code_widths()) if usual else None

    def _codes_are_whole(self) -> bool:
        """Tell whether the document prints whole codes at this level; some print the last parts alone."""
        coded = [e.code.text for e in self.home.elements if e.code and e.level == self.printed.level]
        return 2 * sum(is_code_of(code, self.printed.level) for code in coded) > len(coded)

    @attribute("text", "kode unsur yang sama di tabel lain", "code of the same element in another table")
    def code_elsewhere(self) -> Label | None:
        group = within(self.world.graph).group_of(self.node)
        printed = (self.world.graph.elements[node] for node in group.nodes)
        whole = (e.code for e in printed if e.code and code_fault(e.code.text, e.level, self._code_widths()) is None)
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
        if official_key(self.printed.code.text) is None:
            return Unknown(LocalizedText("bentuk kode tidak dikenal", "the form of the code is not known"))
        if self._coded():
            return True
        if len(official.entries) >= COMPLETE or self.official_code() is not None:
            return False
        return Unknown(LocalizedText("nomenklatur hanya kutipan", "the nomenclature is an excerpt"))

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
    def nearest_indicator(self) -> Any:
        official, graph = self.official_indicator(), self.world.graph
        own = graph.indicators_of(self.node)
        if official is None or not own:
            return None
        near = max(own, key=lambda node: fuzz.token_sort_ratio(graph.indicators[node].name.text, official.text))
        return self.world.record("indicator", near)

    def _named(self) -> tuple[OfficialEntry, ...]:
        official = self.world.nomenclature
        return official.named(self.printed.name.text) if official else ()

    def _coded(self) -> tuple[OfficialEntry, ...]:
        key = official_key(self.printed.code.text) if self.printed.code else None
        official = self.world.nomenclature
        return _by_code(official).get(key, ()) if official and key else ()

    def _standard(self) -> OfficialEntry | None:
        """The official entry of this sub kegiatan, by code or else by name; of several editions the nearest one."""
        graph = self.world.graph
        own = [self.world.record("indicator", node) for node in graph.indicators_of(self.node)]
        entries = self._coded() if self.name_is_official() else self._named()

        def likeness(entry: OfficialEntry) -> tuple[bool, bool]:
            like = [i for i in own if same_text(i.printed.name.text, entry.indicator)]
            return bool(like), any(i.unit_text and unit_of(i.unit_text) == unit_of(entry.unit) for i in like or own)

        standard = [e for e in entries if e.level == self.printed.level and e.indicator.strip()]
        return max(standard, key=likeness, default=None)


def _level(level: str, source: Source) -> Label:
    return Label(LEVEL_NAMES.get(level, level), source)


def _bare_name(name: str) -> str:
    """Return a name without its level word: documents print "Program X" and "X" alike."""
    return re.sub(r"^\s*(program|kegiatan|sub\s*kegiatan)\s+", "", name, flags=re.I)


@lru_cache(maxsize=4)
def _by_code(official: Nomenclature) -> dict[str, tuple[OfficialEntry, ...]]:
    found: dict[str, tuple[OfficialEntry, ...]] = {}
    for entry in official.entries:
        if key := official_key(entry.code):
            found[key] = (*found.get(key, ()), entry)
    return found


@lru_cache(maxsize=16)
def _code_widths(graph: CascadeGraph, document_id: str) -> frozenset[int]:
    """Return how many digits the running numbers of the document's sub kegiatan have, odd ones out aside."""
    elements = graph.document_of(document_id).elements
    coded = [code_parts(e.code.text) for e in elements if e.code and e.level == "sub_kegiatan"]
    widths = Counter(len(parts[-1]) for parts in coded if len(parts) == PARTS_BY_LEVEL["sub_kegiatan"])
    return frozenset(width for width, count in widths.items() if 5 * count >= max(widths.values()))
