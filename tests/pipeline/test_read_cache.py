"""Only what changed is read again, and what comes of it is what reading everything gives."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from corrected_dossier import FILE, LINMAS, ROWS, contradicted, spreadsheet, wrong

from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.pipeline.read_cache import ReadCache
from cascade.reports.formats import json as json_reporter


@pytest.fixture
def folder(tmp_path):
    contradicted(tmp_path)
    return tmp_path


def test_a_second_check_reads_nothing_and_says_the_same(folder):
    cache = ReadCache()
    options = CheckOptions(cache=cache)
    first = check(folder, options)
    second = check(folder, options)

    assert cache.reads == 2
    assert json_reporter.render(replace(second, created=first.created), "id") == json_reporter.render(first, "id")


def test_a_changed_file_is_read_again_and_the_other_is_not(folder):
    cache = ReadCache()
    options = CheckOptions(cache=cache)
    before = [finding.code for finding in check(folder, options).findings if finding.severity == "error"]
    spreadsheet(folder, [[*LINMAS[:6], "95%", LINMAS[7]], ROWS[1]])
    after = [finding.code for finding in check(folder, options).findings if finding.severity == "error"]

    assert (before, after, cache.reads) == (["TRI-01"], [], 3)


def test_a_file_of_another_time_with_the_same_bytes_is_not_read_again(folder):
    cache = ReadCache()
    check(folder, CheckOptions(cache=cache))
    os.utime(folder / FILE, (1_700_000_000, 1_700_000_000))
    check(folder, CheckOptions(cache=cache))

    assert cache.reads == 2


def test_other_settings_of_a_file_read_it_again(folder):
    cache = ReadCache()
    check(folder, CheckOptions(cache=cache))
    (folder / "berkas.yaml").write_text(f"documents: {{{FILE}: {{year: 2025}}}}\n", "utf-8")
    check(folder, CheckOptions(cache=cache))

    assert cache.reads == 3


def test_a_new_correction_reads_nothing_again(folder):
    cache = ReadCache()
    check(folder, CheckOptions(cache=cache))
    wrong(folder, "RA!G4", "target:TR4", "95%")
    report = check(folder, CheckOptions(cache=cache))

    assert cache.reads == 2
    assert not [finding for finding in report.findings if finding.severity == "error"]


def test_what_could_not_be_read_is_read_anew(folder):
    cache = ReadCache()
    (folder / "renja.xlsx").write_text("no workbook", "utf-8")
    for _ in range(2):
        check(folder, CheckOptions(cache=cache))

    assert cache.reads == 4
