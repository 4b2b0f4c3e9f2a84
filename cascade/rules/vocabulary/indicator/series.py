"""Say what the yearly targets of an indicator tell: gaps in funded years, steps back, leaps, dips, where the series ends.

A record of an indicator goes in; the odd values come out, by their year. Numbers that may be read in two ways say nothing.
Never decides what is right.
"""

from __future__ import annotations

from itertools import pairwise

from cascade.graph import budget
from cascade.graph.locations import printed_series
from cascade.model import OUTCOME_LEVELS, Indicator, Label, Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities import series as yearly_values
from cascade.quantities import slips as slips_of_the_pen
from cascade.quantities.comparison import POORLY_READ, with_unit
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.indicator.measure import direction, direction_is_assumed, is_percent, named_direction
from cascade.rules.vocabulary.indicator.values import outside_percent, outside_scale
from cascade.text.directions import better_by_words
from cascade.text.normalize import same_text

_FEW_YEARS = 3  # years that tell no habit from chance

_SLIP_KINDS: dict[slips_of_the_pen.SlipKind, LocalizedText] = {
    "swapped": LocalizedText("dua angka bertukar tempat", "two digits are swapped"),
    "moved": LocalizedText(
        "koma bergeser, atau angka nol hilang atau berlebih", "the decimal mark is moved, or a zero lost or added"
    ),
    "mistyped": LocalizedText(
        "satu angka lain dari tahun-tahun sekitarnya", "one digit differs from the years around it"
    ),
}


@attribute("mengukur keadaan, bukan banyaknya pekerjaan", "measures a state, not an amount of work")
def is_level(record: IndicatorRecord) -> bool:
    return yearly_values.is_level(record.indicator)


@attribute("menghitung orang, dokumen atau kegiatan", "counts people, papers or events")
def counts_work(record: IndicatorRecord) -> bool:
    return yearly_values.counts_yearly_work(record.indicator)


@attribute("terisi pada beberapa tahun", "filled in several years")
def has_series(record: IndicatorRecord) -> bool:
    return len(yearly_values.non_blank(record.indicator.targets)) > 1


# Years with pagu


@attribute("target tanpa isi pada tahun berpagu", "target of a year with pagu that promises nothing")
def funded_gaps(record: IndicatorRecord) -> dict[int, Quantity] | Unknown | None:
    """The targets that are blank, a dash or 0 in years with pagu; None where no year has pagu.

    Indicators that share one pagu fail together only: some of them may rest in a year. A result that is never
    promised fails alone. Unknown where it never is, but for what was read from a picture poorly.
    """
    indicator, funded = record.indicator, _yearly_pagu(record)
    if not funded or not indicator.targets:
        return None
    if (poor := _poorly_read_promise(indicator)) is not None:
        return Unknown(POORLY_READ.format(a=poor.raw))
    if is_never_planned(record) and indicator.level in (*OUTCOME_LEVELS, "program"):
        printed = {year: indicator.targets[year] for year in funded if year in indicator.targets}
        return {year: quantity for year, quantity in printed.items() if not quantity.is_unsure}
    graph = record.context.graph
    rows = (indicator,) if budget.has_own_pagu(graph, record.node) else budget.siblings(graph, record.node)
    if rows[0] is not indicator:
        return {}  # told of the first one
    return {
        year: indicator.targets[year]
        for year in funded
        if year in indicator.targets and all(_promises_nothing(row, row.targets.get(year)) for row in rows)
    }


def _poorly_read_promise(row: Indicator) -> Quantity | None:
    """Return a poorly read target that may be the only promise of its row; zeros between as many that are sure are none."""
    targets = row.targets
    poor = [q for q in targets.values() if q.is_unsure and (q.is_missing or q.value == 0)]
    is_open = all(_promises_nothing(row, q) or q in poor for q in targets.values())
    sure_zeros = [q for q in targets.values() if not q.is_unsure and q.value == 0]
    if len(sure_zeros) > len(poor) and all(q.value == 0 for q in poor):
        return None
    return poor[0] if poor and is_open else None


@attribute("pagu tahun itu", "pagu of that year")
def gap_pagu(record: IndicatorRecord) -> dict[int, Quantity]:
    funded = _yearly_pagu(record)
    gaps = funded_gaps(record)
    return {year: funded[year] for year in gaps} if isinstance(gaps, dict) else {}


@attribute("tidak bertarget pada tahun mana pun", "has no target in any year")
def is_never_planned(record: IndicatorRecord) -> bool:
    return all(_promises_nothing(record.indicator, quantity) for quantity in record.indicator.targets.values())


@attribute("sel target kosong", "blank target")
def holes(record: IndicatorRecord) -> dict[int, Quantity]:
    """The blank years after the first filled one, where the row has no pagu in them."""
    funded = _yearly_pagu(record)
    return {year: q for year, q in yearly_values.gaps(record.indicator.targets).items() if year not in funded}


@attribute("sel target kosong pada pagu bersama", "blank target under a shared pagu")
def shared_holes(record: IndicatorRecord) -> dict[int, Quantity]:
    """The one blank cell between targets that are all the same, where a funded element has other indicators with a target then.

    Of several indicators under one pagu one may rest in a year, but a dash or a nought says so.
    """
    targets, funded = record.indicator.targets, _yearly_pagu(record)
    values = {quantity.value for quantity in yearly_values.non_blank(targets).values()}
    blank = [year for year in yearly_values.gaps(targets) if year in funded]
    told = funded_gaps(record)
    if len(blank) != 1 or len(values) != 1 or len(targets) <= _FEW_YEARS or max(targets) in blank:
        return {}
    hole = targets[blank[0]]
    is_unsure = hole.source is None or hole.source.blanks_are_unsure
    is_told = isinstance(told, Unknown) or bool(told) or budget.has_own_pagu(record.context.graph, record.node)
    return {} if is_unsure or is_told else {blank[0]: hole}


@attribute("tabel mempunyai pagu", "the table has pagu")
def has_pagu(record: IndicatorRecord) -> bool:
    return bool(_yearly_pagu(record))


# From year to year


@attribute("target yang lebih buruk dari tahun sebelumnya", "target worse than the year before")
def steps_back(record: IndicatorRecord) -> dict[int, Quantity]:
    """Where the direction is open, the targets that go against the way of the whole row."""
    better = direction(record)
    if isinstance(better, Unknown):
        return yearly_values.steps_back(_plausible_targets(record), "up", assumed=True)
    return yearly_values.steps_back(_plausible_targets(record), better, assumed=direction_is_assumed(record))


@attribute("target yang lebih buruk dari kondisi awal", "target worse than the baseline")
def worse_than_baseline(record: IndicatorRecord) -> dict[int, Quantity] | Unknown:
    better, baseline = direction(record), record.indicator.baseline
    if isinstance(better, Unknown):
        return better
    return yearly_values.worse_than(baseline, _plausible_targets(record), better, assumed=direction_is_assumed(record))


@attribute("target terakhir pun lebih buruk dari kondisi awal", "even the last target is worse than the baseline")
def ends_worse(record: IndicatorRecord) -> bool | Unknown:
    targets, worse = _plausible_targets(record), worse_than_baseline(record)
    return worse if isinstance(worse, Unknown) else bool(targets) and max(targets) in worse


@attribute("target pertama yang meloncat", "first target that leaps")
def leap(record: IndicatorRecord) -> Quantity | None:
    return yearly_values.leaping_target(record.indicator.baseline, _plausible_targets(record))


@attribute("target yang anjlok setahun", "target that collapses for a year")
def dips(record: IndicatorRecord) -> dict[int, Quantity]:
    return yearly_values.dips(record.indicator.baseline, record.indicator.targets, _yearly_pagu(record))


@attribute("target di bawah kondisi awal", "target below the baseline")
def fewer(record: IndicatorRecord) -> dict[int, Quantity]:
    """The last years of the period in which fewer are promised than there were, for no less pagu; a share is no number of things."""
    baseline, targets = record.indicator.baseline, record.indicator.targets.values()
    if baseline is not None and baseline.kind == "percent" and not any(each.kind == "percent" for each in targets):
        return {}
    return yearly_values.fewer_for_no_less_money(baseline, record.indicator.targets, _yearly_pagu(record))


@attribute("nilai yang tampaknya salah ketik", "value that looks mistyped")
def misprints(record: IndicatorRecord) -> dict[int, Quantity]:
    """The one value that a slip explains, in a row that agrees without it."""
    return {year: record.indicator.targets[year] for year in _slips(record)}


@attribute("nilai yang sama di kegiatannya", "the same value in its kegiatan")
def misprints_above(record: IndicatorRecord) -> dict[int, Quantity]:
    """Print-outs of SIPD carry the series of a sub kegiatan, with its slip, up to the kegiatan."""
    graph, element = record.context.graph, record.context.graph.element_node(record.node)
    holder = graph.parent(element) if element else None
    rows = [graph.indicators[node] for node in graph.indicators_of(holder)] if holder else []
    same = [row for row in rows if same_text(row.name.text, record.indicator.name.text)]
    odd = {year: quantity.value for year, quantity in misprints(record).items()}
    return {y: q for row in same for y, q in row.targets.items() if y in odd and q.value == odd[y]}


@attribute("cara salah ketiknya", "how it may be mistyped")
def misprint_kind(record: IndicatorRecord) -> LocalizedText | None:
    return next((_SLIP_KINDS[kind] for kind in _slips(record).values()), None)


@attribute("hanya satu angkanya lain", "only one digit is another")
def misprint_is_one_digit(record: IndicatorRecord) -> bool:
    return "mistyped" in _slips(record).values()


@attribute("kondisi awal berlipat", "the baseline is a multiple")
def baseline_scale(record: IndicatorRecord) -> LocalizedText | None:
    """How many times smaller or larger the baseline is than a steady row of targets, by powers of ten."""
    row = record.indicator
    power = slips_of_the_pen.baseline_power(row.baseline, _plausible_targets(record), is_level=is_level(record))
    if power is None:
        return None
    times = f"{10 ** abs(power):,}".replace(",", ".")
    said = ("lebih kecil", "smaller") if power > 0 else ("lebih besar", "larger")
    return LocalizedText(f"{times} kali {said[0]}", f"{times} times {said[1]}")


@attribute("pagu yang jauh lebih besar", "pagu that is far larger")
def dear_pagu(record: IndicatorRecord) -> dict[int, Quantity]:
    """The pagu of the years in which the same target costs many times what it costs in the cheapest year."""
    graph, node = record.context.graph, record.node
    pays_alone = len(budget.siblings(graph, node)) == 1 or budget.has_own_pagu(graph, node)
    return yearly_values.costlier_years(record.indicator.targets, _yearly_pagu(record)) if pays_alone else {}


@attribute("pagu terkecil", "smallest pagu")
def least_pagu(record: IndicatorRecord) -> Quantity | None:
    planned = yearly_values.non_blank(record.indicator.targets)
    amounts = [quantity for year, quantity in _yearly_pagu(record).items() if year in planned]
    return min(amounts, key=lambda quantity: quantity.value or 0, default=None)


@attribute("kondisi akhir lepas dari deretnya", "the end condition is none that the series gives")
def ends_open(record: IndicatorRecord) -> bool | Unknown | None:
    """None without a printed end condition, or where a value is not one number."""
    indicator, better = record.indicator, direction(record)
    if isinstance(better, Unknown):
        return better
    return yearly_values.end_falls_behind(indicator.targets, indicator.end_target, record.document.years, better)


@attribute("target per tahun", "yearly targets")
def yearly(record: IndicatorRecord) -> tuple[Quantity, ...]:
    """The filled targets, in the order of their years."""
    planned = yearly_values.non_blank(record.indicator.targets)
    return tuple(with_unit(quantity, record.indicator) for _, quantity in sorted(planned.items()))


@attribute("seluruh deret berlawanan dengan arah namanya", "the whole series goes against its name")
def runs_against(record: IndicatorRecord) -> bool:
    """At least three targets, none of which improves, under a direction that a word of the name gives."""
    better = named_direction(record)
    values = [q.value for q in yearly(record) if q.value is not None and not q.ambiguous]
    if better not in ("up", "down") or len(values) < 3 or values[0] == values[-1]:
        return False
    return all(a >= b if better == "up" else a <= b for a, b in pairwise(values))


@attribute("deret target", "series of targets")
def series(record: IndicatorRecord) -> Label | None:
    return printed_series(record.indicator)


@computed_once
def _slips(record: IndicatorRecord) -> dict[int, slips_of_the_pen.SlipKind]:
    return slips_of_the_pen.slips(record.indicator.baseline, _plausible_targets(record), _yearly_pagu(record))


@computed_once
def _yearly_pagu(record: IndicatorRecord) -> dict[int, Quantity]:
    return budget.pagu_by_year(record.context.graph, record.node)


@computed_once
def _plausible_targets(record: IndicatorRecord) -> dict[int, Quantity]:
    """Return the targets without those outside their range, which another rule names."""
    wrong = outside_percent(record) if is_percent(record) else outside_scale(record) or ()
    targets = record.indicator.targets
    return {year: quantity for year, quantity in targets.items() if not any(quantity is other for other in wrong)}


def _promises_nothing(row: Indicator, quantity: Quantity | None) -> bool:
    """Tell whether a printed cell promises nothing; no conflict and no violation is the best that can be promised."""
    if quantity is None or quantity.is_missing:
        return quantity is not None
    is_zero = yearly_values.plain_number(quantity) == 0 or (quantity.is_unsure and quantity.value == 0)
    return is_zero and better_by_words(row.name.text) != "down"
