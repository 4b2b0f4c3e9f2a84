from __future__ import annotations

from decimal import Decimal

import pytest
from printed_indicators import indicator

from cascade.model import Unknown
from cascade.quantities.comparison import compare, with_unit
from cascade.quantities.quarters import quarter_readings
from cascade.text.numbers import parse_quantity

# Worked by hand from the rows of the Rencana Aksi Gumelar 2022.
SEED = [
    ("Indeks Kepuasan Masyarakat (IKM)", ["-", "-", "-", "84"], "", "final", "84"),
    ("Persentase Layanan tepat Waktu", ["25%", "50%", "75%", "100%"], "", "cumulative", "100%"),
    ("Persentase Linmas terbina", ["25%", "50%", "75%", "90%"], "", "cumulative", "90%"),
    ("Jumlah Pemohon yang dilayani", ["100%", "100%", "100%", "100%"], "%", "constant", "100%"),
    ("Jumlah Alat listrik", ["3", "3", "3", "3"], "Bulan", "sum", "12"),
    ("Jumlah ASN yang terbayarkan gaji", ["10", "10", "10", "10"], "orang", "constant", "10"),
    ("Jumlah Rapat koordinasi FKUB", ["3", "3", "3", "3"], "Kegiatan", "sum", "12"),
    ("Jumlah Unsur yang bersinergi", ["0", "6", "0", "6"], "lembaga", "sum", "12"),
    ("Jumlah Peralatan kantor yang dipelihara", ["3", "3", "5", "3"], "unit", "sum", "14"),
    ("Jumlah Lembaga dalam musrenbang", ["250", "-", "-", "-"], "orang", "final", "250"),
    ("Jumlah desa yang difasilitasi pilkades", ["-", "-", "-", "1"], "Desa", "final", "1"),
    ("Frekuensi Pembinaan APBDes", ["1", "", "1", ""], "kegiatan", "sum", "2"),
]


@pytest.mark.parametrize(("name", "quarters", "unit", "aggregation", "annual"), SEED)
def test_the_most_plausible_reading_of_the_seeds_rows(name, quarters, unit, aggregation, annual):
    first = quarter_readings(indicator(name, quarters, unit))[0]

    assert (first.aggregation, first.value.raw) == (aggregation, annual)


def test_four_equal_percentages_that_make_a_hundred_have_two_equally_plausible_readings():
    found = quarter_readings(indicator("Persentase desa terbina", ["25%"] * 4, "%"))

    assert [(r.aggregation, r.rank, r.value.raw) for r in found] == [("constant", 0, "25%"), ("sum", 0, "100%")]


def test_percentages_over_a_hundred_are_never_summed():
    found = quarter_readings(indicator("Persentase layanan", ["100%"] * 4, "%"))

    assert [r.aggregation for r in found] == ["constant"]


def test_a_count_has_the_sum_first_and_the_last_quarter_as_the_less_plausible_reading():
    found = quarter_readings(indicator("Jumlah Peralatan", ["3", "3", "5", "3"], "unit"))

    assert [(r.aggregation, r.rank) for r in found] == [("sum", 0), ("final", 1)]


def test_metadata_decides_alone():
    found = quarter_readings(indicator("Jumlah rapat", ["3", "6", "9", "12"], "kali", quarter_aggregation="cumulative"))

    assert [(r.aggregation, r.value.raw) for r in found] == [("cumulative", "12")]


def test_all_quarters_blank_have_no_reading():
    assert quarter_readings(indicator("Jumlah rapat", ["", "-", "", ""], "kali")) == ()


def test_an_index_is_never_summed():
    found = quarter_readings(indicator("Nilai SAKIP", ["70", "70", "71", "72"], "nilai"))

    assert [(r.aggregation, r.value.raw) for r in found] == [("final", "72")]


def test_the_reading_of_quarters_never_looks_at_a_target():
    with_target = indicator("Jumlah rapat", ["3"] * 4, "kali", targets={2025: parse_quantity("3")})

    assert quarter_readings(with_target) == quarter_readings(indicator("Jumlah rapat", ["3"] * 4, "kali"))


def test_a_derived_value_is_exact():
    found = quarter_readings(indicator("Jumlah dokumen", ["0,1", "0,2", "", ""], "dokumen"))

    assert found[0].value.value == Decimal("0.3")


def test_shares_of_less_than_one_per_cent_add_up():
    row = indicator("Persentase penurunan penduduk miskin", ["0,2", "0,1", "0,1", "0,1"], "%")

    assert (quarter_readings(row)[0].aggregation, quarter_readings(row)[0].value.raw) == ("sum", "0,5")
    assert compare(quarter_readings(row)[0].value, with_unit(parse_quantity("0,5"), row)) == 0
    assert compare(with_unit(parse_quantity("0,9"), row), with_unit(parse_quantity("1,2"), row)) == -1


def test_a_nilai_in_rupiah_is_an_amount_and_adds_up():
    found = quarter_readings(indicator("Nilai investasi", ["10", "20", "5", "15"], "miliar rupiah"))

    assert found[0].aggregation == "sum"
    assert "sum" not in [r.aggregation for r in quarter_readings(indicator("Nilai SAKIP", ["70", "71", "72", "73"]))]


@pytest.mark.parametrize(
    ("name", "quarters", "unit", "annual"),
    [
        ("Indeks Kepuasan Masyarakat", ["0", "84", "0", "84"], None, "84"),
        ("Nilai SAKIP", ["0", "0", "72", "0"], None, "72"),
        ("Persentase desa yang aktif", ["50%", "100%", "0", "0"], "%", "100%"),
        ("Persentase desa yang aktif", ["0", "0", "0", "0"], "%", "0"),
        ("Angka kemiskinan", ["3", "2", "1", "0"], "%", "0"),
    ],
)
def test_a_zero_for_nothing_this_quarter_is_not_the_years_target(name, quarters, unit, annual):
    assert quarter_readings(indicator(name, quarters, unit))[0].value.raw == annual


def test_things_that_stay_may_be_the_same_in_every_quarter():
    found = quarter_readings(indicator("Jumlah kendaraan dinas yang dipelihara", ["8"] * 4, "unit"))

    assert [(r.aggregation, r.rank, r.value.raw) for r in found] == [("sum", 0, "32"), ("constant", 0, "8")]
    assert [r.rank for r in quarter_readings(indicator("Jumlah kendaraan yang dibeli", ["8"] * 4, "unit"))] == [0, 1]


def test_numbers_that_are_open_in_the_same_way_compare_and_add_up():
    row = indicator("Jumlah pengunjung", ["0", "7.000", "7.500", "8.000"], "orang")

    assert compare(parse_quantity("30.000"), parse_quantity("30.000")) == 0
    assert compare(parse_quantity("30.000"), parse_quantity("30.500")) == -1
    assert isinstance(compare(parse_quantity("30.000"), parse_quantity("30,500")), Unknown)
    assert (quarter_readings(row)[0].value.raw, compare(quarter_readings(row)[0].value, parse_quantity("22.500"))) == (
        "22.500",
        0,
    )
    assert isinstance(compare(quarter_readings(row)[0].value, parse_quantity("22500")), Unknown)
    assert [
        r.aggregation for r in quarter_readings(indicator("Jumlah pengunjung", ["7.000", "8", "", ""], "orang"))
    ] == ["final"]
