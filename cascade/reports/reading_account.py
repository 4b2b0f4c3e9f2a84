"""Say what became of the tables of each file, in the words that all formats share.

Accounts of files go in; counts, places and sentences come out. Tables that plan nothing are counted, the others named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cascade.model import READ_STATE_NAMES, AppliedCorrection, FileAccount, ReadState, TableAccount
from cascade.model.i18n import LocalizedText, joined, number_ranges, same, written_date
from cascade.text.printable import one_line

TITLE = LocalizedText("Apa yang dibaca", "What was read")
INTRODUCTION = LocalizedText(
    "Setiap tabel di setiap berkas: dibaca, dibaca sebagian, tidak dibaca, atau bukan tabel target. Yang tidak dibaca tidak dinilai; “tidak ada” di laporan ini dapat berarti tidak terbaca.",
    "Every table of every file: read, read in part, not read, or no table of targets. What was not read was not judged; “not there” in this report may mean that it was not read.",
)
NAMED_STATES: tuple[ReadState, ...] = ("not_read", "read_in_part", "read")  # the others are counted only
NOT_WHOLE: tuple[ReadState, ...] = ("read_in_part", "not_read")
_COUNTS: dict[ReadState, LocalizedText] = {
    "read": LocalizedText("{n} tabel dibaca", "tables read: {n}"),
    "read_in_part": LocalizedText("{n} dibaca sebagian", "read in part: {n}"),
    "not_read": LocalizedText("{n} tidak dibaca", "not read: {n}"),
    "not_a_target_table": LocalizedText("{n} bukan tabel target", "no tables of targets: {n}"),
}


@dataclass(frozen=True, slots=True)
class TableLine:
    """One table as a report lists it."""

    file: str
    table: TableAccount

    @property
    def state(self) -> LocalizedText:
        """How its state is called."""
        return READ_STATE_NAMES[self.table.state]

    @property
    def place(self) -> LocalizedText:
        """Its pages, else its sheet or number."""
        if self.table.pages:
            return pages_text(self.table.pages)
        return self.table.source.place

    @property
    def rows(self) -> str:
        """How many of its rows were read."""
        if self.table.state == "not_a_target_table" or not self.table.rows:
            return "–"
        return f"{self.table.rows_read}/{self.table.rows}"

    @property
    def completeness(self) -> LocalizedText:
        """Whether all of it was read, as far as anyone can tell."""
        if self.table.complete is None:
            return _UNPROVED if self.table.rows_read else same("–")
        if self.table.complete:
            return LocalizedText("lengkap", "complete")
        if self.table.pages_missing:
            return LocalizedText("tidak lengkap:", "incomplete:") + pages_text(self.table.pages_missing)
        return LocalizedText("tidak lengkap", "incomplete")

    @property
    def reasons(self) -> LocalizedText:
        """Why not more was read, and what its completeness rests on."""
        return joined((*self.table.reasons, *self.table.proof))


_UNPROVED = LocalizedText("belum terbukti lengkap", "completeness not proved")


def pages_text(pages: Sequence[int]) -> LocalizedText:
    """Return pages as a reader looks them up."""
    ranges = number_ranges(pages)
    return LocalizedText(f"hal. {ranges}", f"p. {ranges}")


def counts_text(account: FileAccount) -> LocalizedText:
    """Return how many tables of a file have which state."""
    counts = [text.format(n=number) for state, text in _COUNTS.items() if (number := len(account.of_state(state))) > 0]
    return joined(counts, ", ") if counts else LocalizedText("tidak ada tabel", "no tables")


def lines_of(accounts: Iterable[FileAccount], states: Sequence[ReadState] = NAMED_STATES) -> Iterator[TableLine]:
    """Yield the tables of some states, file by file, in the order of the states."""
    for account in accounts:
        for state in states:
            yield from (TableLine(account.file, table) for table in account.of_state(state))


def sentence_of(account: FileAccount) -> LocalizedText:
    """Return what became of the tables of one file, with the pages of those that were not read whole."""
    said = [counts_text(account)]
    for state in NOT_WHOLE:
        pages = sorted({page for table in account.of_state(state) for page in table.pages})
        if pages:
            said.append(same("{s}: {p}").format(s=READ_STATE_NAMES[state], p=pages_text(pages)))
    if account.corrections:
        said.append(
            LocalizedText("{n} koreksi dengan tangan", "corrected by hand: {n}").format(n=len(account.corrections))
        )
    return joined(said)


def correction_text(correction: AppliedCorrection) -> LocalizedText:
    """Return what a person corrected, where, from what to what, and why."""
    said = _NO_ROW if correction.what == "not_a_row" else _CORRECTED
    when = written_date(correction.on) if correction.on else same("")
    by = LocalizedText("{b} {d}", "{b} {d}").format(b=correction.by, d=when) if correction.on else same(correction.by)
    place = replace(correction.source, carried=False, guessed=False, confidence=None, corrected=())
    return said.format(
        p=correction.part,
        s=one_line(correction.subject),
        a=LocalizedText(place.short("id"), place.short("en")),
        r=one_line(correction.read),
        v=correction.value,
        b=by,
        w=correction.why,
    )


_CORRECTED = LocalizedText(
    "{p} “{s}” ({a}): dibaca “{r}”, seharusnya “{v}”; dikoreksi oleh {b}: {w}",
    "{p} of “{s}” ({a}): read as “{r}”, should be “{v}”; corrected by {b}: {w}",
)
_NO_ROW = LocalizedText(
    "“{s}” ({a}) bukan baris; dikoreksi oleh {b}: {w}", "“{s}” ({a}) is no row; corrected by {b}: {w}"
)
