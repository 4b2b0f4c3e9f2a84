"""What may a rule ask of a document?

A planning document as conditions see it. Never decides what is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cascade.graph.budget import is_total, pagu_of, summed
from cascade.graph.cascade_graph import NodeId, node_id
from cascade.model import KIND_NAMES, PLAN_KINDS, Document, Indicator, Label, PrintedDate, Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.aggregation import total_of
from cascade.rules.language.types import as_quantity
from cascade.rules.vocabulary.context import EvaluationContext, attribute
from cascade.text.measures import head_word
from cascade.text.normalize import mentions, same_text
from cascade.text.units import unit_of

HEADS_OF_REGIONS = ("bupati", "wali kota", "walikota", "gubernur", "menteri", "presiden")
ENOUGH_ROWS = 10  # rows from which a habit can be told from chance
UNIFORM = 0.6  # share of rows with one series from which it looks pasted
_OUTCOME, _WORK = frozenset({"tujuan", "sasaran"}), frozenset({"program", "kegiatan", "sub_kegiatan"})
# Parts that a plan must hold: what it is called, the levels that show it, whether they need targets.
PARTS: dict[str, tuple[tuple[LocalizedText, frozenset[str], bool], ...]] = {
    "renstra": (
        (LocalizedText("target tujuan dan sasaran", "targets of tujuan and sasaran"), _OUTCOME, True),
        (LocalizedText("program, kegiatan dan pendanaan", "program, kegiatan and funding"), _WORK, False),
    ),
    "renja": ((LocalizedText("rencana program dan kegiatan", "plan of program and kegiatan"), _WORK, True),),
}


class DocumentRecord:
    """One planning document."""

    record = "document"

    def __init__(self, world: EvaluationContext, document: Document):
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
    def signed(self) -> PrintedDate | None:
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
    def missing_parts(self) -> tuple[LocalizedText, ...]:
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
        years = [d.year for d in self.world.graph.documents if d.year and d.kind not in PLAN_KINDS]
        return self.home.year == max(years, default=None)

    @attribute("truth", "Renstra mencakup tahunnya", "a Renstra covers its year")
    def has_plan_for_year(self) -> bool | Unknown:
        plans = self.world.graph.of_kind("renstra")
        if any(self.home.year in plan.years for plan in plans):
            return True
        if any(not plan.years for plan in plans):
            return Unknown(LocalizedText("periode Renstra tidak dikenal", "the period of the Renstra is not known"))
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

    # Its total rows

    @attribute("truth", "baris jumlah sama dengan jumlah pagu di atasnya", "its total rows are those of the pagu above")
    def adds_up(self) -> bool | Unknown | None:
        """None where no total row prints a pagu."""
        answers = [self._is_made(*each) for each in self._totals()]
        unknown = [answer for answer in answers if isinstance(answer, Unknown)]
        if not answers or False in answers:
            return False if answers else None
        return unknown[0] if unknown else True

    @attribute("list:number", "baris jumlah", "total row")
    def odd_totals(self) -> tuple[Quantity, ...]:
        """The printed totals that are not those of the pagu above them."""
        return tuple(printed for printed, _, _ in self._odd())

    @attribute("list:number", "jumlah pagu di atasnya", "total of the pagu above")
    def odd_sums(self) -> tuple[Quantity, ...]:
        graph = self.world.graph
        sums = (total_of(pagu_of(graph, node, year) for node in nodes) for _, nodes, year in self._odd())
        return tuple(total for total in sums if isinstance(total, Quantity))

    def _odd(self) -> list[tuple[Quantity, tuple[NodeId, ...], int]]:
        return [each for each in self._totals() if self._is_made(*each) is False]

    def _is_made(self, printed: Quantity, nodes: tuple[NodeId, ...], year: int) -> bool | Unknown | None:
        """Tell whether elements make a total; one that their parts make is right, and an element between is wrong."""
        graph = self.world.graph
        answer = is_total(graph, nodes, printed, year)
        parts = tuple(part for node in nodes for part in graph.children(node))
        return True if answer is False and parts and is_total(graph, parts, printed, year) is True else answer

    def _totals(self) -> list[tuple[Quantity, tuple[NodeId, ...], int]]:
        """Return each printed total, the elements that it is of, and its year."""
        graph, home = self.world.graph, self.home
        printed = [(q, total, year) for total in home.totals for year, q in total.pagu.items() if not q.is_missing]
        return [(q, nodes, year) for q, total, year in printed if (nodes := summed(graph, home, total, year))]

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
            record = self.world.record("indicator", node_id(self.home, indicator.id))
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


def _bare(quantity: Quantity | None) -> str:
    return "" if quantity is None else quantity.raw.strip(" %")
