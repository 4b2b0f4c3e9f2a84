"""Tell whether a sum that does not come out may be one of rows that were not read, or not read right.

A row about a parent with its parts, or about a document with total rows, goes in; obstacles come out, from what the sums of the same
table prove, and where no table was read, from how many of its sums come out. Judges nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cascade.graph.locations import table_pages
from cascade.model import Element, FailedSum, SumVerdict
from cascade.model.i18n import LocalizedText
from cascade.rules.obstacles.reason import Obstacle
from cascade.rules.selectors import RuleRow
from cascade.rules.vocabulary.context import DocumentRecord, ElementRecord
from cascade.rules.vocabulary.element.sums import adds_up

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
_HOLDS_OTHERWISE = LocalizedText(
    "jumlahnya cocok bila bagiannya dibaca menurut susunan tabel",
    "it comes out when its parts are read as the table is built",
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
        yield Obstacle(_HOLDS_OTHERWISE)
    elif failed.verdict not in _ACCUSES:
        yield _told(failed, subject.element)


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


def _told(failed: FailedSum, element: Element) -> Obstacle:
    amount = max(failed.differences.values(), key=abs, default=0)
    text = _LACKING.format(r=f"{abs(amount):,}".replace(",", "."), n=element.name.text)
    if failed.verdict in _WHY:
        text = LocalizedText(f"{_WHY[failed.verdict].id}: {text.id}", f"{_WHY[failed.verdict].en}: {text.en}")
    if failed.pages:
        place = _PLACE.format(a=failed.pages[0], b=failed.pages[1])
        text = LocalizedText(text.id + place.id, text.en + place.en)
    return Obstacle(text, leaves_question=failed.verdict == "question")


def _many_fail(record: ElementRecord) -> Iterator[Obstacle]:
    """Yield that most sums of a table fail together, where no proof tells more."""
    context = record.context
    table = context.occurrences.table_of(record.node)
    answers = [adds_up(context.element(node)) for node in table.elements if context.graph.children(node)]
    judged = [answer for answer in answers if isinstance(answer, bool)]
    failing = judged.count(False)
    if failing >= MANY_FAIL and 2 * failing > len(judged):
        yield Obstacle(_MANY_FAIL.format(p=table_pages(table), n=failing, m=len(judged)))
