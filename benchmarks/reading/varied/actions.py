"""Lay out action plans (Rencana Aksi) of six offices: quarters under many names."""

from __future__ import annotations

from common import facts, mid, right, shared_pagu, signature, titles
from layout import Cell, Document, Line, Row, Table, Truth, cell, head, row
from offices import DISASTER, ENVIRONMENT, FARMING, HEALTH, LIBRARY, POLITICS
from plans import Element, Indicator, budget_line, by_year, grow, rupiah, truth


def told(each: Indicator, element: Element, **more: object) -> Truth:
    """Tell a row that prints quarters and no code."""
    return truth(each, element, code=None, quarters=list(each.quarters), **more)


def bangka() -> Document:
    """Five levels side by side, each with four quarters; merged over pages; later pages repeat only the line TW 1 to TW 4."""
    plan = grow(LIBRARY, range(2023, 2024), 41)
    goal, *targets = plan.goals
    levels = ("TUJUAN", "SASARAN", "PROGRAM", "KEGIATAN", "SUB KEGIATAN")
    header = head(
        [Cell(f"{name}", cols=6) for name in levels],
        [each for _ in levels for each in (Cell("URAIAN", rows=2), Cell("INDIKATOR", rows=2), Cell("TARGET", cols=4))],
        ["TW 1", "TW 2", "TW 3", "TW 4"] * 5,
    )
    owner = {0: targets[1], 1: targets[0], 2: targets[1]}  # which sasaran a program serves
    order = sorted(range(len(plan.programs)), key=lambda n: targets.index(owner[n]))
    body: list[Row] = []
    whole = sum(len(a.parts) for p in plan.programs for a in p.parts)
    for n in order:
        program = plan.programs[n]
        subs = [(a, s) for a in program.parts for s in a.parts]
        for k, (activity, sub) in enumerate(subs):
            cells: list[Cell] = []
            said: list[Truth] = []

            def block(element: Element, size: int, cells: list[Cell] = cells, said: list[Truth] = said) -> None:
                each = element.indicators[0]
                cells += [Cell(element.name, rows=size), Cell(f"{each.name} ({each.unit})", rows=size), *(Cell(q, rows=size, align="c") for q in each.quarters)]
                said.append(told(each, element))

            if not body:
                block(goal, whole)
            sasaran = owner[n]
            if k == 0 and n == next(m for m in order if owner[m] is sasaran):
                block(sasaran, sum(len(a.parts) for m in order if owner[m] is sasaran for a in plan.programs[m].parts))
            if k == 0:
                block(program, len(subs))
            if sub is activity.parts[0]:
                block(activity, len(activity.parts))
            block(sub, 1)
            body.append(Row(cells, said))
    parts = [
        *titles("RENCANA AKSI PENCAPAIAN KINERJA TAHUN 2023", "DINAS PERPUSTAKAAN DAN KEARSIPAN KABUPATEN BANGKA"),
        Table([75, 75, 24, 24, 24, 24] * 5, header, body, repeat="last", size=7.8),
        *signature("Sungailiat, 20 Januari 2023", "Kepala Dinas", "H. ASYRAF SURYADIN, S.E., M.M."),
    ]
    return Document("renaksi-perpustakaan-2023", "pdf", facts("rencana_aksi", "Dinas Perpustakaan dan Kearsipan", "Kabupaten Bangka", year=2023), parts, wide=True, paper=(842, 1191))


def sumba() -> Document:
    """A workbook with words of the office's own: Tolok Ukur Keberhasilan, Besaran Target, Rencana Capaian TW-1."""
    plan = grow(HEALTH, range(2024, 2025), 42)
    year = plan.years[0]
    header = head(
        [
            Cell("NO.", rows=2),
            Cell("URAIAN PROGRAM, KEGIATAN DAN SUB KEGIATAN", rows=2),
            Cell("TOLOK UKUR KEBERHASILAN", rows=2),
            Cell("BESARAN TARGET", cols=2),
            Cell("RENCANA CAPAIAN", cols=4),
            Cell("DANA TERSEDIA (Rp)", rows=2),
            Cell("PELAKSANA", rows=2),
        ],
        ["JUMLAH", "SATUAN", "TW-1", "TW-2", "TW-3", "TW-4"],
        fill="FFE699",
    )
    body = []
    fills = {"program": "F8CBAD", "kegiatan": "FCE4D6", "sub_kegiatan": None}
    for p, program in enumerate(plan.programs):
        for element in program.walk():
            fill = fills[element.level]
            number = {"program": chr(65 + p), "kegiatan": "", "sub_kegiatan": "-"}[element.level]
            if element.level == "kegiatan":
                number = str(program.parts.index(element) + 1)
            amount = {year: rupiah(element.pagu[year])}
            for k, each in enumerate(element.indicators):
                first = (mid(number, fill=fill), Cell(element.name, fill=fill, bold=fill is not None)) if k == 0 else (cell("", fill=fill), cell("", fill=fill))
                money = right(amount[year], number=element.pagu[year], pattern="#,##0", fill=fill) if k == 0 else cell("", fill=fill)
                said = truth(each, element, code=None, targets=by_year(each.targets), quarters=each.quarters, **shared_pagu(k, amount, merged=False))
                body.append(
                    row(
                        *first,
                        cell(each.name, fill=fill),
                        mid(each.targets[year], fill=fill),
                        mid(each.unit, fill=fill),
                        *(mid(q, fill=fill) for q in each.quarters),
                        money,
                        cell("Kabid Yankes" if p else "Sekretaris", fill=fill),
                        truth=[said],
                    )
                )
    total = {year: rupiah(plan.total(year))}
    body.append(row(Cell("JUMLAH", cols=9, bold=True, align="c"), right(total[year], number=plan.total(year), pattern="#,##0", bold=True), "", truth=[budget_line(None, total)]))
    parts = [
        Line("RENCANA AKSI DINAS KESEHATAN KABUPATEN SUMBA TIMUR", bold=True, size=12),
        Line("TAHUN 2024", bold=True, size=12),
        Line(""),
        Table([30, 240, 240, 70, 70, *[55] * 4, 100, 90], header, body, size=8),
    ]
    return Document("renaksi-kesehatan-2024", "xlsx", facts("rencana_aksi", "Dinas Kesehatan", "Kabupaten Sumba Timur", year=year), parts, options={"sheet": "RENAKSI"})


def agam() -> Document:
    """A Word file whose quarters are I to IV under TARGET; sasaran, program, kegiatan as band rows."""
    plan = grow(DISASTER, range(2025, 2026), 43, secretariat=False)
    header = head([Cell("NO", rows=2), Cell("INDIKATOR KINERJA", rows=2), Cell("SATUAN", rows=2), Cell("TARGET", cols=4), Cell("RENCANA AKSI", rows=2)], ["I", "II", "III", "IV"])
    body: list[Row] = []
    words = {"sasaran": "SASARAN", "program": "PROGRAM", "kegiatan": "KEGIATAN", "sub_kegiatan": "SUB KEGIATAN"}
    count = 0
    for element in [*[g for g in plan.goals if g.level == "sasaran"], *plan.spending()]:
        name = element.name.removeprefix("PROGRAM ") if element.level == "program" else element.name
        body.append(row(Cell(f"{words[element.level]} : {name}", cols=8, bold=element.level != "sub_kegiatan", fill="E2EFDA" if element.level in ("sasaran", "program") else None)))
        for each in element.indicators:
            count += 1
            step = {"sub_kegiatan": "Pelaksanaan sesuai jadwal", "kegiatan": "Koordinasi pelaksanaan"}.get(element.level, "Pemantauan berkala")
            body.append(row(mid(str(count)), each.name, mid(each.unit), *map(mid, each.quarters), step, truth=[told(each, element)]))
    parts = [
        *titles("RENCANA AKSI ATAS PERJANJIAN KINERJA", "BADAN PENANGGULANGAN BENCANA DAERAH KABUPATEN AGAM", "TAHUN ANGGARAN 2025"),
        Table([26, 240, 70, 50, 50, 50, 50, 130], header, body, size=8),
        *signature("Lubuk Basung, 31 Januari 2025", "Kepala Pelaksana", "Drs. HASNUL ARIFIN"),
    ]
    return Document("renaksi-bpbd-2025", "docx", facts("rencana_aksi", "Badan Penanggulangan Bencana Daerah", "Kabupaten Agam", year=2025), parts, wide=True)


def singkawang() -> Document:
    """A scan that lies sideways in the file."""
    plan = grow(POLITICS, range(2022, 2023), 44, secretariat=False)
    year = plan.years[0]
    header = head(
        [
            Cell("NO", rows=2),
            Cell("SASARAN / PROGRAM / KEGIATAN", rows=2),
            Cell("INDIKATOR KINERJA", rows=2),
            Cell("SATUAN", rows=2),
            Cell("TARGET 2022", rows=2),
            Cell("TARGET TRIWULAN", cols=4),
            Cell("ANGGARAN (Rp)", rows=2),
        ],
        ["TRI I", "TRI II", "TRI III", "TRI IV"],
    )
    body = []
    elements = [*[g for g in plan.goals if g.level == "sasaran"], *plan.spending("program", "kegiatan")]
    for n, element in enumerate(elements, 1):
        amount = {year: rupiah(element.pagu[year])} if element.pagu else {}
        label = {"sasaran": "Sasaran: ", "program": "", "kegiatan": "Kegiatan "}[element.level]
        for k, each in enumerate(element.indicators):
            first = (mid(str(n)), Cell(label + element.name, bold=element.level != "kegiatan")) if k == 0 else ("", "")
            said = told(each, element, targets=by_year(each.targets), **shared_pagu(k, amount, merged=False))
            body.append(
                row(
                    *first,
                    each.name,
                    mid(each.unit),
                    mid(each.targets[year]),
                    *map(mid, each.quarters),
                    right(amount.get(year, "") if k == 0 else ""),
                    truth=[said | {"element": label + element.name}],
                )
            )
    total = {year: rupiah(plan.total(year))}
    body.append(row("", Cell("JUMLAH", bold=True), *[""] * 7, right(total[year], bold=True), truth=[budget_line(None, total)]))
    parts = [
        *titles("RENCANA AKSI KINERJA TAHUN 2022", "BADAN KESATUAN BANGSA DAN POLITIK KOTA SINGKAWANG"),
        Table([26, 170, 140, 62, 56, 46, 46, 46, 46, 92], header, body, size=9),
        *signature("Singkawang, 14 Februari 2022", "Kepala Badan", "Drs. KARYADI"),
    ]
    return Document(
        "renaksi-kesbangpol-2022",
        "pdf",
        facts("rencana_aksi", "Badan Kesatuan Bangsa dan Politik", "Kota Singkawang", year=year),
        parts,
        wide=True,
        scan={"seed": 44, "skew": 0.4, "noise": 8, "dpi": 200, "turn": 90},
        group="scan",
    )


def jambi() -> Document:
    """Plain text with upright strokes between the columns."""
    plan = grow(FARMING, range(2021, 2022), 45, secretariat=False)
    year = plan.years[0]
    body = []
    numbers = {"sasaran": "S", "program": "P", "kegiatan": "K", "sub_kegiatan": "SK"}
    for element in [*[g for g in plan.goals if g.level == "sasaran"], *plan.spending()]:
        for each in element.indicators:
            body.append(row(numbers[element.level], element.name, each.name, each.unit, each.targets[year], *each.quarters, truth=[told(each, element, targets=by_year(each.targets))]))
    header = [row("Lvl", "Uraian", "Indikator Kinerja", "Satuan", "Target 2021", "TW I", "TW II", "TW III", "TW IV")]
    office = "Dinas Tanaman Pangan, Hortikultura dan Peternakan"
    parts = [
        *titles("RENCANA AKSI TAHUN 2021", f"{office} Provinsi Jambi"),
        Line("Keterangan: S = Sasaran, P = Program, K = Kegiatan, SK = Sub Kegiatan"),
        Line(""),
        Table([3, 66, 74, 10, 11, 9, 9, 9, 9], header, body),
        Line("Jambi, 11 Januari 2021"),
    ]
    return Document("renaksi-pertanian-2021", "txt", facts("rencana_aksi", office, "Provinsi Jambi", year=year), parts, options={"characters": 200, "mark": "|"})


def balikpapan() -> Document:
    """Months instead of quarters (s.d. Maret), amounts for each quarter beside the targets, rows and merged names cut by pages."""
    plan = grow(ENVIRONMENT, range(2023, 2024), 46)
    year = plan.years[0]
    months = ["s.d. Maret", "s.d. Juni", "s.d. September", "s.d. Desember"]
    header = head(
        [
            Cell("Sasaran Strategis", rows=2),
            Cell("Program", rows=2),
            Cell("Kegiatan / Sub Kegiatan", rows=2),
            Cell("Indikator Kinerja", rows=2),
            Cell("Satuan", rows=2),
            Cell("Target Kinerja", cols=4),
            Cell("Pagu Anggaran (Rp)", rows=2),
            Cell("Rencana Penyerapan Anggaran (%)", cols=4),
        ],
        [*months, "Mar", "Jun", "Sep", "Des"],
    )
    sasaran = [e for e in plan.goals if e.level == "sasaran"]
    served = {0: sasaran[0], 1: sasaran[0], 2: sasaran[0], 3: sasaran[1]}
    body: list[Row] = []
    for target in sasaran:
        programs = [p for n, p in enumerate(plan.programs) if served[n] is target]
        lines = sum(1 for p in programs for a in p.parts for e in a.walk())
        for p, program in enumerate(programs):
            below = [e for a in program.parts for e in a.walk()]
            for k, element in enumerate(below):
                each = element.indicators[0]
                amount = {year: rupiah(element.pagu[year])}
                cells: list[Cell | str] = [Cell(target.name, rows=lines)] if p == k == 0 else []
                cells += [Cell(program.name, rows=len(below), bold=True)] if k == 0 else []
                cells += [
                    Cell(element.name, bold=element.level == "kegiatan", indent=0 if element.level == "kegiatan" else 1),
                    each.name,
                    mid(each.unit),
                    *map(mid, each.quarters),
                    right(amount[year]),
                    *map(mid, ("10", "40", "75", "100")),
                ]
                body.append(row(*cells, truth=[told(each, element, pagu=by_year(amount))]))
    total = {year: rupiah(plan.total(year))}
    body.append(row(Cell("JUMLAH", cols=9, bold=True), right(total[year], bold=True), *[""] * 4, truth=[budget_line(None, total)]))
    goal_header = head([Cell("Sasaran Strategis", rows=2), Cell("Indikator Sasaran", rows=2), Cell("Satuan", rows=2), Cell("Target Kinerja", cols=4)], months)
    goal_body = []
    for element in sasaran:
        for k, each in enumerate(element.indicators):
            name = [Cell(element.name, rows=len(element.indicators))] if k == 0 else []
            goal_body.append(row(*name, each.name, mid(each.unit), *map(mid, each.quarters), truth=[told(each, element)]))
    parts = [
        *titles("MATRIKS RENCANA AKSI PERJANJIAN KINERJA", "DINAS LINGKUNGAN HIDUP KOTA BALIKPAPAN TAHUN 2023"),
        Table([150, 170, 60, 50, 50, 60, 60], goal_header, goal_body, size=8),
        Line(""),
        Table([66, 72, 130, 120, 44, 38, 38, 48, 46, 80, 24, 24, 24, 24], header, body, split=True, repeat="none", size=8.8),
    ]
    return Document(
        "renaksi-lingkungan-2023", "pdf", facts("rencana_aksi", "Dinas Lingkungan Hidup", "Kota Balikpapan", year=year), parts, wide=True, footer="Matriks Renaksi DLH - dicetak 6 Februari 2023 - {n}"
    )


DOCUMENTS = (bangka, sumba, agam, singkawang, jambi, balikpapan)
