"""Say where something stands, in the words of a message.

Sources go in; labels and phrases come out: a page, a sheet and cell, the pages of a table, several texts with their places.
Opens no file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cascade.graph.tables import Table
from cascade.model import Indicator, Label, Source
from cascade.model.i18n import LocalizedText, joined
from cascade.quantities import series
from cascade.text.printable import one_line


def short_place(source: Source) -> LocalizedText:
    """Return where something stands, as short as a reader needs it: page, or sheet and cell, or row."""
    if source.page is not None:
        return LocalizedText(f"hal. {source.page}", f"p. {source.page}")
    if source.sheet is not None:
        cell = f" {source.cell}" if source.cell else ""
        return LocalizedText(f"lembar “{source.sheet}”{cell}", f"sheet “{source.sheet}”{cell}")
    if source.table is not None:
        row = f" baris {source.row}" if source.row else "", f" row {source.row}" if source.row else ""
        return LocalizedText(f"tabel {source.table}{row[0]}", f"table {source.table}{row[1]}")
    return LocalizedText(source.file, source.file)


def printed_series(indicator: Indicator) -> Label | None:
    """Return the targets of a row as one text: `2026–2030: 85 86 87 88 89`."""
    values = series.non_blank(indicator.targets)
    sources = [q.source for q in values.values() if q.source]
    if not sources:
        return None
    years = sorted(values)
    years_text = f"{years[0]}–{years[-1]}: " if len(years) > 1 else f"{years[0]}: "
    return Label(years_text + " ".join(values[year].raw for year in years), _run(sources))


def _run(sources: list[Source]) -> Source:
    """Return the address of the cells of one row."""
    first, last = sources[0], sources[-1]
    if first.box and last.box and first.page == last.page:
        box = (first.box[0], min(first.box[1], last.box[1]), last.box[2], max(first.box[3], last.box[3]))
        return replace(first, box=box, column=None, carried=False)
    return first.range_to(last)


def table_pages(table: Table) -> LocalizedText:
    """Return the pages of a table, or where its first row stands."""
    pages = sorted({source.page for source in table.sources if source.page})
    if len(pages) > 1:
        return LocalizedText(f"hal. {pages[0]}–{pages[-1]}", f"p. {pages[0]}–{pages[-1]}")
    return short_place(table.sources[0])


def listed_with_places(labels: Iterable[Label]) -> LocalizedText:
    """Say texts with their places: “A” (hal. 52); “B” (hal. 56)."""
    texts = [(one_line(label.text), short_place(label.source)) for label in labels]
    return LocalizedText("; ".join(f"“{t}” ({p.id})" for t, p in texts), "; ".join(f"“{t}” ({p.en})" for t, p in texts))


def distinct_places(sources: Iterable[Source]) -> LocalizedText:
    """Say each place once."""
    places = list(dict.fromkeys(short_place(source) for source in sources))
    return joined(places, ", ")


def first_label_by_key(keyed: Iterable[tuple[object, Label]]) -> tuple[Label, ...]:
    """Return the first label of each key."""
    found: dict[object, Label] = {}
    for key, label in keyed:
        found.setdefault(key, label)
    return tuple(found.values())
