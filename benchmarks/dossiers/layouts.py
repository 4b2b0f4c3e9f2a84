"""Lay out the documents of one office: Renstra, Renja, Perjanjian Kinerja and Rencana Aksi, each as its clerk words it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from common import mid, right, signature, titles
from layout import Break, Cell, Document, Line, Row, Table, head, row
from plans import Element, Indicator, Plan, rupiah

from wordings import Clerk


@dataclass(frozen=True)
class Office:
    """An office with its plan of some years; `year` is the one that Renja, agreement and action plan are for."""

    name: str
    region: str
    plan: Plan
    year: int
    seed: int

    @property
    def period(self) -> str:
        """The years of its Renstra."""
        return f"{self.plan.years[0]}-{self.plan.years[-1]}"


def documents(office: Office, formats: tuple[str, ...]) -> list[Document]:
    """Lay out the four documents, in layouts and formats that go by the seed."""
    chance = random.Random(office.seed)
    made = []
    for kind, layouts in LAYOUTS.items():
        layout, clerk = chance.choice(layouts), Clerk(chance.randrange(10**6))
        suffix, wide = chance.choice(formats), kind != "pk"
        year = office.period if kind == "renstra" else office.year
        made.append(Document(f"{kind}-{year}", suffix, {}, layout(office, clerk), wide=wide, paper=(609, 935), font="Helvetica"))
    return made


def indicators(elements: list[Element]) -> list[tuple[Element, Indicator, int]]:
    """Return each indicator beside its element and its number there."""
    return [(element, each, k) for element in elements for k, each in enumerate(element.indicators)]


def level_of(element: Element) -> str:
    """Return the printed name of a level."""
    return {"tujuan": "Tujuan", "sasaran": "Sasaran", "program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}[element.level]


def renstra_tables(office: Office, clerk: Clerk) -> list[Line | Table | Break]:
    """Lay out a table of tujuan and sasaran, then one of programs with targets and amounts by turns."""
    plan, years = office.plan, office.plan.years
    header = head(
        [
            Cell("No", rows=2),
            Cell("Tujuan", rows=2),
            Cell("Sasaran", rows=2),
            Cell("Indikator Tujuan/Sasaran", rows=2),
            Cell("Satuan", rows=2),
            Cell("Kondisi Awal", rows=2),
            Cell("Target Kinerja pada Tahun ke-", cols=len(years)),
        ],
        [*map(str, years)],
    )
    body = []
    for number, element in enumerate(plan.goals, 1):
        for k, each in enumerate(element.indicators):
            size = len(element.indicators)
            first = [mid(str(number), rows=size), *(Cell(clerk.name(element.name, element.level) if element.level == level else "", rows=size) for level in ("tujuan", "sasaran"))] if k == 0 else []
            body.append(row(*first, *measure(each, clerk), mid(clerk.value(each.baseline, each.unit)), *(mid(clerk.value(each.targets[y], each.unit)) for y in years)))
    top = [*titles("RENCANA STRATEGIS (RENSTRA)", office.name.upper(), office.region.upper(), f"TAHUN {office.period}")]
    goals = Table([22, 110, 110, 150, 50, 50, *[45] * len(years)], header, body, size=8)
    caption = f"Tabel T-C.27 Rencana Program, Kegiatan, dan Pendanaan {office.name} {office.region}"
    return [
        *top,
        Line(f"Tabel T-C.25 Tujuan dan Sasaran Jangka Menengah Pelayanan {office.name}", align="c"),
        goals,
        Break(wide=True, title="Program"),
        Line(caption, align="c"),
        programs(office, clerk, paired=True),
    ]


def renstra_of_2025(office: Office, clerk: Clerk) -> list[Line | Table | Break]:
    """Lay out tujuan and sasaran below each other and programs with all targets before all amounts."""
    plan, years = office.plan, office.plan.years
    header = head(["TUJUAN / SASARAN", "INDIKATOR", "SATUAN", f"BASELINE {years[0] - 1}", *(f"TARGET {y}" for y in years)])
    body = []
    for element in plan.goals:
        body.append(row(Cell(f"{level_of(element)}: {clerk.name(element.name, element.level)}", bold=True, cols=4 + len(years))))
        body += [row("", *measure(each, clerk), mid(clerk.value(each.baseline, each.unit)), *(mid(clerk.value(each.targets[y], each.unit)) for y in years)) for each in element.indicators]
    top = [*titles(f"RENCANA STRATEGIS {office.name.upper()} {office.region.upper()} TAHUN {office.period}")]
    goals = Table([130, 160, 50, 55, *[50] * len(years)], header, body, size=8)
    return [
        *top,
        Line("Tabel 3.1 Tujuan dan Sasaran Renstra Perangkat Daerah", align="c"),
        goals,
        Break(wide=True, title="Program"),
        Line("Tabel 4.2 Rencana Program/Kegiatan/Subkegiatan dan Pendanaan", align="c"),
        programs(office, clerk, paired=False),
    ]


def programs(office: Office, clerk: Clerk, paired: bool) -> Table:
    """Lay out the table of programs, kegiatan and sub kegiatan of a Renstra."""
    plan, years = office.plan, office.plan.years
    first = [Cell(text, rows=2) for text in ("Kode", "Program / Kegiatan / Sub Kegiatan", "Indikator Kinerja", "Satuan", "Kondisi Awal")]
    if paired:
        header = head([*first, *(Cell(f"Tahun {y}", cols=2) for y in years)], ["Target", "Rp"] * len(years))
    else:
        header = head([*first, Cell("Target", cols=len(years)), Cell("Pagu Indikatif (Rp)", cols=len(years))], [*map(str, years), *map(str, years)])
    body = []
    for element, each, k in indicators(plan.spending()):
        targets = [mid(clerk.value(each.targets[y], each.unit)) for y in years]
        amounts = [right(rupiah(element.pagu[y]) if k == 0 else "") for y in years]
        values = [cell for pair in zip(targets, amounts, strict=True) for cell in pair] if paired else [*targets, *amounts]
        name = [element.code, Cell(clerk.name(element.name, element.level), bold=element.level == "program")] if k == 0 else ["", ""]
        body.append(row(*name, *measure(each, clerk), mid(clerk.value(each.baseline, each.unit)), *values))
    total = [right(rupiah(plan.total(y)), bold=True) for y in years]
    last = [cell for amount in total for cell in ("", amount)] if paired else [*[""] * len(years), *total]
    body.append(row(Cell("JUMLAH", cols=5, bold=True, align="c"), *last))
    widths = [62] * (2 * len(years)) if not paired else [36, 64] * len(years)
    return Table([64, 110, 110, 42, 40, *widths], header, body, size=6.6)


def renja(office: Office, clerk: Clerk) -> list[Line | Table | Break]:
    """Lay out T-C.33: place, target, pagu and fund of the year, target and pagu of the next."""
    plan, year = office.plan, office.year
    header = head(
        [Cell(text, rows=2) for text in ("Kode", "Urusan/Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja", "Satuan")]
        + [Cell(f"Rencana Tahun {year}", cols=4), Cell(f"Prakiraan Maju Rencana Tahun {year + 1}", cols=2)],
        ["Lokasi", "Target Capaian Kinerja", "Kebutuhan Dana/Pagu Indikatif", "Sumber Dana", "Target Capaian Kinerja", "Kebutuhan Dana/Pagu Indikatif"],
    )
    body = []
    for element, each, k in indicators(plan.spending()):
        name = [element.code, clerk.name(element.name, element.level)] if k == 0 else ["", ""]
        money = [right(rupiah(element.pagu[y]) if k == 0 else "") for y in (year, year + 1)]
        targets = [mid(clerk.value(each.targets[y], each.unit)) for y in (year, year + 1)]
        body.append(row(*name, *measure(each, clerk), office.region, targets[0], money[0], "APBD", targets[1], money[1]))
    body.append(row(Cell("JUMLAH", cols=6, bold=True, align="c"), right(rupiah(plan.total(year)), bold=True), "", "", right(rupiah(plan.total(year + 1)), bold=True)))
    caption = f"Tabel T-C.33 Rumusan Rencana Program dan Kegiatan {office.name} Tahun {year} dan Prakiraan Maju Tahun {year + 1}"
    return [
        *titles(f"RENCANA KERJA (RENJA) TAHUN {year}", office.name.upper(), office.region.upper()),
        Line(caption, align="c"),
        Table([66, 150, 150, 48, 70, 55, 80, 40, 55, 80], header, body, size=7),
    ]


def renja_short(office: Office, clerk: Clerk) -> list[Line | Table | Break]:
    """Lay out a Renja of one year without places, the unit in the target."""
    plan, year = office.plan, office.year
    header = head(["No", "Kode Rekening", "Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja Program/Kegiatan/Sub Kegiatan", f"Target {year}", f"Pagu {year} (Rp)"])
    body = []
    for number, (element, each, k) in enumerate(indicators(plan.spending()), 1):
        name = [mid(str(number)), element.code, clerk.name(element.name, element.level)] if k == 0 else ["", "", ""]
        target = f"{clerk.value(each.targets[year], each.unit)} {clerk.unit(each.unit)}"
        body.append(row(*name, clerk.name(each.name), mid(target), right(rupiah(element.pagu[year]) if k == 0 else "")))
    return [*titles(f"RENJA {office.name.upper()}", office.region.upper(), f"TAHUN ANGGARAN {year}"), Table([24, 80, 190, 210, 90, 100], header, body, size=7.5)]


def measure(each: Indicator, clerk: Clerk) -> list[str | Cell]:
    """Return the cells of an indicator and its unit."""
    return [clerk.name(each.name), mid(clerk.unit(each.unit))]


def agreement(office: Office, clerk: Clerk) -> list[Line | Table | Break]:
    """Lay out a Perjanjian Kinerja: sasaran with targets, programs with their amounts."""
    plan, year = office.plan, office.year
    header = head(["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"])
    body = []
    sasaran = [element for element in plan.goals if element.level == "sasaran"]
    for number, element in enumerate(sasaran, 1):
        for k, each in enumerate(element.indicators):
            size = len(element.indicators)
            first = [mid(str(number), rows=size), Cell(clerk.name(element.name, element.level), rows=size)] if k == 0 else []
            body.append(row(*first, *measure(each, clerk), mid(clerk.value(each.targets[year], each.unit))))
    money = [row(mid(str(n)), clerk.name(p.name, p.level), right(rupiah(p.pagu[year])), "APBD") for n, p in enumerate(plan.programs, 1)]
    money.append(row(Cell("JUMLAH", cols=2, bold=True), right(rupiah(plan.total(year)), bold=True), ""))
    return [
        *titles(f"PERJANJIAN KINERJA TAHUN {year}", office.name.upper(), office.region.upper()),
        Table([24, 150, 170, 60, 60], header, body, size=9),
        Line(""),
        Table([24, 250, 120, 70], head(["No", "Program", "Anggaran (Rp)", "Keterangan"]), money, size=9),
        *signature(f"{office.region.split(' ', 1)[1]}, 12 Januari {year}", f"Kepala {office.name}", "Drs. SURYANTO, M.Si"),
    ]


def agreement_without_units(office: Office, clerk: Clerk) -> list[Line | Table | Break]:
    """Lay out a Perjanjian Kinerja with the unit in the target and its amounts as lines."""
    plan, year = office.plan, office.year
    body = []
    for number, element in enumerate((e for e in plan.goals if e.level == "sasaran"), 1):
        for k, each in enumerate(element.indicators):
            size = len(element.indicators)
            first = [mid(str(number), rows=size), Cell(clerk.name(element.name, element.level), rows=size)] if k == 0 else []
            body.append(row(*first, clerk.name(each.name), mid(f"{clerk.value(each.targets[year], each.unit)} {clerk.unit(each.unit)}")))
    money = [row(f"{n}. {clerk.name(p.name, p.level)}", right(f"Rp {rupiah(p.pagu[year])}")) for n, p in enumerate(plan.programs, 1)]
    return [
        *titles("PERJANJIAN KINERJA", f"TAHUN {year}", f"{office.name.upper()} {office.region.upper()}"),
        Table([24, 160, 190, 100], head(["NO", "SASARAN", "INDIKATOR KINERJA", "TARGET"]), body, size=9),
        Line(""),
        Table([300, 140], head(["Program", "Anggaran"]), money, size=9),
        *signature(f"{office.region.split(' ', 1)[1]}, 9 Januari {year}", f"Kepala {office.name}", "Dra. HASNAWATI, MM"),
    ]


def action_plan(office: Office, clerk: Clerk, levels: tuple[str, ...] = ("sasaran",)) -> list[Line | Table | Break]:
    """Lay out a Rencana Aksi with the year's target and four quarters."""
    plan, year = office.plan, office.year
    header = head(
        [Cell(text, rows=2) for text in ("No", "Sasaran / Program / Kegiatan", "Indikator Kinerja", "Satuan", f"Target {year}")] + [Cell("Target Triwulan", cols=4)], ["I", "II", "III", "IV"]
    )
    elements = [element for element in (*plan.goals, *plan.spending()) if element.level in levels]
    body: list[Row] = []
    for number, (element, each, k) in enumerate(indicators(elements), 1):
        size = len(element.indicators)
        first = [mid(str(number), rows=size), Cell(clerk.name(element.name, element.level), rows=size)] if k == 0 else []
        quarters = [mid(q if q == "-" else clerk.value(q, each.unit)) for q in running(each, each.targets[year])]
        body.append(row(*first, *measure(each, clerk), mid(clerk.value(each.targets[year], each.unit)), *quarters))
    return [*titles(f"RENCANA AKSI PERJANJIAN KINERJA TAHUN {year}", office.name.upper(), office.region.upper()), Table([24, 190, 210, 60, 60, *[50] * 4], header, body, size=8)]


def action_plan_of_all(office: Office, clerk: Clerk) -> list[Line | Table | Break]:
    """Lay out a Rencana Aksi of sasaran, programs and kegiatan."""
    return action_plan(office, clerk, ("sasaran", "program", "kegiatan"))


def running(each: Indicator, target: str) -> list[str]:
    """Return quarters of which the last is the target of the year, as reviewers ask."""
    return each.quarters if each.quarters[3] == target else ["-", "-", "-", target]


LAYOUTS: dict[str, tuple[Callable[[Office, Clerk], list[Line | Table | Break]], ...]] = {
    "renstra": (renstra_tables, renstra_of_2025),
    "renja": (renja, renja_short),
    "pk": (agreement, agreement_without_units),
    "rencana-aksi": (action_plan, action_plan_of_all),
}
