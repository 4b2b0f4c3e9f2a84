"""Find the indicators that a person named.

A name written down once (in `keputusan.yaml`) goes in, the indicator that prints it today comes out: with the same letters, else
the same spelling, else with nothing but slips (a misspelled word of the field, a broken word, forms of one root). A word that
changes the meaning is no slip, nor is one word of the field another one. Where several fit, all are returned and none is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import KIND_NAMES, Document
from cascade.model.i18n import LocalizedText
from cascade.text.changing_words import changed_words
from cascade.text.measures import measure_kind
from cascade.text.memo import memoized
from cascade.text.normalize import letters_and_digits, normalized, ordered_tokens, same_text, without_bullet
from cascade.text.printable import one_line
from cascade.text.stemming import is_agent_noun, stem
from cascade.text.word_lists import known_words, word_lists

NameTest = Callable[[str, str], bool]
KIND_ALIASES = {"pk": "perjanjian_kinerja", "ra": "rencana_aksi", "renaksi": "rencana_aksi"}  # as people call them
DIRECTIONS = ("dari", "ke")  # function words, and yet moving to Papua is not moving from Papua
OPTIONAL_VERBS = (
    "disusun",
    "tersusun",
    "dilaksanakan",
    "terlaksana",
    "diselenggarakan",
    "terselenggara",
)  # may come and go
LONG_WORD = 9  # letters from which a word may hold two slips
MIN_RATIO = 60  # fuzz.ratio of two names below which they need no closer look
MIN_SUGGESTION_RATIO = 70  # token_sort_ratio from which a name is worth showing as "did you mean"


class IndicatorReference(BaseModel):
    """An indicator by document and name, and by what stands around it where the name is not unique.

    `document` is a kind ("renstra", "pk"), a title ("Perjanjian Kinerja Perubahan 2026") or a file; `element` is
    what the indicator measures, `under` any element above, `owner` whose Perjanjian Kinerja it is.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True)

    document: str
    name: str
    element: str | None = None
    under: str | None = None
    level: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class LookupResult:
    """What a reference means today: one indicator for each of `documents` that has it, or several that fit as well."""

    documents: tuple[Document, ...]
    nodes: tuple[NodeId, ...]
    candidates: tuple[NodeId, ...] = ()


def find_indicators(
    graph: CascadeGraph, reference: IndicatorReference, tests: tuple[NameTest, ...] | None = None
) -> LookupResult:
    """Find the indicators that a person named, in the strictest way of reading that finds any; copies of one are one."""
    documents = tuple(
        d for d in graph.documents if _is_document_called(d, reference.document) and _is_owned_by(d, reference.owner)
    )
    nodes_by_document = [
        (document, _find_in(graph, document, reference, tests or STRICTEST_FIRST)) for document in documents
    ]
    several = [nodes for _, nodes in nodes_by_document if len(nodes) > 1]
    single = [(document, nodes[0]) for document, nodes in nodes_by_document if len(nodes) == 1]
    namesakes = _same_name_for_several_things(graph, single)
    return LookupResult(
        documents,
        tuple(node for _, node in single if node not in namesakes),
        tuple(node for nodes in (*several, namesakes) for node in nodes),
    )


def reference_to(graph: CascadeGraph, node: NodeId) -> IndicatorReference | None:
    """Name an indicator as briefly as it stays unique, in the most lasting words; None where nothing tells it apart."""
    document, indicator = graph.document_of(node), graph.indicators[node]
    representative = graph.representative(node)
    path = [one_line(graph.elements[above].name.text) for above in graph.path(node)]
    owner = document.owner and (document.owner.position or document.owner.name)
    contexts: list[dict[str, str]] = [{}]
    if path:
        contexts += [{"element": path[0]}, *({"element": path[0], "under": above} for above in path[1:])]
    contexts += [{**context, "level": indicator.level} for context in contexts]
    if owner:
        contexts += [{**context, "owner": one_line(owner.text)} for context in contexts]
    references = [
        IndicatorReference(document=called, name=one_line(indicator.name.text), **context)
        for called in _names_of_document(graph, document)
        for context in contexts
    ]
    for tests in (LENIENT, STRICTEST_FIRST):  # a namesake that differs in a slip alone may lose it tomorrow
        for reference in references:
            result = find_indicators(graph, reference, tests)
            if representative in result.nodes and not result.candidates:
                return reference
    return None


def _names_of_document(graph: CascadeGraph, document: Document) -> tuple[str, ...]:
    """Return what to call a document, the most lasting word first; its kind is enough where it is the only one."""
    if len(graph.of_kind(document.kind)) == 1:
        return (document.kind,)
    return (document.kind, document.name, document.file, document.id)


def nearest_name(
    graph: CascadeGraph, reference: IndicatorReference, documents: Iterable[Document]
) -> tuple[NodeId, LocalizedText] | None:
    """Return the most similar name that was not taken for the one a person wrote, and why not."""
    nodes = [node for document in documents for node in graph.distinct_indicators(document)]
    names = [normalized(graph.indicators[node].name.text) for node in nodes]
    best = process.extractOne(
        normalized(reference.name), names, scorer=fuzz.token_sort_ratio, score_cutoff=MIN_SUGGESTION_RATIO
    )
    if best is None:
        return None
    node = nodes[best[2]]
    name = graph.indicators[node].name.text
    if changed := changed_words(reference.name, name):
        return node, LocalizedText("beda makna: {w}", "another meaning: {w}").format(w="; ".join(changed))
    if means_the_same(reference.name, name):
        return node, LocalizedText("di bawah unsur lain", "under another element")
    apart = sorted(set(ordered_tokens(reference.name)) ^ set(ordered_tokens(name)))
    return node, LocalizedText("beda kata: {w}", "other words: {w}").format(w=", ".join(apart))


@partial(memoized, most=2**17)
def means_the_same(name: str, other: str) -> bool:
    """Tell whether two names differ in nothing but spelling, broken words and slips of the pen."""
    if _directions(name) != _directions(other):
        return False
    if same_text(name, other):
        return True
    words, other_words = ordered_tokens(name), ordered_tokens(other)
    if fuzz.ratio("".join(words), "".join(other_words)) < MIN_RATIO:
        return False
    if changed_words(name, other) or measure_kind(name) != measure_kind(other):
        return False
    for tag, a, b, c, d in SequenceMatcher(None, words, other_words, autojunk=False).get_opcodes():
        one, another = words[a:b], other_words[c:d]
        if tag != "equal" and not (
            _are_slips(one, another) or all(word in OPTIONAL_VERBS for word in (one or another))
        ):
            return False
    return True


def _is_document_called(document: Document, called: str) -> bool:
    """Tell whether a person means this document: by kind, title, file or id."""
    plain = letters_and_digits(called)
    kind = KIND_ALIASES.get(called.strip().casefold(), called)
    names = (KIND_NAMES.get(document.kind, document.kind), document.name, document.file, document.id)
    return kind == document.kind or plain in map(letters_and_digits, names)


def _is_owned_by(document: Document, owner: str | None) -> bool:
    if owner is None:
        return True
    parts = (document.owner.position, document.owner.name) if document.owner else ()
    return any(label is not None and same_text(label.text, owner) for label in parts)


def _find_in(
    graph: CascadeGraph, document: Document, reference: IndicatorReference, tests: tuple[NameTest, ...]
) -> tuple[NodeId, ...]:
    """Return the indicators of one document that fit a reference, by the first way of reading that finds any."""
    namesakes = [
        node
        for node in graph.distinct_indicators(document)
        if means_the_same(graph.indicators[node].name.text, reference.name)
    ]
    names = {node: graph.indicators[node].name.text for node in namesakes if _stands_where_said(graph, node, reference)}
    for is_same in tests:
        if fitting := tuple(node for node, name in names.items() if is_same(name, reference.name)):
            return fitting
    return ()


def _stands_where_said(graph: CascadeGraph, node: NodeId, reference: IndicatorReference) -> bool:
    """Tell whether an indicator (any of its copies) stands where a person said."""
    if reference.level is not None and graph.indicators[node].level != reference.level:
        return False
    return any(_is_under(graph, copy, reference) for copy in graph.copies(node))


def _is_under(graph: CascadeGraph, node: NodeId, reference: IndicatorReference) -> bool:
    path = [graph.elements[above].name.text for above in graph.path(node)]
    measures_it = reference.element is None or any(means_the_same(name, reference.element) for name in path[:1])
    return measures_it and (reference.under is None or any(means_the_same(name, reference.under) for name in path[1:]))


def _same_name_for_several_things(graph: CascadeGraph, single: list[tuple[Document, NodeId]]) -> tuple[NodeId, ...]:
    """Return what has one name but measures different things in documents of one period, as two officials promise them."""
    groups: dict[object, list[NodeId]] = {}
    for document, node in single:
        groups.setdefault((document.kind, document.years, document.year, document.edition), []).append(node)
    return tuple(node for nodes in groups.values() if not _measure_one_element(graph, nodes) for node in nodes)


def _measure_one_element(graph: CascadeGraph, nodes: list[NodeId]) -> bool:
    elements = [element.name.text for node in nodes if (element := graph.element_of(node))]
    return all(means_the_same(elements[0], other) for other in elements[1:])


def _same_letters(name: str, other: str) -> bool:
    return letters_and_digits(without_bullet(name)) == letters_and_digits(without_bullet(other))


def _same_spelling(name: str, other: str) -> bool:
    return normalized(name) == normalized(other)


def _directions(name: str) -> list[str]:
    return [word for word in normalized(name).split() if word in DIRECTIONS]


def _are_slips(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether these words are those, misspelled or broken: "penyelenggaraa n", "penyelengaraan"."""
    if not one or not other:
        return False
    if len(one) == len(other) and all(map(_is_slip, one, other)):
        return True
    return (len(one) == 1 or len(other) == 1) and _is_slip("".join(one), "".join(other))


def _is_slip(word: str, other: str) -> bool:
    """Tell whether two words are one: equal, forms of one root, or one the misspelling of a word of the field."""
    if word == other:
        return True
    if min(len(word), len(other)) < 5 or not (word.isalpha() and other.isalpha()) or _change_meaning(word, other):
        return False
    known = known_words()
    if stem(word) == stem(other):
        return not (is_agent_noun(word) or is_agent_noun(other))
    slips = 1 if min(len(word), len(other)) < LONG_WORD else 2
    return (word in known) != (other in known) and OSA.distance(word, other, score_cutoff=slips) <= slips


def _change_meaning(word: str, other: str) -> bool:
    """Tell whether both words are of one group of meaning-changing words."""
    return any(word in group and other in group for group in word_lists()["changing"])


STRICTEST_FIRST: tuple[NameTest, ...] = (_same_letters, _same_spelling, means_the_same)
LENIENT: tuple[NameTest, ...] = (means_the_same,)
