"""Say what strikes a reader of a whole table: goals that the first table lacks, blank baselines and quarters, odd marks, flat series.

A record of a printed table goes in; labels and amounts with their places come out. Never decides what is right.
"""

from __future__ import annotations

import re
from collections import Counter

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.graph.locations import first_label_by_key, table_pages
from cascade.graph.tables import Table
from cascade.model import LEVEL_NAMES, Indicator, Label, Quantity
from cascade.model.i18n import LocalizedText, joined
from cascade.quantities import series
from cascade.rules.vocabulary.context import DocumentRecord, IndicatorRecord, TableRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.duplicate_finder import RESULTS
from cascade.rules.vocabulary.indicator.duplicates import is_repeat
from cascade.rules.vocabulary.indicator.quarters import falls_back_to_zero, filled_quarters, targets_elsewhere
from cascade.text.element_names import REWORDED_SIMILARITY, compact_key, name_similarity, without_level_word
from cascade.text.printable import one_line

MANY_BLANK = 3  # blank baselines from which it is the habit of a table
MANY_ROWS = 10  # rows with a baseline from which a table has them throughout
SEPARATED_FROM = 10_000  # an amount from which thousands are usually parted

_ROWS = LocalizedText("{n} dari {m} baris {l}", "{n} of {m} rows of {l}")


@attribute("dokumen", "document")
def document(record: TableRecord) -> DocumentRecord:
    return record.context.document(record.document)


@attribute("tempat", "place")
def place(record: TableRecord) -> LocalizedText:
    return table_pages(record.table)


# Its goals


@attribute("tujuan dan sasaran yang tidak ada di tabel pertama", "tujuan and sasaran that the first table lacks")
def odd_goals(record: TableRecord) -> tuple[Label, ...] | None:
    """What this table has as tujuan or sasaran, and the tables of them with targets have not; of those, the first one.

    None for that table itself, and where there is none. A table with programs is asked about its sasaran by ADA-20.
    """
    first = _first_goals(record)
    if first is None or first is record.table:
        return None
    graph, occurrences = record.context.graph, record.context.occurrences
    tables = [first] if promises(record) else [t for t in _tables_beside(record) if is_promise(graph, t)]
    printed = [node for each in tables for node in each.elements]
    groups = {occurrences.group_of(node) for node in printed}
    names = [without_level_word(graph.elements[node].name.text) for node in printed]
    levels = ("tujuan",) if has_programs(graph, record.table) else ("tujuan", "sasaran")
    held = [level for level in levels if any(graph.elements[node].level == level for node in printed)]

    def is_odd(node: NodeId) -> bool:
        element = graph.elements[node]
        if element.level not in held or occurrences.group_of(node) in groups:
            return False
        return not any(name_similarity(element.name.text, name) >= REWORDED_SIMILARITY for name in names)

    odd = [graph.elements[node].name for node in record.table.elements if is_odd(node)]
    return first_label_by_key((compact_key(label.text), label) for label in odd)


@attribute("tujuan dan sasaran tabel pertama", "tujuan and sasaran of the first table")
def first_goals(record: TableRecord) -> tuple[Label, ...]:
    first, elements = _first_goals(record), record.context.graph.elements
    goals = [elements[node] for node in first.elements] if first else []
    levels = {goal.level for goal in goals} & {elements[node].level for node in record.table.elements}
    return tuple(goal.name for goal in goals if goal.level in levels)


@attribute("tempat tabel pertama", "place of the first table")
def first_goals_place(record: TableRecord) -> LocalizedText | None:
    first = _first_goals(record)
    return table_pages(first) if first else None


@attribute("memuat sasaran bertarget", "has sasaran with targets")
def promises(record: TableRecord) -> bool:
    return is_promise(record.context.graph, record.table)


def is_promise(graph: CascadeGraph, table: Table) -> bool:
    """Tell whether a table is one of tujuan and sasaran with targets."""
    rows = (graph.indicators[node] for node in table.indicators)
    return any(row.level == "sasaran" and row.targets for row in rows) and not has_programs(graph, table)


def has_programs(graph: CascadeGraph, table: Table) -> bool:
    """Tell whether a table lists programs."""
    return any(graph.elements[node].level == "program" for node in table.elements)


def _tables_beside(record: TableRecord) -> tuple[Table, ...]:
    """Return the tables of its document, itself among them."""
    return record.context.occurrences.tables[record.document.id]


def _first_goals(record: TableRecord) -> Table | None:
    """Return the first table of tujuan and sasaran with targets in its document."""
    return next((table for table in _tables_beside(record) if is_promise(record.context.graph, table)), None)


# Its targets, baselines, marks and amounts


@attribute("IKU yang tidak bertarget", "IKU without targets")
def untargeted(record: TableRecord) -> tuple[Label, ...] | None:
    """The rows of an IKU printed in a Renstra that has neither targets nor a baseline anywhere: what is to be reached is not said.

    None for any other table; a list of formulas beside one with targets has none to set.
    """
    plans = {plan.file for plan in record.context.graph.of_kind("renstra")}
    if record.document.kind != "iku" or record.document.file not in plans:
        return None
    if any(row.targets or row.baseline or row.end_target for row in record.document.indicators):
        return ()
    return tuple(row.name for row in record.rows if row.level == "iku")


@attribute("banyaknya baris bertarget", "number of rows with targets")
def count(record: TableRecord) -> int:
    return len(_with_targets(record))


@attribute("banyaknya kondisi awal kosong", "number of blank baselines")
def blank_count(record: TableRecord) -> int:
    return len(_without_baseline(record))


@attribute("kondisi awal kosong", "blank baseline")
def blank_baselines(record: TableRecord) -> tuple[Label, ...] | None:
    """The names of the rows with targets and a blank baseline; None where no row has one."""
    if not any(row.baseline is not None and not row.baseline.is_missing for row in _with_targets(record)):
        return None
    return tuple(row.name for row in _without_baseline(record))


@attribute("triwulan yang kosong", "blank quarters")
def blank_quarters(record: TableRecord) -> tuple[Label, ...] | None:
    """The names of the rows whose four quarters are blank; None where the table fills no quarter of any row.

    Not those with a target in the PK or Renja, of which TRI-06 speaks, or the question of an open link.
    """
    rows = _with_quarters(record)
    if not any(filled.numbers for row in rows if (filled := filled_quarters(row))):
        return None
    blank = (row for row in rows if _has_blank_quarters(row))
    return tuple(row.indicator.name for row in blank if not any(targets_elsewhere(row, open_too=True)))


@attribute("baris bertriwulan kosong menurut jenjang", "rows with blank quarters by level")
def blank_quarters_by_level(record: TableRecord) -> LocalizedText:
    """Of each level with such rows how many there are, of how many: sub kegiatan 49 dari 49."""
    rows, names = [row.indicator for row in _with_quarters(record)], set(blank_quarters(record) or ())
    printed = Counter(row.level for row in rows)
    blank = Counter(row.level for row in rows if row.name in names)
    told = (_ROWS.format(l=LEVEL_NAMES.get(each, each), n=blank[each], m=printed[each]) for each in blank)
    return joined(told, ", ")


@attribute("triwulan yang kembali ke nol", "quarters that fall back to zero")
def back_at_zero(record: TableRecord) -> tuple[Label, ...] | None:
    """The rows whose quarters rise from zero and end at zero, each with its quarters; None where no row has quarters."""
    rows = _with_quarters(record)
    back = [row.indicator for row in rows if falls_back_to_zero(row)]
    printed = ((row, " ".join(quarter.raw for quarter in row.quarters or () if quarter is not None)) for row in back)
    labels = (Label(f"{one_line(row.name.text)}: {quarters}", row.name.source) for row, quarters in printed)
    return tuple(labels) if rows else None


@attribute("kondisi awal yang dinyatakan tidak ada", "baseline that is said to be unknown")
def unstated_baselines(record: TableRecord) -> tuple[Label, ...]:
    """The one or two rows that print "NA" as baseline in a table in which all others, at least ten, print one."""
    printed = [(row, row.baseline) for row in _with_targets(record) if row.baseline is not None]
    missing = [(row, baseline) for row, baseline in printed if baseline.is_missing]
    is_odd = len(missing) < MANY_BLANK and len(printed) - len(missing) >= MANY_ROWS
    said = [(row, q) for row, q in missing if any(character.isalpha() for character in q.raw)]
    if not is_odd or len(said) < len(missing):
        return ()
    return tuple(Label(f"{one_line(row.name.text)}: {q.raw}", q.source or row.name.source) for row, q in said)


@attribute("tanda desimal yang lain", "other decimal mark")
def odd_marks(record: TableRecord) -> tuple[Label, ...] | None:
    """The values, with their rows, whose decimal mark fewer values of the table have; None without decimals."""
    marks = series.decimal_marks(quantity for row in record.rows for quantity in _values_of(row))
    if not marks:
        return None
    if len(marks) < 2:
        return ()
    odd = min(marks, key=lambda mark: (len(marks[mark]), mark == ","))
    return tuple(
        Label(f"{one_line(row.name.text)}: {'; '.join(dict.fromkeys(q.raw for q in values))}", values[0].source)
        for row in record.rows
        if (values := [q for q in _values_of(row) if q in marks[odd]]) and values[0].source
    )


@attribute("desimal bertanda titik", "decimals with a point")
def point_decimals(record: TableRecord) -> tuple[Quantity, ...]:
    marks = series.decimal_marks(quantity for row in record.rows for quantity in _values_of(row))
    return tuple(marks.get(".", ()))


@attribute("desimal itu bertanda koma", "these decimals with a comma")
def comma_decimals(record: TableRecord) -> tuple[Label, ...]:
    swapped = str.maketrans(".,", ",.")
    return tuple(Label(q.raw.translate(swapped), q.source) for q in point_decimals(record) if q.source)


@attribute("pagu tanpa pemisah ribuan", "pagu without separators")
def bare_pagu(record: TableRecord) -> tuple[Quantity, ...] | None:
    """The pagu without separators in a table whose other pagu have them."""
    elements = record.context.graph.elements
    amounts = [quantity for node in record.table.elements for quantity in elements[node].pagu.values()]
    amounts += [quantity for row in record.rows for quantity in row.pagu.values()]
    large = {(q.raw, q.source): q for q in amounts if (value := series.plain_number(q)) and value >= SEPARATED_FROM}
    bare = tuple(quantity for quantity in large.values() if series.lacks_separators(quantity))
    return None if not large or 2 * len(bare) > len(large) else bare


@attribute("pagu itu dengan pemisah ribuan", "these pagu with separators")
def grouped_pagu(record: TableRecord) -> tuple[Label, ...]:
    printed = ((q, q.source) for q in bare_pagu(record) or ())
    return tuple(Label(re.sub(r"\d{5,}", _grouped, q.raw), source) for q, source in printed if source)


@attribute("baris dengan pagu tanpa pemisah", "row with pagu without separators")
def bare_rows(record: TableRecord) -> tuple[Label, ...]:
    bare = {quantity.source for quantity in bare_pagu(record) or ()}

    def has_bare_pagu(row: Indicator) -> bool:
        return any(q.source in bare and series.lacks_separators(q) for q in row.pagu.values())

    return tuple(row.name for row in record.rows if has_bare_pagu(row))


@attribute("target hasil yang tidak bergerak", "targets of results that do not move")
def flat_rows(record: TableRecord) -> tuple[Label, ...] | None:
    """The results whose targets are all the same, and their baseline too, each with its value."""
    printed = (record.context.indicator(node) for node in record.table.indicators)
    rows = [row.indicator for row in printed if not is_repeat(row) and _is_result_that_may_move(row.indicator)]
    flat = [row for row in rows if series.is_flat(row.baseline, row.targets)]
    firsts = [(row, next(iter(series.non_blank(row.targets).values()))) for row in flat]
    labels = [Label(f"{one_line(row.name.text)}: {q.raw}", q.source or row.name.source) for row, q in firsts]
    return tuple(labels) if rows else None


@attribute("cara menulis nol", "way of writing zero")
def zeros(record: TableRecord) -> tuple[Label, ...]:
    """The first target cell of each way in which the table says that nothing is planned: 0, -, blank."""
    cells = [quantity for row in _with_targets(record) for quantity in row.targets.values()]
    ways = [(_way_of_zero(q), Label(q.raw or "(kosong)", q.source)) for q in cells if q.source]
    return first_label_by_key((way, label) for way, label in ways if way)


@computed_once
def _with_targets(record: TableRecord) -> list[Indicator]:
    return [row for row in record.rows if series.non_blank(row.targets)]


def _without_baseline(record: TableRecord) -> list[Indicator]:
    """Return the rows with a blank baseline; what is planned only from a later year on is new and can have none."""
    planned_from_start = [
        row for row in _with_targets(record) if min(series.non_blank(row.targets)) == min(row.targets)
    ]
    return [
        row
        for row in planned_from_start
        if row.baseline is not None and row.baseline.is_missing and not row.baseline.raw
    ]


@computed_once
def _with_quarters(record: TableRecord) -> list[IndicatorRecord]:
    rows = (record.context.indicator(node) for node in record.table.indicators)
    return [row for row in rows if row.indicator.quarters is not None]


def _has_blank_quarters(row: IndicatorRecord) -> bool:
    """Tell whether surely nothing at all is printed; a dash says that nothing is planned."""
    quarters = row.indicator.quarters or ()
    is_blank = all(quarter is None or (quarter.is_missing and not quarter.raw.strip()) for quarter in quarters)
    return is_blank and not row.indicator.name.source.blanks_are_unsure


def _values_of(row: Indicator) -> list[Quantity]:
    return [quantity for quantity in (row.baseline, *row.targets.values(), row.end_target) if quantity is not None]


def _is_result_that_may_move(row: Indicator) -> bool:
    """Tell whether a row promises a result; a growth or a rank may well stay the same."""
    is_result = bool(series.non_blank(row.targets)) and row.level in RESULTS
    return is_result and not series.is_growth(row) and not series.is_rank(row)


def _grouped(digits: re.Match[str]) -> str:
    return f"{int(digits[0]):,}".replace(",", ".")


def _way_of_zero(quantity: Quantity) -> str | None:
    if quantity.is_missing:
        return "-" if quantity.raw else "blank"
    return "0" if series.plain_number(quantity) == 0 else None
