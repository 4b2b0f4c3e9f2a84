"""Tell whether a sum that does not come out may be one of rows that were not read, or not read right.

A row about a parent with its parts, or about a document with total rows, goes in; obstacles come out, from what the sums of the same
table prove, and where no table was read, from how many of its sums come out. Judges nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cascade.graph.locations import table_pages
from cascade.model import Element, FailedSum, SumVerdict, TableProof
from cascade.model.i18n import LocalizedText
from cascade.rules.obstacles.reason import Obstacle
from cascade.rules.obstacles.tables import unread_below
from cascade.rules.selectors import RuleRow
from cascade.rules.vocabulary.context import DocumentRecord, ElementRecord
from cascade.rules.vocabulary.element.sums import adds_up
from cascade.text.element_names import has_printed_level

_LACKING = LocalizedText("{r} kurang di bawah “{n}”", "{r} lacking below “{n}”")
_PLACE = LocalizedText(", mungkin baris hal. {a}–{b} tidak terbaca", ", rows on p. {a}–{b} may not have been read")
_ACCUSES: frozenset[SumVerdict] = frozenset({"error", "left_out"})
_WHY: Mapping[SumVerdict, LocalizedText] = {
    "rows_lost": LocalizedText("barisnya mungkin tidak terbaca", "its rows may not have been read"),
    "parent_lost": LocalizedText("satu induk mungkin tidak terbaca", "a row above its parts may not have been read"),
    "row_elsewhere": LocalizedText("barisnya tercetak di tempat lain", "its row is printed elsewhere"),
    "unread": LocalizedText("angkanya tidak terbaca, atau tercetak ×10", "a number is unread, or printed tenfold"),
    "level": LocalizedText("jenjang unsur mungkin salah terbaca", "a level may be misread"),
    "unjudged": LocalizedText("jumlah tabel ini tidak cukup terbukti", "the sums of this table prove too little"),
}
_MANY_FAIL = LocalizedText(
    "jumlah di tabel {p} tidak cocok ({n} dari {m}): mungkin salah terbaca",
    "the sums of the table on {p} do not come out ({n} of {m}): it may be misread",
)
_OTHER_PARTS = LocalizedText(
    "menurut jumlah di tabel itu bagiannya lain daripada yang terbaca di bawahnya",
    "by the sums of its table its parts are others than those that were read below it",
)
MANY_FAIL = 3  # sums of one table that do not come out, from which they are held for one fault of reading


def in_sum(row: RuleRow) -> Iterator[Obstacle]:
    """Yield why the sum of an element that does not come out may not be the fault of the document."""
    subject = row.subject
    if not isinstance(subject, ElementRecord):
        return
    proof = next((p for p in subject.document.proofs if subject.element.id in p.elements), None)
    if proof is None:
        yield from _many_fail(subject)
        return
    failed = next((each for each in proof.failed if each.element == subject.element.id), None)
    if failed is None:
        table = subject.context.occurrences.table_of(subject.node)
        yield from unread_below(subject.context, table, subject.node, subject.element.level)
        yield Obstacle(_OTHER_PARTS)
    elif failed.verdict not in _ACCUSES:
        yield from _not_proved(subject, proof, failed)


def _not_proved(record: ElementRecord, proof: TableProof, failed: FailedSum) -> Iterator[Obstacle]:
    """Yield what a sum is short of, unless its levels are printed, no rows may lack and it is not one of many that fail."""
    own_faults = [each for each in proof.failed if not _is_echo(each)]
    if len(own_faults) >= MANY_FAIL and len(own_faults) > proof.sums_held:
        table = record.context.occurrences.table_of(record.node)
        judged = len(own_faults) + proof.sums_held
        yield Obstacle(_MANY_FAIL.format(p=table_pages(table), n=len(own_faults), m=judged))
        return
    if failed.verdict in ("question", "unjudged") and not _is_echo(failed) and _is_built_plainly(record, failed):
        return
    source = record.element.name.source
    if failed.verdict == "unread" and failed.other is not None and source.confidence is None:
        if source.page is not None:  # a page may have lost a digit, a cell of a sheet has not
            yield _told(failed, record.element, leaves_question=True)
        return
    yield _told(failed, record.element, leaves_question=failed.verdict == "question")


def _is_echo(failed: FailedSum) -> bool:
    """Tell whether a sum fails by just what one of its parts fails."""
    return failed.verdict == "unjudged" and failed.other is not None


def _is_built_plainly(record: ElementRecord, failed: FailedSum) -> bool:
    """Tell whether an element and its parts print their levels, and no page end may hide a part."""
    graph = record.context.graph
    rows = [record.element, *(graph.elements[child] for child in graph.children(record.node))]
    amounts = failed.differences.values()  # rows that were not read cannot explain a year in which the parts are more
    may_lack_rows = (
        failed.pages is not None and any(each > 0 for each in amounts) and not any(each < 0 for each in amounts)
    )
    is_picture = any(element.name.source.confidence is not None for element in rows)
    return not may_lack_rows and not is_picture and all(map(has_printed_level, rows))


def in_totals(row: RuleRow) -> Iterator[Obstacle]:
    """Yield why the total rows of a document may be of rows that were not read."""
    subject = row.subject
    if not isinstance(subject, DocumentRecord):
        return
    below = {element for total in subject.document.totals for element in total.elements}
    elements = {element.id: element for element in subject.document.elements}
    for proof in subject.document.proofs:
        if proof.completeness == "lost" and below.intersection(proof.elements):
            yield from (_told(each, elements[each.element]) for each in proof.failed if each.verdict not in _ACCUSES)


def _told(failed: FailedSum, element: Element, *, leaves_question: bool = False) -> Obstacle:
    """Say what lacks below an element, why that may be, and where."""
    amount = max(failed.differences.values(), key=abs, default=0)
    text = _LACKING.format(r=f"{abs(amount):,}".replace(",", "."), n=element.name.text)
    if failed.verdict in _WHY:
        text = LocalizedText(f"{_WHY[failed.verdict].id}: {text.id}", f"{_WHY[failed.verdict].en}: {text.en}")
    if failed.pages:
        place = _PLACE.format(a=failed.pages[0], b=failed.pages[1])
        text = LocalizedText(text.id + place.id, text.en + place.en)
    return Obstacle(text, leaves_question)


def _many_fail(record: ElementRecord) -> Iterator[Obstacle]:
    """Yield that most sums of a table fail together, where no proof tells more."""
    context = record.context
    table = context.occurrences.table_of(record.node)
    answers = [adds_up(context.element(node)) for node in table.elements if context.graph.children(node)]
    judged = [answer for answer in answers if isinstance(answer, bool)]
    failing = judged.count(False)
    if failing >= MANY_FAIL and 2 * failing > len(judged):
        yield Obstacle(_MANY_FAIL.format(p=table_pages(table), n=failing, m=len(judged)))
