"""Grow a plan from an office's lines: targets for each year, quarters, pagu that adds up."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from layout import Truth
from offices import SECRETARIAT

LEVELS = {"T": "tujuan", "S": "sasaran", "P": "program", "K": "kegiatan", "B": "sub_kegiatan"}
SPEND = ("program", "kegiatan", "sub_kegiatan")


@dataclass
class Indicator:
    """A measure with the value of each year."""

    name: str
    unit: str
    targets: dict[int, str]
    baseline: str
    quarters: list[str] = field(default_factory=list)


@dataclass
class Element:
    """A tujuan, sasaran, program, kegiatan or sub kegiatan with its measures and what is below it."""

    level: str
    code: str
    name: str
    indicators: list[Indicator] = field(default_factory=list)
    parts: list[Element] = field(default_factory=list)
    pagu: dict[int, int] = field(default_factory=dict)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in printed order."""
        yield self
        for each in self.parts:
            yield from each.walk()


@dataclass
class Plan:
    """What an office plans for some years."""

    goals: list[Element]
    programs: list[Element]
    years: list[int]

    def spending(self, *levels: str) -> list[Element]:
        """Return programs, kegiatan and sub kegiatan in printed order."""
        return [e for p in self.programs for e in p.walk() if not levels or e.level in levels]

    def total(self, year: int) -> int:
        """Add up the programs of a year."""
        return sum(p.pagu[year] for p in self.programs)


def grow(text: str, years: Sequence[int], seed: int, *, field_code: str = "", secretariat: bool = True, grain: int = 1000) -> Plan:
    """Make a plan for consecutive years; `grain` is the rupiah that every pagu of a sub kegiatan is a multiple of."""
    chance = random.Random(seed)
    code = field_code or re.search(r"^P (\d\.\d\d)", text, re.M)[1]
    goals, programs = _parse(text, list(years), chance, grain)
    if secretariat:
        lines = SECRETARIAT.replace("X.XX", code)
        if re.search(r"^K \d\.\d\d\.\d\d\.1", text, re.M):
            lines = lines.replace(f"{code}.01.2", f"{code}.01.1").replace("KABUPATEN/KOTA", "PROVINSI")
        programs = _parse(lines, list(years), chance, grain)[1] + programs
    for each in programs:
        _add_up(each, years)
    return Plan(goals, programs, list(years))


def _parse(text: str, years: list[int], chance: random.Random, grain: int) -> tuple[list[Element], list[Element]]:
    goals: list[Element] = []
    programs: list[Element] = []
    path: dict[str, Element] = {}
    current = Element("", "", "")
    for line in filter(None, text.strip().split("\n")):
        mark, rest = line.split(" ", 1)
        parts = [each.strip() for each in rest.split(" | ")]
        if mark == "-":
            current.indicators.append(_indicator(*parts, years, chance))
            continue
        level = LEVELS[mark]
        current = Element(level, parts[0] if level in SPEND else "", parts[1] if level in SPEND else parts[0])
        path[level] = current
        if level == "sub_kegiatan":
            first, growth = float(parts[2]) * 1e6 * chance.uniform(0.8, 1.2), chance.uniform(0.0, 0.09)
            for k, year in enumerate(years):
                current.pagu[year] = int(first * (1 + growth * k) / grain) * grain
        {"tujuan": goals, "sasaran": goals, "program": programs}.get(level, []).append(current)
        if level == "kegiatan":
            path["program"].parts.append(current)
        elif level == "sub_kegiatan":
            path["kegiatan"].parts.append(current)
    return goals, programs


def _add_up(element: Element, years: Sequence[int]) -> None:
    for each in element.parts:
        _add_up(each, years)
    if element.parts:
        element.pagu = {year: sum(e.pagu[year] for e in element.parts) for year in years}


def _indicator(name: str, unit: str, course: str, years: list[int], chance: random.Random) -> Indicator:
    if ">" in course:
        steps = course.split(">")
        values = [steps[min(k, len(steps) - 1)] for k in range(len(years) + 1)]
    elif ":" in course:
        start, end = (float(each.replace(".", "").replace(",", ".")) for each in course.split(":"))
        decimals = max(len(each.partition(",")[2]) for each in course.split(":"))
        shift = chance.uniform(-0.03, 0.03) if unit != "%" else 0
        walk = [(start + (end - start) * k / len(years)) * (1 + shift) for k in range(len(years) + 1)]
        values = [number(each, decimals, "." in course) for each in walk]
    else:
        values = [course] * (len(years) + 1)
    targets = dict(zip(years, values[1:], strict=True))
    return Indicator(name, unit, targets, values[0], quarters(values[1], unit, chance))


def number(value: float, decimals: int = 0, thousands: bool = False) -> str:
    """Write a number the Indonesian way."""
    text = f"{value:,.{decimals}f}" if thousands else f"{value:.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))


def rupiah(value: int, style: str = "id") -> str:
    """Write an amount: id 1.250.000, id00 1.250.000,00, en 1,250,000, en00, rp Rp1.250.000, rp- Rp. 1.250.000,-."""
    dots = f"{value:,}".replace(",", ".")
    return {"id": dots, "id00": dots + ",00", "en": f"{value:,}", "en00": f"{value:,}.00", "rp": "Rp" + dots, "rp-": f"Rp. {dots},-", "plain": str(value)}[style]


def quarters(year_value: str, unit: str, chance: random.Random) -> list[str]:
    """Spread a year's value over four quarters as offices do: running share, sum, once, or the same each time."""
    plain = year_value.replace(".", "")
    if not re.fullmatch(r"\d+(,\d+)?", plain):
        return ["-", "-", "-", year_value]
    if unit == "%":
        whole = float(plain.replace(",", "."))
        decimals = len(plain.partition(",")[2])
        if chance.random() < 0.3:
            return [year_value] * 4
        return [number(whole * share, decimals) for share in (0.25, 0.5, 0.75)] + [year_value]
    if "," in plain or unit in ("Indeks", "Nilai", "Rasio", "Menit", "Tahun"):
        return ["-", "-", "-", year_value]
    whole = int(plain)
    if unit.lower().startswith("orang/"):
        return [year_value] * 4
    if whole % 4 == 0:
        return [number(whole // 4, 0, "." in year_value)] * 4
    if whole < 4:
        return ["-", "-", "-", year_value]
    first = [whole // 4] * 3
    return [number(each, 0, "." in year_value) for each in (*first, whole - sum(first))]


def truth(indicator: Indicator | None, element: Element, *, level: str | None = None, **more: object) -> Truth:
    """Write what a row says; without an indicator the row has only a name and an amount."""
    made: Truth = {"page": None, "level": level or element.level, "code": element.code or None, "element": element.name}
    made["indicator"] = indicator.name if indicator else None
    made |= {"unit": indicator.unit if indicator else None, "baseline": None, "targets": {}, "pagu": {}}
    if indicator is None:
        made["no_indicator"] = True
    return made | more


def budget_line(element: Element | None, amounts: dict[int, str], **more: object) -> Truth:
    """Write what a line of a list of programs or a total says."""
    if element is None:
        return {"page": None, "table": "anggaran", "level": "total", "element": None, "pagu": by_year(amounts), **more}
    code = {"code": element.code} if more.pop("coded", False) else {}
    return {"page": None, "table": "anggaran", "level": element.level, "element": element.name, **code, "pagu": by_year(amounts), **more}


def by_year(values: dict[int, str]) -> dict[str, str]:
    """Key printed values by the year as text."""
    return {str(year): value for year, value in values.items()}
