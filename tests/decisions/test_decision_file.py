"""Decisions are written down as they are read."""

from __future__ import annotations

import datetime

import pytest
from linked_indicators import BOTH, VILLAGE, pk, renstra

from cascade.decisions.decision_file import Decisions, decision_on
from cascade.decisions.decision_log import read_decisions
from cascade.decisions.recording import record
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_dossier
from cascade.model.errors import SettingsError


def test_what_is_recorded_is_read_back_as_the_same_decision(tmp_path):
    graph = CascadeGraph([renstra(VILLAGE), pk(BOTH)])
    [link] = link_dossier(graph, Decisions())[0]
    made = decision_on(graph, link, "confirmed", "Asep, S.IP", TODAY, "rapat: “sama” #2")
    [made] = record(tmp_path, [made], NOW)
    read = read_decisions(tmp_path)

    assert read.links == (made,)
    assert read.lines == (3,)
    assert [each.verdict for each in link_dossier(graph, read)[0]] == ["confirmed"]


NOW = datetime.datetime(2026, 2, 3, 9, 30, 15, 999, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
TODAY = NOW.date()


def test_a_mistake_in_the_file_is_told_with_its_line(tmp_path):
    (tmp_path / "keputusan.yaml").write_text("links:\n  - left: {document: pk}\n", "utf-8")

    with pytest.raises(SettingsError, match="line 2"):
        read_decisions(tmp_path)
