"""Find what of a document was not read: tables, pages, and rows inside tables, each with its place and its like.

A document of the graph and the accounts of its files go in; gaps come out. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cascade.model import OUTCOME_LEVELS, Document, Source
from cascade.model.account import TableAccount
from cascade.rules.vocabulary.context import DocumentRecord
from cascade.rules.vocabulary.declarations import computed_once

Position = tuple[str, int, int, int]
_RESULTS, _WORK = "results", "work"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a file prints and of which nothing was read: a row of a table, a whole table, a page.

    `kinds` say whether results (tujuan, sasaran) or work (program, kegiatan …) stand around it; empty where nobody knows. `rows`
    are as many as it prints, none where nobody counted them.
    """

    source: Source
    pages: tuple[int, ...]
    kinds: frozenset[str] = frozenset()
    rows: int = 1

    @property
    def position(self) -> Position:
        """Where it begins, among all that its file prints."""
        sheet, page, table, row = position(self.source)
        return sheet, min(self.pages, default=page), table, row

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
            found.append(Gap(account.source, account.pages, rows=account.rows))
        if account.document == document.id:
            found += _rows_lost(account, printed)
    return tuple(found)


def _rows_lost(account: TableAccount, printed: Sequence[tuple[Source, str]]) -> Iterator[Gap]:
    """Yield the rows of a table of which nothing was read, with what stands right above and below them."""
    for source in account.rows_lost:
        place = position(source)
        above = next((level for other, level in reversed(printed) if position(other) <= place), None)
        below = next((level for other, level in printed if position(other) > place), None)
        kinds = {kind_of(level) for level in (above, below) if level is not None}
        known = frozenset(kind for kind in kinds if kind is not None)
        yield Gap(source, (source.page,) if source.page else (), known if None not in kinds else frozenset())


def _printed(document: Document) -> Iterator[tuple[Source, str]]:
    yield from ((element.name.source, element.level) for element in document.elements)
    yield from ((indicator.name.source, indicator.level) for indicator in document.indicators)


def between(found: Iterable[Gap], first: Source, last: Source | None, last_page: int | None) -> list[Gap]:
    """Return the gaps that lie behind one place and before another; without the latter up to a page and the one behind it."""
    inside = []
    for gap in found:
        place = gap.position
        if (gap.source.sheet or "") != (first.sheet or "") or place <= position(first):
            continue
        if (last is not None and place < position(last)) or (
            last is None and (last_page is None or gap.position[1] <= last_page + 1)
        ):
            inside.append(gap)
    return inside
