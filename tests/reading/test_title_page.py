from __future__ import annotations


def test_title_gives_kind_opd_and_period(document):
    """
    Tujuan dan Sasaran Jangka Menengah Pelayanan Kecamatan Gumelar Tahun 2019-2023
    | Tujuan | Sasaran | Indikator | 2019 | 2020 |
    | T      | S       | I         | 1    | 2    |
    """
    assert (document.kind, str(document.opd)) == ("renstra", "Kecamatan Gumelar")
    assert document.years == (2019, 2020, 2021, 2022, 2023)
    assert document.year is None
