"""Markdown is readable as plain text, fits a comment, and does nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from gumelar_report import hostile, report

from cascade.reports.formats import md


def test_markdown_opens_with_the_conclusion_and_has_every_main_problem_by_its_number_with_its_one_advice():
    shown = md.render(report(), "id").replace("\\", "")

    assert shown.splitlines()[2] == f"**{report().conclusion.sentence.id}**"
    for problem in report().main_problems:
        assert f"\n{problem.number}. **{problem.subject}**: {problem.message.id}\n" in shown
        assert f"- → {problem.advice.id}\n" in shown
        assert f"menurut aturan {', '.join(problem.codes)}" in shown
    assert "**82,50** (T-C.25!I7)" in shown


def test_the_lines_below_a_number_belong_to_it_also_from_ten_on():
    shown = md.render(report(), "id").splitlines()

    assert [
        line[:8] for line in shown[shown.index(next(each for each in shown if each.startswith("10. "))) + 1 :][:2]
    ] == [
        "    - → ",
        "    - Re",
    ]


def test_minor_notes_are_one_line_for_each_rule_with_a_count():
    shown = md.render(report(), "id").replace("\\", "")
    noted = Counter(finding.code for finding in report().findings if finding.severity == "info")

    assert f"## Catatan ringan ({sum(noted.values())})" in shown
    assert all(shown.count(f"\n- {count} × {code} ") == 1 for code, count in noted.items())


def test_markdown_of_a_large_dossier_says_how_much_it_leaves_out():
    first = report().main_problems[0]
    many = tuple(replace(first, number=number) for number in range(1, 61))
    shown = md.render(replace(report(), main_problems=many), "id")

    assert "… dan 20 lagi" in shown
    assert len(shown) < 65_536


def test_hostile_text_becomes_no_markup_no_link_and_no_mention():
    shown = md.render(hostile(), "id")

    assert "\x1b" not in shown
    assert "\x00" not in shown
    assert not re.search(r"(?<!\\)[<\[`]|@s", shown)


@pytest.mark.parametrize(
    "text", ["@everyone", "＠everyone", "a@b.id", "https://x.id", "HTTP://x", "www.x.id", "mailto:a"]
)
def test_nobody_is_called_and_nothing_is_linked_by_a_printed_text(text):
    shown = md.escape_markdown(text)

    assert shown.replace("\u200b", "") == text
    assert not re.search(r"(?i)[@＠﹫]\w|(http|https|mailto):|www\.", shown)


@pytest.mark.parametrize("text", ["pukul 08:30", "Rp 1.250:2", "Perda: tentang", "awww"])
def test_other_texts_stay_as_they_are(text):
    assert md.escape_markdown(text) == text
