"""Read the list of programs and their budgets that a Perjanjian Kinerja prints below its table, with rules or without.

Printed rows go in; elements with their pagu and the total go into the content of the document, each value with its address, and the
rows that are no part of the list are handed back. A list is known by names of programs or kegiatan before amounts of rupiah; where
nothing says what the names are, by a total that is their sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cascade.model import Element, Label, Quantity, Source, Total
from cascade.reading.document_content import DocumentContent
from cascade.reading.forms.form_values import amount
from cascade.reading.forms.printed_rows import PrintedRow
from cascade.reading.name_parser import (
    NUMBER_OF_NAME,
    has_letter,
    is_total,
    level_of_code,
    level_rank,
    level_word,
    split_code,
    without_level_label,
)
from cascade.reading.signature import begins_signature
from cascade.text.funding_sources import funding_sources

THIS_YEAR = 0  # the year of the document, which its title prints
LONGEST_CONTINUATION = 8  # words of a line that goes on with the name above
LONGEST_SPECK = 2  # characters
MOST_BETWEEN = 2  # lines between two items that belong to neither
_ITEM = re.compile(
    r"^(?P<name>.*?)[\s.…:=_-]*"
    r"(?P<amount>rp\.?\s*(?:\d{1,3}(?:[.,]\s?\d{3})+|\d+)(?:[.,]\d{1,2})?(?!\d)(?:\s*,?\s*[-–]+)?"
    r"|(?<![\d.,])\d{1,3}(?:(?:[.,]\s?\d{3}){2,}|(?: \d{3}){2,})(?:[.,]\d{2})?(?!\d)(?:\s*,?\s*[-–]+)?)"
    r"\s*(?P<funds>[^\W\d].{0,60}|\(.*\))?$",
    re.I | re.S,
)
_HEADING_WORD = r"(?:no|nomor|kode|nama|uraian|program|kegiatan|sub|dan|anggaran|pagu|jumlah|dana|biaya|rp|keterangan|ket|sumber|tahun|20\d\d)"
_HEADING = re.compile(rf"\W*(?:{_HEADING_WORD}\b\W*)+", re.I)
_BARE_NUMBER = re.compile(r"^(\d{1,2})\s?(?=[A-Z][a-z]{2})")  # 1 Program …, and 1Program in a picture
_SENTENCE_END = re.compile(r",?(?: (?:dengan|anggaran|dana|pagu|biaya|total|jumlah))* (?:sebesar|senilai)$", re.I)
_AMOUNT_HEADING = re.compile(r"anggaran|pagu|jumlah|dana|biaya", re.I)
_AMOUNT_LABEL = re.compile(
    r"(?:jumlah |dengan |alokasi )*(?:anggaran|pagu|dana|biaya)(?: anggaran)?(?: sebesar)?\W*", re.I
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A name with its amount; a total has a name that says so, or none."""

    name: str
    code: str | None
    level: str | None
    place: Source
    pagu: Quantity
    funds: str
    is_total: bool = False
    first: int = 0  # number of the first of its rows
    last: int = 0


@dataclass(frozen=True, slots=True)
class _BegunName:
    """A name whose amount stands further down: the number of its first row, what is printed so far, and where."""

    first: int
    text: str
    place: Source


def read_budget_list(rows: Sequence[PrintedRow], content: DocumentContent) -> list[PrintedRow]:
    """Read the lists among rows; return the rows that belong to none."""
    used: set[int] = set()
    for run, level in _runs(rows):
        items = [item for item in run if not item.is_total]
        total = next((item for item in run if item.is_total), None)
        if _is_list(items, total, level):
            _keep(items, total, level, content)
            used |= {number for item in run for number in range(item.first, item.last + 1)}
            heading = items[0].first - 1
            used |= {heading} if heading >= 0 and _is_heading(rows[heading].text) else set()
        elif total and not items and (summed := _summed(total, content)):
            content.totals.append(_total(total, summed))
            used.add(total.last)
    return [row for number, row in enumerate(rows) if number not in used]


def _runs(rows: Sequence[PrintedRow]) -> Iterator[tuple[list[_Item], str | None]]:
    """Yield the items that stand below each other down to their total, with the level that a heading above gives them."""
    run: list[_Item] = []
    level: str | None = None
    for item, heading in _items(rows):
        if heading is not None:
            yield run, level
            run, level = [], heading
            continue
        if item is None:
            continue
        if run and (item.first - run[-1].last > MOST_BETWEEN + 1 or run[-1].is_total):
            yield run, level
            run, level = [], None
        run.append(item)
    yield run, level


def _items(rows: Sequence[PrintedRow]) -> Iterator[tuple[_Item | None, str | None]]:
    """Yield the items of rows, and the headings between them as the level of the names below ("" where they name several)."""
    begun: _BegunName | None = None
    last: _Item | None = None
    before = -1  # the row above, specks of a picture left out
    for number, row in enumerate(rows):
        follows, before = last is not None and before == last.last, before if _is_speck(row) else number
        if _is_speck(row):
            continue
        text = _BARE_NUMBER.sub(r"\1. ", row.text)
        if _is_heading(text):
            if last:
                yield last, None
            begun, last = None, None
            yield None, _level_of_heading(text)
            continue
        item = _item(row, number, begun)
        if item:
            if last:
                yield last, None
            begun, last = None, item
        elif _begins_name(text) and not begins_signature(text):
            begun = _BegunName(number, text, _place_of_name(row))
        elif begun and _may_go_on(row, rows[begun.first]):
            begun = replace(begun, text=f"{begun.text} {text}")
        elif last and follows and last.funds and funding_sources(text):
            last = replace(last, funds=f"{last.funds} {text}", last=number)
        elif last and follows and not last.is_total and _may_go_on(row, rows[last.first]):
            last = replace(last, name=f"{last.name} {text}", last=number)
        else:
            begun = None
    if last:
        yield last, None


def _item(row: PrintedRow, number: int, begun: _BegunName | None) -> _Item | None:
    """Return the item of a row that prints an amount; `begun` is the name above it that has none yet."""
    match = _ITEM.match(row.text)
    funds = (match["funds"] or "") if match else ""
    if match is None or (funds and not funds.startswith("(") and not funding_sources(funds)):
        return None
    amount_cell = next(cell for cell in reversed(row.cells) if any(map(str.isdigit, cell.text)))
    pagu = amount(match["amount"], amount_cell.source)
    name, first, place = _BARE_NUMBER.sub(r"\1. ", match["name"].strip(" .:…")), number, _place_of_name(row)
    is_label = _AMOUNT_LABEL.fullmatch(name) is not None
    if begun and not _begins_name(name):
        name, first, place = begun.text if is_label else f"{begun.text} {name}".strip(), begun.first, begun.place
        is_label = False
    code, plain = split_code(name)
    sentence = _SENTENCE_END.search(plain)
    if pagu is None or pagu.value is None or (sentence and plain == name):
        return None  # prose; a sentence in a list has a number or a code
    plain = without_level_label((plain[: sentence.start()] if sentence else plain).strip(" -–:"))
    if name and not (is_total(name) or has_letter(plain)):
        return None
    level = (level_of_code(code) if code else None) or level_word(plain) or level_word(name)
    return _Item(plain, code, level, place, pagu, funds, not name or is_total(name) or is_label, first, number)


def _place_of_name(row: PrintedRow) -> Source:
    return next((cell.source for cell in row.cells if has_letter(cell.text)), row.cells[0].source)


def _is_speck(row: PrintedRow) -> bool:
    """Tell whether a row of a picture is hardly more than dirt."""
    return len(row.text) <= LONGEST_SPECK and not has_letter(row.text)


def _begins_name(text: str) -> bool:
    """Tell whether a text begins as a name in a list does: with a number, a code or its level."""
    code, _ = split_code(text)
    return code is not None or NUMBER_OF_NAME.match(text) is not None or level_word(text) is not None


def _is_heading(text: str) -> bool:
    return _HEADING.fullmatch(text) is not None and _AMOUNT_HEADING.search(text) is not None and _names_levels(text)


def _names_levels(text: str) -> bool:
    return re.search(r"program|kegiatan", text, re.I) is not None


def _level_of_heading(text: str) -> str:
    """Return the level that a heading names, "" where it names several."""
    folded = re.sub(r"sub ?kegiatan", "sub_kegiatan", text.casefold())
    named = [level for level in ("program", "kegiatan", "sub_kegiatan") if re.search(rf"\b{level}\b", folded)]
    return named[0] if len(named) == 1 else ""


def _may_go_on(row: PrintedRow, first: PrintedRow) -> bool:
    """Tell whether a row without an amount goes on with a name: a few words that stand below it."""
    text = row.text
    if len(row.cells) > 1 or len(text.split()) > LONGEST_CONTINUATION or any(map(str.isdigit, text)):
        return False
    if not has_letter(text) or funding_sources(text) or begins_signature(text):
        return False
    own, above = row.cells[0].source.box, first.cells[0].source.box
    return own is None or above is None or own[0] < (above[0] + above[2]) / 2


def _is_list(items: Sequence[_Item], total: _Item | None, level: str | None) -> bool:
    """Tell whether items are a list of budgets: most say what they are, or their heading does, or their sum is the total."""
    if not items:
        return False
    told = sum(item.level is not None for item in items)
    if level is None and 2 * told < len(items):
        return total is not None and len(items) > 1 and _top_sum(items) == total.pagu.value
    return len(items) > 1 or total is not None or level is not None


def _top_sum(items: Sequence[_Item]) -> object:
    ranks = [level_rank(item.level) for item in items if item.level]
    return sum(
        item.pagu.value or 0
        for item in items
        if not ranks or item.level is None or level_rank(item.level) == min(ranks)
    )


def _keep(items: Sequence[_Item], total: _Item | None, heading: str | None, content: DocumentContent) -> None:
    """Keep the elements of a list, each below the last one of a higher level, and their total."""
    path: dict[str, str] = {}
    ids = []
    for item in items:
        level = item.level or heading or "unknown"
        path = {lv: each for lv, each in path.items() if level_rank(lv) < level_rank(level)}
        element_id = f"e{len(content.elements) + 1}"
        content.elements.append(
            Element(
                id=element_id,
                level=level,
                name=Label(item.name, item.place),
                code=Label(item.code, item.place) if item.code else None,
                parent=path[max(path, key=level_rank)] if path else None,
                pagu={THIS_YEAR: item.pagu},
                funds=Label(item.funds, item.pagu.source or item.place) if funding_sources(item.funds) else None,
                level_assumed=item.level is None,
            )
        )
        path[level] = element_id
        ids.append(element_id)
    if total:
        content.totals.append(_total(total, ids))


def _total(total: _Item, ids: Sequence[str]) -> Total:
    return Total(Label(total.name or total.pagu.raw, total.place), {THIS_YEAR: total.pagu}, tuple(ids))


def _summed(total: _Item, content: DocumentContent) -> list[str]:
    """Return the elements of a table above whose sum a lone line is, none where it is not."""
    budgeted = {e.id: e for e in content.elements if e.pagu}
    top = [e for e in budgeted.values() if e.parent not in budgeted]
    amounts = [quantity.value for e in top for quantity in e.pagu.values()]
    is_sum = len(amounts) > 1 and None not in amounts and sum(filter(None, amounts)) == total.pagu.value
    return list(budgeted) if is_sum and not content.totals else []
