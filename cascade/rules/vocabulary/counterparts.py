"""Find what one document prints in the documents that it is to be compared with, its counterparts.

A record of an indicator, element or document and a kind of document go in; what those documents have, or whether they have it,
comes out; unknown where a link awaits confirmation or no document could hold it. Never decides what is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

from rapidfuzz import fuzz, process

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.graph.conflicts import is_superseded, share_years
from cascade.graph.officials import is_below_head
from cascade.model import KIND_NAMES, OUTCOME_LEVELS, PLAN_KINDS, Document, Indicator, Unknown
from cascade.model.i18n import LocalizedText
from cascade.rules.vocabulary.context import DocumentRecord, ElementRecord, EvaluationContext, IndicatorRecord
from cascade.rules.vocabulary.declarations import computed_once, function
from cascade.rules.vocabulary.element.nomenclature import bare_name, code_in_nomenclature
from cascade.rules.vocabulary.element.printed_row import level
from cascade.rules.vocabulary.indicator.identity import pk_year
from cascade.rules.vocabulary.plan_membership import in_plan
from cascade.text.normalize import normalized, same_text, tokens

SIMILAR_NAME_SCORE = 85  # likeness of two names from which they may be one element; 100 is equal

_OPEN_LINK = LocalizedText("tautan ke {k} belum dikonfirmasi", "the link to {k} awaits confirmation")
_NO_SUCH_LEVEL = LocalizedText(
    "{k} di berkas ini tidak memuat jenjang itu untuk tahun dan fase yang sama",
    "the {k} of this dossier has no such level for the same year and phase",
)
_AT_ANOTHER_LEVEL = LocalizedText("{k} memuatnya pada jenjang lain", "the {k} has it at another level")
_NO_ELEMENTS = LocalizedText("{k} tidak memuat jenjang {l}", "the {k} has no {l}")
_SIMILAR_NAME = LocalizedText("{k} memuat nama yang mirip", "the {k} has a name much like it")

ElementsByKey: TypeAlias = dict[tuple[str, str | None], list[ElementRecord]]


@function("has a settled link to a document of this kind")
def linked(record: IndicatorRecord, kind: str) -> bool | Unknown:
    """Tell whether an indicator has a settled link to a document of a kind; that of a plan to the PK of `pk_year`.

    Unknown while a link awaits confirmation, and where no such document could hold it: another period,
    another phase, no indicators of this level, or the same name at another level.
    """
    graph, name = record.context.graph, KIND_NAMES.get(kind, kind)
    wanted_year = pk_year(record) if kind == "perjanjian_kinerja" and record.document.kind in PLAN_KINDS else None

    def is_asked(document: Document) -> bool:
        return document.kind == kind and (None in (wanted_year, document.year) or document.year == wanted_year)

    links = [link for other, link in graph.links_of(record.node) if is_asked(graph.document_of(other))]
    if any(link.is_settled for link in links) or _is_held(record, is_asked, open_too=False):
        return True
    if links or _is_held(record, is_asked, open_too=True):
        return Unknown(_OPEN_LINK.format(k=name))
    documents = [document for document in counterparts(graph, record.document, kind) if is_asked(document)]
    others = [printed for document in documents for printed in document.indicators]
    is_of_work = kind in PLAN_KINDS and is_below_head(record.document)
    may_be_one = _may_be_promised_below_head if is_of_work else _may_be_of_one_level
    if not any(may_be_one(record.indicator, other) for other in others):
        return Unknown(_NO_SUCH_LEVEL.format(k=name))
    if any(same_text(record.indicator.name.text, other.name.text) for other in others):
        return Unknown(_AT_ANOTHER_LEVEL.format(k=name))
    return False


@function("at least half of its indicators have a settled link to a document of this kind")
def shares(record: DocumentRecord, kind: str) -> bool:
    """Tell whether at least half of the indicators of a document have a settled link to a document of a kind."""
    rows = _indicators_of(record.context, record.document)
    return 2 * sum(linked(row, kind) is True for row in rows) >= len(rows)


@function("measures a tujuan, and documents of this kind begin with the sasaran")
def without_tujuan(record: IndicatorRecord, kind: str) -> bool:
    """Tell whether an indicator measures a tujuan and documents of a kind hold none of a tujuan: forms begin with the sasaran."""
    context, graph = record.context, record.context.graph
    nodes = (record.node, *(other for other, link in graph.links_of(record.node) if link.is_settled))
    if not any(_is_of_tujuan(graph, node) for node in nodes):
        return False
    rows = (row for plan in graph.of_kind("renstra") for row in _indicators_of(context, plan))
    goals = [row for row in rows if _is_of_tujuan(graph, row.node)]
    return not any(linked(goal, kind) is True or (kind == "iku" and in_plan(goal) is True) for goal in goals)


@function("is an element of a document of this kind, by code or name")
def listed(record: ElementRecord, kind: str) -> bool | Unknown:
    """Tell whether a document of a kind has an element, by code or name.

    Unknown where no such document holds elements of this level for these years and this phase, and where one has
    a name much like it that is not more like another one of its own table.
    """
    name = KIND_NAMES.get(kind, kind)
    prints = record.context.occurrences.group_of(record.node).nodes
    if any(found_in(record.context.element(node), kind) for node in (record.node, *prints)):
        return True
    documents = [record.context.document(d) for d in counterparts(record.context.graph, record.document, kind)]
    others = [other for document in documents for other in _names_of_level(document).get(record.element.level, ())]
    if not others:
        return Unknown(_NO_ELEMENTS.format(k=name, l=level(record).text))
    beside_it = (record.context.element(node) for node in record.context.occurrences.table_of(record.node).elements)
    known = [_comparable(each) for each in beside_it if each.element.level == record.element.level]
    if _similar_to_it_alone(_comparable(record), others, known):
        return Unknown(_SIMILAR_NAME.format(k=name))
    return False


@function("a document of this kind prints another part of what stands above it")
def has_kin_in(record: ElementRecord, kind: str) -> bool:
    """Tell whether documents of a kind print another part of the element above, so that they go as far down as it stands."""
    graph = record.context.graph
    holder = graph.parent(record.node)
    kin = [node for node in graph.children(holder) if node != record.node] if holder is not None else []
    return any(found_in(record.context.element(node), kind) for node in kin)


def _similar_to_it_alone(own: str, others: Sequence[str], known: Collection[str]) -> bool:
    """Tell whether one of the names elsewhere is much like a name, and no other name of its own table is more so."""
    similar = process.extract(own, others, scorer=fuzz.ratio, score_cutoff=SIMILAR_NAME_SCORE, limit=None)
    rivals = [name for name in known if name != own]
    return any(max((fuzz.ratio(name, other) for name in rivals), default=0.0) <= score for other, score, _ in similar)


def _comparable(record: ElementRecord) -> str:
    """Return a name after the word for its level, whether that is printed or not."""
    return normalized(f"{level(record).text} {bare_name(record)}")


@computed_once
def _names_of_level(record: DocumentRecord) -> dict[str, list[str]]:
    """Return the names of the elements of a document by their level."""
    names: dict[str, list[str]] = defaultdict(list)
    for printed in record.document.elements:
        names[printed.level].append(_comparable(record.context.element(node_id(record.document, printed.id))))
    return names


@function("the dossier has a document of this kind for its years, or it is not due")
def beside(record: DocumentRecord, kind: str) -> bool:
    """Tell whether the dossier has a document of a kind for the years of another, or it is not due yet."""
    context = record.context
    return kind in context.not_due or bool(counterparts(context.graph, record.document, kind))


def counterparts(graph: CascadeGraph, document: Document, kind: str) -> list[Document]:
    """Return the documents of a kind that a document is to be compared with: same years, same phase, in force.

    Where its own phase does not exist, the other one stands in, unless that belongs to a rival document.
    """
    comparable = [d for d in graph.of_kind(kind) if share_years(document, d)]
    if kind in PLAN_KINDS or document.kind in PLAN_KINDS:
        every = graph.documents
        return [
            d for d in comparable if not is_superseded(d, document, every) and not is_superseded(document, d, every)
        ]
    own_edition = [d for d in comparable if d.edition == document.edition]
    rivals = any(d.year == document.year and d.edition != document.edition for d in graph.of_kind(document.kind))
    return own_edition or ([] if rivals else comparable)


def found_in(record: ElementRecord, kind: str) -> tuple[ElementRecord, ...]:
    """Return the elements of this level in documents of a kind that have the same code or else the same name."""
    elements: list[ElementRecord] = []
    printed_level, code, name = record.element.level, code_in_nomenclature(record), bare_name(record)
    for document in counterparts(record.context.graph, record.document, kind):
        counterpart = record.context.document(document)
        same_code = _elements_by_code(counterpart).get((printed_level, code), []) if code is not None else []
        same_letters = _elements_by_name(counterpart).get((printed_level, "".join(tokens(name))), [])
        elements += same_code or [other for other in same_letters if same_text(bare_name(other), name)]
    return tuple(elements)


@computed_once
def _elements_by_code(record: DocumentRecord) -> ElementsByKey:
    return _elements_by(record, code_in_nomenclature)


@computed_once
def _elements_by_name(record: DocumentRecord) -> ElementsByKey:
    return _elements_by(record, lambda element: "".join(tokens(bare_name(element))))


def _elements_by(record: DocumentRecord, key: Callable[[ElementRecord], str | None]) -> ElementsByKey:
    """Return the elements of a document by their level and a key."""
    elements: ElementsByKey = defaultdict(list)
    for printed in record.document.elements:
        element = record.context.element(node_id(record.document, printed.id))
        elements[printed.level, key(element)].append(element)
    return elements


def _indicators_of(context: EvaluationContext, document: Document) -> list[IndicatorRecord]:
    return [context.indicator(node_id(document, printed.id)) for printed in document.indicators]


def _is_of_tujuan(graph: CascadeGraph, node: NodeId) -> bool:
    return graph.document_of(node).kind == "renstra" and graph.indicators[node].level == "tujuan"


def _is_held(record: IndicatorRecord, is_asked: Callable[[Document], bool], *, open_too: bool) -> bool:
    """Tell whether an indicator is, or may be, one of such a document over a third one."""
    graph = record.context.graph
    return any(is_asked(graph.document_of(node)) for node in graph.same_as(record.node, open_too=open_too))


def _may_be_promised_below_head(promise: Indicator, other: Indicator) -> bool:
    """Tell whether a sasaran of an official below the head may be what a plan measures for its work."""
    return other.level not in OUTCOME_LEVELS or promise.level not in OUTCOME_LEVELS


def _may_be_of_one_level(left: Indicator, right: Indicator) -> bool:
    """Tell whether two indicators stand at one level as far as that is known; tujuan and sasaran count as one."""
    levels = ["outcome" if row.level in OUTCOME_LEVELS else row.level for row in (left, right)]
    return "unknown" in levels or levels[0] == levels[1]
