"""Say what a planning document is, what it lacks, whether its totals add up, and how it writes its quarters.

A record of a document goes in; labels, amounts and answers come out. Never decides what is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cascade.graph import officials
from cascade.graph.budget import is_total_of_elements, pagu_of, powers_of_ten_apart, summed_elements
from cascade.graph.cascade_graph import NodeId, node_id
from cascade.graph.conflicts import share_years
from cascade.model import KIND_NAMES, PLAN_KINDS, Indicator, Label, PrintedDate, Quantity, Total, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.aggregation import total_of
from cascade.rules.language.types import as_quantity
from cascade.rules.vocabulary.context import DocumentRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.indicator.measure import unit_text
from cascade.rules.vocabulary.indicator.quarters import filled_quarters, quarter_aggregation
from cascade.text.measures import head_word
from cascade.text.normalize import same_text
from cascade.text.units import unit_of

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


@attribute("jenis dokumen", "document kind")
def kind(record: DocumentRecord) -> str:
    return record.document.kind


@attribute("nama dokumen", "document name")
def name(record: DocumentRecord) -> Label:
    document = record.document
    return Label(document.name, document.title.source if document.title else document.source)


@attribute("judul", "title")
def title(record: DocumentRecord) -> Label | None:
    return record.document.title


@attribute("perangkat daerah", "perangkat daerah")
def opd(record: DocumentRecord) -> Label | None:
    return record.document.opd


@attribute("tahun pada judul", "year of the title")
def year(record: DocumentRecord) -> Quantity | None:
    document = record.document
    if document.year is None:
        return None
    return replace(as_quantity(document.year), source=document.title.source if document.title else document.source)


@attribute("tanggal penandatanganan", "date of signature")
def signed(record: DocumentRecord) -> PrintedDate | None:
    return record.document.signed


@attribute("fase", "phase")
def phase(record: DocumentRecord) -> str | None:
    return record.document.phase


@attribute("murni atau perubahan", "original or revised")
def edition(record: DocumentRecord) -> str:
    return record.document.edition


@attribute("nama pihak pertama", "name of the first party")
def owner_name(record: DocumentRecord) -> Label | None:
    return record.document.owner.name if record.document.owner else None


@attribute("jabatan pihak pertama", "position of the first party")
def owner_position(record: DocumentRecord) -> Label | None:
    return record.document.owner.position if record.document.owner else None


@attribute("nama pihak kedua", "name of the second party")
def superior_name(record: DocumentRecord) -> Label | None:
    return record.document.superior.name if record.document.superior else None


@attribute("jabatan pihak kedua", "position of the second party")
def superior_position(record: DocumentRecord) -> Label | None:
    return record.document.superior.position if record.document.superior else None


@attribute("diperjanjikan kepada pejabat perangkat daerah sendiri", "promised to an official of the office")
def is_below_head(record: DocumentRecord) -> bool:
    """Whether its second party is an official of the office: the head promises to the head of the region or above."""
    return officials.is_below_head(record.document)


@attribute("bagian yang tidak ditemukan", "parts that were not found")
def missing_parts(record: DocumentRecord) -> tuple[LocalizedText, ...]:
    """What a plan of this kind must hold, and this one was not seen to."""
    document = record.document
    levels = {i.level for i in document.indicators} | {e.level for e in document.elements}
    targeted = {i.level for i in document.indicators if i.targets}
    required_parts = PARTS.get(document.kind, ())
    return tuple(
        part
        for part, part_levels, needs_target in required_parts
        if not (targeted if needs_target else levels) & part_levels
    )


@attribute("dokumen yang tidak ada", "documents that are missing")
def missing_kinds(record: DocumentRecord) -> tuple[str, ...]:
    context = record.context
    present_kinds = {d.kind for d in context.graph.documents if share_years(d, record.document)}
    required_kinds = ("renstra", "renja", "perjanjian_kinerja", "rencana_aksi")
    return tuple(KIND_NAMES[kind] for kind in required_kinds if kind not in present_kinds | context.not_due)


@attribute("memuat unsur", "holds elements")
def has_elements(record: DocumentRecord) -> bool:
    return bool(record.document.elements)


@attribute("memuat indikator", "holds indicators")
def has_indicators(record: DocumentRecord) -> bool:
    return bool(record.document.indicators)


@attribute("bukan dokumen tahun lalu", "is no document of a former year")
def is_of_dossier_year(record: DocumentRecord) -> bool:
    """With the PK of two years in one folder, that of the former one is history."""
    years = [d.year for d in record.context.graph.documents if d.year and d.kind not in PLAN_KINDS]
    return record.document.year == max(years, default=None)


@attribute("Renstra mencakup tahunnya", "a Renstra covers its year")
def has_plan_for_year(record: DocumentRecord) -> bool | Unknown:
    plans = record.context.graph.of_kind("renstra")
    year = record.document.year
    if year is not None and any(plan.plans_for(year) for plan in plans):
        return True
    if any(not plan.years for plan in plans):
        return Unknown(LocalizedText("periode Renstra tidak dikenal", "the period of the Renstra is not known"))
    return False


@attribute("indikator yang diulang di jenjang bawahnya", "indicators repeated further down")
def repeated_below(record: DocumentRecord) -> tuple[Label, ...]:
    """The indicators of kegiatan and sub kegiatan that an element above prints word by word."""
    graph, repeated = record.context.graph, []
    for indicator in record.document.indicators:
        if indicator.level not in ("kegiatan", "sub_kegiatan"):
            continue
        path = graph.path(node_id(record.document, indicator.id))
        names_above = (graph.indicators[other].name.text for node in path[1:] for other in graph.indicators_of(node))
        if any(same_text(indicator.name.text, name) for name in names_above):
            repeated.append(indicator.name)
    return tuple(repeated)


# Its total rows


@attribute("baris jumlah sama dengan jumlah pagu di atasnya", "its total rows are those of the pagu above")
def adds_up(record: DocumentRecord) -> bool | Unknown | None:
    """None where no total row prints a pagu."""
    answers = [_is_made(record, *total) for total in _totals(record)]
    unknown = [answer for answer in answers if isinstance(answer, Unknown)]
    if not answers or False in answers:
        return False if answers else None
    return unknown[0] if unknown else True


@attribute("baris jumlah", "total row")
def odd_totals(record: DocumentRecord) -> tuple[Quantity, ...]:
    """The printed totals that are not those of the pagu above them."""
    return tuple(printed for printed, _, _ in _odd_totals(record))


@attribute("jumlah pagu di atasnya", "total of the pagu above")
def odd_sums(record: DocumentRecord) -> tuple[Quantity, ...]:
    graph = record.context.graph
    sums = (total_of(pagu_of(graph, node, year) for node in nodes) for _, nodes, year in _odd_totals(record))
    return tuple(total for total in sums if isinstance(total, Quantity))


@attribute("baris jumlah berselisih sepuluh atau seratus kali", "a total row is ten or a hundred times off")
def total_lost_a_zero(record: DocumentRecord) -> bool:
    graph = record.context.graph
    sums = ((printed, total_of(pagu_of(graph, n, year) for n in nodes)) for printed, nodes, year in _odd_totals(record))
    return any(isinstance(total, Quantity) and powers_of_ten_apart(total, printed) for printed, total in sums)


@computed_once
def _odd_totals(record: DocumentRecord) -> list[tuple[Quantity, tuple[NodeId, ...], int | None]]:
    return [total for total in _totals(record) if _is_made(record, *total) is False]


@computed_once
def _totals(record: DocumentRecord) -> list[tuple[Quantity, tuple[NodeId, ...], int | None]]:
    """Return each printed total, the elements that it is of, and its year; None for the whole period."""
    graph, document = record.context.graph, record.document
    by_year = [(q, total, year) for total in document.totals for year, q in total.pagu.items() if not q.is_missing]
    of_period = [(total.end_pagu, total, None) for total in document.totals if total.end_pagu is not None]
    printed: list[tuple[Quantity, Total, int | None]] = [*by_year, *of_period]
    return [(q, nodes, year) for q, total, year in printed if (nodes := summed_elements(graph, document, total, year))]


def _is_made(record: DocumentRecord, printed: Quantity, nodes: tuple[NodeId, ...], year: int | None) -> bool | Unknown:
    """Tell whether elements make a total; one that their parts make is right, and an element between is wrong."""
    graph = record.context.graph
    answer = is_total_of_elements(graph, nodes, printed, year)
    parts = tuple(part for node in nodes for part in graph.children(node))
    return True if answer is False and parts and is_total_of_elements(graph, parts, printed, year) is True else answer


# Habits of its quarters


@attribute("deret triwulan yang sama pada lebih dari separuh baris", "quarters alike in most rows")
def uniform_quarters(record: DocumentRecord) -> tuple[Label, ...]:
    """The rows of the series that more than 60 % of at least ten rows print; none otherwise."""
    rows: dict[tuple[str, ...], list[Indicator]] = {}
    for indicator in _with_quarters(record):
        rows.setdefault(tuple(_without_sign(q) for q in indicator.quarters or ()), []).append(indicator)
    series, most = max(rows.items(), key=lambda item: len(item[1]), default=((), []))
    count = sum(map(len, rows.values()))
    if count < ENOUGH_ROWS or len(most) <= UNIFORM * count or len(set(series)) == 1:
        return ()
    shown = " ".join(q.raw for q in most[0].quarters or () if q is not None)
    return tuple(Label(shown, row.name.source) for row in most)


@attribute("cara menulis triwulan tanpa target", "ways to print a quarter without target")
def blank_habits(record: DocumentRecord) -> tuple[Label, ...]:
    """One place each of blank, dash and zero in rows that have targets in other quarters."""
    found: dict[str, Label] = {}
    for indicator in _with_quarters(record):
        for quarter in indicator.quarters or ():
            if quarter is not None and (quarter.is_missing or quarter.value == 0):
                shown = quarter.raw.strip() or "(kosong)"
                found.setdefault(shown, Label(shown, quarter.source or indicator.name.source))
    return tuple(found.values())


@attribute("cara menghitung setahun yang berbeda", "different ways to make up a year")
def mixed_readings(record: DocumentRecord) -> tuple[Label, ...]:
    """One row each of running totals and of portions among the rows that have one head word and unit."""
    kinds: dict[tuple[str | None, str | None], dict[str, Label]] = {}
    for indicator in _with_quarters(record):
        row = record.context.indicator(node_id(record.document, indicator.id))
        how, filled = quarter_aggregation(row), filled_quarters(row)
        if how in ("sum", "cumulative") and filled is not None and len(filled.numbers) > 2:
            shown = " ".join(q.raw for q in indicator.quarters or () if q is not None)
            alike = kinds.setdefault((head_word(indicator.name.text), unit_of(unit_text(row))), {})
            alike.setdefault(how, Label(shown, indicator.name.source))
    return next((tuple(found.values()) for found in kinds.values() if len(found) > 1), ())


def _with_quarters(record: DocumentRecord) -> Iterator[Indicator]:
    """Yield the indicators that print a value in some quarter."""
    for indicator in record.document.indicators:
        if any(q is not None and not q.is_missing for q in indicator.quarters or ()):
            yield indicator


def _without_sign(quantity: Quantity | None) -> str:
    return "" if quantity is None else quantity.raw.strip(" %")
