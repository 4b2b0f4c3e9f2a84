"""Markdown is readable as plain text, fits a comment, and does nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from gumelar_report import hostile, report

from cascade.reports.formats import md


def test_markdown_has_every_error_with_both_values():
    shown = md.render(report(), "id").replace("\\", "")

    for finding in report().findings:
        if finding.severity != "info":
            assert f"{finding.code}: {finding.message.id}" in shown
    assert "**82,50** (T-C.25!I7)" in shown


def test_markdown_of_a_large_dossier_says_how_much_it_leaves_out():
    first = next(each for each in report().findings if each.severity == "error")
    many = tuple(replace(first, subject=f"Indikator {number}", cause=str(number)) for number in range(60))
    shown = md.render(replace(report(), findings=many), "id")

    assert "… dan 20 lagi" in shown
    assert len(shown) < 65_536


def test_hostile_text_becomes_no_markup_no_link_and_no_mention():
    shown = md.render(hostile(), "id")

    assert "\x1b" not in shown
    assert "\x00" not in shown
    assert not re.search(r"(?<!\\)[<\[`]|@s", shown)
