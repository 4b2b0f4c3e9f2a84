"""Tell whether the documents in which something is missing were read whole.

A row of a rule and a kind of document go in; obstacles come out: pages and rows that were not read and may hold it, names that a page
end may have cut, documents read from pictures or from tables without ruled lines. Judges nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cascade.model import KIND_NAMES, Document
from cascade.model.i18n import LocalizedText
from cascade.rules.obstacles.cut_names import key_of, may_be_cut
from cascade.rules.obstacles.reason import Obstacle, not_read
from cascade.rules.obstacles.unread import gaps
from cascade.rules.selectors import RuleRow
from cascade.rules.vocabulary.context import DocumentRecord, ElementGroupRecord, ElementRecord, IndicatorRecord
from cascade.rules.vocabulary.counterparts import counterparts
from cascade.rules.vocabulary.declarations import computed_once

DOUBTFUL_SHARE = 0.2  # of the indicators of a document, beyond which a row may have been missed
OWN_DOCUMENT = "document"

_NOT_READ = LocalizedText("{d} {p} tidak dibaca seluruhnya", "{d} {p} was not read completely")
_MAY_BE_MISSED = LocalizedText(
    "{d} dibaca dari gambar atau tabel tanpa garis: barisnya dapat terlewat; cocokkan dengan cetakannya.",
    "{d} was read from pictures or tables without rules: a row may have been missed; check it against the print.",
)


def in_documents_of(kind: str, row: RuleRow) -> Iterator[Obstacle]:
    """Yield what of the documents of a kind was not read, and may hold what a row misses there."""
    subject = row.subject
    if not isinstance(subject, IndicatorRecord | ElementRecord | DocumentRecord | ElementGroupRecord):
        return
    context = subject.context
    documents: Sequence[Document] = [subject.document]
    if kind == subject.document.kind:
        documents = context.graph.of_kind(kind)
    elif kind != OWN_DOCUMENT:
        documents = counterparts(context.graph, subject.document, kind)
    for document in documents:
        yield from _in_document(document, context.document(document), _level_of(subject))
        if not isinstance(subject, DocumentRecord) and document is not subject.document:
            yield from _cut_names(subject, document)


def _in_document(document: Document, record: DocumentRecord, level: str) -> Iterator[Obstacle]:
    unread = [gap for gap in gaps(record) if gap.may_hold(level)]
    name = KIND_NAMES.get(document.kind, document.kind)
    if unread:
        yield not_read(_NOT_READ, unread, d=name)
    if has_doubt(record):
        yield Obstacle(_MAY_BE_MISSED.format(d=name), leaves_question=True)


def _cut_names(subject: IndicatorRecord | ElementRecord | ElementGroupRecord, document: Document) -> Iterator[Obstacle]:
    """Yield a name of a document that may be a part of the one that it misses."""
    own, level = subject.document, _level_of(subject)
    if isinstance(subject, IndicatorRecord):
        missing, printed = subject.indicator.name, [each.name for each in document.indicators if each.level == level]
        known = {key_of(each.name) for each in own.indicators}
    else:
        missing, printed = subject.element.name, [each.name for each in document.elements if each.level == level]
        known = {key_of(each.name) for each in own.elements}
    if found := may_be_cut(missing, printed, known):
        yield found


def _level_of(subject: IndicatorRecord | ElementRecord | DocumentRecord | ElementGroupRecord) -> str:
    if isinstance(subject, IndicatorRecord):
        return subject.indicator.level
    return "unknown" if isinstance(subject, DocumentRecord) else subject.element.level


@computed_once
def has_doubt(record: DocumentRecord) -> bool:
    """Tell whether a good part of a document was read from pictures or tables without ruled lines."""
    sources = [indicator.name.source for indicator in record.document.indicators if indicator.name.source]
    doubtful = [source for source in sources if source.confidence is not None or source.is_unruled]
    return len(doubtful) > DOUBTFUL_SHARE * len(sources)
