from __future__ import annotations

import pytest
from evaluation_contexts import context_of, document, indicator

from cascade.model import Unknown
from cascade.rules.vocabulary.indicator.series import (
    dear_pagu,
    ends_open,
    ends_worse,
    funded_gaps,
    gap_pagu,
    has_series,
    holes,
    is_never_planned,
    leap,
    least_pagu,
    runs_against,
    steps_back,
    worse_than_baseline,
    yearly,
)

YEARS = (2025, 2026, 2027, 2028)


def by_year(printed):
    return dict(zip(YEARS, printed.split("|"), strict=False))


def row(printed, name="Jumlah desa tertata", pagu="", level="sub_kegiatan", **more):
    given = {"name": name, "level": level, "targets": by_year(printed), "pagu": by_year(pagu) if pagu else {}, **more}
    return indicator(context_of(document("renstra", years=list(YEARS), indicators=[given])), name)


def test_a_year_with_pagu_and_no_target_is_a_funded_gap_with_its_pagu():
    record = row("4|-|5|0", pagu="10|20|30|40")

    assert {year: q.raw for year, q in funded_gaps(record).items()} == {2026: "-", 2028: "0"}
    assert {year: q.raw for year, q in gap_pagu(record).items()} == {2026: "20", 2028: "40"}


def test_a_row_without_pagu_has_no_funded_gaps():
    assert funded_gaps(row("4|-|5|0")) is None
    assert gap_pagu(row("4|-|5|0")) == {}


def test_of_indicators_that_share_one_pagu_some_may_rest():
    element = {"id": "b", "level": "sub_kegiatan", "name": "Fasilitasi Desa", "pagu": by_year("10|20|30|40")}
    rows = [
        {"name": name, "level": "sub_kegiatan", "element_id": "b", "targets": by_year(printed)}
        for name, printed in (("Jumlah desa tertata", "4|-|5|-"), ("Jumlah laporan desa", "1|1|1|0"))
    ]
    context = context_of(document("renstra", years=list(YEARS), elements=[element], indicators=rows))

    assert list(funded_gaps(indicator(context, "Jumlah desa tertata"))) == [2028]
    assert funded_gaps(indicator(context, "Jumlah laporan desa")) == {}  # told of the first one


def test_a_result_that_is_never_promised_fails_in_every_funded_year():
    record = row("-|-|0|", name="Persentase desa tertata", pagu="10|20|30|40", level="program", unit="%")

    assert is_never_planned(record)
    assert list(funded_gaps(record)) == list(YEARS)


def test_blanks_that_were_read_poorly_leave_a_promise_open():
    poor = {"raw": "", "source": {"page": 1, "confidence": 0.4}}
    given = {"name": "Jumlah desa", "level": "program", "targets": {2025: poor, 2026: "-"}, "pagu": {2025: "10"}}
    context = context_of(document("renstra", years=list(YEARS), indicators=[given]))

    assert isinstance(funded_gaps(indicator(context, "Jumlah desa")), Unknown)


def test_a_hole_is_a_blank_after_the_first_target_in_a_year_without_pagu():
    assert list(holes(row("|4||5"))) == [2027]
    assert holes(row("|4||5", pagu="0|0|9|0")) == {}


def test_a_step_back_goes_against_the_direction_of_the_name():
    assert list(steps_back(row("80|79|81|82", name="Indeks Kepuasan Masyarakat"))) == [2026]
    assert list(steps_back(row("20|19|21|18", name="Angka kemiskinan"))) == [2027]


def test_targets_outside_their_range_are_left_to_the_rule_that_names_them():
    assert steps_back(row("90|190|95|96", name="Persentase desa tertata", unit="%")) == {}


def test_a_series_that_ends_below_its_baseline_ends_worse():
    record = row("70|72|74|76", name="Indeks Kepuasan Masyarakat", baseline="78")

    assert list(worse_than_baseline(record)) == list(YEARS)
    assert ends_worse(record)
    assert not ends_worse(row("70|72|74|80", name="Indeks Kepuasan Masyarakat", baseline="78"))


def test_a_first_target_far_above_the_baseline_leaps():
    assert leap(row("90|91|92|93", name="Persentase desa tertata", unit="%", baseline="40")).raw == "90"
    assert leap(row("42|43|44|45", name="Persentase desa tertata", unit="%", baseline="40")) is None


def test_the_same_target_for_many_times_the_pagu_is_dear():
    record = row("4|4|4|4", pagu="10.000.000|10.000.000|90.000.000|10.000.000")

    assert list(dear_pagu(record)) == [2027]
    assert least_pagu(record).raw == "10.000.000"


@pytest.mark.parametrize(("end", "answer"), [("82", False), ("60", True), ("", None)])
def test_an_end_condition_behind_the_series_is_none_that_the_series_gives(end, answer):
    assert ends_open(row("79|80|81|82", name="Indeks Kepuasan Masyarakat", end_target=end)) is answer


def test_a_series_that_only_falls_runs_against_a_name_that_says_up():
    assert runs_against(row("82|81|80|79", name="Peningkatan Indeks Kepuasan Masyarakat"))
    assert not runs_against(row("82|81|83|79", name="Peningkatan Indeks Kepuasan Masyarakat"))


def test_the_yearly_targets_are_the_filled_ones_in_the_order_of_their_years():
    record = row("4||6|7", unit="desa")

    assert [(q.raw, q.unit) for q in yearly(record)] == [("4", "desa"), ("6", "desa"), ("7", "desa")]
    assert has_series(record)
    assert not has_series(row("4|||"))
