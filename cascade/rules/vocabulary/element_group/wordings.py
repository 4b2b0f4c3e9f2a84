"""Say in which words, with which outcomes and under which codes the tables of one document print an element.

A record of an element with all its occurrences goes in; labels with their places come out. Never decides which print is right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from cascade.graph.locations import first_label_by_key, listed_with_places
from cascade.graph.tables import Table
from cascade.model import Label
from cascade.model.i18n import LocalizedText
from cascade.rules.vocabulary.context import DocumentRecord, ElementGroupRecord, ElementRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.element.printed_row import level_label
from cascade.rules.vocabulary.indicator_group import are_cut_short
from cascade.text.codes import code_key, is_code_of
from cascade.text.element_names import compact_key, lists_several, without_label, without_level_word
from cascade.text.normalize import tokens
from cascade.text.printable import one_line

SAME_SENTENCE = 90  # likeness of two sentences (0 to 100) from which they say the same
_VERB = re.compile(r"(me|ter)\w+nya$|(me|ter)\w+kan$|meningkat$|baik$|yang$")


@attribute("cetakan pertama", "first print")
def first(record: ElementGroupRecord) -> ElementRecord:
    return record.context.element(record.node)


@attribute("nama", "name")
def name(record: ElementGroupRecord) -> Label:
    """Its name without the level word, which a message says itself."""
    return Label(one_line(without_level_word(record.element.name.text)), record.element.name.source)


@attribute("jenjang", "level")
def level(record: ElementGroupRecord) -> Label:
    return level_label(record.element.level, record.element.name.source)


@attribute("dokumen", "document")
def document(record: ElementGroupRecord) -> DocumentRecord:
    return record.context.document(record.document)


@attribute("banyaknya tabel yang memuatnya", "number of tables that print it")
def tables(record: ElementGroupRecord) -> int:
    return len(tables_of(record))


@attribute("redaksi nama", "wording of the name")
def wordings(record: ElementGroupRecord) -> tuple[Label, ...]:
    """The first print of each wording; spelling variants, capitals, the level word and cells that list several names aside."""
    return first_label_by_key(
        (compact_key(without_label(without_level_word(element.name.text))), element.name)
        for element in record.elements
        if not lists_several(element.name.text)
    )


@attribute("yang satu hanya terpotong dari yang lain", "one is merely cut short of another")
def is_cut(record: ElementGroupRecord) -> bool:
    """A name that ends at the foot of a page may go on unseen."""
    return are_cut_short(wordings(record))


@attribute("redaksi nama dan tempatnya", "wordings of the name and their places")
def wordings_said(record: ElementGroupRecord) -> LocalizedText:
    return listed_with_places(wordings(record))


@attribute("outcome", "outcome")
def outcomes(record: ElementGroupRecord) -> tuple[Label, ...] | None:
    """One print of each outcome that tables do not share; None where fewer than two tables state any."""
    stated: dict[int, list[Label]] = defaultdict(list)
    for node in record.nodes:
        table = record.context.occurrences.table_of(node)
        stated[id(table)] += record.context.graph.elements[node].statements
    sets = sorted((labels for labels in stated.values() if labels), key=len)
    different: list[list[Label]] = []
    for labels in sets:
        if all(_say_other_things(labels, others) for others in different):
            different.append(labels)
    return tuple(labels[0] for labels in different) if len(sets) > 1 else None


@attribute("outcome dan tempatnya", "outcomes and their places")
def outcomes_said(record: ElementGroupRecord) -> LocalizedText:
    return listed_with_places(outcomes(record) or ())


@attribute("kode", "code")
def codes(record: ElementGroupRecord) -> tuple[Label, ...]:
    """The first print of each whole code of its level."""
    whole = (e.code for e in record.elements if e.code and is_code_of(e.code.text, e.level))
    return first_label_by_key((code_key(code.text), code) for code in whole)


@computed_once
def tables_of(record: ElementGroupRecord) -> list[Table]:
    """Return the tables that print an element, each once."""
    printing = map(record.context.occurrences.table_of, record.nodes)
    return list({id(table): table for table in printing}.values())


def _say_other_things(labels: Sequence[Label], others: Sequence[Label]) -> bool:
    """Tell whether no two sentences of results say the same: "Meningkatnya mutu layanan" is "Mutu layanan meningkat".

    All sentences of a table together count as one too, which a page may have cut.
    """
    own_sentences, other_sentences = (
        [_matter(text) for text in (*(each.text for each in side), " ".join(each.text for each in side))]
        for side in (labels, others)
    )
    return not any(fuzz.ratio(own, other) >= SAME_SENTENCE for own in own_sentences for other in other_sentences)


def _matter(sentence: str) -> str:
    """Return the words of a sentence of a result, without its verb, in one order."""
    return " ".join(sorted(token for token in tokens(sentence) if not _VERB.match(token)))
