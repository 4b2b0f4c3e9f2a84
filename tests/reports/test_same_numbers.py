"""The conclusion, summary, cards, matrix, pictures and rules of one report count the same main problems by the same numbers."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import gumelar_report
import pytest
from page_reports import one, page, text

from cascade.model import SEVERITIES
from cascade.reports.formats import md


@cache  # not while tests are collected, by every worker
def numbered():
    return {problem.number: problem.severity for problem in gumelar_report.report().main_problems}


def count_of(severity):
    return Counter(numbered().values())[severity]


@cache
def tree():
    return page(gumelar_report.report())


def numbers_of(links) -> list[int]:
    """The numbers of the cards that some links lead to."""
    return [int(link.removeprefix("#masalah-")) for link in links if link.startswith("#masalah-")]


def test_the_numbers_run_from_one_and_the_worst_come_first():
    assert list(numbered()) == list(range(1, len(numbered()) + 1))
    assert list(numbered().values()) == sorted(numbered().values(), key=SEVERITIES.index)


@pytest.mark.slow
def test_the_conclusion_and_the_tiles_count_the_problems():
    head = one(tree(), "//section[@id='ringkasan']")
    said = text(one(head, ".//p[@class='verdict']"))
    tiles = {tile.get("class"): int(text(tile.xpath("./b")[0])) for tile in head.xpath(".//ul[@class='tiles']/li")}

    assert f"{len(numbered())} pokok masalah" in said
    counted = re.search(r"\((\d+) harus diperbaiki, (\d+) perlu diperiksa, (\d+) perlu dijawab\)", said)
    assert counted is not None
    assert [int(each) for each in counted.groups()] == [count_of(severity) for severity in SEVERITIES[:3]]
    assert {severity: tiles[severity] for severity in SEVERITIES[:3]} == dict(Counter(numbered().values()))
    assert tiles["info"] == gumelar_report.report().count("info")


@pytest.mark.slow
def test_list_cards_and_filter_have_each_problem_once_by_its_number():
    listed = tree().xpath("//ol[@class='first']/li")
    cards = {
        int(card.get("id").removeprefix("masalah-")): card.get("data-severity") for card in tree().xpath("//article")
    }
    filters = tree().xpath("//div[@id='saring']/label/input[@type='checkbox']")

    assert {int(line.get("value")): line.get("class") for line in listed} == numbered()
    assert numbers_of(tree().xpath("//ol[@class='first']//a/@href")) == list(numbered())
    assert cards == numbered()
    assert list(cards) == list(numbered())
    assert {box.get("value"): text(box.getparent()) for box in filters} == {
        severity: f"{name} ({count_of(severity)})"
        for severity, name in (("error", "Kesalahan"), ("warning", "Peringatan"), ("question", "Pertanyaan"))
    }


def test_the_matrix_marks_every_problem_of_an_indicator_by_its_number_and_severity():
    marked = {}
    for row in tree().xpath("//table[@class='matrix']/tbody/tr[th/a]"):
        numbers = [int(each) for each in re.findall(r"\d+", text(row.xpath("./th/span[contains(@class, 'badge')]")[0]))]
        assert numbers_of(row.xpath("./th/a/@href")) == numbers[:1]
        assert row.xpath("./th/span[contains(@class, 'badge')]/@class") == [f"badge {numbered()[numbers[0]]}"]
        marked |= {number: numbered()[number] for number in numbers}
    of_indicators = {
        problem.number
        for problem in gumelar_report.report().main_problems
        if any(finding.indicators for finding in problem.findings)
    }

    assert set(marked) == of_indicators


def test_the_pictures_mark_every_problem_of_an_indicator_or_element_and_count_them():
    marked = set()
    for picture in tree().xpath("//section[@id='gambar']//div[@class='picture']"):
        found = set()
        for link in picture.xpath(".//a[starts-with(@href, '#masalah-')]"):
            told = re.search(r"pokok masalah ([\d, ]+),", text(link.xpath("./title")[0]))
            assert told is not None
            numbers = [int(each) for each in told[1].split(",")]
            assert numbers_of([link.get("href")]) == numbers[:1]
            assert numbered()[numbers[0]] in link.xpath("./rect")[0].get("class").split()
            found |= set(numbers)
        assert f"{len(found)} pokok masalah." in text(picture.xpath("./svg/desc")[0])
        marked |= found
    about = {
        problem.number
        for problem in gumelar_report.report().main_problems
        if any(finding.indicators or finding.elements for finding in problem.findings)
    }

    assert marked == about


def test_every_problem_belongs_to_an_aspect_and_every_finding_of_a_rule_to_a_problem():
    assert set(numbers_of(tree().xpath("//table[@class='aspects']//a/@href"))) == set(numbered())
    told = numbers_of(tree().xpath("//section[@id='aturan']//table[@class='by-rule']//td[@class='num']/a/@href"))
    assert Counter(told) == {problem.number: len(problem.findings) for problem in gumelar_report.report().main_problems}
    habits = [text(line.xpath("./b")[0]) for line in tree().xpath("//ul[@class='habits']/li")]
    assert sum(int(count.split()[0]) for count in habits) == gumelar_report.report().count("info")


@pytest.mark.parametrize("language", ["id", "en"])
def test_markdown_and_json_have_the_same_numbers_in_the_same_order(language):
    written = md.render(gumelar_report.report(), language)
    printed = re.findall(r"^(\d+)\. ", written, re.MULTILINE)

    assert [int(number) for number in printed] == list(numbered())
    assert [entry["number"] for entry in gumelar_report.as_json(gumelar_report.report())["pokok"]] == list(numbered())
