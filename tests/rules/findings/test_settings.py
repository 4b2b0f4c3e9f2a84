from __future__ import annotations

from judged_documents import LINMAS, RISING, RULE, aksi, judged, pk, renstra, rule, shipped

CEILING = renstra({**LINMAS, "targets": {2025: "90%"}}), pk({**LINMAS, "target": "95%"})


def named(finding):
    return [(setting.name.id, setting.value) for setting in finding.settings]


def test_a_finding_names_the_policy_that_it_rests_on():
    [finding], _ = judged(*CEILING, rules=shipped("PLF-02"), settings={"target_policy": "equal"})

    assert named(finding) == [("kebijakan target", "equal")]


def test_a_severity_that_a_region_chose_is_named():
    [finding], _ = judged(*CEILING, rules=shipped("PLF-02"), settings={"severities": {"PLF-02": "info"}})

    assert ("tingkat temuan", "info") in named(finding)


def test_how_the_quarters_are_read_is_named_only_where_the_region_says_so_of_this_indicator():
    documents = pk({**LINMAS, "target": "95%"}), aksi(RISING)
    stated = {"quarter_aggregations": {LINMAS["name"]: "cumulative"}}

    assert named(judged(*documents)[0][0]) == []
    assert named(judged(*documents, settings=stated)[0][0]) == [("cara membaca triwulan", "cumulative")]
    assert named(judged(*documents, settings={"quarter_aggregations": {"Nilai lain": "sum"}})[0][0]) == []


def test_a_stated_direction_is_named_where_a_condition_asks_for_it():
    text = RULE.replace("aksi.annual == pk.target", "beyond(aksi.annual, pk.target, pk.direction)")
    [finding], _ = judged(
        pk({**LINMAS, "target": "95%"}),
        aksi(RISING),
        rules=(rule(text),),
        settings={"directions": {LINMAS["name"]: "up"}},
    )

    assert named(finding) == [("arah", "up")]
