from __future__ import annotations

import datetime

import pytest
from canonical_dossiers import ABOVE, LINMAS, SAKIP, checked, codes, pk, renstra
from fixable_dossier import write_dossier
from reading_here import ReadingHere

from cascade.pipeline import preparation
from cascade.pipeline.check import check, check_prepared
from cascade.pipeline.options import CheckOptions
from cascade.pipeline.preparation import prepare, with_profile
from cascade.reports.formats import html

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("owners", [({}, {}), ({"owner": {"name": "Budi"}}, {"owner": {"name": "Sari"}})])
def test_two_pk_without_a_position_are_those_of_two_officials_unless_they_say_the_same(tmp_path, owners):
    first = pk({**LINMAS, "target": "90%"}, **owners[0])

    report = checked(
        tmp_path, renstra=renstra({**LINMAS, "targets": {"2025": "85%"}}), pk1=first, pk2=pk(SAKIP, **owners[1])
    )

    assert report.problems == ()
    assert "PLF-02" in codes(report)


def test_two_pk_without_a_position_and_with_the_same_indicators_are_two_versions_of_one(tmp_path):
    report = checked(tmp_path, pk1=pk({**LINMAS, "target": "90%"}, SAKIP), pk2=pk({**LINMAS, "target": "85%"}, SAKIP))

    assert [problem.severity for problem in report.problems] == ["error"]
    assert "Dua Perjanjian Kinerja" in report.problems[0].message.id


@pytest.mark.parametrize("first", [{}, {"targets": {"2025": "-"}}, {"targets": {"2025": "85%"}}])
def test_an_indicator_that_a_list_prints_before_its_table_of_targets_is_judged_by_those(tmp_path, first):
    plan = renstra({**LINMAS, **first}, {**LINMAS, "targets": {"2025": "85%"}})

    report = checked(tmp_path, renstra=plan, pk=ABOVE)

    assert "Target Perjanjian Kinerja 95% melebihi target Renstra 85%" in " ".join(
        f.message.id for f in report.findings
    )


def test_a_report_is_dated_by_the_clocks_of_its_region_and_a_time_without_zone_was_meant_there(tmp_path):
    checked(tmp_path, renstra=renstra(LINMAS), berkas="zona: WIT\n")
    evening = datetime.datetime(2026, 1, 31, 18, 30, tzinfo=datetime.UTC)

    for now in (evening, datetime.datetime(2026, 2, 1, 3, 30)):
        report = check(tmp_path, CheckOptions(cache=ReadingHere(), now=now))
        assert report.created.isoformat() == "2026-02-01T03:30:00+09:00"
        assert "1 Februari 2026 pukul 03.30 WIT" in html.render(report, "id")


def test_what_was_read_is_judged_under_another_profile_without_reading_again(tmp_path, monkeypatch):
    folder = write_dossier(tmp_path / "uji")
    here = ReadingHere()
    prepared, whole = (
        prepare(folder, CheckOptions(cache=here)),
        check(folder, CheckOptions(cache=here, profile="pra-pk")),
    )
    monkeypatch.setattr(preparation, "read", None)

    report = check_prepared(with_profile(prepared, "pra-pk"), CheckOptions())

    assert report.profile.name == "pra-pk"
    assert report.headline
    assert report.changes == whole.changes
