"""Find what of a document was not read: tables, pages, and rows inside tables, each with its place and its like.

A document of the graph and the accounts of its files go in; gaps come out. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cascade.model import OUTCOME_LEVELS, Document, Source, SumVerdict
from cascade.model.account import TableAccount
from cascade.rules.vocabulary.context import DocumentRecord
from cascade.rules.vocabulary.declarations import computed_once

Position = tuple[str, int, int, int]
LOSSES: tuple[SumVerdict, ...] = ("rows_lost", "parent_lost")  # that sums prove
_FOOT = 1_000_000  # behind every table of a page
_RESULTS, _WORK = "results", "work"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a file prints and of which nothing was read: a row of a table, a whole table, a page.

    `place` is where it begins, among all that its file prints. `kinds` say whether results (tujuan, sasaran) or work (program,
    kegiatan …) stand around it; empty where nobody knows. `rows` are as many as it prints, none where nobody counted them.
    """

    source: Source
    pages: tuple[int, ...]
    place: Position
    kinds: frozenset[str] = frozenset()
    rows: int = 1

    def may_hold(self, level: str) -> bool:
        """Tell whether something of a level may stand there."""
        kind = kind_of(level)
        return not self.kinds or kind is None or kind in self.kinds


def kind_of(level: str) -> str | None:
    """Return whether a level is one of results or one of work; None where that is not known."""
    if level in OUTCOME_LEVELS:
        return _RESULTS
    return None if level == "unknown" else _WORK


def position(source: Source) -> Position:
    """Return a key by which places of one file are in printed order."""
    return source.sheet or "", source.page or 0, source.table or 0, source.row or 0


@computed_once
def gaps(record: DocumentRecord) -> tuple[Gap, ...]:
    """Return what of a document, and of its file beside other documents, was not read and may be its own."""
    document = record.document
    accounts = [a for account in record.context.accounts if account.file == document.file for a in account.tables]
    printed = sorted(_printed(document), key=lambda item: position(item[0]))
    found: list[Gap] = []
    for account in accounts:
        if account.state == "not_read" and account.may_hold_targets and account.document in (None, document.id):
            sheet, page, table, row = position(account.source)
            place = (sheet, min(account.pages, default=page), table, row)
            found.append(Gap(account.source, account.pages, place, rows=account.rows))
        if account.document == document.id:
            found += _rows_lost(account, printed)
    return (*found, *_proved(document))


def _rows_lost(account: TableAccount, printed: Sequence[tuple[Source, str]]) -> Iterator[Gap]:
    """Yield the rows of a table of which nothing was read, with what stands right above and below them."""
    for source in account.rows_lost:
        place = position(source)
        above = next((level for other, level in reversed(printed) if position(other) <= place), None)
        below = next((level for other, level in printed if position(other) > place), None)
        kinds = {kind_of(level) for level in (above, below) if level is not None}
        known = frozenset(kind for kind in kinds if kind is not None)
        pages = (source.page,) if source.page else ()
        yield Gap(source, pages, place, known if None not in kinds else frozenset())


def _proved(document: Document) -> Iterator[Gap]:
    """Yield where the sums of a document, or its codes, prove that rows lack."""
    elements = {element.id: element for element in document.elements}
    for proof in document.proofs:
        for failed in proof.failed:
            if failed.verdict in LOSSES and failed.pages:
                source = elements[failed.element].name.source
                foot = (source.sheet or "", failed.pages[0], _FOOT, 0)
                yield Gap(source, failed.pages, foot, frozenset((_WORK,)), rows=0)
        for orphan in proof.orphans:
            source = elements[orphan].name.source
            sheet, page, table, row = position(source)
            yield Gap(source, (page,) if page else (), (sheet, page, table, row - 1), frozenset((_WORK,)))


def _printed(document: Document) -> Iterator[tuple[Source, str]]:
    yield from ((element.name.source, element.level) for element in document.elements)
    yield from ((indicator.name.source, indicator.level) for indicator in document.indicators)


def between(found: Iterable[Gap], first: Source, last: Source | None, last_page: int | None) -> list[Gap]:
    """Return the gaps that lie behind one place and before another; without the latter up to a page and the one behind it."""
    inside = []
    for gap in found:
        if (gap.source.sheet or "") != (first.sheet or "") or gap.place <= position(first):
            continue
        if (last is not None and gap.place < position(last)) or (
            last is None and (last_page is None or gap.place[1] <= last_page + 1)
        ):
            inside.append(gap)
    return inside
