"""What may a rule ask of the documents?

The remaining records that conditions speak of (link, policy) and the functions that ask the graph;
`type_environment()` collects all records and functions, so that rules are typed against them and `cascade rules show`
explains them from here. Never decides what is right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from rapidfuzz import fuzz, process

from cascade.graph.budget import is_made_by
from cascade.graph.cascade_graph import CascadeGraph, NodeId, is_replaced, node_id
from cascade.model import KIND_NAMES, OUTCOME_LEVELS, PLAN_KINDS, Document, Indicator, Label, Link, Quantity, Unknown
from cascade.model.i18n import LocalizedText, joined
from cascade.quantities.comparison import Scales, agrees, compare
from cascade.rules.language.builtins import FUNCTIONS
from cascade.rules.language.types import (
    NUMBER,
    SET,
    TEXT,
    TRUTH,
    Attribute,
    Function,
    Scope,
    Type,
    TypeEnvironment,
    as_quantity,
    is_missing,
    list_of,
    type_named,
)
from cascade.rules.vocabulary.context import EvaluationContext, Once, attribute
from cascade.rules.vocabulary.document import DocumentRecord
from cascade.rules.vocabulary.duplicate import CopyRecord, NamesRecord
from cascade.rules.vocabulary.duplicate_finder import in_plan, is_asked, out_of_plan
from cascade.rules.vocabulary.element import ElementRecord
from cascade.rules.vocabulary.element_group import PrintsRecord
from cascade.rules.vocabulary.indicator import IndicatorRecord
from cascade.rules.vocabulary.policy_record import EventRecord, PolicyRecord, ScaleRecord
from cascade.rules.vocabulary.table import BlockRecord, TableRecord
from cascade.text.funding_sources import funding_sources, is_covered
from cascade.text.normalize import normalized, same_text, tokens


class LinkRecord:
    """A proposed or settled link between two indicators."""

    record = "link"

    def __init__(self, world: EvaluationContext, link: Link):
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
    def reasons(self) -> LocalizedText:
        said = self.link.reasons
        return joined(said)

    @attribute("truth", "jawabannya mengubah hasil pemeriksaan", "the answer changes what the check finds")
    def matters(self) -> bool:
        """Both rows print values to compare, or one must exist elsewhere (tujuan, sasaran); no rule asks already."""
        if is_asked(self.world.graph, self.link):
            return False
        sides = self.left(), self.right()
        return all(side.has_value() for side in sides) or any(side.printed.level in OUTCOME_LEVELS for side in sides)

    @attribute("text", "akibat bila dikonfirmasi", "what follows if confirmed")
    def consequences(self) -> LocalizedText:
        asked = self.world.graph.question_of(self.link)
        codes = [code for link in asked for code in self.world.consequences.get((link.left, link.right), [])]
        if not codes:
            return LocalizedText("Bila dikonfirmasi, tidak ada temuan lain.", "If confirmed, no other finding follows.")
        listed = "; ".join(dict.fromkeys(codes))
        return LocalizedText(f"Bila dikonfirmasi: {listed}.", f"If confirmed: {listed}.")


RECORDS = (
    IndicatorRecord,
    ElementRecord,
    DocumentRecord,
    LinkRecord,
    CopyRecord,
    NamesRecord,
    PrintsRecord,
    TableRecord,
    BlockRecord,
    EventRecord,
    ScaleRecord,
    PolicyRecord,
)


# Functions that ask the graph


def _fits(indicator: IndicatorRecord, value: Quantity) -> bool | Unknown:
    annual = indicator.annual()
    if is_missing(annual):
        return Unknown(LocalizedText("tidak ada triwulan yang terisi", "no quarter is filled"))
    if indicator.quarter_aggregation() == "average":
        return agrees(as_quantity(annual), as_quantity(value))
    order = compare(as_quantity(annual), as_quantity(value), indicator.world.policy.ordinals)
    return order if isinstance(order, Unknown) else order == 0


def _linked(indicator: IndicatorRecord, kind: str) -> bool | Unknown:
    """Tell whether an indicator has a settled link to a document of a kind; that of a plan to the PK of `pk_year`.

    Unknown while a link awaits confirmation, and where no such document could hold it: another period,
    another phase, no indicators of this level, or the same name at another level.
    """
    graph, name = indicator.world.graph, KIND_NAMES.get(kind, kind)
    asked = indicator.pk_year() if kind == "perjanjian_kinerja" and indicator.home.kind in PLAN_KINDS else None

    def is_asked(document: Document) -> bool:
        return document.kind == kind and (None in (asked, document.year) or document.year == asked)

    found = [link for other, link in graph.links_of(indicator.node) if is_asked(graph.document_of(other))]
    if any(link.is_settled for link in found) or _is_held(indicator, is_asked, open_too=False):
        return True
    if found or _is_held(indicator, is_asked, open_too=True):
        return Unknown(
            LocalizedText("tautan ke {k} belum dikonfirmasi", "the link to {k} awaits confirmation").format(k=name)
        )
    others = [
        printed
        for document in _counterparts(graph, indicator.home, kind)
        if is_asked(document)
        for printed in document.indicators
    ]
    if not any(_same_level(indicator.printed, other) for other in others):
        return Unknown(
            LocalizedText(
                "{k} di berkas ini tidak memuat jenjang itu untuk tahun dan fase yang sama",
                "the {k} of this dossier has no such level for the same year and phase",
            ).format(k=name)
        )
    if any(same_text(indicator.printed.name.text, other.name.text) for other in others):
        return Unknown(
            LocalizedText("{k} memuatnya pada jenjang lain", "the {k} has it at another level").format(k=name)
        )
    return False


def _shares(document: DocumentRecord, kind: str) -> bool:
    """Tell whether at least half of the indicators of a document have a settled link to a document of a kind."""
    rows = _rows_of(document.world, document.home)
    return 2 * sum(_linked(row, kind) is True for row in rows) >= len(rows)


def _without_tujuan(indicator: IndicatorRecord, kind: str) -> bool:
    """Tell whether an indicator measures a tujuan and documents of a kind hold none of a tujuan: forms begin with the sasaran."""
    world = indicator.world
    nodes = (indicator.node, *(other for other, link in world.graph.links_of(indicator.node) if link.is_settled))
    if not any(_is_of_tujuan(world, node) for node in nodes):
        return False
    goals = [r for d in world.graph.of_kind("renstra") for r in _rows_of(world, d) if _is_of_tujuan(world, r.node)]
    return not any(_linked(goal, kind) is True or (kind == "iku" and in_plan(goal) is True) for goal in goals)


def _rows_of(world: EvaluationContext, document: Document) -> list[IndicatorRecord]:
    return [IndicatorRecord(world, node_id(document, printed.id)) for printed in document.indicators]


def _is_of_tujuan(world: EvaluationContext, node: NodeId) -> bool:
    return world.graph.document_of(node).kind == "renstra" and world.graph.indicators[node].level == "tujuan"


def _is_held(indicator: IndicatorRecord, is_asked: Callable[[Document], bool], *, open_too: bool) -> bool:
    """Tell whether an indicator is, or may be, one of such a document over a third one."""
    graph = indicator.world.graph
    return any(is_asked(graph.document_of(node)) for node in graph.same_as(indicator.node, open_too=open_too))


def _counterparts(graph: CascadeGraph, home: Document, kind: str) -> list[Document]:
    """Return the documents of a kind that a document is to be compared with: same years, same phase, in force.

    Where its own phase does not exist, the other one stands in, unless that belongs to a rival document.
    """
    found = [d for d in graph.of_kind(kind) if not home.years or not d.years or set(home.years) & set(d.years)]
    if kind in PLAN_KINDS or home.kind in PLAN_KINDS:
        every = graph.documents
        return [d for d in found if not is_replaced(d, home, every) and not is_replaced(home, d, every)]
    own = [d for d in found if d.edition == home.edition]
    rivals = any(d.year == home.year and d.edition != home.edition for d in graph.of_kind(home.kind))
    return own or ([] if rivals else found)


NEAR = 85  # likeness of two names from which they may be one element; 100 is equal


def found_in(world: EvaluationContext, element: ElementRecord, kind: str) -> tuple[ElementRecord, ...]:
    """Return the elements of this level in documents of a kind that have the same code or else the same name."""
    found: list[ElementRecord] = []
    for document in _counterparts(world.graph, element.home, kind):
        by_code, by_name = world.once(("elements", document.id), partial(_elements, world, document))
        level, name = element.printed.level, element.bare_name()
        same = by_code.get((level, element.key()), ()) if element.key() is not None else ()
        alike = by_name.get((level, "".join(tokens(name))), ())
        found += same or [other for other in alike if same_text(other.bare_name(), name)]
    return tuple(found)


def _elements(
    world: EvaluationContext, document: Document
) -> tuple[dict[Any, list[ElementRecord]], dict[Any, list[ElementRecord]]]:
    """Return the elements of a document by level and code, and by level and name, spelling aside."""
    by_code: dict[Any, list[ElementRecord]] = defaultdict(list)
    by_name: dict[Any, list[ElementRecord]] = defaultdict(list)
    for printed in document.elements:
        element = ElementRecord(world, node_id(document, printed.id))
        by_code[printed.level, element.key()].append(element)
        by_name[printed.level, "".join(tokens(element.bare_name()))].append(element)
    return by_code, by_name


def _listed(element: ElementRecord, kind: str) -> bool | Unknown:
    """Tell whether a document of a kind has an element, by code or name.

    Unknown where no such document holds elements of this level for these years and this phase, and where one has
    a name much like it.
    """
    world, name = element.world, KIND_NAMES.get(kind, kind)
    if found_in(world, element, kind):
        return True
    level = element.printed.level
    documents = _counterparts(world.graph, element.home, kind)
    others = [normalized(e.name.text) for d in documents for e in d.elements if e.level == level]
    if not others:
        said = LocalizedText("{k} tidak memuat jenjang {l}", "the {k} has no {l}")
        return Unknown(said.format(k=name, l=element.level().text))
    if process.extractOne(normalized(element.printed.name.text), others, scorer=fuzz.ratio, score_cutoff=NEAR):
        return Unknown(LocalizedText("{k} memuat nama yang mirip", "the {k} has a name much like it").format(k=name))
    return False


def _beside(document: DocumentRecord, kind: str) -> bool:
    """Tell whether the dossier has a document of a kind for the years of another."""
    return kind in document.world.not_due or bool(_counterparts(document.world.graph, document.home, kind))


def _made_by_quarters(element: ElementRecord, pagu: Quantity) -> bool | Unknown:
    """Tell whether the budgets of the quarters come to a pagu."""
    return is_made_by(as_quantity(pagu), element.printed.pagu_quarters or ())


def _same_funds(left: ElementRecord, right: ElementRecord) -> bool | Unknown:
    """Tell whether two elements name the same sources of funds, themselves or through their parts.

    Unknown where one of them names none that is known.
    """
    sides = [[funding_sources(label.text) for label in side.all_funds()] for side in (left, right)]
    if not all(side and all(side) for side in sides):
        return Unknown(LocalizedText("sumber dana tidak dikenal", "a source of funds is not known"))
    first, second = (frozenset[str]().union(*side) for side in sides)
    return all(is_covered(each, second) for each in first) and all(is_covered(each, first) for each in second)


def _grade(indicator: IndicatorRecord, value: Quantity) -> Label | None:
    """Return the grade that a value is or falls under: 84 of the IKM is a B; none of a range and of other words."""
    source = value.source or indicator.printed.name.source
    scale = indicator.world.policy.scale_of(indicator.printed.name.text)
    grades = sorted((scale.grades if scale else {}).items(), key=lambda item: item[1], reverse=True)
    if value.kind in ("number", "percent"):
        return next(
            (Label(grade, source) for grade, low in grades if value.value is not None and value.value >= low), None
        )
    said = re.match(r"\s*([A-Z]{1,2})\b(?![^(]*\d)", value.raw) if value.kind in ("ordinal", "text") else None
    return next((Label(grade, source) for grade, _ in grades if said and said[1] == grade), None)


def _same_level(left: Indicator, right: Indicator) -> bool:
    return "unknown" in (left.level, right.level) or _group(left.level) == _group(right.level)


def _group(level: str) -> str:
    return "outcome" if level in OUTCOME_LEVELS else level


_INDICATOR, _ELEMENT, _DOCUMENT, _EVENT = Type("indicator"), Type("element"), Type("document"), Type("event")
GRAPH_FUNCTIONS = (
    Function("fits", (_INDICATOR, NUMBER), TRUTH, _fits, "the year's value, as its quarters are read, is this",
             reads=("annual",)),
    Function("linked", (_INDICATOR, TEXT), TRUTH, _linked, "has a settled link to a document of this kind"),
    Function("shares", (_DOCUMENT, TEXT), TRUTH, _shares,
             "at least half of its indicators have a settled link to a document of this kind"),
    Function("without_tujuan", (_INDICATOR, TEXT), TRUTH, _without_tujuan,
             "measures a tujuan, and documents of this kind begin with the sasaran"),
    Function(
        "listed", (_ELEMENT, TEXT), TRUTH, _listed, "is an element of a document of this kind, by code or name"
    ),
    Function("beside", (_DOCUMENT, TEXT), TRUTH, _beside, "the dossier has a document of this kind for its years, or it is not due"),
    Function("made_by_quarters", (_ELEMENT, NUMBER), TRUTH, _made_by_quarters,
             "the budgets of its quarters come to this pagu, as portions or as a running total"),
    Function("same_funds", (_ELEMENT, _ELEMENT), TRUTH, _same_funds,
             "both name the same sources of funds, themselves or through their parts"),
    Function("grade", (_INDICATOR, NUMBER), TEXT, _grade, "the grade that a value is or falls under"),
    Function("in_plan", (_INDICATOR,), TRUTH, in_plan,
             "an IKU that the Renstra has as tujuan or sasaran, or the other way round; none without both documents"),
    Function("out_of_plan", (_INDICATOR,), list_of(TEXT), out_of_plan,
             "the rows of its list of IKU that the plan has not, where they are most of it; none for all but the first of them"),
    Function("quarters_of", (_EVENT,), SET, lambda e: e.quarters(), "the quarters of an event by the calendar"),
)  # fmt: skip


def _kept(cls: type, name: str) -> Callable[[Any], Any]:
    """Return what computes an attribute of a record, once where the record is made once."""
    compute = getattr(cls, name)
    if not isinstance(cls, Once):
        return compute  # type: ignore[no-any-return]

    def get(record: Any) -> Any:
        kept = record.kept
        if name not in kept:
            kept[name] = compute(record)
        return kept[name]

    return get


def _scales_in_force(scope: Scope) -> Scales:
    record = scope.get("policy")
    return record.policy.ordinals if isinstance(record, PolicyRecord) else {}


@cache
def type_environment() -> TypeEnvironment:
    """Return the names that conditions are made of."""
    records = {}
    for cls in RECORDS:
        marked = {name: method.vocabulary for name, method in vars(cls).items() if hasattr(method, "vocabulary")}
        records[cls.record] = {
            name: Attribute(type_named(type_), _kept(cls, name), label) for name, (type_, label) in marked.items()
        }
    functions = {function.name: function for function in (*FUNCTIONS, *GRAPH_FUNCTIONS)}
    return TypeEnvironment(records, functions, _scales_in_force)
